"""Table of a lesson's result: read correctly before and after, by label, mine and known images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from mnist_draw.recipe import field_texts
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import decimal, whole

if TYPE_CHECKING:
    from mnist_draw.shared.theme import Tone
    from trainer.network.compared_readings import ReadBoth, TeachingComparison


class ResultTable(QTableWidget):
    """A row for all, one for the held-out drawings, and one for each label."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setObjectName("teachingTable")
        self._comparison: TeachingComparison | None = None
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._retranslate()

    def sizeHint(self) -> QSize:
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        rows = self.rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), height + rows)

    def show_comparison(self, comparison: TeachingComparison) -> None:
        """Show a result."""
        self._comparison = comparison
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        match event.type():
            case QEvent.Type.LanguageChange:
                self._retranslate()
                self._fill()
            case QEvent.Type.PaletteChange | QEvent.Type.FontChange:
                self._fill()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Read correctly before and after"))

    def _fill(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        font = theme.tabular(theme.font("body"))
        self.setFont(font)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        mine = comparison.learnt.joined(comparison.held_out)
        self.setHorizontalHeaderLabels(
            ["", self.tr("My drawings"), field_texts.data_name(comparison.data)]
        )
        rows: list[tuple[str, ReadBoth, ReadBoth | None]] = [
            (self.tr("All"), mine, comparison.known)
        ]
        if len(comparison.held_out):
            rows.append((self.tr("Held out"), comparison.held_out, None))
        rows += [
            (name, mine.of_label(label), comparison.known.of_label(label))
            for label, name in enumerate(comparison.classes)
        ]
        self.setRowCount(len(rows))
        for row, (title, own, known) in enumerate(rows):
            self._set(row, 0, title, "text")
            self._set(row, 1, self._counts(own), _tone(own))
            if known is None:
                self._set(row, 2, "", "muted")
            else:
                self._set(row, 2, _shares(known), _tone_of_known(known))
        self.setFixedHeight(self.sizeHint().height())

    def _counts(self, read: ReadBoth) -> str:
        """Numbers read correctly: ``3 → 5 of 6``."""
        if not len(read):
            return "–"
        return self.tr("{before} → {after} of {count}").format(
            before=whole(read.right_before), after=whole(read.right_after), count=whole(len(read))
        )

    def _set(self, row: int, column: int, text: str, tone: Tone) -> None:
        item = QTableWidgetItem(text)
        item.setForeground(theme.colour(tone))
        if column:
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setItem(row, column, item)


def _shares(read: ReadBoth) -> str:
    """Percentages read correctly: ``99.6 → 99.5 %``."""
    if not len(read):
        return "–"
    before, after = (
        # Few images of one label have no second decimal to show.
        decimal(100 * right / len(read), 2 if len(read) >= 1000 else 1)
        for right in (read.right_before, read.right_after)
    )
    return f"{before} → {after} %"


def _tone(read: ReadBoth) -> Tone:
    if read.right_after == read.right_before:
        return "muted"
    return "accent" if read.right_after > read.right_before else "error"


def _tone_of_known(read: ReadBoth) -> Tone:
    # Single images come and go with every training.
    lost = read.right_before - read.right_after
    return "error" if lost > 1 and lost > 0.005 * len(read) else "muted"
