"""Caption on the canvas during the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from mnist_draw.draw.canvas_note import PADDING, paint_pill, place_note
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from mnist_draw.draw.canvas import Canvas


class DemoCaption(QWidget):
    """Label at the lower edge of the canvas; transparent for mouse, pen and touch."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._text = ""
        self.setObjectName("demoCaption")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Show a text; hide if it is empty."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        # Filter only while visible, because every event of the canvas goes through the filter.
        self._canvas.removeEventFilter(self)
        if text:
            self._canvas.installEventFilter(self)
        place_note(self, self._canvas)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("body"))
        return metrics.size(0, self._text) + PADDING * 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas and event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}:
            place_note(self, self._canvas)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            paint_pill(painter, self)
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colours().muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
