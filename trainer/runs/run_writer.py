"""Write run folders.

A run folder is written under a hidden name and renamed when it is complete, so that every visible
run folder is whole. Its format: see `trainer.runs.run_reader`.
"""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import io
import json
import logging
import math
import os
import secrets
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from trainer.errors import StorageError
from trainer.events import (
    Evaluated,
    Finished,
    MemberDiverged,
    MemberEvent,
    SettingChanged,
    StepsDone,
    Taught,
    WeightsKept,
)
from trainer.files import HeldError, move, storage_errors, sync_folder, wait_while_held
from trainer.network import compared_readings, weights
from trainer.runs import snapshots_file
from trainer.runs.live.writer import ProgressWriter
from trainer.runs.run_reader import (
    CHANGES_COLUMNS,
    CHANGES_FILE,
    EVALUATIONS_FILE,
    SNAPSHOTS_FILE,
    STEPS_COLUMNS,
    STEPS_FILE,
    SUMMARY_FILE,
    WEIGHTS_FILE,
)
from trainer.runs.run_shelf import PARTIAL_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trainer.events import NetworkEvent, TrainingEvent
    from trainer.network.packed_weights import PackedWeights

log = logging.getLogger(__name__)

_FORMAT = "mnist-draw run 1"


def check_writable(folder: Path) -> None:
    """Check, before a training, that a run can be kept in a folder; creates it.

    Raises:
        StorageError: Nothing can be written there.
    """
    with storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / f"{PARTIAL_PREFIX}{secrets.token_hex(4)}"
        trial.mkdir()
        trial.rmdir()


def record(
    events: Iterator[TrainingEvent],
    folder: Path,
    *,
    name: str | None = None,
    instead: Sequence[Path] = (),
    watchable: bool = False,
    made_by: str = "",
) -> Iterator[TrainingEvent]:
    """Pass events through; write a run folder when a run finishes.

    A run that was stopped before its first step, or has diverged, leaves nothing.

    Args:
        events: From `trainer.training.loop.train`, or from networks that are trained together.
        folder: The folder that takes the run folders.
        name: Of the run folder, which must not exist or be empty; None for the run's identifier,
            as of each of several runs.
        instead: Folders that are tried where a run cannot be kept in `folder`.
        watchable: Whether the run folder, which has a `name`, shows the progress meanwhile; see
            `trainer.runs.live`.
        made_by: See `trainer.runs.run_reader.RunSummary`.

    Yields:
        The same events; `Finished` with its run folder and, where it could not be written in
        `folder`, with the reason: a full disk costs the record, never the weights in memory. A
        complete run whose folder another program holds stays under its hidden name until
        `trainer.runs.run_shelf.remove_leftovers`.
    """
    progress = ProgressWriter(folder / name) if watchable and name is not None else None
    run = _RunRecorder(folder, name, instead, progress, made_by)
    members: dict[int, _RunRecorder] = {}
    try:
        for event in events:
            if not isinstance(event, MemberEvent):
                yield run.pass_on(event)
            elif isinstance(event.event, MemberDiverged):
                members.pop(event.member, None)
                yield event
            else:
                member = members.setdefault(event.member, _RunRecorder(folder, None, instead, None))
                yield dataclasses.replace(event, event=member.pass_on(event.event))
    except BaseException as error:
        if progress is not None:
            progress.break_off(str(error) or "It was ended.")
        raise


class _RunRecorder:
    """Keeps what a run folder needs of the events of one run, and writes it at the end."""

    def __init__(
        self,
        folder: Path,
        name: str | None,
        instead: Sequence[Path],
        progress: ProgressWriter | None,
        made_by: str = "",
    ) -> None:
        self._folder, self._name, self._instead = folder, name, instead
        self._progress = progress
        self._run = _KeptEvents(made_by)

    def pass_on(self, event: NetworkEvent) -> NetworkEvent:
        """Keep the event; return it, `Finished` with its folder."""
        self._run.add(event)
        if self._progress is not None:
            self._progress.add(event)
        if not isinstance(event, Finished):
            return event
        if not event.steps:
            if self._progress is not None:
                self._progress.discard()
            return event
        problem: StorageError | None = None
        kept: Path | None = None
        name = self._name or event.run
        for path in (self._folder / name, *(each / event.run for each in self._instead)):
            try:
                kept, held = _write(event, self._run, path, self._progress)
            except StorageError as error:
                problem = problem or error
            else:
                problem = problem or held
                break
        if self._progress is not None and problem is not None:
            self._progress.break_off(f"{problem} The run is kept in {kept}.")
        elif self._progress is not None:
            self._progress.remove()
        return dataclasses.replace(event, folder=kept, storage_error=problem)


@dataclass(slots=True)
class _KeptEvents:
    """The events of a run that its folder holds, and the command that made it."""

    made_by: str = ""
    steps: list[StepsDone] = field(default_factory=list)
    evaluations: list[Evaluated] = field(default_factory=list)
    changes: list[SettingChanged] = field(default_factory=list)
    snapshots: list[PackedWeights] = field(default_factory=list)
    taught: Taught | None = None

    def add(self, event: NetworkEvent) -> None:
        match event:
            case StepsDone():
                self.steps.append(event)
            case Evaluated():
                self.evaluations.append(event)
            case SettingChanged():
                self.changes.append(event)
            case WeightsKept(packed):
                self.snapshots.append(packed)
            case Taught():
                self.taught = event
            case _:
                pass


def _write(
    finished: Finished, run: _KeptEvents, kept: Path, progress: ProgressWriter | None
) -> tuple[Path, StorageError | None]:
    """Write a run folder; return where it is and, if that is not `kept`, why."""
    with storage_errors(kept):
        partial = kept.parent / f"{PARTIAL_PREFIX}{secrets.token_hex(4)}"
        partial.mkdir(parents=True)
        try:
            _write_text(partial / STEPS_FILE, _steps_table(run.steps))
            _write_text(partial / EVALUATIONS_FILE, _evaluations_table(run.evaluations))
            if run.changes:
                _write_text(partial / CHANGES_FILE, _changes_table(run.changes))
            provenance = {"figures": json.dumps(_figures(finished))}
            weights.save(finished.snapshot, partial / WEIGHTS_FILE, provenance=provenance)
            if run.taught is not None:
                text = compared_readings.to_json(run.taught.comparison)
                _write_text(partial / compared_readings.COMPARISON_FILE, text)
            _write_snapshots(partial / SNAPSHOTS_FILE, finished, run.snapshots)
            # The last file: a folder that holds it is complete.
            _write_text(partial / SUMMARY_FILE, _summary(finished, run))
            sync_folder(partial)
            if progress is not None and progress.run == kept:
                progress.set_aside()
            # Windows renames no folder onto another, not even onto an empty one.
            with contextlib.suppress(OSError):
                wait_while_held(kept.rmdir)
            try:
                move(partial, kept)
                sync_folder(kept.parent)
            except HeldError:
                return partial, StorageError(kept, "another program has it open", "in use")
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
    return kept, None


def _write_snapshots(path: Path, finished: Finished, snapshots: list[PackedWeights]) -> None:
    # A run that was stopped at one of these steps has its weights unrounded.
    earlier = [each for each in snapshots if each.step < finished.snapshot.step]
    if not earlier:
        return
    try:
        snapshots_file.save(earlier, path)
    except StorageError as error:
        # On a disk that is nearly full the run itself is worth more.
        log.warning("The run is kept without its earlier weights: %s", error)


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


def _summary(finished: Finished, run: _KeptEvents) -> str:
    recipe = finished.snapshot.recipe.to_dict()
    # Evaluations within an epoch use some of the images: they do not compare with the final one.
    accuracies = [
        evaluated.accuracy
        for evaluated in run.evaluations
        if evaluated.split == "validation" and evaluated.whole
    ]
    best = {"best_validation_accuracy": max(accuracies, default=None)}
    content = {"format": _FORMAT, "recipe": recipe, "figures": _figures(finished) | best}
    if run.made_by:
        content["made_by"] = run.made_by
    return json.dumps(content, indent=2)


def _steps_table(steps: list[StepsDone]) -> str:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(STEPS_COLUMNS)
    for block in steps:
        numbers = np.arange(block.first_step, block.last_step + 1).tolist()
        writer.writerows(
            zip(numbers, block.losses.tolist(), block.accuracies.tolist(), strict=True)
        )
    return table.getvalue()


def _changes_table(changes: list[SettingChanged]) -> str:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(CHANGES_COLUMNS)
    # Written so that reading it gives the same number, bit by bit.
    writer.writerows((each.step, each.field, repr(each.value)) for each in changes)
    return table.getvalue()


def _evaluations_table(evaluations: list[Evaluated]) -> str:
    table = io.StringIO()
    names = [field.name for field in dataclasses.fields(Evaluated) if field.name != "confusion"]
    writer = csv.DictWriter(table, names, extrasaction="ignore")
    writer.writeheader()
    for evaluated in evaluations:
        digits = " ".join(map(str, evaluated.never_predicted))
        writer.writerow({**dataclasses.asdict(evaluated), "never_predicted": digits})
    return table.getvalue()
