"""Contrast of the texts of a window, from its pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLabel

from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.integration.screens.widgets import described, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

# WCAG 2.1, level AA: of text, and of large or bold text.
_LEAST, _LEAST_LARGE = 4.5, 3.0


def faint(window: QWidget) -> Iterator[str]:
    """Enabled labels and buttons whose text stands out less than WCAG AA asks for."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = np.array(image.constBits(), np.uint8).view(np.uint32).reshape(image.height(), -1)
    for widget in parts(window):
        if not isinstance(widget, QLabel | QAbstractButton | SteadyLabel):
            continue
        text, seen = widget.text(), widget.visibleRegion().boundingRect()
        # Of a label that is scrolled out of sight in part, the rest may hold no letters.
        line = max(8, min(widget.height(), widget.fontMetrics().height()))
        if not text or not widget.isEnabled() or seen.width() < 8 or seen.height() < line:
            continue
        place = QRect(widget.mapTo(window, seen.topLeft()), seen.size())
        area = colours[place.top() : place.bottom(), place.left() : place.right()]
        points = widget.font().pointSizeF()
        large = points >= 18 or (widget.font().bold() and points >= 14)
        ratio = _contrast(area)
        if ratio < (_LEAST_LARGE if large else _LEAST):
            yield f"{described(widget)} has a contrast of {ratio:.1f}: {text[:40]}"


def _contrast(pixels: NDArray[np.uint32]) -> float:
    """Contrast ratio of the pixel that differs most from the most frequent colour, 1 to 21.

    Args:
        pixels: uint32, shape (H, W): red, green and blue in the lower bytes.
    """
    distinct, counts = np.unique(pixels, return_counts=True)
    shares = np.stack([distinct >> shift & 0xFF for shift in (16, 8, 0)], axis=1) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    luminance = linear @ np.array([0.2126, 0.7152, 0.0722]) + 0.05
    ground = luminance[counts.argmax()]
    return float(max(luminance.max() / ground, ground / luminance.min()))
