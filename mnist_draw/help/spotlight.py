"""Spotlight: an outline that points out a widget for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SHOWN_MS: Final = 3000
_MARGIN: Final = 6


class Spotlight(QWidget):
    """Lies over a window, dims it, and leaves a widget of it bright; deletes itself."""

    def __init__(self, target: QWidget) -> None:
        """Args: target: A visible widget."""
        window = target.window()
        super().__init__(window)
        self.setObjectName("spotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bright = QRect(target.mapTo(window, target.rect().topLeft()), target.size())
        self.setGeometry(window.rect())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close)
        self._timer.start(SHOWN_MS)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bright = QRectF(self._bright).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            shade = QColor(theme.colours().window)
            shade.setAlpha(150)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRects(_around(QRectF(self.rect()), bright))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colours().accent, 3 * theme.scale()))
            painter.drawRoundedRect(bright, _MARGIN, _MARGIN)


def _around(outer: QRectF, inner: QRectF) -> list[QRectF]:
    """What is left of a rectangle without an inner one: above, below, left and right of it."""
    inner = inner.intersected(outer)
    return [
        QRectF(outer.left(), outer.top(), outer.width(), inner.top() - outer.top()),
        QRectF(outer.left(), inner.bottom(), outer.width(), outer.bottom() - inner.bottom()),
        QRectF(outer.left(), inner.top(), inner.left() - outer.left(), inner.height()),
        QRectF(inner.right(), inner.top(), outer.right() - inner.right(), inner.height()),
    ]
