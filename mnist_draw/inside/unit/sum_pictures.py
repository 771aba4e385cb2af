"""Inputs times weights equals products, as three pictures, or tables of numbers where they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.draw.pasted_pictures import image_view
from mnist_draw.inside.strips import value_colours
from mnist_draw.inside.strips.colour_scale import ColourScale
from mnist_draw.inside.visible import finite_range
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from trainer.network.numpy_layers import Array

# Numbers in a table, from the longest that is shown to the shortest that is of use.
_LONG, _BRIEF = "−0.0123", "−0.12"
_FONT_SHARES: Final = (1.0, 0.92, 0.84)
_MOVES: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Cell(NamedTuple):
    """A value of a picture, by row and column."""

    row: int
    column: int


class _Grid(NamedTuple):
    """Where the three pictures are: left edges, top, and the size of a value."""

    lefts: tuple[float, float, float]
    top: float
    cell_width: float
    cell_height: float
    numbers: bool


class SumPictures(QWidget):
    """Shows inputs, weights and products of one map.

    Attributes:
        pointed: Emits the `Cell` under the mouse or the keyboard's cursor; None for none.
        chosen: Emits the `Cell` that was clicked or confirmed with Return.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Args: name: The object name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        empty = np.zeros((1, 1), np.float32)
        self._pictures: tuple[Array, Array, Array] = (empty, empty, empty)
        self._there: NDArray[np.bool_] = np.ones((1, 1), bool)
        self._scales = _scales()
        self._blank = True
        self._pointed: Cell | None = None
        self._captions = ("", "", "")
        self._retranslate()

    def show_sum(self, inputs: Array, weights: Array, there: NDArray[np.bool_]) -> None:
        """Shows one map.

        Args:
            inputs: float32, shape (H, W); all NaN for a blank canvas.
            weights: float32, shape (H, W).
            there: bool, shape (H, W): False for inputs outside the image.
        """
        with np.errstate(over="ignore", invalid="ignore"):
            products = inputs * weights
        for scale, picture in zip(self._scales, (inputs, weights, products), strict=True):
            low, high, _ = finite_range(picture)
            scale.follow(low, high)
        resized = inputs.shape != self._pictures[0].shape
        self._pictures, self._there = (inputs, weights, products), there
        self._blank = bool(np.isnan(inputs).all())
        if resized:
            self._pointed = None
            self.updateGeometry()
        self.update()

    def reset_scales(self) -> None:
        """Lets the colours of another unit's pictures start from their own range."""
        self._scales = _scales()

    @property
    def pointed_cell(self) -> Cell | None:
        """The value under the mouse or the keyboard's cursor."""
        return self._pointed

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.font("caption"))
        height, width = self._pictures[0].shape
        if max(height, width) > 9:
            side = 4 * theme.scale()
            return QSize(round(3 * width * side), round(height * side + 1.3 * metrics.height()))
        number = metrics.horizontalAdvance(_LONG)
        return QSize(round(3.5 * width * number), round((1.45 * height + 1.3) * metrics.height()))

    def minimumSizeHint(self) -> QSize:
        height, width = self._pictures[0].shape
        metrics = QFontMetricsF(theme.font("caption"))
        least = max(2.0, 28 / max(height, width)) * theme.scale()
        return QSize(
            round(3 * width * least + 3 * metrics.height()),
            round(height * least + 1.3 * metrics.height()),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_to(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_to(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.chosen.emit(cell)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keyboard = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if self._pointed is None and event.reason() in by_keyboard:
            self._point_to(Cell(0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self._pointed or Cell(0, 0)
        key = Qt.Key(event.key())
        # Alt+Left and Alt+Right belong to the history.
        if key in _MOVES and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            rows, columns = _MOVES[key]
            height, width = self._pictures[0].shape
            row, column = here.row + rows, here.column + columns
            if 0 <= row < height and 0 <= column < width:
                self._point_to(Cell(row, column))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(here)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            colours, grid = theme.colours(), self._grid()
            height, width = self._pictures[0].shape
            caption = theme.font("caption")
            line = QFontMetricsF(caption).height()
            for number, left in enumerate(grid.lefts):
                box = QRectF(left, grid.top, width * grid.cell_width, height * grid.cell_height)
                painter.setFont(caption)
                painter.setPen(colours.muted)
                gap = self._gap()
                above = QRectF(left - gap / 2, box.top() - 1.3 * line, box.width() + gap, line)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self._caption(number, above))
                if number != 1 and self._blank:
                    painter.fillRect(box, colours.paper)
                else:
                    self._paint_values(painter, number, box, grid)
                    if number == 0:
                        self._paint_outside(painter, box, grid)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colours.outline, 1))
                painter.drawRect(box)
                if number:
                    painter.setFont(theme.font("title"))
                    painter.setPen(colours.text)
                    sign = QRectF(left - gap, box.top(), gap, box.height())
                    painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "×="[number - 1])
                if self._pointed is not None:
                    row, column = self._pointed
                    painter.setPen(QPen(colours.text, 2))
                    painter.drawRect(
                        QRectF(
                            left + column * grid.cell_width,
                            grid.top + row * grid.cell_height,
                            grid.cell_width,
                            grid.cell_height,
                        )
                    )
            if self.hasFocus():
                painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DotLine))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_values(self, painter: QPainter, number: int, box: QRectF, grid: _Grid) -> None:
        picture = self._pictures[number]
        indices = value_colours.indices(picture, self._scales[number].limit)
        pixels = np.ascontiguousarray(value_colours.table()[indices])
        painter.drawImage(box, image_view(pixels))
        if not grid.numbers:
            return
        font = _number_font(grid.cell_width)
        assert font is not None
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for (row, column), value in np.ndenumerate(picture):
            cell = QRectF(
                box.left() + column * grid.cell_width,
                box.top() + row * grid.cell_height,
                grid.cell_width,
                grid.cell_height,
            )
            behind = QColor.fromRgb(int(pixels[row, column]))
            painter.setPen(_readable_on(behind))
            painter.drawText(
                cell, Qt.AlignmentFlag.AlignCenter, _number(value, metrics, grid.cell_width)
            )

    def _paint_outside(self, painter: QPainter, box: QRectF, grid: _Grid) -> None:
        """Marks inputs outside the image with a cross."""
        painter.setPen(QPen(theme.colours().outline, 1))
        for row, column in np.argwhere(~self._there).tolist():
            left = box.left() + column * grid.cell_width
            top = box.top() + row * grid.cell_height
            right, bottom = left + grid.cell_width, top + grid.cell_height
            painter.drawLine(QPointF(left, top), QPointF(right, bottom))
            painter.drawLine(QPointF(left, bottom), QPointF(right, top))

    def _caption(self, number: int, room: QRectF) -> str:
        """Name of a picture, with its largest value where that fits."""
        metrics = QFontMetricsF(theme.font("caption"))
        text = self._captions[number]
        if number == 1 or not self._blank:
            scale = self._scales[number]
            longer = f"{text} ({'±' if scale.signed else '0–'}{short(scale.limit)})"
            if metrics.horizontalAdvance(longer) <= room.width():
                return longer
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())

    def _gap(self) -> float:
        return QFontMetricsF(theme.font("title")).horizontalAdvance("×") * 1.5

    def _grid(self) -> _Grid:
        height, width = self._pictures[0].shape
        metrics = QFontMetricsF(theme.font("caption"))
        gap, head = self._gap(), 1.3 * metrics.height()
        room_x = max(1.0, (self.width() - 2 * gap - 2) / 3 / width)
        room_y = max(1.0, (self.height() - head - 2) / height)
        numbers = _number_font(room_x) is not None and room_y >= metrics.height()
        if numbers:
            cell_width = min(room_x, 1.4 * metrics.horizontalAdvance(_LONG))
            cell_height = min(room_y, cell_width)
        else:
            # Whole pixels, so that all cells look alike.
            cell_width = cell_height = max(1.0, min(room_x, room_y) // 1)
        step = width * cell_width + gap
        left = max(1.0, (self.width() - 3 * width * cell_width - 2 * gap) // 2)
        return _Grid((left, left + step, left + 2 * step), head, cell_width, cell_height, numbers)

    def _cell_at(self, position: QPointF) -> Cell | None:
        grid = self._grid()
        height, width = self._pictures[0].shape
        row = (position.y() - grid.top) // grid.cell_height
        for left in grid.lefts:
            column = (position.x() - left) // grid.cell_width
            if 0 <= column < width and 0 <= row < height:
                return Cell(int(row), int(column))
        return None

    def _point_to(self, cell: Cell | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self.pointed.emit(cell)
            self.update()

    def _retranslate(self) -> None:
        self._captions = (self.tr("sees"), self.tr("weights"), self.tr("products"))
        self.setAccessibleName(self.tr("What the unit sees times its weights"))
        self.setAccessibleDescription(
            self.tr(
                "Every input times its weight. Blue raises the sum, orange lowers it. Click an "
                "input to see where it comes from."
            )
        )


def _scales() -> tuple[ColourScale, ColourScale, ColourScale]:
    return ColourScale(), ColourScale(), ColourScale()


def _number_font(width: float) -> QFont | None:
    """Largest font in which a brief number fits a cell; None if it fits in none."""
    for share in _FONT_SHARES:
        font = theme.tabular(theme.font("caption"))
        font.setPointSizeF(share * font.pointSizeF())
        if QFontMetricsF(font).horizontalAdvance(_BRIEF) + 2 <= width:
            return font
    return None


def _number(value: np.float32, metrics: QFontMetricsF, width: float) -> str:
    """A number in a cell: three significant digits, or two decimals where those do not fit."""
    text = short(float(value))
    if metrics.horizontalAdvance(text) + 2 <= width or not np.isfinite(value):
        return text
    return short(round(float(value), 2))


def _readable_on(colour: QColor) -> QColor:
    """Black or white: the one with more contrast to a colour."""
    luminance = 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()
    return theme.LIGHT.ink if luminance > 140 else theme.DARK.ink
