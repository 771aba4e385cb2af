"""Axes of a chart: linear and logarithmic scales, and their painting with grid and numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_GAP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A grid line.

    Attributes:
        value: Where it is.
        text: Its number.
    """

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Scale of one direction.

    Attributes:
        low: Value at its start.
        high: Value at its end, above it.
        title: What it shows, with the unit.
        ticks: Grid lines, rising.
        log: Whether equal distances are equal ratios; both ends are then positive.
    """

    low: float
    high: float
    title: str
    ticks: tuple[Tick, ...]
    log: bool = False

    def share(self, value: float) -> float:
        """Position of a value: 0 at the start, 1 at the end."""
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, share: float) -> float:
        """The value at a position."""
        if self.log:
            return self.low * math.pow(self.high / self.low, share)
        return self.low + share * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Plot:
    """Two axes around a rectangle of pixels.

    Attributes:
        area: What the axes enclose.
        x: Axis to the right.
        y: Axis upwards.
    """

    area: QRectF
    x: Axis
    y: Axis

    @classmethod
    def within(cls, box: QRectF, x: Axis, y: Axis) -> Plot:
        """Leave room for the numbers and titles of the axes in a box."""
        metrics = QFontMetricsF(theme.tabular(theme.font("caption")))
        line = metrics.height()
        widest = max((metrics.horizontalAdvance(tick.text) for tick in y.ticks), default=0.0)
        left = widest + 2 * _GAP
        # Half a number beyond the last grid line, and the title of the y axis above.
        last = metrics.horizontalAdvance(x.ticks[-1].text) / 2 if x.ticks else 0.0
        area = box.adjusted(left, line + _GAP, -max(last, _GAP), -(2 * line + 2 * _GAP))
        return cls(area, x, y)

    def point(self, x: float, y: float) -> QPointF:
        """Pixel of two values."""
        return QPointF(
            self.area.left() + self.x.share(x) * self.area.width(),
            self.area.bottom() - self.y.share(y) * self.area.height(),
        )

    def x_at(self, pixel: float) -> float:
        """Value on the x axis at a pixel; beyond the ends, the end."""
        share = (pixel - self.area.left()) / max(1.0, self.area.width())
        return self.x.value(min(1.0, max(0.0, share)))


def paint_axes(painter: QPainter, plot: Plot) -> None:
    """Paint grid, numbers and titles; changes pen, brush and font of the painter."""
    colours = theme.colours()
    area = plot.area
    font = theme.tabular(theme.font("caption"))
    metrics = QFontMetricsF(font)
    line = metrics.height()
    painter.setFont(font)
    painter.fillRect(area, colours.surface)
    for tick in plot.y.ticks:
        y = plot.point(plot.x.low, tick.value).y()
        painter.setPen(QPen(colours.grid, 1))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(colours.muted)
        room = QRectF(0, y - line / 2, area.left() - _GAP, line)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.text
        )
    free_from = -math.inf
    for tick in plot.x.ticks:
        x = plot.point(tick.value, plot.y.low).x()
        painter.setPen(QPen(colours.grid, 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        width = metrics.horizontalAdvance(tick.text)
        # A number that would touch the one before is left out.
        if x - width / 2 >= free_from:
            painter.setPen(colours.muted)
            room = QRectF(x - width, area.bottom() + _GAP, 2 * width, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, tick.text)
            free_from = x + width / 2 + 2 * _GAP
    painter.setPen(colours.outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    painter.setPen(colours.muted)
    below = QRectF(area.left(), area.bottom() + line + _GAP, area.width(), line + _GAP)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, plot.x.title)
    above = QRectF(0, area.top() - line - _GAP, area.right(), line)
    painter.drawText(
        above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, plot.y.title
    )
