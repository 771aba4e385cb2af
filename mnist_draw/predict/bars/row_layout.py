"""Layout of the rows of the bars of probabilities: columns, places, font, decimals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF

from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent, whole_percent
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable

USUAL_ROWS: Final = len(DIGITS)
"""More rows get further columns where the widget is low."""

_MOST_COLUMNS: Final = 5
# With a shorter bar, in heights of a line, decimals leave their room to it.
_SHORT_BAR: Final = 6.0


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Where the rows are; the same for all probabilities.

    Attributes:
        size: Size of the widget.
        count: Number of rows.
        columns: Number of columns: as few as leave each row the height of a line.
        rows: Rows of a column.
        gap: Pixels between two columns.
        font: Font of the rows. It grows with them: a large window is read from further away.
        figure: How probabilities are written: with a decimal where that leaves long bars.
    """

    size: QSize
    count: int
    columns: int
    rows: int
    gap: int
    font: QFont
    figure: Callable[[float], str]

    @classmethod
    def of(cls, size: QSize, count: int) -> RowLayout:
        """The layout of so many rows in a widget of this size, in the present theme."""
        font = theme.tabular(theme.font("body"))
        line = QFontMetricsF(theme.font("body")).height()
        fitting = max(USUAL_ROWS, int(size.height() / line))
        columns = min(_MOST_COLUMNS, -(-count // fitting))
        rows = -(-count // columns)
        gap = round(line * (0.9 if columns == 2 else 0.6)) if columns > 1 else 0
        width = (size.width() - (columns - 1) * gap) // columns
        smallest = QFontMetricsF(font).height()
        height = size.height() / rows
        room = min(height * 0.62, width / 11)
        # The most columns may not be enough.
        least = min(1.0, height / smallest)
        font.setPointSizeF(font.pointSizeF() * max(least, room / smallest))
        measure = QFontMetricsF(font)
        beside = measure.horizontalAdvance(f"0{percent(1)}") + 2 * measure.height()
        figure = percent if width - beside >= _SHORT_BAR * measure.height() else whole_percent
        return cls(size, count, columns, rows, gap, font, figure)

    def rect(self, index: int) -> QRect:
        """The rectangle of a row."""
        column, row = divmod(index, self.rows)
        width, height = self.size.width(), self.size.height()
        top, bottom = row * height // self.rows, (row + 1) * height // self.rows
        width = (width - (self.columns - 1) * self.gap) // self.columns
        return QRect(column * (width + self.gap), top, width, bottom - top)

    def row_at(self, position: QPoint) -> int | None:
        """The row at a position; None between and beside them."""
        return next(
            (each for each in range(self.count) if self.rect(each).contains(position)), None
        )
