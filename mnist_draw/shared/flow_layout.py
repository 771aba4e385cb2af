"""Flow layout: widgets in rows that wrap like words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


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
