"""Strokes leave smooth, repeatable ink, and every change can be taken back byte for byte."""

from __future__ import annotations

import gc
import math
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from mnist_draw.draw import drawing as drawing_module
from mnist_draw.draw.drawing import Brush, Drawing
from mnist_draw.draw.ink import (
    CANVAS_SIZE,
    DEFAULT_WIDTH,
    NARROWEST,
    RASTER_SIZE,
    SCALE,
    WIDEST,
    Point,
    Stroke,
)

pytestmark = pytest.mark.usefixtures("qapp")

coordinates = st.floats(-50, CANVAS_SIZE + 50)
points = st.builds(Point, coordinates, coordinates, pressure=st.floats(0, 1))
strokes = st.builds(
    Stroke,
    st.lists(points, min_size=1, max_size=6).map(tuple),
    st.floats(NARROWEST, WIDEST),
    st.booleans(),
)


def line(*places: tuple[float, float], width: float = 20, eraser: bool = False) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in places), width, eraser)


def ring(count: int, width: float = 20) -> Stroke:
    angles = [2 * math.pi * index / count for index in range(count + 1)]
    return line(*((140 + 80 * math.cos(a), 140 + 80 * math.sin(a)) for a in angles), width=width)


def ink_at(drawing: Drawing, x: float, y: float) -> int:
    return int(drawing.raster[int(y * SCALE), int(x * SCALE)])


def drawn(*all_strokes: Stroke) -> Drawing:
    drawing = Drawing()
    for stroke in all_strokes:
        drawing.draw(stroke)
    return drawing


def undo_all(drawing: Drawing) -> int:
    count = 0
    while drawing.can_undo:
        drawing.undo()
        count += 1
    return count


def redo_all(drawing: Drawing) -> None:
    while drawing.can_redo:
        drawing.redo()


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


def test_every_change_is_told_with_a_rectangle_that_holds_it() -> None:
    drawing = Drawing()
    rects: list[QRect] = []
    drawing.changed.connect(rects.append)
    before = drawing.snapshot()
    drawing.begin_stroke(Point(100, 100), 10)
    for x in range(100, 140, 4):
        drawing.extend(Point(x, 100))
        rows, columns = np.nonzero(before != drawing.raster)
        told = QRect()
        for rect in rects:
            told = told.united(rect)
        assert told.contains(
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


def test_pen_strokes_hold_the_open_stroke_as_far_as_it_has_come() -> None:
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


def test_pen_strokes_over_an_erased_place_are_whole() -> None:
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


def test_cancelled_stroke_never_was() -> None:
    drawing = drawn(line((50, 50)))
    before = drawing.snapshot()
    drawing.begin_stroke(Point(140, 140), 20)
    drawing.extend(Point(200, 200))
    drawing.cancel_stroke()
    np.testing.assert_array_equal(drawing.raster, before)
    assert len(drawing.strokes) == 1


def test_undo_during_a_stroke_takes_only_that_stroke_back() -> None:
    drawing = drawn(line((50, 50)))
    drawing.begin_stroke(Point(140, 140), 20)
    drawing.undo()
    assert not drawing.is_drawing
    assert len(drawing.strokes) == 1


def test_second_press_ends_the_open_stroke() -> None:
    drawing = Drawing()
    drawing.begin_stroke(Point(50, 50), 10)
    drawing.begin_stroke(Point(150, 150), 10)
    drawing.end_stroke()
    assert len(drawing.strokes) == 2


def test_clear_is_undone_with_its_strokes() -> None:
    drawing = drawn(ring(30))
    before, before_strokes = drawing.snapshot(), drawing.strokes
    drawing.clear()
    assert drawing.is_blank
    assert drawing.strokes == ()
    drawing.undo()
    np.testing.assert_array_equal(drawing.raster, before)
    assert drawing.strokes == before_strokes


def test_clearing_a_blank_drawing_is_no_change() -> None:
    drawing = Drawing()
    drawing.clear()
    assert not drawing.can_undo


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


def test_ink_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="840"):
        Drawing().paste_ink(np.zeros((28, 28), np.uint8))


@settings(max_examples=40)
@given(strokes=st.lists(strokes, max_size=4))
def test_recorded_strokes_drawn_again_give_the_same_bytes(strokes: list[Stroke]) -> None:
    first = drawn(*strokes)
    second = drawn(*first.strokes)
    np.testing.assert_array_equal(first.raster, second.raster)


operations = st.one_of(
    strokes, st.sampled_from(["clear", "undo", "redo"]), st.integers(0, 2**32 - 1)
)


@settings(max_examples=40)
@given(operations=st.lists(operations, max_size=12))
def test_undoing_all_is_blank_and_redoing_all_is_the_same_again(
    operations: list[Stroke | str | int],
) -> None:
    drawing = Drawing()
    for operation in operations:
        if isinstance(operation, Stroke):
            drawing.draw(operation)
        elif isinstance(operation, int):
            noise = np.random.default_rng(operation).integers(0, 256, (28, 28), np.uint8)
            drawing.paste_ink(np.kron(noise, np.ones((30, 30), np.uint8)))
        else:
            getattr(drawing, operation)()
    redo_all(drawing)
    last, last_strokes, pasted = drawing.snapshot(), drawing.strokes, drawing.pasted
    undo_all(drawing)
    assert drawing.is_blank
    assert drawing.strokes == ()
    redo_all(drawing)
    np.testing.assert_array_equal(drawing.raster, last)
    assert (drawing.strokes, drawing.pasted) == (last_strokes, pasted)


def test_history_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_module, "UNDO_LIMIT", 3)
    drawing = drawn(*(line((20 + 40 * i, 50), width=10) for i in range(5)))
    assert undo_all(drawing) == 3
    assert len(drawing.strokes) == 2


def test_forgotten_drawing_is_freed_with_its_history() -> None:
    drawing = drawn(ring(10))
    gone = weakref.ref(drawing)
    del drawing
    gc.collect()
    assert gone() is None


def test_brush_keeps_its_width_within_limits_and_tells_only_changes() -> None:
    brush = Brush()
    told: list[float] = []
    brush.changed.connect(lambda: told.append(brush.width))
    brush.width = DEFAULT_WIDTH
    brush.width = 1000
    brush.width = -5
    brush.eraser = True
    brush.eraser = True
    assert told == [WIDEST, NARROWEST, NARROWEST]


def test_brush_of_a_damaged_settings_file_still_draws() -> None:
    brush = Brush()
    brush.width = 10
    brush.width = math.nan
    assert brush.width == DEFAULT_WIDTH
