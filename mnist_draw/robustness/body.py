"""Body of the card: the changed drawing, what three networks read in it, slider and curves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from mnist_draw.charts.picture_side import picture_side
from mnist_draw.draw.network_input.ink_picture import InkPicture, caption_height
from mnist_draw.predict.huge_digit import HugeDigit
from mnist_draw.robustness.curve_chart import CurveChart
from mnist_draw.robustness.texts import amount_text
from mnist_draw.shared import numbers, theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.ink.framing import FRAME_SIZE
from trainer.robustness.changes import AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.robustness.live_readings import LiveAnswer, LiveReadings
    from trainer.robustness.changes import Change
    from trainer.robustness.curve import RobustnessCurve

_NETWORKS: Final = ("mlp", "cnn", "own")
# Side of an answer's digit in pixels, without a projector's scale.
_DIGIT: Final = 40
# Positions of the slider between two measured amounts.
_FINE: Final = 4


class RobustnessBody(QWidget):
    """Everything below the answer of the card.

    Attributes:
        amount_changed: Emits the amount that the slider or the chart was set to.
    """

    amount_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("robustnessBody")
        self._change: Change = "shift"
        self._picture = InkPicture(self, grid=FRAME_SIZE)
        self._picture.setObjectName("changedDrawing")
        self._answers = tuple(_NetworkAnswer(name) for name in _NETWORKS)
        self._slider_label = QLabel()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("changeSlider")
        self._slider.valueChanged.connect(self._report_amount)
        self._slider_label.setBuddy(self._slider)
        self._amount = SteadyLabel("changeAmount")
        self._chart = CurveChart()
        self._chart.amount_chosen.connect(self.set_amount)
        self._figures = SteadyLabel("robustnessFigures", "body", shrinks=True)
        self._lay_out()
        self._retranslate()
        self.set_change("shift")

    @property
    def amount(self) -> float:
        """The amount of the change."""
        amounts = AMOUNTS[self._change]
        index, part = divmod(self._slider.value(), _FINE)
        if part == 0:
            return amounts[index]
        return amounts[index] + (amounts[index + 1] - amounts[index]) * part / _FINE

    def set_change(self, change: Change) -> None:
        """Set another change; nothing is changed at first."""
        self._change = change
        amounts = AMOUNTS[change]
        with QSignalBlocker(self._slider):
            self._slider.setRange(0, (len(amounts) - 1) * _FINE)
            self._slider.setPageStep(_FINE)
            self._slider.setValue(amounts.index(0.0) * _FINE)
        self._chart.set_change(change)
        self._show_amount()

    @Slot(float)
    def set_amount(self, amount: float) -> None:
        """Set the amount, one of `AMOUNTS`."""
        self._slider.setValue(AMOUNTS[self._change].index(amount) * _FINE)

    def show_readings(self, readings: LiveReadings) -> None:
        """Show the changed drawing and its answers."""
        if readings.image is None:
            self._picture.clear()
        else:
            self._picture.show_ink(readings.image, QRectF(0, 0, 1, 1))
        for view, answer in zip(self._answers, readings.answers, strict=True):
            view.show_answer(answer)

    def show_curves(self, curves: Sequence[RobustnessCurve]) -> None:
        """Show curves, which may be incomplete."""
        self._chart.show_curves(curves)
        self._show_figures()

    def set_stale(self, *, stale: bool) -> None:
        """Set whether the network in use has other weights than those of its curve."""
        self._chart.set_stale(stale=stale)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        slider = QHBoxLayout()
        slider.setSpacing(8)
        slider.addWidget(self._slider_label)
        slider.addWidget(self._slider, 3)
        slider.addWidget(self._amount, 1)
        answers = QVBoxLayout()
        answers.setSpacing(2)
        for view in self._answers:
            answers.addWidget(view)
        answers.addStretch()
        drawing = QHBoxLayout()
        drawing.setSpacing(10)
        drawing.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        drawing.addLayout(answers, 1)
        # Beside each other: a class sees drawing and curves at once, on small screens too.
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addLayout(drawing, 3)
        both.addWidget(self._chart, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(slider)
        layout.addWidget(self._figures)
        layout.addLayout(both, 1)
        self._fit()

    def _fit(self) -> None:
        side = picture_side(self)
        self._picture.setFixedSize(QSize(side, side + caption_height()))

    def _retranslate(self) -> None:
        self._picture.set_texts(
            self.tr("Your drawing"),
            self.tr("What all three networks read: the change comes after centring"),
        )
        names = ("MLP", "CNN", self.tr("Your network"))
        tips = (
            self.tr("Ready-made: a weight of its own for each pixel and hidden unit"),
            self.tr("Ready-made: the same small filters at every place of the image"),
            self.tr("The network in use"),
        )
        for view, name, tip in zip(self._answers, names, tips, strict=True):
            view.set_name(name, tip)
        self._chart.set_names(names)
        self._slider_label.setText(self.tr("Change your &drawing:"))
        self._slider.setAccessibleName(self._slider_label.text().replace("&", ""))
        self._slider.setToolTip(
            self.tr("Changes your drawing, not the canvas (arrow keys; Page Up, Page Down)")
        )
        self._show_amount()
        self._show_figures()

    @Slot()
    def _report_amount(self) -> None:
        self._show_amount()
        self.amount_changed.emit(self.amount)

    def _show_figures(self) -> None:
        text = self._chart.read_out()
        self._figures.set_text(text)
        self._figures.setAccessibleName(text)

    def _show_amount(self) -> None:
        text = amount_text(self._change, self.amount)
        self._amount.set_text(text, strong=True)
        self._slider.setAccessibleDescription(text)
        self._chart.set_marked(self.amount)
        self._show_figures()


class _NetworkAnswer(QWidget):
    """The digit that a network reads, its name, and how sure it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._digit = HugeDigit(f"{name}Answer")
        self._digit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = SteadyLabel(f"{name}Name", "caption", "muted", shrinks=True)
        self._sure = SteadyLabel(f"{name}Probability")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._sure)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._digit)
        layout.addLayout(texts, 1)
        self._fit()

    def set_name(self, name: str, tip: str) -> None:
        self._title.set_text(name)
        self._digit.setAccessibleName(name)
        self.setToolTip(tip)

    def show_answer(self, answer: LiveAnswer | None) -> None:
        if answer is None:
            self._digit.set_text("")
            self._digit.set_placeholder("pen")
            self._sure.set_text("")
            self._digit.setAccessibleDescription("")
            return
        self._digit.set_text(answer.name, "warning" if answer.turned else "accent")
        self._sure.set_text(numbers.whole_percent(answer.probability))
        self._digit.setAccessibleDescription(f"{answer.name}, {self._sure.text()}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        side = round(_DIGIT * theme.scale())
        self._digit.setFixedSize(side, side)
