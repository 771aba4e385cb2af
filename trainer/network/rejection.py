"""When the app says "not sure" instead of a digit, and why.

Two rules and a small network decide, apart from whichever weights read the digit: a network that
has only ever seen digits is as sure of a star as of a 5. The field calls this rejection, or
selective prediction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from trainer.ink.pen import CANVAS_SIZE, point_array

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke
    from trainer.network.prediction import Predictor

Reason: TypeAlias = Literal["too little ink", "several digits", "not a digit"]
"""Why a drawing is not read as a digit."""


GROUP_OF_DIGIT = (0, 1, 2, 3, 4, 5, 6, 1, 7, 4)
"""The detector's output for each digit: eight groups of digits, 1 with 7 and 4 with 9. That it must
tell digits apart makes it see what digits have in common less often with other things."""
SEVERAL, OTHER = 8, 9
"""Its outputs for two digits or more, and for what is nothing like a digit."""
SHORTEST_WAY = 28.0
"""Canvas units: a pen that went less far has left a dot or a speck. A quarter of the canvas, drawn
with the widest brush, leaves it a little more than this."""
SMALLEST_INK = 40.0
"""Canvas units: ink of unknown strokes is a speck if it is no larger than the widest brush."""
LEAST_DIGIT = 0.07
"""What the detector must give for one digit, in [0, 1]; below, the drawing is not read."""


def too_little_ink(
    framing: Framing | None, strokes: Sequence[Stroke] | None, raster_side: int
) -> bool:
    """Whether there is only a dot, a speck or nothing at all.

    Args:
        framing: The framed drawing; None when there is no ink.
        strokes: All that left ink; None where strokes do not account for it.
        raster_side: Longer side of the raster that was framed, in pixels.
    """
    if framing is None:
        return True
    if strokes:
        paths = [point_array(stroke.points)[:, :2] for stroke in strokes]
        way = sum(float(np.hypot(*np.diff(path, axis=0).T).sum()) for path in paths)
        on_canvas = np.clip(np.concatenate(paths), 0, CANVAS_SIZE)
        return min(way, float(np.ptp(on_canvas, axis=0).max())) < SHORTEST_WAY
    left, top, right, bottom = framing.box
    return max(right - left, bottom - top) * CANVAS_SIZE / raster_side <= SMALLEST_INK


class Rejector:
    """Decides whether a drawing is read at all."""

    def __init__(self, detector: Predictor | None) -> None:
        """Makes one.

        Args:
            detector: With weights made by ``mnist-trainer detector``; None for the rules alone.
        """
        self._detector = detector

    def judge(self, digit_image: NDArray[np.uint8] | None, *, speck: bool) -> Reason | None:
        """Why a drawing is not read; None where it is.

        Args:
            digit_image: uint8, shape (28, 28), as `trainer.ink.framing` makes it; None for no ink.
            speck: What `too_little_ink` says of the drawing.
        """
        if digit_image is None or speck:
            return "too little ink"
        if self._detector is None:
            return None
        chances, _ = self._detector.predict(digit_image)
        several, other = float(chances[SEVERAL]), float(chances[OTHER])
        if 1 - several - other >= LEAST_DIGIT:
            return None
        return "several digits" if several > other else "not a digit"
