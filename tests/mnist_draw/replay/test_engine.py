"""A replayed drawing gives the same digit image as the same strokes of a mouse."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mnist_draw.draw.brush import Brush
from mnist_draw.draw.canvas import Canvas
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import CANVAS_SIZE, Point, Stroke
from mnist_draw.replay.engine import PARALLEL_MINIMUM, Cost, replay
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.stroke_framing import frame_drawing
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

BLANK = RecordedDrawing(None, ())


def stroke(*positions: tuple[float, float], width: float = 22.0) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in positions), width)


def bar(x: float, label: str | None = "1") -> RecordedDrawing:
    return RecordedDrawing(label, (stroke((x, 60), (x, 140), (x + 3, 220)),))


def sure_of(digit: int) -> NDArray[np.float32]:
    probabilities = np.zeros(10, np.float32)
    probabilities[digit] = 1
    return probabilities


@pytest.mark.parametrize("brush_width", [8, 22, 40])
def test_mouse_and_replay_give_the_same_digit_image(qtbot: QtBot, brush_width: float) -> None:
    drawing, brush = Drawing(), Brush()
    brush.width = brush_width
    canvas = Canvas(drawing, brush)
    qtbot.addWidget(canvas)
    # One pixel for each canvas unit, so that a mouse can reach every point of the file.
    canvas.resize(canvas.width(), canvas.width())
    spare = canvas.width() - canvas.square.width()
    canvas.resize(CANVAS_SIZE + spare, CANVAS_SIZE + spare)
    assert canvas.square.width() == CANVAS_SIZE
    canvas.show()
    lines = [
        [(70, 90), (76, 60), (110, 41), (160, 44), (188, 80), (170, 120), (130, 134)],
        [(130, 134), (190, 150), (205, 199), (160, 240), (90, 231), (70, 200)],
        [(222, 30)],
    ]
    for first, *rest in lines:
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, first))
        for position in rest:
            QTest.mouseMove(canvas, at(canvas, position))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, (rest or [first])[-1]))
    drawn = frame_drawing(drawing.snapshot(), drawing.pen_strokes)

    recorded = RecordedDrawing("3", tuple(stroke(*each, width=brush_width) for each in lines))
    (replayed,) = replay([recorded], lambda _: sure_of(3))

    assert drawn is not None
    assert replayed.digit_image is not None
    np.testing.assert_array_equal(replayed.digit_image, drawn.digit_image)


def at(canvas: Canvas, position: tuple[int, int]) -> QPoint:
    return canvas.square.topLeft() + QPoint(*position)


def test_brush_width_replaces_the_width_of_all_strokes() -> None:
    # Shorter than the wide brush: framed as the blob that it leaves, not as a line.
    short = RecordedDrawing("1", (stroke((140, 125), (140, 155), width=8),))

    def columns_with_ink(width: float | None) -> int:
        (replayed,) = replay([short], lambda _: sure_of(1), width=width)
        assert replayed.digit_image is not None
        return int(replayed.digit_image.any(axis=0).sum())

    assert columns_with_ink(40) > 2 * columns_with_ink(None)
    assert columns_with_ink(8) == columns_with_ink(None)


def test_drawings_are_predicted_in_order_and_blank_ones_are_not() -> None:
    drawings = [bar(60), BLANK, bar(200)]
    seen = []

    def predict(digit_image: NDArray[np.uint8]) -> NDArray[np.float32]:
        seen.append(digit_image)
        return sure_of(len(seen))

    replayed = list(replay(drawings, predict))

    assert [each.drawing for each in replayed] == drawings
    assert [each.predicted for each in replayed] == [1, None, 2]


def test_a_prediction_that_is_no_number_is_none() -> None:
    (replayed,) = replay([bar(60)], lambda _: np.full(10, np.nan, np.float32))
    assert replayed.digit_image is not None
    assert (replayed.probabilities, replayed.predicted) == (None, None)


def test_child_processes_frame_exactly_as_this_one() -> None:
    drawings = [bar(40 + x) for x in range(PARALLEL_MINIMUM + 3)] + [BLANK]
    cost = Cost()

    shared = list(replay(drawings, lambda _: sure_of(1), processes=2, cost=cost))

    assert [each.drawing for each in shared] == drawings
    assert cost.drawings == len(drawings)
    assert cost.drawing > 0
    for here, there in zip(
        replay(drawings, lambda _: sure_of(1), processes=1), shared, strict=True
    ):
        if here.digit_image is None:
            assert there.digit_image is None
        else:
            np.testing.assert_array_equal(here.digit_image, there.digit_image)


@pytest.mark.parametrize("count", [3, PARALLEL_MINIMUM + 70])
def test_error_of_the_source_is_raised_after_the_drawings_before_it(count: int) -> None:
    def source() -> Iterator[RecordedDrawing]:
        yield from itertools.repeat(BLANK, count)
        raise OSError("torn")

    replayed = replay(source(), lambda _: sure_of(0), processes=2)

    assert len(list(itertools.islice(replayed, count))) == count
    with pytest.raises(OSError, match="torn"):
        next(replayed)


@pytest.mark.parametrize("processes", [1, 2])
def test_rejector_judges_every_drawing_with_one_or_more_processes(
    processes: int,
) -> None:
    dot = RecordedDrawing(None, (stroke((140, 140)),))
    drawings = [bar(100), dot, BLANK] * (PARALLEL_MINIMUM // 3 + 1)

    replayed = list(
        replay(drawings, lambda _: sure_of(1), rejector=Rejector(None), processes=processes)
    )

    assert [each.not_sure for each in replayed[:3]] == [
        None,
        "too little ink",
        "too little ink",
    ]
    assert [each.not_sure for each in replayed] == [each.not_sure for each in replayed[:3]] * (
        PARALLEL_MINIMUM // 3 + 1
    )
    # The most probable digit is still reported.
    assert [each.predicted for each in replayed[:3]] == [1, 1, None]
