"""Picture of a change: orange where ink is added, blue where it is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from mnist_draw.explain.colours import change_colours
from mnist_draw.image_memory import pixels_of
from mnist_draw.shared import theme
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent


class ChangePicture(QWidget):
    """A square of 28 x 28 cells; the largest change has the strongest colour."""

    def __init__(self, name: str) -> None:
        """Start empty; `name` is the object name."""
        super().__init__()
        self.setObjectName(name)
        self._difference: NDArray[np.float32] | None = None
        self._view: QImage | None = None

    def show_change(self, difference: NDArray[np.float32] | None) -> None:
        """Show a change: float32, shape (28, 28), [-1, 1]; None for none."""
        self._difference = difference
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._render()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        square = QRect(0, 0, self.width(), self.width())
        with QPainter(self) as painter:
            painter.fillRect(square, colours.paper)
            if self._view is not None:
                painter.drawImage(QRectF(square), self._view, QRectF(self._view.rect()))
            painter.setPen(colours.outline)
            painter.drawRect(square.adjusted(0, 0, -1, -1))

    def _render(self) -> None:
        self._view = None
        if self._difference is not None:
            largest = max(float(np.abs(self._difference).max()), 1e-6)
            image = QImage(FRAME_SIZE, FRAME_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
            pixels_of(image, np.uint32)[:] = change_colours(self._difference / np.float32(largest))
            self._view = image
        self.update()
