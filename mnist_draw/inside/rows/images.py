"""Images of a recurrent network's rows, and the predictions after them, ready to be painted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mnist_draw.draw.pasted_pictures import colour_ramp, image_view
from mnist_draw.inside.strips import value_colours
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QImage

    from mnist_draw.inside.scene import Rows


class Guess(NamedTuple):
    """The most probable digit after a row.

    Attributes:
        digit: The digit.
        share: Its probability, in [0, 1].
    """

    digit: int
    share: float


class Spell(NamedTuple):
    """Consecutive rows with the same most probable digit.

    Attributes:
        digit: The digit; None where the prediction is undefined.
        first: The first row.
        last: The last row.
    """

    digit: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RowImages:
    """What is painted of one scene in one theme.

    Attributes:
        image: The drawing, one pixel a pixel.
        states: Hidden states, one pixel a unit and row.
        digits: Probabilities, one pixel a digit and row.
        guesses: Most probable digit after each row; None where it is undefined.
        decided: Row from which on every guess is the last one; None where that is undefined.
    """

    image: QImage
    states: QImage
    digits: QImage
    guesses: tuple[Guess | None, ...]
    decided: int | None

    @classmethod
    def of(cls, rows: Rows, limit: float) -> RowImages | None:
        """Images in the current theme; None without rows.

        Args:
            rows: The scene.
            limit: Value of the ends of the colour scale of hidden states.
        """
        if not rows.image.size:
            return None
        colours = theme.colours()
        states = value_colours.indices(rows.states, limit)
        return cls(
            _picture(_shares(rows.image), colour_ramp(colours.paper, colours.ink)),
            _picture(states, value_colours.table()),
            _picture(_percent(rows.probabilities), _probability_colours()),
            tuple(map(_guess, rows.probabilities)),
            rows.decided,
        )

    def digit_after(self, read: int) -> int | None:
        """Most probable digit after the first `read` rows; None if undefined or without a row."""
        guess = self.guesses[read - 1] if read else None
        return None if guess is None else guess.digit

    def spells(self, read: int) -> list[Spell]:
        """Spells among the first `read` rows, from the top."""
        numbered = enumerate(self.guesses[:read])
        grouped = groupby(numbered, key=lambda item: item[1] and item[1].digit)
        spells = []
        for digit, members in grouped:
            rows = [row for row, _ in members]
            spells.append(Spell(digit, rows[0], rows[-1]))
        return spells


def _guess(probabilities: NDArray[np.float32]) -> Guess | None:
    if not np.isfinite(probabilities).all():
        return None
    digit = int(probabilities.argmax())
    return Guess(digit, float(probabilities[digit]))


def _shares(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Values from the smallest to the largest as 0 to 255: every drawing has paper and ink."""
    low, high = values.min(), values.max()
    shares: NDArray[np.float32] = (values - low) / max(high - low, np.float32(1e-6))
    return (shares * 255).round().astype(np.uint8)


def _percent(probabilities: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Probabilities as 0 to 254, undefined ones as 255."""
    with np.errstate(invalid="ignore"):
        found = (probabilities * 254).round().astype(np.uint8)
    found[~np.isfinite(probabilities)] = 255
    return found


def _probability_colours() -> NDArray[np.uint32]:
    colours = theme.colours()
    table = colour_ramp(colours.paper, colours.accent).copy()
    table[value_colours.UNDEFINED] = value_colours.table()[value_colours.UNDEFINED]
    return table


def _picture(indices: NDArray[np.uint8], table: NDArray[np.uint32]) -> QImage:
    # The copy owns its pixels.
    return image_view(np.ascontiguousarray(table[indices])).copy()
