"""Three ways to change digit images step by step: shift, turn, thickness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

import numpy as np

from trainer.ink.distortion import Distortion

if TYPE_CHECKING:
    from numpy.typing import NDArray

Change: TypeAlias = Literal["shift", "turn", "thickness"]

CHANGES: Final[tuple[Change, ...]] = get_args(Change)

AMOUNTS: Final[dict[Change, tuple[float, ...]]] = {
    "shift": tuple(map(float, range(9))),
    "turn": tuple(map(float, range(0, 61, 10))),
    "thickness": (-1.0, -0.75, -0.5, -0.25, 0.0, 0.5, 1.0, 1.5, 2.0),
}
"""Amounts of each change, rising: pixels of shift, degrees of turn, pixels on each side of a stroke
(negative: thinner). 0 leaves an image as it is."""


def directions(change: Change, amount: float) -> tuple[Distortion, ...]:
    """The distortions of one amount: right, left, down and up; clockwise and anticlockwise."""
    match change:
        case "shift":
            return (
                Distortion(right=amount),
                Distortion(right=-amount),
                Distortion(down=amount),
                Distortion(down=-amount),
            )
        case "turn":
            return Distortion(turn=amount), Distortion(turn=-amount)
        case "thickness":
            return (Distortion(thicker=amount),)


def changed(images: NDArray[np.uint8], change: Change, amount: float) -> NDArray[np.uint8]:
    """Change each image by one amount; the directions take turns from image to image.

    Args:
        images: uint8, shape (N, 28, 28), ink 255 on 0.
        change: What is done.
        amount: One of `AMOUNTS`, or any between its ends.

    Returns:
        uint8, shape (N, 28, 28).
    """
    result = np.empty_like(images)
    distortions = directions(change, amount)
    for first, distortion in enumerate(distortions):
        result[first :: len(distortions)] = distortion.apply(images[first :: len(distortions)])
    return result
