"""Spin boxes for recipe fields, with steps by decade, by powers of two or by thousands.

Invalid text stays visible while it is typed, so that the window can explain the error; Qt's own
spin boxes drop the key.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QRect
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
)

from mnist_draw.shared import numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent

Stepping = Literal["decades", "towards-one", "even"]

# Keeps the smallest value of a recipe (Adam's epsilon, 1e-12).
_DECIMALS: Final = 12
# First step above zero of decade stepping.
_SMALLEST: Final = 1e-6
_EVEN_STEPS: Final = 20
_TEXT_MARGIN: Final = 4


def needed_width(box: QSpinBox | QDoubleSpinBox) -> int:
    """Width in pixels at which the whole number of a spin box is visible."""
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    option.rect = QRect(0, 0, 1000, box.height())
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxEditField, box
    )
    frame = option.rect.width() - field.width() + 2 * _TEXT_MARGIN
    return frame + box.fontMetrics().horizontalAdvance(f"{box.text()} ")


def _state(text: str, read: Callable[[str], float], low: float, high: float) -> QValidator.State:
    try:
        value = read(text)
    except (ValueError, OverflowError):
        return QValidator.State.Intermediate
    inside = low <= value <= high
    return QValidator.State.Acceptable if inside else QValidator.State.Intermediate


class WholeSpinBox(QSpinBox):
    """A spin box for integers."""

    def __init__(self) -> None:
        super().__init__()
        _configure(self)

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        return numbers.whole(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        return numbers.read_whole(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = _state(text, numbers.read_whole, self.minimum(), self.maximum())
        return state, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        _handle_wheel(self, event, super().wheelEvent)


class DoublingSpinBox(WholeSpinBox):
    """A spin box for integers that steps to the next power of two."""

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        exponent = math.log2(max(1, self.value()))
        whole = math.floor(exponent) if steps > 0 else math.ceil(exponent)
        self.setValue(2 ** max(0, whole + steps))


class ThousandsSpinBox(WholeSpinBox):
    """A spin box for a number of images; steps by 1000."""

    def __init__(self) -> None:
        super().__init__()
        self.setSingleStep(1000)


class RealSpinBox(QDoubleSpinBox):
    """A spin box for real numbers; accepts ``1e-3``."""

    def __init__(self, stepping: Stepping = "decades") -> None:
        """Sets the steps.

        Args:
            stepping: ``"decades"``: 1, 2 and 5 of every decade, and 0 if it is in range;
                ``"towards-one"``: 0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, …; ``"even"``: equal steps.
        """
        super().__init__()
        self._stepping = stepping
        _configure(self)
        self.setDecimals(_DECIMALS)

    def setRange(self, low: float, high: float) -> None:  # noqa: N802 - Qt's name
        super().setRange(low, high)
        self.setSingleStep(numbers.step_below((high - low) / _EVEN_STEPS * 1.001))

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        if self._stepping == "even":
            super().stepBy(steps)
            return
        value = self.value()
        for _ in range(abs(steps)):
            if self._stepping == "decades":
                value = _decade_step(value, self.minimum() or _SMALLEST, up=steps > 0)
            else:
                value = 1 - _decade_step(1 - value, _SMALLEST, up=steps < 0)
        self.setValue(min(self.maximum(), max(self.minimum(), value)))

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        return numbers.plain(value)

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        return numbers.read_real(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = _state(text, numbers.read_real, self.minimum(), self.maximum())
        return state, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        _handle_wheel(self, event, super().wheelEvent)


def _decade_step(value: float, smallest: float, *, up: bool) -> float:
    # The factors move the value off the step that it equals.
    if up:
        return smallest if value < smallest else numbers.step_above(value * 1.001)
    return 0.0 if value <= smallest * 1.001 else numbers.step_below(value / 1.001)


def _configure(box: QAbstractSpinBox) -> None:
    # Applying every key would apply the 1 of 1e-3.
    box.setKeyboardTracking(False)
    box.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)


def _handle_wheel(
    box: QAbstractSpinBox, event: QWheelEvent, handle: Callable[[QWheelEvent], None]
) -> None:
    # Without focus the wheel scrolls the form.
    if box.hasFocus():
        handle(event)
    else:
        event.ignore()
