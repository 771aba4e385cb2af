"""Lines cut to a frame by arithmetic: not every reader of SVG files honours clip paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPolygonF

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QRectF


def clipped(
    across: NDArray[np.float64],
    down: NDArray[np.float64],
    frame: QRectF,
    *,
    most: int | None = None,
) -> list[QPolygonF]:
    """The parts of a polyline that lie within a frame.

    Args:
        across: float64, shape (N,): horizontal positions.
        down: float64, shape (N,): vertical positions.
        frame: The frame.
        most: How many segments a part may have; further ones go into parts of their own, each of
            which begins where the one before ends.
    """
    points = np.stack([across, down], axis=1)
    low = np.array([frame.left(), frame.top()])
    high = np.array([frame.right(), frame.bottom()])
    if ((points >= low) & (points <= high)).all():
        return _polygons(points, most)
    # Liang and Barsky, "A New Concept and Method for Line Clipping" (1984), all segments at once.
    start, step = points[:-1], np.diff(points, axis=0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        enter, leave = np.sort(np.stack([(low - start) / step, (high - start) / step]), axis=0)
    # A segment along an axis is within the frame's band at all of its points, or at none.
    along = step == 0
    within = (start >= low) & (start <= high)
    enter = np.where(along, np.where(within, 0.0, np.inf), enter).max(axis=1).clip(min=0.0)
    leave = np.where(along, np.where(within, 1.0, -np.inf), leave).min(axis=1).clip(max=1.0)
    parts: list[list[NDArray[np.float64]]] = []
    # The segment that ended within the frame, if the one before did.
    joined = -1
    for place in np.flatnonzero(enter < leave).tolist():
        first, last = float(enter[place]), float(leave[place])
        if not (first == 0.0 and 0 <= joined == place - 1):
            parts.append([start[place] + first * step[place]])
        parts[-1].append(start[place] + last * step[place])
        joined = place if last == 1.0 else -1
    return [polygon for part in parts for polygon in _polygons(np.array(part), most)]


def step_lines(
    across: NDArray[np.float64], down: NDArray[np.float64], frame: QRectF
) -> list[QLineF]:
    """Lines of a curve with maybe far more points than pixels: then one a column of pixels.

    Args:
        across: float64, shape (N,): horizontal positions, rising, within the frame.
        down: float64, shape (N,): vertical positions.
        frame: The frame.
    """
    if len(across) < 2:
        return []
    if across[-1] - across[0] > len(across):
        return [
            QLineF(one, other)
            for part in clipped(across, down, frame)
            for one, other in zip(part.toList(), part.toList()[1:], strict=False)
        ]
    pixels = np.floor(across)
    starts = np.flatnonzero(np.diff(pixels, prepend=-np.inf))
    tops, bottoms = np.minimum.reduceat(down, starts), np.maximum.reduceat(down, starts)
    # Each column reaches to the one before it, so that no curve falls apart.
    highest, lowest = tops.copy(), bottoms.copy()
    tops[1:] = np.minimum(tops[1:], lowest[:-1])
    bottoms[1:] = np.maximum(bottoms[1:], highest[:-1])
    seen = (bottoms >= frame.top()) & (tops <= frame.bottom())
    return [
        QLineF(x, top, x, bottom)
        for x, top, bottom in zip(
            (pixels[starts][seen] + 0.5).tolist(),
            tops[seen].clip(min=frame.top()).tolist(),
            bottoms[seen].clip(max=frame.bottom()).tolist(),
            strict=True,
        )
    ]


def _polygons(points: NDArray[np.float64], most: int | None) -> list[QPolygonF]:
    """A line of points, shape (N, 2), in parts; none where there is no line."""
    corners = [QPointF(x, y) for x, y in points.tolist()]
    stride = most or max(1, len(corners) - 1)
    starts = range(0, len(corners) - 1, stride)
    return [QPolygonF(corners[start : start + stride + 1]) for start in starts]
