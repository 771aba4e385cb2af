"""Slider scales: whole positions for values, linear, or logarithmic with or without zero."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from trainer.recipe.live_changes import domain, highest_augmentation

if TYPE_CHECKING:
    from trainer.recipe.live_changes import LiveField
    from trainer.recipe.recipes import Recipe

# Positions in a factor of ten.
_PER_DECADE: Final = 20
# How far the learning rate's slider reaches from that of the recipe, as a factor.
_RATE_REACH: Final = 100.0
_LEAST_DECAY: Final = 1e-5
_MOST_DECAY: Final = 1.0


class Scale(Protocol):
    """Values of a slider's positions."""

    @property
    def last(self) -> int:
        """The last position; the first is 0."""

    def value(self, position: int) -> float:
        """Value of a position, in at most two significant digits."""

    def position(self, value: float) -> int:
        """The position nearest to a value."""


@dataclass(frozen=True, slots=True)
class LinearScale:
    """Equal steps from 0 on."""

    high: float
    step: float

    @property
    def last(self) -> int:
        return math.floor(self.high / self.step + 1e-9)

    def value(self, position: int) -> float:
        # Rounding removes what the product of binary fractions adds.
        return round(position * self.step, 6)

    def position(self, value: float) -> int:
        return min(max(round(value / self.step), 0), self.last)


@dataclass(frozen=True, slots=True)
class LogarithmicScale:
    """Equal factors; `zero` puts 0 below them all."""

    low: float
    high: float
    zero: bool = False

    @property
    def last(self) -> int:
        return round(_PER_DECADE * math.log10(self.high / self.low)) + self.zero

    def value(self, position: int) -> float:
        if self.zero and position == 0:
            return 0.0
        exact = self.low * 10 ** ((position - self.zero) / _PER_DECADE)
        return min(max(float(f"{exact:.2g}"), self.low), self.high)

    def position(self, value: float) -> int:
        if value < self.low:
            return 0
        place = round(_PER_DECADE * math.log10(value / self.low)) + self.zero
        return min(place, self.last)


def scale_of(field: LiveField, recipe: Recipe) -> Scale:
    """The scale of a setting, for a run that begins with a recipe."""
    match field:
        case "learning_rate":
            allowed = domain(field)
            return LogarithmicScale(
                max(allowed.low, recipe.learning_rate / _RATE_REACH),
                min(allowed.high, recipe.learning_rate * _RATE_REACH),
            )
        case "weight_decay":
            return LogarithmicScale(_LEAST_DECAY, _MOST_DECAY, zero=True)
        case "augmentation":
            return LinearScale(highest_augmentation(recipe), 0.05)
        case _:
            return LinearScale(domain(field).high, 0.01)
