"""One button a digit of a number: the digit, and its ten probabilities as small bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QEnterEvent, QPaintEvent

_DIGITS: Final = 10
_RADIUS: Final = 6


@dataclass(frozen=True, slots=True)
class DigitColumn:
    """One digit of a number.

    Attributes:
        text: The digit, with "?" if it is in doubt.
        digit: The most probable digit.
        shares: Probabilities of the digits 0 to 9, each in [0, 1].
        sure: Whether nothing speaks against it.
    """

    text: str
    digit: int
    shares: tuple[float, ...]
    sure: bool


class DigitColumns(QWidget):
    """A row of buttons, one of them chosen; the arrow keys choose the neighbours.

    Signals:
        chosen: Index of a digit that the user chose.
        pointed: Index of the digit under the pointer; -1 when the pointer has left.
    """

    chosen = Signal(int)
    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digitColumns")
        self._buttons: list[_ColumnButton] = []
        self._group = QButtonGroup(self)
        # Clicks and arrow keys check a button.
        self._group.idToggled.connect(self._report)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 6, 0, 8)
        self._row.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._count = 0
        self._choosing = False
        self._retranslate()
        self.hide()

    def show_number(self, columns: Sequence[DigitColumn], chosen: int) -> None:
        """Shows the digits of a number.

        Args:
            columns: From left to right.
            chosen: Index of the chosen digit.
        """
        while len(self._buttons) < len(columns):
            self._add_button()
        self._count = len(columns)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < self._count)
            if index < self._count:
                button.show_digit(columns[index], index, self._count)
        self._choosing = True
        self._buttons[chosen].setChecked(True)
        self._choosing = False
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(-1)
        super().leaveEvent(event)

    def _add_button(self) -> None:
        index = len(self._buttons)
        button = _ColumnButton()
        button.setObjectName(f"digitColumn{index + 1}")
        button.entered.connect(self._point)
        self._group.addButton(button, index)
        self._row.addWidget(button)
        self._buttons.append(button)

    @Slot()
    def _point(self) -> None:
        button = self.sender()
        assert isinstance(button, _ColumnButton)
        self.pointed.emit(self._group.id(button))

    @Slot(int, bool)
    def _report(self, index: int, checked: bool) -> None:
        if checked and not self._choosing:
            self.chosen.emit(index)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Digits of the number"))


class _ColumnButton(QAbstractButton):
    """A digit over ten small bars; full lines around the chosen one.

    Signals:
        entered: The pointer is over it.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column: DigitColumn | None = None
        self._position = (0, 1)

    def show_digit(self, column: DigitColumn, index: int, count: int) -> None:
        """Shows a digit; its position among all is for screen readers."""
        if (column, (index, count)) != (self._column, self._position):
            self._column, self._position = column, (index, count)
            self._retranslate()
            self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(theme.font("title")).height()
        return QSize(round(2 * line), round(3.1 * line))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.entered.emit()
        super().enterEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        column = self._column
        if column is None:
            return
        colours = theme.colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            strong = self.isChecked()
            painter.setPen(QPen(colours.accent if strong else colours.outline, 2 if strong else 1))
            painter.setBrush(colours.surface)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            font = theme.tabular(theme.font("title"))
            painter.setFont(font)
            painter.setPen(colours.text if column.sure else colours.muted)
            line = QFontMetricsF(font).height()
            top = QRectF(0, 3, self.width(), line)
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, column.text)
            if self.hasFocus():
                painter.setPen(QPen(colours.text, 1, Qt.PenStyle.DotLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(
                    QRectF(self.rect()).adjusted(3, 3, -3, -3), _RADIUS, _RADIUS
                )
            self._paint_bars(painter, QRectF(8, top.bottom() + 2, self.width() - 16, 0), column)

    def _paint_bars(self, painter: QPainter, area: QRectF, column: DigitColumn) -> None:
        """Paint ten bars from the bottom, 0 to 9 from left to right."""
        colours = theme.colours()
        area.setBottom(self.height() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        step = area.width() / _DIGITS
        for digit, share in enumerate(column.shares):
            height = max(2.0, share * area.height())
            bar = QRectF(area.left() + digit * step, 0, max(1.0, step * 0.7), height)
            bar.moveBottom(area.bottom())
            wins = digit == column.digit and column.sure
            painter.setBrush(colours.accent if wins else colours.muted)
            painter.drawRect(bar)

    def _retranslate(self) -> None:
        column = self._column
        if column is None:
            return
        index, count = self._position
        share = percent(column.shares[column.digit])
        name = self.tr("Digit {index} of {count}: {digit}, {percent}").format(
            index=index + 1, count=count, digit=column.digit, percent=share
        )
        self.setAccessibleName(name)
        self.setToolTip(
            self.tr("{digit}: {percent}. Choose it to see its bars, its ink and its inside").format(
                digit=column.digit, percent=share
            )
        )
