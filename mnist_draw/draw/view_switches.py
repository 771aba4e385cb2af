"""Row of buttons that switch views of the drawing area."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

_SPACING: Final = 8
_SIZE_CHANGES: Final = {
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.LanguageChange,
}
_TEXT: Final = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON: Final = Qt.ToolButtonStyle.ToolButtonIconOnly


class FramingSwitch(QWidget):
    """Two buttons, one of them pressed: the drawing is framed like MNIST's digits, or not."""

    def __init__(self, action: QAction) -> None:
        """Args: action: Checked while the drawing is not framed; for menus."""
        super().__init__()
        self._action = action
        self._short = False
        self._framed, self._whole = QToolButton(), QToolButton()
        self._framed.setObjectName("framedSwitch")
        self._whole.setObjectName("plainResizeSwitch")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for button in (self._framed, self._whole):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button)
            row.addWidget(button)
        self._framed.setChecked(True)
        self._whole.toggled.connect(action.setChecked)
        action.toggled.connect(self._follow)
        self._retranslate()

    @property
    def last_reached(self) -> QWidget:
        """The last of its widgets that Tab reaches."""
        return self._whole

    def shorten(self, *, short: bool) -> None:
        """Shows short words, for a narrow column; their tips and spoken names stay."""
        if short != self._short:
            self._short = short
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(bool)
    def _follow(self, whole: bool) -> None:
        (self._whole if whole else self._framed).setChecked(True)

    def _retranslate(self) -> None:
        for button, text, short, tip in (
            (
                self._framed,
                self.tr("Centred like MNIST"),
                self.tr("Centred"),
                self.tr(
                    "The network gets the digit as it learned digits: cut out and centred (F7)"
                ),
            ),
            (
                self._whole,
                self.tr("Whole canvas"),
                self.tr("Whole canvas"),
                self.tr("The network gets the whole canvas shrunk, as in most apps (F7)"),
            ),
        ):
            button.setText(short if self._short else text)
            button.setAccessibleName(text)
            button.setToolTip(tip)


class ViewSwitches(QWidget):
    """Buttons with their actions' texts; where these do not fit, icons stand for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewSwitches")
        self._choice: FramingSwitch | None = None
        self._buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACING)
        self._row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def add_choice(self, choice: FramingSwitch) -> None:
        """Put a switch of two parts first."""
        self._choice = choice
        self._row.insertWidget(0, choice)
        self._choose_styles()

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
        self._row.insertWidget(self._row.count() - 1, button)
        # A button that comes later than its window would be the last that Tab reaches.
        self.setTabOrder(self._last_reached, button)
        self._buttons.append(button)
        self._choose_styles()

    @property
    def _last_reached(self) -> QWidget:
        if self._buttons:
            return self._buttons[-1]
        return self if self._choice is None else self._choice.last_reached

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_styles()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _SIZE_CHANGES:
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
        if self._choice is not None:
            self._choice.shorten(short=False)
            spare -= self._choice.sizeHint().width() + _SPACING
        for button in reversed(buttons):
            shrinks = spare < 0 and not button.icon().isNull()
            if shrinks:
                spare += widths[button] - _size(button, _ICON).width()
            button.setToolButtonStyle(_ICON if shrinks else _TEXT)
        if self._choice is not None:
            self._choice.shorten(short=spare < 0)


def _size(button: QToolButton, style: Qt.ToolButtonStyle) -> QSize:
    button.setToolButtonStyle(style)
    return button.sizeHint()
