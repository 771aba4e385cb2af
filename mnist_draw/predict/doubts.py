"""Doubts about a prediction: a rejected drawing, or probabilities that leave the digit open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from trainer.network.rejection import Reason

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.reading.number import NumberReading

Doubt: TypeAlias = Reason | Literal["close race", "no favourite", "low probability"]
"""Why no digit is shown as the answer: rejected; two or three digits are about as probable; more
than three are; or the digit in front is less probable than not."""

RACE_MARGIN: Final = 0.15
"""Digits whose probabilities lie closer together than this are in a race."""
MIN_ANSWER_PROBABILITY: Final = 0.5
"""A less probable digit is a guess."""
SHARE_OF_RIVALS: Final = 0.75
"""Rivals that share as much make the doubt about an unfamiliar drawing a race.

Without a third possibility, it is rather an odd digit than none. With the bundled weights this
concerns 3 of the 104 test images of MNIST that are rejected, and 15 of 337 rejected non-digits of
the benchmark accuracy.not_sure, seed 0; both count as rejected nevertheless.
"""
_MOST_RIVALS: Final = 3


def rivals(probabilities: NDArray[np.float32]) -> tuple[int, ...]:
    """Digits in the race for the answer, the most probable first; one if there is no race.

    Args:
        probabilities: float32, shape (K,), finite.
    """
    order = np.argsort(-probabilities, kind="stable")
    margins = probabilities[order[0]] - probabilities[order]
    return tuple(int(digit) for digit in order[margins < RACE_MARGIN])


def doubt(probabilities: NDArray[np.float32], not_sure: Reason | None) -> Doubt | None:
    """What speaks against the most probable digit as the answer; None if nothing does.

    Args:
        probabilities: float32, shape (K,), finite.
        not_sure: Why the drawing is rejected; None if it is accepted as a digit.
    """
    digits = rivals(probabilities)
    race = 1 < len(digits) <= _MOST_RIVALS
    if not_sure == "not a digit" and race:
        return "close race" if probabilities[[*digits]].sum() >= SHARE_OF_RIVALS else not_sure
    if not_sure is not None:
        return not_sure
    if race:
        return "close race"
    if len(digits) > 1:
        return "no favourite"
    return None if probabilities.max() >= MIN_ANSWER_PROBABILITY else "low probability"


def number_doubts(number: NumberReading) -> tuple[Doubt | None, ...]:
    """What speaks against each digit of a number, from the left; None where nothing does."""
    return tuple(
        doubt(probabilities, None if part.familiar else "not a digit")
        for part, probabilities in zip(number.parts, number.probabilities, strict=True)
    )
