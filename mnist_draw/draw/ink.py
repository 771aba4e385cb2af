"""Stroke rasterisation: antialiased and reproducible to the byte.

Positions are canvas units (`trainer.ink.pen`); the raster has ``SCALE`` pixels to a unit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from mnist_draw.image_memory import pixels_of
from trainer.ink.pen import (
    CANVAS_SIZE,
    DEFAULT_PRESSURE,
    DEFAULT_WIDTH,
    SCALE,
    Point,
    Stroke,
    added_path,
    midpoint,
    width_factor,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

# The pen belongs to the engine, which frames strokes too; modules that draw import it from here.
__all__ = [
    "CANVAS_SIZE",
    "DEFAULT_PRESSURE",
    "DEFAULT_WIDTH",
    "MAX_WIDTH",
    "MIN_WIDTH",
    "RASTER_SIZE",
    "SCALE",
    "Mask",
    "Point",
    "Stroke",
    "added_path",
    "midpoint",
    "pixel_slices",
    "raster_of",
]

RASTER_SIZE = CANVAS_SIZE * SCALE
"""Side of the raster in pixels."""

MIN_WIDTH, MAX_WIDTH = 4.0, 40.0
"""Limits of the brush width in canvas units."""


def pixel_slices(rect: QRect) -> tuple[slice, slice]:
    """Rows and columns of a rectangle of raster pixels."""
    return (
        slice(rect.top(), rect.top() + rect.height()),
        slice(rect.left(), rect.left() + rect.width()),
    )


class Mask:
    """Paints one piece of a stroke, to be merged with the ink by maximum or minimum.

    Painting onto the ink itself would blend the soft edges of overlapping pieces and leave beads
    at every point.
    """

    def __init__(self) -> None:
        # Qt paints six times faster here than on a grey image.
        self._image = QImage(RASTER_SIZE, RASTER_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
        self._image.fill(0)
        pixels = pixels_of(self._image, np.uint32)
        self._channels = pixels.view(np.uint8).reshape(RASTER_SIZE, RASTER_SIZE, 4)

    def take(self, area: tuple[slice, slice]) -> NDArray[np.uint8]:
        """Return the uint8 coverage of each pixel in an area, and clear it in the mask."""
        # White, so that all four channels are the coverage.
        coverage = self._channels[(*area, 0)].copy()
        self._channels[area] = 0
        return coverage

    def paint(self, path: list[Point], width: float) -> QRect:
        """Paint a round brush along a path; return the rectangle of pixels it may have changed."""
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
            with QPainter(self._image) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.fillPath(shape, Qt.GlobalColor.white)
        return rect


def raster_of(strokes: Iterable[Stroke]) -> NDArray[np.uint8]:
    """Ink of drawing strokes on a blank canvas, to the byte that of drawing them by hand.

    May be called from any thread.

    Args:
        strokes: As a `Drawing` returns them; erasers are ignored.

    Returns:
        uint8, shape (840, 840), ink = 255 on 0.
    """
    raster = np.zeros((RASTER_SIZE, RASTER_SIZE), np.uint8)
    mask = Mask()
    for stroke in strokes:
        for path in () if stroke.eraser else _paths(stroke.points):
            rect = mask.paint(path, stroke.width)
            if not rect.isEmpty():
                area = pixel_slices(rect)
                np.maximum(raster[area], mask.take(area), out=raster[area])
    return raster


def _paths(points: tuple[Point, ...]) -> Iterator[list[Point]]:
    """The paths that a stroke adds to the ink, one after the other."""
    yield [points[0]]
    for end in range(2, len(points) + 1):
        yield added_path(list(points[max(0, end - 3) : end]))
    if len(points) > 1:
        yield [midpoint(*points[-2:]), points[-1]]


@dataclass(frozen=True, slots=True)
class _Disc:
    """The brush at one point, in raster pixels."""

    x: float
    y: float
    radius: float

    @classmethod
    def of(cls, point: Point, width: float) -> _Disc:
        radius = width * width_factor(point.pressure) * SCALE / 2
        return cls(point.x * SCALE, point.y * SCALE, radius)

    @property
    def rect(self) -> QRectF:
        side = 2 * self.radius
        return QRectF(self.x - self.radius, self.y - self.radius, side, side)


def _add_piece(shape: QPainterPath, start: _Disc, end: _Disc) -> None:
    """Add the convex hull of two discs: two arcs and the tangents between them."""
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
