"""A button that leaves out its icon, and then words, where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FittingButton(QPushButton):
    """Shows the longest of its texts that fits, and its icon beside it if there is room."""

    def __init__(self, name: str, *, icon_only: bool = False) -> None:
        """Starts without texts.

        Args:
            name: The object name.
            icon_only: Whether the icon alone is enough where no text fits.
        """
        super().__init__()
        self._icon_only = icon_only
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shown_icon = QIcon()
        self._texts = ("", "")

    def show_icon(self, icon: QIcon) -> None:
        """Shows an icon where it fits."""
        self._shown_icon = icon
        if not self.icon().isNull():
            self.setIcon(icon)
        self._fit()

    def show_texts(self, text: str, short: str = "") -> None:
        """Shows a text, or a short one where it does not fit; the whole one is read out."""
        if self._texts == (text, short or text):
            return
        self._texts = (text, short or text)
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        width = min(map(self._needed_width, self._texts))
        if self._icon_only:
            width = self._needed_width("") + self._icon_room
        return QSize(width, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self._needed_width(self._texts[0])
        return QSize(width + self._icon_room, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            # Its texts may need another width, while its own stays.
            self._fit()

    @property
    def _icon_room(self) -> int:
        return 0 if self._shown_icon.isNull() else self.iconSize().width() + 4

    def _needed_width(self, text: str) -> int:
        """Pixels for a text without an icon."""
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 4
        shown = self.fontMetrics().horizontalAdvance(self.text())
        around = super().sizeHint().width() - icon - shown
        return around + self.fontMetrics().horizontalAdvance(text)

    def _fit(self) -> None:
        last = "" if self._icon_only else self._texts[1]
        fitting = next(
            (text for text in self._texts if self._needed_width(text) <= self.width()), last
        )
        if fitting != self.text():
            self.setText(fitting)
        fits = not fitting or self.width() >= self._needed_width(fitting) + self._icon_room
        # Each icon that is set asks for another layout, even the same one.
        if fits == self.icon().isNull():
            self.setIcon(self._shown_icon if fits else QIcon())
