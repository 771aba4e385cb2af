"""Signed bars to both sides of zero, each with label and number; for mouse and keyboard."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.inside.strips import value_colours
from mnist_draw.inside.strips.colour_scale import ColourScale
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_ROW_HEIGHT: Final = 1.25  # heights of a line of text
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
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
        self._look = _Look()
        self._label_width = 0.0
        self._scale = ColourScale()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Leaves room for another number of rows."""
        self._count, self._label_width = count, 0.0
        self.updateGeometry()

    def show_rows(self, rows: list[Row]) -> None:
        """Shows bars."""
        if rows == self._rows:
            return
        self._rows = rows
        if self._cursor >= len(rows):
            # Another network may lack the row.
            self._move_to(-1)
        # Grows only: bars must not move with every change of the strongest.
        widths = (self._look.width(row.label) for row in rows)
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
        row = int(y // self._look.row)
        return row if 0 <= row < len(self._rows) else -1

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._look, self._label_width = _Look(), 0.0
            self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(0, round(self._count * self._look.row))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            colours, look = theme.colours(), self._look
            height, number = look.row, look.number
            shades = [value_colours.colour(value_colours.ZERO + side * _STRONG) for side in (-1, 1)]
            left = min(self.width() * 0.45, self._label_width)
            track = QRectF(left, 0, max(1.0, self.width() - left - number), height)
            zero = track.center().x()
            for position, row in enumerate(self._rows):
                top = position * height
                if position == self._cursor:
                    painter.fillRect(QRectF(0, top, self.width(), height), colours.grid)
                painter.setFont(look.bold if row.strong else look.plain)
                painter.setPen(colours.text if row.strong else colours.muted)
                label = look.elided(row.label, left - 8)
                painter.drawText(QRectF(0, top, left, height), Qt.AlignmentFlag.AlignVCenter, label)
                if row.value is None:
                    continue
                painter.drawText(
                    QRectF(track.right(), top, number, height),
                    _RIGHT,
                    short(row.value),
                )
                for length in row.lengths:
                    x = self._x(length, track)
                    bar = QRectF(zero, top + height * 0.22, x - zero, height * 0.56).normalized()
                    painter.fillRect(bar, shades[length > 0])
                if row.parts is not None:
                    mark = QRectF(
                        self._x(row.value, track) - 1, top + height * 0.08, 3, height * 0.84
                    )
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


class _Look:
    """Fonts and measures of bars, which take longer than painting them.

    Attributes:
        plain: Font of most rows.
        bold: Font of strong rows.
        row: Height of a row.
        number: Width of a number.
    """

    def __init__(self) -> None:
        self.plain = theme.tabular(theme.font("caption"))
        self.bold = QFont(self.plain)
        self.bold.setBold(True)
        self._metrics = QFontMetricsF(self.bold)
        self.row = self._metrics.height() * _ROW_HEIGHT
        self.number = self._metrics.horizontalAdvance("−0.00000")
        self._widths: dict[str, float] = {}

    def width(self, label: str) -> float:
        """Width of a label with the space after it."""
        if label not in self._widths:
            self._widths[label] = self._metrics.horizontalAdvance(f"{label}000")
        return self._widths[label]

    def elided(self, label: str, width: float) -> str:
        """As much of a label as fits."""
        if self.width(label) <= width:
            return label
        return self._metrics.elidedText(label, Qt.TextElideMode.ElideRight, width)
