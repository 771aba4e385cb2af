"""Small captioned pictures of ink: framing steps and digit images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from mnist_draw.draw.ink_annotation import paint_colours, paint_marks
from mnist_draw.draw.pasted_pictures import image_from_ink
from mnist_draw.shared import theme
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QImage, QPaintEvent

    from mnist_draw.draw.ink_annotation import InkAnnotation

THINNING: Final = 4
"""Thumbnails of the canvas use every fourth raster pixel, still more than they can show."""

_CAPTION_GAP: Final = 4


def caption_height() -> int:
    """Height in pixels of the caption under a picture."""
    return QFontMetrics(theme.font("caption")).height() + _CAPTION_GAP


def whole_cells(side: int) -> int:
    """Round the side of a digit image down to whole pixels per cell."""
    return max(FRAME_SIZE, side // FRAME_SIZE * FRAME_SIZE)


class InkPicture(QWidget):
    """A square with pixels of ink and a caption under it."""

    def __init__(self, parent: QWidget, *, grid: int = 0, marked: bool = False) -> None:
        """Start without ink.

        Args:
            parent: Parent widget.
            grid: Cells along a side, with their borders shown where there is room; 0 for none.
            marked: Whether a thick frame highlights the picture.
        """
        super().__init__(parent)
        self._grid = grid
        self._frame: theme.Tone | None = "warning" if marked else None
        self._caption = ""
        self._ink: NDArray[np.uint8] | None = None
        self._view: QImage | None = None
        self._area = QRectF()
        self._outline: QRectF | None = None
        self._cross: QPointF | None = None
        self._annotation: InkAnnotation | None = None
        self._lines = QPixmap()

    def set_texts(self, caption: str, explanation: str) -> None:
        """Set the caption, also for screen readers, and the tooltip."""
        self._caption = caption
        self.setToolTip(explanation)
        self.setAccessibleName(caption)
        self.setAccessibleDescription(explanation)
        self.update()

    def set_frame(self, tone: theme.Tone | None) -> None:
        """Set the colour of a thick frame that highlights the picture; None for a thin one."""
        if tone != self._frame:
            self._frame = tone
            self._update_square()

    def clear(self) -> None:
        """Remove the ink."""
        self._ink = self._view = self._outline = self._cross = None
        self._update_square()

    def show_ink(
        self,
        ink: NDArray[np.uint8],
        area: QRectF,
        *,
        outline: QRectF | None = None,
        cross: QPointF | None = None,
    ) -> None:
        """Show ink.

        Args:
            ink: uint8, shape (H, W), ink = 255 on 0.
            area: The part of the square that it fills, in shares of the side from 0 to 1.
            outline: Dashed rectangle, likewise.
            cross: Crossing point of two lines, likewise.
        """
        # A copy, as the ink may be a view of the live raster.
        self._ink = ink.copy(order="C")
        self._area = area
        self._outline = outline
        self._cross = cross
        self._render()

    def annotate(self, annotation: InkAnnotation | None) -> None:
        """Show colours and marks on the ink until they are replaced; None for plain ink."""
        if annotation is not None or self._annotation is not None:
            self._annotation = annotation
            self._update_square()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._lines = QPixmap()
            self._render()
            self.update()
        super().changeEvent(event)

    def _render(self) -> None:
        if self._ink is not None:
            colours = theme.colours()
            self._view = image_from_ink(self._ink, colours.paper, colours.ink)
        self._update_square()

    def _update_square(self) -> None:
        # Without the caption: laying out its text takes as long as all else.
        self.update(0, 0, self.width(), self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        side = self.width()
        square = QRect(0, 0, side, side)
        with QPainter(self) as painter:
            painter.fillRect(square, colours.paper)
            if self._view is not None:
                target = QRectF(
                    self._area.x() * side,
                    self._area.y() * side,
                    self._area.width() * side,
                    self._area.height() * side,
                )
                # Digit images show their pixels as squares; larger images are shrunk smoothly.
                shrinks = self._view.width() > target.width()
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrinks)
                painter.drawImage(target, self._view, QRectF(self._view.rect()))
                if self._annotation is not None:
                    paint_colours(painter, QRectF(square), self._annotation)
                if self._grid:
                    self._paint_grid(painter, colours)
                self._paint_marks(painter, colours)
                if self._annotation is not None:
                    paint_marks(painter, QRectF(square), self._annotation)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self._frame is not None:
                painter.setPen(QPen(theme.colour(self._frame), 2))
                painter.drawRect(square.adjusted(1, 1, -1, -1))
            else:
                painter.setPen(colours.outline)
                painter.drawRect(square.adjusted(0, 0, -1, -1))
            if not square.contains(event.rect()):
                self._paint_caption(painter, colours)

    def _paint_grid(self, painter: QPainter, colours: theme.Colours) -> None:
        side = self.width() // self._grid
        if side < 4:
            return
        # Copying one picture is far faster than drawing lines or tiles with every prediction.
        if self._lines.width() != side * self._grid:
            self._lines = _lines(side, self._grid, colours)
        painter.drawPixmap(0, 0, self._lines)

    def _paint_marks(self, painter: QPainter, colours: theme.Colours) -> None:
        side = self.width()
        if self._outline is not None:
            painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DashLine))
            box = self._outline
            painter.drawRect(
                QRectF(
                    box.x() * side, box.y() * side, box.width() * side, box.height() * side
                ).toAlignedRect()
            )
        if self._cross is not None:
            line = QColor(colours.train)
            line.setAlpha(150)
            painter.setPen(line)
            x, y = round(self._cross.x() * side), round(self._cross.y() * side)
            painter.drawLine(x, 0, x, side)
            painter.drawLine(0, y, side, y)

    def _paint_caption(self, painter: QPainter, colours: theme.Colours) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(colours.muted)
        measure = painter.fontMetrics()
        text = measure.elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width())
        # Fallback fonts have taller lines: a fixed baseline keeps all captions level and inside.
        x = (self.width() - measure.horizontalAdvance(text)) // 2
        painter.drawText(x, self.width() + _CAPTION_GAP + measure.ascent(), text)


def _lines(side: int, cells: int, colours: theme.Colours) -> QPixmap:
    """Grid lines: the left and top border of each cell."""
    line = QColor(colours.muted)
    line.setAlpha(45)
    whole = side * cells
    grid = QPixmap(whole, whole)
    grid.fill(Qt.GlobalColor.transparent)
    with QPainter(grid) as painter:
        painter.setPen(line)
        for at in range(0, whole, side):
            painter.drawLine(at, 0, at, whole)
            painter.drawLine(0, at, whole, at)
    return grid


def paint_arrows(owner: QWidget, pictures: Iterable[QWidget], gap: float) -> None:
    """Paint an arrow to the right of each picture; call from ``paintEvent``.

    Args:
        owner: Parent of the pictures.
        pictures: Pictures to be followed by an arrow.
        gap: Pixels between neighbours, with the arrow in the middle.
    """
    with QPainter(owner) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colours().muted, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for picture in pictures:
            box = picture.geometry()
            x, y = box.right() + gap / 2, box.top() + box.width() / 2
            painter.drawPolyline([QPointF(x - 2, y - 5), QPointF(x + 3, y), QPointF(x - 2, y + 5)])
