"""Shift, turn and thicken a digit image, in plain numpy."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.ink.image_filters import running_maximum

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Distortion:
    """What is done to a framed digit image: thickened, then turned, then shifted.

    Attributes:
        right: Shift to the right in pixels; negative to the left.
        down: Shift downwards in pixels; negative upwards.
        turn: Degrees, clockwise, about the centre of the image.
        thicker: Pixels added on each side of a stroke; negative makes strokes thinner.
    """

    right: float = 0.0
    down: float = 0.0
    turn: float = 0.0
    thicker: float = 0.0

    def apply(self, digit_image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The distorted image; what leaves the frame is lost.

        Shifts by whole pixels and quarter turns copy pixels, everything between them interpolates
        between four neighbours.

        Args:
            digit_image: uint8, shape (..., N, N), ink 255 on 0: one image or many.

        Returns:
            uint8, of the same shape; the given array itself if there is nothing to do.
        """
        if self == Distortion():
            return digit_image
        ink = _thickened(digit_image.astype(np.float32), self.thicker)
        if self.right or self.down or self.turn:
            ink = self._moved(ink)
        return np.rint(ink).astype(np.uint8)

    def _moved(self, ink: NDArray[np.float32]) -> NDArray[np.float32]:
        side = ink.shape[-1]
        centre = (side - 1) / 2
        rows, columns = np.indices((side, side)) - centre
        x, y = columns - self.right, rows - self.down
        angle = math.radians(self.turn)
        cos, sin = math.cos(angle), math.sin(angle)
        return _sampled(ink, cos * y - sin * x + centre, cos * x + sin * y + centre)


def _sampled(
    ink: NDArray[np.float32], rows: NDArray[np.float64], columns: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Ink at fractional indices, bilinear; 0 outside the image."""
    side = ink.shape[-1]
    padded = _with_margin(ink)
    # Rounding errors of the turn must not blur an image that pixels could be copied to.
    rows, columns = (np.clip(np.round(indices, 6), -1, side) + 1 for indices in (rows, columns))
    top, left = (np.minimum(indices.astype(np.intp), side) for indices in (rows, columns))
    down, right = (rows - top).astype(np.float32), (columns - left).astype(np.float32)
    upper = padded[..., top, left] * (1 - right) + padded[..., top, left + 1] * right
    lower = padded[..., top + 1, left] * (1 - right) + padded[..., top + 1, left + 1] * right
    sampled: NDArray[np.float32] = (upper * (1 - down) + lower * down).astype(
        np.float32, copy=False
    )
    return sampled


def _thickened(ink: NDArray[np.float32], amount: float) -> NDArray[np.float32]:
    """Strokes wider by `amount` pixels on each side, narrower if it is negative.

    As `trainer.training.augmentation` does it: each whole pixel takes the largest (smallest) value
    of the nine pixels around, and a fraction blends with the next.
    """
    step = _wider if amount > 0 else _narrower
    fraction, whole = math.modf(abs(amount))
    for _ in range(int(whole)):
        ink = step(ink)
    return ink + np.float32(fraction) * (step(ink) - ink) if fraction else ink


def _wider(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    return running_maximum(ink, 3)


def _narrower(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """The smallest value around each pixel; outside the image there is no ink."""
    return -running_maximum(-_with_margin(ink), 3)[..., 1:-1, 1:-1]


def _with_margin(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """The images with one pixel without ink around each."""
    return np.pad(ink, [(0, 0)] * (ink.ndim - 2) + [(1, 1), (1, 1)])
