"""Drawing and erasing with the mouse; interruptions end the stroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.mnist_draw.draw.canvas.hand import LEFT, RIGHT, ToWidget, drag, ink_at, move

if TYPE_CHECKING:
    from mnist_draw.draw.brush import Brush
    from mnist_draw.draw.canvas import Canvas
    from mnist_draw.draw.drawing import Drawing


def test_left_button_draws_a_stroke(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    drag(canvas, at(60, 140), at(140, 140), at(220, 140))
    assert ink_at(drawing, 100, 140) == 255
    assert len(drawing.strokes) == 1
    assert not drawing.strokes[0].eraser


def test_click_leaves_a_dot(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    QTest.mouseClick(canvas, LEFT, pos=at(140, 140))
    assert ink_at(drawing, 140, 140) == 255


def test_double_click_draws_a_second_stroke(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    QTest.mouseClick(canvas, LEFT, pos=at(80, 140))
    QTest.mouseDClick(canvas, LEFT, pos=at(200, 140))
    assert ink_at(drawing, 200, 140) == 255


def test_right_button_erases(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    drag(canvas, at(60, 140), at(220, 140))
    drag(canvas, at(140, 100), at(140, 180), button=RIGHT)
    assert ink_at(drawing, 140, 140) == 0
    assert ink_at(drawing, 80, 140) == 255


def test_eraser_erases_with_the_left_button(
    canvas: Canvas, drawing: Drawing, brush: Brush, at: ToWidget
) -> None:
    drag(canvas, at(60, 140), at(220, 140))
    brush.eraser = True
    drag(canvas, at(140, 100), at(140, 180))
    assert ink_at(drawing, 140, 140) == 0


def test_second_button_is_ignored_within_a_stroke(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    QTest.mousePress(canvas, RIGHT, pos=at(60, 140))
    QTest.mouseRelease(canvas, RIGHT, pos=at(60, 140))
    move(canvas, at(220, 140), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=at(220, 140))
    assert len(drawing.strokes) == 1
    assert ink_at(drawing, 200, 140) == 255


def test_stroke_leaves_the_widget_and_comes_back(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    drag(canvas, at(140, 60), at(140, -80), at(220, -80), at(220, 60))
    assert ink_at(drawing, 140, 20) == 255
    assert ink_at(drawing, 220, 20) == 255
    assert len(drawing.strokes) == 1


def test_lost_release_ends_the_stroke_at_the_next_move(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    move(canvas, at(220, 140), Qt.MouseButton.NoButton)
    assert not drawing.is_drawing
    assert ink_at(drawing, 200, 140) == 0


@pytest.mark.parametrize("kind", [QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked])
def test_deactivated_or_blocked_window_ends_the_stroke(
    canvas: Canvas, drawing: Drawing, at: ToWidget, kind: QEvent.Type
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    QApplication.sendEvent(canvas, QEvent(kind))
    move(canvas, at(220, 140), LEFT)
    assert not drawing.is_drawing
    assert len(drawing.strokes) == 1
    assert ink_at(drawing, 200, 140) == 0


def test_disabling_or_hiding_ends_the_stroke(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    canvas.setEnabled(False)
    assert not drawing.is_drawing
    canvas.setEnabled(True)
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    canvas.hide()
    assert len(drawing.strokes) == 1  # The second dot lies on the first and changed nothing.
    assert [drawing.is_drawing, drawing.can_redo] == [False, False]


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)
def test_disabled_canvas_cannot_be_drawn_on(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    canvas.setEnabled(False)
    drag(canvas, at(60, 140), at(220, 140))
    assert drawing.is_blank


def test_undo_while_drawing_stops_that_stroke(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    drawing.undo()
    move(canvas, at(220, 140), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=at(220, 140))
    assert drawing.is_blank
