"""Throttle: at most one signal per interval, without losing the last request."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot


class Throttle(QObject):
    """Emits at most one signal per interval.

    The first request emits at once; all further requests within the interval emit one signal at its
    end. The interval begins when the work that the signal started has ended: slow work leaves time
    for all else.

    Signals:
        triggered: One or more requests are due.
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
        """Emit now, or at the end of the current interval."""
        if self._timer.isActive():
            self._pending = True
            return
        # Active meanwhile too: a request within the work waits.
        self._timer.start()
        self.triggered.emit()
        self._timer.start()

    @Slot()
    def _interval_over(self) -> None:
        if self._pending:
            self._pending = False
            self.request()
