"""Erased strokes are cut where their ink is gone."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.ink.erasing import VisibleStrokes
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


def line(*points: tuple[float, float], width: float = 20) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in points), width)


def eraser(*points: tuple[float, float], width: float = 20) -> Stroke:
    return Stroke(line(*points).points, width, eraser=True)


HORIZONTAL = line((40, 140), (240, 140))


class Canvas:
    """Strokes and their ink, drawn as discs."""

    def __init__(self, *strokes: Stroke) -> None:
        self.raster = np.zeros((SIDE, SIDE), np.uint8)
        self._visible = VisibleStrokes()
        for stroke in strokes:
            self.add(stroke)

    def add(self, stroke: Stroke) -> None:
        path = curve(point_array(stroke.points))
        lengths = arc_lengths(path)
        at = np.linspace(0, lengths[-1], int(lengths[-1]) + 1)
        for x, y, _ in interpolate(path, lengths, at):
            radius = stroke.width / 2
            top, left = (max(0, int((centre - radius) * SCALE) - 1) for centre in (y, x))
            side = int(2 * radius * SCALE) + 3
            area = (slice(top, top + side), slice(left, left + side))
            distances = np.hypot(COLUMNS[area] - x * SCALE, ROWS[area] - y * SCALE)
            self.raster[area][distances <= radius * SCALE] = 0 if stroke.eraser else 255
        self._visible = self._visible.after(stroke, self.raster)

    @property
    def strokes(self) -> tuple[Stroke, ...] | None:
        return self._visible.strokes(self.raster)

    @property
    def ends(self) -> list[tuple[float, float]]:
        """First and last x of each stroke."""
        assert self.strokes is not None
        return [(stroke.points[0].x, stroke.points[-1].x) for stroke in self.strokes]


def test_without_eraser_the_strokes_are_unchanged() -> None:
    strokes = (HORIZONTAL, line((10, 10)), line((500, 500), (600, 600)))
    assert Canvas(*strokes).strokes == strokes


def test_an_eraser_beside_the_ink_changes_nothing() -> None:
    assert Canvas(HORIZONTAL, eraser((40, 240), (240, 240))).strokes == (HORIZONTAL,)


def test_erasing_the_edge_keeps_the_stroke() -> None:
    assert Canvas(HORIZONTAL, eraser((40, 125), (240, 125))).strokes == (HORIZONTAL,)


def test_erasing_slightly_past_the_middle_keeps_the_stroke() -> None:
    assert Canvas(HORIZONTAL, eraser((140, 131), (160, 131))).strokes == (HORIZONTAL,)


def test_a_stroke_erased_in_the_middle_becomes_two() -> None:
    left = Canvas(HORIZONTAL, eraser((140, 100), (140, 180))).strokes
    assert left is not None
    assert [stroke.width for stroke in left] == [20, 20]
    assert [stroke.eraser for stroke in left] == [False, False]


def test_pieces_end_half_their_width_before_the_cut() -> None:
    # The gap is 130 to 150: the ink extends 10 beyond the ends at 120 and 160.
    canvas = Canvas(HORIZONTAL, eraser((140, 100), (140, 180)))
    assert np.array(canvas.ends) == pytest.approx(np.array([(40, 120), (160, 240)]), abs=1.5)


def test_a_piece_as_short_as_it_is_wide_becomes_a_dot() -> None:
    canvas = Canvas(HORIZONTAL, eraser((100, 100), (100, 180)), eraser((136, 100), (136, 180)))
    assert canvas.strokes is not None
    assert [len(stroke.points) for stroke in canvas.strokes][1] == 1
    assert canvas.strokes[1].points[0].x == pytest.approx(118, abs=1.5)


def test_pieces_are_cut_again() -> None:
    canvas = Canvas(HORIZONTAL, eraser((140, 100), (140, 180)), eraser((200, 100), (200, 180)))
    starts = [first for first, _ in canvas.ends]
    assert starts == pytest.approx([40, 160, 220], abs=1.5)


def test_a_completely_erased_stroke_is_removed() -> None:
    other = line((40, 40), (240, 40))
    assert Canvas(HORIZONTAL, other, eraser((40, 140), (240, 140), width=24)).strokes == (other,)


def test_erasing_everything_leaves_nothing() -> None:
    assert Canvas(HORIZONTAL, eraser((30, 140), (250, 140), width=40)).strokes == ()


def test_a_later_stroke_is_not_cut() -> None:
    later = line((140, 40), (140, 240))
    canvas = Canvas(HORIZONTAL, eraser((140, 100), (140, 180)), later)
    assert canvas.strokes is not None
    assert len(canvas.strokes) == 3
    assert canvas.strokes[-1] == later


def test_ink_over_an_erased_stroke_does_not_restore_it() -> None:
    again = line((40, 143), (240, 143))
    assert Canvas(HORIZONTAL, eraser((40, 140), (240, 140), width=24), again).strokes == (again,)


def test_pieces_end_at_the_cut_if_later_ink_closes_the_gap() -> None:
    canvas = Canvas(HORIZONTAL, eraser((140, 100), (140, 180)), line((125, 140), (155, 140)))
    assert np.array(canvas.ends[:2]) == pytest.approx(np.array([(40, 130), (150, 240)]), abs=1.5)


def test_specks_along_an_erased_stroke_are_ignored() -> None:
    digit = line((40, 40), (240, 40), (240, 90), (40, 90))
    specks = Canvas(digit, HORIZONTAL, eraser((40, 143), (240, 137), width=19))
    assert (specks.raster[130 * SCALE : 150 * SCALE] > 0).any()
    assert specks.strokes == (digit,)


def test_half_of_a_wide_line_is_not_covered_by_strokes() -> None:
    wide = line((40, 140), (240, 140), width=40)
    half = Canvas(wide, eraser((20, 130), (260, 130), width=37))
    assert half.strokes is None
    half.add(line((40, 40), (140, 40)))
    assert half.strokes is None
    half.add(eraser((20, 150), (260, 150), width=37))
    assert half.strokes == (line((40, 40), (140, 40)),)


def test_a_sliver_between_two_cuts_is_ignored() -> None:
    canvas = Canvas(HORIZONTAL, eraser((128, 100), (128, 180)), eraser((152, 100), (152, 180)))
    assert (canvas.raster[:, 140 * SCALE] > 0).any()
    assert [first for first, _ in canvas.ends] == pytest.approx([40, 172], abs=1.5)


def test_parts_outside_of_the_canvas_are_kept() -> None:
    leaving = line((40, 140), (400, 140), (400, 40), (200, 40))
    canvas = Canvas(leaving, eraser((100, 100), (100, 180)))
    assert canvas.ends[1:] == [pytest.approx((120, 200), abs=1.5)]


def test_a_stroke_erased_within_the_canvas_is_removed() -> None:
    other = line((40, 40), (240, 40))
    leaving = line((40, 140), (400, 140))
    assert Canvas(other, leaving, eraser((40, 140), (400, 140), width=24)).strokes == (other,)


def test_pieces_follow_the_strokes_curve_and_pressure() -> None:
    turns = np.linspace(0, 1, 40)
    spiral = Stroke(
        tuple(
            Point(140 + 30 * np.cos(6 * turn), 140 + 30 * np.sin(6 * turn), 0, turn)
            for turn in turns.tolist()
        )
    )
    left = Canvas(spiral, eraser((90, 140), (120, 140))).strokes
    assert left is not None
    assert len(left) == 2
    for piece in left:
        x, y, pressures = curve(point_array(piece.points)).T
        np.testing.assert_allclose(np.hypot(x - 140, y - 140), 30, atol=0.3)
        angles = np.arctan2(y - 140, x - 140) % (2 * np.pi)
        np.testing.assert_allclose(pressures, angles / 6, atol=0.03)
