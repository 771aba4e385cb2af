"""When a window has been painted for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PATIENCE = 500
"""Milliseconds; a window that starts minimised is not painted at all."""


class FirstFrame(QObject):
    """Watches a window that is about to be shown.

    Attributes:
        passed: The window has been painted, or had time enough for it; told once.
    """

    passed = Signal()

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pass)

    def watch(self) -> None:
        """Begins to watch."""
        self._window.installEventFilter(self)
        self._timer.start(_PATIENCE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # The event comes before the painting; a timer of no time comes after the whole frame.
            self._timer.start(0)
        return super().eventFilter(watched, event)

    @Slot()
    def _pass(self) -> None:
        self._window.removeEventFilter(self)
        self.passed.emit()
