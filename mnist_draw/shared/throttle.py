"""Calling something at most once in an interval, and never forgetting the last request."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot


class Throttle(QObject):
    """Turns a stream of requests into at most one signal an interval.

    The first request passes at once; those that come within the interval are answered together
    by one signal at its end.

    Attributes:
        triggered: It is time to do it.
    """

    triggered = Signal()

    def __init__(self, milliseconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._interval_over)

    @Slot()
    def request(self) -> None:
        """Asks for the signal: now, or at the end of the present interval."""
        if self._timer.isActive():
            self._pending = True
            return
        self._timer.start()
        self.triggered.emit()

    @Slot()
    def _interval_over(self) -> None:
        if self._pending:
            self._pending = False
            self.request()
