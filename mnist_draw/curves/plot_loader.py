"""Late load of the plots: what their library, pyqtgraph, needs of Qt is made in short parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, Signal

from mnist_draw.shared.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        self._turns = Turns(self)
        self._turns.done.connect(self.loaded)
        self._started = False

    def start(self) -> None:
        """Begins with the next turn, once."""
        if not self._started:
            self._started = True
            self._turns.start(_make_classes())


def _make_classes() -> Iterator[None]:
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name, None)
            yield
