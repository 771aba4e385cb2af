"""Pen points, strokes, and smooth curves through a stroke's points.

Coordinates are *canvas units*: x right and y down, from 0 to ``CANVAS_SIZE``, independent of the
size of the window.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CANVAS_SIZE = 280
"""Side of the square canvas in canvas units."""
SCALE = 3
"""Raster pixels to one canvas unit."""
DEFAULT_WIDTH = 22.0
"""Brush width in canvas units. A digit of 70 % of the canvas gets MNIST's line width, 2.3 px."""
DEFAULT_PRESSURE = 0.5
"""Pressure of devices without a sensor, as in the W3C's Pointer Events."""

_SHARPEST = math.cos(math.radians(60))  # Sharper turns stay corners.
_FLATNESS = 0.05  # Largest distance of the polyline from the exact curve, in raster pixels.
_MOST_PIECES = 24


@dataclass(frozen=True, slots=True)
class Point:
    """Position of the pen at a time.

    Attributes:
        x: Canvas units, to the right.
        y: Canvas units, down.
        t: Seconds; the origin is the caller's choice.
        pressure: In [0, 1]; ``DEFAULT_PRESSURE`` draws the stroke's nominal width.
    """

    x: float
    y: float
    t: float = 0.0
    pressure: float = DEFAULT_PRESSURE


@dataclass(frozen=True, slots=True)
class Stroke:
    """Pen down to pen up.

    Attributes:
        points: At least one; a single point is a dot.
        width: Canvas units at ``DEFAULT_PRESSURE``.
        eraser: Whether the stroke removes ink.
    """

    points: tuple[Point, ...]
    width: float = DEFAULT_WIDTH
    eraser: bool = False


_Number = TypeVar("_Number", float, "NDArray[np.float64]")


def width_factor(pressure: _Number) -> _Number:
    """Brush width at a pressure, as a multiple of the stroke's width.

    The range of 0.6 to 1.4 keeps light strokes legible and loops of heavy ones open.
    """
    return 0.6 + 0.8 * pressure


def added_path(points: list[Point]) -> list[Point]:
    """Path added to a stroke by its newest point.

    Ends halfway to that point, because the rest of the curve depends on the next one.

    Args:
        points: The last two or three points of the stroke.
    """
    if len(points) == 2:
        return [points[0], midpoint(*points)]
    before, corner, after = points
    start, end = midpoint(before, corner), midpoint(corner, after)
    incoming = (corner.x - before.x, corner.y - before.y)
    outgoing = (after.x - corner.x, after.y - corner.y)
    along = incoming[0] * outgoing[0] + incoming[1] * outgoing[1]
    if along < _SHARPEST * math.hypot(*incoming) * math.hypot(*outgoing):
        return [start, corner, end]
    bend = math.hypot(start.x - 2 * corner.x + end.x, start.y - 2 * corner.y + end.y) * SCALE / 4
    pieces = min(max(math.ceil(math.sqrt(bend / _FLATNESS)), 1), _MOST_PIECES)
    return [_bezier(start, corner, end, piece / pieces) for piece in range(pieces + 1)]


def _bezier(start: Point, control: Point, end: Point, share: float) -> Point:
    first, second, third = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return Point(
        first * start.x + second * control.x + third * end.x,
        first * start.y + second * control.y + third * end.y,
        pressure=first * start.pressure + second * control.pressure + third * end.pressure,
    )


def midpoint(first: Point, second: Point) -> Point:
    """Midpoint of two points, in position and pressure."""
    return Point(
        (first.x + second.x) / 2,
        (first.y + second.y) / 2,
        pressure=(first.pressure + second.pressure) / 2,
    )


def point_array(points: Sequence[Point]) -> NDArray[np.float64]:
    """Points as an array of x, y, pressure: float64, shape (P, 3)."""
    flat = [value for point in points for value in (point.x, point.y, point.pressure)]
    return np.array(flat).reshape(-1, 3)


def curve(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Smooth path of a whole stroke: the concatenated results of `added_path`, and the end.

    Args:
        points: float64, shape (P, 3): x, y, pressure; at least one.

    Returns:
        float64, shape (Q, 3): vertices of a polyline from the first to the last point.
    """
    if len(points) == 1:
        return points
    middles = (points[:-1] + points[1:]) / 2
    starts, corners, ends = middles[:-1], points[1:-1], middles[1:]
    steps = points[1:, :2] - points[:-1, :2]
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    along = (steps[:-1] * steps[1:]).sum(axis=1)
    sharp = along < _SHARPEST * lengths[:-1] * lengths[1:]
    bends = starts[:, :2] - 2 * corners[:, :2] + ends[:, :2]
    bend = np.hypot(bends[:, 0], bends[:, 1]) * (SCALE / 4)
    pieces = np.clip(np.ceil(np.sqrt(bend / _FLATNESS)), 1, _MOST_PIECES).astype(np.int64)
    pieces[sharp] = 2
    triple = np.repeat(np.arange(len(pieces)), pieces)
    first = np.cumsum(pieces) - pieces
    share = ((np.arange(len(triple)) - first[triple] + 1) / pieces[triple])[:, None]
    bent = (1 - share) ** 2 * starts[triple]
    bent += 2 * share * (1 - share) * corners[triple]
    bent += share**2 * ends[triple]
    # The two pieces of a corner meet in its point.
    turns = sharp[triple] & (share[:, 0] < 1)
    bent[turns] = corners[triple[turns]]
    return np.concatenate([points[:1], middles[:1], bent, points[-1:]])


def arc_lengths(path: NDArray[np.float64]) -> NDArray[np.float64]:
    """Arc length of a path up to each of its vertices.

    Args:
        path: float64, shape (Q, C): x, y and any other columns.

    Returns:
        float64, shape (Q,): starts at 0, in units of the path.
    """
    steps = np.hypot(np.diff(path[:, 0]), np.diff(path[:, 1]))
    return np.concatenate([[0.0], np.cumsum(steps)])


def interpolate(
    path: NDArray[np.float64], lengths: NDArray[np.float64], at: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Points on a polyline at given arc lengths; all columns are interpolated.

    Args:
        path: float64, shape (Q, C).
        lengths: The path's `arc_lengths`.
        at: float64, shape (S,): arc lengths of the points.

    Returns:
        float64, shape (S, C).
    """
    return np.column_stack([np.interp(at, lengths, column) for column in path.T])
