"""Scrolling grid of digit images with captions, fast for tens of thousands of images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mnist_draw.dataset.captioned_picture import PICTURE_ROLE, CaptionedPicture
from mnist_draw.draw.pasted_pictures import colour_ramp, image_view
from mnist_draw.shared import theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QAbstractItemModel

_SIDE: Final = 56  # pixels at scale 1: twice the image's 28
_PADDING: Final = 6
# Cells laid out at a time; 60,000 at once would block the window for 200 ms.
_BATCH: Final = 2000


class PictureGrid(QListView):
    """List view of a model with `PICTURE_ROLE` as a grid."""

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        """Args: name: The object name. model: Gives the pictures."""
        super().__init__(parent)
        self.setObjectName(name)
        self._delegate = _PictureDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_sizes()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._set_sizes()
        super().changeEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's
        """Qt would read the captions of all pictures, which takes seconds for 60,000."""

    def set_longest_caption(self, caption: str) -> None:
        """Make the cells wide enough for a caption, if that is not too long."""
        self._delegate.set_longest(caption)
        self._set_sizes()

    def _set_sizes(self) -> None:
        size = self._delegate.cell_size()
        self.setGridSize(size)
        self.verticalScrollBar().setSingleStep(size.height() // 2)


class _PictureDelegate(QStyledItemDelegate):
    """Paints an image with its caption."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._longest = ""

    def set_longest(self, caption: str) -> None:
        """Make room for a caption, up to twice the width of an image."""
        self._longest = caption

    def cell_size(self) -> QSize:
        """Size of a cell."""
        side = round(_SIDE * theme.scale())
        caption = QFontMetrics(theme.font("caption"))
        width = max(side, min(2 * side, caption.horizontalAdvance(self._longest)))
        return QSize(width + 2 * _PADDING, side + caption.height() + 2 * _PADDING)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return self.cell_size()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        picture: CaptionedPicture = index.data(PICTURE_ROLE)
        colours = theme.colours()
        side = round(_SIDE * theme.scale())
        rect: QRect = option.rect
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        square.moveTop(rect.top() + _PADDING)
        paint_digit(painter, square, picture.image)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colours.accent, 3))
            painter.drawRect(square.adjusted(-2, -2, 1, 1))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(colours.text, 1))
                painter.drawRect(square.adjusted(-5, -5, 4, 4))
        else:
            painter.setPen(colours.grid)
            painter.drawRect(square.adjusted(0, 0, -1, -1))
        painter.setPen(theme.colour(picture.tone))
        font = theme.font("caption")
        painter.setFont(font)
        caption = QRect(rect.left(), square.bottom() + 2, rect.width(), rect.height())
        painter.drawText(
            caption,
            Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter,
            QFontMetrics(font).elidedText(
                picture.caption, Qt.TextElideMode.ElideRight, rect.width() - 2
            ),
        )


def paint_digit(painter: QPainter, square: QRect, image: NDArray[np.uint8]) -> None:
    """Paint a digit image without smoothing, in the canvas's colours.

    Args:
        painter: An active painter.
        square: Where to paint it.
        image: uint8, shape (28, 28), ink = 255 on 0.
    """
    colours = theme.colours()
    pixels = colour_ramp(colours.paper, colours.ink)[image]
    picture: QImage = image_view(pixels)
    painter.drawImage(square, picture)
