"""Paints the three pictures of a recurrent network in one size and theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QStaticText

from mnist_draw.inside.rows.layout import PICTURES, ROWS
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.inside.rows.images import RowImages
    from mnist_draw.inside.rows.layout import Picture, RowsLayout
    from trainer.recipe.classes import Classes

_UNREAD_OPACITY: Final = 0.25
# What stands for the digit of an undefined prediction.
_UNDEFINED: Final = "?"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays while scenes change.

    Attributes:
        titles: Title of each picture.
        first: Index of the first unit shown.
        units: How many units are shown.
        classes: Names of the classes.
    """

    titles: tuple[str, str, str]
    first: int
    units: int
    classes: Classes


@dataclass(frozen=True, slots=True)
class Mark:
    """A state to mark.

    Attributes:
        row: Row, from 0.
        column: Position among the units shown.
        tone: Colour.
    """

    row: int
    column: int
    tone: theme.Tone


class RowsPainter:
    """Prepares what scenes share: titles, axes, frames and the figures of the digits.

    Pictures are painted in device pixels, so that all their pixels are equally large; texts in
    logical ones.

    Attributes:
        made_for: The arguments that it was prepared for.
        layout: Positions and sizes.
        frame: What stays while scenes change.
    """

    def __init__(self, layout: RowsLayout, frame: Frame, size: QSize, ratio: float) -> None:
        """Prepares it.

        Args:
            layout: Layout for the size.
            frame: What stays while scenes change.
            size: Size in logical pixels.
            ratio: Device pixels per logical pixel.
        """
        self.made_for = layout, frame, size, ratio
        self.layout, self.frame = layout, frame
        self._ratio = ratio
        self._colours = theme.colours()
        self._font = theme.tabular(theme.font("caption"))
        self._measure = QFontMetricsF(self._font)
        room = (layout.bars_left - layout.names_left) / ratio
        self._names = tuple(
            self._static_text(self._measure.elidedText(name, Qt.TextElideMode.ElideRight, room))
            for name in frame.classes
        )
        self._undefined = self._static_text(_UNDEFINED)
        self._shares: dict[int, QStaticText] = {}
        self._still = QPixmap(size * ratio)
        self._still.setDevicePixelRatio(ratio)
        self._still.fill(self._colours.window)
        with QPainter(self._still) as painter:
            self._paint_frame(painter)

    def paint(
        self, painter: QPainter, images: RowImages | None, read: int, marks: Sequence[Mark]
    ) -> None:
        """Paints everything.

        Args:
            painter: Painter on the widget, in logical pixels.
            images: The scene; None for empty pictures.
            read: How many rows have been read.
            marks: Marked states; those of unread rows are left out.
        """
        painter.drawPixmap(0, 0, self._still)
        if images is None:
            return
        self._paint_figures(painter, images, read)
        if self.layout.share:
            self._paint_shares(painter, images, read)
        painter.scale(1 / self._ratio, 1 / self._ratio)
        self._paint_pictures(painter, images, read)
        self._paint_bars(painter, images, read)
        self._paint_marks(painter, images, read, [mark for mark in marks if mark.row < read])

    def _paint_pictures(self, painter: QPainter, images: RowImages, read: int) -> None:
        if read < ROWS:
            painter.setOpacity(_UNREAD_OPACITY)
            painter.drawImage(self._area("image", ROWS), images.image)
            painter.setOpacity(1)
        for picture in self.layout.pictures:
            image = getattr(images, picture)
            columns = self.frame.units if picture == "states" else image.width()
            if read:
                painter.drawImage(self._area(picture, read), image, QRect(0, 0, columns, read))

    def _area(self, picture: Picture, rows: int) -> QRect:
        """Rectangle of a picture's first rows, in device pixels."""
        left, width = self.layout.span(picture, self.frame.units)
        return QRect(left, self.layout.top, width, rows * self.layout.pixel)

    def _paint_bars(self, painter: QPainter, images: RowImages, read: int) -> None:
        """Bars of the most probable digits; those of the present digit in the accent colour."""
        layout, present = self.layout, images.digit_after(read)
        height = max(1, layout.pixel - (1 if layout.pixel > 3 else 0))
        presents: list[QRectF] = []
        others: list[QRectF] = []
        for row, guess in enumerate(images.guesses[:read]):
            if guess is not None:
                length = max(1, round(guess.share * layout.bar))
                bar = QRectF(layout.bars_left, layout.row_top(row), length, height)
                (presents if guess.digit == present else others).append(bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.muted)
        painter.drawRects(others)
        painter.setBrush(self._colours.accent)
        painter.drawRects(presents)

    def _paint_figures(self, painter: QPainter, images: RowImages, read: int) -> None:
        """The most probable digit, once for consecutive rows that share it."""
        layout, present = self.layout, images.digit_after(read)
        line = self._measure.height()
        centre = (layout.names_left + layout.bars_left) / 2 / self._ratio
        bottom = 0.0
        painter.setFont(self._font)
        for spell in images.spells(read):
            top, end = (layout.row_top(row) / self._ratio for row in (spell.first, spell.last + 1))
            y = (top + end - line) / 2
            # One or two low rows have no room: their figure would cover a neighbour's.
            if end - top < 0.55 * line or y < bottom:
                continue
            bottom = y + 0.75 * line
            is_present = spell.digit == present
            painter.setPen(self._colours.accent if is_present else self._colours.text)
            text = self._undefined if spell.digit is None else self._names[spell.digit]
            painter.drawStaticText(QPointF(centre - text.size().width() / 2, y), text)

    def _paint_shares(self, painter: QPainter, images: RowImages, read: int) -> None:
        """Probability of the most probable digit as a number, where rows are high enough."""
        layout = self.layout
        right = (layout.bars_left + layout.bar + layout.share) / self._ratio
        painter.setPen(self._colours.muted)
        for row, guess in enumerate(images.guesses[:read]):
            if guess is not None:
                text = self._share(round(100 * guess.share))
                middle = (layout.row_top(row) + layout.pixel / 2) / self._ratio
                size = text.size()
                painter.drawStaticText(
                    QPointF(right - size.width(), middle - size.height() / 2), text
                )

    def _share(self, percent: int) -> QStaticText:
        if percent not in self._shares:
            self._shares[percent] = self._static_text(f"{whole(percent)}\u00a0%")
        return self._shares[percent]

    def _paint_marks(
        self, painter: QPainter, images: RowImages, read: int, marks: Sequence[Mark]
    ) -> None:
        layout = self.layout
        thin = max(1, round(self._ratio))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if 0 < read < ROWS:
            painter.setPen(QPen(self._colours.accent, thin))
            y = layout.row_top(read - 1)
            for picture in self.layout.pictures:
                left, width = layout.span(picture, self.frame.units)
                painter.drawRect(left - thin, y - thin, width + thin, layout.pixel + thin)
        if read == ROWS and images.decided:
            # Where it made up its mind.
            painter.setPen(QPen(self._colours.accent, thin, Qt.PenStyle.DashLine))
            y = layout.row_top(images.decided) - thin
            painter.drawLine(layout.image_left, y, layout.bars_left + layout.bar, y)
        for mark in marks:
            if 0 <= mark.column < self.frame.units:
                left = layout.states_left + mark.column * layout.state
                cell = QRect(left, layout.row_top(mark.row), layout.state, layout.pixel)
                for tone, width in (("window", 4 * thin), (mark.tone, 2 * thin)):
                    painter.setPen(QPen(getattr(self._colours, tone), width))
                    painter.drawRect(cell.adjusted(-thin, -thin, 0, 0))

    def _static_text(self, text: str) -> QStaticText:
        static_text = QStaticText(text)
        static_text.setTextFormat(Qt.TextFormat.PlainText)
        static_text.prepare(font=self._font)
        return static_text

    def _paint_frame(self, painter: QPainter) -> None:
        layout, ratio, colours = self.layout, self._ratio, self._colours
        painter.setFont(self._font)
        line = self._measure.height()
        top = layout.top / ratio
        lefts = [layout.span(picture, self.frame.units)[0] / ratio for picture in PICTURES]
        ends = [*(left - line * 0.4 for left in lefts[1:]), (layout.bars_left + layout.bar) / ratio]
        painter.setPen(colours.text)
        for title, left, end in zip(self.frame.titles, lefts, ends, strict=True):
            elided = self._measure.elidedText(title, Qt.TextElideMode.ElideRight, end - left)
            painter.drawText(QPointF(left, top - 1.35 * line), elided)
        painter.setPen(colours.muted)
        baseline = top - 0.3 * line
        self._paint_digits(painter, baseline)
        self._paint_units(painter, baseline)
        whole_bar = f"{whole(100)}\u00a0%"
        right = (layout.bars_left + layout.bar) / ratio
        painter.drawText(
            QPointF(right - self._measure.horizontalAdvance(whole_bar), baseline), whole_bar
        )
        self._paint_row_numbers(painter)
        painter.setPen(colours.grid)
        for picture in self.layout.pictures:
            area = self._area(picture, ROWS)
            painter.drawRect(
                QRectF(
                    area.left() / ratio - 1,
                    top - 1,
                    area.width() / ratio + 1,
                    area.height() / ratio + 1,
                )
            )
        painter.fillRect(self._bars_track(), colours.grid)

    def _bars_track(self) -> QRectF:
        layout, ratio = self.layout, self._ratio
        return QRectF(
            layout.bars_left / ratio,
            layout.top / ratio,
            layout.bar / ratio,
            ROWS * layout.pixel / ratio,
        )

    def _paint_digits(self, painter: QPainter, baseline: float) -> None:
        column, width = self.layout.digit, self._measure.horizontalAdvance
        names = self.frame.classes
        # Names that would touch each other are left out: the text of a cell names its class.
        if not column or max(map(width, names)) > column / self._ratio:
            return
        for index, name in enumerate(names):
            left = (self.layout.digits_left + (index + 0.5) * column) / self._ratio
            self._paint_centred(painter, left, baseline, name)

    def _paint_units(self, painter: QPainter, baseline: float) -> None:
        """Number of the first and of the last unit, counted from 1."""
        layout, first, units = self.layout, self.frame.first, self.frame.units
        if not units:
            return
        left = layout.states_left / self._ratio
        right = (layout.states_left + units * layout.state) / self._ratio
        start, end = whole(first), whole(first + units - 1)
        width = self._measure.horizontalAdvance
        painter.drawText(QPointF(left, baseline), start)
        if units > 1 and right - left > width(f"{start}  {end}"):
            painter.drawText(QPointF(right - width(end), baseline), end)

    def _paint_row_numbers(self, painter: QPainter) -> None:
        layout, ratio = self.layout, self._ratio
        pixel = layout.pixel / ratio
        apart = self._measure.height() / pixel
        step = next((step for step in (1, 2, 4, 7) if step >= apart), 14)
        right = layout.image_left / ratio - self._measure.horizontalAdvance(" ")
        for number in (1, *(each for each in range(step, ROWS + 1, step) if each - 1 >= apart)):
            middle = layout.top / ratio + (number - 0.5) * pixel
            y = middle + self._measure.capHeight() / 2
            width = self._measure.horizontalAdvance(str(number))
            painter.drawText(QPointF(right - width, y), str(number))

    def _paint_centred(self, painter: QPainter, x: float, baseline: float, text: str) -> None:
        width = self._measure.horizontalAdvance(text)
        painter.drawText(QPointF(x - width / 2, baseline), text)
