"""Connects trainings to the sound of their loss, and its action in the View menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence, Qt

from mnist_draw.shared.threads import WorkerThread
from mnist_draw.shared.throttle import Throttle
from mnist_draw.sound.player import find_player
from mnist_draw.sound.worker import SoundWorker
from trainer.events import StepsDone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.settings import Settings
    from mnist_draw.sound.player import Player
    from mnist_draw.train.worker import TrainingWorker
    from trainer.events import MemberDiverged, NetworkEvent

INTERVAL_MS: Final = 250
"""Least time between the beginnings of two tones."""


class SoundController(QObject):
    """Plays a tone for the newest loss while it is switched on; lives in the GUI thread.

    Attributes:
        action: Switches it on and off; for the View menu.
        threads: The thread of its worker, which starts when it is first switched on.
        worker: Plays the tones; None on a system that has no player.
    """

    def __init__(
        self,
        window: QWidget,
        trainings: TrainingWorker,
        notifications: Notifications,
        settings: Settings,
        player: Player | None = None,
    ) -> None:
        """Args: player: Plays a WAV file; None for what the system has."""
        super().__init__(window)
        self._notifications, self._settings = notifications, settings
        self._loss: float | None = None
        player = player or find_player()
        self.worker = None if player is None else SoundWorker(player)
        self.threads: tuple[WorkerThread, ...] = ()
        if self.worker is not None:
            self.threads = (WorkerThread(self.worker, "sound"),)
            self.worker.failed.connect(self._end)
        self._throttle = Throttle(INTERVAL_MS, self)
        self._throttle.triggered.connect(self._play)
        self.action = QAction(window)
        self.action.setObjectName("soundAction")
        self.action.setCheckable(True)
        self.action.setShortcut(QKeySequence("Ctrl+Shift+L"))
        self.action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.action.triggered.connect(self._switch)
        trainings.steps_done.connect(self._follow)
        trainings.member_reported.connect(self._follow_member)
        self.retranslate()
        if settings.sound and self.worker is not None:
            self.action.setChecked(True)
            self._start()

    @Slot()
    def retranslate(self) -> None:
        """Set the texts of the current language."""
        self.action.setText(self.tr("Soun&d of the loss"))
        tip = self.tr("While a network trains, a tone follows its loss: lower is better")
        self.action.setToolTip(tip)
        self.action.setStatusTip(tip)

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        if on and self.worker is None:
            self.action.setChecked(False)
            self._notifications.warn(
                lambda: self.tr(
                    "There is no sound of the loss: no program that plays sounds was found. "
                    "Install PipeWire (pw-play), PulseAudio (paplay) or ALSA's tools (aplay), and "
                    "start MNIST Draw again."
                )
            )
            return
        self._settings.sound = on
        if on:
            self._start()

    def _start(self) -> None:
        for thread in self.threads:
            thread.start()

    @Slot(object)
    def _follow(self, done: StepsDone) -> None:
        loss = float(np.mean(done.losses))
        if self.action.isChecked() and np.isfinite(loss):
            self._loss = loss
            self._throttle.request()

    @Slot(int, object)
    def _follow_member(self, member: int, event: NetworkEvent | MemberDiverged) -> None:
        """Of several networks that are trained together, the first one is heard."""
        if member == 0 and isinstance(event, StepsDone):
            self._follow(event)

    @Slot()
    def _play(self) -> None:
        if self.worker is not None and self._loss is not None and self.action.isChecked():
            self.worker.request(self._loss)

    @Slot()
    def _end(self) -> None:
        """Switch it off, because a tone could not be played."""
        if self.action.isChecked():
            self.action.setChecked(False)
            self._notifications.warn(
                lambda: self.tr(
                    "The sound of the loss is off: the system refused to play it. Check that it "
                    "has a loudspeaker, then switch it on again in the View menu."
                )
            )
