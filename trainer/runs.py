"""Run folders: what a training leaves behind, and finding it again.

A folder holds ``run.json`` (recipe and final figures), ``steps.csv`` (one line a step),
``evaluations.csv`` and ``weights.safetensors``. It is written under a hidden name and renamed when
it is complete, so that every visible run folder is whole.
"""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import io
import json
import math
import os
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from trainer import weights
from trainer.errors import RecipeError, StorageError, WeightsError
from trainer.events import Evaluated, Finished, StepsDone
from trainer.files import storage_errors
from trainer.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.events import TrainingEvent

WEIGHTS_FILE = "weights.safetensors"
SUMMARY_FILE = "run.json"
_PARTIAL = ".partial-"
_FORMAT = "mnist-draw run 1"


def default_folder() -> Path:
    """Where runs are kept: ``runs`` in the user's data directory."""
    try:
        import platformdirs  # noqa: PLC0415 - not needed where the folder is given
    except ModuleNotFoundError:
        # A bare clone on a server; platformdirs names the same folder there.
        data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        return Path(data) / "mnist-draw" / "runs"
    return platformdirs.user_data_path("mnist-draw", appauthor=False) / "runs"


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One finished run as its folder tells it.

    Attributes:
        folder: Where it lies; its name is the run's identifier.
        recipe: What was run.
        figures: The final figures, as `trainer.events.Finished` names them.
    """

    folder: Path
    recipe: Recipe
    figures: dict[str, Any]

    @property
    def weights_path(self) -> Path:
        """The weights that the run reached."""
        return self.folder / WEIGHTS_FILE


def record(
    events: Iterator[TrainingEvent], folder: Path, *, name: str | None = None
) -> Iterator[TrainingEvent]:
    """Passes events through; when the run finishes, keeps it in a folder of its own.

    A run that was stopped before its first step learnt nothing and leaves nothing.

    Args:
        events: From `trainer.training.train`.
        folder: Which takes the run folder.
        name: Of the run folder, which is not there yet or empty; None for the run's identifier.

    Yields:
        The same events; `Finished` with its run folder or, where it could not be written, with the
        reason: a full disk costs the record, never the weights in memory.
    """
    steps: list[StepsDone] = []
    evaluations: list[Evaluated] = []
    for event in events:
        match event:
            case StepsDone():
                steps.append(event)
            case Evaluated():
                evaluations.append(event)
            case Finished(steps=taken) if taken:
                try:
                    kept = _write(event, steps, evaluations, folder / (name or event.run))
                    yield dataclasses.replace(event, folder=kept)
                except StorageError as error:
                    yield dataclasses.replace(event, storage_error=error)
                continue
        yield event


def runs(folder: Path) -> list[RunSummary]:
    """The complete runs in a folder, oldest first; damaged ones are left out."""
    found = []
    for path in sorted(folder.glob("*/" + SUMMARY_FILE)):
        if path.parent.name.startswith(_PARTIAL):
            continue
        try:
            summary = json.loads(path.read_bytes())
            recipe = Recipe.from_dict(summary["recipe"])
            figures = dict(summary["figures"])
        # Text nested a thousand deep exhausts the parser's stack.
        except (OSError, ValueError, KeyError, TypeError, RecipeError, RecursionError):
            continue
        found.append(RunSummary(path.parent, recipe, figures))
    return found


def latest_weights(folder: Path) -> weights.WeightSnapshot | None:
    """The weights of the newest run whose weights can be read; None without any."""
    for run in reversed(runs(folder)):
        try:
            return weights.load(run.weights_path)
        except WeightsError:
            continue
    return None


def remove_leftovers(folder: Path, *, older_than: float = 3600.0) -> None:
    """Deletes what a crash left half-written.

    Args:
        folder: Where runs are kept.
        older_than: Seconds; younger ones may be another program's that is saving right now.
    """
    for path in folder.glob(_PARTIAL + "*"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > older_than:
                shutil.rmtree(path)


def _write(
    finished: Finished, steps: list[StepsDone], evaluations: list[Evaluated], kept: Path
) -> Path:
    with storage_errors(kept):
        partial = kept.parent / f"{_PARTIAL}{secrets.token_hex(4)}"
        partial.mkdir(parents=True)
        try:
            _write_text(partial / "steps.csv", _steps_table(steps))
            _write_text(partial / "evaluations.csv", _evaluations_table(evaluations))
            provenance = {"figures": json.dumps(_figures(finished))}
            weights.save(finished.snapshot, partial / WEIGHTS_FILE, provenance=provenance)
            _write_text(partial / SUMMARY_FILE, _summary(finished))
            # Windows renames no folder onto another, not even onto an empty one.
            with contextlib.suppress(OSError):
                kept.rmdir()
            partial.rename(kept)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
    return kept


def _write_text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _figures(finished: Finished) -> dict[str, str | float | int | bool | None]:
    return {
        # JSON has no NaN; a figure that was not measured is null.
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in finished.figures().items()
    }


def _summary(finished: Finished) -> str:
    recipe = finished.snapshot.recipe.to_dict()
    content = {"format": _FORMAT, "recipe": recipe, "figures": _figures(finished)}
    return json.dumps(content, indent=2)


def _steps_table(steps: list[StepsDone]) -> str:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["step", "train_loss", "train_accuracy"])
    for block in steps:
        numbers = np.arange(block.first_step, block.last_step + 1).tolist()
        writer.writerows(
            zip(numbers, block.losses.tolist(), block.accuracies.tolist(), strict=True)
        )
    return table.getvalue()


def _evaluations_table(evaluations: list[Evaluated]) -> str:
    table = io.StringIO()
    writer = csv.DictWriter(table, [field.name for field in dataclasses.fields(Evaluated)])
    writer.writeheader()
    for evaluated in evaluations:
        digits = " ".join(map(str, evaluated.never_predicted))
        writer.writerow({**dataclasses.asdict(evaluated), "never_predicted": digits})
    return table.getvalue()
