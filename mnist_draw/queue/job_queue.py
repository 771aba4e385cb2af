"""Trains several choices one after the other, and re-emits the events of each with its index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot

from mnist_draw.shared.failure import Failure
from trainer.errors import DivergedError, OutOfMemoryError, RecipeError
from trainer.events import (
    Evaluated,
    Finished,
    MemberDiverged,
    SnapshotTaken,
    Started,
    StepsDone,
)
from trainer.training.stacked.recipes import trains_together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.training_choice import TrainingChoice
    from mnist_draw.train.worker import TrainingWorker
    from trainer.data.progress import Progress
    from trainer.events import DataReady, NetworkEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

Ending = Literal["done", "cancelled", "failed"]

# These concern one recipe; after any other error the rest would fail too.
_OF_ONE_RECIPE: Final = (DivergedError, OutOfMemoryError, RecipeError)


class JobQueue(QObject):
    """A queue of training jobs; lives in the GUI thread.

    The training panel shows each job as it shows a training that it has started itself.

    Attributes:
        progressed: Emits `trainer.data.progress.Progress` before the first step of a job.
        data_ready: Emits `trainer.events.DataReady` of each job.
        started: Index of the job and `trainer.events.Started`.
        steps_done: Index of the job and `trainer.events.StepsDone`.
        evaluated: Index of the job and `trainer.events.Evaluated`.
        snapshot_taken: Index of the job and a `WeightSnapshot`.
        finished: Index of the job and `trainer.events.Finished`.
        failed: Index of the job and a `Failure`.
        ended: ``"done"``, ``"cancelled"``, or ``"failed"`` where an error ended the queue.
    """

    progressed = Signal(object)
    data_ready = Signal(object)
    started = Signal(int, object)
    steps_done = Signal(int, object)
    evaluated = Signal(int, object)
    snapshot_taken = Signal(int, object)
    finished = Signal(int, object)
    failed = Signal(int, object)
    ended = Signal(str)
    _job_ended = Signal()

    def __init__(
        self,
        session: TrainingSession,
        worker: TrainingWorker,
        panel: TrainingPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._panel = session, panel
        self._choices: tuple[TrainingChoice, ...] = ()
        self._aside = False
        self._together: tuple[Recipe, ...] = ()
        self._index = -1
        self._training = False
        self._ending: Ending | None = None
        worker.progressed.connect(self._note_progress)
        worker.data_ready.connect(self._note_data)
        worker.started.connect(self._note_started)
        worker.steps_done.connect(self._note_steps)
        worker.evaluated.connect(self._note_evaluated)
        worker.snapshot_taken.connect(self._note_snapshot)
        worker.member_reported.connect(self._note_member)
        worker.finished.connect(self._note_finished)
        worker.members_finished.connect(self._note_members_finished)
        worker.cancelled.connect(self._note_cancelled)
        worker.failed.connect(self._note_failed)
        # The panel shows the end of one job before the next one starts.
        self._job_ended.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        session.job_ended.connect(self._job_ended)

    @property
    def running(self) -> bool:
        """Whether it works through jobs."""
        return bool(self._choices)

    def run(
        self, choices: Sequence[TrainingChoice], *, aside: bool, together: bool = False
    ) -> bool:
        """Train these choices in turn, or together where that is wanted and their recipes allow it.

        Args:
            choices: At least one.
            aside: Whether the network in use stays in use; see `TrainingSession.start`.
            together: Whether they are networks that differ in their learning rates alone.

        Returns:
            False, and nothing happens, while it or another training runs.
        """
        if self.running or self._session.running:
            return False
        self._choices, self._aside = tuple(choices), aside
        self._index, self._ending = -1, None
        recipes = tuple(choice.recipe for choice in choices)
        self._together = recipes if together and trains_together(recipes) else ()
        self._advance()
        return True

    @Slot()
    def cancel(self) -> None:
        """Stop the present job, and start no other."""
        if self.running:
            self._ending = "cancelled"
            if self._training:
                self._session.stop()

    @Slot()
    def _advance(self) -> None:
        """Start the next job, or end; once both this queue and the session know of the end."""
        # The worker's thread may be held up between telling the one and the other.
        if not self.running or self._session.running or self._training:
            return
        last = self._index == len(self._choices) - 1
        if last or self._ending is not None:
            self._choices, self._training = (), False
            self.ended.emit(self._ending or "done")
            return
        # Those that are trained together are one job, the last of the queue.
        self._index = len(self._choices) - 1 if self._together else self._index + 1
        self._training = True
        choice = self._choices[0 if self._together else self._index]
        self._panel.begin_job(choice.recipe, len(self._together) or 1)
        self._session.start(choice, aside=self._aside, together=self._together)

    @Slot(object)
    def _note_progress(self, progress: Progress) -> None:
        if self._training:
            self.progressed.emit(progress)

    @Slot(object)
    def _note_data(self, ready: DataReady) -> None:
        if self._training:
            self.data_ready.emit(ready)

    @Slot(object)
    def _note_started(self, started: Started) -> None:
        if self._training:
            self.started.emit(self._index, started)

    @Slot(object)
    def _note_steps(self, steps: StepsDone) -> None:
        if self._training:
            self.steps_done.emit(self._index, steps)

    @Slot(object)
    def _note_evaluated(self, evaluated: Evaluated) -> None:
        if self._training:
            self.evaluated.emit(self._index, evaluated)

    @Slot(object)
    def _note_snapshot(self, snapshot: WeightSnapshot) -> None:
        if self._training:
            self.snapshot_taken.emit(self._index, snapshot)

    @Slot(int, object)
    def _note_member(self, member: int, event: NetworkEvent | MemberDiverged) -> None:
        if not self._training:
            return
        match event:
            case Started():
                self.started.emit(member, event)
            case StepsDone():
                self.steps_done.emit(member, event)
            case Evaluated():
                self.evaluated.emit(member, event)
            case SnapshotTaken(snapshot):
                self.snapshot_taken.emit(member, snapshot)
            case MemberDiverged(error):
                self.failed.emit(member, Failure(error))
            case Finished():
                if event.stopped:
                    self._ending = "cancelled"
                self.finished.emit(member, event)

    @Slot()
    def _note_members_finished(self) -> None:
        self._note_end()

    @Slot(object)
    def _note_finished(self, finished: Finished) -> None:
        if not self._training:
            return
        if finished.stopped:
            # By `cancel`, or by the panel's own button.
            self._ending = "cancelled"
        self.finished.emit(self._index, finished)
        self._note_end()

    @Slot()
    def _note_cancelled(self) -> None:
        if self._training:
            self._ending = "cancelled"
            self._note_end()

    @Slot(object)
    def _note_failed(self, failure: Failure) -> None:
        if not self._training:
            return
        if not isinstance(failure.error, _OF_ONE_RECIPE):
            self._ending = "failed"
        self.failed.emit(self._index, failure)
        self._note_end()

    def _note_end(self) -> None:
        self._training = False
        self._job_ended.emit()
