"""Read run folders: summary, evaluations and steps. Free of torch and Qt.

The only module that parses the tables which `trainer.runs.run_writer` writes:
``run.json`` (recipe as the run began, and final figures), ``steps.csv`` (one line a step),
``evaluations.csv`` and, where a setting changed while it trained, ``changes.csv``. Beside them lie
``weights.safetensors`` (see `trainer.network.weights`) and, unless the network is too large,
``snapshots.safetensors`` (see `trainer.runs.snapshots_file`); runs of earlier versions lack the
latter.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import io
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from trainer.errors import DataError, RecipeError
from trainer.events import Evaluated, SettingChanged
from trainer.files.reading import open_file, read_file
from trainer.files.values import (
    LARGEST_COUNT,
    FormatError,
    number,
    parse_json,
    table,
    text,
    typed_number,
    typed_whole,
    whole,
)
from trainer.network.calibration import MAX_TEMPERATURE, MIN_TEMPERATURE
from trainer.recipe.live_changes import SettingChange, initial_values
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.recipe.live_changes import LiveField

SUMMARY_FILE = "run.json"
STEPS_FILE = "steps.csv"
EVALUATIONS_FILE = "evaluations.csv"
CHANGES_FILE = "changes.csv"
WEIGHTS_FILE = "weights.safetensors"
SNAPSHOTS_FILE = "snapshots.safetensors"
LONGEST_TITLE = 1000
"""Characters of the longest title of a run."""
STEPS_COLUMNS = ("step", "train_loss", "train_accuracy")
CHANGES_COLUMNS = ("step", "field", "value")

# 20 million steps are 300 epochs of 60,000 batches of one image, and a table of 500 MB.
_MOST_STEPS = 20_000_000
_MOST_STEP_BYTES = 1_000_000_000
_LONGEST_LINE = 200  # Characters of a line of steps; the longest have about 60.
# 1,000 epochs with 100 evaluations each are 10 MB.
_MOST_EVALUATION_BYTES = 64_000_000
# Four changes a second for a whole day are 15 MB.
_MOST_CHANGE_BYTES = 16_000_000
# A recipe that leaves out 1,000 writers with the longest names is 1.3 MB.
_MOST_SUMMARY_BYTES = 4_000_000
_LONGEST_FIGURE = 500
# The largest float32, in which losses are computed.
_LARGEST_MEASURE = 3.5e38
_LARGEST_CLASS = 999
_REST = "values without a column"  # As of a decimal comma.


@dataclass(frozen=True, slots=True)
class RunSummary:
    """Summary of a finished run.

    Attributes:
        folder: The run folder; its name is the run's identifier.
        recipe: The run's recipe.
        figures: The final figures, as `trainer.events.Finished` names them, and
            ``best_validation_accuracy``; runs of earlier versions lack that one.
        title: The name that the user gave it; empty for none.
        made_by: Command that made it, where it may replace its runs: ``"reproduce"``; else empty.
    """

    folder: Path
    recipe: Recipe
    figures: dict[str, Any]
    title: str = ""
    made_by: str = ""

    @property
    def weights_path(self) -> Path:
        """The weights at the end of the run."""
        return self.folder / WEIGHTS_FILE

    @property
    def snapshots_path(self) -> Path:
        """The weights at some of its earlier steps; may be missing."""
        return self.folder / SNAPSHOTS_FILE

    def best_validation_accuracy(self) -> float | None:
        """The best accuracy over the whole validation split, [0, 1]; None if there is none.

        Reads ``evaluations.csv`` where the figures lack it.
        """
        name = "best_validation_accuracy"
        if name in self.figures:
            figure: float | None = self.figures[name]
            return figure
        try:
            evaluations = read_evaluations(self.folder)
        except DataError:
            return None
        return max(
            (each.accuracy for each in evaluations if each.split == "validation" and each.whole),
            default=None,
        )


@dataclass(frozen=True, slots=True, eq=False)
class StepTable:
    """Metrics of all N steps of a run; N is at least 1.

    Attributes:
        first_step: Number of the first step; above 1 where the run continued from given weights.
        losses: float32, shape (N,): mean training loss of each step's batch.
        accuracies: float32, shape (N,): training accuracy of each step's batch, [0, 1].
    """

    first_step: int
    losses: NDArray[np.float32]
    accuracies: NDArray[np.float32]


def read_summary(run: Path) -> RunSummary:
    """Read the summary of a run folder.

    Raises:
        DataError: There is no run folder, or its summary is damaged.
    """
    path = run / SUMMARY_FILE
    try:
        content = load_summary(path)
        recipe = Recipe.from_dict(content.get("recipe"))
        figures = _figures(table("figures", content.get("figures")))
        title = text("title", content.get("title", ""), LONGEST_TITLE)
        made_by = text("made_by", content.get("made_by", ""), _LONGEST_FIGURE)
    except FileNotFoundError as error:
        raise DataError(
            run, f"it is no run folder: there is no {SUMMARY_FILE} in it.", "no run"
        ) from error
    except OSError as error:
        raise DataError(
            path, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error
    except (FormatError, RecipeError) as error:
        raise DataError(
            path, f"it is damaged, or no summary of a run: {error}", "damaged run"
        ) from error
    return RunSummary(run, recipe, figures, title, made_by)


def load_summary(path: Path) -> dict[str, Any]:
    """Parse ``run.json`` without interpreting it.

    Raises:
        OSError: It cannot be read.
        FormatError: It is damaged.
    """
    return table("a summary", parse_json(read_file(path, _MOST_SUMMARY_BYTES)))


def _figures(values: Mapping[str, object]) -> dict[str, Any]:
    """The known ones of a run's figures, each of its type; raises FormatError."""
    return {name: check(name, values[name]) for name, check in _FIGURES.items() if name in values}


def _text(name: str, value: object) -> str:
    return text(name, value, _LONGEST_FIGURE)


def _count(name: str, value: object) -> int:
    return whole(name, value, 0, LARGEST_COUNT)


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise FormatError(f"{name} is true or false")
    return value


def _measure(name: str, value: object) -> float | None:
    """A figure that was measured, or null."""
    return None if value is None else number(name, value, 0, _LARGEST_MEASURE)


def _share(name: str, value: object) -> float | None:
    return None if value is None else number(name, value, 0, 1)


_FIGURES: dict[str, Callable[[str, object], object]] = {
    "run": _text,
    "recipe": _text,
    "seed": _count,
    "device": _text,
    "data": _text,
    "stopped": _switch,
    "steps": _count,
    "taught_drawings": _count,
    "epochs": _measure,
    "validation_accuracy": _share,
    "validation_loss": _measure,
    "test_accuracy": _share,
    "test_loss": _measure,
    "train_seconds": _measure,
    "images_per_second": _measure,
    "parameters": _count,
    "best_validation_accuracy": _share,
    "start_run": _text,
    "start_step": _count,
    "test_images": _count,
    "without_improvement": _count,
    "best_epoch": _measure,
    "changes": _count,
}
"""The figures of `trainer.events.Finished`, and the best validation accuracy."""


def read_evaluations(run: Path) -> list[Evaluated]:
    """Read all evaluations of a run, in the order in which they were made.

    Raises:
        DataError: The table is missing or damaged.
    """
    path = run / EVALUATIONS_FILE
    try:
        with (
            open_file(path, _MOST_EVALUATION_BYTES) as file,
            io.TextIOWrapper(file, "utf-8", newline="") as lines,
        ):
            rows = csv.DictReader(lines, restkey=_REST)
            # Without any line it is the table of a run that evaluated nothing.
            if rows.fieldnames is not None and "split" not in rows.fieldnames:
                raise FormatError("no table of evaluations")
            return [_evaluation(row) for row in rows]
    except OSError as error:
        raise DataError(path, error.strerror or str(error), "unreadable") from error
    # ValueError: it is no UTF-8.
    except (ValueError, csv.Error) as error:
        raise DataError(path, "the table of evaluations is damaged", "damaged run") from error


def read_steps(run: Path) -> StepTable:
    """Read the metrics of all steps of a run; a second for a million steps.

    Raises:
        DataError: The table is missing, empty, damaged or too long.
    """
    path = run / STEPS_FILE
    try:
        with open_file(path, _MOST_STEP_BYTES) as raw, io.TextIOWrapper(raw, "ascii") as file:
            if tuple(file.readline(_LONGEST_LINE).strip().split(",")) != STEPS_COLUMNS:
                raise DataError(path, "this is no table of steps", "damaged run")
            first_line = file.readline(_LONGEST_LINE)
            if not first_line.strip():
                raise DataError(path, "the table of steps is empty", "damaged run")
            rest = iter(functools.partial(file.readline, _LONGEST_LINE), "")
            lines = itertools.islice(itertools.chain([first_line], rest), _MOST_STEPS)
            rows = np.loadtxt(lines, delimiter=",", ndmin=2, comments=None)
            if next(rest, ""):
                reason = f"it holds more than the {_MOST_STEPS:,} steps that can be read"
                raise DataError(path, reason, "unreadable")
    except OSError as error:
        raise DataError(path, error.strerror or str(error), "unreadable") from error
    except ValueError as error:
        raise DataError(path, "the table of steps is damaged", "damaged run") from error
    if rows.shape[1:] != (len(STEPS_COLUMNS),):
        raise DataError(path, "the table of steps is damaged", "damaged run")
    numbers = rows[:, 0]
    # False for NaN too.
    bounded = bool(((numbers >= 1) & (numbers <= LARGEST_COUNT)).all())
    if not (bounded and (np.diff(numbers) == 1).all()):
        raise DataError(path, "steps are missing from the table", "damaged run")
    # A finite number may exceed float32; as infinity it is left out of curves.
    with np.errstate(over="ignore"):
        losses, accuracies = rows[:, 1:].T.astype(np.float32)
    return StepTable(round(float(numbers[0])), losses, accuracies)


def read_changes(path: Path) -> tuple[SettingChanged, ...]:
    """Read the settings that changed while a run trained, in order.

    Args:
        path: A run folder, of which each change is known where it has none; or a table by itself.

    Raises:
        DataError: The table is missing or damaged, or names an impossible value.
    """
    file_path = path / CHANGES_FILE if path.is_dir() else path
    if path.is_dir() and not file_path.exists():
        return ()
    try:
        with (
            open_file(file_path, _MOST_CHANGE_BYTES) as file,
            io.TextIOWrapper(file, "utf-8-sig", newline="") as lines,
        ):
            rows = csv.DictReader(lines, restkey=_REST)
            if tuple(rows.fieldnames or ()) != CHANGES_COLUMNS:
                reason = (
                    f"this is no table of changes: its columns are {', '.join(CHANGES_COLUMNS)}"
                )
                raise DataError(file_path, reason, "damaged run")
            return tuple(_change(row) for row in rows)
    except OSError as error:
        raise DataError(file_path, error.strerror or str(error), "unreadable") from error
    except (FormatError, RecipeError) as error:
        raise DataError(file_path, f"line {rows.line_num:,}: {error}", "damaged run") from error
    except (ValueError, csv.Error) as error:
        raise DataError(file_path, "the table of changes is damaged", "damaged run") from error


def changes_of(run: Path) -> tuple[SettingChanged, ...]:
    """The changes of a run, each with the value before it.

    Raises:
        DataError: The table or, where there is one, the summary is damaged.
    """
    changes = read_changes(run)
    if not changes:
        return ()
    values = initial_values(read_summary(run).recipe)
    made = []
    for each in changes:
        made.append(dataclasses.replace(each, before=values.get(each.field)))
        values[each.field] = each.value
    return tuple(made)


def _change(row: Mapping[str, str | None]) -> SettingChanged:
    """One line of the table; raises FormatError and RecipeError."""
    _refuse_rest(row)
    step = typed_whole("step", row.get("step") or "", 0, LARGEST_COUNT)
    value = typed_number("value", row.get("value") or "", 0, _LARGEST_MEASURE)
    change = SettingChange(cast("LiveField", row.get("field") or ""), value)
    return SettingChanged(step, change.field, change.value)


def _refuse_rest(row: Mapping[str, object]) -> None:
    if _REST in row:
        raise FormatError("it has more values than columns")


def _evaluation(row: Mapping[str, str | None]) -> Evaluated:
    """One line of the table; raises FormatError."""
    _refuse_rest(row)
    split = row.get("split")
    if split not in {"train", "validation", "test"}:
        raise FormatError("split is train, validation or test")
    digits = (row.get("never_predicted") or "").split()
    return Evaluated(
        split=cast('Literal["train", "validation", "test"]', split),
        step=typed_whole("step", row.get("step") or "", 0, LARGEST_COUNT),
        epoch=typed_number("epoch", row.get("epoch") or "", 0, LARGEST_COUNT),
        loss=_measured("loss", row.get("loss") or "", _LARGEST_MEASURE),
        accuracy=_measured("accuracy", row.get("accuracy") or "", 1),
        images=typed_whole("images", row.get("images") or "", 0, LARGEST_COUNT),
        whole=row.get("whole") == "True",
        # Runs of earlier versions lack the last two.
        never_predicted=tuple(typed_whole("a class", digit, 0, _LARGEST_CLASS) for digit in digits),
        temperature=typed_number(
            "temperature", row.get("temperature") or "1", MIN_TEMPERATURE, MAX_TEMPERATURE
        ),
    )


def _measured(name: str, word: str, high: float) -> float:
    """A number from 0 on, NaN where nothing was measured, or infinity where float32 overflowed."""
    return float(word) if word in {"nan", "inf"} else typed_number(name, word, 0, high)
