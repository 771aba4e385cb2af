"""Eight ways to distort a drawing more and more, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from trainer.ink.distortion import Distortion

if TYPE_CHECKING:
    from collections.abc import Callable

Direction: TypeAlias = Literal[
    "right", "left", "down", "up", "clockwise", "anticlockwise", "thicker", "thinner"
]
Unit: TypeAlias = Literal["pixels", "degrees"]

DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
MAX_SHIFT: Final = 8
"""Pixels in each direction."""
MAX_TURN: Final = 45
"""Degrees in each direction."""
MAX_THICKER: Final = 2.0
"""Pixels on each side of a stroke."""
MAX_THINNER: Final = 1.0
"""Pixels on each side of a stroke; more leaves nothing of most strokes."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Amounts of one direction, from 0 to the largest.

    Attributes:
        amounts: Rising, the first is 0.
        unit: What they count.
        make: The distortion of an amount.
    """

    amounts: tuple[float, ...]
    unit: Unit
    make: Callable[[float], Distortion]

    def distortions(self) -> tuple[Distortion, ...]:
        """One distortion an amount; nothing but this direction is distorted."""
        return tuple(self.make(amount) for amount in self.amounts)

    def index(self, distortion: Distortion) -> int | None:
        """Index of the amount that makes exactly this distortion; None if none does."""
        made = self.distortions()
        return made.index(distortion) if distortion in made else None


def _steps(count: int, largest: float) -> tuple[float, ...]:
    return tuple(largest * step / count for step in range(count + 1))


_SHIFTS: Final = _steps(8, MAX_SHIFT)
_TURNS: Final = _steps(9, MAX_TURN)

SCALES: Final[dict[Direction, Scale]] = {
    "right": Scale(_SHIFTS, "pixels", lambda amount: Distortion(right=amount)),
    "left": Scale(_SHIFTS, "pixels", lambda amount: Distortion(right=-amount)),
    "down": Scale(_SHIFTS, "pixels", lambda amount: Distortion(down=amount)),
    "up": Scale(_SHIFTS, "pixels", lambda amount: Distortion(down=-amount)),
    "clockwise": Scale(_TURNS, "degrees", lambda amount: Distortion(turn=amount)),
    "anticlockwise": Scale(_TURNS, "degrees", lambda amount: Distortion(turn=-amount)),
    "thicker": Scale(_steps(8, MAX_THICKER), "pixels", lambda amount: Distortion(thicker=amount)),
    "thinner": Scale(_steps(8, MAX_THINNER), "pixels", lambda amount: Distortion(thicker=-amount)),
}


def direction_of_shift(right: float, down: float) -> Direction | None:
    """The direction that a shift goes most; None without a shift."""
    if abs(right) >= abs(down) and right:
        return "right" if right > 0 else "left"
    if down:
        return "down" if down > 0 else "up"
    return None
