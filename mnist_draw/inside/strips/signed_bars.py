"""Signed bars to both sides of zero, each with label and number; for mouse and keyboard."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.inside.strips import value_colours
from mnist_draw.inside.strips.colour_scale import ColourScale
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPaintEvent

_ROW_HEIGHT: Final = 1.25  # heights of a line of text
# Index of the colour of bars: the ends of the scale are too dark for large areas.
_STRONG: Final = 90


@dataclass(frozen=True, slots=True)
class Row:
    """One bar.

    Attributes:
        label: What it stands for.
        value: Its length, signed; None for an empty row.
        strong: Whether to emphasise it.
        parts: Negative and positive part of the value: a bar to each side, and a mark at the value;
            None for a bar of the value alone.
    """

    label: str
    value: float | None
    strong: bool = False
    parts: tuple[float, float] | None = None

    @property
    def lengths(self) -> tuple[float, ...]:
        """Signed lengths of its bars."""
        if self.value is None:
            return ()
        return (self.value,) if self.parts is None else self.parts


class SignedBars(QWidget):
    """Bars to the left and right of zero with label and number.

    Attributes:
        pointed: Emits the row under the mouse or the keyboard's cursor; -1 for none.
        clicked: Emits the row that was clicked or confirmed with Return.
    """

    pointed = Signal(int)
    clicked = Signal(int)

    def __init__(self, name: str, count: int, parent: QWidget | None = None) -> None:
        """Args: name: Object name. count: Rows to leave room for."""
        super().__init__(parent)
        self._count = count
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: list[Row] = []
        self._cursor = self._selected = -1
        self._label_width = 0.0
        self._scale = ColourScale()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: list[Row]) -> None:
        """Shows bars."""
        if rows == self._rows:
            return
        self._rows = rows
        metrics = QFontMetricsF(_font(bold=True))
        # Grows only: bars must not move with every change of the strongest.
        widths = (metrics.horizontalAdvance(f"{row.label}000") for row in rows)
        self._label_width = max(self._label_width, *widths, 0.0)
        values = [length for row in rows for length in row.lengths if math.isfinite(length)]
        if values:
            self._scale.follow(min(values), max(values))
        self.update()

    def select(self, row: int) -> None:
        """Emphasises the row whose sum is open; -1 for none."""
        if row != self._selected:
            self._selected = row
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._move_to(-1)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.clicked.emit(row)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._move_to(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down if self._cursor + 1 < len(self._rows):
                self._move_to(self._cursor + 1)
            case Qt.Key.Key_Up if self._cursor > 0:
                self._move_to(self._cursor - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._cursor >= 0:
                self.clicked.emit(self._cursor)
            case _:
                super().keyPressEvent(event)

    def _move_to(self, row: int) -> None:
        if row != self._cursor:
            self._cursor = row
            self.update()
            self.pointed.emit(row)

    def _row_at(self, y: float) -> int:
        row = int(y // self._row_height())
        return row if 0 <= row < len(self._rows) else -1

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._label_width = 0.0
            self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(0, round(self._count * self._row_height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        colours = theme.colours()
        plain, bold = _font(), _font(bold=True)
        metrics = QFontMetricsF(bold)
        height = self._row_height()
        number = metrics.horizontalAdvance("−0.00000")
        left = min(self.width() * 0.45, self._label_width)
        track = QRectF(left, 0, max(1.0, self.width() - left - number), height)
        zero = track.center().x()
        for position, row in enumerate(self._rows):
            top = position * height
            if position == self._cursor:
                painter.fillRect(QRectF(0, top, self.width(), height), colours.grid)
            painter.setFont(bold if row.strong else plain)
            painter.setPen(colours.text if row.strong else colours.muted)
            label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, left - 8)
            centre = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, left, height), centre, label)
            if row.value is None:
                continue
            painter.drawText(
                QRectF(track.right(), top, number, height),
                centre | Qt.AlignmentFlag.AlignRight,
                short(row.value),
            )
            for length in row.lengths:
                x = self._x(length, track)
                index = value_colours.ZERO + (_STRONG if length > 0 else -_STRONG)
                bar = QRectF(zero, top + height * 0.22, x - zero, height * 0.56).normalized()
                painter.fillRect(bar, value_colours.colour(index))
            if row.parts is not None:
                mark = QRectF(self._x(row.value, track) - 1, top + height * 0.08, 3, height * 0.84)
                painter.fillRect(mark, colours.text)
        if 0 <= self._selected < len(self._rows):
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRect(QRectF(1, self._selected * height, self.width() - 2, height))
        painter.setPen(colours.outline)
        painter.drawLine(int(zero), 0, int(zero), round(len(self._rows) * height))
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _x(self, value: float, track: QRectF) -> float:
        """Horizontal position of a value; that of zero for NaN."""
        share = 0.0 if math.isnan(value) else max(-1.0, min(1.0, value / self._scale.limit))
        return track.center().x() + share * track.width() / 2

    def _row_height(self) -> float:
        return QFontMetricsF(theme.font("caption")).height() * _ROW_HEIGHT


def _font(*, bold: bool = False) -> QFont:
    font = theme.tabular(theme.font("caption"))
    font.setBold(bold)
    return font
