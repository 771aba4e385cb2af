"""The network that made the prediction: its name as a button for a menu, and what it learned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.plain_text import plain_tip
from mnist_draw.recipe import field_texts
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import decimal
from mnist_draw.shared.widgets.elided_label import elide_name
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from trainer.recipe.classes import Classes


@dataclass(frozen=True, slots=True)
class WeightsLabel:
    """Description of the weights that made a prediction.

    Attributes:
        name: Name of the network; the title of a recipe is translated.
        origin: Name of the data set that it was trained on.
        step: Optimiser steps so far.
        epoch: Epochs so far, with a fraction.
        test_accuracy: Share of the test images that these weights read correctly, [0, 1]; None if
            it is not known.
        in_training: Whether these weights are being trained.
        others_train: Whether other networks train, and these stay in use.
        temperature: Divisor of the scores in the softmax; 1 if none was fitted.
        classes: Names of what the network tells apart.
    """

    name: str
    origin: str
    step: int
    epoch: float
    test_accuracy: float | None = None
    in_training: bool = False
    others_train: bool = False
    temperature: float = 1.0
    classes: Classes = DIGITS


class NetworkBox(QWidget):
    """Three lines below a button with the network's name.

    Attributes:
        button: Shows the name; its menu is set from outside.
    """

    def __init__(self) -> None:
        super().__init__()
        self.button = NetworkButton()
        self._accuracy = SteadyLabel("weightsAccuracy", "body", shrinks=True)
        self._origin = SteadyLabel("weightsOrigin", "caption", "muted", shrinks=True)
        self._progress = SteadyLabel("weightsProgress", "caption", "muted", shrinks=True)
        self._lines = (self._accuracy, self._origin, self._progress)
        self._temperature = 1.0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addSpacing(4)
        for line in self._lines:
            layout.addWidget(line)
        self._follow_scale()
        self._retranslate()

    def show_weights(self, label: WeightsLabel) -> None:
        """Shows the weights that made the prediction."""
        self.button.set_name(field_texts.title(label.name))
        if label.temperature != self._temperature:
            self._temperature = label.temperature
            self._explain_weights()
        locale = QLocale()
        progress = self.tr("epoch {epoch} · step {step}").format(
            epoch=locale.toString(label.epoch, "f", 0 if label.epoch.is_integer() else 2),
            step=locale.toString(label.step),
        )
        if label.others_train:
            progress = self.tr("stays in use while others train")
        self._show_lines(
            self._accuracy_text(label),
            self.tr("trained on {data}").format(data=field_texts.data_name(label.origin))
            if label.step
            else self.tr("not trained yet"),
            progress,
        )

    def show_text(self, text: str) -> None:
        """Shows why there is no network, instead of its name."""
        self.button.set_name(text)
        self._show_lines("", "", "")

    def describe(self) -> None:
        """Describes the weights for screen readers."""
        for line in self._lines:
            line.setAccessibleDescription(line.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._follow_scale()
        super().changeEvent(event)

    def _follow_scale(self) -> None:
        """Leaves the room of the small print to digit and bars in projector mode."""
        for line in (self._origin, self._progress):
            line.setVisible(theme.scale() == 1)

    def _retranslate(self) -> None:
        self._accuracy.setAccessibleName(self.tr("Test accuracy of the network"))
        self._accuracy.setToolTip(
            self.tr("Share of the test images, which it has never seen, that it reads correctly")
        )
        for line in (self._origin, self._progress):
            line.setAccessibleName(self.tr("Weights that made the prediction"))
        self._explain_weights()

    def _explain_weights(self) -> None:
        text = self.tr("The weights of the network that made this prediction")
        if self._temperature != 1:
            calibrated = self.tr(
                "Calibrated: the scores are divided by {temperature} (the softmax temperature) "
                "before they become probabilities, so that nine in ten answers given with 90 % "
                "are right. It was fitted on validation digits."
            )
            number = decimal(self._temperature, 2)
            text = f"{text}\n{calibrated.format(temperature=number)}"
        for line in (self._origin, self._progress):
            line.setToolTip(plain_tip(text))

    def _accuracy_text(self, label: WeightsLabel) -> str:
        if label.test_accuracy is not None:
            accuracy = decimal(100 * label.test_accuracy, 2)
            return self.tr("{accuracy} % in the test").format(accuracy=accuracy)
        if label.in_training:
            return self.tr("In training, not tested yet")
        return self.tr("Test accuracy unknown")

    def _show_lines(self, *texts: str) -> None:
        for line, text in zip(self._lines, texts, strict=True):
            line.set_text(text)


class NetworkButton(QPushButton):
    """A button for a menu, with the name of the network in use, elided if it does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("networkButton")
        self.setProperty("names", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name = ""
        self._retranslate()

    @property
    def name(self) -> str:
        """The whole name."""
        return self._name

    def set_name(self, name: str) -> None:
        """Shows the name of the network in use."""
        if name != self._name:
            self._name = name
            # A single ampersand would underline the letter behind it.
            self.setText(name.replace("&", "&&"))
            self._retranslate()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # The style moves a text to the left by the width of the menu's arrow.
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        measure = self.fontMetrics()
        margin = measure.averageCharWidth()
        box = self.rect().adjusted(margin, 0, -margin - measure.height(), 0)
        text = elide_name(measure, self._name, box.width())
        painter.setPen(self.palette().buttonText().color())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Network in use: {name}").format(name=self._name))
        tip = self.tr("This network reads your drawing. Click for another one")
        self.setToolTip(plain_tip(f"{self._name}\n{tip}" if self._name else tip))
