"""Columns of the runs table: headers, and the cells of a run as text and sort value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.differences import differences

if TYPE_CHECKING:
    from mnist_draw.runs.library import RunEntry
    from trainer.recipe.recipes import Recipe

translate = QCoreApplication.translate

_UNKNOWN: Final = "–"


class Column(IntEnum):
    """The columns in display order."""

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


NUMBER_COLUMNS: Final = {
    Column.SEED,
    Column.VALIDATION,
    Column.TEST,
    Column.LOSS,
    Column.EPOCHS,
    Column.SECONDS,
}
"""Columns of numbers, which are right-aligned."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table.

    Attributes:
        text: What it shows.
        sort_value: The value by which its column is sorted.
        tooltip: Empty for the text.
    """

    text: str
    sort_value: str | float
    tooltip: str = ""


def cells(entry: RunEntry, present: Recipe) -> dict[Column, Cell]:
    """The cells of a run.

    Args:
        entry: The run.
        present: The present settings, with which the run is compared.
    """
    recipe, figures = entry.summary.recipe, entry.summary.figures
    best = entry.best_validation_accuracy
    loss, epochs = entry.figure("test_loss"), entry.figure("epochs")
    seconds = entry.figure("train_seconds")
    started = QDateTime.fromSecsSinceEpoch(round(entry.started.timestamp()))
    # Fractions of an epoch are shown for stopped runs only.
    epoch_decimals = 0 if epochs == round(_finite(epochs, 0.5)) else 2
    return {
        Column.CURVES: Cell("", ""),
        Column.NAME: Cell(
            entry.title,
            entry.title.casefold(),
            translate("RunsTableModel", "{folder}\nDouble-click to rename").format(
                folder=entry.folder
            ),
        ),
        Column.DIFFERENCES: _text_cell(
            differences(recipe, present) or translate("RunsTableModel", "as now")
        ),
        Column.RECIPE: Cell(recipe.name, recipe.name.casefold(), recipe.source),
        Column.SEED: Cell(str(recipe.seed), recipe.seed),
        Column.VALIDATION: _percent_cell(math.nan if best is None else best),
        Column.TEST: _percent_cell(entry.figure("test_accuracy")),
        Column.LOSS: Cell(_number(loss, 4), _finite(loss, math.inf)),
        Column.EPOCHS: Cell(_number(epochs, epoch_decimals), _finite(epochs, 0.0)),
        Column.SECONDS: Cell(
            translate("RunsTableModel", "{seconds} s").format(seconds=_number(seconds, 1)),
            _finite(seconds, 0.0),
        ),
        Column.ENDED: _text_cell(
            translate("RunsTableModel", "stopped")
            if figures.get("stopped")
            else translate("RunsTableModel", "complete")
        ),
        Column.DATA: _text_cell(field_texts.data_name(str(figures.get("data") or _UNKNOWN))),
        Column.DEVICE: _text_cell(str(figures.get("device") or _UNKNOWN)),
        Column.DATE: Cell(
            QLocale().toString(started, QLocale.FormatType.ShortFormat), entry.started.timestamp()
        ),
    }


def headers() -> dict[Column, tuple[str, str]]:
    """Title and tooltip of every column."""
    return {
        Column.CURVES: (
            translate("RunsTableModel", "Curves"),
            translate("RunsTableModel", "Whether its curves are shown"),
        ),
        Column.NAME: (
            translate("RunsTableModel", "Name"),
            translate("RunsTableModel", "The run's name: double-click to change it"),
        ),
        Column.DIFFERENCES: (
            translate("RunsTableModel", "Differs from now in"),
            translate(
                "RunsTableModel", "What the run's recipe has that the present settings have not"
            ),
        ),
        Column.RECIPE: (
            translate("RunsTableModel", "Recipe"),
            translate("RunsTableModel", "The recipe's name in the terminal"),
        ),
        Column.SEED: (
            translate("RunsTableModel", "Seed"),
            translate("RunsTableModel", "The number that chose all random numbers"),
        ),
        Column.VALIDATION: (
            translate("RunsTableModel", "Best validation"),
            translate("RunsTableModel", "Best share of the validation images read correctly"),
        ),
        Column.TEST: (
            translate("RunsTableModel", "Test"),
            translate(
                "RunsTableModel", "Share of the test images read correctly by the final weights"
            ),
        ),
        Column.LOSS: (
            translate("RunsTableModel", "Test loss"),
            translate(
                "RunsTableModel",
                "How wrong the final weights are on the test images, on average",
            ),
        ),
        Column.EPOCHS: (
            translate("RunsTableModel", "Epochs"),
            translate("RunsTableModel", "How often every image was looked at"),
        ),
        Column.SECONDS: (
            translate("RunsTableModel", "Time"),
            translate("RunsTableModel", "Time in training steps"),
        ),
        Column.ENDED: (
            translate("RunsTableModel", "Ended"),
            translate("RunsTableModel", "Whether the run was stopped early"),
        ),
        Column.DATA: (
            translate("RunsTableModel", "Data"),
            translate("RunsTableModel", "What it learnt from"),
        ),
        Column.DEVICE: (
            translate("RunsTableModel", "Device"),
            translate("RunsTableModel", "Where it was trained"),
        ),
        Column.DATE: (
            translate("RunsTableModel", "Date"),
            translate("RunsTableModel", "When its training began"),
        ),
    }


def _finite(value: float, default: float) -> float:
    return value if math.isfinite(value) else default


def _number(value: float, decimals: int) -> str:
    return QLocale().toString(value, "f", decimals) if math.isfinite(value) else _UNKNOWN


def _percent_cell(share: float) -> Cell:
    text = f"{_number(100 * share, 2)} %" if math.isfinite(share) else _UNKNOWN
    return Cell(text, _finite(share, -1.0))


def _text_cell(text: str) -> Cell:
    return Cell(text, text.casefold())
