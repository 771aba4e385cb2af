"""Label for text that changes many times a second, without new layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from mnist_draw.shared.theme import Step, Tone

_FONT_EVENTS: Final = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange)

# Share of the step's size down to which a text shrinks.
_SMALLEST: Final = 0.7


class SteadyLabel(QWidget):
    """One line of text with tabular figures, elided if it does not fit.

    Unlike QLabel, it requests no layout when its text changes.
    """

    def __init__(
        self,
        name: str,
        step: Step = "body",
        tone: Tone = "text",
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
        *,
        shrinks: bool = False,
    ) -> None:
        """Start empty.

        Args:
            name: The object name.
            step: Step of the type scale.
            tone: Colour of the text.
            alignment: Horizontal alignment.
            parent: Parent widget.
            shrinks: Whether a text that does not fit is made smaller before it is elided.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._step: Step = step
        self._tone: Tone = tone
        self._alignment = alignment | Qt.AlignmentFlag.AlignVCenter
        self._shrinks = shrinks
        self._text = self._short = ""
        self._strong = False
        self._cached: tuple[QFont, QFontMetricsF] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def set_text(
        self, text: str, tone: Tone | None = None, *, strong: bool = False, short: str = ""
    ) -> None:
        """Show a text, optionally in another colour; ``strong`` is semi-bold.

        A ``short`` text stands for one that does not fit.
        """
        self._short = short
        if text == self._text and tone in {None, self._tone} and strong == self._strong:
            return
        # Unless its owner has given it another name.
        if self.accessibleName() == self._text:
            self.setAccessibleName(text)
        self._text = text
        self._tone = tone or self._tone
        if strong != self._strong:
            self._strong = strong
            self._cached = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _FONT_EVENTS:
            self._cached = None
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(0, round(QFontMetricsF(theme.font(self._step)).height() * 1.15))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        text, font, metrics = self._shown()
        with QPainter(self) as painter:
            painter.setFont(font)
            painter.setPen(theme.colour(self._tone))
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, float(self.width()))
            painter.drawText(QRectF(self.rect()), self._alignment, text)

    @property
    def is_cut(self) -> bool:
        """Whether the text does not fit, neither smaller nor in its short form."""
        text, _, metrics = self._shown()
        return metrics.horizontalAdvance(text) > self.width()

    def _shown(self) -> tuple[str, QFont, QFontMetricsF]:
        """The text in the form and the font that fit best."""
        font, metrics = self._font_and_metrics()
        text = self._text
        if self._short and metrics.horizontalAdvance(text) > self.width():
            text = self._short
        if self._shrinks:
            font, metrics = self._shrunk(font, metrics, text)
        return text, font, metrics

    def _shrunk(
        self, font: QFont, metrics: QFontMetricsF, text: str
    ) -> tuple[QFont, QFontMetricsF]:
        """The font in which the text fits, as far as it can still be read."""
        needed = metrics.horizontalAdvance(text)
        if needed <= self.width():
            return font, metrics
        smaller = QFont(font)
        # Advances are rounded to pixels: a little less than would fit by calculation.
        smaller.setPointSizeF(font.pointSizeF() * max(_SMALLEST, 0.96 * self.width() / needed))
        return smaller, QFontMetricsF(smaller)

    def _font_and_metrics(self) -> tuple[QFont, QFontMetricsF]:
        """Font and metrics, cached: they take longer than painting the text."""
        if self._cached is None:
            font = theme.tabular(theme.font(self._step))
            if self._strong:
                font.setWeight(QFont.Weight.DemiBold)
            self._cached = font, QFontMetricsF(font)
        return self._cached
