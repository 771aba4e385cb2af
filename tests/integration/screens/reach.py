"""Names and keyboard ways of the controls of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QRadioButton,
)

from tests.integration.screens.widgets import described, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

_CONTROLS: Final = (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QAbstractSlider,
    QLineEdit,
    QAbstractItemView,
)


def unreachable(window: QWidget) -> Iterator[str]:
    """Widgets named in rich text, and controls without a name or that no key gives the focus."""
    for widget in parts(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description):
            if interface is not None and QtGui.Qt.mightBeRichText(interface.text(kind)):
                yield f"{described(widget)} is read out with its tags"
        if isinstance(widget, QHeaderView) or widget.focusProxy() is not None:
            continue
        by_keyboard = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not by_keyboard and isinstance(widget, _CONTROLS) and not _is_chosen_by_arrows(widget):
            yield f"{described(widget)} gets no focus by keyboard"
        named = interface is not None and interface.text(QAccessible.Text.Name)
        if by_keyboard and not named:
            yield f"{described(widget)} has no name"


def _is_chosen_by_arrows(widget: QWidget) -> bool:
    """Whether arrow keys reach a radio button from the one of its group that Tab reaches."""
    return isinstance(widget, QRadioButton) and not widget.isChecked()
