"""Training panel: choices, controls, status, messages and curves."""

from __future__ import annotations

import dataclasses
import math
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mnist_draw.advice.adviser import Adviser
from mnist_draw.curves.panel import CurvesPanel
from mnist_draw.plain_text import path_text
from mnist_draw.recipe import field_texts
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.shared.widgets.message_bar import MessageSlot
from mnist_draw.train.pacing import ONE_STEP, Pacing
from mnist_draw.train.panel_room import has_room
from mnist_draw.train.run_controls import Phase, RunControls
from mnist_draw.train.settings_area import SettingsArea
from mnist_draw.train.status import status_texts
from mnist_draw.train.status.status import TrainingStatus
from mnist_draw.train.view_switch import ViewSwitch
from trainer.data.digits import MNIST
from trainer.errors import DivergedError
from trainer.recipe.published import comparable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.train.training_choice import TrainingChoice
    from trainer.data.progress import Progress
    from trainer.errors import TrainerError
    from trainer.events import DataReady, Evaluated, Finished, Started, StepsDone
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe


class TrainingPanel(QWidget):
    """Emits the user's requests, and shows a run's events as text and curves.

    Attributes:
        train_requested: Emits a `TrainingChoice`.
        pause_requested: Pause the run.
        resume_requested: Resume the run.
        stop_requested: Stop the run or cancel its preparation.
        step_requested: Take one step and pause.
        recipe_changed: The recipe, one of its fields or the data changed.
        mistakes_wanted: Show the test images that the trained network reads wrongly.
        train_action: Starts a run; for menus.
        pause_action: Pauses or resumes; for menus.
        stop_action: Stops or cancels; for menus.
        run_actions: These three, and the one that takes a single step.
        settings_action: Opens the recipe editor; for menus.
        choices: The form for the next run.
        live: The settings that can change while it trains.
        pacing: The speed, one step at a time included.
        curves: The curves of this run and of earlier ones.
        views: The switch between curves and inside.
        adviser: Advice about the run.
        timeline_slot: Layout for the time machine, under both views.
    """

    train_requested = Signal(object)
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    step_requested = Signal()
    recipe_changed = Signal()
    mistakes_wanted = Signal()

    def __init__(self, notifications: Notifications, parent: QWidget | None = None) -> None:
        """Args: notifications: Messages for the panel's message bar."""
        super().__init__(parent)
        self.setObjectName("trainingPanel")
        self._notifications = notifications
        self._phase = Phase.IDLE
        self._started: Started | None = None
        self._run_recipe: Recipe | None = None
        self._on_mnist, self._held = True, False
        self._choice: TrainingChoice | None = None
        self._test_images, self._networks = 0, 1

        self._settings = SettingsArea()
        self._settings.folded_changed.connect(self._share_height)
        self.live = self._settings.live
        self.choices = self._settings.choices
        self.choices.recipe_changed.connect(self.recipe_changed)
        self.choices.recipe_changed.connect(self._show_start)
        self.choices.start_changed.connect(self._show_start)
        self.settings_action = self._settings.editor_action
        self._build_controls()

        self._status = TrainingStatus()
        self._status.links.go_on_wanted.connect(self.train)
        self._status.links.mistakes_wanted.connect(self.mistakes_wanted)
        self._messages = MessageSlot()
        notifications.shown.connect(self._messages.bar.show_message)
        notifications.dismissed.connect(self._messages.bar.dismiss)
        self.curves = CurvesPanel()
        self.curves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.curves.problem_found.connect(notifications.warn)
        self.curves.exported.connect(self._show_exported)
        self.views = ViewSwitch(self.curves, self.curves.tools)
        self.views.inside_action.triggered.connect(self._make_views_visible)
        self.timeline_slot = QVBoxLayout()
        self.adviser = Adviser(notifications, self.choices.draft, self)
        self.adviser.train_wanted.connect(self._train_suggestion)
        self.adviser.stop_wanted.connect(self._stop)
        self._lay_out()
        self._set_phase(Phase.IDLE)
        self._status.show_status(lambda: self.tr("Ready to train"), 0)

    @property
    def phase(self) -> Phase:
        """Phase of the run."""
        return self._phase

    @property
    def choice(self) -> TrainingChoice:
        """The choices for a run that would start now."""
        return self.choices.choice

    @property
    def settings_folded(self) -> bool:
        """Whether the settings are folded into one line."""
        return self._settings.header.folded

    @Slot(bool)
    def fold_settings(self, folded: bool) -> None:
        """Fold the settings into one line, or show them."""
        self._settings.header.folded = folded

    @Slot(object)
    def set_present_weights(self, snapshot: WeightSnapshot) -> None:
        """Set the weights in use; only the same network can continue from them."""
        self.choices.set_present_weights(snapshot.recipe)
        self._status.links.note_network(snapshot.run)

    def set_past_step(self, step: int | None) -> None:
        """Set the step of the weights in use if they are a run's earlier ones; None otherwise."""
        self.choices.set_past_step(step)
        self._status.links.note_past(past=step is not None)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Show progress before the first step: downloading, reading, drawing."""
        if self._phase is Phase.STOPPING:
            return
        self._set_phase(Phase.PREPARING)
        share = progress.done / progress.total if progress.total else None
        self._status.show_status(lambda: status_texts.preparation(progress), share)

    @Slot(object)
    def show_data(self, ready: DataReady) -> None:
        """Show the data set that the run uses."""
        self._test_images, self._on_mnist = ready.test_images, ready.name == MNIST
        if self._choice is not None:
            self.choices.note_classes(self._choice, ready.classes)
        if self._run_recipe is not None:
            self._run_recipe = self._run_recipe.for_classes(ready.classes)
        if self._phase is not Phase.STOPPING:
            self._status.show_status(lambda: status_texts.data(ready), None)

    @Slot(object)
    def show_started(self, started: Started) -> None:
        """Show that the first step is about to begin."""
        self._started = started
        recipe = self._run_recipe or self.choices.draft.recipe
        # Texts tell what came out on MNIST.
        figures = comparable(recipe) if self._on_mnist else ()
        self.curves.set_published(lambda: field_texts.title(recipe.title), figures)
        continued = started.first_step > 0
        if self._choice is not None:
            self._settings.begin_run(recipe)
        self.curves.start(started, lambda: run_title(recipe, continued=continued), recipe)
        if self._phase in {Phase.IDLE, Phase.PREPARING}:
            self._set_phase(Phase.PAUSED if self._held else Phase.TRAINING)
            self._status.show_status(lambda: self.tr("Training starts…"), 0)

    @Slot(object)
    def show_steps(self, steps: StepsDone) -> None:
        """Show the progress of the run."""
        self.curves.add_steps(steps)
        started = self._started
        if started is None or self._phase is Phase.IDLE:
            return
        share, paused = started.share(steps.last_step), self._phase is Phase.PAUSED
        self._status.show_share(share)
        # Jobs of other windows take their steps at full speed, unless they are held.
        stepwise = self.pacing.stepwise and (paused or self._choice is not None)
        if self._phase is Phase.TRAINING or (stepwise and paused):
            text = partial(status_texts.steps, started, steps, self._networks, stepwise=stepwise)
            self._status.show_status(text, min(share, 1))

    @Slot(object)
    def show_evaluated(self, evaluated: Evaluated) -> None:
        """Add a point to the curves, and advise on digits that are never predicted."""
        self.curves.add_evaluation(evaluated)
        if self._run_recipe is not None:
            self.adviser.check_evaluation(evaluated, self._run_recipe)

    @Slot(object)
    def show_finished(self, finished: Finished) -> None:
        """Show the result of the run; its weights stay in use."""
        self._controls.note_trained()
        self._set_phase(Phase.IDLE)
        epochs = finished.epochs + (self._started.epochs_before if self._started else 0)
        text = partial(status_texts.finished, finished, epochs, self._networks)
        share = None if finished.stopped else 1
        self._status.show_status(text, share, busy=False, strong=True)
        if self._choice is not None:
            changes = self.live.carried(self._choice.changes, self._started, epochs)
            rest = self._choice.rest(changes, epochs)
            self._status.links.show_result(finished, rest, self._test_images)

    def show_ended(self, text: Callable[[], str]) -> None:
        """Show that the run ended without a result, by a text in the present language."""
        self._set_phase(Phase.IDLE)
        self._status.show_status(text, 0)

    def show_failed(self, text: Callable[[], str], error: TrainerError | None = None) -> None:
        """Show why the run failed; the weights in use stay in use.

        Args:
            text: Returns what happened and what to do next, in the present language.
            error: The error, for a suggested change; None for an unexpected one.
        """
        self.show_ended(status_texts.ended_early)
        if isinstance(error, DivergedError):
            self.curves.note_lost(error.step)
        self.adviser.report_failure(text, error, self._run_recipe or self.choices.draft.recipe)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # A message or the time machine appeared, or a choice needs another row.
            self._share_height()
        return handled

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.settings_action.retranslate()
            self.pacing.retranslate()
            self.adviser.retranslate()
        super().changeEvent(event)

    def _build_controls(self) -> None:
        self._controls = RunControls()
        self._controls.train_pressed.connect(self._train)
        self._controls.pause_pressed.connect(self._pause)
        self._controls.resume_pressed.connect(self._resume)
        self._controls.stop_pressed.connect(self._stop)
        self.train_action = self._controls.train_action
        self.pause_action = self._controls.pause_action
        self.stop_action = self._controls.stop_action
        self.pacing = Pacing(self)
        self.pacing.step_wanted.connect(self._step)
        self.pacing.speed_changed.connect(self._change_speed)
        run_actions = [self.train_action, self.pause_action, self.stop_action]
        self.run_actions = [*run_actions, self.pacing.step_action]
        self.addActions(self.run_actions)
        self.settings_action.share(self.run_actions)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(0)
        layout.addWidget(self._settings)
        layout.addSpacing(12)
        layout.addWidget(self._controls)
        layout.addSpacing(10)
        layout.addWidget(self._status)
        layout.addSpacing(2)
        layout.addWidget(self._messages)
        layout.addSpacing(2)
        layout.addWidget(self.views, 1)
        # Takes the room of the views where they are hidden.
        layout.addStretch(0)
        layout.addLayout(self.timeline_slot)

    @Slot()
    def _share_height(self) -> None:
        """Hides the views where the open settings leave too little room for them."""
        self.views.setVisible(self._settings.header.folded or has_room(self.views, self))

    def _set_phase(self, phase: Phase) -> None:
        self._phase = phase
        self.adviser.set_running(running=phase is not Phase.IDLE)
        self._settings.set_editable(editable=phase is Phase.IDLE)
        self._controls.set_phase(phase)
        self._status.links.setVisible(phase is Phase.IDLE)

    @Slot()
    def _train(self) -> None:
        self.choices.draft.forget_refusals()
        self.train(self.choice)

    @Slot(bool)
    def _train_suggestion(self, fresh: bool) -> None:
        self.train(dataclasses.replace(self.choice, continue_=self.choice.continue_ and not fresh))

    @Slot()
    def _make_views_visible(self) -> None:
        if self.views.isHidden():
            self.fold_settings(True)

    @Slot(object)
    def train(self, choice: TrainingChoice) -> None:
        """Start a run; none may be running."""
        self._prepare(choice, choice.recipe)
        self.train_requested.emit(choice)

    @Slot()
    def _step(self) -> None:
        if self.views.view == "curves":
            self.views.show_view("steps")
        if self._phase is Phase.IDLE:
            self._train()
        self._hold()
        self.step_requested.emit()

    def _hold(self) -> None:
        """Pause before the next step, which may be the first one."""
        if self._phase is Phase.TRAINING:
            self._pause()
        elif self._phase is Phase.PREPARING and not self._held:
            self._held = True
            self.pause_requested.emit()

    @Slot(float)
    def _change_speed(self, speed: float) -> None:
        if speed == ONE_STEP:
            self._hold()
        elif self._phase is Phase.PAUSED:
            self._resume()
        elif self._phase is Phase.PREPARING and self._held:
            self._held = False
            self.resume_requested.emit()

    def _prepare(self, choice: TrainingChoice | None, recipe: Recipe, networks: int = 1) -> None:
        # What the training does shall be seen.
        self._make_views_visible()
        self.adviser.start_run(own=choice is not None)
        self._started = None
        self._choice, self._run_recipe, self._networks = choice, recipe, networks
        self._held = choice is not None and self.pacing.speed == ONE_STEP
        self._set_phase(Phase.PREPARING)
        self._status.show_status(lambda: self.tr("Getting ready…"), None)

    def begin_job(self, recipe: Recipe, networks: int = 1) -> None:
        """Show that a training is about to start, which another window gives.

        Args:
            recipe: Its recipe, or that of the first of several networks that train together.
            networks: Number of these.
        """
        self._prepare(None, recipe, networks)

    @Slot()
    def _show_start(self) -> None:
        """Say on the train button where the run would start."""
        epochs = self.choices.draft.recipe.epochs if self.choices.continues else None
        self._controls.set_start(epochs)

    @Slot()
    def _pause(self) -> None:
        self._set_phase(Phase.PAUSED)
        self._status.show_status(status_texts.paused, None, busy=False)
        self.pause_requested.emit()

    @Slot(object)
    def _show_exported(self, path: Path) -> None:
        shown = path_text(path)
        self._notifications.show(lambda: self.tr("Curves saved to {path}").format(path=shown))

    @Slot()
    def _resume(self) -> None:
        if self.pacing.speed == ONE_STEP:
            self.pacing.set_speed(math.inf)  # Which resumes.
            return
        self._set_phase(Phase.TRAINING)
        self._status.show_status(lambda: self.tr("Resuming…"), None, busy=False)
        self.resume_requested.emit()

    @Slot()
    def _stop(self) -> None:
        self._set_phase(Phase.STOPPING)
        self._status.show_status(lambda: self.tr("Stopping…"), None, busy=False)
        self.stop_requested.emit()
