"""Strip of a sum's strongest summands as signed bars, down to the sum itself."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mnist_draw.inside.contributions import DEFAULT_STRONGEST
from mnist_draw.inside.scene import Contributions
from mnist_draw.inside.strips import strip_texts, value_colours
from mnist_draw.inside.strips.colour_scale import ColourScale
from mnist_draw.inside.strips.strip_view import StripView
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short
from mnist_draw.shared.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from mnist_draw.inside.scene import Unit

# Others, bias and sum under the strongest summands.
_MORE_ROWS: Final = 3
_ROW_HEIGHT: Final = 1.25  # heights of a line of text
# Index of the colour of bars: the ends of the scale are too dark for large areas.
_STRONG: Final = 90


class ContributionsStrip(StripView[Contributions]):
    """Shows `Contributions`."""

    def __init__(self, strip: Contributions, parent: QWidget | None = None) -> None:
        """Args: strip: The first strip to show."""
        super().__init__(strip.key, parent)
        name = strip.key.replace(" ", "-")
        self._strip = strip
        self._title = SteadyLabel(f"stripTitle-{name}", "body")
        self._bars = _SignedBars(f"bars-{name}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._bars)
        self._bars.pointed.connect(self._point)
        self._bars.clicked.connect(self._choose)
        self._retranslate()
        self.show_strip(strip)

    @property
    def fitting(self) -> int:
        """How many of the strongest summands are shown."""
        return DEFAULT_STRONGEST

    def show_strip(self, strip: Contributions) -> None:
        self._strip = strip
        self._title.set_text(strip_texts.contributions_title(strip), strong=True)
        self._bars.show_rows(_rows(strip))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _point(self, row: int) -> None:
        strip = self._strip
        summand = strip.strongest[row] if 0 <= row < len(strip.strongest) else None
        self.described.emit("" if summand is None else strip_texts.summand(strip, summand))
        self.unit_pointed.emit(self._unit_of(row))

    @Slot(int)
    def _choose(self, row: int) -> None:
        unit = self._unit_of(row)
        if unit is not None:
            self.unit_chosen.emit(unit)

    def _unit_of(self, row: int) -> tuple[str, Unit] | None:
        """The unit that a row stands for, if it has a sum."""
        strip = self._strip
        if 0 <= row < len(strip.strongest):
            summand = strip.strongest[row]
            # All of a feature map is no unit, and a pixel adds nothing up.
            has_sum = not math.isnan(summand.weight) and strip.source != "pixels"
            return (strip.source, summand.unit) if has_sum else None
        if row == len(strip.strongest) + _MORE_ROWS - 1 and strip.unit:
            return strip.layer, strip.unit
        return None

    def _retranslate(self) -> None:
        about = strip_texts.contributions_explanation()
        self._title.setToolTip(about)
        self._bars.setToolTip(about)
        self._bars.setAccessibleName(strip_texts.contributions_title(self._strip))
        self.show_strip(self._strip)


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar.

    Attributes:
        label: What it stands for.
        value: Its length, signed; None for an empty row.
        strong: Whether it is the sum.
    """

    label: str
    value: float | None
    strong: bool = False


def _rows(strip: Contributions) -> list[_Row]:
    if not strip.unit:
        return []
    rows = [
        _Row(strip_texts.summand_name(strip, summand), summand.product)
        for summand in strip.strongest
    ]
    rows.append(_Row(strip_texts.others(strip), strip.others))
    rows.append(_Row(strip_texts.bias(), strip.bias))
    rows.append(_Row(strip_texts.total(strip), strip.total, strong=True))
    return rows


class _SignedBars(QWidget):
    """Bars to the left and right of zero with label and number.

    Attributes:
        pointed: Emits the row under the mouse or the keyboard's cursor; -1 for none.
        clicked: Emits the row that was clicked or confirmed with Return.
    """

    pointed = Signal(int)
    clicked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: list[_Row] = []
        self._cursor = -1
        self._label_width = 0.0
        self._scale = ColourScale()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: list[_Row]) -> None:
        """Shows bars."""
        if rows == self._rows:
            return
        self._rows = rows
        metrics = QFontMetricsF(_font(bold=True))
        # Grows only: bars must not move with every change of the strongest.
        widths = (metrics.horizontalAdvance(f"{row.label}  ") for row in rows)
        self._label_width = max(self._label_width, *widths, 0.0)
        values = [row.value for row in rows if row.value is not None]
        if values:
            self._scale.follow(min(values), max(values))
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
        return QSize(0, round((DEFAULT_STRONGEST + _MORE_ROWS) * self._row_height()))

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
            share = max(-1.0, min(1.0, row.value / self._scale.limit))
            if not math.isnan(share):
                length = share * track.width() / 2
                index = value_colours.ZERO + (_STRONG if share > 0 else -_STRONG)
                bar = QRectF(zero, top + height * 0.22, length, height * 0.56).normalized()
                painter.fillRect(bar, value_colours.colour(index))
        painter.setPen(colours.outline)
        painter.drawLine(int(zero), 0, int(zero), round(len(self._rows) * height))
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _row_height(self) -> float:
        return QFontMetricsF(theme.font("caption")).height() * _ROW_HEIGHT


def _font(*, bold: bool = False) -> QFont:
    font = theme.tabular(theme.font("caption"))
    font.setBold(bold)
    return font
