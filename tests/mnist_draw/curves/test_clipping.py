"""Lines end at the frame and lose nothing within it."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from mnist_draw.curves.clipping import clipped, step_lines

_FRAME = QRectF(10, 20, 100, 50)
_places = st.floats(-100, 200, allow_subnormal=False)
_curves = st.lists(st.tuples(_places, _places), min_size=2, max_size=30)


def _inside(x: float, y: float, air: float = 1e-6) -> bool:
    return 10 - air <= x <= 110 + air and 20 - air <= y <= 70 + air


@given(_curves)
@example([(0.0, 0.0), (0.0, 1.2e-307)])
def test_no_part_leaves_the_frame(points: list[tuple[float, float]]) -> None:
    table = np.array(points)
    for part in clipped(table[:, 0], table[:, 1], _FRAME):
        assert part.size() >= 2
        assert all(_inside(point.x(), point.y()) for point in part.toList())


@given(_curves)
def test_the_length_within_the_frame_is_kept(points: list[tuple[float, float]]) -> None:
    table = np.array(points)
    parts = [
        np.array([point.toTuple() for point in part.toList()])
        for part in clipped(table[:, 0], table[:, 1], _FRAME)
    ]
    length = sum(float(np.linalg.norm(np.diff(part, axis=0), axis=1).sum()) for part in parts)
    # Measured by walking along each segment in small strides.
    walk = (np.arange(4000) + 0.5) / 4000
    expected = 0.0
    for (x, y), (right, below) in itertools.pairwise(points):
        across, down = x + walk * (right - x), y + walk * (below - y)
        share = np.mean((across >= 10) & (across <= 110) & (down >= 20) & (down <= 70))
        expected += float(share) * float(np.hypot(right - x, below - y))
    assert abs(length - expected) <= 0.3 * len(points)


def test_a_curve_within_the_frame_stays_in_one_part() -> None:
    across, down = np.linspace(10, 110, 50), np.linspace(20, 70, 50)
    (part,) = clipped(across, down, _FRAME)
    assert part.size() == 50


@given(st.lists(_places, min_size=300, max_size=600))
def test_many_steps_become_one_line_a_column(values: list[float]) -> None:
    down = np.array(values)
    across = np.linspace(10, 110, len(down))
    lines = step_lines(across, down, _FRAME)
    columns = [line.x1() for line in lines]
    assert columns == sorted(set(columns))
    assert all(20 <= line.y1() <= line.y2() <= 70 for line in lines)
    for x, y in zip(across.tolist(), values, strict=True):
        if 20 <= y <= 70:
            # Every step within the frame lies on the line of its column.
            (line,) = (one for one in lines if one.x1() == np.floor(x) + 0.5)
            assert line.y1() <= y <= line.y2()
