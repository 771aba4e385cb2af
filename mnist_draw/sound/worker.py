"""Plays tones in a thread of its own; of those that wait, only the newest is played."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.latest import Latest
from mnist_draw.sound import tones

if TYPE_CHECKING:
    from mnist_draw.sound.player import Player

log = logging.getLogger(__name__)


class SoundWorker(QObject):
    """Plays the tone of the newest loss.

    Attributes:
        played: Emits the frequency in Hz of each tone, after its end.
        failed: A tone could not be played.
    """

    played = Signal(float)
    failed = Signal()
    _wanted = Signal()

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self._loss = Latest[float]()
        self._wanted.connect(self._play)

    def request(self, loss: float) -> None:
        """Play the tone of a loss after the present one; call it from any thread."""
        if self._loss.put(loss):
            self._wanted.emit()

    @Slot()
    def _play(self) -> None:
        loss = self._loss.take()
        if loss is None:
            return
        frequency = tones.pitch(loss)
        try:
            self._player(tones.tone(frequency))
        except OSError as error:
            log.warning("Cannot play a tone: %s", error)
            self.failed.emit()
        else:
            self.played.emit(frequency)
