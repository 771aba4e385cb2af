"""Late import of the plots: pyqtgraph takes 0.3 s, during which the window stays responsive."""

from __future__ import annotations

import importlib
import threading
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

_MODULE: Final = "mnist_draw.curves.linked_plots"
_POLL_MS: Final = 20
_SHUTDOWN_TIMEOUT_S: Final = 3.0


class PlotLoader(QObject):
    """Imports the plots' module in a thread.

    Attributes:
        loaded: The module is imported, or its import failed: importing it again says why.
    """

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        # Polled: a signal from the thread could come after this object's end.
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Starts the import, once."""
        if self._thread is None:
            self._thread = threading.Thread(target=_import, name="import-plots", daemon=True)
            self._thread.start()
            self._timer.start()
            application = QCoreApplication.instance()
            if application is not None:
                application.aboutToQuit.connect(self.wait)

    @Slot()
    def wait(self) -> None:
        """Waits for the import: the interpreter must not end in the middle of it."""
        if self._thread is not None:
            self._thread.join(_SHUTDOWN_TIMEOUT_S)

    @Slot()
    def _poll(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            self._timer.stop()
            self.loaded.emit()


def _import() -> None:
    importlib.import_module(_MODULE)
