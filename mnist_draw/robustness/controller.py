"""Card "Why convolution?": reads the changed drawing live, and measures robustness curves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal, Slot

from mnist_draw.experiments.card import Card
from mnist_draw.experiments.card_page import CardPage
from mnist_draw.experiments.card_texts import CardTexts
from mnist_draw.robustness import texts
from mnist_draw.robustness.body import RobustnessBody
from mnist_draw.robustness.live_readings import LiveReader, LiveReadings
from mnist_draw.robustness.worker import Measured, RobustnessJob, RobustnessWorker
from mnist_draw.shared import numbers
from mnist_draw.shared.threads import WorkerThread
from trainer.printable import printable
from trainer.recipe.classes import ClassesError
from trainer.robustness.changes import CHANGES
from trainer.robustness.curve import DEFAULT_IMAGES

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from mnist_draw.compare.sources import ComparedNetwork
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.observation import Observed
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.shared.failure import Failure
    from mnist_draw.train.panel import TrainingPanel
    from trainer.data.progress import Progress
    from trainer.robustness.changes import Change
    from trainer.robustness.curve import RobustnessCurve

OBSERVER: Final = "robustness"
_REFERENCE: Final[dict[Change, float]] = {"shift": 3.0, "turn": 30.0, "thickness": 1.0}
# Losses of accuracy that differ by less are about the same.
_CLEAR: Final = 0.05
_MLP, _CNN, _SAME = range(3)

translate = QCoreApplication.translate


class ConvolutionCard(Card):
    """The card; lives in the GUI thread. Its observer exists only while the page is seen."""

    key = "convolution"
    default = 0
    _load_wanted = Signal()
    _job_given = Signal(object)

    def __init__(
        self,
        panel: TrainingPanel,
        predictions: PredictionWorker,
        weights: WeightsInUse,
        notifications: Notifications,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panel, self._predictions = panel, predictions
        self._weights, self._notifications = weights, notifications
        self._page: CardPage | None = None
        self._body: RobustnessBody | None = None
        self._networks: tuple[ComparedNetwork, ...] = ()
        self._job: RobustnessJob | None = None
        self._measured: Measured | None = None
        self._jobs = 0
        self._seen = False
        worker = self._worker = RobustnessWorker()
        self._thread = WorkerThread(worker, "robustness")
        self._load_wanted.connect(worker.load)
        self._job_given.connect(worker.measure)
        worker.loaded.connect(self._use_networks)
        worker.progressed.connect(self._show_loading)
        worker.measured.connect(self._show_measured)
        worker.ended.connect(self._end)
        predictions.observed.connect(self._show_readings)
        weights.changed.connect(self._show_stale)

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        return (self._thread,)

    def texts(self, value: int) -> CardTexts:
        return CardTexts(
            title=translate("Robustness", "Why convolution?"),
            about=translate(
                "Robustness",
                "A CNN looks for the same strokes at every place of the image; an MLP learns each "
                "place by itself. These two learnt from the same images, none of them moved or "
                "turned.",
            ),
            knob=translate("Robustness", "&Change:"),
            knob_tip=translate("Robustness", "What is done to the drawing and to the test images"),
            values=tuple(texts.change_name(change) for change in CHANGES),
            question=texts.question(CHANGES[value]),
            expectations=(
                translate("Robustness", "The MLP"),
                translate("Robustness", "The CNN"),
                translate("Robustness", "Both about the same"),
            ),
            button=translate("Robustness", "Read {count} test images").format(
                count=numbers.whole(DEFAULT_IMAGES)
            ),
        )

    def build_page(self) -> CardPage:
        page = self._page = CardPage(self.key)
        body = self._body = RobustnessBody()
        page.set_body(body)
        page.run_wanted.connect(self._run)
        page.cancel_wanted.connect(self._cancel)
        page.knob_changed.connect(self._change_knob)
        self._show_blocked()
        body.amount_changed.connect(self._observe)
        self._thread.start()
        self._load_wanted.emit()
        return page

    def set_seen(self, *, seen: bool) -> None:
        self._seen = seen
        self._observe()

    def retranslate(self) -> None:
        self._show_blocked()
        if self._measured is not None and self._measured.share == 1.0:
            self._show_answer(self._measured)

    def shut_down(self) -> None:
        self._cancel()
        self._thread.quit()

    @property
    def _change(self) -> Change:
        return CHANGES[0 if self._page is None else self._page.value]

    @Slot(object)
    def _use_networks(self, networks: tuple[ComparedNetwork, ...]) -> None:
        self._networks = networks
        self._show_blocked()
        self._observe()

    def _show_blocked(self) -> None:
        if self._page is not None:
            text = translate("Robustness", "The two networks are being loaded…")
            self._page.set_blocked("" if self._networks else text)

    @Slot()
    def _observe(self) -> None:
        """Observe predictions while the page is seen."""
        if self._body is None or not self._seen or not self._networks:
            self._predictions.observe(OBSERVER, None)
            return
        networks = tuple(each.network for each in self._networks)
        reader = LiveReader(networks, self._change, self._body.amount)
        self._predictions.observe(OBSERVER, reader)

    @Slot(object)
    def _show_readings(self, observed: Observed) -> None:
        if observed.name == OBSERVER and self._body is not None:
            assert isinstance(observed.result, LiveReadings)
            self._body.show_readings(observed.result)

    @Slot()
    def _change_knob(self) -> None:
        if self._body is not None:
            self._measured = None
            self._body.set_change(self._change)
            self._observe()

    @Slot()
    def _run(self) -> None:
        if self._page is None or self._body is None or self._job is not None:
            return
        self._jobs += 1
        request = self._panel.choice.data_request
        self._job = RobustnessJob(self._jobs, request, self._change, self._weights.snapshot)
        self._measured = None
        self._body.show_curves(())
        self._body.set_stale(stale=False)
        self._page.set_running(running=True)
        self._job_given.emit(self._job)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel.set()

    @Slot(object)
    def _show_loading(self, progress: Progress) -> None:
        if self._page is not None and self._job is not None:
            share = progress.done / progress.total if progress.total else None
            self._page.show_progress(
                lambda: translate("Robustness", "Loading the test images…"), share
            )

    @Slot(object)
    def _show_measured(self, measured: Measured) -> None:
        if measured.job is not self._job or self._page is None or self._body is None:
            return
        self._measured = measured
        self._body.show_curves(measured.curves)
        # The network in use may have changed while the test images were loaded.
        self._show_stale()
        images = measured.curves[0].images
        self._page.show_progress(
            lambda: translate(
                "Robustness", "Reading {images} test images, more and more changed…"
            ).format(images=numbers.whole(images)),
            measured.share,
        )

    @Slot(object, object)
    def _end(self, job: RobustnessJob | None, failure: Failure | None) -> None:
        if self._page is None or job is not self._job:
            return
        self._job = None
        self._page.set_running(running=False)
        if failure is not None:
            self._page.show_message(partial(self._explain, failure), "error")
        elif self._measured is not None and self._measured.share == 1.0:
            self._show_answer(self._measured)
            if self._body is not None:
                # Once: a change of language leaves the slider where the class has put it.
                self._body.set_amount(_REFERENCE[self._measured.job.change])

    def _explain(self, failure: Failure) -> str:
        if isinstance(failure.error, ClassesError):
            return translate(
                "Robustness",
                "{data} holds other classes than digits, which the two networks read. Choose MNIST "
                "as data in the main window.",
            ).format(data=printable(failure.error.data))
        return self._notifications.explain(failure)

    def _show_answer(self, measured: Measured) -> None:
        assert self._page is not None
        change = measured.job.change
        mlp, cnn = measured.curves[:2]
        losses = [_loss(curve, _REFERENCE[change]) for curve in (mlp, cnn)]
        came_true = _SAME
        if abs(losses[0] - losses[1]) >= _CLEAR:
            came_true = _MLP if losses[0] > losses[1] else _CNN
        index = mlp.amounts.index(_REFERENCE[change])
        sentence = texts.result(change).format(
            mlp=numbers.whole_percent(mlp.accuracies[index]),
            cnn=numbers.whole_percent(cnn.accuracies[index]),
            images=numbers.whole(mlp.images),
        )
        self._page.show_answer(sentence, came_true, self._detail(measured))

    def _detail(self, measured: Measured) -> str:
        if len(measured.curves) > 2:
            return translate(
                "Robustness", "Point at the curves: your drawing and the figures follow."
            )
        return translate(
            "Robustness",
            "The network in use reads other classes than {data} holds: it has no curve.",
        ).format(data=measured.data)

    @Slot()
    def _show_stale(self) -> None:
        """Show whether the network in use has other weights than those that were measured."""
        measured = self._measured
        if self._page is not None and self._body is not None and measured is not None:
            stale = self._weights.snapshot is not measured.job.snapshot
            self._body.set_stale(stale=stale)
            # Without a curve of it, nothing on screen depends on it.
            self._page.set_stale(stale=stale and len(measured.curves) > 2)


def _loss(curve: RobustnessCurve, amount: float) -> float:
    """Loss of accuracy at an amount, [-1, 1]."""
    assert curve.unchanged is not None
    return curve.unchanged - curve.accuracies[curve.amounts.index(amount)]
