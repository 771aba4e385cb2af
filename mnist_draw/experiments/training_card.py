"""Card of an experiment that trains: runs it, shows its networks and curves, and concludes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_draw.experiments.card import Card
from mnist_draw.experiments.card_page import CardPage
from mnist_draw.experiments.curves import ExperimentCurves
from mnist_draw.experiments.live_readings import LiveReadings, Readings
from mnist_draw.experiments.progress import ExperimentProgress
from mnist_draw.experiments.training_texts import answer, card_texts
from mnist_draw.experiments.variants_table import VariantsTable
from mnist_draw.recipe.experiment_titles import variant_label
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.train.status import status_texts
from trainer.errors import DivergedError
from trainer.recipe.classes import reads_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from mnist_draw.experiments.card_texts import CardTexts
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.observation import Observed, Observer
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.queue.job_queue import Ending, JobQueue
    from mnist_draw.shared.failure import Failure
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.training_choice import TrainingChoice
    from trainer.data.progress import Progress
    from trainer.events import DataReady, Evaluated, Finished, Started, StepsDone
    from trainer.experiments.experiment import Experiment, Variant
    from trainer.network.weights import WeightSnapshot

OBSERVER: Final = "experiment"


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """What is shown of an experiment, once its card was chosen."""

    page: CardPage
    table: VariantsTable
    curves: ExperimentCurves


class TrainingCard(Card):
    """Runs one experiment on the queue; lives in the GUI thread.

    Attributes:
        network_chosen: Emits the `WeightSnapshot` that is to predict.
    """

    network_chosen = Signal(object)

    def __init__(
        self,
        experiment: Experiment,
        queue: JobQueue,
        session: TrainingSession,
        panel: TrainingPanel,
        weights: WeightsInUse,
        observe: Callable[[str, Observer | None], None],
        notifications: Notifications,
        parent: QObject,
    ) -> None:
        """Connects everything.

        Args:
            experiment: What it runs.
            queue: Trains; shared by all cards.
            session: Says whether a training runs.
            panel: Has the chosen data and device.
            weights: The weights in use.
            observe: Sets an observer of predictions; see `PredictionWorker.observe`.
            notifications: Explains failures.
            parent: Owner of this object.
        """
        super().__init__(parent)
        self.key = experiment.key
        self.default = experiment.values.index(experiment.default)
        self._experiment = experiment
        self._queue, self._session, self._panel = queue, session, panel
        self._weights, self._observe, self._notifications = weights, observe, notifications
        self._view: _View | None = None
        self._progress: ExperimentProgress | None = None
        self._running, self._seen, self._other_data = False, False, False
        self._answered = False
        self._readings = LiveReadings.before(0)
        self._networks: dict[int, WeightSnapshot] = {}
        # Keys of the runs that train together, and that the main window shows beside each other.
        self._beside: dict[int, str] = {}
        queue.progressed.connect(self._show_preparation)
        queue.data_ready.connect(self._check_data)
        queue.started.connect(self._note_started)
        queue.steps_done.connect(self._note_steps)
        queue.evaluated.connect(self._note_evaluated)
        queue.snapshot_taken.connect(self._note_snapshot)
        queue.finished.connect(self._note_finished)
        queue.failed.connect(self._note_failed)
        queue.ended.connect(self._end)
        session.job_given.connect(self._show_blocked)
        session.job_ended.connect(self._show_blocked)
        weights.changed.connect(self._show_in_use)
        panel.curves.visible_changed.connect(self._follow_styles)

    def texts(self, value: int) -> CardTexts:
        return card_texts(self._experiment, value)

    def build_page(self) -> CardPage:
        page, table, curves = CardPage(self.key), VariantsTable(), ExperimentCurves()
        self._view = _View(page, table, curves)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(table)
        layout.addWidget(curves, 1)
        page.set_body(body)
        page.run_wanted.connect(self._run)
        page.cancel_wanted.connect(self._queue.cancel)
        page.knob_changed.connect(self._forget_answer)
        table.use_wanted.connect(self._use)
        self._show_blocked()
        return page

    def set_seen(self, *, seen: bool) -> None:
        if seen != self._seen:
            self._seen = seen
            self._observe(OBSERVER, self._readings if seen and self._progress else None)

    def retranslate(self) -> None:
        view = self._view
        if self._progress is not None and view is not None:
            labels = [variant_label(each) for each in self._progress.variants]
            view.table.set_labels(labels)
            view.curves.set_labels(labels)
        if self._answered:
            self._show_answer()
        self._show_blocked()

    def shut_down(self) -> None:
        self.set_seen(seen=False)

    @Slot(object)
    def show_observed(self, observed: Observed) -> None:
        """Show what the networks read."""
        result, view = observed.result, self._view
        if view is None or not self._seen or observed.name != OBSERVER:
            return
        if isinstance(result, Readings):
            view.table.show_readings(result)

    @Slot(int)
    def _run(self, index: int) -> None:
        view = self._view
        progress = ExperimentProgress(self._experiment, self._experiment.values[index])
        choices = [self._choice(variant) for variant in progress.variants]
        together = self._experiment.together
        if view is None or not self._queue.run(choices, aside=True, together=together):
            return
        self._progress, self._running, self._other_data = progress, True, False
        self._answered = False
        labels = [variant_label(variant) for variant in progress.variants]
        self._clear_main_window()
        self._networks, self._beside = {}, {}
        self._readings = LiveReadings.before(len(labels))
        view.table.begin(labels)
        for training in range(len(labels)):
            view.table.show_state(training, "waits")
        view.curves.begin(labels)
        view.page.set_running(running=True)
        self._observe(OBSERVER, self._readings)

    def _clear_main_window(self) -> None:
        """Remove the curves of the last attempt, which would pile up with each one."""
        for index, run in self._beside.items():
            # The first one is an earlier run like any other.
            if index:
                self._panel.curves.hide_run(run)

    def _choice(self, variant: Variant) -> TrainingChoice:
        choice = self._panel.choice
        if choice.data == "drawings":
            # They may be of other classes than the ten digits.
            choice = dataclasses.replace(choice, data="auto", folder=None)
        return dataclasses.replace(choice, recipe=variant.recipe, continue_=False, changes=())

    @Slot(object)
    def _show_preparation(self, progress: Progress) -> None:
        if self._running and self._view is not None:
            share = progress.done / progress.total if progress.total else None
            self._view.page.show_progress(partial(status_texts.preparation, progress), share)

    @Slot(object)
    def _check_data(self, ready: DataReady) -> None:
        if self._running and not reads_digits(ready.classes):
            self._other_data = True
            self._queue.cancel()

    @Slot(int, object)
    def _note_started(self, index: int, started: Started) -> None:
        progress, view = self._progress, self._view
        if not self._running or progress is None or view is None:
            return
        progress.note_started(index, started)
        view.curves.note_started(index, started)
        if self._experiment.together:
            self._beside[index] = started.run
            if index:
                # The main window follows the first one by itself.
                recipe = progress.variants[index].recipe
                history = view.curves.histories[index]
                self._panel.curves.overlay(started.run, run_title(recipe), history)
            self._follow_styles()
        view.table.show_state(index, "trains")
        self._show_progress(index)

    @Slot()
    def _follow_styles(self) -> None:
        """Draw networks that train together as the main window does."""
        if self._view is not None and self._beside:
            known = self._panel.curves.styles
            styles = {each: known[run] for each, run in self._beside.items() if run in known}
            self._view.table.set_styles(styles)
            self._view.curves.set_styles(styles)

    @Slot(int, object)
    def _note_steps(self, index: int, steps: StepsDone) -> None:
        if self._running and self._progress is not None and self._view is not None:
            self._progress.note_steps(index, steps)
            self._view.curves.add_steps(index, steps)
            self._panel.curves.mark_outdated()
            self._show_progress(index)

    @Slot(int, object)
    def _note_evaluated(self, index: int, evaluated: Evaluated) -> None:
        if self._running and self._progress is not None and self._view is not None:
            self._progress.note_evaluated(index, evaluated)
            self._view.curves.add_evaluation(index, evaluated)
            self._panel.curves.mark_outdated()
            if evaluated.split == "test":
                self._view.table.show_result(index, evaluated.accuracy)

    @Slot(int, object)
    def _note_snapshot(self, index: int, snapshot: WeightSnapshot) -> None:
        if self._running:
            self._readings = self._readings.changed(index, snapshot)
            if self._seen:
                self._observe(OBSERVER, self._readings)

    @Slot(int, object)
    def _note_finished(self, index: int, finished: Finished) -> None:
        if self._running and self._progress is not None and self._view is not None:
            self._progress.note_finished(index)
            self._networks[index] = finished.snapshot
            self._view.table.offer(index)

    @Slot(int, object)
    def _note_failed(self, index: int, failure: Failure) -> None:
        view = self._view
        if not self._running or self._progress is None or view is None:
            return
        self._progress.note_failed(index, failure.error)
        if isinstance(failure.error, DivergedError):
            view.table.show_state(index, "diverged")
        else:
            view.table.show_state(index, "ended early")
            view.page.show_message(partial(self._notifications.explain, failure), "error")

    @Slot(str)
    def _end(self, ending: Ending) -> None:
        if not self._running or self._view is None:
            return
        page = self._view.page
        self._running = False
        page.set_running(running=False)
        self._show_blocked()
        if ending == "done":
            self._answered = True
            self._show_answer()
        elif self._other_data:
            page.show_message(
                lambda: self.tr(
                    "The chosen data are not the ten digits, which this experiment is about. "
                    "Choose MNIST or computer-drawn digits under Data, and run it again."
                ),
                "warning",
            )
        elif ending == "cancelled":
            page.show_message(
                lambda: self.tr(
                    "Cancelled. The network in use stays; what was trained is kept in Runs."
                ),
                "info",
            )

    @Slot()
    def _forget_answer(self) -> None:
        """Another value of the knob has no answer yet."""
        self._answered = False

    def _show_answer(self) -> None:
        progress = self._progress
        if progress is None or self._view is None:
            return
        verdict = progress.verdict()
        sentence, detail = answer(self._experiment, progress.value, verdict)
        came_true = None
        if verdict.expectation:
            came_true = self._experiment.expectations.index(verdict.expectation)
        if sentence:
            self._view.page.show_answer(sentence, came_true, detail)

    def _show_progress(self, index: int) -> None:
        progress, view = self._progress, self._view
        if progress is not None and view is not None:
            view.page.show_progress(partial(self._doing, progress, index), progress.share)

    def _doing(self, progress: ExperimentProgress, index: int) -> str:
        """What the page says while a training runs."""
        if self._experiment.together:
            text = self.tr("Training all together")
        else:
            text = self.tr("Training “{label}”, {number} of {count}").format(
                label=variant_label(progress.variants[index]),
                number=index + 1,
                count=len(progress.variants),
            )
        left = progress.seconds_left
        if left is None:
            return text
        return self.tr("{text} · {left} left").format(text=text, left=status_texts.duration(left))

    @Slot()
    def _show_blocked(self) -> None:
        if self._view is None or self._running:
            return
        blocked = self._session.running or self._queue.running
        self._view.page.set_blocked(
            self.tr("A training runs: stop it or wait for its end") if blocked else ""
        )

    @Slot(int)
    def _use(self, index: int) -> None:
        self.network_chosen.emit(self._networks[index])

    @Slot(object)
    def _show_in_use(self, snapshot: WeightSnapshot) -> None:
        used = [each for each, network in self._networks.items() if network.run == snapshot.run]
        if self._view is not None:
            self._view.table.set_in_use(used[0] if used else None)
