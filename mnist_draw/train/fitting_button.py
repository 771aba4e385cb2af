"""A button that leaves out its icon, and then words, where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FittingButton(QPushButton):
    """Shows the longest of its texts that fits, and its icon beside it if there is room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shown_icon = QIcon()
        self._texts = ("", "")

    def show_icon(self, icon: QIcon) -> None:
        """Shows an icon where it fits."""
        self._shown_icon = icon
        self._fit()

    def show_texts(self, text: str, short: str = "") -> None:
        """Shows a text, or a short one where it does not fit; the whole one is read out."""
        self._texts = (text, short or text)
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(map(self._needed_width, self._texts)), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self._needed_width(self._texts[0])
        return QSize(width + self._icon_room, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
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
        text, short = self._texts
        fitting = text if self._needed_width(text) <= self.width() else short
        if fitting != self.text():
            self.setText(fitting)
        fits = self.width() >= self._needed_width(fitting) + self._icon_room
        if fits == self.icon().isNull():
            self.setIcon(self._shown_icon if fits else QIcon())
        elif fits:
            self.setIcon(self._shown_icon)
