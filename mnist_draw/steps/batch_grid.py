"""The images of a batch as small pictures, all at once, with their losses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.dataset.picture_grid import paint_digit
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from trainer.events import StepInspected

# Twice the image's 28 pixels, at scale 1.
_LARGEST: Final = 56
_SMALLEST: Final = 12
_GAP: Final = 3
# Height of the bar of a loss, as a share of the picture's side.
_BAR: Final = 0.16
_MOVES: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BatchGrid(QWidget):
    """Pictures that fill the widget; a bar below each is its loss, a red frame a wrong answer.

    Attributes:
        pointed: Emits the index within the event of the image under the pointer or the keys; -1
            for none.
    """

    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("batchGrid")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._step: StepInspected | None = None
        self._sorted = True
        self._order: NDArray[np.intp] = np.zeros(0, np.intp)
        self._place = -1

    def show_step(self, step: StepInspected) -> None:
        """Show the images of a step."""
        self._step = step
        self._arrange()

    def sort(self, *, worst_first: bool) -> None:
        """Show the images by their loss, or in the order of the batch."""
        self._sorted = worst_first
        self._arrange()

    @property
    def order(self) -> list[int]:
        """Indices of the images within the event, as they are shown."""
        order: list[int] = self._order.tolist()
        return order

    def sizeHint(self) -> QSize:
        return QSize(12, 6) * round(_LARGEST / 2 * theme.scale())

    def minimumSizeHint(self) -> QSize:
        return QSize(4, 4) * round(_LARGEST / 2 * theme.scale())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        side, columns = self._layout()
        x, y = event.position().toPoint().x(), event.position().toPoint().y()
        column, row = x // (side + _GAP), y // self._row_height(side)
        place = row * columns + column
        self._point(place if 0 <= column < columns and place < len(self._order) else -1)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        _, columns = self._layout()
        moves = {**_MOVES, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        move = moves.get(Qt.Key(event.key()))
        if move is None or not len(self._order):
            super().keyPressEvent(event)
            return
        place = self._place + move if self._place >= 0 else 0
        self._point(min(max(place, 0), len(self._order) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        step = self._step
        if step is None:
            return
        side, columns = self._layout()
        colours, height = theme.colours(), max(2, round(_BAR * side))
        most = max(float(step.losses.max()), 1e-9)
        with QPainter(self) as painter:
            for place, index in enumerate(self._order):
                row, column = divmod(place, columns)
                corner = QPoint(column * (side + _GAP), row * self._row_height(side))
                square = QRect(corner, QSize(side, side))
                wrong = step.predicted[index] != step.labels[index]
                paint_digit(painter, square, step.images[index])
                painter.setPen(QPen(colours.error if wrong else colours.grid, 1))
                if place == self._place:
                    painter.setPen(QPen(colours.accent, 3))
                painter.drawRect(square.adjusted(0, 0, -1, -1))
                bar = QRectF(square.left(), square.bottom() + 2, side, height - 1)
                painter.fillRect(bar, colours.grid)
                bar.setWidth(side * float(step.losses[index]) / most)
                painter.fillRect(bar, colours.error if wrong else colours.muted)
            if self.hasFocus():
                painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _arrange(self) -> None:
        if self._step is None:
            return
        order = np.arange(len(self._step.losses))
        self._order = np.argsort(-self._step.losses, kind="stable") if self._sorted else order
        self._place = -1
        self.pointed.emit(-1)
        self.update()

    def _point(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self.pointed.emit(int(self._order[place]) if place >= 0 else -1)
            self.update()

    def _layout(self) -> tuple[int, int]:
        """Side of a picture and number of columns, so that all fit."""
        count = max(1, len(self._order))
        for side in range(round(_LARGEST * theme.scale()), _SMALLEST, -1):
            columns = max(1, (self.width() + _GAP) // (side + _GAP))
            if math.ceil(count / columns) * self._row_height(side) <= self.height():
                return side, columns
        return _SMALLEST, max(1, (self.width() + _GAP) // (_SMALLEST + _GAP))

    def _row_height(self, side: int) -> int:
        return side + max(2, round(_BAR * side)) + _GAP + 1
