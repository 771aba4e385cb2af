"""Texts from outside that Qt would take for HTML, and would load the pictures that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

EVIL: Final = "<img src=file:evil.png>"


def taken_for_html(window: QWidget) -> set[tuple[str, str, str]]:
    """Kind, object name and text of what shows `EVIL` in a window as HTML."""
    return {
        (type(each).__name__, each.objectName(), text)
        for each in [window, *window.findChildren(QObject)]
        for text in _rendered(each)
        if EVIL in text and QtGui.Qt.mightBeRichText(text)
    }


def _rendered(widget: QObject) -> Iterator[str]:
    """Texts of a widget or action that Qt would render as HTML if they look like it."""
    if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
        yield widget.text()
    if isinstance(widget, QWidget | QAction):
        yield widget.toolTip()
        yield widget.whatsThis()
    if isinstance(widget, QComboBox | QAbstractItemView):
        model = widget.model()
        if model is not None:
            yield from _tips(model)


def _tips(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), 20)):
        # A list hides its number of columns.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        for column in range(columns):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                yield tip
