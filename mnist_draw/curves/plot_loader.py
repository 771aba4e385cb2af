"""Late load of the plots: what their library, pyqtgraph, needs of Qt is made in short parts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

_TURN_SECONDS: Final = 0.005


class PlotLoader(QObject):
    """Makes all of Qt's classes that Python can name, in turns of the event loop.

    pyqtgraph copies every name when it is imported, and PySide makes a class when its name is first
    asked for: half of the import's time. It must be the window's thread that makes them: Qt asks
    objects for their class without Python's lock, and the process ends when another thread adds a
    class to PySide's table meanwhile (seen in PySide 6.11, once in some hundred starts).

    Attributes:
        loaded: The plots' module can be imported in a moment.
    """

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = _qt_names()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._started = False

    def start(self) -> None:
        """Begins with the next turn, once."""
        if not self._started:
            self._started = True
            self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        end = time.perf_counter() + _TURN_SECONDS
        for module, name in self._names:
            getattr(module, name, None)
            if time.perf_counter() > end:
                return
        self._timer.stop()
        self.loaded.emit()


def _qt_names() -> Iterator[tuple[object, str]]:
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            yield module, name
