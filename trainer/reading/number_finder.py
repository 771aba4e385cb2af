"""Number finder: decides whether a drawing is a number, and cuts it into its digits.

The cut depends on the drawing and the detector alone, not on the weights that read the digits: it
stays the same while a network learns.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from trainer.reading.number import MOST_DIGITS, NumberPart
from trainer.reading.parts import MOST_PARTS, RasterInk, StrokeInk
from trainer.reading.segmentation import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke
    from trainer.network.rejection import Reason, Rejector
    from trainer.reading.parts import Ink
    from trainer.reading.segmentation import Group

# All constants were chosen on the digits, letters and signs of UNIPEN's even writers.
# Geometric mean of the digits' probabilities below which a drawing is no number: a word. One
# unfamiliar digit among others does not decide.
_LEAST_MEAN = 0.2
_LEAST = 0.01
# Without the detector's word, there has to be paper between all digits, in their heights.
_CLEAR_GAP = 0.02
# What looks like one digit is several only if they are far apart and each is a digit.
_WIDE_GAP = 0.1
_SURE = 0.5


class NumberFinder:
    """Cuts drawings into digits, by a detector; without one there are no numbers."""

    def __init__(self, rejector: Rejector) -> None:
        self._rejector = rejector

    def find(
        self,
        raster: NDArray[np.uint8] | None,
        strokes: Sequence[Stroke] | None,
        reason: Reason | None,
    ) -> tuple[NumberPart, ...]:
        """Cut a drawing into the digits of a number.

        Neither the order and the direction of strokes nor position and size on the canvas matter.

        Args:
            raster: Ink on the canvas: uint8, shape (H, W), ink 255 on 0. Not used, and may be
                None, with strokes.
            strokes: The visible strokes; None if they do not cover the ink.
            reason: Why the drawing is rejected as a digit; None if it is accepted.

        Returns:
            The digits from left to right; empty if the drawing is no number.
        """
        if not self._rejector.has_detector or reason == "too little ink":
            return ()
        if (not strokes and raster is None) or len(strokes or ()) > MOST_PARTS:
            return ()
        whole = _ink(raster, strokes, cut=False)
        if reason is None and not _far_apart(whole):
            return ()
        found = self._group(whole, reason)
        # Only the detector's word is a reason to cut what is joined.
        if found or reason != "several digits":
            return found
        cut = _ink(raster, strokes, cut=True)
        return self._group(cut, reason, _SURE) if len(cut.lows) > len(whole.lows) else ()

    def _group(self, ink: Ink, reason: Reason | None, least: float = 0.0) -> tuple[NumberPart, ...]:
        """Group parts of ink into digits with at least a probability each; empty if no number."""
        if not 1 < len(ink.lows) <= MOST_PARTS:
            return ()
        framings: dict[tuple[int, ...], Framing] = {}

        def judge(candidates: Sequence[tuple[int, ...]]) -> list[float | None]:
            for parts in candidates:
                framing = ink.frame(parts)
                if framing is not None:
                    framings[parts] = framing
            if not framings:
                return [None] * len(candidates)
            images = np.stack([framing.digit_image for framing in framings.values()])
            found = dict(
                zip(framings, self._rejector.digit_probabilities(images).tolist(), strict=True)
            )
            return [found.get(parts) for parts in candidates]

        groups = segment(ink, judge)
        if not _is_number(groups, reason):
            return ()
        if min(group.digit_probability for group in groups) < least:
            return ()
        return tuple(
            NumberPart(
                framings[group.parts],
                group.digit_probability,
                ink.strokes(group.parts),
                ink.raster(group.parts),
            )
            for group in groups
        )


def _ink(raster: NDArray[np.uint8] | None, strokes: Sequence[Stroke] | None, *, cut: bool) -> Ink:
    if strokes:
        return StrokeInk.of(strokes, cut=cut)
    assert raster is not None
    return RasterInk.of(raster, cut=cut)


def _far_apart(ink: Ink) -> bool:
    """Whether there is wide paper somewhere, from top to bottom."""
    order = np.argsort(ink.lows[:, 0])
    lefts, rights = ink.lows[order, 0], np.maximum.accumulate(ink.highs[order, 0])
    tall = float(np.ptp(np.concatenate([ink.lows[:, 1], ink.highs[:, 1]])))
    return bool((lefts[1:] - rights[:-1] > _WIDE_GAP * tall).any())


def _is_number(groups: Sequence[Group], reason: Reason | None) -> bool:
    if not 1 < len(groups) <= MOST_DIGITS:
        return False
    probabilities = np.array([group.digit_probability for group in groups])
    gap = min(left.box.gap_to(right.box) for left, right in pairwise(groups))
    if reason is None:
        return gap > _WIDE_GAP and bool(probabilities.min() >= _SURE)
    if reason == "not a digit" and gap <= _CLEAR_GAP:
        return False
    return bool(np.exp(np.log(np.maximum(probabilities, _LEAST)).mean()) >= _LEAST_MEAN)
