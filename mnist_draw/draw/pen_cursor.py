"""Cursors of the pen: a ring as large as the brush for the mouse, a cross for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_HALO: Final = QColor(255, 255, 255, 220)
_DARK: Final = QColor(0, 0, 0, 220)
# Pixels by which the cross reaches beyond the ring.
_ARM: Final = 10.0


def ring(diameter: float, ratio: float, *, dashed: bool) -> QCursor:
    """Cursor: outline of the brush, with a light halo so that it shows on ink too."""
    halo = 3.0
    side = round(diameter + 2 * halo)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(halo, halo, side - 2 * halo, side - 2 * halo)
        painter.setPen(QPen(_HALO, 3))
        painter.drawEllipse(outline)
        dark = QPen(_DARK, 1.2)
        if dashed:
            dark.setDashPattern([3, 3])
        painter.setPen(dark)
        painter.drawEllipse(outline)
    return QCursor(pixmap, side // 2, side // 2)


def cross_area(centre: QPointF, diameter: float) -> QRect:
    """The pixels that `paint_cross` may change."""
    reach = diameter / 2 + _ARM + 3
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach).toAlignedRect()


def paint_cross(painter: QPainter, centre: QPointF, diameter: float, *, down: bool) -> None:
    """Paint where the pen of the keyboard is: in the accent colour while it is down."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colours, radius = theme.colours(), diameter / 2
    inner, outer = radius, radius + _ARM
    for pen in (QPen(colours.paper, 5), QPen(colours.accent if down else colours.text, 2)):
        painter.setPen(pen)
        painter.drawEllipse(centre, radius, radius)
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            direction = QPointF(x, y)
            painter.drawLine(centre + direction * inner, centre + direction * outer)
