"""Drawing with pen and touch; palms are ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.draw.ink import SCALE
from tests.mnist_draw.draw.canvas.hand import LEFT, RIGHT, ToWidget, ink_at

if TYPE_CHECKING:
    from mnist_draw.draw.canvas import Canvas
    from mnist_draw.draw.drawing import Drawing

TOUCH_SCREEN = QTest.createTouchDevice()


def pen(
    canvas: Canvas,
    kind: QEvent.Type,
    position: QPoint,
    pressure: float = 0.5,
    *,
    tip: QPointingDevice.PointerType = QPointingDevice.PointerType.Pen,
    button: Qt.MouseButton = LEFT,
) -> bool:
    """Send a tablet event; return whether the canvas accepted it."""
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        tip,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        3,
    )
    down = button if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    changed = button if kind != QEvent.Type.TabletMove else Qt.MouseButton.NoButton
    point = QPointF(position)
    event = QTabletEvent(
        kind,
        device,
        point,
        canvas.mapToGlobal(point),
        pressure,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        changed,
        down,
    )
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


def test_pen_draws_with_its_pressure(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    assert pen(canvas, QEvent.Type.TabletPress, at(60, 80), 0.1)
    assert pen(canvas, QEvent.Type.TabletMove, at(220, 80), 0.1)
    pen(canvas, QEvent.Type.TabletRelease, at(220, 80), 0)
    pen(canvas, QEvent.Type.TabletPress, at(60, 180), 1)
    pen(canvas, QEvent.Type.TabletMove, at(220, 180), 1)
    pen(canvas, QEvent.Type.TabletRelease, at(220, 180), 0)
    column = drawing.raster[:, 140 * SCALE].astype(int)
    light, heavy = column[: 130 * SCALE].sum(), column[130 * SCALE :].sum()
    assert heavy > 1.8 * light > 0
    assert len(drawing.strokes) == 2


def test_eraser_end_and_button_of_the_pen_erase(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    for x in (80, 200):
        QTest.mouseClick(canvas, LEFT, pos=at(x, 140))
    pen(canvas, QEvent.Type.TabletPress, at(80, 140), 1, tip=QPointingDevice.PointerType.Eraser)
    pen(canvas, QEvent.Type.TabletRelease, at(80, 140), tip=QPointingDevice.PointerType.Eraser)
    pen(canvas, QEvent.Type.TabletPress, at(200, 140), 1, button=RIGHT)
    pen(canvas, QEvent.Type.TabletRelease, at(200, 140), button=RIGHT)
    assert drawing.is_blank


def test_hovering_pen_is_not_accepted(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    assert not pen(canvas, QEvent.Type.TabletMove, at(60, 80), 0)
    assert drawing.is_blank


def test_mouse_events_synthesised_from_touch_draw_nothing(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    position = QPointF(at(140, 140))
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        position,
        canvas.mapToGlobal(position),
        LEFT,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        TOUCH_SCREEN,
    )
    QApplication.sendEvent(canvas, event)
    assert not drawing.is_drawing


def test_first_finger_draws_and_a_second_is_ignored(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    QTest.touchEvent(canvas, TOUCH_SCREEN).press(1, at(60, 100), canvas).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(1, at(140, 100), canvas).press(
        2, at(140, 220), canvas
    ).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(1, at(220, 100), canvas).move(
        2, at(200, 220), canvas
    ).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).release(1, at(220, 100), canvas).stationary(2).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(2, at(60, 220), canvas).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).release(2, at(60, 220), canvas).commit()
    assert ink_at(drawing, 100, 100) == 255
    assert ink_at(drawing, 200, 100) == 255
    assert not drawing.raster[160 * SCALE :].any()
    assert len(drawing.strokes) == 1


def test_cancelled_touch_leaves_no_ink(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    QTest.touchEvent(canvas, TOUCH_SCREEN).press(1, at(60, 100), canvas).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(1, at(140, 100), canvas).commit()
    point = QEventPoint(1, QEventPoint.State.Updated, QPointF(), QPointF())
    QApplication.sendEvent(
        canvas,
        QTouchEvent(QEvent.Type.TouchCancel, TOUCH_SCREEN, Qt.KeyboardModifier.NoModifier, [point]),
    )
    assert (drawing.is_drawing, drawing.is_blank) == (False, True)
    QTest.touchEvent(canvas, TOUCH_SCREEN).release(1, at(140, 100), canvas).commit()


def test_palm_before_the_pen_leaves_no_ink(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    QTest.touchEvent(canvas, TOUCH_SCREEN).press(1, at(220, 220), canvas).commit()
    pen(canvas, QEvent.Type.TabletPress, at(60, 60))
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(1, at(230, 230), canvas).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).release(1, at(230, 230), canvas).commit()
    pen(canvas, QEvent.Type.TabletMove, at(120, 60))
    pen(canvas, QEvent.Type.TabletRelease, at(120, 60))
    assert ink_at(drawing, 100, 60) == 255
    assert ink_at(drawing, 220, 220) == 0
