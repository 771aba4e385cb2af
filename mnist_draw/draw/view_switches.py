"""Row of buttons that switch views of the drawing area."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

_SPACING: Final = 8
_TEXT: Final = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON: Final = Qt.ToolButtonStyle.ToolButtonIconOnly


class ViewSwitches(QWidget):
    """Buttons with their actions' texts; where these do not fit, icons stand for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewSwitches")
        self._buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACING)
        self._row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def add(self, name: str, action: QAction) -> None:
        """Add a button.

        Args:
            name: Its object name.
            action: Checkable; without an icon, its text is always shown.
        """
        button = QToolButton()
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action.changed.connect(partial(self._rename, button, action))
        self._rename(button, action)
        self._row.insertWidget(len(self._buttons), button)
        self._buttons.append(button)
        self._choose_styles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_styles()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._choose_styles()

    def _rename(self, button: QToolButton, action: QAction) -> None:
        if button.accessibleName() != action.iconText():
            button.setAccessibleName(action.iconText())
            self._choose_styles()

    def _choose_styles(self) -> None:
        buttons = self._buttons
        # Measured with every text, whatever is shown now.
        widths = {button: _size(button, _TEXT).width() for button in buttons}
        spare = self.width() - sum(widths.values()) - _SPACING * (len(buttons) - 1)
        for button in reversed(buttons):
            shrinks = spare < 0 and not button.icon().isNull()
            if shrinks:
                spare += widths[button] - _size(button, _ICON).width()
            button.setToolButtonStyle(_ICON if shrinks else _TEXT)


def _size(button: QToolButton, style: Qt.ToolButtonStyle) -> QSize:
    button.setToolButtonStyle(style)
    return button.sizeHint()
