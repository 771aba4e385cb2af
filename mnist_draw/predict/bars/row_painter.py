"""Paints the rows of the bars of probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QStaticText

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from trainer.recipe.classes import Classes

# Heights of a line that a bar needs beside its figure.
_SHORTEST_BAR: Final = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """Visible content of one row.

    Attributes:
        text: The probability as text.
        share: The probability, in [0, 1], rounded as the text is: both change together.
        wins: Whether the class is highlighted.
        pale: Whether its figures are muted.
        bold: Whether its figures are bold.
    """

    text: str
    share: float
    wins: bool
    pale: bool
    bold: bool


class RowPainter:
    """Paints rows of one size in one theme.

    Rows are painted many times a second. What they share is prepared once: pixmaps of three full
    tracks, of which a row shows a part, and texts that are laid out.
    """

    def __init__(
        self, font: QFont, width: int, height: int, ratio: float, classes: Classes, widest: str
    ) -> None:
        """Prepares what rows share.

        Args:
            font: Font of rows without the winner.
            width: Width of a row in logical pixels.
            height: Height of the lowest row in logical pixels.
            ratio: Device pixels per logical pixel.
            classes: Names of the rows.
            widest: The widest of their figures.
        """
        self.ratio = ratio
        self._colours = theme.colours()
        self._font = font
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.Bold)
        # Measure the bold font: a row keeps its layout when it wins.
        measure = QFontMetricsF(self._bold)
        self._line = measure.height()
        # A badge around one character; wider for names, which leave half of a row to the bar.
        longest = max(map(measure.horizontalAdvance, classes))
        self._badge = max(self._line * 1.15, min(longest + self._line * 0.5, width * 0.45))
        self._names = {
            name: QFontMetricsF(self._bold).elidedText(
                name, Qt.TextElideMode.ElideRight, self._badge - self._line * 0.25
            )
            for name in classes
        }
        self._left = round(self._badge + self._line * 0.35)
        number = measure.horizontalAdvance(widest) + self._line * 0.4
        # In narrow columns bars alone: the figure of the answer stands above them.
        self._numbered = width - self._left - number >= self._line * _SHORTEST_BAR
        right = width - number if self._numbered else width
        self._track = QSizeF(
            max(1.0, right - self._left), max(1.0, min(height * 0.5, self._line * 0.62))
        )
        self._empty, self._full, self._winning = (
            self._paint_track(colour)
            for colour in (self._colours.grid, self._colours.muted, self._colours.accent)
        )
        self._texts: dict[tuple[str, bool], QStaticText] = {}

    def paint(self, painter: QPainter, rect: QRect, name: str, row: Row) -> None:
        """Paints one row.

        Args:
            painter: Painter on the widget.
            rect: Rectangle of the row.
            name: The row's class.
            row: Its content.
        """
        corner = QPointF(
            rect.left() + self._left, round(rect.center().y() - self._track.height() / 2)
        )
        painter.drawPixmap(corner, self._empty)
        full = self._winning if row.wins else self._full
        # Qt draws the whole pixmap for a source of no width.
        if length := round(full.width() * min(1.0, max(0.0, row.share))):
            painter.drawPixmap(corner, full, QRectF(0, 0, length, full.height()))
        badge = QRectF(rect.left(), 0, self._badge, min(rect.height() - 1.0, self._line * 1.1))
        # The centre of a QRect is rounded: half a pixel of the badge would stay on the row above.
        badge.moveTop(QRectF(rect).center().y() - badge.height() / 2)
        colours = self._colours
        plain = colours.muted if row.pale else colours.text
        if row.wins:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawRoundedRect(badge, self._line * 0.25, self._line * 0.25)
        painter.setFont(self._bold if row.bold else self._font)
        painter.setPen(colours.on_accent if row.wins else plain)
        label = self._text(self._names[name], bold=row.bold)
        painter.drawStaticText(_centred(label, badge), label)
        if not self._numbered:
            return
        painter.setPen(plain)
        text = self._text(row.text, bold=row.bold)
        end = QRectF(rect.left() + rect.width() - text.size().width(), rect.top(), 0, rect.height())
        painter.drawStaticText(QPointF(end.left(), _centred(text, end).y()), text)

    def _text(self, text: str, *, bold: bool) -> QStaticText:
        key = (text, bold)
        if key not in self._texts:
            static_text = QStaticText(text)
            static_text.setTextFormat(Qt.TextFormat.PlainText)
            static_text.prepare(font=self._bold if bold else self._font)
            self._texts[key] = static_text
        return self._texts[key]

    def _paint_track(self, colour: QColor) -> QPixmap:
        pixmap = QPixmap((self._track * self.ratio).toSize().expandedTo(QSize(1, 1)))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            radius = self._track.height() / 2
            painter.drawRoundedRect(QRectF(QPointF(), self._track), radius, radius)
        return pixmap


def _centred(text: QStaticText, rect: QRectF) -> QPointF:
    """Top left corner of a text in the middle of a rectangle."""
    size = text.size()
    return rect.center() - QPointF(size.width() / 2, size.height() / 2)
