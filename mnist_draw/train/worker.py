"""Passing on what trainings tell: a thread that waits for them, wherever they are computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure
from trainer.data.progress import Progress
from trainer.errors import CancelledError
from trainer.events import DataReady, Evaluated, Finished, SnapshotTaken, Started, StepsDone

if TYPE_CHECKING:
    from trainer.control import Request
    from trainer.events import TrainingEvent
    from trainer.runs.jobs import JobRunner, TrainingJob


class TrainingWorker(QObject):
    """Runs one job at a time; lives in the training thread.

    It only passes on each of the engine's events through the signal of its type.

    Attributes:
        devices_found: A tuple of (key, name) of this machine's devices.
        prepared: All that a training step needs is loaded.
        progressed: `trainer.data.progress.Progress` before the first step.
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

    def __init__(self, runner: JobRunner) -> None:
        """Args: runner: Runs the jobs in the worker's thread, and is closed there."""
        super().__init__()
        self._runner = runner

    @Slot()
    def prepare(self) -> None:
        """Loads what a first training step needs."""
        try:
            self.devices_found.emit(self._runner.prepare())
            self.prepared.emit()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            self.failed.emit(Failure.of(error))

    @Slot(object)
    def run(self, job: TrainingJob) -> None:
        """Does a job from its data to its run folder."""
        try:
            self._runner.run(job, self._tell)
        except CancelledError:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            self.failed.emit(Failure.of(error))

    def request(self, job: TrainingJob, request: Request) -> None:
        """Asks a job to pause, resume, stop or close; may be called from any thread."""
        self._runner.request(job, request)

    @Slot()
    def close(self) -> None:
        """Gives back what the jobs needed; to be called when the thread has ended."""
        self._runner.close()

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
