"""Legend of the colours of effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.draw.ink_annotation import InkAnnotation, paint_colours
from mnist_draw.explain.colours import change_colours
from mnist_draw.image_memory import image_of
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class EffectLegend(QWidget):
    """The colours from "speaks against" to "speaks for", with no effect in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explanationLegend")
        self._digit: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_digit(self, digit: str | None) -> None:
        """Name the answer that the colours speak of; None for no digit."""
        if digit != self._digit:
            self._digit = digit
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, round(QFontMetrics(theme.font("caption")).height() * 1.15))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.update()
        super().changeEvent(event)

    def _texts(self) -> tuple[str, str]:
        if self._digit is None:
            return self.tr("speaks against the answer"), self.tr("speaks for it")
        return (
            self.tr("speaks against {digit}").format(digit=self._digit),
            self.tr("speaks for {digit}").format(digit=self._digit),
        )

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Legend of the colours"))
        self.setAccessibleDescription(" – ".join(self._texts()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        with QPainter(self) as painter:
            font = theme.font("caption")
            painter.setFont(font)
            metrics = QFontMetrics(font)
            against, speaks_for = self._texts()
            gap = metrics.horizontalAdvance("0")
            left = metrics.horizontalAdvance(against) + gap
            right = metrics.horizontalAdvance(speaks_for) + gap
            wanted = 14 * gap
            width = max(min(wanted, self.width() - left - right), 3 * gap)
            bar = QRectF(left, 0, width, self.height())
            painter.setPen(colours.muted)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | middle, against)
            painter.drawText(
                QRectF(bar.right() + gap, 0, right, self.height()),
                Qt.AlignmentFlag.AlignLeft | middle,
                speaks_for,
            )
            self._paint_bar(painter, bar, colours)

    def _paint_bar(self, painter: QPainter, bar: QRectF, colours: theme.Colours) -> None:
        painter.fillRect(bar, colours.ink)
        changes = np.linspace(1, -1, 2 * round(bar.width()) + 1, dtype=np.float32)
        image = image_of(change_colours(changes[None]), QImage.Format.Format_ARGB32_Premultiplied)
        # Its own square: the bar is as wide as one.
        height = bar.height() / bar.width()
        square = QRectF(bar.left(), bar.top(), bar.width(), bar.width())
        paint_colours(painter, square, InkAnnotation(image, QRectF(0, 0, 1, height)))
        painter.setPen(colours.paper)
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, "0")
