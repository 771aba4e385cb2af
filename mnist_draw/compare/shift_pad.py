"""A square with a handle: where it lies is how far the picture is shifted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.compare.directions import MAX_SHIFT
from mnist_draw.shared import theme
from mnist_draw.shared.screen_readers import describe

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_CELLS: Final = 2 * MAX_SHIFT + 1
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ShiftPad(QWidget):
    """Shift by whole pixels: drag the handle, or press the arrow keys; Home returns it.

    Attributes:
        moved: The user moved the handle: pixels to the right and down, -8 to 8.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shiftPad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._right = self._down = 0
        self._retranslate()

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 8.5)
        return QSize(side, side)

    @property
    def shift(self) -> tuple[int, int]:
        """Pixels to the right and down."""
        return self._right, self._down

    def set_shift(self, right: int, down: int) -> None:
        """Place the handle, without emitting `moved`."""
        self._right, self._down = right, down
        text = self.tr("{right} px to the right, {down} px down")
        describe(self, text.format(right=right, down=down))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Home:
            self._move(0, 0)
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self._move(self._right + step[0], self._down + step[1])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Shift"))
        self.setToolTip(
            self.tr("Drag to move the picture, or use the arrow keys. Double click: reset")
        )
        self.set_shift(*self.shift)

    def _drag(self, position: QPointF) -> None:
        cell = self._square().width() / _CELLS
        offset = (position - self._square().center()) / cell
        self._move(round(offset.x()), round(offset.y()))

    def _move(self, right: int, down: int) -> None:
        right, down = (min(max(value, -MAX_SHIFT), MAX_SHIFT) for value in (right, down))
        if (right, down) != self.shift:
            self.set_shift(right, down)
            self.moved.emit(right, down)

    def _square(self) -> QRectF:
        side = min(self.width(), self.height()) - 4.0
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        square = self._square()
        cell = square.width() / _CELLS
        centre = square.center()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = self.hasFocus()
            painter.setPen(
                QPen(colours.accent if focused else colours.outline, 2 if focused else 1)
            )
            painter.setBrush(colours.surface)
            painter.drawRoundedRect(square, cell * 0.6, cell * 0.6)
            for pixels in range(-MAX_SHIFT, MAX_SHIFT + 1):
                at = pixels * cell
                line = QColor(colours.outline if pixels % 4 == 0 else colours.grid)
                painter.setPen(QPen(line, 1.6 if pixels == 0 else 0.8))
                reach = MAX_SHIFT * cell
                painter.drawLine(centre + QPointF(at, -reach), centre + QPointF(at, reach))
                painter.drawLine(centre + QPointF(-reach, at), centre + QPointF(reach, at))
            handle = centre + QPointF(self._right * cell, self._down * cell)
            painter.setPen(QPen(colours.accent, 2.5))
            painter.drawLine(centre, handle)
            painter.setBrush(colours.accent)
            painter.setPen(QPen(colours.surface, 2))
            painter.drawEllipse(handle, cell * 1.05, cell * 1.05)
