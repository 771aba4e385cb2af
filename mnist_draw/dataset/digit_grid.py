"""A scrolling grid of digit images with captions, quick for tens of thousands."""

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

_SIDE: Final = 56  # pixels at a desk: each of the image's 28 is two
_PADDING: Final = 6
# Places of this many cells are found at a time: those of 60,000 in one go stall for 200 ms.
_BATCH: Final = 2000


class DigitGrid(QListView):
    """Shows a `DigitList`; one image is the current one.

    Attributes:
        digits: What is shown.
        digit_chosen: The `Digit` that became the current one; None when none is.
        digit_wanted: A `Digit` was double-clicked or Return pressed on it.
    """

    digit_chosen = Signal(object)
    digit_wanted = Signal(object)

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
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.digits.modelReset.connect(self._choose_first)
        self.activated.connect(self._tell_wanted)

    @property
    def chosen(self) -> Digit | None:
        """The current image."""
        index = self.currentIndex()
        return self.digits.digit(index.row()) if index.isValid() else None

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
    def _tell_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self.digit_chosen.emit(self.digits.digit(current.row()))

    @Slot(QModelIndex)
    def _tell_wanted(self, index: QModelIndex) -> None:
        self.digit_wanted.emit(self.digits.digit(index.row()))


class _DigitDelegate(QStyledItemDelegate):
    """Paints one image and its caption; a mistake's caption has the colour of errors."""

    def cell_size(self) -> QSize:
        """Size of every cell."""
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
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        place.moveTop(rect.top() + _PADDING)
        paint_digit(painter, place, digit.image)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colours.accent, 3))
            painter.drawRect(place.adjusted(-2, -2, 1, 1))
        else:
            painter.setPen(colours.grid)
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        wrong = digit.predicted is not None and digit.predicted != digit.label
        painter.setPen(colours.error if wrong else colours.muted)
        painter.setFont(theme.font("caption"))
        caption = QRect(rect.left(), place.bottom() + 2, rect.width(), rect.height())
        painter.drawText(
            caption,
            Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter,
            index.data(Qt.ItemDataRole.DisplayRole),
        )


def paint_digit(painter: QPainter, place: QRect, image: NDArray[np.uint8]) -> None:
    """Paints a digit image with sharp pixels, as ink on paper.

    Args:
        painter: On the widget.
        place: A square.
        image: uint8, shape (28, 28), ink = 255 on 0.
    """
    colours = theme.colours()
    pixels = colour_ramp(colours.paper, colours.ink)[image]
    picture: QImage = image_view(pixels)
    painter.drawImage(place, picture)
