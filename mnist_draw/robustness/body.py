"""Body of the card: the changed drawing, what three networks read in it, slider and curves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from mnist_draw.draw.network_input.ink_picture import InkPicture, caption_height, whole_cells
from mnist_draw.predict.huge_digit import HugeDigit
from mnist_draw.robustness.curve_chart import CurveChart
from mnist_draw.robustness.texts import amount_text
from mnist_draw.shared import numbers
from mnist_draw.shared.steady_label import SteadyLabel
from trainer.ink.framing import FRAME_SIZE
from trainer.robustness.changes import AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.robustness.live_readings import LiveAnswer, LiveReadings
    from trainer.robustness.changes import Change
    from trainer.robustness.curve import RobustnessCurve

_NETWORKS: Final = ("mlp", "cnn", "own")
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
        self._figures.set_text(self._chart.read_out())

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
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        for view in self._answers:
            above.addWidget(view, 1)
        slider = QHBoxLayout()
        slider.setSpacing(8)
        slider.addWidget(self._slider_label)
        slider.addWidget(self._slider, 3)
        slider.addWidget(self._amount, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(above)
        layout.addLayout(slider)
        layout.addWidget(self._figures)
        layout.addWidget(self._chart, 1)
        self._fit()

    def _fit(self) -> None:
        side = whole_cells(8 * self.fontMetrics().height())
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
        self._figures.set_text(self._chart.read_out())

    @Slot()
    def _report_amount(self) -> None:
        self._show_amount()
        self.amount_changed.emit(self.amount)

    def _show_amount(self) -> None:
        text = amount_text(self._change, self.amount)
        self._amount.set_text(text, strong=True)
        self._slider.setAccessibleDescription(text)
        self._chart.set_marked(self.amount)
        self._figures.set_text(self._chart.read_out())


class _NetworkAnswer(QWidget):
    """Name of a network, the digit that it reads, and how sure it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        centred = Qt.AlignmentFlag.AlignHCenter
        self._title = SteadyLabel(f"{name}Name", "body", "muted", centred)
        self._digit = HugeDigit(f"{name}Answer")
        self._digit.setMinimumHeight(40)
        self._sure = SteadyLabel(f"{name}Probability", "body", alignment=centred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._digit, 1)
        layout.addWidget(self._sure)

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
