"""Table view of the kept runs: sorting, selection, renaming."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QTableView

from mnist_draw.runs.columns import Column
from mnist_draw.runs.table_model import SORT_ROLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.runs.library import RunEntry
    from mnist_draw.runs.table_model import RunsTableModel

# In heights of the body font; the other columns fit their contents.
_MEASURED_ROWS: Final = 40
_WIDTHS: Final = {Column.NAME: 14, Column.AGAINST: 18, Column.DIFFERENCES: 15}


class RunsTableView(QTableView):
    """Shows the runs, newest first; a click on a header sorts them by that column."""

    def __init__(self, runs: RunsTableModel) -> None:
        """Args: runs: The model, kept alive by the caller."""
        super().__init__()
        self.setObjectName("runsList")
        self._runs = runs
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(runs)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        # For all columns: Qt leaves an editor to the delegate of a column when it takes it away.
        self.setItemDelegate(_NameDelegate(self))
        self.setSortingEnabled(True)
        self.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self._set_style()

    @property
    def chosen(self) -> list[RunEntry]:
        """The selected runs, from top to bottom."""
        rows = self.selectionModel().selectedRows()
        sources = [self._sorted.mapToSource(row).row() for row in sorted(rows, key=_row)]
        return [self._runs.entries[row] for row in sources]

    def choose_one(self) -> None:
        """Select the run in the current row: the next one after a deletion; at first the newest."""
        index = self._sorted.index(max(0, self.currentIndex().row()), Column.NAME)
        # `selectRow` obeys the keys that are held now: with Shift it would select nothing.
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    @Slot()
    def rename_chosen(self) -> None:
        """Edit the title of the first selected run in its cell, unless it is being edited."""
        # Qt warns of a second editor.
        if self.state() == QTableView.State.EditingState:
            return
        row = self.selectionModel().selectedRows()[0].row()
        index = self._sorted.index(row, Column.NAME)
        self.scrollTo(index)
        self.setCurrentIndex(index)
        self.edit(index)

    def fit_columns(self) -> None:
        """Fit the columns to their texts."""
        for column in Column:
            if column in _WIDTHS:
                self.setColumnWidth(column, _WIDTHS[column] * self.fontMetrics().height())
            else:
                self.resizeColumnToContents(column)

    def _set_style(self) -> None:
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # A name ends with what was changed, and a comparison with the mistakes.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setProperty("roomy", True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        # Columns fit the rows in view and some more: to measure hundreds of rows stops the window.
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _NameDelegate(QStyledItemDelegate):
    """Edits a name; what is typed stays when the run changes meanwhile."""

    def setEditorData(  # noqa: N802 - Qt's name
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)


def _row(index: QModelIndex) -> int:
    return index.row()
