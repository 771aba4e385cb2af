"""Announces what happens to training and drawing, for people who do not see the window."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from mnist_draw.announce import texts
from mnist_draw.announce.announcer import Announcer
from mnist_draw.shared import screen_readers
from trainer.events import Evaluated, Finished, Started

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.pen_keys import KeyboardPen
    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.predict.presenter import PredictionPresenter
    from mnist_draw.shared.failure import Failure
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.worker import TrainingWorker
    from trainer.events import MemberDiverged, NetworkEvent

# A 4 or a 5 often takes two strokes.
_NEXT_STROKE_MS: Final = 900


class AnnouncementController(QObject):
    """Turns signals into announcements; lives in the GUI thread.

    Attributes:
        announcer: Sends them.
    """

    def __init__(
        self,
        window: QWidget,
        panel: TrainingPanel,
        worker: TrainingWorker,
        presenter: PredictionPresenter,
        pen: KeyboardPen,
    ) -> None:
        super().__init__(window)
        self.announcer = Announcer(window)
        self._pen = pen
        self._best = -math.inf
        self._without_improvement = 0
        self._tested: Evaluated | None = None
        self._finished: Finished | None = None
        # Weights change the prediction of a drawing many times a second: each drawing counts once.
        self._request = -1
        self._prediction: Prediction | None = None
        self._pen_up = QTimer(self, singleShot=True, interval=_NEXT_STROKE_MS)
        self._pen_up.timeout.connect(self._announce_prediction)
        worker.started.connect(self.show_started)
        worker.evaluated.connect(self.show_evaluated)
        worker.finished.connect(self.show_finished)
        worker.member_reported.connect(self.show_member)
        worker.members_finished.connect(self.show_members_finished)
        worker.cancelled.connect(self._announce_cancelled)
        worker.unwatched.connect(self._announce_unwatched)
        worker.failed.connect(self._announce_failure)
        panel.pause_requested.connect(self._announce_pause)
        panel.resume_requested.connect(self._announce_resumption)
        if not screen_readers.READS_DESCRIPTIONS:
            # Elsewhere they are the description of the curves with the focus, and read out as such.
            panel.curves.read_out.connect(self.announcer.trace)
        presenter.shown.connect(self.show_prediction)
        pen.said.connect(self._describe_pen)

    @Slot(object)
    def show_started(self, started: Started) -> None:
        """Announce the start of a training."""
        self._best, self._without_improvement = -math.inf, 0
        self._tested = self._finished = None
        self.announcer.conclude(texts.started(started))

    @Slot(object)
    def show_evaluated(self, evaluated: Evaluated) -> None:
        """Announce a validation of the whole split, and how long it has not improved."""
        if evaluated.split == "test":
            self._tested = evaluated
        if evaluated.split != "validation" or not evaluated.whole or not evaluated.epoch:
            return
        improved = evaluated.accuracy > self._best
        self._best = max(self._best, evaluated.accuracy)
        self._without_improvement = 0 if improved else self._without_improvement + 1
        self.announcer.report(texts.validated(evaluated, self._without_improvement))

    @Slot(object)
    def show_finished(self, finished: Finished) -> None:
        """Announce the result of a training."""
        self.announcer.conclude(texts.finished(finished, self._tested))

    @Slot(int, object)
    def show_member(self, member: int, event: NetworkEvent | MemberDiverged) -> None:
        """Announce the first of several networks that are trained together."""
        if member != 0:
            return
        match event:
            case Started():
                self.show_started(event)
            case Evaluated():
                self.show_evaluated(event)
            case Finished():
                self._finished = event

    @Slot()
    def show_members_finished(self) -> None:
        """Announce that networks that are trained together have ended."""
        if self._finished is not None:
            self.show_finished(self._finished)

    @Slot(object)
    def show_prediction(self, prediction: Prediction) -> None:
        """Announce what a drawing reads as, once the pen has been up for a moment."""
        if prediction.pen_down or prediction.probabilities is None:
            self._pen_up.stop()
            self._request = prediction.request
        elif prediction.request != self._request:
            self._request = prediction.request
            self._pen_up.start()
        self._prediction = prediction

    @Slot()
    def _announce_prediction(self) -> None:
        text = "" if self._prediction is None else texts.prediction(self._prediction)
        if text:
            self.announcer.reply(text)

    @Slot()
    def _announce_cancelled(self) -> None:
        self.announcer.conclude(self.tr("Training stopped before its first step"))

    @Slot()
    def _announce_unwatched(self) -> None:
        self.announcer.conclude(self.tr("Watching stopped; the training goes on there"))

    @Slot(object)
    def _announce_failure(self, failure: Failure) -> None:
        del failure
        self.announcer.conclude(self.tr("Training failed; the message in the window says why"))

    @Slot()
    def _announce_pause(self) -> None:
        self.announcer.reply(self.tr("Paused"))

    @Slot()
    def _announce_resumption(self) -> None:
        self.announcer.reply(self.tr("Resumed"))

    @Slot(str)
    def _describe_pen(self, what: str) -> None:
        x, y = self._pen.share
        place = self.tr("{x} % from the left, {y} % from the top").format(x=x, y=y)
        if what == "moved":
            self.announcer.trace(place)
        else:
            states = {
                "down": self.tr("Pen down"),
                "up": self.tr("Pen up"),
                "cancelled": self.tr("Stroke taken back"),
            }
            self.announcer.reply(f"{states[what]}, {place}")
