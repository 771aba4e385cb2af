"""Worker of the comparison: loads networks and lists runs in its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.compare import sources
from mnist_draw.shared.failure import Failure

if TYPE_CHECKING:
    from mnist_draw.compare.sources import Source


class NetworkWorker(QObject):
    """Loads the networks of the columns; lives in the comparison's thread.

    Attributes:
        loaded: Column and its `mnist_draw.compare.sources.ComparedNetwork`.
        failed: Column, the `Source` that could not be loaded, and the `Failure`.
    """

    loaded = Signal(int, object)
    failed = Signal(int, object, object)

    @Slot(int, object)
    def load(self, column: int, source: Source) -> None:
        """Load the network of a column."""
        try:
            self.loaded.emit(column, sources.load(source))
        except Exception as error:  # noqa: BLE001 - the window shows every kind
            self.failed.emit(column, source, Failure.of(error))
