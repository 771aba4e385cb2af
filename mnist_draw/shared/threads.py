"""A QThread with one worker in it: started, asked to end, waited for within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QThread

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class WorkerThread:
    """Runs a worker's slots in a thread of their own.

    The worker must have no parent. Signals reach it through connections to its ``@Slot`` methods
    only: those run in its thread, lambdas and plain functions would not.
    """

    def __init__(self, worker: QObject, name: str) -> None:
        self._thread = QThread()
        self._thread.setObjectName(name)
        worker.moveToThread(self._thread)
        # Connects to a slot of the worker as any signal does; it then runs in this thread.
        self.started = self._thread.started

    def start(self) -> None:
        """Starts the thread's event loop."""
        self._thread.start()

    def quit(self) -> None:
        """Asks the event loop to end after the slot that is running now."""
        self._thread.quit()

    def wait(self, milliseconds: int) -> bool:
        """Waits until the thread has ended; False if it did not within the time."""
        return self._thread.wait(milliseconds)
