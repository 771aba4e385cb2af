"""The right area: choose what to train, train it, watch the curves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mnist_draw import theme
from mnist_draw.throttle import Throttle
from mnist_draw.widgets import training_texts
from mnist_draw.widgets.curves import CurvesPanel
from mnist_draw.widgets.message_bar import MessageBar
from mnist_draw.widgets.run_choices import RunChoices
from mnist_draw.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mnist_draw.widgets.message_bar import Kind
    from mnist_draw.widgets.run_choices import DataSource
    from trainer.events import DataReady, Evaluated, Finished, Progress, Started, StepsDone
    from trainer.recipes import Recipe

# Steps of the progress bar.
_WHOLE: Final = 1000
_SPEAK_MS: Final = 2000


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


class Phase(Enum):
    """What the panel is doing."""

    IDLE = auto()
    PREPARING = auto()
    TRAINING = auto()
    PAUSED = auto()
    STOPPING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Allowed:
    choose: bool = False
    train: bool = False
    pause: bool = False
    stop: bool = False


_ALLOWED: Final = {
    Phase.IDLE: _Allowed(choose=True, train=True),
    Phase.PREPARING: _Allowed(stop=True),
    Phase.TRAINING: _Allowed(pause=True, stop=True),
    Phase.PAUSED: _Allowed(pause=True, stop=True),
    Phase.STOPPING: _Allowed(),
}


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
        curves: The curves of this run and of earlier ones.
    """

    train_requested = Signal(object)
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    recipe_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingPanel")
        self._phase = Phase.IDLE
        self._trained = False
        self._started: Started | None = None

        self._choices = RunChoices()
        self._choices.recipe_changed.connect(self.recipe_changed)
        self.train_action = self._action(self._train, "train", "Ctrl+T", "F5")
        self.pause_action = self._action(self._pause_or_resume, "pause", "Ctrl+P")
        self.stop_action = self._action(self._stop, "stop", "Ctrl+.")
        self._train_button = _button("trainButton", self.train_action)
        self._train_button.setProperty("primary", True)
        self._train_button.setIcon(theme.icon("train", "on_accent"))
        self._pause_button = _button("pauseButton", self.pause_action)
        self._stop_button = _button("stopButton", self.stop_action)
        self._stop_button.setIcon(theme.icon("stop"))

        self._progress = QProgressBar()
        self._progress.setObjectName("trainingProgress")
        self._progress.setAccessibleName(self.tr("Progress of the training"))
        self._progress.setToolTip(self.tr("How much of the training is done"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, _WHOLE)
        self._status = SteadyLabel("trainingStatus", "body", "muted")
        self._status.setAccessibleName(self.tr("Training status"))
        self._messages = MessageBar()
        self.curves = CurvesPanel()
        self.curves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._speaking = Throttle(_SPEAK_MS, self)
        self._speaking.triggered.connect(self._speak)
        self._lay_out()
        self._enter(Phase.IDLE)
        self._say(self.tr("Ready to train"), 0)

    @property
    def phase(self) -> Phase:
        """What the panel is doing now."""
        return self._phase

    @property
    def recipe_name(self) -> str:
        """Name of the recipe chosen."""
        return self._choices.recipe.name

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
        self._say(training_texts.preparation(progress), share)

    @Slot(object)
    def show_data(self, ready: DataReady) -> None:
        """Shows which data set the run uses."""
        if self._phase is not Phase.STOPPING:
            self._say(training_texts.data(ready), None)

    @Slot(object)
    def show_started(self, started: Started) -> None:
        """Shows that the first step is about to be taken."""
        self._started = started
        self.curves.start(started)
        if self._phase in {Phase.IDLE, Phase.PREPARING}:
            self._enter(Phase.TRAINING)
            self._say(self.tr("Training starts…"), 0)

    @Slot(object)
    def show_steps(self, steps: StepsDone) -> None:
        """Shows how far the run is."""
        self.curves.add_steps(steps)
        started = self._started
        if started is None or self._phase is Phase.IDLE:
            return
        share = (steps.last_step - started.first_step) / max(1, started.steps)
        self._show_share(share)
        if self._phase is not Phase.TRAINING:
            return
        if share >= 1:
            self._say(self.tr("Reading the test digits, which it has never seen…"), 1)
        else:
            self._say(training_texts.training(started, steps), share)

    @Slot(object)
    def show_evaluated(self, evaluated: Evaluated) -> None:
        """Adds a point to the curves."""
        self.curves.add_evaluation(evaluated)

    @Slot(object)
    def show_finished(self, finished: Finished) -> None:
        """Shows how the run ended; its weights stay in use."""
        self._trained = True
        self._enter(Phase.IDLE)
        share = None if finished.stopped else 1
        self._say(training_texts.finished(finished), share, busy=False, strong=True)

    @Slot()
    def show_cancelled(self) -> None:
        """Shows that the run ended before its first step."""
        self._enter(Phase.IDLE)
        self._say(self.tr("Cancelled: the weights in use stay in use"), 0)

    @Slot(str)
    def show_failed(self, text: str) -> None:
        """Shows why the run ended; the weights in use stay in use."""
        self._enter(Phase.IDLE)
        self._say(self.tr("Training ended early: the weights in use stay in use"), 0)
        self.notice(text, "error")

    def notice(self, text: str, kind: Kind = "info", action: QAction | None = None) -> None:
        """Shows a message that can be dismissed.

        Args:
            text: What happened and what to do next.
            kind: ``"info"``, ``"warning"`` or ``"error"``.
            action: Offered as a button.
        """
        self._messages.show_message(text, kind, action)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Training"))
        title.setProperty("step", "title")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._train_button, 2)
        buttons.addWidget(self._pause_button, 1)
        buttons.addWidget(self._stop_button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(0)
        layout.addWidget(title)
        layout.addSpacing(8)
        layout.addWidget(self._choices)
        layout.addSpacing(12)
        layout.addLayout(buttons)
        layout.addSpacing(10)
        layout.addWidget(self._progress)
        layout.addSpacing(4)
        layout.addWidget(self._status)
        layout.addSpacing(6)
        layout.addWidget(self._messages)
        layout.addSpacing(6)
        layout.addWidget(self.curves, 1)

    def _action(self, slot: object, icon: str, *shortcuts: str) -> QAction:
        action = QAction(self)
        action.setIcon(theme.icon(icon))
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _enter(self, phase: Phase) -> None:
        buttons = (self._train_button, self._pause_button, self._stop_button)
        had_focus = any(button.hasFocus() for button in buttons)
        changed = phase is not self._phase
        self._phase = phase
        allowed = _ALLOWED[phase]
        self._choices.setEnabled(allowed.choose)
        self.train_action.setEnabled(allowed.train)
        self.pause_action.setEnabled(allowed.pause)
        self.stop_action.setEnabled(allowed.stop)
        self._name_actions()
        for button, action in zip(
            buttons, (self.train_action, self.pause_action, self.stop_action), strict=True
        ):
            _follow(button, action)
        if had_focus and changed:
            # Space stays at hand for what comes next: pause after train, train after stop.
            for button in buttons:
                if button.isEnabled():
                    button.setFocus()
                    break

    def _name_actions(self) -> None:
        self.train_action.setText(self.tr("Retrain") if self._trained else self.tr("Train"))
        self.train_action.setToolTip(
            self.tr("Train the network again (Ctrl+T)")
            if self._trained
            else self.tr("Train the network (Ctrl+T)")
        )
        if self._phase is Phase.PAUSED:
            self.pause_action.setText(self.tr("Resume"))
            self.pause_action.setToolTip(self.tr("Go on with the training (Ctrl+P)"))
        else:
            self.pause_action.setText(self.tr("Pause"))
            self.pause_action.setToolTip(self.tr("Hold the training before its next step (Ctrl+P)"))
        name = "resume" if self._phase is Phase.PAUSED else "pause"
        self.pause_action.setIcon(theme.icon(name))
        self._pause_button.setIcon(theme.icon(name))
        if self._phase is Phase.PREPARING:
            self.stop_action.setText(self.tr("Cancel"))
            self.stop_action.setToolTip(self.tr("Give up before the training starts (Ctrl+.)"))
        else:
            self.stop_action.setText(self.tr("Stop"))
            self.stop_action.setToolTip(
                self.tr("End the training; the weights reached stay in use (Ctrl+.)")
            )

    def _say(
        self, text: str, share: float | None, *, busy: bool = True, strong: bool = False
    ) -> None:
        """Shows a status.

        Args:
            text: What goes on.
            share: How much of it is done, [0, 1]; None while nobody knows.
            busy: Whether the bar moves while nobody knows; else it stays where it is.
            strong: Whether it is a result.
        """
        self._status.set_text(text, "text" if strong else "muted", strong=strong)
        self._speaking.request()
        if share is not None:
            self._show_share(share)
        elif busy:
            self._progress.setRange(0, 0)

    def _show_share(self, share: float) -> None:
        if self._progress.maximum() != _WHOLE:
            self._progress.setRange(0, _WHOLE)
        self._progress.setValue(round(_WHOLE * min(1.0, share)))

    @Slot()
    def _speak(self) -> None:
        self._status.setAccessibleDescription(self._status.text())

    @Slot()
    def _train(self) -> None:
        self._messages.dismiss()
        self._started = None
        self._enter(Phase.PREPARING)
        self._say(self.tr("Getting ready…"), None)
        self.train_requested.emit(self.choice)

    @Slot()
    def _pause_or_resume(self) -> None:
        if self._phase is Phase.PAUSED:
            self._enter(Phase.TRAINING)
            self._say(self.tr("Going on…"), None, busy=False)
            self.resume_requested.emit()
        else:
            self._enter(Phase.PAUSED)
            self._say(self.tr("Paused: draw, look, and resume when you like"), None, busy=False)
            self.pause_requested.emit()

    @Slot()
    def _stop(self) -> None:
        self._enter(Phase.STOPPING)
        self._say(self.tr("Stopping…"), None, busy=False)
        self.stop_requested.emit()


def _button(name: str, action: QAction) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.clicked.connect(action.trigger)
    return button


def _follow(button: QPushButton, action: QAction) -> None:
    button.setText(action.text())
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    button.setEnabled(action.isEnabled())
