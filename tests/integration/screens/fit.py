"""What does not fit: windows larger than a screen, widgets beyond their parents, cut texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QScrollArea,
    QTabBar,
    QToolButton,
)

from mnist_draw.shared.widgets.combo_box import ComboBox
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.integration.screens.widgets import described, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

# Advances are rounded to pixels.
_TOLERANCE: Final = 2


def cut_off(window: QWidget) -> Iterator[str]:
    """What a window or an ancestor cuts."""
    for widget in parts(window):
        # A hidden part of a splitter, or a label without text.
        if min(widget.width(), widget.height()) < 2:
            continue
        for problem in (_beyond(widget), _cut_text(widget)):
            if problem:
                yield f"{described(widget)} {problem}"


def _beyond(widget: QWidget) -> str:
    """By what a widget exceeds its parent; what can be scrolled to exceeds nothing."""
    parent = widget.parentWidget()
    if parent is None:
        return ""
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and parent is area.viewport():
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        scrolls = area.horizontalScrollBarPolicy() is not off or not isinstance(area, QScrollArea)
        beyond = 0 if scrolls else widget.width() - parent.width()
        return f"is {beyond} wider than what shows it" if beyond > _TOLERANCE else ""
    bounds = parent.rect()
    room = bounds.adjusted(-_TOLERANCE, -_TOLERANCE, _TOLERANCE, _TOLERANCE)
    place = QRect(widget.mapTo(parent, QPoint()), widget.size())
    return "" if room.contains(place) else f"at {place.getRect()} in {bounds.size().toTuple()}"


def _cut_text(widget: QWidget) -> str:
    """What is not to be read in a widget, neither there nor in its tip."""
    match widget:
        case ElidedLabel():
            cut = widget.needed_width > widget.width() + _TOLERANCE
            return f"elided without a tip: {widget.text()}" if cut and not widget.toolTip() else ""
        case SteadyLabel():
            cut = widget.is_cut and not widget.toolTip()
            return f"elided without a tip: {widget.text()}" if cut else ""
        case QToolButton() if widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return "" if widget.toolTip() or widget.icon().isNull() else "has an icon and no tip"
        case ComboBox():
            return "" if widget.whole_tip() else "has no tip"
    width, height = _needed(widget)
    if width <= widget.width() + _TOLERANCE and height <= widget.height() + _TOLERANCE:
        return ""
    return f"needs {width:.0f}x{height:.0f}, has {widget.width()}x{widget.height()}"


def _needed(widget: QWidget) -> tuple[float, float]:
    """Width and height of what is written in a widget."""
    needed = 0.0, 0.0
    match widget:
        case QLabel() if widget.wordWrap():
            needed = 0.0, float(widget.heightForWidth(widget.width()))
        case QLabel() if widget.text():
            needed = float(widget.sizeHint().width()), float(widget.sizeHint().height())
        case QAbstractButton() if widget.text():
            needed = _room(widget, widget.text().replace("&", ""))
        case QComboBox():
            needed = _room(widget, widget.currentText())
        case QAbstractSpinBox():
            needed = _room(widget, widget.text())
        case QTabBar():
            needed = float(widget.tabRect(widget.count() - 1).right()), 0.0
    return needed


def _room(widget: QWidget, text: str) -> tuple[float, float]:
    metrics = QFontMetricsF(widget.font())
    lines = text.splitlines() or [""]
    width = max(metrics.horizontalAdvance(line) for line in lines)
    return width, metrics.height() * len(lines)
