"""The middle area: what the network reads, how sure it is and which weights say so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QRectF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnist_draw import field_texts, theme
from mnist_draw.throttle import Throttle
from mnist_draw.widgets.probability_bars import ProbabilityBars, percent
from mnist_draw.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

# A screen reader that hears of every frame says nothing at all.
_SPEAK_MS = 700


@dataclass(frozen=True, slots=True)
class WeightsLabel:
    """Which weights made a prediction.

    Attributes:
        recipe_title: The recipe's name for people.
        origin: Name of the data set that they were trained on.
        step: Optimiser steps taken.
        epoch: Epochs taken, fractional within one.
    """

    recipe_title: str
    origin: str
    step: int
    epoch: float


class PredictionPanel(QWidget):
    """Shows one prediction at a time; calling it many times a second is fine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("predictionPanel")
        self._probabilities: NDArray[np.float32] | None = None
        self._digit = _HugeDigit()
        self._digit.setObjectName("predictedDigit")
        self._sureness = SteadyLabel(
            "predictedProbability", "headline", alignment=Qt.AlignmentFlag.AlignHCenter
        )
        self._bars = ProbabilityBars()
        self._recipe = SteadyLabel("weightsRecipe", "body")
        self._origin = SteadyLabel("weightsOrigin", "caption", "muted")
        self._progress = SteadyLabel("weightsProgress", "caption", "muted")
        self._weights = (self._recipe, self._origin, self._progress)
        self._title = QLabel()
        self._title.setProperty("step", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addWidget(self._digit, 5)
        layout.addWidget(self._sureness)
        layout.addSpacing(14)
        layout.addWidget(self._bars, 6)
        layout.addSpacing(12)
        for line in self._weights:
            layout.addWidget(line)

        self._speaking = Throttle(_SPEAK_MS, self)
        self._speaking.triggered.connect(self._speak)
        self._show_again: Callable[[], None]
        self._name()
        self.show_blank()

    def show_prediction(
        self, probabilities: NDArray[np.float32], weights_label: WeightsLabel
    ) -> None:
        """Shows a prediction.

        Args:
            probabilities: float32, shape (10,), each in [0, 1], not changed afterwards.
            weights_label: The weights that made it.
        """
        self._show_again = partial(self.show_prediction, probabilities, weights_label)
        digit = int(probabilities.argmax())
        self._show(str(digit), percent(float(probabilities[digit])), probabilities)
        self._show_weights(weights_label)

    def show_blank(self, weights_label: WeightsLabel | None = None) -> None:
        """Asks for a drawing.

        Args:
            weights_label: The weights that wait for it, if known.
        """
        self._show_again = partial(self.show_blank, weights_label)
        self._digit.set_placeholder("pen")
        self._show("", self.tr("Draw a digit"), None)
        if weights_label is not None:
            self._show_weights(weights_label)

    def show_loading(self) -> None:
        """Tells that the network is not there yet."""
        self._show_again = self.show_loading
        self._digit.set_placeholder(None)
        self._show("", self.tr("Loading…"), None)
        self._show_lines(self.tr("The network is being loaded"))

    def show_unavailable(self, text: str) -> None:
        """Tells why there are no weights to predict with."""
        self._show_again = partial(self.show_unavailable, text)
        self._digit.set_placeholder("info")
        self._show("", self.tr("No network yet"), None)
        self._show_lines(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._show_again()
        super().changeEvent(event)

    def _name(self) -> None:
        self._title.setText(self.tr("Prediction"))
        self._digit.setAccessibleName(self.tr("Predicted digit"))
        self._digit.setToolTip(self.tr("The digit that the network finds most probable"))
        for line in self._weights:
            line.setAccessibleName(self.tr("Weights that made the prediction"))
            line.setToolTip(self.tr("The weights of the network that made this prediction"))

    def _show(self, digit: str, sureness: str, probabilities: NDArray[np.float32] | None) -> None:
        self._probabilities = probabilities
        if digit != self._digit.text():
            self._digit.setText(digit)
        self._sureness.set_text(sureness, "muted" if probabilities is None else "text")
        self._bars.set_probabilities(probabilities)
        self._speaking.request()

    def _show_weights(self, label: WeightsLabel) -> None:
        locale = QLocale()
        self._show_lines(
            field_texts.title(label.recipe_title),
            self.tr("trained on {data}").format(data=field_texts.data_name(label.origin))
            if label.step
            else self.tr("not trained yet"),
            self.tr("epoch {epoch} · step {step}").format(
                epoch=locale.toString(label.epoch, "f", 2), step=locale.toString(label.step)
            ),
        )

    def _show_lines(self, first: str, second: str = "", third: str = "") -> None:
        for line, text in zip(self._weights, (first, second, third), strict=True):
            line.set_text(text)

    @Slot()
    def _speak(self) -> None:
        """Puts the present state into words for screen readers."""
        self._sureness.setAccessibleName(self._sureness.text())
        for line in self._weights:
            line.setAccessibleDescription(line.text())
        if self._probabilities is None:
            self._digit.setAccessibleDescription(self._sureness.text())
            self._bars.setAccessibleDescription("")
            return
        order = self._probabilities.argsort()[::-1]
        parts = [f"{digit}: {percent(float(self._probabilities[digit]))}" for digit in order]
        self._digit.setAccessibleDescription(parts[0])
        self._bars.setAccessibleDescription(", ".join(parts))


class _HugeDigit(QLabel):
    """One character as large as its room, or a faint icon in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._placeholder: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)

    def set_placeholder(self, icon: str | None) -> None:
        """Chooses what is shown while there is no character: an icon's name or nothing."""
        if icon != self._placeholder:
            self._placeholder = icon
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        room = min(self.height() * 0.84, self.width() * 0.95)
        if not self.text():
            if self._placeholder is not None:
                place = QRectF(0, 0, room * 0.4, room * 0.4)
                place.moveCenter(box.center())
                painter.setOpacity(0.4)
                theme.icon(self._placeholder, "muted").paint(painter, place.toRect())
            return
        font = theme.tabular(theme.font("display"))
        # Figures are as high as capitals: they fill the room, not the line with its ascenders.
        font.setPointSizeF(font.pointSizeF() * room / QFontMetricsF(font).capHeight())
        measure = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("accent"))
        left = box.center().x() - measure.horizontalAdvance(self.text()) / 2
        painter.drawText(
            round(left), round(box.center().y() + measure.capHeight() / 2), self.text()
        )
