"""Worker that exchanges drawings with the joined folder, in its own thread.

A share may take minutes to answer; the store of drawings is open in another thread meanwhile.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnist_draw.joined.folder_state import FolderState
from mnist_draw.shared.failure import Failure
from trainer.drawings.joined_folder import JoinedFolder
from trainer.drawings.store import DrawingStore
from trainer.errors import CancelledError

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.drawings.joined_folder import Exchange

INTERVAL_MS = 30_000
"""Time between two exchanges."""


class FolderWorker(QObject):
    """Joins a folder and exchanges drawings, at regular times and on request.

    Attributes:
        cancel: Set it to end a running exchange between two files.
        begun: An exchange has begun.
        state_changed: Emits a `FolderState`.
    """

    begun = Signal()
    state_changed = Signal(object)

    def __init__(self, store_path: Path) -> None:
        super().__init__()
        self._store_path = store_path
        self._store: DrawingStore | None = None
        self._folder: JoinedFolder | None = None
        self.cancel = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.exchange)

    @Slot(object)
    def join(self, path: Path) -> None:
        """Join a folder; it stays joined even if it is not there now."""
        folder = JoinedFolder(path)
        try:
            folder.join()
        except Exception as error:  # noqa: BLE001 - shown in the window
            self.state_changed.emit(FolderState(None, Failure.of(error)))
            return
        self._begin(folder)

    @Slot(object)
    def resume(self, path: Path) -> None:
        """Go on with a folder that was joined before."""
        self._begin(JoinedFolder(path))

    @Slot()
    def leave(self) -> None:
        """Exchange no more; the drawings stay, here and in the folder."""
        self._timer.stop()
        self._folder = None
        self.state_changed.emit(FolderState(None))

    @Slot()
    def exchange(self) -> None:
        """Exchange now, if a folder is joined."""
        folder = self._folder
        if folder is None or self.cancel.is_set():
            return
        self.begun.emit()
        with contextlib.suppress(CancelledError):
            try:
                result: Exchange | Failure = folder.exchange(self._opened(), self.cancel.is_set)
            except CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - shown in the window
                self._close()
                result = Failure.of(error)
            self.state_changed.emit(FolderState(folder.path, result))

    @Slot()
    def shut_down(self) -> None:
        """Stop the timer and close the store: the thread ends."""
        self._timer.stop()
        self._close()

    def _close(self) -> None:
        """Close the store; the next exchange opens it again."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _begin(self, folder: JoinedFolder) -> None:
        self._folder = folder
        self._timer.start()
        self.exchange()

    def _opened(self) -> DrawingStore:
        if self._store is not None and self._store.outdated:
            self._close()
        if self._store is None:
            self._store = DrawingStore(self._store_path)
        return self._store
