"""The answer: the predicted digit, huge, with its probability, or what speaks against it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mnist_draw.predict import doubts
from mnist_draw.predict.huge_digit import HugeDigit
from mnist_draw.shared.numbers import percent, whole
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.recipe.classes import DIGITS, reads_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.predict.doubts import Doubt
    from mnist_draw.shared.theme import Step, Tone
    from trainer.network.rejection import Reason
    from trainer.reading.number import NumberReading
    from trainer.recipe.classes import Classes

# A 4 or a 5 often takes two strokes: do not doubt the drawing between them.
_DELAY_MS = 900
# Height of digit and explanation in the lowest window, in pixels.
_MIN_HEIGHT = 124


class _Texts(NamedTuple):
    """What is shown instead of a sure answer."""

    digit: str
    headline: str
    reason: str
    advice: str
    nearest: str = ""


class AnswerView(QWidget):
    """Shows one digit as the answer, faintly or in grey while something speaks against it.

    What speaks against it is explained once the pen has been up for a moment.

    Attributes:
        explained: The explanation of a doubt appeared.
    """

    explained = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_MIN_HEIGHT)
        self._digit = HugeDigit("predictedDigit")
        self._headline = _line("predictedProbability", "headline")
        self._reason = _line("notSureReason", "title")
        self._advice = _line("notSureAdvice", "body", "muted")
        self._nearest = _line("notSureNearest", "caption", "muted")
        self._explanation = (self._reason, self._advice, self._nearest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # Explanations make the digit smaller; the answer keeps its size.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._digit, 1)
        layout.addWidget(self._headline)
        for line in self._explanation:
            layout.addWidget(line)
        self._classes: Classes = DIGITS
        self._explains = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._explain)
        self._show_again: Callable[[], None] = lambda: None
        self._retranslate()

    @property
    def text(self) -> str:
        """The headline."""
        return self._headline.text()

    def show_prediction(
        self,
        probabilities: NDArray[np.float32],
        not_sure: Reason | None,
        *,
        pen_down: bool,
        classes: Classes = DIGITS,
    ) -> None:
        """Shows a prediction; see `PredictionPanel.show_prediction`."""
        self._show_again = partial(
            self.show_prediction, probabilities, not_sure, pen_down=pen_down, classes=classes
        )
        if classes != self._classes:
            self._classes = classes
            self._retranslate()
        doubt = doubts.doubt(probabilities, not_sure)
        self._time_doubt(doubtful=doubt is not None, pen_down=pen_down)
        digit = int(probabilities.argmax())
        if doubt is not None and self._explains:
            texts = self._texts(doubt, probabilities, unfamiliar=not_sure is not None)
            for line, text in zip(self._explanation, texts[2:], strict=True):
                line.set_text(text)
            self._show(texts.digit, texts.headline, sure=False)
        elif doubt == "too little ink":
            self._show("…", self.tr("waiting…"), sure=False, faint=True)
        else:
            # A rejected drawing is faint, as unfinished; a digit too weak for an answer is grey.
            faint = not_sure is not None
            certainty = percent(float(probabilities[digit]))
            if doubt is not None:
                # Nothing else says why it is grey, until the pen has been up for a moment.
                certainty = self.tr("{certainty} · waiting…").format(certainty=certainty)
            self._show(classes[digit], certainty, sure=doubt is None, faint=faint)

    def show_number(self, number: NumberReading, *, pen_down: bool) -> None:
        """Shows a number; see `PredictionPanel.show_number`."""
        self._show_again = partial(self.show_number, number, pen_down=pen_down)
        found = doubts.number_doubts(number)
        self._time_doubt(doubtful=any(found), pen_down=pen_down)
        if any(found) and self._explains:
            texts = self._number_texts(number, found)
            for line, text in zip(self._explanation, texts[2:], strict=True):
                line.set_text(text)
            self._show(texts.digit, texts.headline, sure=False)
        else:
            self._show(number.text, percent(number.probability), sure=not any(found))

    def show_text(self, text: str, icon: str | None) -> None:
        """Shows a text and an icon instead of an answer.

        Args:
            text: In the present language.
            icon: Name of an icon; None for no icon.
        """
        self._show_again = lambda: None
        self._end_doubt()
        self._digit.set_placeholder(icon)
        self._show("", text, sure=True, muted=True)

    def describe(self, description: str) -> None:
        """Describes the answer for screen readers, unless an explanation describes it."""
        self._headline.setAccessibleName(self._headline.text())
        if self._explains:
            lines = (self._headline, *self._explanation)
            description = ". ".join(line.text() for line in lines if line.text())
        self._digit.setAccessibleDescription(description)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if reads_digits(self._classes):
            name = self.tr("Predicted digit")
            tip = self.tr("The digit that the network finds most probable")
            why = self.tr("Why no digit is the answer")
        else:
            name = self.tr("Prediction")
            tip = self.tr(
                "The class that the network finds most probable. It is not sure where none has "
                "50 %, where two are close, or where there is too little ink. Only networks of "
                "digits also notice drawings that are like nothing they learned."
            )
            why = self.tr("Why no class is the answer")
        self._digit.setAccessibleName(name)
        self._digit.setToolTip(tip)
        for line in self._explanation:
            line.setAccessibleName(why)

    def _time_doubt(self, *, doubtful: bool, pen_down: bool) -> None:
        """Explains a doubt once the pen has been up for a moment."""
        if not doubtful or pen_down:
            self._end_doubt()
        elif not self._explains and not self._timer.isActive():
            self._timer.start()

    def _end_doubt(self) -> None:
        """Ends an explanation, also one that is still delayed."""
        self._timer.stop()
        self._explains = False

    @Slot()
    def _explain(self) -> None:
        self._explains = True
        self._show_again()
        self.explained.emit()

    def _texts(
        self, doubt: Doubt, probabilities: NDArray[np.float32], *, unfamiliar: bool
    ) -> _Texts:
        best = int(probabilities.argmax())
        digit = self._classes[best]
        share = percent(float(probabilities[best]))
        digits = reads_digits(self._classes)
        unsure, would_say = (
            self.tr("Not sure"),
            self.tr("Best guess: {digit}, {percent}").format(digit=digit, percent=share),
        )
        # Literal texts: lupdate finds no others.
        match doubt:
            case "close race":
                race = self._race(probabilities)
                note = self.tr("Unlike most digits it learned from")
                return race._replace(nearest=note) if unfamiliar else race
            case "low probability":
                other = (
                    self.tr("Another digit is more likely")
                    if digits
                    else self.tr("Something else is more likely")
                )
                return _Texts(digit, share, self.tr("Only a guess"), other)
            case "no favourite":
                none = self.tr("No digit stands out") if digits else self.tr("No class stands out")
                return _Texts("?", unsure, none, would_say)
            case "too little ink":
                reason = self.tr("Too little ink")
                advice = (
                    self.tr("Draw a digit, a little larger")
                    if digits
                    else self.tr("Draw it a little larger")
                )
            case "several digits":
                reason = self.tr("More than one digit")
                advice = self.tr("Draw them further apart")
            case "not a digit":
                reason, advice = self.tr("Unfamiliar"), self.tr("Unlike any digit it learned from")
        return _Texts("?", unsure, reason, advice, would_say)

    def _number_texts(self, number: NumberReading, found: tuple[Doubt | None, ...]) -> _Texts:
        """Texts about a number: the digits in doubt are "?", and the first of them is explained."""
        shown = "".join(
            str(digit) if doubt is None else "?"
            for digit, doubt in zip(number.digits, found, strict=True)
        )
        index = next(index for index, doubt in enumerate(found) if doubt is not None)
        nth, advice = self._ordinals()[index], ""
        match found[index]:
            case "close race":
                reason = self.tr("It cannot decide about the {nth} digit")
                advice = self._race(number.probabilities[index]).advice
            case "low probability":
                reason = self.tr("The {nth} digit is only a guess")
            case "no favourite":
                reason = self.tr("No digit stands out as the {nth} one")
            case _:
                reason = self.tr("The {nth} digit is unlike any it learned from")
        would_say = self.tr("Best guess: {digit}, {percent}").format(
            digit=number.text, percent=percent(number.probability)
        )
        return _Texts(shown, self.tr("Not sure"), reason.format(nth=nth), advice, would_say)

    def _ordinals(self) -> tuple[str, ...]:
        return (
            self.tr("first"),
            self.tr("second"),
            self.tr("third"),
            self.tr("fourth"),
            self.tr("fifth"),
            self.tr("sixth"),
        )

    def _race(self, probabilities: NDArray[np.float32]) -> _Texts:
        digits = doubts.rivals(probabilities)
        names = [self._classes[digit] for digit in digits]
        pattern = self.tr("{digit} or {other}?")
        if len(names) > 2:
            pattern = self.tr("{digit}, {other} or {third}?")
        headline = pattern.format(digit=names[0], other=names[1], third=names[-1])
        shares = [
            f"{name}: {whole(100 * probabilities[digit])}\u00a0%"
            for name, digit in zip(names, digits, strict=True)
        ]
        return _Texts(" ".join(names), headline, self.tr("It cannot decide"), ", ".join(shares))

    def _show(
        self, digit: str, headline: str, *, sure: bool, faint: bool = False, muted: bool = False
    ) -> None:
        self._digit.set_text(digit, "accent" if sure else "muted")
        self._digit.set_faint(faint=faint)
        self._headline.set_text(headline, "muted" if faint or muted else "text")
        for line in self._explanation:
            line.setVisible(self._explains)


def _line(name: str, step: Step, tone: Tone = "text") -> SteadyLabel:
    return SteadyLabel(name, step, tone, Qt.AlignmentFlag.AlignHCenter, shrinks=True)
