"""A QThread with one worker, and a bounded shutdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QThread

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


# What Python gives its own threads on macOS, where others have 0.5 MB: deeply nested JSON takes
# more. Memory is used only as far as the stack grows.
_STACK_BYTES = 16 * 2**20


class _CompletingThread(QThread):
    """Carries out the requests to a worker that wait when its event loop ends."""

    def __init__(self, worker: QObject) -> None:
        super().__init__()
        self._worker = worker

    def run(self) -> None:
        self.exec()
        QCoreApplication.sendPostedEvents(self._worker)


class WorkerThread:
    """Runs a worker's slots in its own thread.

    The worker must have no parent. Connect signals to its ``@Slot`` methods only: lambdas and plain
    functions would run in the sender's thread.
    """

    def __init__(self, worker: QObject, name: str, *, completes: bool = False) -> None:
        """Moves a worker to a thread that does not run yet.

        Args:
            worker: The worker.
            name: Name of the thread.
            completes: Whether requests that wait at `quit` are carried out, such as changes of what
                the user keeps; otherwise they are dropped.
        """
        self._thread = _CompletingThread(worker) if completes else QThread()
        self._thread.setObjectName(name)
        self._thread.setStackSize(_STACK_BYTES)
        worker.moveToThread(self._thread)
        # A slot of the worker connected to it runs in this thread.
        self.started = self._thread.started
        # The same, after the last event.
        self.finished = self._thread.finished

    @property
    def stack_bytes(self) -> int:
        """Size of the thread's stack."""
        return self._thread.stackSize()

    def start(self) -> None:
        """Start the thread's event loop."""
        self._thread.start()

    def quit(self) -> None:
        """Request the event loop to end after the running slot; see ``completes``."""
        self._thread.quit()

    def wait(self, milliseconds: int) -> bool:
        """Wait until the thread has ended; False after the time-out."""
        return self._thread.wait(milliseconds)
