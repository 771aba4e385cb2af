"""Chart of what each network reads while one distortion grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.compare.directions import SCALES
from mnist_draw.compare.texts import amount_text, direction_text
from mnist_draw.shared import theme
from mnist_draw.shared.screen_readers import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent

    from mnist_draw.compare.comparison import Strip
    from mnist_draw.compare.directions import Direction
    from trainer.recipe.classes import Classes

_STALE_OPACITY = 0.35
_INSET = 4


class AnswerChart(QWidget):
    """One row a network, one cell an amount, with the digit that the network reads there.

    A filled cell is another answer than for the drawing as drawn. A frame marks the amount that
    the pad is set to; a click or the arrow keys choose another.

    Attributes:
        amount_chosen: Index of the amount that the user chose.
    """

    amount_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerChart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._names: tuple[str, ...] = ()
        self._classes: tuple[Classes, ...] = ()
        self._direction: Direction = "right"
        self._strips: dict[int, Strip] = {}
        self._stale: set[int] = set()
        self._marked: int | None = 0
        self._retranslate()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(theme.font("body")).height()
        return QSize(round(line * 18), round(line * 7))

    def set_names(self, names: Sequence[str], classes: Sequence[Classes]) -> None:
        """Name the rows, and the classes of each row's network."""
        self._names, self._classes = tuple(names), tuple(classes)
        self._describe()

    def set_direction(self, direction: Direction) -> None:
        """Empty the chart for another direction."""
        if direction != self._direction:
            self._direction = direction
            self._strips.clear()
            self._describe()

    def set_marked(self, index: int | None) -> None:
        """Frame the cells of one amount; None for none."""
        if index != self._marked:
            self._marked = index
            self.update()

    def show_strips(self, strips: dict[int, Strip], stale: set[int]) -> None:
        """Show rows.

        Args:
            strips: By column; all of one direction.
            stale: Columns whose strip belongs to an earlier drawing: they are pale.
        """
        self._strips, self._stale = dict(strips), set(stale)
        self._describe()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            left, width = self._cells()
            index = int((event.position().x() - left) // width)
            if 0 <= index < self._count:
                self.amount_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked = self._marked or 0
        index = {
            Qt.Key.Key_Left: marked - 1,
            Qt.Key.Key_Right: marked + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._count - 1,
        }.get(Qt.Key(event.key()))
        if index is None:
            super().keyPressEvent(event)
        elif 0 <= index < self._count:
            self.amount_chosen.emit(index)
            announce(self, self._spoken(index))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    @property
    def _count(self) -> int:
        return len(SCALES[self._direction].amounts)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What each network reads while the change grows"))
        self.setToolTip(
            self.tr(
                "Each cell: the digit that a network reads after this much of the change. "
                "Filled: a different answer than for your drawing. Click a column to see its "
                "picture above."
            )
        )
        self._describe()

    def _describe(self) -> None:
        """Describe the rows for screen readers, and paint them."""
        rows = [direction_text(self._direction)]
        for column, name in enumerate(self._names):
            if column in self._strips:
                strip = self._strips[column]
                digits = " ".join(self._name(strip, index) for index in range(len(strip.digits)))
                rows.append(f"{name}: {digits}")
        self.setAccessibleDescription(". ".join(rows))
        self.update()

    def _spoken(self, index: int) -> str:
        """What the networks read after one amount."""
        answers = [
            f"{name}: {self._name(self._strips[column], index)}"
            for column, name in enumerate(self._names)
            if column in self._strips and index < len(self._strips[column].digits)
        ]
        return ". ".join([amount_text(self._direction, index), ", ".join(answers)])

    def _cells(self) -> tuple[float, float]:
        """Left of the first cell, and the width of one."""
        metrics = QFontMetricsF(theme.font("body"))
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        left = min(widest + _INSET + metrics.height() * 0.6, self.width() * 0.34)
        return left, (self.width() - left - 2) / self._count

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        font = theme.tabular(theme.font("body"))
        metrics = QFontMetricsF(font)
        rows = max(1, len(self._names))
        caption = QFontMetricsF(theme.font("caption")).height() * 1.2
        height = min((self.height() - caption - 2) / rows, metrics.height() * 2)
        left, width = self._cells()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for column, name in enumerate(self._names):
                top = 1 + column * height
                painter.setOpacity(1)
                painter.setFont(font)
                painter.setPen(colours.text)
                room = QRectF(_INSET, top, left - _INSET - metrics.height() * 0.3, height)
                text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
                painter.setOpacity(_STALE_OPACITY if column in self._stale else 1)
                strip = self._strips.get(column)
                for index in range(self._count):
                    cell = QRectF(left + index * width, top, width, height).adjusted(
                        1.5, 1.5, -1.5, -1.5
                    )
                    self._paint_cell(painter, cell, strip, index, font)
            painter.setOpacity(1)
            self._paint_axis(painter, 1 + rows * height, caption)
            self._paint_mark(painter, rows * height)

    def _name(self, strip: Strip, index: int) -> str:
        """The class that a network reads after an amount; "?" for no number."""
        digit, classes = strip.digits[index], self._classes[strip.column]
        return "?" if digit is None or digit >= len(classes) else classes[digit]

    def _paint_cell(
        self, painter: QPainter, cell: QRectF, strip: Strip | None, index: int, font: QFont
    ) -> None:
        colours = theme.colours()
        known = strip is not None and index < len(strip.digits)
        fails = known and strip is not None and strip.digits[index] != strip.digits[0]
        fill: QColor = colours.train if fails else colours.grid
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(cell, 3, 3)
        if strip is None or not known:
            return
        shown = QFont(font)
        if fails:
            shown.setWeight(QFont.Weight.Bold)
        text = QFontMetricsF(shown).elidedText(
            self._name(strip, index), Qt.TextElideMode.ElideRight, cell.width()
        )
        painter.setFont(shown)
        painter.setPen(colours.window if fails else colours.text)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_axis(self, painter: QPainter, top: float, height: float) -> None:
        left, width = self._cells()
        font = theme.tabular(theme.font("caption"))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colours().muted)
        texts = [amount_text(self._direction, index) for index in range(self._count)]
        # Every second amount where they would touch.
        step = 1 if max(map(metrics.horizontalAdvance, texts)) < width - 3 else 2
        for index in range(0, self._count, step):
            room = QRectF(left + (index - 0.5) * width, top, 2 * width, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, texts[index])

    def _paint_mark(self, painter: QPainter, height: float) -> None:
        left, width = self._cells()
        colours = theme.colours()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._marked is not None:
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRoundedRect(QRectF(left + self._marked * width, 1, width, height), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
