"""The brush: width and pen or eraser, shared by every widget that shows or changes it."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Signal

from mnist_draw.draw.ink import DEFAULT_WIDTH, MAX_WIDTH, MIN_WIDTH


class Brush(QObject):
    """Width and kind of the next stroke.

    Signals:
        changed: The width or the kind has changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = DEFAULT_WIDTH
        self._eraser = False

    @property
    def width(self) -> float:
        """Canvas units, clamped to ``MIN_WIDTH`` to ``MAX_WIDTH``; NaN becomes the default.

        A damaged settings file must not keep anyone from drawing.
        """
        return self._width

    @width.setter
    def width(self, width: float) -> None:
        width = DEFAULT_WIDTH if math.isnan(width) else min(max(float(width), MIN_WIDTH), MAX_WIDTH)
        if width != self._width:
            self._width = width
            self.changed.emit()

    @property
    def eraser(self) -> bool:
        """Whether the next stroke removes ink."""
        return self._eraser

    @eraser.setter
    def eraser(self, eraser: bool) -> None:
        if eraser != self._eraser:
            self._eraser = eraser
            self.changed.emit()
