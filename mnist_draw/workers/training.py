"""Training a network, in a thread of its own; the loop itself is `trainer.training.train`."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.workers.failure import Failure
from trainer.control import TrainingControl
from trainer.errors import CancelledError
from trainer.events import (
    DataReady,
    Evaluated,
    Finished,
    Progress,
    SnapshotTaken,
    Started,
    StepsDone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.data.sources import DataRequest, LoadedData
    from trainer.events import TrainingEvent
    from trainer.recipes import Recipe
    from trainer.weights import WeightSnapshot


@dataclass(frozen=True, slots=True, eq=False)
class TrainingJob:
    """One press of the Train button.

    Attributes:
        recipe: What to do.
        data: What to learn from.
        device: Key of a device, or ``"auto"``.
        start: Weights to go on from; None for fresh ones.
        runs_folder: Where the run is kept.
        control: Through which it is paused and stopped.
    """

    recipe: Recipe
    data: DataRequest
    device: str
    start: WeightSnapshot | None
    runs_folder: Path
    control: TrainingControl = field(default_factory=TrainingControl)


class TrainingWorker(QObject):
    """Runs one job at a time; lives in the training thread.

    It only iterates over the engine's events and passes each on through the signal of its type.

    Attributes:
        devices_found: A tuple of (key, name) of this machine's devices.
        prepared: All that a training step needs is loaded.
        progressed: `trainer.events.Progress` before the first step.
        data_ready: `trainer.events.DataReady`.
        started: `trainer.events.Started`.
        steps_done: `trainer.events.StepsDone`.
        evaluated: `trainer.events.Evaluated`.
        snapshot_taken: A `WeightSnapshot` of the training that goes on.
        finished: `trainer.events.Finished`; the job is over.
        cancelled: The job was stopped before its first step; it is over.
        failed: A `Failure`; the job is over.
    """

    devices_found = Signal(object)
    prepared = Signal()
    progressed = Signal(object)
    data_ready = Signal(object)
    started = Signal(object)
    steps_done = Signal(object)
    evaluated = Signal(object)
    snapshot_taken = Signal(object)
    finished = Signal(object)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._data: tuple[DataRequest, LoadedData] | None = None

    @Slot()
    def prepare(self) -> None:
        """Settles the thread and loads what a first training step needs."""
        _lower_priority()
        try:
            import torch  # noqa: PLC0415 - the window is to appear before torch is loaded

            from trainer import devices  # noqa: PLC0415 - needs torch

            # Outside of the main thread an OpenMP team spins more than it computes.
            torch.set_num_threads(1)
            self.devices_found.emit(devices.available())
            _warm_up()
            self.prepared.emit()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            self.failed.emit(Failure.of(error))

    @Slot(object)
    def run(self, job: TrainingJob) -> None:
        """Does a job from its data to its run folder."""
        try:
            for event in self._events(job):
                self._tell(event)
        except CancelledError:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            self.failed.emit(Failure.of(error))

    def _events(self, job: TrainingJob) -> Iterator[TrainingEvent]:
        from trainer import devices, runs, training  # noqa: PLC0415 - need torch

        loaded = self._load(job)
        events = training.train(
            job.recipe,
            loaded.dataset,
            device=devices.choose(job.device),
            control=job.control,
            start=job.start,
        )
        for event in runs.record(events, job.runs_folder):
            if isinstance(event, DataReady):
                yield dataclasses.replace(event, fallback=loaded.fallback)
            else:
                yield event

    def _load(self, job: TrainingJob) -> LoadedData:
        from trainer.data import sources  # noqa: PLC0415 - reads files with numpy

        # A data set is read once; one that took another's place is tried for again.
        if self._data is not None and self._data[0] == job.data and not self._data[1].fallback:
            return self._data[1]
        self._data = None
        loaded = sources.load(
            job.data, report=self.progressed.emit, cancelled=lambda: job.control.stopped
        )
        self._data = (job.data, loaded)
        return loaded

    def _tell(self, event: TrainingEvent) -> None:
        match event:
            case StepsDone():
                self.steps_done.emit(event)
            case SnapshotTaken(snapshot):
                self.snapshot_taken.emit(snapshot)
            case Evaluated():
                self.evaluated.emit(event)
            case Progress():
                self.progressed.emit(event)
            case DataReady():
                self.data_ready.emit(event)
            case Started():
                self.started.emit(event)
            case Finished():
                self.finished.emit(event)


def _warm_up() -> None:
    """Takes a step on noise in two threads: torch loads much of itself when it is first used."""
    import numpy as np  # noqa: PLC0415 - after the window has appeared

    from trainer import training  # noqa: PLC0415 - needs torch
    from trainer.data.digits import DataSet, Digits  # noqa: PLC0415 - as above
    from trainer.presets import PRESETS  # noqa: PLC0415 - as above

    noise = np.random.default_rng(0).integers(0, 256, (36, 28, 28), np.uint8)
    digits = Digits(noise, np.arange(36, dtype=np.uint8) % 10)
    recipe = PRESETS[0].with_changes(batch_size=32, train_images=32, validation_images=4)
    for _ in training.train(recipe, DataSet("noise", "generated", digits, digits)):
        pass


def _lower_priority() -> None:
    """Lets the window go first; Linux ignores the priority of a QThread, but not this."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
