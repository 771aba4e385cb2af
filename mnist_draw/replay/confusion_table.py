"""Confusion matrix of a replayed file: labels as rows, predictions as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from mnist_draw.replay.tally import DIGITS, NEITHER
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent

if TYPE_CHECKING:
    from mnist_draw.replay.tally import Tally

ACCURACY = NEITHER + 1
NOT_SURE = NEITHER + 2
"""Columns beside those of `Tally.counts`."""


class ConfusionTable(QTableWidget):
    """Table of a `Tally`; empty rows and columns without a digit are hidden.

    Signals:
        cell_chosen: Row and column, by mouse or keyboard.
    """

    cell_chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(NEITHER + 1, NOT_SURE + 1)
        self.setObjectName("confusionMatrix")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setMinimumWidth(520)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(24)
            header.setHighlightSections(True)
            header.setSectionsClickable(False)
        for column in (ACCURACY, NOT_SURE):
            self.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        for row in range(NEITHER + 1):
            for column in range(NOT_SURE + 1):
                item = QTableWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(row, column, item)
        self.currentCellChanged.connect(self._choose)
        # Also a click on the cell that is already the current one.
        self.cellClicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Use the texts of the current language."""
        digits = [str(digit) for digit in range(DIGITS)]
        self.setVerticalHeaderLabels([*digits, self.tr("no label")])
        self.setHorizontalHeaderLabels(
            [*digits, self.tr("none"), self.tr("right"), self.tr("not sure")]
        )
        self.setAccessibleName(self.tr("What was meant (rows) and what was read (columns)"))
        self.setToolTip(self.tr("Choose a cell to see its drawings"))

    def show_tally(self, tally: Tally) -> None:
        """Show counts, the accuracy of each digit, and the counts of "not sure"."""
        counts = tally.counts
        self.setRowHidden(NEITHER, not counts[NEITHER].any())
        self.setColumnHidden(NEITHER, not counts[:, NEITHER].any())
        self.setColumnHidden(NOT_SURE, not tally.not_sure.any())
        wrong = counts[:DIGITS].copy()
        np.fill_diagonal(wrong, 0)
        most = max(1, int(wrong.max()))
        muted = theme.colours().muted
        for row in range(NEITHER + 1):
            for column in range(NEITHER + 1):
                self._show_count(row, column, int(counts[row, column]), most)
            known = row < NEITHER and tally.digit(row).count
            item = self._item(row, ACCURACY)
            item.setText(percent(tally.digit(row).accuracy) if known else "")
            item.setForeground(muted)
            item = self._item(row, NOT_SURE)
            item.setText(_count_text(int(tally.not_sure[row])))
            item.setForeground(muted)

    def _show_count(self, row: int, column: int, count: int, most: int) -> None:
        """Show one count; the more frequent a confusion, the stronger its colour."""
        colours = theme.colours()
        item = self._item(row, column)
        item.setText(_count_text(count))
        tint = QColor(colours.accent if row == column else colours.train)
        if row == NEITHER:
            tint = QColor(colours.muted)
        strength = 0.16 if row in {column, NEITHER} else 0.12 + 0.5 * count / most
        tint.setAlphaF(strength if count else 0)
        item.setBackground(QBrush(tint))

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    @Slot(int, int)
    def _choose(self, row: int, column: int) -> None:
        self.cell_chosen.emit(row, column)


def _count_text(count: int) -> str:
    return QLocale().toString(count) if count else ""
