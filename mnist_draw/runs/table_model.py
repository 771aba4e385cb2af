"""The kept runs as a table: what the Runs window shows; no widgets."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.differences import differences
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from trainer.recipe.recipes import Recipe
    from trainer.runs.run_reader import RunSummary

_Index: TypeAlias = QModelIndex | QPersistentModelIndex

SORT_ROLE: Final = Qt.ItemDataRole.UserRole
"""The value behind a cell's text, by which its column is sorted."""


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One run with all that its row shows.

    Attributes:
        summary: As its folder tells it.
        best_validation_accuracy: [0, 1]; None without a validation.
        started: When its training began, or as near to it as its files tell.
    """

    summary: RunSummary
    best_validation_accuracy: float | None
    started: datetime

    @property
    def folder(self) -> Path:
        """Where the run lies."""
        return self.summary.folder

    @property
    def title(self) -> str:
        """The name that somebody gave it, else its recipe's."""
        return self.summary.title or field_texts.title(self.summary.recipe.title)

    def figure(self, name: str) -> float:
        """A figure of the run as a number; NaN where it was not measured."""
        value = self.summary.figures.get(name)
        return float(value) if isinstance(value, int | float) else math.nan


@dataclass(frozen=True, slots=True)
class RunLibrary:
    """All runs of a folder.

    Attributes:
        entries: The runs, oldest first.
        damaged: Run folders that cannot be read.
    """

    entries: tuple[RunEntry, ...]
    damaged: tuple[Path, ...]


def read_library(folder: Path) -> RunLibrary:
    """Reads all run folders; a few milliseconds for each ten of them."""
    shelf = run_shelf.read_shelf(folder)
    entries = tuple(
        RunEntry(summary, summary.best_validation_accuracy(), _started(summary))
        for summary in shelf.runs
    )
    return RunLibrary(entries, shelf.damaged)


def _started(summary: RunSummary) -> datetime:
    # An identifier begins with the moment, in the local time of where it was trained.
    try:
        moment = str(summary.figures.get("run"))[:19]
        return datetime.strptime(moment, "%Y%m%d-%H%M%S-%f").astimezone()
    except ValueError:
        pass
    try:
        return datetime.fromtimestamp(summary.weights_path.stat().st_mtime, UTC).astimezone()
    except OSError:
        return datetime.fromtimestamp(0, UTC)


class Column(IntEnum):
    """The columns in the order in which they are shown."""

    CURVES = 0
    NAME = 1
    DIFFERENCES = 2
    VALIDATION = 3
    TEST = 4
    LOSS = 5
    EPOCHS = 6
    SECONDS = 7
    SEED = 8
    DATE = 9
    RECIPE = 10
    ENDED = 11
    DATA = 12
    DEVICE = 13


_NUMBERS: Final = {
    Column.SEED,
    Column.VALIDATION,
    Column.TEST,
    Column.LOSS,
    Column.EPOCHS,
    Column.SECONDS,
}
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_UNKNOWN: Final = "–"


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell says, and the value by which its column is sorted."""

    text: str
    value: str | float
    hint: str = ""


class RunsTableModel(QAbstractTableModel):
    """The runs as rows, oldest first.

    Attributes:
        rename_requested: A run folder and the name that somebody typed.
        curves_requested: A run folder and whether its curves are to be shown.
    """

    rename_requested = Signal(object, str)
    curves_requested = Signal(object, bool)

    def __init__(self, present: Recipe) -> None:
        """Args: present: The settings that the runs are compared with."""
        super().__init__()
        self._present = present
        self._entries: list[RunEntry] = []
        self._rows: list[dict[Column, _Cell]] = []
        self._shown: frozenset[Path] = frozenset()

    @property
    def entries(self) -> Sequence[RunEntry]:
        return self._entries

    def set_entries(self, entries: Iterable[RunEntry]) -> None:
        """Shows these runs; rows that stay keep their selection."""
        wanted = {entry.folder: entry for entry in entries}
        for row in reversed(range(len(self._entries))):
            if self._entries[row].folder not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._entries[row], self._rows[row]
                self.endRemoveRows()
        here = {entry.folder for entry in self._entries}
        if not here and wanted:
            self.beginResetModel()
            self._entries = list(wanted.values())
            self._write_rows()
            self.endResetModel()
            return
        for row, (folder, entry) in enumerate(wanted.items()):
            if folder in here:
                self._entries[row] = entry
                self._rows[row] = self._cells(entry)
            else:
                self.beginInsertRows(QModelIndex(), row, row)
                self._entries.insert(row, entry)
                self._rows.insert(row, self._cells(entry))
                self.endInsertRows()
        self._tell_changed(min(Column), max(Column))

    def set_present(self, recipe: Recipe) -> None:
        """Compares the runs with other settings."""
        self._present = recipe
        self._write_rows()
        self._tell_changed(Column.DIFFERENCES, Column.DIFFERENCES)

    def set_shown(self, folders: Iterable[Path]) -> None:
        """Marks the runs whose curves are shown."""
        self._shown = frozenset(folders)
        self._tell_changed(Column.CURVES, Column.CURVES)

    def shown(self, folder: Path) -> bool:
        """Whether the run's curves are shown."""
        return folder in self._shown

    def translate_again(self) -> None:
        """Says everything in the language of now."""
        self._write_rows()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._tell_changed(min(Column), max(Column))

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
        cell = self._rows[index.row()][column]
        if column is Column.CURVES:
            return self._curves(index.row(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return cell.hint or cell.text
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column in _NUMBERS else _LEFT
            case _ if role == SORT_ROLE:
                return cell.value
        return None

    def setData(  # noqa: N802 - Qt's name
        self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.CURVES:
            self.curves_requested.emit(entry.folder, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        title = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or title == entry.title:
            return False
        # The recipe's own name needs no keeping.
        self.rename_requested.emit(
            entry.folder, "" if title == field_texts.title(entry.summary.recipe.title) else title
        )
        return True

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        title, hint = self._headers()[Column(section)]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return hint
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if Column(section) in _NUMBERS else _LEFT
        return None

    def as_text(self, folders: Iterable[Path]) -> str:
        """Rows with their headers, columns separated by tabs, as a spreadsheet takes them."""
        columns = [column for column in Column if column is not Column.CURVES]
        headers = self._headers()
        wanted = set(folders)
        lines = ["\t".join(headers[column][0] for column in columns)]
        lines += [
            "\t".join(row[column].text for column in columns)
            for row, entry in zip(self._rows, self._entries, strict=True)
            if entry.folder in wanted
        ]
        return "\n".join(lines) + "\n"

    def _write_rows(self) -> None:
        self._rows = [self._cells(entry) for entry in self._entries]

    def _tell_changed(self, first: Column, last: Column) -> None:
        if self._entries:
            rows = len(self._entries) - 1
            self.dataChanged.emit(self.index(0, first), self.index(rows, last))

    def _curves(self, row: int, role: int) -> Any:
        entry = self._entries[row]
        match role:
            case Qt.ItemDataRole.CheckStateRole:
                shown = entry.folder in self._shown
                return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return self.tr("Shows this run's curves beside the present ones")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Curves of {run}").format(run=entry.title)
            case _ if role == SORT_ROLE:
                return entry.folder in self._shown
        return None

    def _cells(self, entry: RunEntry) -> dict[Column, _Cell]:
        recipe, figures, locale = entry.summary.recipe, entry.summary.figures, QLocale()
        best = entry.best_validation_accuracy
        loss, epochs = entry.figure("test_loss"), entry.figure("epochs")
        seconds = entry.figure("train_seconds")
        moment = QDateTime.fromSecsSinceEpoch(round(entry.started.timestamp()))
        name_hint = self.tr("{folder}\nDouble-click to rename").format(folder=entry.folder)
        took = self.tr("{seconds} s").format(seconds=_number(seconds, 1))
        # An epoch that was not finished is told as its share.
        digits = 0 if epochs == round(_known(epochs, 0.5)) else 2
        return {
            Column.CURVES: _Cell("", ""),
            Column.NAME: _Cell(entry.title, entry.title.casefold(), name_hint),
            Column.DIFFERENCES: _sorted_as_read(
                differences(recipe, self._present) or self.tr("as now")
            ),
            Column.RECIPE: _Cell(recipe.name, recipe.name.casefold(), recipe.source),
            Column.SEED: _Cell(str(recipe.seed), recipe.seed),
            Column.VALIDATION: _share(math.nan if best is None else best),
            Column.TEST: _share(entry.figure("test_accuracy")),
            Column.LOSS: _Cell(_number(loss, 4), _known(loss, math.inf)),
            Column.EPOCHS: _Cell(_number(epochs, digits), _known(epochs, 0.0)),
            Column.SECONDS: _Cell(took, _known(seconds, 0.0)),
            Column.ENDED: _sorted_as_read(
                self.tr("stopped") if figures.get("stopped") else self.tr("complete")
            ),
            Column.DATA: _sorted_as_read(
                field_texts.data_name(str(figures.get("data") or _UNKNOWN))
            ),
            Column.DEVICE: _sorted_as_read(str(figures.get("device") or _UNKNOWN)),
            Column.DATE: _Cell(
                locale.toString(moment, QLocale.FormatType.ShortFormat), entry.started.timestamp()
            ),
        }

    def _headers(self) -> dict[Column, tuple[str, str]]:
        return {
            Column.CURVES: (self.tr("Curves"), self.tr("Whether its curves are shown")),
            Column.NAME: (self.tr("Name"), self.tr("The run's name: double-click to change it")),
            Column.DIFFERENCES: (
                self.tr("Differs from now in"),
                self.tr("What the run's recipe has that the present settings have not"),
            ),
            Column.RECIPE: (self.tr("Recipe"), self.tr("The recipe's name in the terminal")),
            Column.SEED: (self.tr("Seed"), self.tr("The number that chose all random numbers")),
            Column.VALIDATION: (
                self.tr("Best validation"),
                self.tr("Best share of the validation images read correctly"),
            ),
            Column.TEST: (
                self.tr("Test"),
                self.tr("Share of the test images read correctly by the final weights"),
            ),
            Column.LOSS: (
                self.tr("Test loss"),
                self.tr("How wrong the final weights are on the test images, on average"),
            ),
            Column.EPOCHS: (self.tr("Epochs"), self.tr("How often every image was looked at")),
            Column.SECONDS: (self.tr("Time"), self.tr("Time in training steps")),
            Column.ENDED: (self.tr("Ended"), self.tr("Whether somebody stopped it")),
            Column.DATA: (self.tr("Data"), self.tr("What it learnt from")),
            Column.DEVICE: (self.tr("Device"), self.tr("Where it was trained")),
            Column.DATE: (self.tr("Date"), self.tr("When its training began")),
        }


def _known(value: float, otherwise: float) -> float:
    return value if math.isfinite(value) else otherwise


def _number(value: float, decimals: int) -> str:
    return QLocale().toString(value, "f", decimals) if math.isfinite(value) else _UNKNOWN


def _share(share: float) -> _Cell:
    text = f"{_number(100 * share, 2)} %" if math.isfinite(share) else _UNKNOWN
    return _Cell(text, _known(share, -1.0))


def _sorted_as_read(text: str) -> _Cell:
    return _Cell(text, text.casefold())
