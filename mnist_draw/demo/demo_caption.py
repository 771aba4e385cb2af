"""Caption on the canvas during the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from mnist_draw.draw.canvas import Canvas

_GAP = 14
_PADDING = QSize(14, 5)


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
        self._update_geometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("body"))
        return metrics.size(0, self._text) + _PADDING * 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas and event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}:
            self._update_geometry()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        background = QColor(colours.surface)
        background.setAlpha(225)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.outline)
        painter.setBrush(background)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(theme.font("body"))
        painter.setPen(colours.muted)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _update_geometry(self) -> None:
        square = self._canvas.square
        self.resize(self.sizeHint().boundedTo(QSize(square.width(), self._canvas.height())))
        self.move(square.center().x() - self.width() // 2, square.bottom() - self.height() - _GAP)
