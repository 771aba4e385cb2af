"""The right area: choose what to train, train it, watch the curves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnist_draw.curves.panel import CurvesPanel
from mnist_draw.recipe import field_texts
from mnist_draw.recipe.editor import RecipeEditor
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.shared.message_bar import MessageBar
from mnist_draw.train import lessons, status_texts
from mnist_draw.train.run_choices import RunChoices
from mnist_draw.train.run_controls import Phase, RunControls
from mnist_draw.train.status import TrainingStatus
from trainer.recipe.published import published

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mnist_draw.shared.message_bar import Kind
    from mnist_draw.shared.notifications import Notifications
    from mnist_draw.train.lessons import Remedy
    from mnist_draw.train.run_choices import DataSource
    from trainer.data.progress import Progress
    from trainer.errors import TrainerError
    from trainer.events import DataReady, Evaluated, Finished, Started, StepsDone
    from trainer.recipe.recipes import Recipe


@dataclass(frozen=True, slots=True)
class TrainingChoice:
    """What the user wants to be trained.

    Attributes:
        recipe: The recipe with the hyper-parameters as edited.
        data: ``"auto"``, ``"strokes"``, or ``"mnist"`` from the folder.
        folder: Where MNIST lies; None unless the user chose a folder.
        device: Key of a device, or ``"auto"``.
        continue_: Whether to go on from the weights that predict now.
    """

    recipe: Recipe
    data: DataSource
    folder: Path | None
    device: str
    continue_: bool


class TrainingPanel(QWidget):
    """Turns what the user does into requests, and events of a run into words and curves.

    Attributes:
        train_requested: A `TrainingChoice`.
        pause_requested: The run is to hold.
        resume_requested: The run is to go on.
        stop_requested: The run is to end, or its preparation.
        recipe_changed: Another recipe or hyper-parameter was chosen.
        train_action: Trains; for menus.
        pause_action: Pauses or resumes; for menus.
        stop_action: Stops or cancels; for menus.
        settings_action: Shows all fields of the recipe; for menus.
        curves: The curves of this run and of earlier ones.
    """

    train_requested = Signal(object)
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    recipe_changed = Signal()

    def __init__(self, notifications: Notifications, parent: QWidget | None = None) -> None:
        """Args: notifications: Shown by the message bar that this panel has room for."""
        super().__init__(parent)
        self.setObjectName("trainingPanel")
        self._notifications = notifications
        self._phase = Phase.IDLE
        self._started: Started | None = None
        self._training: Recipe | None = None
        self._lost: tuple[int, ...] = ()
        self._editor: RecipeEditor | None = None

        self._choices = RunChoices()
        self._choices.recipe_changed.connect(self.recipe_changed)
        self.settings_action = QAction(self)
        self.settings_action.setShortcut(QKeySequence("Ctrl+,"))
        self.settings_action.triggered.connect(self.show_settings)
        self._choices.all_settings_requested.connect(self.settings_action.trigger)
        self.addAction(self.settings_action)
        self._controls = RunControls()
        self._controls.train_pressed.connect(self._train)
        self._controls.pause_pressed.connect(self._pause)
        self._controls.resume_pressed.connect(self._resume)
        self._controls.stop_pressed.connect(self._stop)
        self.train_action = self._controls.train_action
        self.pause_action = self._controls.pause_action
        self.stop_action = self._controls.stop_action
        self.addActions([self.train_action, self.pause_action, self.stop_action])

        self._title = QLabel()
        self._title.setProperty("step", "title")
        self._status = TrainingStatus()
        self._message_bar = MessageBar()
        notifications.shown.connect(self._message_bar.show_message)
        notifications.dismissed.connect(self._message_bar.dismiss)
        self.curves = CurvesPanel()
        self.curves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.curves.problem_found.connect(notifications.warn)
        self.curves.exported.connect(self._show_exported)
        self._remedy: Remedy | None = None
        self._remedy_action = QAction(self)
        self._remedy_action.triggered.connect(self._apply_remedy)
        self._lay_out()
        self._retranslate()
        self._enter(Phase.IDLE)
        self._status.say(lambda: self.tr("Ready to train"), 0)

    @property
    def phase(self) -> Phase:
        """What the panel is doing now."""
        return self._phase

    @property
    def recipe_name(self) -> str:
        """Name of the recipe chosen."""
        return self._choices.recipe_name

    @property
    def data_source(self) -> DataSource:
        """``"auto"``, ``"strokes"``, or ``"mnist"`` from the folder."""
        return self._choices.data_source

    @property
    def data_folder(self) -> Path | None:
        """The folder chosen last, whether or not it is used now."""
        return self._choices.data_folder

    @property
    def choice(self) -> TrainingChoice:
        """What Train would train now."""
        choices = self._choices
        return TrainingChoice(
            recipe=choices.recipe,
            data=choices.data_source,
            folder=choices.data_folder if choices.data_source == "mnist" else None,
            device=choices.device,
            continue_=choices.continues,
        )

    def set_recipe(self, name: str) -> None:
        """Chooses a recipe by its name; an unknown name changes nothing."""
        self._choices.set_recipe(name)

    def use_recipe(self, recipe: Recipe) -> None:
        """Takes a recipe as it is: what differs from the preset of its name counts as changed."""
        self._choices.use_recipe(recipe)

    def set_data(self, source: str, folder: Path | None) -> None:
        """Chooses the data: see `RunChoices.set_data`."""
        self._choices.set_data(source, folder)

    @Slot(object)
    def set_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """Offers devices as ``(key, name)``, the preferred one first; one alone is no choice."""
        self._choices.set_devices(devices)

    @Slot(object)
    def set_present_weights(self, recipe: Recipe) -> None:
        """Tells which network predicts now; only the same network can be trained further."""
        self._choices.set_present_weights(recipe)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Shows work before the first step: downloading, reading, drawing."""
        if self._phase is Phase.STOPPING:
            return
        self._enter(Phase.PREPARING)
        share = progress.done / progress.total if progress.total else None
        self._status.say(lambda: status_texts.preparation(progress), share)

    @Slot(object)
    def show_data(self, ready: DataReady) -> None:
        """Shows which data set the run uses."""
        if self._phase is not Phase.STOPPING:
            self._status.say(lambda: status_texts.data(ready), None)

    @Slot(object)
    def show_started(self, started: Started) -> None:
        """Shows that the first step is about to be taken."""
        self._started = started
        recipe = self._training or self._choices.draft.recipe
        self.curves.set_published(field_texts.title(recipe.title), published(recipe.name))
        self.curves.start(started, run_title(recipe))
        if self._phase in {Phase.IDLE, Phase.PREPARING}:
            self._enter(Phase.TRAINING)
            self._status.say(lambda: self.tr("Training starts…"), 0)

    @Slot(object)
    def show_steps(self, steps: StepsDone) -> None:
        """Shows how far the run is."""
        self.curves.add_steps(steps)
        started = self._started
        if started is None or self._phase is Phase.IDLE:
            return
        share = (steps.last_step - started.first_step) / max(1, started.steps)
        self._status.show_share(share)
        if self._phase is not Phase.TRAINING:
            return
        if share >= 1:
            self._status.say(
                lambda: self.tr("Reading the test digits, which it has never seen…"), 1
            )
        else:
            self._status.say(lambda: status_texts.training(started, steps), share)

    @Slot(object)
    def show_evaluated(self, evaluated: Evaluated) -> None:
        """Adds a point to the curves, and tells of a digit that is never predicted."""
        self.curves.add_evaluation(evaluated)
        if not evaluated.whole or evaluated.split == "train" or self._training is None:
            return
        lost = evaluated.never_predicted
        if lost and lost != self._lost:
            self._advise(
                lessons.never_predicted(lost, self._training),
                "info",
                lessons.another_seed(self._training),
            )
        elif self._lost and not lost:
            # It found them after all: the lesson is no longer true.
            self._notifications.dismiss()
        self._lost = lost

    @Slot(object)
    def show_finished(self, finished: Finished) -> None:
        """Shows how the run ended; its weights stay in use."""
        self._controls.offer_retraining()
        self._enter(Phase.IDLE)
        share = None if finished.stopped else 1
        self._status.say(lambda: status_texts.finished(finished), share, busy=False, strong=True)

    @Slot()
    def show_cancelled(self) -> None:
        """Shows that the run ended before its first step."""
        self._enter(Phase.IDLE)
        self._status.say(lambda: self.tr("Cancelled: the weights in use stay in use"), 0)

    def show_failed(self, text: str, error: TrainerError | None = None) -> None:
        """Shows why the run ended; the weights in use stay in use.

        Args:
            text: What happened and what to do next.
            error: The error itself, for a change that may help; None for an unforeseen one.
        """
        self._enter(Phase.IDLE)
        self._status.say(lambda: self.tr("Training ended early: the weights in use stay in use"), 0)
        recipe = self._training or self._choices.draft.recipe
        self._advise(text, "error", lessons.remedy(error, recipe))

    @Slot()
    def show_settings(self) -> None:
        """Opens the window with all fields of the recipe."""
        if self._editor is None:
            self._editor = RecipeEditor(self._choices.draft, self.window())
            self._editor.addActions([self.train_action, self.pause_action, self.stop_action])
            self._editor.set_editable(self._phase is Phase.IDLE)
        self._editor.show()
        self._editor.raise_()
        self._editor.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Training"))
        self.settings_action.setText(self.tr("&All settings…"))
        self.settings_action.setToolTip(self.tr("Change anything about the recipe (Ctrl+,)"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addSpacing(8)
        layout.addWidget(self._choices)
        layout.addSpacing(12)
        layout.addWidget(self._controls)
        layout.addSpacing(10)
        layout.addWidget(self._status)
        layout.addSpacing(6)
        layout.addWidget(self._message_bar)
        layout.addSpacing(6)
        layout.addWidget(self.curves, 1)

    def _enter(self, phase: Phase) -> None:
        self._phase = phase
        self._choices.set_editable(phase is Phase.IDLE)
        if self._editor is not None:
            self._editor.set_editable(phase is Phase.IDLE)
        self._controls.enter(phase)

    def _advise(self, text: str, kind: Kind, remedy: Remedy | None) -> None:
        self._remedy = remedy
        if remedy is None:
            self._notifications.show(text, kind)
            return
        self._remedy_action.setText(remedy.label)
        self._remedy_action.setToolTip(remedy.explanation)
        self._notifications.show(text, kind, self._remedy_action)

    @Slot()
    def _apply_remedy(self) -> None:
        if self._remedy is not None:
            self._choices.draft.change(self._remedy.field, self._remedy.value)

    @Slot()
    def _train(self) -> None:
        choice = self.choice
        self._choices.draft.forget_refusals()
        self._notifications.dismiss()
        self._started = None
        self._training = choice.recipe
        self._lost = ()
        self._enter(Phase.PREPARING)
        self._status.say(lambda: self.tr("Getting ready…"), None)
        self.train_requested.emit(choice)

    @Slot()
    def _pause(self) -> None:
        self._enter(Phase.PAUSED)
        self._status.say(
            lambda: self.tr("Paused: draw, look, and resume when you like"), None, busy=False
        )
        self.pause_requested.emit()

    @Slot(object)
    def _show_exported(self, path: Path) -> None:
        self._notifications.show(self.tr("Curves saved to {path}").format(path=path))

    @Slot()
    def _resume(self) -> None:
        self._enter(Phase.TRAINING)
        self._status.say(lambda: self.tr("Going on…"), None, busy=False)
        self.resume_requested.emit()

    @Slot()
    def _stop(self) -> None:
        self._enter(Phase.STOPPING)
        self._status.say(lambda: self.tr("Stopping…"), None, busy=False)
        self.stop_requested.emit()
