"""Columns of the runs table: headers, and the cells of a run as text and sort value."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.change_texts import change_line
from mnist_draw.recipe.differences import differences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mnist_draw.runs.library import RunEntry
    from mnist_draw.runs.own_scores import OwnScore
    from trainer.recipe.recipes import Recipe

translate = QCoreApplication.translate

_UNKNOWN: Final = "–"
# Lines of a tip.
_MOST_CHANGES: Final = 20


class Column(IntEnum):
    """The columns in display order."""

    CURVES = 0
    NAME = 1
    IN_USE = 2
    TEST = 3
    OWN = 4
    AGAINST = 5
    VALIDATION = 6
    DIFFERENCES = 7
    LOSS = 8
    EPOCHS = 9
    SECONDS = 10
    SEED = 11
    CONTINUED = 12
    DATE = 13
    RECIPE = 14
    ENDED = 15
    DATA = 16
    DEVICE = 17
    CHANGES = 18


NUMBER_COLUMNS: Final = {
    Column.SEED,
    Column.VALIDATION,
    Column.TEST,
    Column.OWN,
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


@dataclass(frozen=True, slots=True)
class Context:
    """What a run is compared with.

    Attributes:
        present: The present settings.
        names: Names of all runs by folder.
        folders: Folders of all runs by identifier.
        selected: The selected run; None for none.
        in_use: Identifier of the run whose weights predict now; empty for none.
        own: How the runs read the class's own drawings, by folder, as far as it is known.
    """

    present: Recipe
    names: Mapping[Path, str] = field(default_factory=dict)
    folders: Mapping[str, Path] = field(default_factory=dict)
    selected: RunEntry | None = None
    in_use: str = ""
    own: Mapping[Path, OwnScore] = field(default_factory=dict)


def cells(entry: RunEntry, context: Context) -> dict[Column, Cell]:
    """The cells of a run."""
    name = context.names[entry.folder]
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
            name,
            name.casefold(),
            translate("RunsTableModel", "{folder}\nDouble-click to rename").format(
                folder=entry.folder
            ),
        ),
        Column.IN_USE: in_use(entry, context),
        Column.AGAINST: against(entry, context),
        Column.CONTINUED: _continued(entry, context),
        Column.DIFFERENCES: _text_cell(
            differences(recipe, context.present) or translate("RunsTableModel", "same settings")
        ),
        Column.RECIPE: Cell(recipe.name, recipe.name.casefold(), recipe.source),
        Column.SEED: Cell(str(recipe.seed), recipe.seed),
        Column.VALIDATION: _percent_cell(math.nan if best is None else best),
        Column.TEST: _percent_cell(entry.figure("test_accuracy")),
        Column.OWN: own_drawings(entry, context),
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
        Column.CHANGES: _changes(entry),
        Column.DATE: Cell(
            QLocale().toString(started, QLocale.FormatType.ShortFormat), entry.started.timestamp()
        ),
    }


def _changes(entry: RunEntry) -> Cell:
    """The settings that changed while it trained; all of them in the tip."""
    count = int(entry.summary.figures.get("changes") or 0)
    if not count:
        return Cell(_UNKNOWN, 0.0)
    text = translate("RunsTableModel", "1 change")
    if count > 1:
        text = translate("RunsTableModel", "{count} changes").format(
            count=QLocale().toString(count)
        )
    lines = [change_line(change) for change in entry.changes[:_MOST_CHANGES]]
    return Cell(text, float(count), "\n".join([*lines, *["…"][: count > _MOST_CHANGES]]))


def in_use(entry: RunEntry, context: Context) -> Cell:
    """Whether the run's weights predict now."""
    used = bool(context.in_use) and entry.run == context.in_use
    return Cell(
        translate("RunsTableModel", "in use") if used else "",
        float(used),
        translate("RunsTableModel", "Its weights predict now") if used else "",
    )


def against(entry: RunEntry, context: Context) -> Cell:
    """The run's test compared with that of the selected run."""
    selected = context.selected
    mine, other = entry.figure("test_accuracy"), math.nan
    if selected is not None:
        other = selected.figure("test_accuracy")
        if selected.folder == entry.folder:
            return Cell(translate("RunsTableModel", "selected"), 0.0)
    if not math.isfinite(mine - other):
        return Cell(_UNKNOWN, -math.inf)
    assert selected is not None
    if entry.summary.figures.get("data") != selected.summary.figures.get("data"):
        tip = translate("RunsTableModel", "They were tested on other images")
        return Cell(_UNKNOWN, -math.inf, tip)
    size = _number(100 * abs(mine - other), 2)
    sign = "+" if mine > other else "−" if mine < other else "±"
    text = translate("RunsTableModel", "{number} points").format(number=f"{sign}{size}")
    images = entry.test_images
    if images and images == selected.test_images:
        mistakes = _mistakes(round(images * (1 - mine)) - round(images * (1 - other)))
        text = translate("RunsTableModel", "{points}, {mistakes}").format(
            points=text, mistakes=mistakes
        )
    return Cell(text, mine - other)


def difference(entry: RunEntry, other: RunEntry) -> str:
    """The run's test compared with that of another one; empty where they cannot be compared."""
    cell = against(entry, Context(entry.summary.recipe, selected=other))
    return "" if cell.text == _UNKNOWN else cell.text


def _mistakes(more: int) -> str:
    count = QLocale().toString(abs(more))
    if more == 0:
        return translate("RunsTableModel", "as many mistakes")
    if abs(more) == 1:
        return (
            translate("RunsTableModel", "1 more mistake")
            if more > 0
            else translate("RunsTableModel", "1 fewer mistake")
        )
    pattern = (
        translate("RunsTableModel", "{count} more mistakes")
        if more > 0
        else translate("RunsTableModel", "{count} fewer mistakes")
    )
    return pattern.format(count=count)


def _continued(entry: RunEntry, context: Context) -> Cell:
    """The run whose weights it was trained on from."""
    figures = entry.summary.figures
    run, step = str(figures.get("start_run") or ""), int(figures.get("start_step") or 0)
    if not run and not step:
        return Cell(_UNKNOWN, "")
    folder = context.folders.get(run)
    name = translate("RunsTableModel", "another network")
    if folder is not None:
        name = context.names[folder]
    text = translate("RunsTableModel", "{name}, step {step}").format(
        name=name, step=QLocale().toString(step)
    )
    return _text_cell(text)


def own_drawings(entry: RunEntry, context: Context) -> Cell:
    """How the run reads the class's own drawings, without those that it was taught."""
    score = context.own.get(entry.folder)
    if score is None:
        return Cell("", -1.0)
    if score.taught:
        tip = translate(
            "RunsTableModel",
            "{right} of {count} read correctly; {taught} more were taught, so they are no test",
        )
    else:
        tip = translate("RunsTableModel", "{right} of {count} read correctly")
    share = score.right / score.count if score.count else math.nan
    cell = _percent_cell(share)
    return Cell(
        cell.text,
        cell.sort_value,
        tip.format(right=score.right, count=score.count, taught=score.taught),
    )


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
        Column.IN_USE: (
            translate("RunsTableModel", "In use"),
            translate("RunsTableModel", "Whether its weights predict now"),
        ),
        Column.AGAINST: (
            translate("RunsTableModel", "Against the selected"),
            translate(
                "RunsTableModel",
                "Its test compared with that of the selected run: accuracy in percentage points, "
                "and mistakes",
            ),
        ),
        Column.CONTINUED: (
            translate("RunsTableModel", "Continued from"),
            translate("RunsTableModel", "The run whose weights it began with"),
        ),
        Column.DIFFERENCES: (
            translate("RunsTableModel", "Different from now"),
            translate("RunsTableModel", "Settings of this run that differ from the settings now"),
        ),
        Column.RECIPE: (
            translate("RunsTableModel", "Recipe"),
            translate("RunsTableModel", "The recipe's name in the terminal"),
        ),
        Column.SEED: (
            translate("RunsTableModel", "Seed"),
            translate(
                "RunsTableModel",
                "The number that decided all random numbers. Same seed, same result",
            ),
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
        Column.OWN: (
            translate("RunsTableModel", "On my drawings"),
            translate(
                "RunsTableModel",
                "Share of the class's own drawings read correctly, without those it was taught",
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
            translate("RunsTableModel", "How many times the network saw all training images"),
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
            translate("RunsTableModel", "What the network learned from"),
        ),
        Column.DEVICE: (
            translate("RunsTableModel", "Device"),
            translate("RunsTableModel", "Where it was trained"),
        ),
        Column.CHANGES: (
            translate("RunsTableModel", "Changes"),
            translate("RunsTableModel", "Settings that changed while it trained"),
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
