"""Long work of the window's thread, taken in short turns of the event loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

_TURN_SECONDS: Final = 0.005


class Turns(QObject):
    """Takes the steps of an iterator, for a few milliseconds a turn: the pen does not wait.

    Attributes:
        done: All steps are taken.
    """

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def active(self) -> bool:
        """Whether steps are left."""
        return self._timer.isActive()

    def start(self, steps: Iterator[object]) -> None:
        """Begin with the next turn; steps that are left of others are not taken.

        Args:
            steps: Does a short piece of the work with each item; the items themselves are ignored.
        """
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Take no more steps; does not emit `done`."""
        self._timer.stop()

    def finish(self) -> None:
        """Take all steps that are left now."""
        if self.active:
            for _ in self._steps:
                pass
            self._end()

    @Slot()
    def _go_on(self) -> None:
        end = time.perf_counter() + _TURN_SECONDS
        for _ in self._steps:
            if time.perf_counter() > end:
                return
        self._end()

    def _end(self) -> None:
        self._timer.stop()
        self.done.emit()
