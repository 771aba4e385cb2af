"""The pen's curve is the same whether it grows point by point or is computed at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.ink.pen import Point, added_path, breadth, curve, middle, numbers_of

PLACES = st.floats(0, 280)
POINTS = st.lists(
    st.builds(Point, PLACES, PLACES, st.just(0.0), st.floats(0, 1)), min_size=1, max_size=30
)


def grown(points: list[Point]) -> list[Point]:
    """The path of a stroke as a canvas paints it, an event at a time."""
    path = [points[0]]
    for count in range(2, len(points) + 1):
        path += added_path(points[:count][-3:])[1:]
    if len(points) > 1:
        path += [middle(points[-2], points[-1]), points[-1]][1:]
    return path


@given(POINTS)
def test_a_whole_curve_is_what_its_points_add_one_by_one(points: list[Point]) -> None:
    np.testing.assert_allclose(curve(numbers_of(points)), numbers_of(grown(points)), atol=1e-9)


def test_a_sharp_turn_stays_a_corner() -> None:
    path = curve(numbers_of([Point(0, 0), Point(100, 0), Point(0, 10)]))
    assert [100, 0, 0.5] in path.tolist()


def test_a_gentle_turn_is_rounded() -> None:
    path = curve(numbers_of([Point(0, 0), Point(100, 0), Point(200, 60)]))
    assert [100, 0, 0.5] not in path.tolist()
    assert len(path) > 5


def test_even_pressure_draws_the_strokes_own_width() -> None:
    assert breadth(0.5) == pytest.approx(1)
    assert breadth(0.0) < 1 < breadth(1.0)
