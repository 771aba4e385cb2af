"""What an eraser leaves is what can be seen: strokes are cut where their ink is gone."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.ink.erasing import Remains
from trainer.ink.pen import (
    CANVAS_SIZE,
    SCALE,
    Point,
    Stroke,
    arc_lengths,
    curve,
    interpolate,
    point_array,
)

SIDE = CANVAS_SIZE * SCALE
ROWS, COLUMNS = np.mgrid[0:SIDE, 0:SIDE] + 0.5


def line(*places: tuple[float, float], width: float = 20) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in places), width)


def eraser(*places: tuple[float, float], width: float = 20) -> Stroke:
    return Stroke(line(*places).points, width, eraser=True)


LEVEL = line((40, 140), (240, 140))


class Paper:
    """Strokes and their ink, painted disc by disc."""

    def __init__(self, *strokes: Stroke) -> None:
        self.raster = np.zeros((SIDE, SIDE), np.uint8)
        self.remains = Remains()
        for stroke in strokes:
            self.add(stroke)

    def add(self, stroke: Stroke) -> None:
        path = curve(point_array(stroke.points))
        ways = arc_lengths(path)
        for x, y, _ in interpolate(path, ways, np.linspace(0, ways[-1], int(ways[-1]) + 1)):
            reach = stroke.width / 2
            top, left = (max(0, int((place - reach) * SCALE) - 1) for place in (y, x))
            side = int(2 * reach * SCALE) + 3
            area = (slice(top, top + side), slice(left, left + side))
            distances = np.hypot(COLUMNS[area] - x * SCALE, ROWS[area] - y * SCALE)
            self.raster[area][distances <= reach * SCALE] = 0 if stroke.eraser else 255
        self.remains = self.remains.after(stroke, self.raster)

    @property
    def left(self) -> tuple[Stroke, ...] | None:
        return self.remains.strokes(self.raster)

    @property
    def ends(self) -> list[tuple[float, float]]:
        """The x of each stroke's beginning and end."""
        assert self.left is not None
        return [(stroke.points[0].x, stroke.points[-1].x) for stroke in self.left]


def test_nothing_erased_leaves_the_strokes_as_they_are() -> None:
    strokes = (LEVEL, line((10, 10)), line((500, 500), (600, 600)))
    assert Paper(*strokes).left == strokes


def test_an_eraser_beside_the_ink_changes_nothing() -> None:
    assert Paper(LEVEL, eraser((40, 240), (240, 240))).left == (LEVEL,)


def test_a_nibbled_edge_leaves_the_stroke() -> None:
    assert Paper(LEVEL, eraser((40, 125), (240, 125))).left == (LEVEL,)


def test_a_nibble_a_little_beyond_the_middle_leaves_the_stroke() -> None:
    assert Paper(LEVEL, eraser((140, 131), (160, 131))).left == (LEVEL,)


def test_a_stroke_erased_in_the_middle_becomes_two() -> None:
    left = Paper(LEVEL, eraser((140, 100), (140, 180))).left
    assert left is not None
    assert [stroke.width for stroke in left] == [20, 20]
    assert [stroke.eraser for stroke in left] == [False, False]


def test_pieces_end_half_their_width_before_the_cut() -> None:
    # The gap is 130 to 150; the ink of strokes that end at 120 and at 160 reaches as far.
    paper = Paper(LEVEL, eraser((140, 100), (140, 180)))
    assert np.array(paper.ends) == pytest.approx(np.array([(40, 120), (160, 240)]), abs=1.5)


def test_a_piece_as_short_as_it_is_wide_becomes_a_dot() -> None:
    paper = Paper(LEVEL, eraser((100, 100), (100, 180)), eraser((136, 100), (136, 180)))
    assert paper.left is not None
    assert [len(stroke.points) for stroke in paper.left][1] == 1
    assert paper.left[1].points[0].x == pytest.approx(118, abs=1.5)


def test_pieces_are_cut_again() -> None:
    paper = Paper(LEVEL, eraser((140, 100), (140, 180)), eraser((200, 100), (200, 180)))
    beginnings = [first for first, _ in paper.ends]
    assert beginnings == pytest.approx([40, 160, 220], abs=1.5)


def test_a_wholly_erased_stroke_vanishes() -> None:
    other = line((40, 40), (240, 40))
    assert Paper(LEVEL, other, eraser((40, 140), (240, 140), width=24)).left == (other,)


def test_erasing_everything_leaves_nothing() -> None:
    assert Paper(LEVEL, eraser((30, 140), (250, 140), width=40)).left == ()


def test_a_later_stroke_is_not_cut() -> None:
    later = line((140, 40), (140, 240))
    paper = Paper(LEVEL, eraser((140, 100), (140, 180)), later)
    assert paper.left is not None
    assert len(paper.left) == 3
    assert paper.left[-1] == later


def test_ink_over_an_erased_stroke_does_not_bring_it_back() -> None:
    again = line((40, 143), (240, 143))
    assert Paper(LEVEL, eraser((40, 140), (240, 140), width=24), again).left == (again,)


def test_pieces_go_as_far_as_they_can_be_seen_where_the_gap_is_closed() -> None:
    paper = Paper(LEVEL, eraser((140, 100), (140, 180)), line((125, 140), (155, 140)))
    assert np.array(paper.ends[:2]) == pytest.approx(np.array([(40, 130), (150, 240)]), abs=1.5)


def test_specks_along_an_erased_stroke_do_not_count() -> None:
    digit = line((40, 40), (240, 40), (240, 90), (40, 90))
    crumbs = Paper(digit, LEVEL, eraser((40, 143), (240, 137), width=19))
    assert (crumbs.raster[130 * SCALE : 150 * SCALE] > 0).any()
    assert crumbs.left == (digit,)


def test_half_of_a_wide_line_is_ink_that_strokes_do_not_explain() -> None:
    wide = line((40, 140), (240, 140), width=40)
    half = Paper(wide, eraser((20, 130), (260, 130), width=37))
    assert half.left is None
    half.add(line((40, 40), (140, 40)))
    assert half.left is None
    half.add(eraser((20, 150), (260, 150), width=37))
    assert half.left == (line((40, 40), (140, 40)),)


def test_a_sliver_between_two_cuts_does_not_count() -> None:
    paper = Paper(LEVEL, eraser((128, 100), (128, 180)), eraser((152, 100), (152, 180)))
    assert (paper.raster[:, 140 * SCALE] > 0).any()
    assert [first for first, _ in paper.ends] == pytest.approx([40, 172], abs=1.5)


def test_what_lies_outside_of_the_canvas_stays() -> None:
    leaving = line((40, 140), (400, 140), (400, 40), (200, 40))
    paper = Paper(leaving, eraser((100, 100), (100, 180)))
    assert paper.ends[1:] == [pytest.approx((120, 200), abs=1.5)]


def test_a_stroke_erased_as_far_as_the_canvas_goes_vanishes() -> None:
    other = line((40, 40), (240, 40))
    leaving = line((40, 140), (400, 140))
    assert Paper(other, leaving, eraser((40, 140), (400, 140), width=24)).left == (other,)


def test_pieces_follow_the_strokes_curve_and_pressure() -> None:
    turns = np.linspace(0, 1, 40)
    spiral = Stroke(
        tuple(
            Point(140 + 30 * np.cos(6 * turn), 140 + 30 * np.sin(6 * turn), 0, turn)
            for turn in turns.tolist()
        )
    )
    left = Paper(spiral, eraser((90, 140), (120, 140))).left
    assert left is not None
    assert len(left) == 2
    for piece in left:
        x, y, pressures = curve(point_array(piece.points)).T
        np.testing.assert_allclose(np.hypot(x - 140, y - 140), 30, atol=0.3)
        angles = np.arctan2(y - 140, x - 140) % (2 * np.pi)
        np.testing.assert_allclose(pressures, angles / 6, atol=0.03)
