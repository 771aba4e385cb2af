"""Prediction panel: the predicted digit, probability bars, the weights that made it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnist_draw.predict import doubts
from mnist_draw.predict.answer_view import AnswerView
from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.predict.network_box import NetworkBox
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent
from mnist_draw.shared.throttle import Throttle
from trainer.recipe.classes import DIGITS, reads_digits, reads_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.predict.network_box import NetworkButton, WeightsLabel
    from trainer.network.rejection import Reason
    from trainer.reading.number import NumberReading
    from trainer.recipe.classes import Classes

# Pixels at the sides: on a projector, answer and bars take them.
_SIDE, _PROJECTOR_SIDE = 16, 4
# Digits that the bars are wide at least on a projector.
_PROJECTOR_DIGITS = 21
# A screen reader that gets every frame cannot finish a sentence.
_SPEECH_INTERVAL_MS = 700


class PredictionPanel(QWidget):
    """Shows one prediction at a time; may be called many times a second.

    A drawing whose digit is in doubt appears faintly or in grey at first, as unfinished, and with
    the reason once the pen has been up for a moment.

    Attributes:
        row_clicked: Emits the index of the bar that was clicked.
        images_wanted: Emits the index of the class whose training images are wanted.
    """

    row_clicked = Signal(int)
    images_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("predictionPanel")
        self._probabilities: NDArray[np.float32] | None = None
        self._number: NumberReading | None = None
        self._digit_of_bars = 0
        self._answer = AnswerView()
        self._answer.explained.connect(self._request_descriptions)
        self._bars = ProbabilityBars()
        self._bars.row_clicked.connect(self.row_clicked)
        self._bars.images_wanted.connect(self.images_wanted)
        # Its height does not depend on what it holds: a note that comes later moves nothing.
        self._note = QWidget()
        note = QVBoxLayout(self._note)
        note.setContentsMargins(0, 0, 0, 0)
        self._network = NetworkBox()
        self._title = QLabel()
        self._title.setObjectName("predictionTitle")
        self._title.setProperty("step", "title")
        self._unframed = False
        self._column = layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addWidget(self._answer, 11)
        layout.addWidget(self._note)
        layout.addWidget(self._bars, 12)
        layout.addSpacing(12)
        layout.addWidget(self._network)

        self._speech_throttle = Throttle(_SPEECH_INTERVAL_MS, self)
        self._speech_throttle.triggered.connect(self._update_descriptions)
        self._show_again: Callable[[], None]
        self._retranslate()
        self._set_sizes()
        self.show_blank()

    @property
    def network_button(self) -> NetworkButton:
        """Shows the name of the network in use; for the menu of networks."""
        return self._network.button

    def add_note(self, note: QWidget) -> None:
        """Shows a line of notes between the answer and the bars."""
        layout = self._note.layout()
        assert layout is not None
        layout.addWidget(note)

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
            probabilities: float32, shape (K,), of the K classes of the label, each in [0, 1], not
                changed afterwards.
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
        doubt = doubts.doubt(probabilities, not_sure)
        self._answer.show_prediction(
            probabilities, not_sure, pen_down=pen_down, classes=weights_label.classes
        )
        self._bars.set_classes(weights_label.classes)
        self._show_bars(
            probabilities,
            sure=doubt is None,
            rivals=doubts.rivals(probabilities) if doubt == "close race" else (),
        )
        self._network.show_weights(weights_label)

    def show_number(
        self, number: NumberReading, weights_label: WeightsLabel, *, pen_down: bool = False
    ) -> None:
        """Shows a number, and the bars of one of its digits: see `show_bars_of`.

        Args:
            number: Its digits and their probabilities, all finite.
            weights_label: The weights that read it.
            pen_down: Whether a stroke is being drawn.
        """
        self._show_again = partial(self.show_number, number, weights_label, pen_down=pen_down)
        self._answer.show_number(number, pen_down=pen_down)
        self._bars.set_classes(weights_label.classes)
        self._show_number_bars(number)
        self._network.show_weights(weights_label)

    def show_bars_of(self, digit: int) -> None:
        """Chooses the digit of numbers that the bars show; of fewer digits, the last one.

        Args:
            digit: Index from the left, from 0.
        """
        self._digit_of_bars = digit
        if self._number is not None:
            self._show_number_bars(self._number)

    def add_above_bars(self, widget: QWidget) -> None:
        """Adds a widget between answer and bars; it shows and hides itself."""
        self._column.insertWidget(self._column.indexOf(self._bars), widget)

    def show_blank(self, weights_label: WeightsLabel | None = None) -> None:
        """Invites the user to draw.

        Args:
            weights_label: The weights in use, if known.
        """
        self._show_again = partial(self.show_blank, weights_label)
        classes = DIGITS if weights_label is None else weights_label.classes
        self._answer.show_text(self._invitation(classes), "pen")
        self._bars.set_classes(classes)
        self._show_bars(None)
        if weights_label is not None:
            self._network.show_weights(weights_label)

    def show_overflow(self, weights_label: WeightsLabel) -> None:
        """Shows that the network's answer to the drawing is no number."""
        self._show_again = partial(self.show_overflow, weights_label)
        self._answer.show_text(self.tr("Its numbers have overflowed"), "warning")
        self._bars.set_classes(weights_label.classes)
        self._show_bars(None)
        self._network.show_weights(weights_label)

    def show_loading(self) -> None:
        """Shows that the network is being loaded."""
        self._show_again = self.show_loading
        self._answer.show_text(self.tr("Loading…"), None)
        self._show_bars(None)
        self._network.show_text(self.tr("The network is being loaded"))

    def show_unavailable(self, text: Callable[[], str]) -> None:
        """Shows why there are no weights.

        Args:
            text: Returns the reason in the present language.
        """
        self._show_again = partial(self.show_unavailable, text)
        self._answer.show_text(self.tr("No network yet"), "info")
        self._show_bars(None)
        self._network.show_text(text())

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
        elif event.type() == QEvent.Type.FontChange:
            self._set_sizes()
        super().changeEvent(event)

    def _set_sizes(self) -> None:
        enlarged = theme.scale() > 1
        side = _PROJECTOR_SIDE if enlarged else _SIDE
        self._column.setContentsMargins(side, 12, side, 12)
        digits = "0" * _PROJECTOR_DIGITS if enlarged else ""
        self._bars.setMinimumWidth(QFontMetrics(theme.font("body")).horizontalAdvance(digits))
        self._note.setFixedHeight(round(QFontMetrics(theme.font("caption")).height() * 1.7))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Without framing") if self._unframed else self.tr("Prediction"))

    def _show_number_bars(self, number: NumberReading) -> None:
        index = min(self._digit_of_bars, len(number.parts) - 1)
        probabilities, doubt = number.probabilities[index], doubts.number_doubts(number)[index]
        rivals = doubts.rivals(probabilities) if doubt == "close race" else ()
        self._show_bars(probabilities, sure=doubt is None, rivals=rivals, number=number)

    def _invitation(self, classes: Classes) -> str:
        if reads_digits(classes):
            return self.tr("Draw a digit")
        if reads_letters(classes):
            return self.tr("Draw a letter")
        return self.tr("Draw one of {count} classes").format(count=len(classes))

    def _show_bars(
        self,
        probabilities: NDArray[np.float32] | None,
        *,
        sure: bool = True,
        rivals: tuple[int, ...] = (),
        number: NumberReading | None = None,
    ) -> None:
        self._probabilities, self._number = probabilities, number
        self._bars.set_probabilities(probabilities, sure=sure, rivals=rivals)
        self._request_descriptions()

    @Slot()
    def _request_descriptions(self) -> None:
        self._speech_throttle.request()

    @Slot()
    def _update_descriptions(self) -> None:
        """Describes the state for screen readers."""
        self._network.describe()
        if self._probabilities is None:
            self._answer.describe(self._answer.text)
            self._bars.setAccessibleDescription("")
            return
        order = self._probabilities.argsort()[::-1]
        names = self._bars.classes
        parts = [f"{names[digit]}: {percent(float(self._probabilities[digit]))}" for digit in order]
        if self._number is None:
            self._answer.describe(parts[0])
        else:
            answer = f"{self._number.text}: {percent(self._number.probability)}"
            self._answer.describe(", ".join([answer, *_digits_and_shares(self._number)]))
        self._bars.setAccessibleDescription(", ".join(parts))


def _digits_and_shares(number: NumberReading) -> list[str]:
    shares = number.probabilities.max(axis=1).tolist()
    return [
        f"{digit}: {percent(share)}" for digit, share in zip(number.digits, shares, strict=True)
    ]
