"""Event filter that reports any user input, to interrupt the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PRESSES: Final = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TabletPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
    QEvent.Type.DragEnter,
}


class Interruption(QObject):
    """Watches the input of the whole application while it is active.

    A press is still delivered to its widget; an interrupting key is not, or Delete would also
    clear the canvas.

    Signals:
        pressed: Mouse, pen or touch; True if it was on the widget.
        key_pressed: The `Qt.Key`.
    """

    pressed = Signal(bool)
    key_pressed = Signal(int)

    def __init__(self, widget: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._widget = widget
        self.takes_keys = False
        """Whether keys are kept from other widgets and shortcuts."""

    def watch(self, *, active: bool) -> None:
        """Start or stop watching."""
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        if active:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        kind = event.type()
        if kind in _PRESSES:
            self.pressed.emit(self._is_on_widget(event))
        elif kind == QEvent.Type.ShortcutOverride and self.takes_keys:
            # If accepted, Qt sends a KeyPress instead of triggering a shortcut.
            event.accept()
            return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # The key that started the demo may still be held down.
            if event.isAutoRepeat():
                return self.takes_keys
            taken = self.takes_keys
            self.key_pressed.emit(event.key())
            return taken
        return False

    def _is_on_widget(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent | QTabletEvent):
            position = event.globalPosition().toPoint()
        elif isinstance(event, QTouchEvent) and event.points():
            position = event.points()[0].globalPosition().toPoint()
        else:
            return False
        return self._widget.isVisible() and self._widget.rect().contains(
            self._widget.mapFromGlobal(QPoint(position))
        )
