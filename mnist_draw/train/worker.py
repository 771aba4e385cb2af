"""Qt adapter: runs a JobRunner in a QThread and re-emits its events as signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure
from trainer.data.progress import Progress
from trainer.errors import CancelledError
from trainer.events import (
    DataReady,
    Evaluated,
    Finished,
    MemberEvent,
    SettingChanged,
    SnapshotTaken,
    Started,
    StepInspected,
    StepsDone,
    Taught,
    WeightsKept,
)

if TYPE_CHECKING:
    from trainer.control import Request
    from trainer.events import NetworkEvent, TrainingEvent
    from trainer.runs.jobs import JobRunner, TrainingJob

# Signal of each event, and the attribute that it emits; None for the event itself.
_SIGNALS: Final[dict[type, tuple[str, str | None]]] = {
    Progress: ("progressed", None),
    DataReady: ("data_ready", None),
    Started: ("started", None),
    StepsDone: ("steps_done", None),
    StepInspected: ("step_inspected", None),
    SettingChanged: ("setting_changed", None),
    Evaluated: ("evaluated", None),
    SnapshotTaken: ("snapshot_taken", "snapshot"),
    WeightsKept: ("weights_kept", "packed"),
    Taught: ("taught", "comparison"),
    Finished: ("finished", None),
}


class TrainingWorker(QObject):
    """Runs one job at a time; lives in the training thread.

    Attributes:
        devices_found: Emits the `trainer.runs.jobs.Devices` of this machine.
        prepared: The modules that a training step needs are imported.
        progressed: Emits `trainer.data.progress.Progress` before the first step.
        data_ready: Emits `trainer.events.DataReady`.
        started: Emits `trainer.events.Started`.
        steps_done: Emits `trainer.events.StepsDone`.
        evaluated: Emits `trainer.events.Evaluated`.
        snapshot_taken: Emits a `WeightSnapshot` of the running job.
        weights_kept: Emits the same weights as `PackedWeights` if the run keeps them.
        setting_changed: Emits `trainer.events.SettingChanged`.
        step_inspected: Emits `trainer.events.StepInspected`.
        taught: Emits the `TeachingComparison` of a lesson, before `finished`.
        finished: Emits `trainer.events.Finished`; ends the job.
        member_reported: Of networks that are trained together (`TrainingJob.together`): index and
            event of one of them.
        members_finished: All of them have ended; ends the job.
        cancelled: The job was stopped before its first step; ends the job.
        unwatched: A training that goes on elsewhere is no longer followed; ends the job.
        failed: Emits a `Failure`; ends the job, if one runs.
    """

    devices_found = Signal(object)
    prepared = Signal()
    progressed = Signal(object)
    data_ready = Signal(object)
    started = Signal(object)
    steps_done = Signal(object)
    evaluated = Signal(object)
    snapshot_taken = Signal(object)
    weights_kept = Signal(object)
    setting_changed = Signal(object)
    step_inspected = Signal(object)
    taught = Signal(object)
    finished = Signal(object)
    member_reported = Signal(int, object)
    members_finished = Signal()
    cancelled = Signal()
    unwatched = Signal()
    failed = Signal(object)

    def __init__(self, runner: JobRunner) -> None:
        """Args: runner: Runs the jobs in the worker's thread; closed by `close`."""
        super().__init__()
        self._runner = runner

    @Slot()
    def prepare(self) -> None:
        """Import what the first training step needs, and find the devices."""
        try:
            self.devices_found.emit(self._runner.prepare())
            self.prepared.emit()
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))

    @Slot(object)
    def run(self, job: TrainingJob) -> None:
        """Run a job, from loading the data to writing the run folder."""
        try:
            self._runner.run(job, self._report)
            if job.together:
                self.members_finished.emit()
        except CancelledError:
            (self.cancelled if job.watched is None else self.unwatched).emit()
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))

    def request(self, job: TrainingJob, request: Request) -> None:
        """Make a request to a job, such as to pause; callable from any thread."""
        self._runner.request(job, request)

    @Slot()
    def close(self) -> None:
        """Close the runner; call after the thread has finished."""
        self._runner.close()

    def _report(self, event: TrainingEvent) -> None:
        if isinstance(event, MemberEvent):
            self.member_reported.emit(event.member, event.event)
        else:
            self._emit(event)

    def _emit(self, event: NetworkEvent) -> None:
        name, part = _SIGNALS[type(event)]
        getattr(self, name).emit(event if part is None else getattr(event, part))
