"""Drawing: the ink of strokes, erasing, pasting, snapshots."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import RASTER_SIZE, SCALE, Point, Stroke, raster_of
from tests.mnist_draw.draw.strokes import drawn, ink_at, line, ring, strokes

pytestmark = pytest.mark.usefixtures("qapp")


def test_new_drawing_is_blank() -> None:
    drawing = Drawing()
    assert drawing.is_blank
    assert not drawing.can_undo
    assert drawing.strokes == ()


def test_press_and_release_leave_a_round_dot_of_the_brush_width() -> None:
    area = drawn(line((140, 140), width=20)).raster.sum(dtype=np.int64) / 255
    assert area == pytest.approx(math.pi * (10 * SCALE) ** 2, rel=0.01)


def test_line_is_as_wide_as_the_brush_all_along() -> None:
    raster = drawn(line(*((x, 140) for x in range(60, 221, 8)), width=20)).raster
    widths = raster[:, 70 * SCALE : 210 * SCALE].sum(axis=0, dtype=np.int64) / 255
    assert widths == pytest.approx(np.full(len(widths), 20.0 * SCALE), abs=0.1)


def test_slanted_line_has_no_beads_where_its_pieces_meet() -> None:
    """Blending soft edges twice would make the many-pointed line fatter at its points."""
    few = drawn(line((60, 100), (220, 160))).raster.astype(int)
    many = drawn(
        line(*((60 + 160 * step / 80, 100 + 60 * step / 80) for step in range(81)))
    ).raster.astype(int)
    assert abs(few - many).max() < 60
    assert many.sum() == pytest.approx(few.sum(), rel=0.002)


def test_coarse_ring_is_smoothed_into_a_round_one() -> None:
    rows, columns = np.nonzero(drawn(ring(20)).raster > 127)
    distances = np.hypot(rows / SCALE - 140, columns / SCALE - 140)
    assert distances.max() < 91
    assert distances.max() > 88
    assert distances.min() > 68


def test_sharp_turn_stays_sharp() -> None:
    drawing = drawn(line((60, 60), (220, 60), (100, 220), width=8))
    assert ink_at(drawing, 220, 60) == 255


def test_ink_has_soft_edges() -> None:
    assert len(np.unique(drawn(ring(60)).raster)) > 50


def test_pressure_widens_a_stroke_smoothly() -> None:
    stroke = Stroke(tuple(Point(40 + 2 * i, 140, pressure=i / 100) for i in range(101)), 20)
    raster = drawn(stroke).raster
    widths = raster[:, 45 * SCALE : 235 * SCALE].sum(axis=0, dtype=np.int64) / 255 / SCALE
    assert widths[0] < 14
    assert widths[-1] > 26
    assert np.diff(widths).min() > -0.05
    assert np.diff(widths).max() < 0.15


def test_eraser_takes_ink_away_and_leaves_the_rest() -> None:
    drawing = drawn(line((40, 140), (240, 140)), line((140, 60), (140, 220), eraser=True))
    assert ink_at(drawing, 140, 140) == 0
    assert ink_at(drawing, 60, 140) == 255


def test_erasing_everything_makes_it_blank_again() -> None:
    drawing = drawn(line((140, 140), width=10), line((140, 140), width=40, eraser=True))
    assert drawing.is_blank
    assert drawing.can_undo


def test_changed_rectangle_contains_all_changed_pixels() -> None:
    drawing = Drawing()
    rects: list[QRect] = []
    drawing.changed.connect(rects.append)
    before = drawing.snapshot()
    drawing.begin_stroke(Point(100, 100), 10)
    for x in range(100, 140, 4):
        drawing.extend(Point(x, 100))
        rows, columns = np.nonzero(before != drawing.raster)
        reported = QRect()
        for rect in rects:
            reported = reported.united(rect)
        assert reported.contains(
            QRect(
                int(columns.min()), int(rows.min()), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1
            )
        )
    assert max(rect.width() for rect in rects) < 24 * SCALE


def test_stroke_far_outside_leaves_nothing_to_undo() -> None:
    drawing = drawn(line((-200, -200), (-100, -150)))
    assert drawing.is_blank
    assert not drawing.can_undo
    assert drawing.strokes == ()


def test_stroke_may_leave_the_canvas_and_come_back() -> None:
    drawing = drawn(line((140, 100), (140, -1e9), (240, -50), (240, 100), width=10))
    assert ink_at(drawing, 140, 50) == 255
    assert ink_at(drawing, 240, 50) == 255


@pytest.mark.parametrize(
    "point", [Point(math.nan, 0), Point(0, math.inf), Point(0, 0, pressure=math.nan)]
)
def test_impossible_point_is_refused(point: Point) -> None:
    drawing = Drawing()
    with pytest.raises(ValueError, match="finite"):
        drawing.begin_stroke(point, 10)
    drawing.begin_stroke(Point(1, 1), 10)
    with pytest.raises(ValueError, match="finite"):
        drawing.extend(point)


def test_impossible_width_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        Drawing().begin_stroke(Point(1, 1), 0)


def test_snapshot_never_changes_again() -> None:
    drawing = drawn(line((140, 140)))
    snapshot = drawing.snapshot()
    copy = snapshot.copy()
    drawing.clear()
    np.testing.assert_array_equal(snapshot, copy)
    with pytest.raises(ValueError, match="read-only"):
        snapshot[0, 0] = 1


def test_pen_strokes_include_the_open_stroke() -> None:
    drawing = drawn(line((20, 20), (60, 60)))
    drawing.begin_stroke(Point(100, 100), 20)
    drawing.extend(Point(120, 150))
    seen = drawing.pen_strokes

    drawing.extend(Point(140, 200))

    assert seen == (line((20, 20), (60, 60)), line((100, 100), (120, 150)))
    drawing.cancel_stroke()
    assert drawing.pen_strokes == drawing.strokes


def test_pen_strokes_are_cut_where_ink_was_erased_until_that_is_undone() -> None:
    whole = line((40, 140), (240, 140))
    drawing = drawn(whole, line((140, 60), (140, 220), eraser=True))
    cut = drawing.pen_strokes
    assert cut is not None
    assert [stroke.points[0].x for stroke in cut] == pytest.approx([40, 160], abs=1.5)
    assert drawing.strokes[0] == whole
    drawing.undo()
    assert drawing.pen_strokes == (whole,)
    drawing.redo()
    assert drawing.pen_strokes == cut


def test_pen_strokes_are_cut_while_the_eraser_moves() -> None:
    drawing = drawn(line((40, 140), (240, 140)))
    counts = []
    drawing.begin_stroke(Point(140, 90), 20, eraser=True)
    for y in (100, 140, 180):
        drawing.extend(Point(140, y))
        counts.append(len(drawing.pen_strokes or ()))
    drawing.cancel_stroke()
    assert counts == [1, 1, 2]
    assert drawing.pen_strokes == (line((40, 140), (240, 140)),)


def test_pen_strokes_over_erased_ink_are_whole() -> None:
    drawing = drawn(line((40, 140), (240, 140)), line((40, 140), (240, 140), width=24, eraser=True))
    drawing.begin_stroke(Point(60, 142), 20)
    drawing.extend(Point(220, 142))
    assert drawing.pen_strokes == (line((60, 142), (220, 142)),)
    drawing.end_stroke()
    assert drawing.pen_strokes == (line((60, 142), (220, 142)),)


def test_no_pen_strokes_where_half_of_a_line_was_erased_lengthwise() -> None:
    drawing = drawn(line((40, 140), (240, 140), width=40))
    drawing.draw(line((20, 130), (260, 130), width=37, eraser=True))
    assert drawing.pen_strokes is None
    drawing.begin_stroke(Point(40, 40), 20)
    drawing.extend(Point(240, 60))
    assert drawing.pen_strokes is None
    drawing.clear()
    assert drawing.pen_strokes == ()


def test_no_pen_strokes_where_ink_was_pasted() -> None:
    drawing = Drawing()
    drawing.paste_ink(np.full((RASTER_SIZE, RASTER_SIZE), 9, np.uint8))
    drawing.draw(line((20, 20), (200, 200)))
    assert drawing.pen_strokes is None
    drawing.clear()
    assert drawing.pen_strokes == ()


def test_live_raster_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Drawing().raster[0, 0] = 1


def test_second_press_ends_the_open_stroke() -> None:
    drawing = Drawing()
    drawing.begin_stroke(Point(50, 50), 10)
    drawing.begin_stroke(Point(150, 150), 10)
    drawing.end_stroke()
    assert len(drawing.strokes) == 2


def test_pasted_ink_replaces_the_drawing_and_can_be_drawn_over() -> None:
    ink = np.zeros((RASTER_SIZE, RASTER_SIZE), np.uint8)
    ink[100:200, 100:200] = 200
    drawing = drawn(line((200, 200)))
    drawing.paste_ink(ink)
    np.testing.assert_array_equal(drawing.raster, ink)
    assert (drawing.pasted, drawing.strokes) == (True, ())
    drawing.draw(line((200, 200)))
    assert ink_at(drawing, 200, 200) == 255
    drawing.undo()
    drawing.undo()
    assert (drawing.pasted, len(drawing.strokes)) == (False, 1)


def test_pasted_ink_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="840"):
        Drawing().paste_ink(np.zeros((28, 28), np.uint8))


@settings(max_examples=40)
@given(strokes=st.lists(strokes, max_size=4))
def test_redrawn_strokes_give_the_same_bytes(strokes: list[Stroke]) -> None:
    first = drawn(*strokes)
    second = drawn(*first.strokes)
    np.testing.assert_array_equal(first.raster, second.raster)


@settings(max_examples=40)
@given(strokes=st.lists(strokes, max_size=4))
def test_strokes_drawn_at_once_give_the_same_bytes(strokes: list[Stroke]) -> None:
    pen_strokes = [Stroke(stroke.points, stroke.width) for stroke in strokes]
    drawing = drawn(*pen_strokes)
    np.testing.assert_array_equal(raster_of(drawing.strokes), drawing.raster)


def test_a_stroke_alone_replaces_the_drawing_in_one_change() -> None:
    drawing = drawn(line((40, 40), (40, 200)))
    old, strokes = drawing.snapshot(), drawing.strokes
    drawing.begin_stroke(Point(200, 40), 20, alone=True)
    assert drawing.pen_strokes is not None
    assert len(drawing.pen_strokes) == 1
    drawing.cancel_stroke()
    assert np.array_equal(drawing.raster, old)
    drawing.begin_stroke(Point(200, 40), 20, alone=True)
    drawing.extend(Point(200, 200))
    drawing.end_stroke()
    assert [stroke.points[0].x for stroke in drawing.strokes] == [200]
    assert ink_at(drawing, 40, 120) == 0
    drawing.undo()
    assert np.array_equal(drawing.raster, old)
    assert drawing.strokes == strokes


def test_a_stroke_alone_replaces_a_pasted_picture() -> None:
    drawing = Drawing()
    drawing.paste_ink(np.full((RASTER_SIZE, RASTER_SIZE), 9, np.uint8))
    drawing.begin_stroke(Point(200, 40), 20, alone=True)
    drawing.end_stroke()
    assert not drawing.pasted
    assert drawing.pen_strokes == drawing.strokes
    drawing.undo()
    assert drawing.pasted
