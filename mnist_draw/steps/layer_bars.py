"""Gradient and update of each layer as bars on a common logarithmic scale, with numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.recipe.model_summary import layer_name
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from trainer.events import LayerStep

# Decades below the largest value that still have a bar.
_DECADES: Final = 6
_FIGURE: Final = "0.000123"


class LayerBars(QWidget):
    """A row for each layer: its name, and two bars with their numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layerBars")
        self._layers: tuple[LayerStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def show_layers(self, layers: tuple[LayerStep, ...]) -> None:
        """Show the layers of a step, input side first."""
        if len(layers) != len(self._layers):
            self.updateGeometry()
        self._layers = layers
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(16 * self._em), math.ceil(self._row * max(1, len(self._layers))))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(10 * self._em), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._layers:
            return
        colours, font, em = theme.colours(), theme.tabular(theme.font("caption")), self._em
        values = [size for each in self._layers for size in (each.gradient, each.update)]
        top = math.log10(max([size for size in values if math.isfinite(size)] or [1.0]) or 1.0)
        with QPainter(self) as painter:
            painter.setFont(font)
            measure = QFontMetricsF(font)
            figure = measure.horizontalAdvance(_FIGURE) + 4
            name_width = min(0.4 * self.width(), 9 * em)
            left, right = name_width + 0.4 * em, self.width() - figure
            for index, layer in enumerate(self._layers):
                y = index * self._row
                painter.setPen(colours.text)
                box = QRectF(0, y, name_width, 2 * em)
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(box, flags, f"{index + 1} {layer_name(layer.layer)}")
                for line, (size, colour) in enumerate(
                    ((layer.gradient, colours.train), (layer.update, colours.validation))
                ):
                    middle = y + (line + 0.5) * em
                    share = 0.0
                    if size > 0 and math.isfinite(size):
                        share = min(max(1 + (math.log10(size) - top) / _DECADES, 0.02), 1.0)
                    track = QRectF(left, middle - 0.25 * em, right - left, 0.5 * em)
                    painter.fillRect(track, colours.grid)
                    track.setWidth(share * (right - left))
                    painter.fillRect(track, colour)
                    painter.setPen(colours.text)
                    text = QRectF(right + 4, middle - em / 2, figure, em)
                    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, short(size))

    @property
    def _em(self) -> float:
        return QFontMetricsF(theme.font("caption")).height()

    @property
    def _row(self) -> float:
        return 2.4 * self._em

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Gradient and update of each layer"))
        self.setToolTip(
            self.tr(
                "Gradient: how the loss would grow with the weights. Update: how far this step "
                "moved them. Both as lengths, on a logarithmic scale"
            )
        )
        self._describe()

    def _describe(self) -> None:
        pattern = self.tr("{layer}: gradient {gradient}, update {update}")
        lines = [
            pattern.format(
                layer=layer_name(each.layer),
                gradient=short(each.gradient),
                update=short(each.update),
            )
            for each in self._layers
        ]
        self.setAccessibleDescription(". ".join(lines))
