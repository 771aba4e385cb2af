"""Legend of a strip's colours: the ends of the scale, and zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.draw.pasted_pictures import image_view
from mnist_draw.inside.strips import value_colours
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDEST: Final = 4.5  # heights of a line of text


class ValueLegend(QWidget):
    """A bar of all colours between the numbers of its ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._limit, self._signed = 1.0, True
        self._retranslate()

    def set_scale(self, limit: float, *, signed: bool) -> None:
        """Shows a scale.

        Args:
            limit: Value of the ends.
            signed: Whether the negative half is in use.
        """
        if (limit, signed) != (self._limit, self._signed):
            self._limit, self._signed = limit, signed
            self._retranslate()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.font("caption"))
        texts = sum(metrics.horizontalAdvance(text) for text in self._texts())
        halves = 2 if self._signed else 1
        width = texts + metrics.height() * (_WIDEST / 2 * halves + 0.6)
        return QSize(round(width), round(metrics.height() * 1.1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            colours = theme.colours()
            font = theme.font("caption")
            painter.setFont(font)
            painter.setPen(colours.muted)
            metrics = QFontMetricsF(font)
            before, after = self._texts()
            left = metrics.horizontalAdvance(before) + metrics.height() * 0.3
            right = self.width() - metrics.horizontalAdvance(after) - metrics.height() * 0.3
            area = QRectF(self.rect())
            painter.drawText(
                area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, before
            )
            painter.drawText(
                area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, after
            )
            first = 0 if self._signed else value_colours.ZERO
            ramp = np.ascontiguousarray(
                value_colours.table()[None, first : 2 * value_colours.ZERO + 1]
            )
            thickness = metrics.height() * 0.5
            bar = QRectF(left, (self.height() - thickness) / 2, right - left, thickness)
            painter.drawImage(bar, image_view(ramp))
            painter.setPen(colours.outline)
            painter.drawRect(bar)
            if self._signed:
                painter.setPen(colours.text)
                x = bar.center().x()
                painter.drawLine(int(x), int(bar.top()) - 2, int(x), int(bar.bottom()) + 2)

    def _texts(self) -> tuple[str, str]:
        limit = short(self._limit)
        return (f"−{limit}" if self._signed else "0"), limit

    def _retranslate(self) -> None:
        low, high = self._texts()
        text = self.tr("Colours from {low} to {high}").format(low=low, high=high)
        self.setAccessibleName(text)
        if self._signed:
            self.setToolTip(
                self.tr("Blue is above zero, orange below; the paler, the closer to zero")
            )
        else:
            self.setToolTip(self.tr("The stronger the blue, the larger the value"))
