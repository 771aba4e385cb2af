"""Rejection (selective prediction): drawings answered with "not sure" instead of a digit.

Rules and a small network, the detector, decide, independently of the weights that predict the
digit: a network trained on digits alone is as confident about a star as about a 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from trainer.ink.pen import CANVAS_SIZE, point_array
from trainer.recipe.classes import reads_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke
    from trainer.network.prediction import Predictor
    from trainer.recipe.classes import Classes

Reason: TypeAlias = Literal["too little ink", "several digits", "not a digit"]
"""Why a drawing is rejected."""

GROUP_OF_DIGIT = (0, 1, 2, 3, 4, 5, 6, 1, 7, 4)
"""Output of the detector for each digit: eight groups, 1 with 7 and 4 with 9. Trained to separate
digits, the detector mistakes other drawings for digits less often."""
SEVERAL, OTHER = 8, 9
"""Outputs of the detector for two digits or more, and for anything else that is no digit; those
after it are letters, each of its own, which are no digits either."""
MIN_PEN_PATH = 28.0
"""Canvas units: shorter pen paths are dots or specks. A digit a quarter of the canvas high, drawn
with the widest brush, has a slightly longer path."""
MIN_INK_SIZE = 40.0
"""Canvas units, the width of the widest brush: ink without strokes up to this size is a speck."""
MAX_PEN_PATH = 8.0
"""In sizes of the drawing: longer pen paths are scribbles. Most digits that are written over a
second time stay below."""
MIN_DIGIT_PROBABILITY = 0.15
"""Probability of a single digit, [0, 1], below which the detector rejects a drawing: where it
rejects 1 % of the digits of writers whom it has not learnt from."""


def too_little_ink(
    framing: Framing | None, strokes: Sequence[Stroke] | None, raster_side: int
) -> bool:
    """Whether a drawing is a dot, a speck or blank.

    Args:
        framing: The framed drawing; None without ink.
        strokes: The strokes that left the ink; None for ink without strokes.
        raster_side: Longer side of the framed raster, in pixels.
    """
    if framing is None:
        return True
    if strokes:
        return min(_length_and_size(strokes)) < MIN_PEN_PATH
    left, top, right, bottom = framing.box
    return max(right - left, bottom - top) * CANVAS_SIZE / raster_side <= MIN_INK_SIZE


def is_scribble(strokes: Sequence[Stroke] | None) -> bool:
    """Whether the pen went to and fro more than a digit takes; False for ink without strokes."""
    if not strokes:
        return False
    length, size = _length_and_size(strokes)
    return length > MAX_PEN_PATH * size


def _length_and_size(strokes: Sequence[Stroke]) -> tuple[float, float]:
    """Length of the pen's paths on the canvas, and their longer side, in canvas units."""
    paths = [np.clip(point_array(stroke.points)[:, :2], 0, CANVAS_SIZE) for stroke in strokes]
    length = sum(float(np.hypot(*np.diff(path, axis=0).T).sum()) for path in paths)
    return length, float(np.ptp(np.concatenate(paths), axis=0).max())


class Rejector:
    """Decides whether a drawing is rejected."""

    def __init__(self, detector: Predictor | None) -> None:
        """Uses a detector if there is one.

        Args:
            detector: With weights of ``mnist-trainer detector``; None for the rules alone.
        """
        self._detector = detector

    @property
    def has_detector(self) -> bool:
        """Whether more than rules decide."""
        return self._detector is not None

    def digit_probabilities(self, digit_images: NDArray[np.uint8]) -> NDArray[np.float64]:
        """The detector's probability that each image is one digit; 1 without a detector.

        Args:
            digit_images: uint8, shape (B, 28, 28), framed by `trainer.ink.framing`.

        Returns:
            float64, shape (B,), each in [0, 1].
        """
        if self._detector is None:
            return np.ones(len(digit_images))
        network = self._detector.network
        probabilities = network.probabilities(network.logits(digit_images))
        digits: NDArray[np.float64] = probabilities[:, :SEVERAL].sum(axis=1, dtype=np.float64)
        return digits

    def for_classes(self, classes: Classes) -> Rejector:
        """What decides on drawings for a network of these classes.

        The detector has learnt digits only. For a network that reads anything else, it is not
        asked: the rules on ink decide alone.
        """
        return self if reads_digits(classes) else Rejector(None)

    def judge(
        self,
        digit_image: NDArray[np.uint8] | None,
        *,
        speck: bool,
        strokes: Sequence[Stroke] | None = None,
    ) -> Reason | None:
        """Why a drawing is rejected; None if it is accepted.

        Args:
            digit_image: uint8, shape (28, 28), framed by `trainer.ink.framing`; None without ink.
            speck: Result of `too_little_ink`.
            strokes: The strokes that left the ink; None for ink without strokes.
        """
        if digit_image is None or speck:
            return "too little ink"
        if self._detector is None:
            return None
        if is_scribble(strokes):
            return "not a digit"
        probabilities, _ = self._detector.predict(digit_image)
        if float(probabilities[:SEVERAL].sum()) >= MIN_DIGIT_PROBABILITY:
            return None
        several, other = float(probabilities[SEVERAL]), float(probabilities[OTHER:].sum())
        return "several digits" if several > other else "not a digit"
