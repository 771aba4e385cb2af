"""Picture of a drawing in which a part of the strokes stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from mnist_draw.shared import theme
from trainer.ink.pen import CANVAS_SIZE, curve, point_array, width_factor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPaintEvent

    from trainer.ink.pen import Stroke


class StrokesPicture(QWidget):
    """The whole drawing faintly, and a part of it in ink."""

    def __init__(self, name: str) -> None:
        """Start empty; `name` is the object name."""
        super().__init__()
        self.setObjectName(name)
        self._whole: tuple[Stroke, ...] = ()
        self._part: tuple[Stroke, ...] = ()

    def show_part(self, whole: Sequence[Stroke], part: Sequence[Stroke]) -> None:
        """Show strokes, and those that stand out: both in canvas units."""
        self._whole, self._part = tuple(whole), tuple(part)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            square = QRectF(0.5, 0.5, self.width() - 1.0, self.width() - 1.0)
            painter.setPen(colours.outline)
            painter.setBrush(colours.paper)
            painter.drawRect(square)
            painter.setClipRect(square)
            painter.scale(self.width() / CANVAS_SIZE, self.width() / CANVAS_SIZE)
            for stroke in self._whole:
                _paint(painter, stroke, colours.outline)
            for stroke in self._part:
                _paint(painter, stroke, colours.ink)


def _paint(painter: QPainter, stroke: Stroke, colour: QColor) -> None:
    path = curve(point_array(stroke.points))
    pen = QPen(colour, float(stroke.width * width_factor(path[:, 2]).mean()))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [QPointF(x, y) for x, y in path[:, :2].tolist()]
    painter.drawPoint(points[0])  # A line without length would leave none.
    painter.drawPolyline(QPolygonF(points))
