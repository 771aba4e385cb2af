"""Worker of the time machine: reads and unpacks the kept weights of runs in its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure
from mnist_draw.timeline.timeline import Timeline
from trainer.errors import DataError, WeightsError
from trainer.network.packed_weights import unpack
from trainer.runs import run_reader, run_weights
from trainer.training.kept_steps import most_kept

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.timeline.timeline import TimelineProblem
    from trainer.network.packed_weights import PackedWeights
    from trainer.network.weights import WeightSnapshot
    from trainer.runs.run_reader import RunSummary


class TimelineWorker(QObject):
    """Reads and unpacks weights; lives in the timeline thread.

    Attributes:
        found: Emits the `Timeline` of weights, for each `find`.
        unpacked: Emits a `PackedWeights` and its `WeightSnapshot`, for each `unpack`,
            unless it is `unusable`.
        unusable: Emits a `PackedWeights` that cannot be unpacked, and a `Failure`.
        failed: Emits a `Failure` of `find`.
    """

    found = Signal(object)
    unpacked = Signal(object, object)
    unusable = Signal(object, object)
    failed = Signal(object)

    @Slot(object, object)
    def find(self, snapshot: WeightSnapshot, folders: tuple[Path, ...]) -> None:
        """Look for the run that made a snapshot, and read what it has kept.

        Args:
            snapshot: The present weights.
            folders: Where its run folder may be.
        """
        try:
            self.found.emit(_find(snapshot, folders))
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))

    @Slot(object)
    def unpack(self, packed: PackedWeights) -> None:
        """Unpack weights for a prediction."""
        try:
            self.unpacked.emit(packed, unpack(packed))
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.unusable.emit(packed, Failure.of(error))


def _find(snapshot: WeightSnapshot, folders: tuple[Path, ...]) -> Timeline:
    for folder in folders:
        try:
            summary = run_reader.read_summary(folder)
        except DataError:
            continue
        if summary.figures.get("run") == snapshot.run:
            return _read(snapshot, summary)
    return Timeline.of(snapshot)


def _read(present: WeightSnapshot, summary: RunSummary) -> Timeline:
    problem: TimelineProblem | None = None
    kept: tuple[PackedWeights, ...] = ()
    try:
        kept = run_weights.kept_weights(summary.snapshots_path, present)
    except WeightsError as error:
        if error.problem == "missing":
            problem = "missing" if most_kept(present.recipe) else "too large"
        else:
            problem = "unreadable" if error.problem == "unreadable" else "damaged"
    return Timeline.of(present, kept, summary, problem)
