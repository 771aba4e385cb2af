"""Strokes of several digits are cut where the pen went on to the next digit."""

from __future__ import annotations

import numpy as np
import pytest

from tests.trainer.reading.written import digit, number, read
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


@pytest.mark.parametrize("text", ["38", "26", "333"])
def test_digits_written_without_lifting_the_pen_are_read(text: str) -> None:
    stroke = in_one_stroke(number(text, gap=35))
    found = read([stroke])
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("points", [[(10, 10)], [(10, 10), (90, 12)]])
def test_dots_and_lines_have_no_bridge(points: list[tuple[float, float]]) -> None:
    stroke = Stroke(tuple(Point(*position) for position in points), 10)
    assert cut_at_bridges(stroke) == [[stroke]]
