"""Announcer: sends texts to screen readers, not faster than one can listen."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnist_draw.shared.screen_readers import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

INTERVAL_MS: Final = 2000
"""Least time between two announcements that no key asked for."""

_REST_MS: Final = 300


class Announcer(QObject):
    """Announces at most one text in `INTERVAL_MS`; lives in the GUI thread.

    Attributes:
        announced: Emits each text that was sent.
    """

    announced = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Args: window: What the announcements belong to."""
        super().__init__(window)
        self._window = window
        self._results: deque[str] = deque()
        self._latest = ""
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._announce_next)
        self._position = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._announce_position)

    def report(self, text: str) -> None:
        """Announce a state; one that is still waiting is replaced."""
        self._latest = text
        self._announce_soon()

    def conclude(self, text: str) -> None:
        """Announce a final state: it waits for its turn, and replaces a waiting report."""
        self._latest = ""
        self._results.append(text)
        self._announce_soon()

    def reply(self, text: str) -> None:
        """Announce at once what a key has just done."""
        self._rest.stop()
        self._send(text)

    def trace(self, text: str) -> None:
        """Announce where a key has moved something, once the key rests."""
        self._position = text
        self._rest.start()

    @Slot()
    def _announce_position(self) -> None:
        self._send(self._position)

    def _announce_soon(self) -> None:
        if not self._timer.isActive():
            self._announce_next()

    @Slot()
    def _announce_next(self) -> None:
        text = self._results.popleft() if self._results else self._latest
        if not text:
            return
        if text == self._latest:
            self._latest = ""
        self._timer.start()
        self._send(text)

    def _send(self, text: str) -> None:
        announce(self._window, text)
        self.announced.emit(text)
