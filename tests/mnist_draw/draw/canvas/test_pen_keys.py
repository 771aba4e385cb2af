"""Drawing by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_draw.draw.ink import CANVAS_SIZE
from tests.mnist_draw.draw.canvas.hand import ToWidget, drag
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from mnist_draw.draw.brush import Brush
    from mnist_draw.draw.canvas import Canvas
    from mnist_draw.draw.drawing import Drawing


def press(canvas: Canvas, *keys: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        for key in keys:
            QTest.keyClick(canvas, key)


def test_a_seven_is_drawn_by_keys(canvas: Canvas, drawing: Drawing) -> None:
    press(canvas, Qt.Key.Key_Left, times=8)
    press(canvas, Qt.Key.Key_Space)
    press(canvas, Qt.Key.Key_Right, times=12)
    press(canvas, Qt.Key.Key_End, Qt.Key.Key_Down, times=8)
    press(canvas, Qt.Key.Key_Space)

    (stroke,) = drawing.strokes
    xs, ys = [point.x for point in stroke.points], [point.y for point in stroke.points]
    assert max(xs) - min(xs) == 12 * 8
    assert max(ys) - ys[0] == 16 * 8
    assert xs[-1] < max(xs)
    assert not canvas.pen.down


def test_two_arrows_held_together_move_diagonally(canvas: Canvas) -> None:
    start = canvas.pen.position

    QTest.keyPress(canvas, Qt.Key.Key_Right)
    QTest.keyPress(canvas, Qt.Key.Key_Down)
    QTest.keyRelease(canvas, Qt.Key.Key_Down)
    QTest.keyRelease(canvas, Qt.Key.Key_Right)

    moved = canvas.pen.position - start
    assert moved.toTuple() == (16, 8)


def test_shift_moves_faster_and_the_edge_holds_the_pen(canvas: Canvas) -> None:
    start = canvas.pen.position.x()
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.pen.position.x() - start == 32

    for _ in range(20):
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.pen.share == (100, 25)
    assert canvas.pen.position.x() == CANVAS_SIZE


def test_the_eraser_erases_by_keys_and_undo_takes_it_back(
    canvas: Canvas, drawing: Drawing, brush: Brush
) -> None:
    press(canvas, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert drawing.raster.any()
    brush.eraser, brush.width = True, 40
    press(canvas, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert not drawing.raster.any()

    drawing.undo()

    assert drawing.raster.any()


@pytest.mark.parametrize("how", ["escape", "undo"])
def test_an_open_stroke_can_be_taken_back(canvas: Canvas, drawing: Drawing, how: str) -> None:
    press(canvas, Qt.Key.Key_Space, Qt.Key.Key_Right)
    if how == "escape":
        press(canvas, Qt.Key.Key_Escape)
    else:
        drawing.undo()
    assert drawing.is_blank

    # Without a stroke, the pen is up: moving it draws nothing, and Space lowers it.
    press(canvas, Qt.Key.Key_Right)
    assert drawing.is_blank
    press(canvas, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert len(drawing.strokes) == 1


def test_the_mouse_takes_over(canvas: Canvas, drawing: Drawing, at: ToWidget) -> None:
    press(canvas, Qt.Key.Key_Space, Qt.Key.Key_Right)

    drag(canvas, at(40, 200), at(120, 200))

    assert not canvas.pen.shown
    assert len(drawing.strokes) == 2


def test_the_cursor_of_the_keyboard_is_visible_until_the_focus_leaves(canvas: Canvas) -> None:
    plain = canvas.grab().toImage()
    press(canvas, Qt.Key.Key_Right)
    assert canvas.grab().toImage() != plain

    canvas.clearFocus()

    assert not canvas.pen.shown


def test_what_the_pen_does_is_said(canvas: Canvas) -> None:
    said = Recorder(canvas.pen.said)

    press(canvas, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space)

    assert said.values == ["down", "moved", "up"]


def test_keys_of_others_pass(canvas: Canvas, drawing: Drawing) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(canvas, Qt.Key.Key_7)

    assert not canvas.pen.shown
    assert drawing.is_blank


def test_taking_a_stroke_back_is_said(canvas: Canvas) -> None:
    said = Recorder(canvas.pen.said)

    press(canvas, Qt.Key.Key_Space, Qt.Key.Key_Escape)

    assert said.values == ["down", "cancelled"]
