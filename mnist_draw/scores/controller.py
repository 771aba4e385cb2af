"""Card "How small can it be?": trains a network of a chosen size, and enters its score."""

from __future__ import annotations

import dataclasses
import math
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal, Slot

from mnist_draw.experiments.card import Card
from mnist_draw.experiments.card_page import CardPage
from mnist_draw.experiments.card_texts import CardTexts
from mnist_draw.plain_text import path_text
from mnist_draw.scores.body import ScoresBody
from mnist_draw.scores.worker import ScoreWorker
from mnist_draw.shared import numbers
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.train.status import status_texts
from trainer.printable import printable
from trainer.recipe.classes import reads_digits
from trainer.scores.score import Score, frontier
from trainer.scores.sizes import SIZES, Size

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.queue.job_queue import Ending, JobQueue
    from mnist_draw.settings import Settings
    from mnist_draw.shared.failure import Failure
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.training_choice import TrainingChoice
    from trainer.data.progress import Progress
    from trainer.events import DataReady, Finished, Started, StepsDone

# Accuracies that a class sees as many mistakes and as few.
_MANY_MISTAKES, _FEW_MISTAKES = 0.8, 0.95
_LONGEST_NAME: Final = 100

translate = QCoreApplication.translate


class SizeCard(Card):
    """The card; lives in the GUI thread."""

    key = "size"
    default = SIZES.index(Size("mlp", 8))
    _load_wanted = Signal()
    _added = Signal(object)
    _clear_wanted = Signal()

    def __init__(
        self,
        path: Path,
        queue: JobQueue,
        session: TrainingSession,
        panel: TrainingPanel,
        settings: Settings,
        notifications: Notifications,
        parent: QObject,
    ) -> None:
        """Connects everything.

        Args:
            path: File of the scores, which need not exist.
            queue: Trains; shared by all cards.
            session: Says whether a training runs.
            panel: Has the chosen data and device.
            settings: Knows the name chosen at the top of the main window.
            notifications: Explains failures.
            parent: Owner of this object.
        """
        super().__init__(parent)
        self._queue, self._session, self._panel = queue, session, panel
        self._settings, self._notifications = settings, notifications
        self._page: CardPage | None = None
        self._body: ScoresBody | None = None
        self._scores: tuple[Score, ...] = ()
        self._removed: tuple[Score, ...] = ()
        self._entered: Score | None = None
        self._size = SIZES[self.default]
        self._steps = 1
        self._running, self._other_data = False, False
        worker = self._worker = ScoreWorker(path)
        self._thread = WorkerThread(worker, "scores", completes=True)
        self._load_wanted.connect(worker.load)
        self._added.connect(worker.add)
        self._clear_wanted.connect(worker.clear)
        worker.added.connect(self._forget_removed)
        worker.removed.connect(self._note_removed)
        worker.changed.connect(self._show_scores)
        worker.set_aside.connect(self._report_set_aside)
        worker.failed.connect(self._report_failure)
        queue.progressed.connect(self._show_preparation)
        queue.data_ready.connect(self._check_data)
        queue.started.connect(self._note_started)
        queue.steps_done.connect(self._show_steps)
        queue.finished.connect(self._enter)
        queue.failed.connect(self._note_failed)
        queue.ended.connect(self._end)
        session.job_given.connect(self._show_blocked)
        session.job_ended.connect(self._show_blocked)

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        return (self._thread,)

    def texts(self, value: int) -> CardTexts:
        del value
        return CardTexts(
            title=translate("Scores", "How small can it be?"),
            about=translate(
                "Scores",
                "Trains a network of the size that you choose, and enters it under the name at the "
                "top of the main window. Who reads best with the fewest parameters?",
            ),
            knob=translate("Scores", "&Network:"),
            knob_tip=translate(
                "Scores", "Units of the layers of an MLP, channels of the layers of a CNN"
            ),
            values=tuple(size.notation for size in SIZES),
            question=translate("Scores", "How many of the test digits will it read?"),
            expectations=(
                translate("Scores", "Fewer than 80 %"),
                translate("Scores", "80 to 95 %"),
                translate("Scores", "More than 95 %"),
            ),
            button=translate("Scores", "Train and enter it"),
        )

    def build_page(self) -> CardPage:
        page = self._page = CardPage(self.key)
        body = self._body = ScoresBody()
        page.set_body(body)
        page.run_wanted.connect(self._run)
        page.cancel_wanted.connect(self._queue.cancel)
        page.knob_changed.connect(self._forget_answer)
        body.clear_wanted.connect(self._clear)
        body.undo_wanted.connect(self._undo)
        self._thread.start()
        self._load_wanted.emit()
        self._show_blocked()
        return page

    def retranslate(self) -> None:
        self._show_blocked()
        if not self._running:
            self._show_answer()

    def shut_down(self) -> None:
        self._thread.quit()

    @Slot(int)
    def _run(self, value: int) -> None:
        if self._page is None:
            return
        self._size = SIZES[value]
        # Another attempt at the same network starts from other weights.
        earlier = [score for score in self._scores if score.network == self._size.notation]
        choice = self._choice(len(earlier))
        if not self._queue.run([choice], aside=True):
            return
        self._running, self._other_data, self._entered = True, False, None
        self._page.set_running(running=True)

    def _choice(self, seed: int) -> TrainingChoice:
        choice = self._panel.choice
        if choice.data == "drawings":
            # They may be of other classes than the ten digits.
            choice = dataclasses.replace(choice, data="auto", folder=None)
        return dataclasses.replace(choice, recipe=self._size.recipe(seed), continue_=False)

    @Slot()
    def _forget_answer(self) -> None:
        """Show it no more: the page has hidden it, as another network is chosen."""
        self._entered = None

    @Slot(object)
    def _show_preparation(self, progress: Progress) -> None:
        if self._running and self._page is not None:
            share = progress.done / progress.total if progress.total else None
            self._page.show_progress(partial(status_texts.preparation, progress), share)

    @Slot(object)
    def _check_data(self, ready: DataReady) -> None:
        if self._running and not reads_digits(ready.classes):
            self._other_data = True
            self._queue.cancel()

    @Slot(int, object)
    def _note_started(self, index: int, started: Started) -> None:
        del index
        self._steps = max(1, started.steps)

    @Slot(int, object)
    def _show_steps(self, index: int, steps: StepsDone) -> None:
        del index
        if self._running and self._page is not None:
            network = self._size.notation
            self._page.show_progress(
                lambda: translate("Scores", "Training {network}…").format(network=network),
                min(1.0, steps.last_step / self._steps),
            )

    @Slot(int, object)
    def _enter(self, index: int, finished: Finished) -> None:
        """Enter a network that was trained to its end."""
        del index
        # A short training may end before it hears that its data are others.
        unwanted = self._other_data or finished.stopped
        if not self._running or unwanted or not math.isfinite(finished.test_accuracy):
            return
        self._entered = Score(
            writer=self._settings.writer[:_LONGEST_NAME],
            network=self._size.notation,
            parameters=finished.parameters,
            accuracy=finished.test_accuracy,
            images=finished.test_images,
            data=finished.data[:_LONGEST_NAME],
            seed=finished.seed,
            made=round(time.time()),
        )
        self._added.emit((self._entered,))

    @Slot(int, object)
    def _note_failed(self, index: int, failure: Failure) -> None:
        del index
        if self._running:
            self._report_failure(failure)

    @Slot(str)
    def _end(self, ending: Ending) -> None:
        if not self._running or self._page is None:
            return
        self._running = False
        self._page.set_running(running=False)
        self._show_blocked()
        if self._other_data:
            self._page.show_message(
                lambda: translate(
                    "Scores",
                    "The chosen data are not the ten digits, which this experiment is about. "
                    "Choose MNIST or computer-drawn digits under Data, and run it again.",
                ),
                "warning",
            )
        elif ending == "cancelled":
            self._page.show_message(
                lambda: translate(
                    "Scores", "Cancelled: nothing was entered. The network in use stays."
                ),
                "info",
            )
        else:
            self._show_answer()

    @Slot(object)
    def _show_scores(self, scores: tuple[Score, ...]) -> None:
        self._scores = scores
        if self._body is not None:
            self._body.show_scores(self._comparable, undo=bool(self._removed))
        if not self._running:
            self._show_answer()

    @property
    def _comparable(self) -> tuple[Score, ...]:
        """The scores on the same test images as the newest one."""
        if not self._scores:
            return ()
        newest = max(self._scores, key=lambda score: score.made)
        test = (newest.data, newest.images)
        return tuple(score for score in self._scores if (score.data, score.images) == test)

    def _show_answer(self) -> None:
        score = self._entered
        if score is None or self._page is None or score not in self._scores:
            return
        came_true = 0 if score.accuracy < _MANY_MISTAKES else 1
        if score.accuracy > _FEW_MISTAKES:
            came_true = 2
        sentence = translate(
            "Scores",
            "{network} reads {accuracy} of {images} test digits with {parameters} parameters.",
        ).format(
            network=score.network,
            accuracy=numbers.percent(score.accuracy),
            images=numbers.whole(score.images),
            parameters=numbers.whole(score.parameters),
        )
        self._page.show_answer(sentence, came_true, self._rank(score))

    def _rank(self, score: Score) -> str:
        """Whether another score beats it."""
        scores = self._comparable
        unbeaten = [scores[index] for index in frontier(scores)]
        if score in unbeaten:
            return translate("Scores", "No network in the table that is as small reads better.")
        better = max(
            (each for each in unbeaten if each.parameters <= score.parameters),
            key=lambda each: each.accuracy,
        )
        return translate(
            "Scores", "Not larger, and at least as good: {network} by {name}, {accuracy}."
        ).format(
            network=printable(better.network),
            name=printable(better.writer) or translate("Scores", "a guest"),
            accuracy=numbers.percent(better.accuracy),
        )

    @Slot()
    def _clear(self) -> None:
        self._clear_wanted.emit()

    @Slot(object)
    def _note_removed(self, removed: tuple[Score, ...]) -> None:
        """Remember what another window may have added as well."""
        self._removed = removed
        if self._entered in removed:
            self._entered = None
            if self._page is not None:
                self._page.clear_answer()

    @Slot()
    def _undo(self) -> None:
        self._added.emit(self._removed)

    @Slot()
    def _forget_removed(self) -> None:
        """Offer no Undo any more: the file has these scores again, or a newer one."""
        self._removed = ()

    @Slot(object)
    def _report_set_aside(self, path: Path) -> None:
        if self._page is not None:
            self._page.show_message(
                lambda: translate(
                    "Scores",
                    "The table of scores could not be read. Its file is kept as {path}, and a new "
                    "table was begun.",
                ).format(path=path_text(path)),
                "warning",
            )

    @Slot(object)
    def _report_failure(self, failure: Failure) -> None:
        if self._page is not None:
            self._page.show_message(partial(self._notifications.explain, failure), "error")

    @Slot()
    def _show_blocked(self) -> None:
        if self._page is None or self._running:
            return
        blocked = self._session.running or self._queue.running
        text = translate("Scores", "A training runs: stop it or wait for its end")
        self._page.set_blocked(text if blocked else "")
