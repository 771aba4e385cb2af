"""Strokes and how they become pixels: smooth, soft-edged, the same bytes every time.

Positions are *canvas units*: x to the right and y down, both from 0 to ``CANVAS_SIZE``, whatever
the size of the window. The raster has ``SCALE`` pixels to a unit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

if TYPE_CHECKING:
    from numpy.typing import NDArray

CANVAS_SIZE = 280
"""Side of the square canvas in canvas units."""
SCALE = 3
"""Raster pixels to one canvas unit."""
RASTER_SIZE = CANVAS_SIZE * SCALE
"""Side of the raster in pixels."""

NARROWEST, WIDEST = 4.0, 40.0
"""Limits of the brush width in canvas units."""
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


class Mask:
    """Paints a piece of a stroke alone, to be merged with the ink by maximum or minimum.

    Painting onto the ink itself would blend the soft edges of overlapping pieces and leave beads
    at every point.
    """

    def __init__(self) -> None:
        # Qt paints six times faster here than on a grey image.
        self._image = QImage(RASTER_SIZE, RASTER_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
        self._image.fill(0)
        channels = np.frombuffer(self._image.bits(), np.uint8)
        self._channels = channels.reshape(RASTER_SIZE, RASTER_SIZE, 4)

    def take(self, area: tuple[slice, slice]) -> NDArray[np.uint8]:
        """What was painted there: uint8 coverage of each pixel. The mask is empty again."""
        # White, so that all four channels are the coverage.
        coverage = self._channels[(*area, 0)].copy()
        self._channels[area] = 0
        return coverage

    def paint(self, path: list[Point], width: float) -> QRect:
        """Paints where a round brush goes; returns the rectangle of pixels it may have changed."""
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        start = _Disc.of(path[0], width)
        if len(path) == 1:
            shape.addEllipse(start.rect)
        for point in path[1:]:
            end = _Disc.of(point, width)
            _add_piece(shape, start, end)
            start = end
        rect = shape.controlPointRect().toAlignedRect().adjusted(-1, -1, 1, 1)
        rect = rect.intersected(self._image.rect())
        if not rect.isEmpty():
            painter = QPainter(self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(shape, Qt.GlobalColor.white)
            painter.end()
        return rect


@dataclass(frozen=True, slots=True)
class _Disc:
    """The brush at one point, in raster pixels."""

    x: float
    y: float
    radius: float

    @classmethod
    def of(cls, point: Point, width: float) -> _Disc:
        # From 0.6 to 1.4 of the width: a light touch stays legible, a heavy one keeps its loops.
        breadth = width * (0.6 + 0.8 * point.pressure)
        return cls(point.x * SCALE, point.y * SCALE, breadth * SCALE / 2)

    @property
    def rect(self) -> QRectF:
        side = 2 * self.radius
        return QRectF(self.x - self.radius, self.y - self.radius, side, side)


def _add_piece(shape: QPainterPath, start: _Disc, end: _Disc) -> None:
    """Adds the hull of two discs: two arcs and the tangents between them."""
    distance = math.hypot(end.x - start.x, end.y - start.y)
    if distance <= abs(start.radius - end.radius):
        shape.addEllipse(max(start, end, key=lambda disc: disc.radius).rect)
        return
    # Qt's angles are degrees counter-clockwise as seen, with y down.
    heading = math.degrees(math.atan2(start.y - end.y, end.x - start.x))
    tangent = math.degrees(math.acos((start.radius - end.radius) / distance))
    shape.arcMoveTo(start.rect, heading + tangent)
    shape.arcTo(start.rect, heading + tangent, 360 - 2 * tangent)
    shape.arcTo(end.rect, heading - tangent, 2 * tangent)
    shape.closeSubpath()


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
