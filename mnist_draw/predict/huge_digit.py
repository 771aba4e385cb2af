"""The predicted digit, or the digits in a race, as large as their widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_FAINT_OPACITY = 0.4


class HugeDigit(SteadyLabel):
    """A few characters as large as the widget, or a faint icon instead of them."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "display", "accent")
        self._placeholder: str | None = None
        self._faint = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(48)

    def set_placeholder(self, icon: str | None) -> None:
        """Sets the name of the icon shown without a character; None for no icon."""
        if icon != self._placeholder:
            self._placeholder = icon
            self.update()

    def set_faint(self, *, faint: bool) -> None:
        """Chooses whether the character is painted faintly."""
        if faint != self._faint:
            self._faint = faint
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            size = min(self.height() * 0.84, self.width() * 0.95)
            if not self.text():
                if self._placeholder is not None:
                    rect = QRectF(0, 0, size * 0.4, size * 0.4)
                    rect.moveCenter(box.center())
                    painter.setOpacity(_FAINT_OPACITY)
                    theme.icon(self._placeholder, "muted").paint(painter, rect.toRect())
                return
            font = theme.tabular(theme.font("display"))
            # Figures are as high as capitals: scale their height, not a line's with ascenders.
            font.setPointSizeF(font.pointSizeF() * size / QFontMetricsF(font).capHeight())
            measure = QFontMetricsF(font)
            widest = self.width() * 0.95
            if measure.horizontalAdvance(self.text()) > widest:
                share = widest / measure.horizontalAdvance(self.text())
                font.setPointSizeF(font.pointSizeF() * share)
                measure = QFontMetricsF(font)
            painter.setFont(font)
            painter.setOpacity(_FAINT_OPACITY if self._faint else 1)
            painter.setPen(theme.colour(self._tone))
            left = box.center().x() - measure.horizontalAdvance(self.text()) / 2
            painter.drawText(
                round(left), round(box.center().y() + measure.capHeight() / 2), self.text()
            )
