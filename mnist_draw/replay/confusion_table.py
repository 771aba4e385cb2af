"""Confusion matrix of a replayed file: labels as rows, predictions as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from mnist_draw.replay.tally import Tally
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent

if TYPE_CHECKING:
    from trainer.recipe.classes import Classes


def accuracy_column(tally: Tally) -> int:
    """Column of the accuracy, after those of `Tally.counts`."""
    return tally.neither + 1


def not_sure_column(tally: Tally) -> int:
    """Column of the counts of "not sure", the last one."""
    return tally.neither + 2


class ConfusionTable(QTableWidget):
    """Table of a `Tally`; empty rows and columns without a class are hidden.

    Signals:
        cell_chosen: Row and column, by mouse or keyboard.
    """

    cell_chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._classes: Classes = ()
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
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.currentCellChanged.connect(self._choose)
        # Also a click on the cell that is already the current one.
        self.cellClicked.connect(self._choose)
        self._resize(Tally())
        self.retranslate()

    def retranslate(self) -> None:
        """Use the texts of the current language."""
        self.setVerticalHeaderLabels([*self._classes, self.tr("no label")])
        self.setHorizontalHeaderLabels(
            [*self._classes, self.tr("none"), self.tr("right"), self.tr("not sure")]
        )
        self.setAccessibleName(self.tr("Rows: really. Columns: read as"))
        self.setToolTip(self.tr("Choose a cell to see its drawings"))

    def show_tally(self, tally: Tally) -> None:
        """Show counts, the accuracy of each class, and the counts of "not sure"."""
        if tally.classes != self._classes:
            self._resize(tally)
            self.retranslate()
        counts, neither = tally.counts, tally.neither
        self.setRowHidden(neither, not counts[neither].any())
        self.setColumnHidden(neither, not counts[:, neither].any())
        self.setColumnHidden(not_sure_column(tally), not tally.not_sure.any())
        wrong = counts[:-1].copy()
        np.fill_diagonal(wrong, 0)
        most = max(1, int(wrong.max()))
        muted = theme.colours().muted
        for row in range(neither + 1):
            for column in range(neither + 1):
                self._show_count(
                    row, column, int(counts[row, column]), most, unlabelled=row == neither
                )
            known = row < neither and tally.of_class(row).count
            item = self._item(row, accuracy_column(tally))
            item.setText(percent(tally.of_class(row).accuracy) if known else "")
            item.setForeground(muted)
            item = self._item(row, not_sure_column(tally))
            item.setText(_count_text(int(tally.not_sure[row])))
            item.setForeground(muted)

    def _resize(self, tally: Tally) -> None:
        """Make a row and a column for each class."""
        self._classes = tally.classes
        self.setRowCount(tally.neither + 1)
        self.setColumnCount(not_sure_column(tally) + 1)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (accuracy_column(tally), not_sure_column(tally)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                item = QTableWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(row, column, item)

    def _show_count(
        self, row: int, column: int, count: int, most: int, *, unlabelled: bool
    ) -> None:
        """Show one count; the more frequent a confusion, the stronger its colour."""
        colours = theme.colours()
        item = self._item(row, column)
        item.setText(_count_text(count))
        tint = QColor(colours.accent if row == column else colours.train)
        if unlabelled:
            tint = QColor(colours.muted)
        strength = 0.16 if row == column or unlabelled else 0.12 + 0.5 * count / most
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
