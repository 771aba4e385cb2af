"""Each drawing of a session is kept once, also after undo, paste and demo."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import RASTER_SIZE, Point, Stroke
from mnist_draw.stroke_files.session_drawings import MAX_DRAWINGS, SessionDrawings, recorded


def stroke(x: float, t: float = 100.0) -> Stroke:
    return Stroke((Point(x, 50, t), Point(x, 120, t + 0.5)))


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def session(drawing: Drawing) -> SessionDrawings:
    return SessionDrawings(drawing)


def positions(session: SessionDrawings) -> list[list[float]]:
    assert session.is_empty == (not session.drawings)
    return [[stroke.points[0].x for stroke in each.strokes] for each in session.drawings]


def test_cleared_drawings_and_the_present_one_are_kept_in_order(
    drawing: Drawing, session: SessionDrawings
) -> None:
    for x in (20, 60):
        drawing.draw(stroke(x))
        drawing.draw(stroke(x + 5))
        drawing.clear()
    drawing.draw(stroke(90))
    assert positions(session) == [[20, 25], [60, 65], [90]]


def test_undo_and_redo_of_clearing_keep_a_drawing_once(
    drawing: Drawing, session: SessionDrawings
) -> None:
    drawing.draw(stroke(20))
    drawing.clear()
    drawing.undo()
    assert positions(session) == [[20]]
    drawing.redo()
    assert positions(session) == [[20]]
    drawing.undo()
    drawing.draw(stroke(40))
    drawing.clear()
    assert positions(session) == [[20, 40]]


def test_undone_drawing_is_not_kept(drawing: Drawing, session: SessionDrawings) -> None:
    drawing.draw(stroke(20))
    drawing.undo()
    assert positions(session) == []


def test_ink_of_a_picture_is_left_out(drawing: Drawing, session: SessionDrawings) -> None:
    drawing.draw(stroke(20))
    drawing.paste_ink(np.full((RASTER_SIZE, RASTER_SIZE), 9, np.uint8))
    drawing.draw(stroke(40))
    assert session.present is None
    drawing.clear()
    assert positions(session) == [[20]]


def test_drawing_by_the_program_is_kept_once_the_user_adds_to_it(
    drawing: Drawing, session: SessionDrawings
) -> None:
    session.pause()
    drawing.draw(stroke(20))
    session.resume()
    assert positions(session) == []
    drawing.clear()
    assert positions(session) == []
    drawing.undo()
    drawing.draw(stroke(40))
    assert positions(session) == [[20, 40]]


def test_only_the_newest_drawings_are_kept(drawing: Drawing, session: SessionDrawings) -> None:
    for number in range(MAX_DRAWINGS + 2):
        drawing.draw(Stroke((Point(140, 140, number),), 10))
        drawing.clear()
    assert len(session.drawings) == MAX_DRAWINGS


def test_times_start_at_zero() -> None:
    drawing = recorded((stroke(20, t=1e6), stroke(30, t=1e6 + 1)), "4")
    assert [point.t for each in drawing.strokes for point in each.points] == [0, 0.5, 1, 1.5]
    assert drawing.label == "4"


def test_a_replaced_drawing_is_kept_once(drawing: Drawing, session: SessionDrawings) -> None:
    drawing.draw(stroke(20))
    drawing.begin_stroke(Point(60, 50, 100.0), 20, alone=True)
    drawing.end_stroke()
    assert positions(session) == [[20], [60]]
    drawing.undo()
    assert positions(session) == [[20]]
    drawing.redo()
    assert positions(session) == [[20], [60]]
