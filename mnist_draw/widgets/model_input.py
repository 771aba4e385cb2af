"""What the network gets: the 28x28 digit image and, beside it, the steps that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mnist_draw import theme
from mnist_draw.images import image_from_ink

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent

    from trainer.framing import Framing

_FRAME: Final = 28
_BOX: Final = 20
_GAP: Final = 18  # Between pictures, for the arrow.
_CAPTION_GAP: Final = 4
# The first step shows every fourth pixel of the raster: more than a thumbnail can.
_THINNING: Final = 4


class ModelInput(QWidget):
    """Three small pictures of the steps, then the digit image, large enough to see its pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelInputSteps")
        self._steps = [_Picture(self), _Picture(self), _Picture(self)]
        self._digit_image = _Picture(self, grid=_FRAME)
        self._digit_image.setObjectName("modelInput")
        for step, name in zip(self._steps, ("boxStep", "scaledStep", "centredStep"), strict=True):
            step.setObjectName(name)
        self._title = QLabel(self)
        self._title.setProperty("step", "title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()

    def sizeHint(self) -> QSize:
        return QSize(380, 5 * _FRAME + self._caption_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 4 * _FRAME + self._caption_height())

    def show_framing(self, framing: Framing | None, raster: NDArray[np.uint8]) -> None:
        """Shows how ink became a digit image.

        Args:
            framing: The steps; None when there is no ink.
            raster: The ink they started from: uint8, shape (H, W), ink = 255 on 0.
        """
        ink, scaled, centred = self._steps
        if framing is None:
            for picture in (*self._steps, self._digit_image):
                picture.clear()
            return
        side = max(raster.shape)
        left, top, right, bottom = framing.box
        ink.show_ink(
            raster[::_THINNING, ::_THINNING],
            QRectF(0, 0, 1, 1),
            outline=QRectF(left / side, top / side, (right - left) / side, (bottom - top) / side),
        )
        height, width = framing.scaled.shape
        inside = QRectF(0, 0, width / _BOX, height / _BOX)
        inside.moveCenter(QPointF(0.5, 0.5))
        scaled.show_ink(framing.scaled, inside)
        column, row = framing.offset
        place = QRectF(column / _FRAME, row / _FRAME, width / _FRAME, height / _FRAME)
        x, y = framing.centre_of_mass
        # Index 0 is the middle of the first pixel.
        centre = QPointF((column + x + 0.5) / _FRAME, (row + y + 0.5) / _FRAME)
        centred.show_ink(framing.scaled, place, outline=place, cross=centre)
        self._digit_image.show_ink(framing.digit_image, QRectF(0, 0, 1, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._arrange()
        elif event.type() == QEvent.Type.FontChange:
            self._arrange()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colours().muted, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for step in self._steps:
            picture = step.geometry()
            x = picture.right() + _GAP / 2
            y = picture.top() + picture.width() / 2
            painter.drawPolyline([QPointF(x - 2, y - 5), QPointF(x + 3, y), QPointF(x - 2, y + 5)])
        painter.end()

    def _arrange(self) -> None:
        """Gives the digit image whole pixels for its cells and the steps what is left."""
        caption = self._caption_height()
        room = self.width() - 3 * _GAP
        # Three steps, none narrower than half of the digit image.
        largest = min(self.height() - caption, room * 9 // 20)
        side = max(_FRAME, largest // _FRAME * _FRAME)
        small = min((room - side) // 3, side)
        x = (room - side - 3 * small) // 2
        for step in self._steps:
            step.setGeometry(x, side - small, small, small + caption)
            x += small + _GAP
        self._digit_image.setGeometry(x, 0, side, side + caption)
        # The title takes the corner above the steps, where there is one.
        self._title.move(self._steps[0].x(), 0)
        self._title.adjustSize()
        fits = QRect(0, 0, x - _GAP, side - small).contains(self._title.geometry())
        self._title.setVisible(fits)

    def _caption_height(self) -> int:
        return QFontMetrics(theme.font("caption")).height() + _CAPTION_GAP

    def _name(self) -> None:
        self._title.setText(self.tr("What the network sees"))
        texts = (
            (
                self.tr("Box"),
                self.tr("The smallest box around the ink: where you draw does not matter."),
            ),
            (
                self.tr("20 × 20"),
                self.tr(
                    "The box is shrunk until its longer side is 20 pixels: "
                    "how large you draw does not matter."
                ),
            ),
            (
                self.tr("Centred"),
                self.tr(
                    "It is moved by whole pixels until the ink balances on the centre of the frame."
                ),
            ),
            (
                self.tr("28 × 28 input"),
                self.tr("This is all the network sees: 28 by 28 pixels, like the digits of MNIST."),
            ),
        )
        for picture, (caption, explanation) in zip(
            (*self._steps, self._digit_image), texts, strict=True
        ):
            picture.name(caption, explanation)


class _Picture(QWidget):
    """A square of paper with pixels of ink on it and a caption under it."""

    def __init__(self, parent: QWidget, *, grid: int = 0) -> None:
        super().__init__(parent)
        self._grid = grid
        self._caption = ""
        self._ink: NDArray[np.uint8] | None = None
        self._view: QImage | None = None
        self._place = QRectF()
        self._outline: QRectF | None = None
        self._cross: QPointF | None = None

    def name(self, caption: str, explanation: str) -> None:
        self._caption = caption
        self.setToolTip(explanation)
        self.setAccessibleName(caption)
        self.setAccessibleDescription(explanation)
        self.update()

    def clear(self) -> None:
        self._ink = self._view = self._outline = self._cross = None
        self.update()

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
            self._look()
        super().changeEvent(event)

    def _look(self) -> None:
        if self._ink is not None:
            colours = theme.colours()
            self._view = image_from_ink(self._ink, colours.paper, colours.ink)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
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
        painter.setPen(colours.outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square.adjusted(0, 0, -1, -1))
        self._paint_caption(painter, colours)
        painter.end()

    def _paint_grid(self, painter: QPainter, colours: theme.Colours) -> None:
        cell = self.width() // self._grid
        if cell < 4:
            return
        line = QColor(colours.muted)
        line.setAlpha(45)
        # Ten times faster than as many lines, and this is painted with every prediction.
        tile = QPixmap(cell, cell)
        tile.fill(Qt.GlobalColor.transparent)
        corner = QPainter(tile)
        corner.setPen(line)
        corner.drawPolyline([QPoint(0, cell), QPoint(0, 0), QPoint(cell, 0)])
        corner.end()
        painter.drawTiledPixmap(0, 0, self.width(), self.width(), tile)

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
