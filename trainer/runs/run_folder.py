"""Run folders: what a training leaves behind, and finding it again.

A folder holds ``run.json`` (recipe and final figures), ``steps.csv`` (one line a step),
``evaluations.csv`` and ``weights.safetensors``. It is written under a hidden name and renamed when
it is complete, so that every visible run folder is whole. A run that somebody deletes moves to a
hidden trash beside the others, from where it can be taken back.
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

from trainer.errors import DataError, RecipeError, StorageError, WeightsError
from trainer.events import Evaluated, Finished, StepsDone
from trainer.files import storage_errors, write_atomically
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.events import TrainingEvent
    from trainer.network.weights import WeightSnapshot

WEIGHTS_FILE = "weights.safetensors"
SUMMARY_FILE = "run.json"
EVALUATIONS_FILE = "evaluations.csv"
STEPS_FILE = "steps.csv"
_PARTIAL = ".partial-"
_TRASH = ".trash"
_DAY = 86_400.0  # seconds
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
        figures: The final figures, as `trainer.events.Finished` names them, and
            ``best_validation_accuracy``; runs of earlier versions lack that one.
        title: The name that somebody gave it; empty for none.
    """

    folder: Path
    recipe: Recipe
    figures: dict[str, Any]
    title: str = ""

    @property
    def weights_path(self) -> Path:
        """The weights that the run reached."""
        return self.folder / WEIGHTS_FILE

    def best_validation_accuracy(self) -> float | None:
        """The best accuracy over the whole validation split, [0, 1]; None if there was none.

        Reads ``evaluations.csv`` where the figures lack it.
        """
        name = "best_validation_accuracy"
        if name in self.figures:
            figure = self.figures[name]
            return float(figure) if isinstance(figure, int | float) else None
        try:
            with (self.folder / EVALUATIONS_FILE).open(encoding="utf-8", newline="") as file:
                return max(
                    (
                        float(row["accuracy"])
                        for row in csv.DictReader(file)
                        if row["split"] == "validation" and row["whole"] == "True"
                    ),
                    default=None,
                )
        # What was written by another program may be anything.
        except (OSError, ValueError, KeyError, TypeError, csv.Error):
            return None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a folder of runs holds.

    Attributes:
        runs: The complete runs, oldest first.
        damaged: Folders that look like runs and cannot be read.
    """

    runs: tuple[RunSummary, ...]
    damaged: tuple[Path, ...]


def record(
    events: Iterator[TrainingEvent], folder: Path, *, name: str | None = None
) -> Iterator[TrainingEvent]:
    """Passes events through; when the run finishes, keeps it in a folder of its own.

    A run that was stopped before its first step learnt nothing and leaves nothing.

    Args:
        events: From `trainer.training.loop.train`.
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
    return list(shelf(folder).runs)


def shelf(folder: Path) -> Shelf:
    """The complete runs in a folder, oldest first, and the damaged ones."""
    found, damaged = [], []
    for path in sorted(folder.glob("*/" + SUMMARY_FILE)):
        if path.parent.name.startswith(_PARTIAL):
            continue
        try:
            found.append(read(path.parent))
        except DataError:
            damaged.append(path.parent)
    return Shelf(tuple(found), tuple(damaged))


def read(run: Path) -> RunSummary:
    """What a run folder tells of its run.

    Raises:
        DataError: There is no run folder, or it is damaged.
    """
    path = run / SUMMARY_FILE
    try:
        summary = _read_summary(path)
        recipe = Recipe.from_dict(summary["recipe"])
        figures = dict(summary["figures"])
        title = str(summary.get("title", ""))
    except FileNotFoundError as error:
        raise DataError(run, f"it is no run folder: there is no {SUMMARY_FILE} in it.") from error
    # Text nested a thousand deep exhausts the parser's stack.
    except (OSError, ValueError, KeyError, TypeError, RecipeError, RecursionError) as error:
        raise DataError(path, "it is damaged, or no summary of a run.") from error
    return RunSummary(run, recipe, figures, title)


def evaluations(run: Path) -> list[Evaluated]:
    """All looks at the splits that a run folder tells of, in order.

    Raises:
        DataError: They are missing or damaged.
    """
    path = run / EVALUATIONS_FILE
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [
                Evaluated(
                    split=row["split"],  # type: ignore[arg-type] # as it was written
                    step=int(row["step"]),
                    epoch=float(row["epoch"]),
                    loss=float(row["loss"]),
                    accuracy=float(row["accuracy"]),
                    images=int(row["images"]),
                    whole=row["whole"] == "True",
                    # Runs of earlier versions lack it.
                    never_predicted=tuple(map(int, row.get("never_predicted", "").split())),
                )
                for row in csv.DictReader(file)
            ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        raise DataError(path, "it is no table of evaluations.") from error


def rename(run: Path, title: str) -> None:
    """Gives a run a name for people; its folder stays where it is.

    Args:
        run: The run folder.
        title: The name; empty takes it back.

    Raises:
        StorageError: It could not be written; the run is as it was.
    """
    path = run / SUMMARY_FILE
    with storage_errors(path):
        try:
            summary = _read_summary(path)
        except (ValueError, RecursionError) as error:
            raise StorageError(path, "it is damaged") from error
        summary["title"] = title
        write_atomically(path, json.dumps(summary, indent=2).encode())


def delete(run: Path) -> Path:
    """Moves a run into the trash beside it.

    Returns:
        The run folder's place in the trash, for `restore`.

    Raises:
        StorageError: It could not be moved; the run is where it was.
    """
    # A folder for each deletion: a run of the same name may have been deleted before.
    deletion = run.parent / _TRASH / secrets.token_hex(4)
    with storage_errors(run):
        deletion.mkdir(parents=True)
        return run.rename(deletion / run.name)


def restore(trashed: Path) -> Path:
    """Takes a run out of the trash again.

    Args:
        trashed: As `delete` returned it.

    Returns:
        The run folder, where it was before.

    Raises:
        StorageError: It is no longer there, or another run took its place.
    """
    run = trashed.parents[2] / trashed.name
    with storage_errors(run):
        trashed.rename(run)
        with contextlib.suppress(OSError):
            trashed.parent.rmdir()
    return run


def empty_trash(folder: Path, *, older_than: float = 30 * _DAY) -> None:
    """Deletes for good what lies in the trash for long.

    Args:
        folder: Where runs are kept.
        older_than: Seconds since a run was deleted.
    """
    for deletion in (folder / _TRASH).glob("*"):
        with contextlib.suppress(OSError):
            if time.time() - deletion.stat().st_mtime > older_than:
                shutil.rmtree(deletion)


def latest_weights(folder: Path) -> WeightSnapshot | None:
    """The weights of the newest run whose weights can be read; None without any."""
    from trainer.network import weights  # noqa: PLC0415 - needs torch, which a list of runs does not

    for run in reversed(runs(folder)):
        try:
            return weights.load(run.weights_path)
        except WeightsError:
            continue
    return None


def remove_leftovers(folder: Path, *, older_than: float = 60.0) -> None:
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
    from trainer.network import weights  # noqa: PLC0415 - needs torch, which a list of runs does not

    with storage_errors(kept):
        partial = kept.parent / f"{_PARTIAL}{secrets.token_hex(4)}"
        partial.mkdir(parents=True)
        try:
            _write_text(partial / STEPS_FILE, _steps_table(steps))
            _write_text(partial / EVALUATIONS_FILE, _evaluations_table(evaluations))
            provenance = {"figures": json.dumps(_figures(finished))}
            weights.save(finished.snapshot, partial / WEIGHTS_FILE, provenance=provenance)
            _write_text(partial / SUMMARY_FILE, _summary(finished, evaluations))
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


def _summary(finished: Finished, evaluations: list[Evaluated]) -> str:
    recipe = finished.snapshot.recipe.to_dict()
    # Within an epoch only some images are read: such figures do not compare with the final ones.
    accuracies = [
        evaluated.accuracy
        for evaluated in evaluations
        if evaluated.split == "validation" and evaluated.whole
    ]
    best = {"best_validation_accuracy": max(accuracies, default=None)}
    content = {"format": _FORMAT, "recipe": recipe, "figures": _figures(finished) | best}
    return json.dumps(content, indent=2)


def _read_summary(path: Path) -> dict[str, Any]:
    """Raises OSError, ValueError or RecursionError."""
    summary = json.loads(path.read_bytes())
    if not isinstance(summary, dict):
        raise ValueError(f"{path} holds no table")  # noqa: TRY004 - as json's own errors
    return summary


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
