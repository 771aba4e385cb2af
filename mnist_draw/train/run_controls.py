"""Run controls: buttons and actions for train, pause and stop, enabled by phase."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.platforms import keys
from mnist_draw.train.fitting_button import FittingButton


class Phase(Enum):
    """Phase of a run."""

    IDLE = auto()
    PREPARING = auto()
    TRAINING = auto()
    PAUSED = auto()
    STOPPING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Allowed:
    train: bool = False
    pause: bool = False
    stop: bool = False


_ALLOWED: Final = {
    Phase.IDLE: _Allowed(train=True),
    Phase.PREPARING: _Allowed(stop=True),
    Phase.TRAINING: _Allowed(pause=True, stop=True),
    Phase.PAUSED: _Allowed(pause=True, stop=True),
    Phase.STOPPING: _Allowed(),
}


class RunControls(QWidget):
    """A row of three buttons with their actions.

    Attributes:
        train_pressed: Start a run.
        pause_pressed: Pause the run.
        resume_pressed: Resume the run.
        stop_pressed: Stop the run or cancel its preparation.
        train_action: Starts a run.
        pause_action: Pauses or resumes.
        stop_action: Stops or cancels.
    """

    train_pressed = Signal()
    pause_pressed = Signal()
    resume_pressed = Signal()
    stop_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._phase = Phase.IDLE
        self._trained = False
        self._more_epochs: int | None = None
        self.train_action = self._action("train", "Ctrl+T", *keys.function_key(5))
        self.train_action.triggered.connect(self.train_pressed)
        self.pause_action = self._action("pause", "Ctrl+P")
        self.pause_action.triggered.connect(self._pause_or_resume)
        self.stop_action = self._action("stop", "Ctrl+.")
        self.stop_action.triggered.connect(self.stop_pressed)
        self._train_button = _button("trainButton", self.train_action)
        self._train_button.setProperty("primary", True)
        self._train_button.show_icon(theme.icon("train", "on_accent"))
        self._pause_button = _button("pauseButton", self.pause_action)
        self._stop_button = _button("stopButton", self.stop_action)
        self._stop_button.show_icon(theme.icon("stop"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._train_button, 2)
        layout.addWidget(self._pause_button, 1)
        layout.addWidget(self._stop_button, 1)
        self.set_phase(Phase.IDLE)

    def set_phase(self, phase: Phase) -> None:
        """Enable what is possible in a phase."""
        buttons = (self._train_button, self._pause_button, self._stop_button)
        had_focus = any(button.hasFocus() for button in buttons)
        changed = phase is not self._phase
        self._phase = phase
        allowed = _ALLOWED[phase]
        self.train_action.setEnabled(allowed.train)
        self.pause_action.setEnabled(allowed.pause)
        self.stop_action.setEnabled(allowed.stop)
        self._retranslate()
        if had_focus and changed:
            # The focus moves to the next useful button: pause after train, train after stop.
            for button in buttons:
                if button.isEnabled():
                    button.setFocus()
                    break

    def note_trained(self) -> None:
        """Say from now on that training begins with a new network."""
        self._trained = True
        self._retranslate()

    def set_start(self, more_epochs: int | None) -> None:
        """Say what the train button does.

        Args:
            more_epochs: Epochs by which the present weights are trained on; None to begin with
                random ones.
        """
        if more_epochs != self._more_epochs:
            self._more_epochs = more_epochs
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        short = self._retranslate_train()
        if self._phase is Phase.PAUSED:
            self.pause_action.setText(self.tr("Resume"))
            self.pause_action.setToolTip(self.tr("Resume the training (Ctrl+P)"))
        else:
            self.pause_action.setText(self.tr("Pause"))
            self.pause_action.setToolTip(self.tr("Pause the training (Ctrl+P)"))
        name = "resume" if self._phase is Phase.PAUSED else "pause"
        self.pause_action.setIcon(theme.icon(name))
        self._pause_button.show_icon(theme.icon(name))
        if self._phase is Phase.PREPARING:
            self.stop_action.setText(self.tr("Cancel"))
            self.stop_action.setToolTip(self.tr("Cancel before the training starts (Ctrl+.)"))
        else:
            self.stop_action.setText(self.tr("Stop"))
            self.stop_action.setToolTip(
                self.tr("End the training; the network stays in use as it is now (Ctrl+.)")
            )
        _sync_button(self._train_button, self.train_action, short)
        _sync_button(self._pause_button, self.pause_action)
        _sync_button(self._stop_button, self.stop_action)

    def _retranslate_train(self) -> str:
        """Set the texts of the train action; returns a short one."""
        epochs = self._more_epochs
        if epochs is not None:
            short = self.tr("Keep training")
            text = (
                self.tr("Keep training (+1 epoch)")
                if epochs == 1
                else self.tr("Keep training (+{epochs} epochs)").format(epochs=whole(epochs))
            )
            tip = self.tr("Keep training the network in use (Ctrl+T)")
        else:
            short = self.tr("Train")
            text = self.tr("Train a new network") if self._trained else short
            tip = self.tr("Train a new network that starts with random weights (Ctrl+T)")
        self.train_action.setText(text)
        self.train_action.setToolTip(tip)
        return short

    def _action(self, icon: str, *shortcuts: str | QKeySequence) -> QAction:
        action = QAction(self)
        action.setIcon(theme.icon(icon))
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.addAction(action)
        return action

    @Slot()
    def _pause_or_resume(self) -> None:
        if self._phase is Phase.PAUSED:
            self.resume_pressed.emit()
        else:
            self.pause_pressed.emit()


def _button(name: str, action: QAction) -> FittingButton:
    button = FittingButton(name)
    button.clicked.connect(action.trigger)
    return button


def _sync_button(button: FittingButton, action: QAction, short: str = "") -> None:
    button.show_texts(action.text(), short)
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())
