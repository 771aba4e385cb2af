"""Three aligned pictures of a recurrent network: the drawing, its memory and the predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.inside.rows.images import RowImages
from mnist_draw.inside.rows.layout import ROWS, RowsLayout, Spot
from mnist_draw.inside.rows.painter import Frame, Mark, RowsPainter
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from mnist_draw.inside.scene import Rows

_STYLE_CHANGES: Final = (
    QEvent.Type.LanguageChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
)
_LOWEST_ROW: Final = 4
_MOVES: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: ROWS}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class RowsPicture(QWidget):
    """Shows the rows that have been read; the drawing's other rows are faint, the rest is blank.

    Keys: the arrows move a cursor over the memory, down reads on; Return chooses the unit; Home and
    End go to the first and past the last row.

    Attributes:
        moved: Emits how many rows are to be read, after a click or a key.
        chosen: Emits the `Spot` of a unit that was clicked or confirmed with Return.
        pointed: Emits the `Spot` under the mouse or the keyboard's cursor; None for none.
        page_wanted: Emits -1 for the previous page of units and 1 for the next.
        fitting_changed: Another number of units fits.
    """

    moved = Signal(int)
    chosen = Signal(object)
    pointed = Signal(object)
    page_wanted = Signal(int)
    fitting_changed = Signal()

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        """Args: rows: The first scene to show."""
        super().__init__(parent)
        self.setObjectName("rowsPicture")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows = rows
        self._limit = 1.0
        self._images = RowImages.of(rows, self._limit)
        self._titles = ("", "", "")
        self._read = ROWS
        self._selected: tuple[int, int] | None = None
        self._spot: Spot | None = None
        self._room = RowsLayout.height(_line(), _LOWEST_ROW)
        self._layout: RowsLayout | None = None
        self._painter: RowsPainter | None = None

    @property
    def fitting(self) -> int:
        """How many units fit."""
        return self.measured().fitting

    @property
    def spot(self) -> Spot | None:
        """The cell under the mouse or the keyboard's cursor."""
        return self._spot

    def set_titles(self, image: str, states: str, digits: str) -> None:
        """Sets the titles of the three pictures."""
        self._titles = (image, states, digits)
        self._painter = None
        self.update()

    def show_rows(self, rows: Rows, limit: float) -> None:
        """Shows a scene; may be called many times a second.

        Args:
            rows: The scene.
            limit: Value of the ends of the colour scale of hidden states.
        """
        before, self._rows = self._rows, rows
        self._limit = limit
        self._images = RowImages.of(rows, limit)
        if before.total != rows.total or before.classes != rows.classes:
            # Another network may lack the unit or the class under the mouse.
            self._point_to(None)
            self._measure_again()
        self.update()

    def show_read(self, read: int) -> None:
        """Shows the first `read` rows as read."""
        self._read = read
        self.update()

    def select(self, selected: tuple[int, int] | None) -> None:
        """Emphasises the state of a row and unit, both from 0; None for none."""
        self._selected = selected
        self.update()

    def selected_row(self) -> QRect | None:
        """The rows around the emphasised state, in logical pixels; None without one."""
        if self._selected is None:
            return None
        layout, ratio = self.measured(), self.devicePixelRatioF()
        first = max(0, self._selected[0] - 3)
        height = 7 * layout.pixel
        return QRect(0, round(layout.row_top(first) / ratio), self.width(), round(height / ratio))

    def sizeHint(self) -> QSize:
        return QSize(round(36 * _line()), self.minimumHeight())

    def set_room(self, height: int) -> None:
        """Takes as much of a height in logical pixels as the rows need for the present width."""
        self._room = max(height, RowsLayout.height(_line(), _LOWEST_ROW))
        self._measure_again()

    # Sizes and style

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _STYLE_CHANGES:
            self._images = RowImages.of(self._rows, self._limit)
            self._painter = None
            self._measure_again()
            self.update()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_again()

    def _measure_again(self) -> None:
        before, self._layout = self._layout, None
        layout = self.measured()
        self.setFixedHeight(RowsLayout.height(_line(), layout.pixel / self.devicePixelRatioF()))
        if before is None or before.fitting != layout.fitting:
            self.fitting_changed.emit()

    def measured(self) -> RowsLayout:
        """The layout for the present size, in device pixels."""
        if self._layout is None:
            ratio = self.devicePixelRatioF()
            figure = QFontMetricsF(theme.font("caption")).horizontalAdvance("0")
            self._layout = RowsLayout.fit(
                (round(self.width() * ratio), round(self._room * ratio)),
                self._rows.total,
                line=_line() * ratio,
                figure=figure * ratio,
                thinnest=2 * ratio,
                classes=self._rows.classes,
            )
        return self._layout

    @property
    def _units(self) -> int:
        """How many units are shown; a scene may still come from before a change of size."""
        rows = self._rows
        shown = rows.total - rows.first if self._images is None else int(rows.states.shape[1])
        return min(shown, self.fitting)

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        self._point_to(spot)
        if spot and event.buttons() & Qt.MouseButton.LeftButton and spot.picture != "states":
            self.moved.emit(spot.row + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or spot is None:
            event.ignore()
            return
        self._point_to(spot)
        if spot.picture == "states" and spot.row < self._read:
            self.chosen.emit(spot)
        else:
            self.moved.emit(spot.row + 1)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_to(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_to(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self._images is not None:
            self._move(*_MOVES[key])
        elif key in _ENDS:
            self._point_to(None)
            self.moved.emit(_ENDS[key])
        elif key in _PAGES:
            self.page_wanted.emit(_PAGES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._spot_is_a_unit():
            self.chosen.emit(self._spot)
        else:
            super().keyPressEvent(event)

    def _move(self, rows: int, columns: int) -> None:
        """Moves the cursor; below the rows read so far it reads on."""
        row, column = self._read - 1, 0
        if self._spot is not None and self._spot.picture == "states":
            row, column = self._spot.row, self._spot.column
        row = min(max(row + rows, 0), ROWS - 1)
        column = min(max(column + columns, 0), self._units - 1)
        if row >= self._read:
            self.moved.emit(row + 1)
        self._point_to(Spot("states", row, column))

    def _spot_is_a_unit(self) -> bool:
        spot = self._spot
        return spot is not None and spot.picture == "states" and spot.row < self._read

    def _point_to(self, spot: Spot | None) -> None:
        if spot != self._spot:
            self._spot = spot
            self.update()
            self.pointed.emit(spot)

    def _spot_at(self, position: QPointF) -> Spot | None:
        if self._images is None:
            return None
        ratio = self.devicePixelRatioF()
        x, y = int(position.x() * ratio), int(position.y() * ratio)
        return self.measured().spot_at(x, y, self._units)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            self._current_painter().paint(painter, self._images, self._read, self._marks())
            if self.hasFocus():
                painter.resetTransform()
                painter.setPen(theme.colours().accent)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _current_painter(self) -> RowsPainter:
        frame = Frame(self._titles, self._rows.first, self._units, self._rows.classes)
        layout, ratio = self.measured(), self.devicePixelRatioF()
        wanted = layout, frame, self.size(), ratio
        if self._painter is None or self._painter.made_for != wanted:
            self._painter = RowsPainter(*wanted)
        return self._painter

    def _marks(self) -> list[Mark]:
        marks = []
        if self._selected is not None:
            row, unit = self._selected
            marks.append(Mark(row, unit - self._rows.first, "accent"))
        if self._spot is not None and self._spot.picture == "states":
            marks.append(Mark(self._spot.row, self._spot.column, "text"))
        return marks


def _line() -> float:
    return QFontMetricsF(theme.font("caption")).height()
