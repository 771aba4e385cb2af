"""Controller of the joined folder: its thread, its bar, and when to exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnist_draw.joined.worker import FolderWorker
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.threads import WorkerThread

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.joined.bar import JoinedBar
    from mnist_draw.joined.folder_state import FolderState
    from mnist_draw.settings import Settings

# Several drawings of a minute go out together.
_SOON_MS = 2_000


class JoinedController(QObject):
    """Owns the exchange; lives in the GUI thread.

    Attributes:
        worker_thread: Wait for it after `shut_down`.
        received: The store has drawings, or changes of drawings, of other computers.
    """

    received = Signal()
    _join_requested = Signal(object)
    _resume_requested = Signal(object)
    _leave_requested = Signal()
    _exchange_requested = Signal()

    def __init__(self, store_path: Path, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._started = self._closing = False
        # An exchange may be running when the folder is left.
        self._leaving = False
        self._state: FolderState | None = None
        self._bar: JoinedBar | None = None
        worker = self._worker = FolderWorker(store_path)
        self.worker_thread = WorkerThread(worker, "joined folder")
        self.worker_thread.finished.connect(worker.shut_down)
        self._join_requested.connect(worker.join)
        self._resume_requested.connect(worker.resume)
        self._leave_requested.connect(worker.leave)
        self._exchange_requested.connect(worker.exchange)
        worker.state_changed.connect(self._show_state)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._exchange_requested)

    def add_bar(self, bar: JoinedBar) -> None:
        """Connect the bar of the window."""
        self._bar = bar
        bar.join_wanted.connect(self._join)
        bar.exchange_wanted.connect(self._exchange_requested)
        bar.leave_wanted.connect(self._leave)
        self._worker.begun.connect(bar.show_begun)
        if self._state is not None:
            bar.show_state(self._state)

    @Slot()
    def resume(self) -> None:
        """Go on with the folder of the last session, if there is one."""
        folder = self._settings.joined_folder
        if folder is not None and not self._started:
            self._start()
            self._resume_requested.emit(folder)

    @Slot()
    def exchange_soon(self) -> None:
        """Exchange within seconds: something has changed here."""
        if self._started and not self._closing:
            self._soon.start()

    def shut_down(self) -> None:
        """End a running exchange and quit the thread."""
        self._closing = True
        self._soon.stop()
        self._worker.cancel.set()
        self.worker_thread.quit()

    def _start(self) -> None:
        if not self._started and not self._closing:
            self._started = True
            self.worker_thread.start()

    @Slot(object)
    def _join(self, folder: Path) -> None:
        self._start()
        self._join_requested.emit(folder)

    @Slot()
    def _leave(self) -> None:
        self._settings.joined_folder = None
        self._leaving = True
        self._leave_requested.emit()

    @Slot(object)
    def _show_state(self, state: FolderState) -> None:
        if state.folder is None:
            self._leaving = False
        elif self._leaving:
            return
        self._state = state
        if state.folder is not None:
            self._settings.joined_folder = state.folder
        if self._bar is not None:
            self._bar.show_state(state)
        result = state.result
        if result is not None and not isinstance(result, Failure):
            received = result.received
            if received.new or received.changed:
                self.received.emit()
