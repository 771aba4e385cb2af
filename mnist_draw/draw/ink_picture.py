"""A small picture of ink with a caption: a step on the way to the network, or what it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from mnist_draw.draw.pasted_pictures import image_from_ink
from mnist_draw.shared import theme
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QImage, QPaintEvent

THINNING: Final = 4
"""A picture of the canvas shows every fourth pixel of its raster: more than a thumbnail can."""

_CAPTION_GAP: Final = 4


def caption_height() -> int:
    """Pixels under the square of a picture."""
    return QFontMetrics(theme.font("caption")).height() + _CAPTION_GAP


def whole_cells(side: int) -> int:
    """The side of a digit image, in pixels, shortened so that its cells have whole ones."""
    return max(FRAME_SIZE, side // FRAME_SIZE * FRAME_SIZE)


class InkPicture(QWidget):
    """A square of paper with pixels of ink on it and a caption under it."""

    def __init__(self, parent: QWidget, *, grid: int = 0, marked: bool = False) -> None:
        """Starts without ink.

        Args:
            parent: The owner.
            grid: Cells along a side, whose borders are shown where there is room; 0 for none.
            marked: Whether a thick frame says that this is the picture to look at.
        """
        super().__init__(parent)
        self._grid = grid
        self._marked = marked
        self._caption = ""
        self._ink: NDArray[np.uint8] | None = None
        self._view: QImage | None = None
        self._place = QRectF()
        self._outline: QRectF | None = None
        self._cross: QPointF | None = None
        self._cell = QPixmap()

    def name(self, caption: str, explanation: str) -> None:
        """Says what the picture shows, under it and to screen readers, and why in its tooltip."""
        self._caption = caption
        self.setToolTip(explanation)
        self.setAccessibleName(caption)
        self.setAccessibleDescription(explanation)
        self.update()

    def clear(self) -> None:
        """Leaves an empty square."""
        self._ink = self._view = self._outline = self._cross = None
        self._update_square()

    def show_ink(
        self,
        ink: NDArray[np.uint8],
        place: QRectF,
        *,
        outline: QRectF | None = None,
        cross: QPointF | None = None,
    ) -> None:
        """Shows ink; places are shares of the square, from 0 to 1."""
        # Also a copy where it is a view of ink that goes on changing.
        self._ink = ink.copy(order="C")
        self._place = place
        self._outline = outline
        self._cross = cross
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._cell = QPixmap()
            self._look()
            self.update()
        super().changeEvent(event)

    def _look(self) -> None:
        if self._ink is not None:
            colours = theme.colours()
            self._view = image_from_ink(self._ink, colours.paper, colours.ink)
        self._update_square()

    def _update_square(self) -> None:
        # Not the caption: laying out its text takes as long as all the rest.
        self.update(0, 0, self.width(), self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        side = self.width()
        square = QRect(0, 0, side, side)
        painter = QPainter(self)
        painter.fillRect(square, colours.paper)
        if self._view is not None:
            target = QRectF(
                self._place.x() * side,
                self._place.y() * side,
                self._place.width() * side,
                self._place.height() * side,
            )
            # Few pixels are shown as squares, many are shrunk smoothly.
            shrinks = self._view.width() > target.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrinks)
            painter.drawImage(target, self._view, QRectF(self._view.rect()))
            if self._grid:
                self._paint_grid(painter, colours)
            self._paint_marks(painter, colours)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._marked:
            painter.setPen(QPen(colours.warning, 2))
            painter.drawRect(square.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(colours.outline)
            painter.drawRect(square.adjusted(0, 0, -1, -1))
        if not square.contains(event.rect()):
            self._paint_caption(painter, colours)
        painter.end()

    def _paint_grid(self, painter: QPainter, colours: theme.Colours) -> None:
        side = self.width() // self._grid
        if side < 4:
            return
        # Ten times faster than as many lines, and this is painted with every prediction.
        if self._cell.width() != side:
            self._cell = _cell(side, colours)
        painter.drawTiledPixmap(0, 0, self.width(), self.width(), self._cell)

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
        # Fonts that stand in for others' letters have higher lines: only a baseline of our own
        # keeps all captions level and inside.
        x = (self.width() - measure.horizontalAdvance(text)) // 2
        painter.drawText(x, self.width() + _CAPTION_GAP + measure.ascent(), text)


def _cell(side: int, colours: theme.Colours) -> QPixmap:
    """One cell of a grid, of which it shows two borders."""
    line = QColor(colours.muted)
    line.setAlpha(45)
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setPen(line)
    painter.drawPolyline([QPoint(0, side), QPoint(0, 0), QPoint(side, 0)])
    painter.end()
    return tile


def paint_arrows(owner: QWidget, pictures: Iterable[QWidget], gap: float) -> None:
    """Paints an arrow behind each picture, in the middle of the gap to the next; in `paintEvent`.

    Args:
        owner: The widget that holds the pictures.
        pictures: From left to right.
        gap: Pixels between two of them.
    """
    painter = QPainter(owner)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colours().muted, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for picture in pictures:
        place = picture.geometry()
        x, y = place.right() + gap / 2, place.top() + place.width() / 2
        painter.drawPolyline([QPointF(x - 2, y - 5), QPointF(x + 3, y), QPointF(x - 2, y + 5)])
    painter.end()
