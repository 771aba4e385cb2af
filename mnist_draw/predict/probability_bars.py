"""Ten bars, one for each digit, that follow the pen without flicker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QStaticText,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGITS: Final = 10
_NEW_LOOK: Final = (
    QEvent.Type.LanguageChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
)


class ProbabilityBars(QWidget):
    """The probabilities of the digits 0 to 9, always in this order.

    The winner is told by a filled badge, bold figures and the accent colour. A row is painted again
    only where its picture changes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilityBars")
        self._name()
        self._probabilities: NDArray[np.float32] | None = None
        self._sure = True
        self._pictures = self._present_pictures()
        self._look: _Look | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def winner(self) -> int | None:
        """The digit that stands out: the most probable one; None where there is no such digit."""
        if self._probabilities is None or not self._sure:
            return None
        return int(self._probabilities.argmax())

    def set_probabilities(
        self, probabilities: NDArray[np.float32] | None, *, sure: bool = True
    ) -> None:
        """Shows probabilities.

        Args:
            probabilities: float32, shape (10,), each in [0, 1]; None empties the bars.
            sure: Whether the most probable digit stands out; else all bars are muted.
        """
        self._probabilities = probabilities
        self._sure = sure
        before, self._pictures = self._pictures, self._present_pictures()
        for digit, picture in enumerate(self._pictures):
            if picture != before[digit]:
                self.update(self._row(digit))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._pictures = self._present_pictures()
        if event.type() in _NEW_LOOK:
            self._look = None
            self.update()
        super().changeEvent(event)

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Probability of each digit"))
        self.setToolTip(self.tr("How sure the network is of each digit: together always 100 %"))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.3

    def minimumSizeHint(self) -> QSize:
        measure = QFontMetricsF(theme.font("body"))
        return QSize(
            round(measure.horizontalAdvance("0000000000000000")),
            round(_DIGITS * measure.height() * 1.15),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._look = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._present_look()
        region = event.region()
        for digit, picture in enumerate(self._pictures):
            if region.intersects(self._row(digit)):
                look.paint(painter, self._row(digit), digit, picture)

    def _row(self, digit: int) -> QRect:
        top = digit * self.height() // _DIGITS
        bottom = (digit + 1) * self.height() // _DIGITS
        return QRect(0, top, self.width(), bottom - top)

    def _present_look(self) -> _Look:
        # Moved to another screen, a window may have more pixels.
        if self._look is None or self._look.ratio != self.devicePixelRatioF():
            height = self.height() // _DIGITS
            self._look = _Look(self._font(), self.width(), height, self.devicePixelRatioF())
        return self._look

    def _font(self) -> QFont:
        """Grows with the rows, so that a tall window is readable from further away."""
        font = theme.tabular(theme.font("body"))
        smallest = QFontMetricsF(font).height()
        room = min(self.height() / _DIGITS * 0.62, self.width() / 11)
        font.setPointSizeF(font.pointSizeF() * max(1.0, room / smallest))
        return font

    def _present_pictures(self) -> list[_Picture]:
        if self._probabilities is None:
            return [_Picture("–", 0, wins=False, pale=True)] * _DIGITS
        winner = self.winner
        return [
            _Picture(percent(share), round(share, 3), wins=digit == winner, pale=not self._sure)
            for digit, share in enumerate(self._probabilities.tolist())
        ]


@dataclass(frozen=True, slots=True)
class _Picture:
    """What is to be seen of one row.

    Attributes:
        text: The probability in words.
        share: The probability, [0, 1], as exact as the text, so that both change together.
        wins: Whether the digit stands out.
        pale: Whether nothing is sure.
    """

    text: str
    share: float
    wins: bool
    pale: bool


class _Look:
    """Paints rows of one size in one theme.

    Many of them are painted each second, so that what they share is painted once: three pictures of
    a full track, of which a row shows a part, and texts whose letters have found their places.
    """

    def __init__(self, font: QFont, width: int, height: int, ratio: float) -> None:
        """Prepares what rows share.

        Args:
            font: Of most rows.
            width: Of a row, in logical pixels.
            height: Of the lowest row.
            ratio: Device pixels to one of them.
        """
        self.ratio = ratio
        self._colours = theme.colours()
        self._font = font
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.Bold)
        # Of the bold font, so that a row that wins stays as it is.
        measure = QFontMetricsF(self._bold)
        self._line = measure.height()
        self._left = round(self._line * 1.5)
        right = width - measure.horizontalAdvance("100.0\u00a0%") - self._line * 0.4
        self._track = QSizeF(
            max(1.0, right - self._left), max(1.0, min(height * 0.5, self._line * 0.62))
        )
        self._empty, self._full, self._winning = (
            self._paint_track(colour)
            for colour in (self._colours.grid, self._colours.muted, self._colours.accent)
        )
        self._texts: dict[tuple[str, bool], QStaticText] = {}

    def paint(self, painter: QPainter, row: QRect, digit: int, picture: _Picture) -> None:
        """Paints one row.

        Args:
            painter: Of the widget.
            row: Where.
            digit: Whose row it is.
            picture: What is to be seen.
        """
        place = QPointF(self._left, round(row.center().y() - self._track.height() / 2))
        painter.drawPixmap(place, self._empty)
        full = self._winning if picture.wins else self._full
        # A part of no width would be the whole to Qt.
        if length := round(full.width() * min(1.0, max(0.0, picture.share))):
            painter.drawPixmap(place, full, QRectF(0, 0, length, full.height()))
        badge = QRectF(0, 0, self._line * 1.15, min(row.height() - 1.0, self._line * 1.1))
        badge.moveTop(row.center().y() - badge.height() / 2)
        colours = self._colours
        plain = colours.muted if picture.pale else colours.text
        if picture.wins:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawRoundedRect(badge, self._line * 0.25, self._line * 0.25)
        painter.setFont(self._bold if picture.wins else self._font)
        painter.setPen(colours.on_accent if picture.wins else plain)
        label = self._text(str(digit), bold=picture.wins)
        painter.drawStaticText(_centred(label, badge), label)
        painter.setPen(plain)
        text = self._text(picture.text, bold=picture.wins)
        end = QRectF(row.width() - text.size().width(), row.top(), 0, row.height())
        painter.drawStaticText(QPointF(end.left(), _centred(text, end).y()), text)

    def _text(self, text: str, *, bold: bool) -> QStaticText:
        key = (text, bold)
        if key not in self._texts:
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=self._bold if bold else self._font)
            self._texts[key] = made
        return self._texts[key]

    def _paint_track(self, colour: QColor) -> QPixmap:
        picture = QPixmap((self._track * self.ratio).toSize().expandedTo(QSize(1, 1)))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = self._track.height() / 2
        painter.drawRoundedRect(QRectF(QPointF(), self._track), radius, radius)
        painter.end()
        return picture


def _centred(text: QStaticText, place: QRectF) -> QPointF:
    """Where a text begins that stands in the middle."""
    size = text.size()
    return place.center() - QPointF(size.width() / 2, size.height() / 2)
