"""Prediction panel: the predicted digit, ten probability bars, the weights that made it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnist_draw.predict.huge_digit import HugeDigit
from mnist_draw.predict.probability_bars import ProbabilityBars
from mnist_draw.recipe import field_texts
from mnist_draw.shared.numbers import percent
from mnist_draw.shared.steady_label import SteadyLabel
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from trainer.network.rejection import Reason

# A screen reader that gets every frame cannot finish a sentence.
_SPEECH_INTERVAL_MS = 700
# A 4 or a 5 often takes two strokes: do not reject the drawing between them.
_REJECTION_DELAY_MS = 900
# Height of digit and explanation in the lowest window, in pixels.
_MIN_ANSWER_HEIGHT = 124


@dataclass(frozen=True, slots=True)
class WeightsLabel:
    """Description of the weights that made a prediction.

    Attributes:
        recipe_title: The recipe's title.
        origin: Name of the data set that they were trained on.
        step: Optimiser steps so far.
        epoch: Epochs so far, with a fraction.
    """

    recipe_title: str
    origin: str
    step: int
    epoch: float


class PredictionPanel(QWidget):
    """Shows one prediction at a time; may be called many times a second.

    A rejected drawing appears faintly at first, as unfinished, and as a question mark with the
    reason once the pen has been up for a moment.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("predictionPanel")
        self._probabilities: NDArray[np.float32] | None = None
        self._digit = HugeDigit("predictedDigit")
        self._certainty = SteadyLabel(
            "predictedProbability", "headline", alignment=Qt.AlignmentFlag.AlignHCenter
        )
        centred = Qt.AlignmentFlag.AlignHCenter
        self._reason = SteadyLabel("notSureReason", "title", alignment=centred)
        self._advice = SteadyLabel("notSureAdvice", "body", "muted", alignment=centred)
        self._nearest = SteadyLabel("notSureNearest", "caption", "muted", alignment=centred)
        self._explanation = (self._reason, self._advice, self._nearest)
        self._bars = ProbabilityBars()
        self._recipe = SteadyLabel("weightsRecipe", "body")
        self._origin = SteadyLabel("weightsOrigin", "caption", "muted")
        self._progress = SteadyLabel("weightsProgress", "caption", "muted")
        self._weights = (self._recipe, self._origin, self._progress)
        self._title = QLabel()
        self._title.setObjectName("predictionTitle")
        self._title.setProperty("step", "title")
        self._unframed = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        # In a widget of their own: an explanation makes the digit smaller and moves no bar.
        answer = QWidget()
        answer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        answer.setMinimumHeight(_MIN_ANSWER_HEIGHT)
        answer_layout = QVBoxLayout(answer)
        answer_layout.setContentsMargins(0, 0, 0, 0)
        answer_layout.setSpacing(0)
        answer_layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        answer_layout.addWidget(self._digit, 1)
        answer_layout.addWidget(self._certainty)
        for line in self._explanation:
            answer_layout.addWidget(line)
        layout.addWidget(answer, 11)
        layout.addSpacing(14)
        layout.addWidget(self._bars, 12)
        layout.addSpacing(12)
        for line in self._weights:
            layout.addWidget(line)

        self._speech_throttle = Throttle(_SPEECH_INTERVAL_MS, self)
        self._speech_throttle.triggered.connect(self._update_descriptions)
        self._rejected = False
        self._rejection_timer = QTimer(self)
        self._rejection_timer.setSingleShot(True)
        self._rejection_timer.setInterval(_REJECTION_DELAY_MS)
        self._rejection_timer.timeout.connect(self._reject)
        self._show_again: Callable[[], None]
        self._retranslate()
        self.show_blank()

    def show_prediction(
        self,
        probabilities: NDArray[np.float32],
        weights_label: WeightsLabel,
        *,
        not_sure: Reason | None = None,
        pen_down: bool = False,
    ) -> None:
        """Shows a prediction.

        Args:
            probabilities: float32, shape (10,), each in [0, 1], not changed afterwards.
            weights_label: The weights that made it.
            not_sure: Why the drawing is rejected; None if it is accepted as a digit.
            pen_down: Whether a stroke is being drawn.
        """
        self._show_again = partial(
            self.show_prediction,
            probabilities,
            weights_label,
            not_sure=not_sure,
            pen_down=pen_down,
        )
        digit = int(probabilities.argmax())
        if not_sure is None or pen_down:
            self._accept()
        elif not self._rejected and not self._rejection_timer.isActive():
            self._rejection_timer.start()
        if not_sure is not None and self._rejected:
            self._explain(not_sure, digit)
            self._show("?", self.tr("Not sure"), probabilities, sure=False)
        elif not_sure == "too little ink":
            self._show("…", "", probabilities, sure=False)
        else:
            certainty = percent(float(probabilities[digit]))
            self._show(str(digit), certainty, probabilities, sure=not_sure is None)
        self._show_weights(weights_label)

    def show_blank(self, weights_label: WeightsLabel | None = None) -> None:
        """Invites the user to draw.

        Args:
            weights_label: The weights in use, if known.
        """
        self._show_again = partial(self.show_blank, weights_label)
        self._accept()
        self._digit.set_placeholder("pen")
        self._show("", self.tr("Draw a digit"), None)
        if weights_label is not None:
            self._show_weights(weights_label)

    def show_overflow(self, weights_label: WeightsLabel) -> None:
        """Shows that the network's answer to the drawing is no number."""
        self._show_again = partial(self.show_overflow, weights_label)
        self._accept()
        self._digit.set_placeholder("warning")
        self._show("", self.tr("Its numbers overflow"), None)
        self._show_weights(weights_label)

    def show_loading(self) -> None:
        """Shows that the network is being loaded."""
        self._show_again = self.show_loading
        self._accept()
        self._digit.set_placeholder(None)
        self._show("", self.tr("Loading…"), None)
        self._show_lines(self.tr("The network is being loaded"))

    def show_unavailable(self, text: str) -> None:
        """Shows why there are no weights."""
        self._show_again = partial(self.show_unavailable, text)
        self._accept()
        self._digit.set_placeholder("info")
        self._show("", self.tr("No network yet"), None)
        self._show_lines(text)

    @Slot(bool)
    def set_unframed(self, unframed: bool) -> None:
        """Chooses whether the title marks predictions as unframed."""
        self._unframed = unframed
        self._title.setProperty("tone", "warning" if unframed else "text")
        self._title.style().polish(self._title)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_again()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Without framing") if self._unframed else self.tr("Prediction"))
        self._digit.setAccessibleName(self.tr("Predicted digit"))
        self._digit.setToolTip(self.tr("The digit that the network finds most probable"))
        for line in self._explanation:
            line.setAccessibleName(self.tr("Why the drawing is not taken for a digit"))
        for line in self._weights:
            line.setAccessibleName(self.tr("Weights that made the prediction"))
            line.setToolTip(self.tr("The weights of the network that made this prediction"))

    def _accept(self) -> None:
        """Ends a rejection, also one that is still delayed."""
        self._rejection_timer.stop()
        self._rejected = False

    @Slot()
    def _reject(self) -> None:
        self._rejected = True
        self._show_again()

    def _explain(self, reason: Reason, digit: int) -> None:
        # Literal texts: lupdate finds no others.
        texts = {
            "too little ink": (self.tr("Too little ink"), self.tr("Draw a digit, a little larger")),
            "several digits": (self.tr("More than one digit"), self.tr("Draw one digit at a time")),
            "not a digit": (self.tr("Nothing like a digit"), self.tr("Draw a digit from 0 to 9")),
        }
        for line, text in zip((self._reason, self._advice), texts[reason], strict=True):
            line.set_text(text)
        self._nearest.set_text(self.tr("Closest digit: {digit}").format(digit=digit))

    def _show(
        self,
        digit: str,
        certainty: str,
        probabilities: NDArray[np.float32] | None,
        *,
        sure: bool = True,
    ) -> None:
        self._probabilities = probabilities
        self._digit.set_text(digit, "accent" if sure else "muted")
        self._digit.set_faint(faint=not (sure or self._rejected))
        pale = probabilities is None or not (sure or self._rejected)
        self._certainty.set_text(certainty, "muted" if pale else "text")
        for line in self._explanation:
            line.setVisible(self._rejected)
        self._bars.set_probabilities(probabilities, sure=sure)
        self._speech_throttle.request()

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
    def _update_descriptions(self) -> None:
        """Describes the state for screen readers."""
        self._certainty.setAccessibleName(self._certainty.text())
        for line in self._weights:
            line.setAccessibleDescription(line.text())
        if self._probabilities is None:
            self._digit.setAccessibleDescription(self._certainty.text())
            self._bars.setAccessibleDescription("")
            return
        order = self._probabilities.argsort()[::-1]
        parts = [f"{digit}: {percent(float(self._probabilities[digit]))}" for digit in order]
        self._digit.setAccessibleDescription(
            ". ".join([self._certainty.text(), *(line.text() for line in self._explanation)])
            if self._rejected
            else parts[0]
        )
        self._bars.setAccessibleDescription(", ".join(parts))
