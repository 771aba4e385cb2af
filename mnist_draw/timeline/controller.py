"""Controller of the time machine: decides which weights of a run predict, and steers the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnist_draw.curves.view import Mark
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.timeline.bar import TimelineBar, TimelineView
from mnist_draw.timeline.timeline import Timeline
from mnist_draw.timeline.worker import TimelineWorker
from trainer.training.kept_steps import most_kept

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.shared.failure import Failure
    from mnist_draw.timeline.timeline import TimelineProblem
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.worker import TrainingWorker
    from trainer.events import Started
    from trainer.network.packed_weights import PackedWeights
    from trainer.network.weights import WeightSnapshot

PLAYING_MS: Final = 6_000
"""Time to play a run from its start to now."""

# Few weights, of a large network, are not played slower than this.
_LONGEST_FRAME_MS: Final = 500


class TimelineController(QObject):
    """Passes the weights of one run to the prediction worker: new ones, or those of a past step.

    In the present, each new snapshot of a training is used at once. In the past the newest one
    waits for the return. Weights are sent one after the other: the next only when predictions come
    from the last, so that a dragged slider or a busy window leaves out steps instead of falling
    behind.

    Lives in the GUI thread.

    Attributes:
        weights_chosen: Emits the `WeightSnapshot` to predict with.
        moved: The weights that the user has chosen predict now.
        bar: The bar.
    """

    weights_chosen = Signal(object)
    moved = Signal()
    _find_requested = Signal(object, object)
    _unpack_requested = Signal(object)

    def __init__(
        self,
        panel: TrainingPanel,
        prediction_worker: PredictionWorker,
        training_worker: TrainingWorker,
        session: TrainingSession,
        weights: WeightsInUse,
        notifications: Notifications,
        runs_folder: Path,
    ) -> None:
        """Connects everything.

        Args:
            panel: Holds the bar.
            prediction_worker: Uses the weights.
            training_worker: Emits new ones.
            session: Says which trainings leave the network in use as it is.
            weights: The weights in use.
            notifications: For unexpected errors.
            runs_folder: Where runs are kept.
        """
        super().__init__(panel)
        self._panel, self._session, self._runs_folder = panel, session, runs_folder
        self._notifications = notifications
        self._timeline: Timeline | None = None
        self._position: int | None = None  # None is the present, which moves on.
        self._run = ""
        self._run_kept: tuple[PackedWeights, ...] = ()
        self._unpacking: PackedWeights | None = None
        self._sent: WeightSnapshot | None = None
        self._sent_by_user = False
        self._newest: WeightSnapshot | None = None
        self._closing = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._advance)
        self.bar = TimelineBar()
        self.bar.moved.connect(self.go_to)
        self.bar.play_toggled.connect(self.play_or_pause)
        self.bar.present_wanted.connect(self.go_to_present)
        panel.timeline_slot.addWidget(self.bar)

        worker = self._worker = TimelineWorker()
        self.worker_thread = WorkerThread(worker, "timeline")
        self._find_requested.connect(worker.find)
        self._unpack_requested.connect(worker.unpack)
        worker.found.connect(self._show_found)
        worker.unpacked.connect(self._use_unpacked)
        worker.unusable.connect(self._give_up)
        worker.failed.connect(notifications.show_failure)
        training_worker.started.connect(self._start_run)
        training_worker.snapshot_taken.connect(self._add_snapshot)
        training_worker.weights_kept.connect(self._add_kept)
        prediction_worker.opened.connect(self._open)
        prediction_worker.ready.connect(self._start)
        prediction_worker.failed.connect(self._forget_sent)
        weights.changed.connect(self._note_use)
        self.weights_chosen.connect(prediction_worker.use_weights)

    def shut_down(self) -> None:
        """Stop playing and quit the thread."""
        self._closing = True
        self._timer.stop()
        self.worker_thread.quit()

    @Slot()
    def _start(self) -> None:
        # The application may be closed while the first weights are being loaded.
        if not self._closing:
            self.worker_thread.start()

    @Slot(int)
    def go_to(self, position: int) -> None:
        """Predict with the weights at a position; stops playing."""
        self._timer.stop()
        self._move(position)

    @Slot()
    def go_to_present(self) -> None:
        """Predict with the present weights, and with newer ones as they come."""
        if self._timeline is not None:
            self.go_to(self._timeline.last)

    @Slot()
    def play_or_pause(self) -> None:
        """Play from the position to now, from the start if it is now; or pause."""
        timeline = self._timeline
        if timeline is None or not timeline.last:
            return
        if self._timer.isActive():
            self._timer.stop()
        else:
            self._timer.start(min(PLAYING_MS // timeline.last, _LONGEST_FRAME_MS))
            if self._position is None:
                self._move(0)
        self._show()

    @Slot()
    def _advance(self) -> None:
        # A step that is not predicted yet is not skipped: the film waits for it.
        if self._position is not None and self._unpacking is None and self._sent is None:
            self._move(self._position + 1)

    def _move(self, position: int) -> None:
        timeline = self._timeline
        if timeline is None:
            return
        if position >= timeline.last:
            self._timer.stop()
            self._position = None
            self._send(timeline.present)
        else:
            self._position = position
            self._request()
        self._show()

    def _request(self) -> None:
        """Unpack the weights at the position, unless earlier ones are on their way."""
        if self._timeline is None or self._position is None:
            return
        if self._unpacking is None and self._sent is None:
            self._unpacking = self._timeline.kept[self._position]
            self._unpack_requested.emit(self._unpacking)

    @Slot(object, object)
    def _use_unpacked(self, packed: PackedWeights, snapshot: WeightSnapshot) -> None:
        if packed is not self._unpacking:
            return
        self._unpacking = None
        if self._timeline is None or self._position is None:
            return
        if packed is self._timeline.kept[self._position]:
            self._send(snapshot)
        else:
            self._request()

    @Slot(object, object)
    def _give_up(self, packed: PackedWeights, failure: Failure) -> None:
        """Say why weights cannot be unpacked; return to the present if they are still wanted."""
        if packed is not self._unpacking:
            return
        self._unpacking = None
        self._notifications.show_failure(failure)
        timeline, position = self._timeline, self._position
        if timeline is None or position is None:
            return
        if packed is timeline.kept[position]:
            self.go_to_present()
        else:
            self._request()

    def _send(self, snapshot: WeightSnapshot, *, by_user: bool = True) -> None:
        self._sent, self._sent_by_user, self._newest = snapshot, by_user, None
        self.weights_chosen.emit(snapshot)

    def _send_newest(self) -> None:
        """Use the newest snapshot of the training, unless earlier ones are on their way."""
        if self._sent is None and self._position is None and self._newest is not None:
            self._send(self._newest, by_user=False)

    @Slot(object)
    def _note_use(self, snapshot: WeightSnapshot) -> None:
        if snapshot is not self._sent:
            return
        self._sent = None
        if self._sent_by_user:
            self.moved.emit()
        self._send_newest()
        timeline, position = self._timeline, self._position
        if timeline is not None and position is not None:
            if timeline.kept[position].step != snapshot.step:
                self._request()
            self._show()

    @Slot()
    def _forget_sent(self) -> None:
        self._sent = None
        self._send_newest()

    @Slot(object)
    def _start_run(self, started: Started) -> None:
        if self._session.aside:
            return
        self._run, self._run_kept = started.run, ()
        self._return_to_present()

    @Slot(object)
    def _add_snapshot(self, snapshot: WeightSnapshot) -> None:
        if self._session.aside:
            return
        timeline = self._timeline
        # Weights that were opened during a training give way to its next ones.
        if timeline is None or timeline.present.run != snapshot.run or timeline.summary is not None:
            self._return_to_present()
        problem: TimelineProblem | None = None if most_kept(snapshot.recipe) else "too large"
        self._timeline = Timeline.of(snapshot, self._run_kept, problem=problem)
        if self._position is not None and self._position >= self._timeline.last:
            # The run went back to its best weights, which are older than those that are shown.
            self._return_to_present()
        if self._position is None:
            self._newest = snapshot
            self._send_newest()
        self._show()

    @Slot(object)
    def _add_kept(self, packed: PackedWeights) -> None:
        if packed.run == self._run:
            self._run_kept = (*self._run_kept, packed)

    @Slot(object, object)
    def _open(self, snapshot: WeightSnapshot, file: Path | None) -> None:
        self._return_to_present()
        self._timeline = Timeline.of(snapshot)
        self._show()
        if snapshot.run:
            folders = () if file is None else (file.parent,)
            self._find_requested.emit(snapshot, (*folders, self._runs_folder / snapshot.run))

    @Slot(object)
    def _show_found(self, found: Timeline) -> None:
        timeline = self._timeline
        if timeline is not None and timeline.present is found.present:
            self._timeline = found
            self._show()

    def _return_to_present(self) -> None:
        self._timer.stop()
        self._position = self._unpacking = self._sent = self._newest = None

    def _show(self) -> None:
        timeline = self._timeline
        if timeline is None:
            return
        position = timeline.last if self._position is None else self._position
        self.bar.show_view(TimelineView(timeline, position, playing=self._timer.isActive()))
        past = None if self._position is None else timeline.kept[self._position]
        self._panel.set_past_step(None if past is None else past.step)
        self._panel.curves.mark(None if past is None else Mark(past.run, past.epoch))
