"""Qt table model of the kept runs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from mnist_draw.plain_text import plain_tip
from mnist_draw.recipe.run_titles import default_name
from mnist_draw.runs import columns
from mnist_draw.runs.columns import NUMBER_COLUMNS, Column, Context
from mnist_draw.runs.library import names_of
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from mnist_draw.runs.columns import Cell
    from mnist_draw.runs.library import RunEntry
    from mnist_draw.runs.own_scores import OwnScore
    from trainer.recipe.recipes import Recipe

_Index: TypeAlias = QModelIndex | QPersistentModelIndex

SORT_ROLE: Final = Qt.ItemDataRole.UserRole
"""The sort value of a cell."""

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RunsTableModel(QAbstractTableModel):
    """The runs as rows, oldest first.

    Attributes:
        rename_requested: Emits a run folder and the typed title; empty for the recipe's title.
        curves_requested: Emits a run folder and whether to show its curves.
    """

    rename_requested = Signal(object, str)
    curves_requested = Signal(object, bool)

    def __init__(self, present: Recipe) -> None:
        """Args: present: The present settings, with which the runs are compared."""
        super().__init__()
        self._context = Context(present)
        self._entries: list[RunEntry] = []
        self._rows: list[dict[Column, Cell]] = []
        self._shown: frozenset[Path] = frozenset()
        self._headers = columns.headers()

    @property
    def entries(self) -> Sequence[RunEntry]:
        return self._entries

    def set_entries(self, entries: Iterable[RunEntry]) -> None:
        """Replace the runs; rows that stay keep their selection."""
        wanted = {entry.folder: entry for entry in entries}
        self._context = dataclasses.replace(
            self._context,
            names=names_of(wanted.values()),
            folders={entry.run: entry.folder for entry in wanted.values() if entry.run},
        )
        for row in reversed(range(len(self._entries))):
            if self._entries[row].folder not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._entries[row], self._rows[row]
                self.endRemoveRows()
        present = {entry.folder for entry in self._entries}
        if not present and wanted:
            self.beginResetModel()
            self._entries = list(wanted.values())
            self._rebuild_rows()
            self.endResetModel()
            return
        for row, (folder, entry) in enumerate(wanted.items()):
            if folder in present:
                self._entries[row] = entry
                self._rows[row] = self._cells(entry)
            else:
                self.beginInsertRows(QModelIndex(), row, row)
                self._entries.insert(row, entry)
                self._rows.insert(row, self._cells(entry))
                self.endInsertRows()
        self._emit_changed(min(Column), max(Column))

    def set_present(self, recipe: Recipe) -> None:
        """Compare the runs with other settings."""
        self._context = dataclasses.replace(self._context, present=recipe)
        self._rebuild_rows()
        self._emit_changed(Column.DIFFERENCES, Column.DIFFERENCES)

    def set_own(self, scores: Mapping[Path, OwnScore]) -> None:
        """Show how runs read the class's own drawings."""
        self._context = dataclasses.replace(self._context, own=scores)
        self._rebuild(Column.OWN, columns.own_drawings)
        self._emit_changed(Column.OWN, Column.OWN)

    def set_shown(self, folders: Iterable[Path]) -> None:
        """Mark the runs whose curves are shown."""
        self._shown = frozenset(folders)
        self._emit_changed(Column.CURVES, Column.CURVES)

    def set_in_use(self, run: str) -> None:
        """Mark the run whose weights predict now; empty for none."""
        if run != self._context.in_use:
            self._context = dataclasses.replace(self._context, in_use=run)
            self._rebuild(Column.IN_USE, columns.in_use)
            self._emit_changed(Column.NAME, Column.IN_USE)

    def set_selected(self, entry: RunEntry | None) -> None:
        """Compare the runs with a selected one; None for none."""
        if entry is not self._context.selected:
            self._context = dataclasses.replace(self._context, selected=entry)
            self._rebuild(Column.AGAINST, columns.against)
            self._emit_changed(Column.AGAINST, Column.AGAINST)

    def name(self, entry: RunEntry) -> str:
        """The run's name, which no other run has."""
        return self._context.names[entry.folder]

    def shown(self, folder: Path) -> bool:
        """Whether the run's curves are shown."""
        return folder in self._shown

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._headers = columns.headers()
        self._context = dataclasses.replace(self._context, names=names_of(self._entries))
        self._rebuild_rows()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._emit_changed(min(Column), max(Column))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == Column.NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == Column.CURVES:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = Column(index.column())
        if column is Column.CURVES:
            return self._curves_data(index.row(), role)
        cell = self._rows[index.row()][column]
        used = self._context.in_use
        in_use = bool(used) and self._entries[index.row()].run == used
        marked = self._mark(cell, role, column) if in_use else None
        return _cell_data(cell, column, role) if marked is None else marked

    def setData(  # noqa: N802 - Qt's name
        self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.CURVES:
            self.curves_requested.emit(entry.folder, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        title = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or title == self.name(entry):
            return False
        # The default title is not stored: it is in the language of the window.
        default = title == default_name(entry.summary)
        self.rename_requested.emit(entry.folder, "" if default else title)
        return True

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        title, tooltip = self._headers[Column(section)]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if Column(section) in NUMBER_COLUMNS else _LEFT
        return None

    def as_text(self, folders: Iterable[Path]) -> str:
        """Headers and rows of some runs as tab-separated lines, for a spreadsheet."""
        copied = [column for column in Column if column is not Column.CURVES]
        headers = columns.headers()
        wanted = set(folders)
        lines = ["\t".join(headers[column][0] for column in copied)]
        lines += [
            "\t".join(row[column].text for column in copied)
            for row, entry in zip(self._rows, self._entries, strict=True)
            if entry.folder in wanted
        ]
        return "\n".join(lines) + "\n"

    def _cells(self, entry: RunEntry) -> dict[Column, Cell]:
        return columns.cells(entry, self._context)

    def _rebuild_rows(self) -> None:
        self._rows = [self._cells(entry) for entry in self._entries]

    def _rebuild(self, column: Column, cell: Callable[[RunEntry, Context], Cell]) -> None:
        for row, entry in zip(self._rows, self._entries, strict=True):
            row[column] = cell(entry, self._context)

    def _emit_changed(self, first: Column, last: Column) -> None:
        if self._entries:
            rows = len(self._entries) - 1
            self.dataChanged.emit(self.index(0, first), self.index(rows, last))

    def _mark(self, cell: Cell, role: int, column: Column) -> Any:
        """What marks the run in use; None for another role or column."""
        if column not in {Column.NAME, Column.IN_USE}:
            return None
        in_use = self.tr("Its weights predict now")
        match role:
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.DecorationRole if column is Column.IN_USE:
                return theme.icon("use", "accent")
            case Qt.ItemDataRole.ToolTipRole if column is Column.NAME:
                return plain_tip(f"{in_use}\n{cell.tooltip}")
            case Qt.ItemDataRole.AccessibleTextRole if column is Column.NAME:
                return f"{cell.text}: {in_use}"
        return None

    def _curves_data(self, row: int, role: int) -> Any:
        entry = self._entries[row]
        match role:
            case Qt.ItemDataRole.CheckStateRole:
                shown = entry.folder in self._shown
                return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return self.tr("Shows this run's curves beside the present ones")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Curves of {run}").format(run=self.name(entry))
            case _ if role == SORT_ROLE:
                return entry.folder in self._shown
        return None


def _cell_data(cell: Cell, column: Column, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
            return cell.text
        case Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.tooltip or cell.text)
        case Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in NUMBER_COLUMNS else _LEFT
        case _ if role == SORT_ROLE:
            return cell.sort_value
    return None
