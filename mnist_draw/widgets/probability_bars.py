"""Ten bars, one for each digit, that follow the pen without flicker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw import theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGITS: Final = 10


def percent(probability: float) -> str:
    """A probability as a text of the user's language, in percent with one decimal."""
    return f"{QLocale().toString(100 * probability, 'f', 1)}\u00a0%"


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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        region = event.region()
        look = _Look.of(self._font())
        for digit in range(_DIGITS):
            if region.intersects(self._row(digit)):
                self._paint_row(painter, digit, look)

    def _row(self, digit: int) -> QRect:
        top = digit * self.height() // _DIGITS
        bottom = (digit + 1) * self.height() // _DIGITS
        return QRect(0, top, self.width(), bottom - top)

    def _font(self) -> QFont:
        """Grows with the rows, so that a tall window is readable from further away."""
        font = theme.tabular(theme.font("body"))
        smallest = QFontMetricsF(font).height()
        room = min(self.height() / _DIGITS * 0.62, self.width() / 11)
        font.setPointSizeF(font.pointSizeF() * max(1.0, room / smallest))
        return font

    def _track(self, row: QRect, measure: QFontMetricsF) -> QRectF:
        height = measure.height()
        left = height * 1.5
        right = row.width() - measure.horizontalAdvance("100.0\u00a0%") - height * 0.4
        thickness = min(row.height() * 0.5, height * 0.62)
        track = QRectF(left, 0, max(0.0, right - left), thickness)
        track.moveCenter(QRectF(row).center())
        track.moveLeft(left)
        return track

    def _present_pictures(self) -> list[tuple[str, int, bool, bool]]:
        """What is to be seen of each row: text, length of its bar, whether it wins, how pale."""
        if self._probabilities is None:
            return [("–", 0, False, True)] * _DIGITS
        winner, width = self.winner, self.width()
        return [
            # Half pixels are as fine as anybody sees.
            (percent(share), round(2 * share * width), digit == winner, not self._sure)
            for digit, share in enumerate(self._probabilities.tolist())
        ]

    def _paint_row(self, painter: QPainter, digit: int, look: _Look) -> None:
        chosen = look.colours
        text, _, wins, pale = self._pictures[digit]
        row = self._row(digit)
        font = look.bold if wins else look.font
        height = look.measure.height()

        track = self._track(row, look.measure)
        radius = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(chosen.grid)
        painter.drawRoundedRect(track, radius, radius)
        if self._probabilities is not None:
            probability = min(1.0, max(0.0, float(self._probabilities[digit])))
            bar = QRectF(track)
            bar.setWidth(track.width() * probability)
            painter.save()
            painter.setClipRect(bar)
            painter.setBrush(chosen.accent if wins else chosen.muted)
            painter.drawRoundedRect(track, radius, radius)
            painter.restore()

        badge = QRectF(0, 0, height * 1.15, min(float(row.height()) - 1, height * 1.1))
        badge.moveCenter(QRectF(row).center())
        badge.moveLeft(0)
        if wins:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(chosen.accent)
            painter.drawRoundedRect(badge, height * 0.25, height * 0.25)
        painter.setFont(font)
        painter.setPen(chosen.on_accent if wins else chosen.muted if pale else chosen.text)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(digit))
        painter.setPen(chosen.muted if pale else chosen.text)
        painter.drawText(
            QRectF(row), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """What all rows are painted with, found once a frame.

    Attributes:
        colours: Of the scheme in use.
        font: Of most rows.
        bold: Of the winner.
        measure: Of the bold font, so that a row that wins stays as it is.
    """

    colours: theme.Colours
    font: QFont
    bold: QFont
    measure: QFontMetricsF

    @classmethod
    def of(cls, font: QFont) -> _Look:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        return cls(theme.colours(), font, bold, QFontMetricsF(bold))
