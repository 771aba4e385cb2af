"""A hand that draws on the canvas with the mouse, and looks at the ink."""

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
Place: TypeAlias = Callable[[float, float], QPoint]


def ink_at(drawing: Drawing, x: float, y: float) -> int:
    return int(drawing.raster[int(y * SCALE), int(x * SCALE)])


def drag(canvas: Canvas, *places: QPoint, button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(canvas, button, pos=places[0])
    for place in places[1:]:
        move(canvas, place, button)
    QTest.mouseRelease(canvas, button, pos=places[-1])


def move(canvas: Canvas, place: QPoint, buttons: Qt.MouseButton) -> None:
    """A move with a button down, which QTest.mouseMove cannot send."""
    position = QPointF(place)
    QApplication.sendEvent(
        canvas,
        QMouseEvent(
            QEvent.Type.MouseMove,
            position,
            canvas.mapToGlobal(position),
            Qt.MouseButton.NoButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
