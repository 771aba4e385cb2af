"""Whether a view has room in a column of other widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontMetrics

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget

# Heights of text below which curves and pictures say nothing.
_LEAST_LINES: Final = 9


def has_room(view: QWidget, column: QWidget) -> bool:
    """Whether the other parts of a column leave a view a useful height.

    Args:
        view: A part of the column.
        column: Widget with a vertical layout.
    """
    layout = column.layout()
    assert layout is not None
    room = column.height() - _height_without(view, layout, column.width())
    return room >= _LEAST_LINES * QFontMetrics(column.font()).height()


def _height_without(widget: QWidget, layout: QLayout, width: int) -> int:
    """Pixels that everything but the widget takes, in a column of this width."""
    margins = layout.contentsMargins()
    inner = width - margins.left() - margins.right()
    height = margins.top() + margins.bottom()
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None or item.widget() is widget:
            continue
        # Spaces call themselves empty, as hidden widgets do.
        if item.isEmpty() and item.spacerItem() is None:
            continue
        wraps = item.hasHeightForWidth()
        height += item.heightForWidth(inner) if wraps else item.sizeHint().height()
    return height
