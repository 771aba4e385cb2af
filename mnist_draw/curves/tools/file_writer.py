"""Writer that saves files in a thread."""

from __future__ import annotations

import logging
import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mnist_draw import messages
from trainer.errors import StorageError
from trainer.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger(__name__)


class FileWriter(QObject):
    """Makes and writes files in a thread of their own, one a file.

    Attributes:
        written: The path of a file that is on the disk.
        failed: Emits a function that explains why one is not, in the present language.
    """

    written = Signal(object)
    failed = Signal(object)

    def write(self, path: Path, make: Callable[[], bytes]) -> None:
        """Writes a file; the old one stays until the new one is whole.

        Args:
            path: The file.
            make: Its content; called in the thread.
        """
        threading.Thread(target=self._write, args=(path, make), name="export").start()

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        try:
            write_atomically(path, make())
        except StorageError as error:
            log.warning("%s", error)
            self.failed.emit(partial(messages.explain, error))
        else:
            self.written.emit(path)
