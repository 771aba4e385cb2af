"""Spin boxes for recipe fields: they step as the field makes sense and let anything be typed.

What is typed and impossible stays on screen until the field is left, so that somebody can be told
why; Qt's own boxes swallow the keystroke.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

from mnist_draw.curves import ranges
from mnist_draw.shared import numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent

Stepping = Literal["decades", "towards-one", "even"]

# The smallest number that a recipe takes (Adam's epsilon, 1e-12) does not vanish in rounding.
_DECIMALS: Final = 12
# Where steps through decades begin above zero.
_SMALLEST: Final = 1e-6
_EVEN_STEPS: Final = 20


def _state(text: str, read: Callable[[str], float], low: float, high: float) -> QValidator.State:
    try:
        value = read(text)
    except (ValueError, OverflowError):
        return QValidator.State.Intermediate
    inside = low <= value <= high
    return QValidator.State.Acceptable if inside else QValidator.State.Intermediate


class WholeSpinBox(QSpinBox):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        return numbers.whole(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        return numbers.read_whole(text)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        state = _state(text, numbers.read_whole, self.minimum(), self.maximum())
        return state, text, place

    def wheelEvent(self, event: QWheelEvent) -> None:
        _turn(self, event, super().wheelEvent)


class DoublingSpinBox(WholeSpinBox):
    """A whole number that steps from one power of two to the next."""

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        exponent = math.log2(max(1, self.value()))
        whole = math.floor(exponent) if steps > 0 else math.ceil(exponent)
        self.setValue(2 ** max(0, whole + steps))


class ThousandsSpinBox(WholeSpinBox):
    """A number of images: steps by thousands."""

    def __init__(self) -> None:
        super().__init__()
        self.setSingleStep(1000)


class RealSpinBox(QDoubleSpinBox):
    """A number; ``1e-3`` is understood.

    Args:
        stepping: ``"decades"``: 1, 2 and 5 of every decade, and 0 where it is allowed;
            ``"towards-one"``: 0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, …; ``"even"``: steps of one
            size.
    """

    def __init__(self, stepping: Stepping = "decades") -> None:
        super().__init__()
        self._stepping = stepping
        _prepare(self)
        self.setDecimals(_DECIMALS)

    def setRange(self, low: float, high: float) -> None:  # noqa: N802 - Qt's name
        super().setRange(low, high)
        self.setSingleStep(ranges.step_below((high - low) / _EVEN_STEPS * 1.001))

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

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        state = _state(text, numbers.read_real, self.minimum(), self.maximum())
        return state, text, place

    def wheelEvent(self, event: QWheelEvent) -> None:
        _turn(self, event, super().wheelEvent)


def _decade_step(value: float, smallest: float, *, up: bool) -> float:
    # A nudge gets off the step that the value stands on.
    if up:
        return smallest if value < smallest else ranges.step_above(value * 1.001)
    return 0.0 if value <= smallest * 1.001 else ranges.step_below(value / 1.001)


def _prepare(box: QAbstractSpinBox) -> None:
    # On the way to 1e-3 somebody types 1, which is not meant.
    box.setKeyboardTracking(False)
    box.lineEdit().setTextMargins(4, 0, 0, 0)


def _turn(box: QAbstractSpinBox, event: QWheelEvent, turn: Callable[[QWheelEvent], None]) -> None:
    # Whoever scrolls past a box does not mean to change it.
    if box.hasFocus():
        turn(event)
    else:
        event.ignore()
