"""Card "Fool it": searches the smallest changes of the drawing, and says what they are worth."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal, Slot

from mnist_draw.compare.texts import kind_name
from mnist_draw.experiments.card import Card
from mnist_draw.experiments.card_page import CardPage
from mnist_draw.experiments.card_texts import CardTexts
from mnist_draw.fooling.body import FoolingBody
from mnist_draw.fooling.fooled import RANDOM_CHANGES, STRENGTHS, Fooled, FoolingJob
from mnist_draw.fooling.subject import Subject, observe_subject
from mnist_draw.fooling.worker import FoolingWorker
from mnist_draw.shared import numbers
from mnist_draw.shared.threads import WorkerThread
from trainer.recipe.classes import DIGITS, listed

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from mnist_draw.fooling.fooled import FooledNetwork
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.observation import Observed
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.shared.failure import Failure
    from trainer.network.forward import NumpyNetwork

OBSERVER: Final = "fooling"
# Shares of the drawing's ink that a class sees as little and as much.
_LITTLE, _MUCH = 0.1, 0.3
_FULL: Final = STRENGTHS.index(1.0)

translate = QCoreApplication.translate


class FoolingCard(Card):
    """The card; lives in the GUI thread. Its observer exists only while the page is seen."""

    key = "fool"
    default = 0
    _job_given = Signal(object)

    def __init__(
        self, predictions: PredictionWorker, notifications: Notifications, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._predictions, self._notifications = predictions, notifications
        self._page: CardPage | None = None
        self._body: FoolingBody | None = None
        self._subject: Subject | None = None
        self._job: FoolingJob | None = None
        self._fooled: Fooled | None = None
        # The network in use of the results on screen.
        self._read: NumpyNetwork | None = None
        worker = self._worker = FoolingWorker()
        self._thread = WorkerThread(worker, "fooling")
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
            title=translate("Fooling", "Fool it"),
            about=translate(
                "Fooling",
                "Searches the smallest change of your drawing after which a network reads another "
                "digit: an adversarial example. To our eyes it stays the digit that it was.",
            ),
            knob=translate("Fooling", "It should &read:"),
            knob_tip=translate("Fooling", "The digit that the network is to read instead"),
            values=(translate("Fooling", "any other digit"), *DIGITS),
            question=translate(
                "Fooling", "How much of its ink must change before your network is fooled?"
            ),
            expectations=(
                translate("Fooling", "Less than 10 %"),
                translate("Fooling", "10 to 30 %"),
                translate("Fooling", "More than 30 %"),
            ),
            button=translate("Fooling", "Fool both networks"),
        )

    def build_page(self) -> CardPage:
        page = self._page = CardPage(self.key)
        body = self._body = FoolingBody()
        page.set_body(body)
        page.run_wanted.connect(self._run)
        page.cancel_wanted.connect(self._cancel)
        page.knob_changed.connect(self._forget)
        body.second_changed.connect(self._forget)
        self._thread.start()
        self._show_blocked()
        return page

    def set_seen(self, *, seen: bool) -> None:
        self._predictions.observe(OBSERVER, observe_subject if seen else None)

    def retranslate(self) -> None:
        self._show_blocked()
        if self._job is None and self._fooled is not None:
            self._show_answer(self._fooled)

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
                self._body.show_drawing(observed.result.image)

    def _show_blocked(self) -> None:
        if self._page is None:
            return
        subject = self._subject
        reason = ""
        if subject is None or subject.image is None:
            reason = translate("Fooling", "Draw a digit on the canvas first")
        elif subject.classes != DIGITS:
            reason = translate(
                "Fooling", "The network in use reads {classes}: open one that reads the ten digits"
            ).format(classes=listed(subject.classes))
        self._page.set_blocked(reason)

    def _show_stale(self) -> None:
        """Show whether the results are of weights that are no longer in use."""
        subject, read = self._subject, self._read
        if self._page is not None and subject is not None and read is not None:
            self._page.set_stale(stale=subject.network is not read)

    @Slot()
    def _forget(self) -> None:
        """Remove the result of other choices."""
        self._fooled, self._read = None, None
        if self._page is not None and self._body is not None:
            self._page.clear_answer()
            self._body.show_results(())

    @Slot(int)
    def _run(self, value: int) -> None:
        subject = self._subject
        if self._page is None or self._body is None or self._job is not None:
            return
        if subject is None or subject.image is None:
            return
        self._forget()
        target = value - 1 if value else None
        self._job = FoolingJob(subject.image, target, subject.network, self._body.second)
        self._page.set_running(running=True)
        self._body.set_editable(editable=False)
        self._job_given.emit(self._job)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel.set()

    @Slot(object, float)
    def _show_progress(self, job: FoolingJob, share: float) -> None:
        if job is self._job and self._page is not None:
            self._page.show_progress(
                lambda: translate("Fooling", "Searching the smallest change…"), share
            )

    @Slot(object)
    def _show_found(self, fooled: Fooled) -> None:
        if fooled.job is self._job and self._body is not None:
            self._fooled, self._read = fooled, fooled.job.network
            self._show_stale()
            self._body.show_results(fooled.networks)

    @Slot(object, object)
    def _end(self, job: FoolingJob, failure: Failure | None) -> None:
        if job is not self._job or self._page is None or self._body is None:
            return
        self._job = None
        self._page.set_running(running=False)
        self._body.set_editable(editable=True)
        if failure is not None or (self._fooled is not None and len(self._fooled.networks) < 2):
            # The result of one network is no answer, in another language either.
            self._fooled = None
        if failure is not None:
            self._page.show_message(partial(self._notifications.explain, failure), "error")
        elif self._fooled is not None:
            self._show_answer(self._fooled)

    def _show_answer(self, fooled: Fooled) -> None:
        assert self._page is not None
        own, second = fooled.networks
        name = kind_name(fooled.job.second)
        if own.change is None and second.change is None:
            # The message follows the language by itself.
            self._fooled = None
            self._page.show_message(
                lambda: translate(
                    "Fooling", "No change turns the answers: see beside each network."
                ),
                "info",
            )
            return
        parts = []
        if own.change is not None:
            text = translate(
                "Fooling",
                "Changing {share} of the ink turns your network's {answer} into {other}.",
            )
            parts.append(text.format(**_figures(own)))
        if second.change is not None:
            text = translate("Fooling", "{name}: {share}, {answer} becomes {other}.")
            parts.append(text.format(name=name, **_figures(second)))
        came_true = None
        if own.change is not None:
            share = own.change.ink_share
            came_true = 0 if share < _LITTLE else 1 if share <= _MUCH else 2
        self._page.show_answer(" ".join(parts), came_true, self._detail(own, second, name))

    def _detail(self, own: FooledNetwork, second: FooledNetwork, name: str) -> str:
        sentences = []
        if own.change is not None and second.change is not None:
            # At its full strength, whose readings are kept, each change turns its own network.
            fools_second = own.readings[_FULL][1].answer != second.change.answer
            fools_own = second.readings[_FULL][0].answer != own.change.answer
            sentences.append(_transfer(name, fools_second=fools_second, fools_own=fools_own))
        turned = sum(each.by_chance for each in (own, second))
        tried = RANDOM_CHANGES * sum(each.change is not None for each in (own, second))
        sentences.append(
            translate(
                "Fooling", "Of {tried} random changes of the same size, {turned} turn the answer."
            ).format(tried=numbers.whole(tried), turned=numbers.whole(turned))
        )
        return " ".join(sentences)


def _transfer(name: str, *, fools_second: bool, fools_own: bool) -> str:
    """Whether the change for one network fools the other."""
    if fools_second and fools_own:
        return translate("Fooling", "Each change fools the other network too.")
    if fools_second:
        text = translate(
            "Fooling", "The change for your network fools {name} too, but not the other way round."
        )
    elif fools_own:
        text = translate(
            "Fooling", "The change for {name} fools your network too, but not the other way round."
        )
    else:
        text = translate("Fooling", "Neither change fools the other network.")
    return text.format(name=name)


def _figures(result: FooledNetwork) -> dict[str, str]:
    """The figures of a sentence about one change."""
    assert result.change is not None
    return {
        "answer": DIGITS[result.change.answer],
        "other": DIGITS[result.change.other],
        "share": numbers.whole_percent(result.change.ink_share),
    }
