"""Hover under a resting cursor: Qt sends no mouse event when scrolling moves widgets under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from mnist_draw.shared.descendants import descendants


def follow_cursor(area: QScrollArea) -> None:
    """Sends the events of a mouse movement to the content of a scroll area.

    Widgets that track the mouse hear what is under the cursor now, others that had it hear that it
    has left.
    """
    position = QCursor.pos()
    viewport = area.viewport()
    in_sight = viewport.rect().contains(viewport.mapFromGlobal(position))
    for widget in descendants(viewport, QWidget):
        if not (widget.hasMouseTracking() and widget.isVisible()):
            continue
        local = widget.mapFromGlobal(position)
        if in_sight and widget.rect().contains(local):
            moved = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(local),
                QPointF(position),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Enter))
            QApplication.sendEvent(widget, moved)
        elif widget.underMouse():
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
