"""Helpers that draw on the canvas with the mouse, and read its ink."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.draw.ink import SCALE

if TYPE_CHECKING:
    from mnist_draw.draw.canvas import Canvas
    from mnist_draw.draw.drawing import Drawing

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
ToWidget: TypeAlias = Callable[[float, float], QPoint]


def ink_at(drawing: Drawing, x: float, y: float) -> int:
    return int(drawing.raster[int(y * SCALE), int(x * SCALE)])


def drag(canvas: Canvas, *positions: QPoint, button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(canvas, button, pos=positions[0])
    for position in positions[1:]:
        move(canvas, position, button)
    QTest.mouseRelease(canvas, button, pos=positions[-1])


def move(canvas: Canvas, position: QPoint, buttons: Qt.MouseButton) -> None:
    """Send a move with a pressed button, which QTest.mouseMove cannot."""
    point = QPointF(position)
    QApplication.sendEvent(
        canvas,
        QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            canvas.mapToGlobal(point),
            Qt.MouseButton.NoButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
