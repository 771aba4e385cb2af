"""Flow layouts: rows that wrap like words, and columns that share the width or wrap."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class FlowLayout(QLayout):
    """Left-aligned rows of widgets in their preferred sizes."""

    def __init__(
        self, parent: QWidget | None = None, *, x_spacing: int = 8, y_spacing: int = 2
    ) -> None:
        """Start empty.

        Args:
            parent: Widget that is laid out.
            x_spacing: Pixels between the widgets of a row.
            y_spacing: Pixels between rows.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._x_spacing = x_spacing
        self._y_spacing = y_spacing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        # Centre the rows vertically beside taller neighbours.
        spare = rect.height() - self.heightForWidth(rect.width())
        self._arrange(rect.adjusted(0, max(0, spare // 2), 0, 0), move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._visible_items()]
        width = sum(size.width() for size in sizes) + self._x_spacing * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._visible_items():
            size = size.expandedTo(item.minimumSize())
        return size

    def _visible_items(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Compute the rows, move the widgets if requested, and return the height."""
        x, y, row = rect.left(), rect.top(), 0
        for item in self._visible_items():
            size = item.sizeHint()
            if x > rect.left() and x + size.width() > rect.left() + rect.width():
                x, y, row = rect.left(), y + row + self._y_spacing, 0
            # A widget wider than a row is cut to its width.
            width = min(size.width(), rect.width())
            if move:
                item.setGeometry(QRect(x, y, width, size.height()))
            x += width + self._x_spacing
            row = max(row, size.height())
        return y + row - rect.top()


class ColumnsLayout(FlowLayout):
    """Columns that fill the width; where they would become too narrow, they wrap into rows."""

    def __init__(self, *, x_spacing: int = 12, y_spacing: int = 8) -> None:
        """Start empty; spacings as in `FlowLayout`."""
        super().__init__(x_spacing=x_spacing, y_spacing=y_spacing)
        self._columns: dict[QLayoutItem, tuple[int, Callable[[], int]]] = {}

    def add_column(self, widget: QWidget, share: int, needed_width: Callable[[], int]) -> None:
        """Adds a column.

        Args:
            widget: Its content.
            share: Share of the width of its row, relative to the other columns.
            needed_width: Width in pixels below which it does not become.
        """
        self.addWidget(widget)
        self._columns[self._items[-1]] = share, needed_width

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        item = super().takeAt(index)
        if item is not None:
            self._columns.pop(item, None)
        return item

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        items = self._visible_items()
        width = max((self._needed(item) for item in items), default=0)
        return QSize(width, max((item.minimumSize().height() for item in items), default=0))

    def sizeHint(self) -> QSize:
        items = self._visible_items()
        width = sum(map(self._needed, items)) + self._x_spacing * max(0, len(items) - 1)
        return QSize(width, max((item.sizeHint().height() for item in items), default=0))

    def _needed(self, item: QLayoutItem) -> int:
        return self._columns[item][1]()

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        items = self._visible_items()
        needed = [self._needed(item) for item in items]
        length = self._row_length(needed, rect.width())
        y = rect.top()
        for start in range(0, len(items), length):
            row = items[start : start + length]
            shares = [self._columns[item][0] for item in row]
            room = rect.width() - self._x_spacing * (len(row) - 1)
            widths = shared_out(room, shares, needed[start : start + length])
            height = max(item.sizeHint().height() for item in row)
            x = rect.left()
            for item, width in zip(row, widths, strict=True):
                if move:
                    item.setGeometry(QRect(x, y, width, height))
                x += width + self._x_spacing
            y += height + self._y_spacing
        return max(0, y - self._y_spacing - rect.top())

    def _row_length(self, needed: list[int], width: int) -> int:
        """Columns in a row: as many as leave every column what it needs, equal in all rows."""
        for count in range(1, len(needed) + 1):
            length = math.ceil(len(needed) / count)
            rows = (needed[start : start + length] for start in range(0, len(needed), length))
            if all(sum(row) + self._x_spacing * (len(row) - 1) <= width for row in rows):
                return length
        return 1


def shared_out(room: int, shares: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Widths in proportion to shares, but none below what is needed while there is room.

    Args:
        room: Pixels to share out.
        shares: Of each column, above 0.
        needed: Pixels that each column needs.
    """
    fixed = [False] * len(shares)
    while True:
        left = room - sum(width for width, is_fixed in zip(needed, fixed, strict=True) if is_fixed)
        total = sum(share for share, is_fixed in zip(shares, fixed, strict=True) if not is_fixed)
        widths = [
            width if is_fixed else left * share // total
            for share, width, is_fixed in zip(shares, needed, fixed, strict=True)
        ]
        short = [
            index
            for index, width in enumerate(widths)
            if not fixed[index] and width < needed[index]
        ]
        if not short or all(fixed[index] or index in short for index in range(len(shares))):
            return widths
        for index in short:
            fixed[index] = True
