"""A replayed drawing gives what the same movements of a mouse give, and figures come out of it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mnist_draw.draw.brush import Brush
from mnist_draw.draw.canvas import Canvas
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import CANVAS_SIZE, Point, Stroke
from mnist_draw.replay.engine import FEW, Cost, Reading, framing_of, replay
from mnist_draw.replay.tally import NEITHER, Tally, report, summary
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.stroke_framing import frame_drawing
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

BLANK = RecordedDrawing(None, ())


def stroke(*places: tuple[float, float], width: float = 22.0) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in places), width)


def bar(x: float, label: str | None = "1") -> RecordedDrawing:
    return RecordedDrawing(label, (stroke((x, 60), (x, 140), (x + 3, 220)),))


def sure_of(digit: int) -> NDArray[np.float32]:
    probabilities = np.zeros(10, np.float32)
    probabilities[digit] = 1
    return probabilities


def read_as(label: str | None, digit: int | None, writer: str | None = None) -> Reading:
    probabilities = None if digit is None else sure_of(digit)
    return Reading(RecordedDrawing(label, (), writer), None, probabilities)


@pytest.mark.parametrize("brush_width", [8, 22, 40])
def test_mouse_and_replay_give_the_same_digit_image(qtbot: QtBot, brush_width: float) -> None:
    drawing, brush = Drawing(), Brush()
    brush.width = brush_width
    canvas = Canvas(drawing, brush)
    qtbot.addWidget(canvas)
    # One pixel for each canvas unit: every point of the file is a place that a mouse can be at.
    canvas.resize(canvas.width(), canvas.width())
    spare = canvas.width() - canvas.square.width()
    canvas.resize(CANVAS_SIZE + spare, CANVAS_SIZE + spare)
    assert canvas.square.width() == CANVAS_SIZE
    canvas.show()
    places = [
        [(70, 90), (76, 60), (110, 41), (160, 44), (188, 80), (170, 120), (130, 134)],
        [(130, 134), (190, 150), (205, 199), (160, 240), (90, 231), (70, 200)],
        [(222, 30)],
    ]
    for first, *rest in places:
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, first))
        for place in rest:
            QTest.mouseMove(canvas, at(canvas, place))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, (rest or [first])[-1]))
    drawn = frame_drawing(drawing.snapshot(), drawing.pen_strokes)

    recorded = RecordedDrawing("3", tuple(stroke(*each, width=brush_width) for each in places))
    replayed = framing_of(recorded)

    assert drawn is not None
    assert replayed is not None
    np.testing.assert_array_equal(replayed.digit_image, drawn.digit_image)


def at(canvas: Canvas, place: tuple[int, int]) -> QPoint:
    return canvas.square.topLeft() + QPoint(*place)


def test_brush_width_can_be_given_for_all_strokes() -> None:
    wide, given = framing_of(bar(100), width=40), framing_of(bar(100))
    assert wide is not None
    assert given is not None
    assert wide.box[2] - wide.box[0] > given.box[2] - given.box[0]


def test_readings_come_in_the_order_of_the_drawings_and_blank_ones_are_not_read() -> None:
    drawings = [bar(60), BLANK, bar(200)]
    seen = []

    def predict(digit_image: NDArray[np.uint8]) -> NDArray[np.float32]:
        seen.append(digit_image)
        return sure_of(len(seen))

    readings = list(replay(drawings, predict))

    assert [reading.drawing for reading in readings] == drawings
    assert [reading.predicted for reading in readings] == [1, None, 2]


def test_other_processes_frame_exactly_as_this_one() -> None:
    drawings = [bar(40 + place) for place in range(FEW + 3)] + [BLANK]
    cost = Cost()

    shared = list(replay(drawings, lambda _: sure_of(1), processes=2, cost=cost))

    assert [reading.drawing for reading in shared] == drawings
    assert cost.drawings == len(drawings)
    assert cost.drawing > 0
    for here, there in zip(
        replay(drawings, lambda _: sure_of(1), processes=1), shared, strict=True
    ):
        if here.digit_image is None:
            assert there.digit_image is None
        else:
            np.testing.assert_array_equal(here.digit_image, there.digit_image)


@pytest.mark.parametrize("count", [3, FEW + 70])
def test_an_error_of_the_file_comes_after_the_drawings_before_it(count: int) -> None:
    def source() -> Iterator[RecordedDrawing]:
        yield from itertools.repeat(BLANK, count)
        raise OSError("torn")

    readings = replay(source(), lambda _: sure_of(0), processes=2)

    assert len(list(itertools.islice(readings, count))) == count
    with pytest.raises(OSError, match="torn"):
        next(readings)


def test_tally_counts_by_label_and_by_writer() -> None:
    tally = Tally()
    for reading in (
        read_as("4", 4, "a"),
        read_as("4", 9, "a"),
        read_as("4", 9, "b"),
        read_as("7", None, "b"),
        read_as(None, 3),
    ):
        tally.add(reading)

    assert (tally.digit(4).right, tally.digit(4).count) == (1, 3)
    assert (tally.all_digits.right, tally.all_digits.count) == (1, 4)
    assert (tally.total, tally.unlabelled, tally.unread) == (5, 1, 1)
    assert list(tally.confusions()) == [(4, 9, 2), (7, NEITHER, 1)]
    assert {writer: share.accuracy for writer, share in tally.writers.items()} == {"a": 0.5, "b": 0}


def test_tally_counts_of_what_the_window_is_not_sure() -> None:
    tally = Tally()
    tally.add(read_as("4", 4))
    for reason in ("several digits", "not a digit", "not a digit"):
        tally.add(replace(read_as("4", 9), not_sure=reason))
    tally.add(replace(read_as(None, 9), not_sure="too little ink"))

    assert tally.not_sure[4] == 3
    assert tally.not_sure[NEITHER] == 1
    assert "Not sure: 4 (not a digit: 2, several digits: 1, too little ink: 1)" in summary(tally)
    (row,) = [line for line in report(tally).splitlines() if line.strip().startswith("4  ")]
    assert row.split()[-2:] == ["25.00%", "3"]


@pytest.mark.parametrize("processes", [1, 2])
def test_the_rejector_judges_every_drawing_in_whatever_process_it_was_drawn(
    processes: int,
) -> None:
    dot = RecordedDrawing(None, (stroke((140, 140)),))
    drawings = [bar(100), dot, BLANK] * (FEW // 3 + 1)

    readings = list(
        replay(drawings, lambda _: sure_of(1), rejector=Rejector(None), processes=processes)
    )

    assert [reading.not_sure for reading in readings[:3]] == [
        None,
        "too little ink",
        "too little ink",
    ]
    assert [reading.not_sure for reading in readings] == [
        reading.not_sure for reading in readings[:3]
    ] * (FEW // 3 + 1)
    # The most probable digit stays what it was.
    assert [reading.predicted for reading in readings[:3]] == [1, 1, None]


def test_report_names_confusions_and_writers() -> None:
    tally = Tally()
    for reading in (read_as("4", 9, "a"), read_as("4", 4, "b"), read_as("0", None, "b")):
        tally.add(reading)

    text = report(tally)

    assert "4 read as 9: 1" in text
    assert "0 read as no digit: 1" in text
    assert text.index(" a  0.00% (0 of 1)") < text.index(" b  50.00% (1 of 2)")
    assert "33.33% (1 of 3)" in summary(tally)


def test_report_without_labels_says_so() -> None:
    tally = Tally()
    tally.add(read_as(None, 3))
    assert "no labels" in report(tally)
    assert "none of them labelled" in summary(tally)
