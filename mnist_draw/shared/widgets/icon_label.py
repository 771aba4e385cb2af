"""Icon beside a text: a label that repaints its icon when theme, scale or screen change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconLabel(QWidget):
    """Shows an icon that says nothing which the text beside it does not say."""

    def __init__(self, side: int) -> None:
        """Shows no icon yet.

        Args:
            side: Width and height in pixels at scale 1.
        """
        super().__init__()
        self._side = side
        self._name: str | None = None
        self._tone: theme.Tone = "text"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: theme.Tone) -> None:
        """Shows an icon of the theme in a colour."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._side * theme.scale())
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        # A change of theme repaints it anyway.
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._name is None:
            return
        square = QRect(0, 0, min(self.width(), self.height()), min(self.width(), self.height()))
        square.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            theme.icon(self._name, self._tone).paint(painter, square)
