"""Strokes of several digits are cut where the pen went on to the next digit."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.reading.written import digit, number, raster_of, read, read_raster
from trainer.ink.connected_components import find_components
from trainer.ink.pen import Point, Stroke, point_array
from trainer.reading.bridges import cut_at_bridges, join


def in_one_stroke(strokes: list[Stroke]) -> Stroke:
    """Strokes drawn without lifting the pen."""
    return Stroke(tuple(point for stroke in strokes for point in stroke.points), strokes[0].width)


# Two angles like "<", with a long line from the end of the first to the start of the second.
ANGLES = [(30, 0), (0, 50), (30, 100), (130, 0), (100, 50), (130, 100)]


def test_a_bridge_is_cut_out_and_can_be_joined_again() -> None:
    stroke = Stroke(tuple(Point(*position) for position in ANGLES), 10)
    pieces = cut_at_bridges(stroke)
    assert [len(each) for each in pieces] == [1, 2]
    ((left,), (bridge, right)) = pieces
    assert max(point.x for point in left.points) < min(point.x for point in right.points)
    assert bridge.points[0] == left.points[-1]
    assert bridge.points[-1] == right.points[0]
    joined = point_array(join([left, bridge, right]).points)
    steps = np.hypot(*np.diff(joined[:, :2], axis=0).T).sum()
    assert steps == pytest.approx(np.hypot(*np.diff(ANGLES, axis=0).T).sum())


def test_the_direction_of_the_pen_does_not_matter() -> None:
    forward = Stroke(tuple(Point(*position) for position in ANGLES), 10)
    backward = Stroke(forward.points[::-1], 10)
    ends = [
        sorted((each[-1].points[0].x, each[-1].points[-1].x) for each in cut_at_bridges(stroke))
        for stroke in (forward, backward)
    ]
    np.testing.assert_allclose(np.sort(ends[0], axis=1), np.sort(ends[1], axis=1))


@pytest.mark.parametrize("value", range(10))
def test_a_single_digit_in_one_stroke_is_no_number(value: int) -> None:
    assert read([in_one_stroke(digit(value, left=90, height=150))]) is None


@pytest.mark.parametrize("text", ["38", "26", "23"])
def test_digits_written_without_lifting_the_pen_are_read(text: str) -> None:
    stroke = in_one_stroke(number(text, gap=35))
    found = read([stroke])
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("points", [[(10, 10)], [(10, 10), (90, 12)]])
def test_dots_and_lines_have_no_bridge(points: list[tuple[float, float]]) -> None:
    stroke = Stroke(tuple(Point(*position) for position in points), 10)
    assert cut_at_bridges(stroke) == [[stroke]]


@pytest.mark.parametrize(("text", "gap"), [("38", 4), ("80", 6), ("23", 2)])
def test_digits_that_touch_in_a_picture_are_read(text: str, gap: float) -> None:
    raster = raster_of(number(text, gap=gap))
    assert len(find_components(raster > 0).areas) == 1
    found = read_raster(raster)
    assert found is not None
    assert found.text == text
    parts = [part.raster for part in found.parts if part.raster is not None]
    np.testing.assert_array_equal(np.sum(parts, axis=0), raster)


@given(
    st.lists(
        st.tuples(st.floats(-300, 600), st.floats(-300, 600)).map(lambda at: Point(*at)),
        min_size=1,
        max_size=30,
    )
)
def test_every_stroke_is_whole_again_when_its_pieces_are_joined(points: list[Point]) -> None:
    stroke = Stroke(tuple(points), 10)
    pieces = [piece for each in cut_at_bridges(stroke) for piece in each]
    joined = join(pieces)
    assert joined.points[0] == points[0]
    assert joined.points[-1] == points[-1]
    assert [point for point in joined.points if point in points] == points
    for left, right in pairwise(pieces):
        assert left.points[-1] == right.points[0]
