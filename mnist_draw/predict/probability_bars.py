"""Bar chart of the probabilities of the classes; repaints only the rows that change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QStaticText,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent, whole_percent
from trainer.recipe.classes import DIGITS, reads_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from trainer.recipe.classes import Classes

# More rows get further columns where the widget is low.
_USUAL_ROWS: Final = len(DIGITS)
_MOST_COLUMNS: Final = 5
# Heights of a line that a bar needs beside its figure.
_SHORTEST_BAR: Final = 1.0
# With a shorter bar, in heights of a line, decimals leave their room to it.
_SHORT_BAR: Final = 6.0
_STYLE_CHANGES: Final = (
    QEvent.Type.LanguageChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
)


class ProbabilityBars(QWidget):
    """Probabilities of the classes, in their order; in columns where there are more than fit.

    A filled badge, bold figures and the accent colour mark the winner.

    Attributes:
        row_clicked: Emits the index of the row that was clicked.
        images_wanted: A row was clicked with the right button; emits its digit.
    """

    row_clicked = Signal(int)
    images_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilityBars")
        self._classes: Classes = DIGITS
        self._retranslate()
        self._probabilities: NDArray[np.float32] | None = None
        self._sure = True
        self._rivals: tuple[int, ...] = ()
        self._rows = self._make_rows()
        self._painter: _RowPainter | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def winner(self) -> int | None:
        """Index of the highlighted class, the most probable one; None if none is highlighted."""
        if self._probabilities is None or not self._sure:
            return None
        return int(self._probabilities.argmax())

    @property
    def classes(self) -> Classes:
        """Names of the classes."""
        return self._classes

    def set_classes(self, classes: Classes) -> None:
        """Names the classes; other ones empty the bars."""
        if classes != self._classes:
            self._classes = classes
            self._probabilities, self._rivals = None, ()
            self._rows = self._make_rows()
            self._painter = None
            self._retranslate()
            self.update()

    def set_probabilities(
        self,
        probabilities: NDArray[np.float32] | None,
        *,
        sure: bool = True,
        rivals: tuple[int, ...] = (),
    ) -> None:
        """Shows probabilities.

        Args:
            probabilities: float32, one for each class, in [0, 1]; None for empty bars.
            sure: Whether to highlight the most probable class; else all bars are muted.
            rivals: Classes in a race for the answer, whose figures are bold.
        """
        self._probabilities = probabilities
        self._sure, self._rivals = sure, rivals
        before, self._rows = self._rows, self._make_rows()
        for index, row in enumerate(self._rows):
            if row != before[index]:
                self.update(self._row_rect(index))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Otherwise the release goes to the parent.
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.row_clicked.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self._row_at(event.pos())
        if index is not None:
            self.images_wanted.emit(index)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._rows = self._make_rows()
        if event.type() in _STYLE_CHANGES:
            self._painter = None
            self._rows = self._make_rows()
            self.update()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if reads_digits(self._classes):
            self.setAccessibleName(self.tr("Probability of each digit"))
            tip = self.tr(
                "How sure the network is of each digit: together always 100 %.\n"
                "Click the right one to keep the drawing in My drawings.\n"
                "Right-click one to see training images of that digit (F4)"
            )
        else:
            self.setAccessibleName(self.tr("Probability of each class"))
            tip = self.tr(
                "How sure the network is of each class: together always 100 %.\n"
                "Click the right one to keep the drawing in My drawings"
            )
        self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.3

    def minimumSizeHint(self) -> QSize:
        measure = QFontMetricsF(theme.font("body"))
        return QSize(
            round(measure.horizontalAdvance("0000000000000000")),
            round(_USUAL_ROWS * measure.height() * 1.15),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painter = None
        self._rows = self._make_rows()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            row_painter = self._current_painter()
            region = event.region()
            for index, row in enumerate(self._rows):
                rect = self._row_rect(index)
                if region.intersects(rect):
                    row_painter.paint(painter, rect, self._classes[index], row)

    @property
    def _columns(self) -> int:
        """Number of columns: as few as leave each row the height of a line."""
        count = len(self._classes)
        line = QFontMetricsF(theme.font("body")).height()
        fitting = max(_USUAL_ROWS, int(self.height() / line))
        return min(_MOST_COLUMNS, -(-count // fitting))

    @property
    def _rows_a_column(self) -> int:
        return -(-len(self._classes) // self._columns)

    def _row_at(self, position: QPoint) -> int | None:
        rows = range(len(self._classes))
        return next((each for each in rows if self._row_rect(each).contains(position)), None)

    def _row_rect(self, index: int) -> QRect:
        column, row = divmod(index, self._rows_a_column)
        rows, columns = self._rows_a_column, self._columns
        top, bottom = row * self.height() // rows, (row + 1) * self.height() // rows
        gap = self._gap if columns > 1 else 0
        width = (self.width() - (columns - 1) * gap) // columns
        return QRect(column * (width + gap), top, width, bottom - top)

    @property
    def _gap(self) -> int:
        """Pixels between two columns."""
        share = 0.9 if self._columns == 2 else 0.6
        return round(QFontMetricsF(theme.font("body")).height() * share)

    def _current_painter(self) -> _RowPainter:
        # The ratio changes when the window moves to a screen with another scale.
        ratio = self.devicePixelRatioF()
        if self._painter is None or self._painter.ratio != ratio:
            row = self._row_rect(0)
            height = self.height() // self._rows_a_column
            widest = self._figures()(1)
            self._painter = _RowPainter(
                self._font(), row.width(), height, ratio, self._classes, widest
            )
        return self._painter

    def _figures(self) -> Callable[[float], str]:
        """How probabilities are written: with a decimal where that leaves long bars."""
        measure = QFontMetricsF(self._font())
        beside = measure.horizontalAdvance(f"0{percent(1)}") + 2 * measure.height()
        long = self._row_rect(0).width() - beside >= _SHORT_BAR * measure.height()
        return percent if long else whole_percent

    def _font(self) -> QFont:
        """Font that grows with the rows: a large window is read from further away."""
        font = theme.tabular(theme.font("body"))
        smallest = QFontMetricsF(font).height()
        height = self.height() / self._rows_a_column
        room = min(height * 0.62, self._row_rect(0).width() / 11)
        # The most columns may not be enough.
        least = min(1.0, height / smallest)
        font.setPointSizeF(font.pointSizeF() * max(least, room / smallest))
        return font

    def _make_rows(self) -> list[_Row]:
        if self._probabilities is None:
            return [_Row("–", 0, wins=False, pale=True, bold=False)] * len(self._classes)
        winner, figure = self.winner, self._figures()
        return [
            _Row(
                figure(share),
                round(share, 3),
                wins=index == winner,
                pale=not self._sure and index not in self._rivals,
                bold=index == winner or index in self._rivals,
            )
            for index, share in enumerate(self._probabilities.tolist())
        ]


@dataclass(frozen=True, slots=True)
class _Row:
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


class _RowPainter:
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

    def paint(self, painter: QPainter, rect: QRect, name: str, row: _Row) -> None:
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
