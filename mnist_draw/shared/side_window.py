"""Side window: a window beside the main one, of the same application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QResizeEvent, QShowEvent

# Pixels between the window and what is beside it; about those of a frame.
_GAP: Final = 12


class SideWindow(QWidget):
    """A window of its own, which the main window may cover.

    The application ends only when it is closed: its controller closes it on shutdown.
    """

    def __init__(self, name: str, parent: QWidget | None) -> None:
        """Starts hidden.

        Args:
            name: Object name.
            parent: The main window, whose actions and life it shares.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName(name)
        self.setWindowIcon(theme.icon("mnist-draw"))

    def restore(self, geometry: QByteArray, free: QWidget | None) -> None:
        """Opens where it was closed; the first time beside a widget.

        Args:
            geometry: From `QWidget.saveGeometry`; empty for none.
            free: What the window leaves uncovered at its left, such as the canvas.
        """
        if self.restoreGeometry(geometry) or free is None:
            return
        corner = free.mapToGlobal(QPoint(free.width(), 0))
        screen = free.screen().availableGeometry()
        room = QRect(corner + QPoint(_GAP, 0), screen.bottomRight() - QPoint(_GAP, _GAP))
        size = self.size().boundedTo(room.size()).expandedTo(self.minimumSizeHint())
        # Where it cannot be narrow enough, it ends with the screen.
        left = max(screen.left(), min(room.left(), room.right() - size.width()))
        top = max(screen.top(), min(room.top(), room.bottom() - size.height()))
        self.setGeometry(QRect(QPoint(left, top), size))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Its content may need more width than it had; the user may size it beyond the screen.
        beyond = self.frameGeometry().right() - self.screen().availableGeometry().right()
        if self.isVisible() and beyond > 0 and self.width() <= self.minimumSizeHint().width():
            self.move(max(self.screen().availableGeometry().left(), self.x() - beyond), self.y())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A transient window stays above the main one and would cover canvas and curves.
        window = self.windowHandle()
        window.setTransientParent(None)  # type: ignore[arg-type] # Qt allows it, the stubs do not
