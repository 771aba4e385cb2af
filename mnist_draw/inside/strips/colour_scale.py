"""Steady colour scale of a strip: changes in fine steps, with hysteresis."""

from __future__ import annotations

import math
from typing import Final

# With steps of 1, 2 and 5, trained weights could be paler than the noise that they began as.
_STEPS: Final = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
# A scale is left downwards only well below the next smaller one: values that swing around a step
# would make it flicker.
_SHRINK_AT: Final = 0.8


class ColourScale:
    """Symmetric about zero, from ``-limit`` to ``limit``.

    Attributes:
        limit: Value of the ends: a step times a power of ten.
        signed: Whether there ever was a negative value; else only the positive half is in use.
    """

    def __init__(self) -> None:
        self.limit = 1.0
        self.signed = False
        self._empty = True

    def follow(self, low: float, high: float) -> bool:
        """Follows the range of a strip's values.

        Args:
            low: Smallest finite value; NaN for none.
            high: Largest, likewise.

        Returns:
            Whether the scale has changed.
        """
        if not (math.isfinite(low) and math.isfinite(high)):
            return False
        before = self.limit, self.signed
        self.signed |= low < 0
        largest = max(abs(low), abs(high))
        if largest > 0:
            fitting = step_above(largest)
            if self._empty or fitting > self.limit or largest < _SHRINK_AT * step_below(self.limit):
                self.limit = fitting
            self._empty = False
        return (self.limit, self.signed) != before


def step_above(value: float) -> float:
    """Smallest step that is not smaller than a positive value."""
    power = 10.0 ** math.floor(math.log10(value))
    for step in (*_STEPS, 10.0):
        if step * power >= value:
            return step * power
    return 10 * power


def step_below(step: float) -> float:
    """The step below a step."""
    power = 10.0 ** math.floor(math.log10(step) + 1e-9)
    mantissa = step / power
    smaller = [candidate for candidate in _STEPS if candidate < mantissa * (1 - 1e-9)]
    return max(smaller) * power if smaller else _STEPS[-1] * power / 10
