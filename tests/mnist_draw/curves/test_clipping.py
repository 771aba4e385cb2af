"""Lines end at the plot's area and lose nothing within it."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from mnist_draw.curves.axes import clipped

_AREA = QRectF(10, 20, 100, 50)
_positions = st.floats(-100, 200, allow_subnormal=False)
_curves = st.lists(st.tuples(_positions, _positions), min_size=1, max_size=30)


@given(_curves)
@example([(0.0, 0.0), (0.0, 1.2e-307)])
def test_no_segment_leaves_the_area(points: list[tuple[float, float]]) -> None:
    table = np.array(points)
    lines = clipped(table[:, 0], table[:, 1], _AREA)
    assert lines.shape[1] == 4
    assert ((lines[:, ::2] >= 10 - 1e-6) & (lines[:, ::2] <= 110 + 1e-6)).all()
    assert ((lines[:, 1::2] >= 20 - 1e-6) & (lines[:, 1::2] <= 70 + 1e-6)).all()


@given(_curves)
def test_the_length_within_the_area_is_kept(points: list[tuple[float, float]]) -> None:
    table = np.array(points)
    lines = clipped(table[:, 0], table[:, 1], _AREA)
    length = float(np.hypot(*(lines[:, 2:] - lines[:, :2]).T).sum())
    # Measured by walking along each segment in small strides.
    walk = (np.arange(4000) + 0.5) / 4000
    expected = 0.0
    for (x, y), (right, below) in itertools.pairwise(points):
        xs, ys = x + walk * (right - x), y + walk * (below - y)
        share = np.mean((xs >= 10) & (xs <= 110) & (ys >= 20) & (ys <= 70))
        expected += float(share) * float(np.hypot(right - x, below - y))
    assert abs(length - expected) <= 0.3 * len(points)


@given(_curves)
def test_segments_within_the_area_join(points: list[tuple[float, float]]) -> None:
    table = np.clip(np.array(points), [10, 20], [110, 70])
    # One point outside: the rest is not taken for a curve that needs no clipping.
    table = np.vstack([[0.0, 0.0], table])
    lines = clipped(table[:, 0], table[:, 1], _AREA)
    np.testing.assert_array_equal(lines[len(lines) - len(table) + 2 :, 2:], table[2:])
