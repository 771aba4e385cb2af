"""The pen: points, strokes, and the smooth curve that runs through a stroke's points.

Positions are *canvas units*: x to the right and y down, both from 0 to ``CANVAS_SIZE``, whatever
the size of the window.
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
"""Brush width that leaves lines 2.3 px wide, as MNIST's, of a digit 70 % as tall as the canvas."""
EVEN_PRESSURE = 0.5
"""Pressure of a device that feels none, as in the W3C's Pointer Events."""

_SHARPEST = math.cos(math.radians(60))  # A sharper turn is a corner and stays one.
_FLATNESS = 0.05  # Raster pixels by which a curve may miss its smooth self.
_MOST_PIECES = 24


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the pen.

    Attributes:
        x: Canvas units to the right.
        y: Canvas units down.
        t: Seconds on a clock of the caller's choice.
        pressure: [0, 1]; ``EVEN_PRESSURE`` draws the stroke's own width.
    """

    x: float
    y: float
    t: float = 0.0
    pressure: float = EVEN_PRESSURE


@dataclass(frozen=True, slots=True)
class Stroke:
    """Pen down to pen up.

    Attributes:
        points: At least one; a single one is a dot.
        width: Canvas units at ``EVEN_PRESSURE``.
        eraser: Whether it takes ink away.
    """

    points: tuple[Point, ...]
    width: float = DEFAULT_WIDTH
    eraser: bool = False


_Number = TypeVar("_Number", float, "NDArray[np.float64]")


def breadth(pressure: _Number) -> _Number:
    """Part of a stroke's width that the brush has at this pressure.

    From 0.6 to 1.4: a light touch stays legible, a heavy one keeps its loops.
    """
    return 0.6 + 0.8 * pressure


def added_path(points: list[Point]) -> list[Point]:
    """The path that the newest of a stroke's last two or three points adds to it.

    It ends halfway to that point: from there on the next one decides where the curve goes.
    """
    if len(points) == 2:
        return [points[0], middle(*points)]
    before, corner, after = points
    start, end = middle(before, corner), middle(corner, after)
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


def middle(first: Point, second: Point) -> Point:
    """The point halfway between two, its pressure too."""
    return Point(
        (first.x + second.x) / 2,
        (first.y + second.y) / 2,
        pressure=(first.pressure + second.pressure) / 2,
    )


def numbers_of(points: Sequence[Point]) -> NDArray[np.float64]:
    """The points as x, y and pressure: float64, shape (P, 3)."""
    flat = [value for point in points for value in (point.x, point.y, point.pressure)]
    return np.array(flat).reshape(-1, 3)


def curve(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """A whole stroke's path at once: what `added_path` adds point by point, and the end.

    Args:
        points: float64, shape (P, 3): x, y, pressure; at least one.

    Returns:
        float64, shape (Q, 3): straight pieces join the points, from the first given to the last.
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
    # A corner's two pieces meet in the point itself.
    turns = sharp[triple] & (share[:, 0] < 1)
    bent[turns] = corners[triple[turns]]
    return np.concatenate([points[:1], middles[:1], bent, points[-1:]])


def ways_along(path: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far along a path each of its points lies.

    Args:
        path: float64, shape (Q, 2 or more): x and y, then anything.

    Returns:
        float64, shape (Q,): from 0 on, in units of the path.
    """
    steps = np.hypot(np.diff(path[:, 0]), np.diff(path[:, 1]))
    return np.concatenate([[0.0], np.cumsum(steps)])


def points_at(
    path: NDArray[np.float64], ways: NDArray[np.float64], at: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Points on the straight pieces of a path; all of its columns are interpolated.

    Args:
        path: float64, shape (Q, C).
        ways: What `ways_along` gives for it.
        at: float64, shape (S,): how far along the path each point is to lie.

    Returns:
        float64, shape (S, C).
    """
    return np.column_stack([np.interp(at, ways, column) for column in path.T])
