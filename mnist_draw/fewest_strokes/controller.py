"""Card "How little is enough?": searches the fewest strokes of the drawing that still read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal, Slot

from mnist_draw.compare.texts import kind_name
from mnist_draw.experiments.card import Card
from mnist_draw.experiments.card_page import CardPage
from mnist_draw.experiments.card_texts import CardTexts
from mnist_draw.fewest_strokes.body import StrokesBody
from mnist_draw.fewest_strokes.found import BESIDE, Found, StrokesJob
from mnist_draw.fewest_strokes.worker import StrokesWorker
from mnist_draw.fooling.subject import Subject, observe_subject
from mnist_draw.shared import numbers
from mnist_draw.shared.threads import WorkerThread

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.observation import Observed
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.shared.failure import Failure
    from trainer.network.forward import NumpyNetwork

OBSERVER: Final = "fewest strokes"
# Shares of the line that a class sees as half of it and nearly all.
_HALF, _MOST = 0.5, 0.8

translate = QCoreApplication.translate


class StrokesCard(Card):
    """The card; lives in the GUI thread. Its observer exists only while the page is seen."""

    key = "fewest"
    default = 0
    _job_given = Signal(object)

    def __init__(
        self, predictions: PredictionWorker, notifications: Notifications, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._predictions, self._notifications = predictions, notifications
        self._page: CardPage | None = None
        self._body: StrokesBody | None = None
        self._subject: Subject | None = None
        self._job: StrokesJob | None = None
        self._found: Found | None = None
        # The network in use of the results on screen.
        self._read: NumpyNetwork | None = None
        worker = self._worker = StrokesWorker()
        self._thread = WorkerThread(worker, "fewest strokes")
        self._job_given.connect(worker.search)
        worker.progressed.connect(self._show_progress)
        worker.found.connect(self._show_found)
        worker.ended.connect(self._end)
        predictions.observed.connect(self._keep_subject)

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        return (self._thread,)

    def texts(self, value: int) -> CardTexts:
        del value
        return CardTexts(
            title=translate("Strokes", "How little is enough?"),
            about=translate(
                "Strokes",
                "Reads the beginning of your drawing, a little more each time, and every choice of "
                "its strokes, until a network reads the same digit with at least 50 %.",
            ),
            question=translate(
                "Strokes", "How much of your line does your network need, from its beginning?"
            ),
            expectations=(
                translate("Strokes", "Less than half"),
                translate("Strokes", "50 to 80 %"),
                translate("Strokes", "More than 80 %"),
            ),
            button=translate("Strokes", "Read the parts"),
        )

    def build_page(self) -> CardPage:
        page = self._page = CardPage(self.key)
        body = self._body = StrokesBody()
        page.set_body(body)
        page.run_wanted.connect(self._run)
        page.cancel_wanted.connect(self._cancel)
        self._thread.start()
        self._show_blocked()
        return page

    def set_seen(self, *, seen: bool) -> None:
        self._predictions.observe(OBSERVER, observe_subject if seen else None)

    def retranslate(self) -> None:
        self._show_blocked()
        if self._job is None and self._found is not None:
            self._show_answer(self._found)

    def shut_down(self) -> None:
        self._cancel()
        self._thread.quit()

    @Slot(object)
    def _keep_subject(self, observed: Observed) -> None:
        if observed.name == OBSERVER:
            assert isinstance(observed.result, Subject)
            self._subject = observed.result
            self._show_blocked()
            self._show_stale()
            if self._body is not None and self._job is None:
                self._body.show_drawing(observed.result.strokes or ())

    def _show_blocked(self) -> None:
        if self._page is None:
            return
        subject = self._subject
        reason = ""
        if subject is None or subject.image is None:
            reason = translate("Strokes", "Draw a digit on the canvas first")
        elif not subject.strokes:
            reason = translate(
                "Strokes", "This drawing is a picture without strokes: draw one with the pen"
            )
        self._page.set_blocked(reason)

    def _show_stale(self) -> None:
        """Show whether the results are of weights that are no longer in use."""
        subject, read = self._subject, self._read
        if self._page is not None and subject is not None and read is not None:
            self._page.set_stale(stale=subject.network is not read)

    @Slot()
    def _run(self) -> None:
        subject = self._subject
        if self._page is None or self._body is None or self._job is not None:
            return
        if subject is None or not subject.strokes:
            return
        self._found, self._read = None, None
        self._body.show_found(None)
        self._job = StrokesJob(subject.strokes, subject.network, subject.classes)
        self._page.set_running(running=True)
        self._job_given.emit(self._job)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel.set()

    @Slot(object, float)
    def _show_progress(self, job: StrokesJob, share: float) -> None:
        if job is self._job and self._page is not None:
            self._page.show_progress(
                lambda: translate("Strokes", "Reading parts of your drawing…"), share
            )

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        if found.job is self._job and self._body is not None:
            self._found, self._read = found, found.job.network
            self._show_stale()
            self._body.show_found(found)

    @Slot(object, object)
    def _end(self, job: StrokesJob, failure: Failure | None) -> None:
        if job is not self._job or self._page is None:
            return
        self._job = None
        self._page.set_running(running=False)
        if failure is not None or job.cancel.is_set():
            # Results of a part of the networks are no answer, in another language either.
            self._found = None
        if failure is not None:
            self._page.show_message(partial(self._notifications.explain, failure), "error")
        elif self._found is not None:
            self._show_answer(self._found)

    def _show_answer(self, found: Found) -> None:
        assert self._page is not None
        own, *others = found.results
        if own is None:
            # The message follows the language by itself.
            self._found = None
            self._page.show_message(
                lambda: translate(
                    "Strokes",
                    "Your network is not sure of the whole drawing: no digit reaches 50 %. Draw it "
                    "more clearly.",
                ),
                "info",
            )
            return
        came_true = 0 if own.prefix < _HALF else 1 if own.prefix <= _MOST else 2
        sentence = translate(
            "Strokes", "The first {share} of the line are enough for your network to read {digit}."
        ).format(share=numbers.whole_percent(own.prefix), digit=found.job.classes[own.answer])
        detail = " · ".join(
            f"{kind_name(kind)} {numbers.whole_percent(other.prefix)}"
            for kind, other in zip(BESIDE, others, strict=False)
            if other is not None
        )
        self._page.show_answer(sentence, came_true, detail)
