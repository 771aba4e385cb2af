"""Grid of equally large pictures, painted as one image, with hover, selection and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.inside.strips import value_colours
from mnist_draw.inside.strips.tile_image import TileImage
from mnist_draw.inside.strips.tile_layout import Cell, TileLayout
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from mnist_draw.inside.strips.tile_layout import Box

_MOVES: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Tiles(QWidget):
    """Shows the visible pictures of a strip.

    Attributes:
        pointed: Emits the `Cell` under the mouse or the keyboard's cursor; None for none.
        chosen: Emits the `Cell` that was clicked or confirmed with Return.
        page_wanted: Emits -1 for the previous page and 1 for the next.
    """

    pointed = Signal(object)
    chosen = Signal(object)
    page_wanted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Args: name: The object name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._image: TileImage | None = None
        self._pictures: NDArray[np.float32] = np.zeros((0, 1, 1), np.float32)
        self._limit = 1.0
        self._total = 0
        self._labels: tuple[str, ...] = ()
        self._marked: frozenset[int] = frozenset()
        self._selected: Cell | None = None
        self._pointed: Cell | None = None
        self._whole_tiles = True

    @property
    def layout_of_tiles(self) -> TileLayout | None:
        """Sizes and positions in device pixels; None before `fit`."""
        return None if self._image is None else self._image.layout

    @property
    def pointed_cell(self) -> Cell | None:
        """The pixel under the mouse or the keyboard's cursor."""
        return self._pointed

    def value(self, cell: Cell) -> float | None:
        """Value of a pixel; None if it is not shown now."""
        places = zip(cell, self._pictures.shape, strict=True)
        if not all(index < length for index, length in places):
            return None
        return float(self._pictures[cell])

    def fit(self, total: int, shape: tuple[int, int], height: int, *, labelled: bool) -> None:
        """Chooses the layout for the width of the widget.

        Args:
            total: Number of pictures, the invisible ones included.
            shape: Rows and columns of a picture.
            height: Height that tiles may fill, in logical pixels.
            labelled: Whether tiles have labels.
        """
        self._total = total
        ratio = self.devicePixelRatioF()
        metrics = QFontMetricsF(theme.font("caption"))
        layout = TileLayout.fit(
            total,
            shape,
            (round(self.width() * ratio), round(height * ratio)),
            line=QFontMetricsF(theme.font("body")).height() * ratio,
            label=round(metrics.height() * ratio) if labelled else 0,
        )
        if self._image is None or self._image.layout != layout:
            self._build(layout)
        self.setFixedHeight(round(layout.size[1] / ratio))

    def show_pictures(
        self,
        pictures: NDArray[np.float32],
        limit: float,
        *,
        labels: tuple[str, ...] = (),
        marked: frozenset[int] = frozenset(),
        whole_tiles: bool = True,
    ) -> None:
        """Shows pictures; those that do not fit are left out.

        Args:
            pictures: float32, shape (N, H, W).
            limit: Value of the ends of the colour scale.
            labels: Text under each picture.
            marked: Positions of pictures to emphasise.
            whole_tiles: Whether the cursor moves from picture to picture, not from pixel to pixel.
        """
        before = self._labels, self._marked
        resized = pictures.size and pictures.shape[1:] != self._pictures.shape[1:]
        self._pictures, self._limit = pictures, limit
        self._labels, self._marked, self._whole_tiles = labels, marked, whole_tiles
        if self._paint_image() or before != (labels, marked):
            self.update()
        if resized:
            # A pixel of the former pictures may lie outside of these.
            self.select(None)
            self.point_to(None)

    def select(self, cell: Cell | None) -> None:
        """Emphasises the pixel, or its whole picture, whose sum is open."""
        if cell != self._selected:
            self._selected = cell
            self.update()

    @property
    def selected_rect(self) -> QRect | None:
        """Rectangle of the picture with the pixel whose sum is open; None if it is not shown."""
        layout, cell = self.layout_of_tiles, self._selected
        if layout is None or cell is None or cell.tile >= layout.fitting:
            return None
        return _logical(layout.tile(cell.tile), self.devicePixelRatioF()).toAlignedRect()

    def point_to(self, cell: Cell | None) -> None:
        """Moves the cursor."""
        if cell != self._pointed:
            self._pointed = cell
            self.update()
            self.pointed.emit(cell)

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._image is not None:
            self._build(self._image.layout)
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_to(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.point_to(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.point_to(cell)
            self.chosen.emit(cell)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keyboard = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        if by_keyboard and self._pointed is None and len(self._pictures):
            self.point_to(self._selected or Cell(0, 0, 0))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_to(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(*_MOVES[key])
        elif key in _PAGES:
            self.page_wanted.emit(_PAGES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._pointed is not None:
            self.chosen.emit(self._pointed)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colours = theme.colours()
            if self._image is None:
                painter.fillRect(event.rect(), colours.window)
                return
            picture = self._image.picture
            ratio = self.devicePixelRatioF()
            picture.setDevicePixelRatio(ratio)
            size = picture.deviceIndependentSize()
            painter.drawImage(QPointF(), picture)
            # What the image does not cover.
            painter.fillRect(QRectF(size.width(), 0, self.width(), self.height()), colours.window)
            painter.fillRect(QRectF(0, size.height(), self.width(), self.height()), colours.window)
            self._paint_labels(painter, ratio)
            self._paint_marks(painter, ratio)

    def _paint_labels(self, painter: QPainter, ratio: float) -> None:
        assert self._image is not None
        layout = self._image.layout
        if not layout.label:
            return
        plain, bold = theme.font("caption"), theme.font("caption")
        bold.setBold(True)
        colours = theme.colours()
        for number, text in enumerate(self._labels[: layout.fitting]):
            tile = _logical(layout.tile(number), ratio)
            box = QRectF(
                tile.left() - layout.gap / ratio / 2,
                tile.bottom() + 1,
                tile.width() + layout.gap / ratio,
                layout.label / ratio,
            )
            marked = number in self._marked
            painter.setFont(bold if marked else plain)
            painter.setPen(colours.accent if marked else colours.muted)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_marks(self, painter: QPainter, ratio: float) -> None:
        assert self._image is not None
        layout, colours = self._image.layout, theme.colours()
        shown = min(len(self._pictures), layout.fitting)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in self._marked:
            if number < shown:
                painter.setPen(QPen(colours.accent, 2))
                painter.drawRect(_logical(layout.tile(number), ratio).adjusted(-2, -2, 2, 2))
        for cell, pen in (
            (self._selected, QPen(colours.accent, 3)),
            (self._pointed, QPen(colours.text, 2)),
        ):
            if cell is None or cell.tile >= shown:
                continue
            box = layout.tile(cell.tile) if self._whole_tiles else layout.pixel_box(cell)
            painter.setPen(pen)
            painter.drawRect(_logical(box, ratio).adjusted(-1.5, -1.5, 1.5, 1.5))
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _build(self, layout: TileLayout) -> None:
        self._image = TileImage(layout)
        self._paint_image()
        self.update()

    def _paint_image(self) -> bool:
        if self._image is None:
            return False
        layout = self._image.layout
        if not len(self._pictures):
            return self._image.show_empty(self._total)
        pictures = self._pictures[: layout.fitting]
        if pictures.shape[1:] != (layout.height, layout.width):
            return False
        return self._image.show(value_colours.indices(pictures, self._limit))

    def _cell_at(self, position: QPointF) -> Cell | None:
        if self._image is None:
            return None
        ratio = self.devicePixelRatioF()
        x, y = int(position.x() * ratio), int(position.y() * ratio)
        return self._image.layout.cell_at(x, y, len(self._pictures))

    def _move(self, rows: int, columns: int) -> None:
        layout, here = self.layout_of_tiles, self._pointed
        shown = len(self._pictures)
        if layout is None or not shown:
            return
        if here is None:
            self.point_to(self._selected or Cell(0, 0, 0))
            return
        # Pixels of all tiles as one grid; whole tiles are steps of a tile's size.
        height, width = (1, 1) if self._whole_tiles else (layout.height, layout.width)
        tile_row, tile_column = divmod(here.tile, layout.columns)
        y = tile_row * height + (0 if self._whole_tiles else here.row) + rows
        x = tile_column * width + (0 if self._whole_tiles else here.column) + columns
        if y < 0 or x < 0 or x >= layout.columns * width:
            return
        number = y // height * layout.columns + x // width
        if number < min(shown, layout.fitting):
            self.point_to(Cell(number, y % height, x % width))


def _logical(box: Box, ratio: float) -> QRectF:
    """A rectangle in logical pixels."""
    return QRectF(box.left / ratio, box.top / ratio, box.width / ratio, box.height / ratio)
