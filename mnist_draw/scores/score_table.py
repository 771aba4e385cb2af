"""Table of scores, the smallest network first; unbeaten ones are bold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import numbers, theme
from trainer.printable import printable
from trainer.scores.score import frontier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.scores.score import Score

_COLUMNS: Final = 4


class ScoreTable(QTableWidget):
    """A row a score.

    Attributes:
        chosen: Emits the index of the score of the current row.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, _COLUMNS)
        self.setObjectName("scoreTable")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        self._scores: tuple[Score, ...] = ()
        self._names: tuple[str, ...] = ()
        self._order: list[int] = []
        self.currentCellChanged.connect(self._emit_chosen)
        self._retranslate()

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().averageCharWidth(), 5 * self.fontMetrics().height())

    def show_scores(self, scores: Sequence[Score], names: Sequence[str]) -> None:
        """Show scores, each with the name of its writer."""
        self._scores, self._names = tuple(scores), tuple(names)
        self._order = sorted(
            range(len(scores)),
            key=lambda index: (scores[index].parameters, -scores[index].accuracy),
        )
        self._fill()

    def choose(self, index: int | None) -> None:
        """Make a score's row the current one."""
        with QSignalBlocker(self):
            if index is None:
                self.setCurrentCell(-1, -1)
            else:
                self.setCurrentCell(self._order.index(index), 0)

    def changeEvent(self, event: QEvent) -> None:
        match event.type():
            case QEvent.Type.LanguageChange:
                self._retranslate()
                self._fill()
            case QEvent.Type.PaletteChange | QEvent.Type.FontChange:
                self._fill()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Scores of the class"))
        self.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Network"), self.tr("Parameters"), self.tr("Accuracy")]
        )

    def _fill(self) -> None:
        font = theme.tabular(theme.font("body"))
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        unbeaten = frontier(self._scores)
        with QSignalBlocker(self):
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
            self.setRowCount(len(self._order))
            for row, index in enumerate(self._order):
                score = self._scores[index]
                texts = (
                    self._names[index],
                    printable(score.network),
                    numbers.whole(score.parameters),
                    numbers.percent(score.accuracy),
                )
                for column, text in enumerate(texts):
                    item = QTableWidgetItem(text)
                    item.setFont(bold if index in unbeaten else font)
                    item.setToolTip(plain_tip(text))
                    if column >= 2:
                        item.setTextAlignment(
                            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                        )
                    self.setItem(row, column, item)

    @Slot(int)
    def _emit_chosen(self, row: int) -> None:
        if 0 <= row < len(self._order):
            self.chosen.emit(self._order[row])
