"""Scrolling grid of digit images with captions, fast for tens of thousands of images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mnist_draw.dataset.digit_list import DIGIT_ROLE, Digit, DigitList
from mnist_draw.draw.pasted_pictures import colour_ramp, image_view
from mnist_draw.shared import theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SIDE: Final = 56  # pixels at scale 1: twice the image's 28
_PADDING: Final = 6
# Cells laid out at a time; 60,000 at once would block the window for 200 ms.
_BATCH: Final = 2000


class DigitGrid(QListView):
    """List view of a `DigitList` as a grid with a current image.

    Attributes:
        digits: The model.
        digit_chosen: Emits the `Digit` that became current, or None.
        digit_activated: Emits the `Digit` that was double-clicked or confirmed with Return.
    """

    digit_chosen = Signal(object)
    digit_activated = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Args: name: The object name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.digits = DigitList(self)
        self._delegate = _DigitDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.digits)
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
        self.selectionModel().currentChanged.connect(self._emit_chosen)
        self.digits.modelReset.connect(self._choose_first)
        self.activated.connect(self._emit_activated)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._set_sizes()
        super().changeEvent(event)

    def _set_sizes(self) -> None:
        size = self._delegate.cell_size()
        self.setGridSize(size)
        self.verticalScrollBar().setSingleStep(size.height() // 2)

    @Slot()
    def _choose_first(self) -> None:
        if self.digits.rowCount():
            self.setCurrentIndex(self.digits.index(0))
        else:
            self.digit_chosen.emit(None)

    @Slot(QModelIndex, QModelIndex)
    def _emit_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self.digit_chosen.emit(self.digits.digit(current.row()))

    @Slot(QModelIndex)
    def _emit_activated(self, index: QModelIndex) -> None:
        self.digit_activated.emit(self.digits.digit(index.row()))


class _DigitDelegate(QStyledItemDelegate):
    """Paints an image with its caption, in the error colour if the prediction is wrong."""

    def cell_size(self) -> QSize:
        """Size of a cell."""
        side = round(_SIDE * theme.scale())
        caption = QFontMetrics(theme.font("caption")).height()
        return QSize(side + 2 * _PADDING, side + caption + 2 * _PADDING)

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
        digit: Digit = index.data(DIGIT_ROLE)
        colours = theme.colours()
        side = round(_SIDE * theme.scale())
        rect: QRect = option.rect
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        square.moveTop(rect.top() + _PADDING)
        paint_digit(painter, square, digit.image)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colours.accent, 3))
            painter.drawRect(square.adjusted(-2, -2, 1, 1))
        else:
            painter.setPen(colours.grid)
            painter.drawRect(square.adjusted(0, 0, -1, -1))
        wrong = digit.predicted is not None and digit.predicted != digit.label
        painter.setPen(colours.error if wrong else colours.muted)
        painter.setFont(theme.font("caption"))
        caption = QRect(rect.left(), square.bottom() + 2, rect.width(), rect.height())
        painter.drawText(
            caption,
            Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter,
            index.data(Qt.ItemDataRole.DisplayRole),
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
