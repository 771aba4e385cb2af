"""Smooth curves through a stroke's points, computed incrementally and at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.ink.pen import Point, added_path, curve, midpoint, point_array, width_factor

COORDINATES = st.floats(0, 280)
POINTS = st.lists(
    st.builds(Point, COORDINATES, COORDINATES, st.just(0.0), st.floats(0, 1)),
    min_size=1,
    max_size=30,
)


def incremental_path(points: list[Point]) -> list[Point]:
    """Path of a stroke as the canvas draws it, point by point."""
    path = [points[0]]
    for count in range(2, len(points) + 1):
        path += added_path(points[:count][-3:])[1:]
    if len(points) > 1:
        path += [midpoint(points[-2], points[-1]), points[-1]][1:]
    return path


@given(POINTS)
def test_whole_curve_equals_the_incremental_path(points: list[Point]) -> None:
    np.testing.assert_allclose(
        curve(point_array(points)), point_array(incremental_path(points)), atol=1e-9
    )


def test_a_sharp_turn_stays_a_corner() -> None:
    path = curve(point_array([Point(0, 0), Point(100, 0), Point(0, 10)]))
    assert [100, 0, 0.5] in path.tolist()


def test_a_gentle_turn_is_rounded() -> None:
    path = curve(point_array([Point(0, 0), Point(100, 0), Point(200, 60)]))
    assert [100, 0, 0.5] not in path.tolist()
    assert len(path) > 5


def test_default_pressure_gives_the_nominal_width() -> None:
    assert width_factor(0.5) == pytest.approx(1)
    assert width_factor(0.0) < 1 < width_factor(1.0)
