"""Ranges and ticks of the axes, moved in steps and focused on the part that still changes.

Ranges that follow every point would move the plot many times a second.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_ACCURACY_BOTTOMS: Final = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98)
# A range narrows only when the curve is well inside it: no jumping back and forth.
_WELL_INSIDE: Final = 0.85
# The start of a run may leave the picture once this share of its points lies in the focus.
_FOCUS: Final = 0.8
# The smallest loss on a logarithmic axis.
SMALLEST_LOSS: Final = 1e-6


def step_above(value: float) -> float:
    """The smallest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is not below a positive value."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next((step * decade for step in (1, 2, 5) if value <= step * decade), 10 * decade)


def step_below(value: float) -> float:
    """The largest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is not above a positive value."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next(step * decade for step in (5, 2, 1) if step == 1 or step * decade <= value)


def epochs_shown(now: float, first: float, last: float) -> tuple[float, float]:
    """The part of the time axis to show: it widens in steps until the whole run is in it.

    Args:
        now: Epochs so far.
        first: Epochs at its start.
        last: Epochs at its planned end.
    """
    span = max(1.0, step_above(max(now - first, 1e-9)))
    return first, first + min(span, max(last - first, now - first, 1e-9))


def loss_shown(values: NDArray[np.float32], present: float | None = None) -> tuple[float, float]:
    """A linear loss axis on which most of a run's curve fills the height.

    Args:
        values: float32, shape (N,): evenly spaced losses of the run, N at least 1.
        present: The upper end in use, if any.
    """
    wanted = max(1.25 * _quantile(values, _FOCUS), 1e-3)
    top = step_above(wanted)
    if present is not None and top < present and wanted > _WELL_INSIDE * top:
        top = min(present, step_above(top * 1.01))
    return 0.0, top


def log_loss_shown(values: NDArray[np.float32]) -> tuple[float, float]:
    """A logarithmic loss axis, as losses, that holds the whole of a run's curve.

    Args:
        values: float32, shape (N,): losses of the run, N at least 1.
    """
    low = max(SMALLEST_LOSS, 0.7 * float(values.min()))
    return step_below(low), step_above(max(1.3 * float(values.max()), 2 * low))


def accuracy_shown(
    values: NDArray[np.float32], present: float | None = None
) -> tuple[float, float]:
    """An accuracy axis up to 1 on which most of a run's curve fills the height.

    Args:
        values: float32, shape (N,): evenly spaced accuracies of the run, N at least 1.
        present: The lower end in use, if any.

    Returns:
        The lower end, one of a few steps, and 1.
    """
    lowest = _quantile(values, 1 - _FOCUS)
    bottom = max(bottom for bottom in _ACCURACY_BOTTOMS if bottom <= max(lowest, 0.0))
    if present is not None and bottom > present and lowest < bottom + 0.15 * (1 - bottom):
        bottom = max(present, *(step for step in _ACCURACY_BOTTOMS if step < bottom))
    return bottom, 1.0


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round, evenly spaced values of a linear axis.

    Args:
        low: Lower end of the axis.
        high: Its upper end, above `low`.
        most: How many values have room, at least 2.
    """
    step = step_above((high - low) / max(1, most))
    first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
    # Rounding to the step's own digits: 0.3, not 0.30000000000000004.
    digits = max(0, 1 - math.floor(math.log10(step)))
    return [round(number * step, digits) for number in range(first, last + 1)]


def decades(low: float, high: float, most: int) -> list[float]:
    """Values for a logarithmic axis: 1, 2 and 5 of every decade, or as many as have room.

    Args:
        low: Lower end of the axis, above 0.
        high: Its upper end, above `low`.
        most: How many values have room, at least 2.
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for stride, steps in ((1, (1, 2, 5)), (1, (1,)), (2, (1,)), (3, (1,))):
        values = [
            float(f"{step}e{decade}")
            for decade in range(first, last + 1, stride)
            for step in steps
            if low * (1 - 1e-6) <= step * 10.0**decade <= high * (1 + 1e-6)
        ]
        if len(values) <= most:
            break
    return values


def holding_loss(top: float, values: Iterable[float]) -> float:
    """The upper end of a linear loss axis that also holds given losses."""
    return max([top, *(step_above(1.05 * value) for value in values if value > 0)])


def holding_accuracy(bottom: float, values: Iterable[float]) -> float:
    """The lower end of an accuracy axis that also holds given accuracies."""
    lowest = min(values, default=1.0) - 0.01
    return min(bottom, max(step for step in _ACCURACY_BOTTOMS if step <= max(lowest, 0.0)))


def _quantile(values: NDArray[np.float32], share: float) -> float:
    """`numpy.quantile` without what it imports when it is first called: 20 to 40 ms."""
    places = np.arange(len(values))
    return float(np.interp(share * (len(values) - 1), places, np.sort(values)))
