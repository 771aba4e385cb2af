"""Colours of effects: blue speaks for the answer, orange against it, grey does neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from mnist_draw.draw.ink_annotation import InkAnnotation, Label
from mnist_draw.explain.occlusion import PATCH_SIZE
from mnist_draw.image_memory import pixels_of
from mnist_draw.shared import theme
from trainer.ink.framing import FRAME_SIZE
from trainer.ink.pen import CANVAS_SIZE, curve, point_array, width_factor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mnist_draw.explain.explanation import Area, OcclusionMap
    from trainer.ink.pen import Stroke

# Pixels to a canvas unit of the image that colours strokes; their edges are those of the ink.
_PIXELS: Final = 1.5
_SIDE: Final = round(CANVAS_SIZE * _PIXELS)
# Canvas units by which colours are wider than strokes: against dark edges by scaling, and for ink
# that belongs to no stroke.
_SPARE: Final = 3.0
_BESIDE: Final = 16.0
# Smaller changes of a probability are none.
_SMALLEST: Final = 0.005


def change_colours(changes: NDArray[np.float32]) -> NDArray[np.uint32]:
    """Colours for changes of the answer's probability.

    From grey to blue and orange with the square root, which shows changes of a few percentage
    points too; smaller ones are grey.

    Args:
        changes: float32, shape (H, W), each in [-1, 1].

    Returns:
        uint32, shape (H, W), opaque pixels of ``QImage.Format_ARGB32_Premultiplied``.
    """
    colours = theme.colours()
    neutral, speaks_for, against = (
        np.array([colour.red(), colour.green(), colour.blue()], np.float32)
        for colour in (
            theme.blended(colours.paper, colours.ink, 0.5),
            colours.validation,
            colours.train,
        )
    )
    sizes = np.abs(changes)
    strength = np.where(sizes < _SMALLEST, 0, np.sqrt(sizes).clip(0, 1))[..., None]
    ends = np.where((changes < 0)[..., None], speaks_for, against)
    red, green, blue = np.moveaxis(
        (neutral + (ends - neutral) * strength).round().astype(np.uint32), -1, 0
    )
    pixels: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    return pixels


def stroke_annotation(strokes: Sequence[Stroke], changes: Sequence[float | None]) -> InkAnnotation:
    """Colour strokes, and number them.

    Args:
        strokes: In drawing order.
        changes: Change of the answer's probability without each; None where it is unknown.
    """
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A stroke has one colour where its pieces overlap, and covers the strokes before it.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.scale(_PIXELS, _PIXELS)
        paths = [
            (curve(point_array(stroke.points)), stroke.width, _colour(change))
            for stroke, change in zip(strokes, changes, strict=True)
        ]
        # Twice: ink beside the strokes, such as corners that an eraser left, gets the colour of the
        # stroke next to it.
        for spare in (_BESIDE, _SPARE):
            for path, width, colour in paths:
                _paint_path(painter, path, width + spare, colour)
    labels = tuple(_label(number, stroke) for number, stroke in enumerate(strokes, 1))
    return InkAnnotation(image, QRectF(0, 0, 1, 1), labels=labels)


def map_annotation(
    occlusion: OcclusionMap, area: Area = (0.0, 0.0, 1.0, 1.0), *, smooth: bool = False
) -> InkAnnotation:
    """Colour pixels of the digit image, and mark the decisive patch.

    Args:
        occlusion: The map.
        area: Where the digit image lies.
        smooth: Whether to interpolate between its pixels.
    """
    image = QImage(FRAME_SIZE, FRAME_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    pixels_of(image, np.uint32)[:] = change_colours(occlusion.changes)
    left, top, width, height = area
    outline = None
    spot = occlusion.decisive
    if spot is not None and -spot.change >= _SMALLEST:
        reach = PATCH_SIZE // 2
        outline = QRectF(
            left + (spot.column - reach) / FRAME_SIZE * width,
            top + (spot.row - reach) / FRAME_SIZE * height,
            PATCH_SIZE / FRAME_SIZE * width,
            PATCH_SIZE / FRAME_SIZE * height,
        )
    return InkAnnotation(image, QRectF(left, top, width, height), smooth=smooth, outline=outline)


def _colour(change: float | None) -> QColor:
    if change is None:
        return QColor(Qt.GlobalColor.transparent)
    return QColor.fromRgb(int(change_colours(np.array([[change]], np.float32))[0, 0]))


def _paint_path(painter: QPainter, path: NDArray[np.float64], width: float, colour: QColor) -> None:
    """Paint along a path of x, y and pressure: float64, shape (Q, 3)."""
    # As wide as its widest part: beside the ink, it colours nothing.
    pen = QPen(colour, float(width * width_factor(path[:, 2]).max()))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [QPointF(x, y) for x, y in path[:, :2].tolist()]
    painter.drawPoint(points[0])  # A line without length would leave none.
    painter.drawPolyline(points)


def _label(number: int, stroke: Stroke) -> Label:
    start = stroke.points[0]
    return Label(QPointF(start.x, start.y) / CANVAS_SIZE, str(number))
