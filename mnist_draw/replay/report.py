"""How well a file of drawings is read: a matrix of digits whose cells open the drawings in them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.draw.pasted_pictures import image_from_ink
from mnist_draw.replay.tally import DIGITS, NEITHER, Tally
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mnist_draw.replay.engine import Reading
    from trainer.network.rejection import Reason

# A drawing takes some kilobytes; wrong ones are what people come to see.
MOST_RIGHT, MOST_WRONG, MOST_IN_ALL = 100, 300, 6000
"""Drawings that a cell and all cells together keep to be opened; all are counted."""

_THUMBNAIL = 56
_ACCURACY = NEITHER + 1
_NOT_SURE = NEITHER + 2
_STEPS = 1000


class ReplayReport(QDialog):
    """Fills while a file is being read; stays open beside the main window.

    Signals:
        drawing_chosen: A `RecordedDrawing` to be put on the canvas.
        cancelled: Whoever reads the file can stop.
    """

    drawing_chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("replayReport")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._tally = Tally()
        self._kept: defaultdict[tuple[int, int], list[Reading]] = defaultdict(list)
        self._kept_count = 0
        self._reading = False
        self._cell = (-1, -1)

        self._headline = _label("reportAccuracy", step="headline")
        self._status = _label("reportStatus", tone="muted")
        self._progress = QProgressBar()
        self._progress.setObjectName("reportProgress")
        self._progress.setRange(0, _STEPS)
        self._progress.setTextVisible(False)
        self._button = QPushButton()
        self._button.setObjectName("reportCancelButton")
        self._button.clicked.connect(self._cancel)
        self._axes = _label("reportAxes", tone="muted")
        self._matrix = _matrix()
        self._matrix.currentCellChanged.connect(self._open_cell)
        self._matrix.cellClicked.connect(self._open_clicked)
        self._caption = _label("reportCaption")
        self._pictures = _picture_list()
        self._pictures.itemClicked.connect(self._choose)
        self._pictures.itemActivated.connect(self._choose)
        self._lay_out()
        self._name()
        self.resize(QSize(900, 620))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._headline)
        texts.addWidget(self._status)
        texts.addWidget(self._progress)
        top = QHBoxLayout()
        top.addLayout(texts, 1)
        top.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.addWidget(self._axes)
        left.addWidget(self._matrix, 1)
        right = QVBoxLayout()
        right.addWidget(self._caption)
        right.addWidget(self._pictures, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 3)
        middle.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(middle, 1)

    @property
    def tally(self) -> Tally:
        """What has been counted so far."""
        return self._tally

    def begin(self, name: str) -> None:
        """Empties the report for a file.

        Args:
            name: How the file is called.
        """
        self._tally = Tally()
        self._kept.clear()
        self._kept_count = 0
        self._cell = (-1, -1)
        self._reading = True
        self.setWindowTitle(self.tr("Test: {file}").format(file=name))
        self._status.setText(self.tr("Starting…"))
        self._progress.setValue(0)
        self._pictures.clear()
        self._matrix.setCurrentCell(-1, -1)
        self._name()
        self._show_counts()

    def add(self, readings: Iterable[Reading], share: float) -> None:
        """Counts more readings.

        Args:
            readings: What was read.
            share: How much of the file has been read, in [0, 1].
        """
        for reading in readings:
            cell = self._tally.add(reading)
            self._keep(reading, cell)
            if reading.not_sure is not None:
                self._keep(reading, (cell[0], _NOT_SURE))
        self._progress.setValue(round(share * _STEPS))
        self._status.setText(
            self.tr("{count} drawings read").format(count=QLocale().toString(self._tally.total))
        )
        self._show_counts()
        self._show_caption()

    def _keep(self, reading: Reading, cell: tuple[int, int]) -> None:
        kept = self._kept[cell]
        most = MOST_RIGHT if cell[0] == cell[1] else MOST_WRONG
        if len(kept) < most and self._kept_count < MOST_IN_ALL:
            kept.append(reading)
            self._kept_count += 1
            if cell == self._cell:
                self._add_picture(reading)

    def finish(self, problems: Sequence[str], skipped: int, failure: str = "") -> None:
        """Tells that no more comes.

        Args:
            problems: The first lines that were left out, in words.
            skipped: How many lines were left out.
            failure: Why it ended early; empty if it did not.
        """
        self._reading = False
        locale = QLocale()
        parts = [self.tr("{count} drawings").format(count=locale.toString(self._tally.total))]
        if self._tally.unlabelled:
            parts.append(
                self.tr("{count} without label").format(
                    count=locale.toString(self._tally.unlabelled)
                )
            )
        if skipped:
            parts.append(
                self.tr("Lines left out: {count}, the first: {problem}").format(
                    count=locale.toString(skipped), problem=problems[0]
                )
            )
        if failure:
            parts.append(failure)
        self._status.setText(" · ".join(parts))
        self._status.setToolTip("\n".join(problems))
        worst = next(self._tally.confusions(), None)
        if worst is not None and self._cell == (-1, -1):
            self._matrix.setCurrentCell(worst[0], worst[1])
        self._name()
        self._show_counts()

    def reject(self) -> None:
        """Escape and the close button also end the reading."""
        if self._reading:
            self.cancelled.emit()
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_counts()
            self._show_pictures()
        super().changeEvent(event)

    def _name(self) -> None:
        self._progress.setVisible(self._reading)
        self._progress.setAccessibleName(self.tr("How much of the file has been read"))
        self._button.setText(self.tr("Cancel") if self._reading else self.tr("Close"))
        self._button.setToolTip(
            self.tr("Stop reading; what was read so far stays")
            if self._reading
            else self.tr("Close this report")
        )
        self._button.setAccessibleName(self._button.text())
        digits = [str(digit) for digit in range(DIGITS)]
        self._matrix.setVerticalHeaderLabels([*digits, self.tr("no label")])
        self._matrix.setHorizontalHeaderLabels(
            [*digits, self.tr("none"), self.tr("right"), self.tr("not sure")]
        )
        self._matrix.setAccessibleName(self.tr("What was meant (rows) and what was read (columns)"))
        self._axes.setText(
            self.tr("Rows: the digit that was meant. Columns: the digit that was read.")
        )
        self._matrix.setToolTip(self.tr("Choose a cell to see its drawings"))
        self._pictures.setAccessibleName(self.tr("Drawings of the chosen cell"))
        self._pictures.setToolTip(self.tr("Click a drawing to put it on the canvas"))
        self._show_caption()

    def _show_counts(self) -> None:
        counts, locale = self._tally.counts, QLocale()
        share = self._tally.all_digits
        self._headline.setText(
            self.tr("{percent} read correctly").format(percent=percent(share.accuracy))
            if share.count
            else self.tr("Nothing to compare yet")
        )
        colours = theme.colours()
        self._matrix.setRowHidden(NEITHER, not counts[NEITHER].any())
        self._matrix.setColumnHidden(NEITHER, not counts[:, NEITHER].any())
        self._matrix.setColumnHidden(_NOT_SURE, not self._tally.not_sure.any())
        wrong = counts[:DIGITS].copy()
        np.fill_diagonal(wrong, 0)
        most = max(1, int(wrong.max()))
        for row in range(NEITHER + 1):
            for column in range(NEITHER + 1):
                count = int(counts[row, column])
                item = self._item(row, column)
                item.setText(locale.toString(count) if count else "")
                tint = QColor(colours.accent if row == column else colours.train)
                if row == NEITHER:
                    tint = QColor(colours.muted)
                strength = 0.16 if row in {column, NEITHER} else 0.12 + 0.5 * count / most
                tint.setAlphaF(strength if count else 0)
                item.setBackground(QBrush(tint))
            item = self._item(row, _ACCURACY)
            if row < NEITHER and self._tally.digit(row).count:
                item.setText(percent(self._tally.digit(row).accuracy))
            else:
                item.setText("")
            item.setForeground(colours.muted)
            item = self._item(row, _NOT_SURE)
            count = int(self._tally.not_sure[row])
            item.setText(locale.toString(count) if count else "")
            item.setForeground(colours.muted)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self._matrix.item(row, column)
        assert item is not None
        return item

    @Slot(int, int, int, int)
    def _open_cell(self, row: int, column: int) -> None:
        self._cell = (row, column)
        self._show_pictures()

    @Slot(int, int)
    def _open_clicked(self, row: int, column: int) -> None:
        self._open_cell(row, column)

    def _show_pictures(self) -> None:
        self._pictures.clear()
        for reading in self._kept.get(self._cell, ()):
            self._add_picture(reading)
        self._show_caption()

    def _add_picture(self, reading: Reading) -> None:
        colours = theme.colours()
        ink = reading.digit_image
        if ink is None:
            ink = np.zeros((28, 28), np.uint8)
        picture = QPixmap.fromImage(image_from_ink(ink, colours.paper, colours.ink)).scaled(
            _THUMBNAIL, _THUMBNAIL
        )
        item = QListWidgetItem(QIcon(picture), "–")
        item.setData(Qt.ItemDataRole.UserRole, reading)
        tip = self.tr("Nothing to read")
        if reading.probabilities is not None:
            sureness = percent(float(reading.probabilities.max()))
            item.setText(sureness)
            tip = self.tr("Read as {digit} ({percent})").format(
                digit=reading.predicted, percent=sureness
            )
        if reading.not_sure is not None:
            tip += " · " + self._reasons()[reading.not_sure]
        if reading.drawing.writer is not None:
            tip += " · " + self.tr("writer {name}").format(name=reading.drawing.writer)
        item.setToolTip(tip)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tip)
        self._pictures.addItem(item)

    def _reasons(self) -> dict[Reason, str]:
        return {
            "too little ink": self.tr("not sure: too little ink"),
            "several digits": self.tr("not sure: more than one digit"),
            "not a digit": self.tr("not sure: nothing like a digit"),
        }

    def _show_caption(self) -> None:
        row, column = self._cell
        if not (0 <= row <= NEITHER and 0 <= column <= _NOT_SURE and column != _ACCURACY):
            self._caption.setText(self.tr("Choose a cell to see its drawings."))
            return
        locale = QLocale()
        meant = self.tr("without label") if row == NEITHER else self.tr("{digit}").format(digit=row)
        if column == _NOT_SURE:
            count = int(self._tally.not_sure[row])
            text = self.tr("{meant}, but the window is not sure: {count} drawings.").format(
                meant=meant, count=locale.toString(count)
            )
        else:
            count = int(self._tally.counts[row, column])
            read = self.tr("no digit") if column == NEITHER else str(column)
            text = self.tr("{meant} read as {read}: {count} drawings.").format(
                meant=meant, read=read, count=locale.toString(count)
            )
        shown = len(self._kept.get(self._cell, ()))
        if shown < count:
            text += " " + self.tr("The first {shown} are shown.").format(
                shown=locale.toString(shown)
            )
        if count:
            text += " " + self.tr("Click one to put it on the canvas.")
        self._caption.setText(text)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.drawing_chosen.emit(item.data(Qt.ItemDataRole.UserRole).drawing)

    @Slot()
    def _cancel(self) -> None:
        if self._reading:
            self.cancelled.emit()
        else:
            self.close()


def _matrix() -> QTableWidget:
    table = QTableWidget(NEITHER + 1, _NOT_SURE + 1)
    table.setObjectName("confusionMatrix")
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setWordWrap(False)
    table.setMinimumWidth(520)
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(24)
        header.setHighlightSections(True)
        header.setSectionsClickable(False)
    for column in (_ACCURACY, _NOT_SURE):
        table.horizontalHeader().setSectionResizeMode(
            column, QHeaderView.ResizeMode.ResizeToContents
        )
    table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    for row in range(NEITHER + 1):
        for column in range(_NOT_SURE + 1):
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            table.setItem(row, column, item)
    return table


def _label(name: str, *, step: str = "body", tone: str = "text") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("step", step)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    return label


def _picture_list() -> QListWidget:
    pictures = QListWidget()
    pictures.setObjectName("reportDrawings")
    pictures.setViewMode(QListWidget.ViewMode.IconMode)
    pictures.setResizeMode(QListWidget.ResizeMode.Adjust)
    pictures.setMovement(QListWidget.Movement.Static)
    pictures.setUniformItemSizes(True)
    pictures.setSpacing(4)
    pictures.setTextElideMode(Qt.TextElideMode.ElideNone)
    pictures.setIconSize(QSize(_THUMBNAIL, _THUMBNAIL))
    return pictures
