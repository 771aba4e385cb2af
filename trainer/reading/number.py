"""Numbers: the digits that a drawing was cut into, and what a network reads in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.network.rejection import MIN_DIGIT_PROBABILITY
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke
    from trainer.network.forward import NumpyNetwork
    from trainer.network.rejection import Reason
    from trainer.recipe.classes import Classes

MOST_DIGITS = 6
"""Longest number that is read."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberPart:
    """Ink of one digit of a number.

    Attributes:
        framing: Its digit image; the box refers to the raster of the whole drawing.
        digit_probability: The detector's probability that it is a digit, [0, 1].
        strokes: The strokes it consists of; None for ink that is not of strokes.
        raster: Its ink alone, uint8, shape (H, W) of the whole drawing's raster; None for strokes.
    """

    framing: Framing
    digit_probability: float
    strokes: tuple[Stroke, ...] | None = None
    raster: NDArray[np.uint8] | None = None

    @property
    def familiar(self) -> bool:
        """Whether the detector accepts it as a digit."""
        return self.digit_probability >= MIN_DIGIT_PROBABILITY


@dataclass(frozen=True, slots=True, eq=False)
class NumberReading:
    """A number as one network reads it.

    Attributes:
        parts: The ink of each digit, from left to right; two to ``MOST_DIGITS``.
        probabilities: float32, shape (N, 10): calibrated probabilities of each digit, in the
            order of `parts`.
    """

    parts: tuple[NumberPart, ...]
    probabilities: NDArray[np.float32]

    @property
    def digits(self) -> tuple[int, ...]:
        """The most probable digits."""
        return tuple(int(digit) for digit in self.probabilities.argmax(axis=1))

    @property
    def text(self) -> str:
        """The number, in figures; a leading zero is kept."""
        return "".join(map(str, self.digits))

    @property
    def not_sure(self) -> Reason | None:
        """Why the number is in doubt: a digit that the detector rejects; None without one."""
        return None if all(part.familiar for part in self.parts) else "not a digit"

    @property
    def probability(self) -> float:
        """Probability that all digits are right: the product of theirs, [0, 1]."""
        return float(self.probabilities.max(axis=1).prod(dtype=np.float64))


def read_number(
    parts: tuple[NumberPart, ...], network: NumpyNetwork, classes: Classes
) -> NumberReading | None:
    """Read the digits of a number in one forward pass.

    Args:
        parts: The digits, from left to right; empty where there is no number.
        network: Reads them.
        classes: What it tells apart.

    Returns:
        None without parts, of a network of other classes than the ten digits, or if it overflows.
    """
    if not parts or classes != DIGITS:
        return None
    images = np.stack([part.framing.digit_image for part in parts])
    probabilities = network.probabilities(network.logits(images))
    if not np.isfinite(probabilities).all():
        return None
    return NumberReading(parts, probabilities)


def number_as_json(number: NumberReading) -> dict[str, object]:
    """What a line of JSON says of a number, beside the digit that the drawing is not."""
    return {
        "number": number.text,
        "number_probability": round(number.probability, 6),
        "number_not_sure": number.not_sure,
    }
