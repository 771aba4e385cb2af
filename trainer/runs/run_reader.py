"""Read run folders: summary, evaluations and steps. Free of torch and Qt.

The only module that parses the tables which `trainer.runs.run_writer` writes:
``run.json`` (recipe and final figures), ``steps.csv`` (one line a step) and ``evaluations.csv``.
Beside them lie ``weights.safetensors`` (see `trainer.network.weights`) and, unless the network is
too large, ``snapshots.safetensors`` (see `trainer.runs.snapshots_file`); runs of earlier versions
lack the latter.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from trainer.errors import DataError, RecipeError
from trainer.events import Evaluated
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SUMMARY_FILE = "run.json"
STEPS_FILE = "steps.csv"
EVALUATIONS_FILE = "evaluations.csv"
WEIGHTS_FILE = "weights.safetensors"
SNAPSHOTS_FILE = "snapshots.safetensors"
STEPS_COLUMNS = ("step", "train_loss", "train_accuracy")

# 20 million steps are 300 epochs of 60,000 batches of one image, and a table of 500 MB.
_MOST_STEPS = 20_000_000
# Above 2**53 a count is no longer exact as a float, in which curves are computed.
_LARGEST_COUNT = 2**53


@dataclass(frozen=True, slots=True)
class RunSummary:
    """Summary of a finished run.

    Attributes:
        folder: The run folder; its name is the run's identifier.
        recipe: The run's recipe.
        figures: The final figures, as `trainer.events.Finished` names them, and
            ``best_validation_accuracy``; runs of earlier versions lack that one.
        title: The name that the user gave it; empty for none.
    """

    folder: Path
    recipe: Recipe
    figures: dict[str, Any]
    title: str = ""

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
            figure = self.figures[name]
            return float(figure) if isinstance(figure, int | float) else None
        try:
            return max(
                (
                    float(row["accuracy"])
                    for row in _evaluation_rows(self.folder / EVALUATIONS_FILE)
                    if row["split"] == "validation" and row["whole"] == "True"
                ),
                default=None,
            )
        except (OSError, ValueError, KeyError, TypeError, csv.Error):
            return None


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
        recipe = Recipe.from_dict(content["recipe"])
        figures = dict(content["figures"])
        for value in figures.values():
            # JSON knows whole numbers that no float can hold.
            if isinstance(value, int):
                float(value)
        title = str(content.get("title", ""))
    except FileNotFoundError as error:
        raise DataError(run, f"it is no run folder: there is no {SUMMARY_FILE} in it.") from error
    # RecursionError: brackets nested a thousand deep.
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        OverflowError,
        RecipeError,
        RecursionError,
    ) as error:
        raise DataError(path, "it is damaged, or no summary of a run.") from error
    return RunSummary(run, recipe, figures, title)


def load_summary(path: Path) -> dict[str, Any]:
    """Parse ``run.json`` without interpreting it.

    Raises:
        OSError: It cannot be read.
        ValueError: It is damaged.
        RecursionError: It is nested too deep.
    """
    content = json.loads(path.read_bytes())
    if not isinstance(content, dict):
        raise ValueError(f"{path} holds no table")  # noqa: TRY004 - as json's own errors
    # Half a surrogate pair cannot be shown or saved; raises UnicodeEncodeError, a ValueError.
    json.dumps(content, ensure_ascii=False).encode()
    return content


def read_evaluations(run: Path) -> list[Evaluated]:
    """Read all evaluations of a run, in the order in which they were made.

    Raises:
        DataError: The table is missing or damaged.
    """
    path = run / EVALUATIONS_FILE
    try:
        return [_evaluation(row) for row in _evaluation_rows(path)]
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error
    # KeyError: a column is missing; TypeError, AttributeError: a line ends early.
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        raise DataError(path, "the table of evaluations is damaged") from error


def read_steps(run: Path) -> StepTable:
    """Read the metrics of all steps of a run; a second for a million steps.

    Raises:
        DataError: The table is missing, empty or damaged.
    """
    path = run / STEPS_FILE
    try:
        with path.open(encoding="utf-8") as file:
            if tuple(file.readline().strip().split(",")) != STEPS_COLUMNS:
                raise DataError(path, "this is no table of steps")
            first_line = file.readline()
            if not first_line.strip():
                raise DataError(path, "the table of steps is empty")
            lines = itertools.chain([first_line], file)
            table = np.loadtxt(lines, delimiter=",", ndmin=2, max_rows=_MOST_STEPS, comments=None)
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error
    except ValueError as error:
        raise DataError(path, "the table of steps is damaged") from error
    if table.shape[1:] != (len(STEPS_COLUMNS),):
        raise DataError(path, "the table of steps is damaged")
    numbers = table[:, 0]
    if not (1 <= numbers[0] <= _LARGEST_COUNT and (np.diff(numbers) == 1).all()):
        raise DataError(path, "steps are missing from the table")
    # A finite number may exceed float32; as infinity it is left out of curves.
    with np.errstate(over="ignore"):
        losses, accuracies = table[:, 1:].T.astype(np.float32)
    return StepTable(round(float(numbers[0])), losses, accuracies)


def _evaluation_rows(path: Path) -> list[dict[str, str]]:
    """Parse the table of evaluations; raises OSError, ValueError or csv.Error."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        columns = table.fieldnames
        if columns is not None and "split" not in columns:
            raise ValueError("no table of evaluations")
        return list(table)


def _evaluation(row: dict[str, str]) -> Evaluated:
    split, epoch = row["split"], float(row["epoch"])
    if split not in {"train", "validation", "test"} or not math.isfinite(epoch):
        raise ValueError(f"an evaluation of {split} at epoch {epoch}")
    return Evaluated(
        split=cast('Literal["train", "validation", "test"]', split),
        step=_count(row["step"]),
        epoch=epoch,
        loss=float(row["loss"]),
        accuracy=float(row["accuracy"]),
        images=_count(row["images"]),
        whole=row["whole"] == "True",
        # Runs of earlier versions lack it.
        never_predicted=tuple(map(int, row.get("never_predicted", "").split())),
        temperature=float(row.get("temperature") or 1),
    )


def _count(text: str) -> int:
    count = int(text)
    if not 0 <= count <= _LARGEST_COUNT:
        raise ValueError(f"{text} is no count")
    return count
