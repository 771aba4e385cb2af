"""Annotation of ink: colours that only the ink takes, and marks over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """Short text in a round badge.

    Attributes:
        position: Of its middle, in shares of the side of the square.
        text: One or two characters.
    """

    position: QPointF
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class InkAnnotation:
    """Colours and marks for ink in a square; lengths are shares of its side, from 0 to 1.

    Attributes:
        colours: ``QImage.Format_ARGB32_Premultiplied``; ink keeps its own colour where it is
            transparent.
        area: Where the image lies.
        smooth: Whether to interpolate between its pixels.
        outline: Rectangle to mark; None for none.
        labels: Badges.
    """

    colours: QImage
    area: QRectF
    smooth: bool = True
    outline: QRectF | None = None
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlines:
    """Rectangles around parts of the drawing, one of them chosen.

    Attributes:
        boxes: In shares of the side of the square.
        chosen: Index of the part that annotations are about.
        pointed: Index of the part under the pointer; None for none.
    """

    boxes: tuple[QRectF, ...]
    chosen: int
    pointed: int | None = None


_INSET: Final = 0.5  # Pixels; sharpens lines of one pixel.
_MARGIN: Final = 3.0  # Pixels between ink and outline.


def paint_colours(painter: QPainter, square: QRectF, annotation: InkAnnotation) -> None:
    """Colour the ink that is painted in a square; paper keeps its colour.

    Changes composition mode and render hints of the painter.
    """
    colours = theme.colours()
    mode = QPainter.CompositionMode
    # Screen lightens dark ink, multiply darkens white ink; paper is limited to its own colour.
    if colours.ink.lightness() < colours.paper.lightness():
        colouring, limiting = mode.CompositionMode_Screen, mode.CompositionMode_Darken
    else:
        colouring, limiting = mode.CompositionMode_Multiply, mode.CompositionMode_Lighten
    painter.setCompositionMode(colouring)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, annotation.smooth)
    target = _scaled(annotation.area, square)
    painter.drawImage(target, annotation.colours, QRectF(annotation.colours.rect()))
    painter.setCompositionMode(limiting)
    painter.fillRect(target.toAlignedRect(), colours.paper)
    painter.setCompositionMode(mode.CompositionMode_SourceOver)


def paint_marks(painter: QPainter, square: QRectF, annotation: InkAnnotation) -> None:
    """Paint outline and labels; changes pen, brush, font and render hints of the painter."""
    colours = theme.colours()
    if annotation.outline is not None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = _scaled(annotation.outline, square)
        # A halo of paper: the line crosses ink of any colour.
        for colour, width in ((colours.paper, 3.0), (colours.text, 1.0)):
            painter.setPen(_pen(colour, width))
            painter.drawRect(box.toAlignedRect())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font("caption")
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for label in annotation.labels:
        width = max(metrics.height() * 1.25, metrics.horizontalAdvance(label.text) + 8)
        badge = QRectF(0, 0, width, metrics.height() * 1.25)
        badge.moveCenter(_point(label.position, square))
        # Inside of the square, so that it is never cut.
        badge.moveLeft(min(max(badge.left(), square.left()), square.right() - badge.width()))
        badge.moveTop(min(max(badge.top(), square.top()), square.bottom() - badge.height()))
        painter.setPen(_pen(colours.text, 1.5))
        painter.setBrush(colours.paper)
        radius = badge.height() / 2
        inside = badge.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(inside, radius, radius)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, label.text)


def paint_outlines(painter: QPainter, square: QRectF, outlines: Outlines) -> None:
    """Paint dashed rectangles, and the chosen one as a full line; changes pen and render hints."""
    colours = theme.colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    frame = square.adjusted(1, 1, -1, -1)
    for index, box in enumerate(outlines.boxes):
        marked = index == (outlines.chosen if outlines.pointed is None else outlines.pointed)
        pen = QPen(colours.accent if marked else colours.muted, 2.0 if marked else 1.0)
        if not marked:
            pen.setDashPattern([4, 4])
        painter.setPen(pen)
        target = _scaled(box, square).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        painter.drawRoundedRect(target.intersected(frame), _MARGIN, _MARGIN)


def annotated_area(square: QRectF, outlines: Outlines | None) -> QRectF:
    """The part of a square that annotations are about: that of the chosen part, or all of it."""
    return square if outlines is None else _scaled(outlines.boxes[outlines.chosen], square)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _scaled(area: QRectF, square: QRectF) -> QRectF:
    side = square.width()
    size = (area.width() * side, area.height() * side)
    return QRectF(square.left() + area.left() * side, square.top() + area.top() * side, *size)


def _point(position: QPointF, square: QRectF) -> QPointF:
    return square.topLeft() + position * square.width()
