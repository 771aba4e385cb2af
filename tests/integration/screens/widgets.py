"""The widgets of a window that a person sees as parts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QMenuBar,
    QScrollBar,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def parts(window: QWidget) -> Iterator[QWidget]:
    """Visible widgets of a window, without those of other windows and those inside controls."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not _is_inside_control(widget):
            yield widget


def described(widget: QWidget) -> str:
    """A widget in a message: its class, its name and that of its next named ancestor."""
    names: list[str] = []
    each: QWidget | None = widget
    while each is not None and len(names) < 2:
        names += [each.objectName()] if each.objectName() else []
        each = each.parentWidget()
    return f"{type(widget).__name__} {' in '.join(names)}"


def _is_inside_control(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QMenuBar) or widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractSpinBox | QComboBox | QTabBar | QMenuBar):
            return True
        if isinstance(parent, QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False
