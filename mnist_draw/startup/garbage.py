"""Garbage collection in the GUI thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS = 2000


class GarbageCollector(QObject):
    """Replaces Python's automatic collection by a timer.

    Python collects in the thread that happens to allocate. A worker could thus destroy widgets and
    timers in reference cycles, which Qt allows in the GUI thread only.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Switch automatic collection off."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Switch automatic collection on again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def freeze_existing(self) -> None:
        """Exclude all existing objects, such as modules and widgets, from collection.

        Call it when everything is loaded: a collection that visits them stalls the window and
        frees next to nothing.
        """
        gc.freeze()

    @Slot()
    def _collect(self) -> None:
        """Collect the oldest generation whose threshold is exceeded, as Python does."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
