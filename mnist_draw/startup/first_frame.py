"""Detects the first painted frame of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_TIMEOUT_MS = 500
"""A window that starts minimised is not painted at all."""


class FirstFrame(QObject):
    """Event filter on a window that is about to be shown.

    Signals:
        passed: The window has been painted, or the time-out is over; emitted once.
    """

    passed = Signal()

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pass)

    def watch(self) -> None:
        """Start watching."""
        self._window.installEventFilter(self)
        self._timer.start(_TIMEOUT_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # The event precedes painting; a zero timer fires after the whole frame.
            self._timer.start(0)
        return super().eventFilter(watched, event)

    @Slot()
    def _pass(self) -> None:
        self._window.removeEventFilter(self)
        self.passed.emit()
