"""Segmentation: the most probable way to group the parts of a drawing into digits.

Parts are ordered from left to right; a digit is a few consecutive ones. Dynamic programming finds
the grouping with the largest sum of log probabilities: of each group to be a digit, by the
detector, and of each boundary between two groups to separate digits, by the paper between them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.reading.parts import Ink

# All constants were chosen for numbers composed of the digits of UNIPEN's even writers.
_MOST_UNITS = 4  # Of a digit, after strokes that certainly belong together have been joined.
_WIDEST = 1.3  # Width of a digit without penalty, as a share of its height.
_WIDTH_PENALTY = 0.5
# Log odds of a boundary: for any, by the gap in heights of the higher group, and by the overlap as
# a share of the narrower group.
_BOUNDARY = 2.5
_GAP_WEIGHT = 27.0
_GAP_RANGE = (-0.5, 0.3)
_OVERLAP_PENALTY = 2.0
# Certain enough to leave the alternative out, which costs a framing each.
_CERTAIN_JOIN = -6.0
_CERTAIN_GAP = 0.2  # In heights of the drawing.
_TOO_WIDE = 1.2  # Likewise.
_THINNEST = 0.05  # Smallest width of a group, in heights.
_SMALLEST = 1e-6  # Height that others are divided by.
_LEAST = 1e-4  # Probability of a digit below which it makes no difference.


@dataclass(frozen=True, slots=True)
class Box:
    """Bounding box of the middle lines of some parts."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, ink: Ink, parts: Sequence[int]) -> Box:
        """Encloses parts; at least one."""
        chosen = list(parts)
        left, top = ink.lows[chosen].min(axis=0).tolist()
        right, bottom = ink.highs[chosen].max(axis=0).tolist()
        return cls(left, top, right, bottom)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def gap_to(self, other: Box) -> float:
        """Paper before a box at the right, in heights of the higher of the two."""
        return (other.left - self.right) / max(self.height, other.height, _SMALLEST)


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive parts that may be one digit.

    Attributes:
        parts: Numbers of the parts.
        box: Of all of them.
        digit_probability: By the detector, [0, 1].
    """

    parts: tuple[int, ...]
    box: Box
    digit_probability: float


def segment(
    ink: Ink, judge: Callable[[Sequence[tuple[int, ...]]], Sequence[float | None]]
) -> list[Group]:
    """Group the parts of ink into digits.

    Args:
        ink: At least one part.
        judge: From groups of parts to the probability of each to be one digit, [0, 1]; None for
            a group that cannot be framed.

    Returns:
        From left to right; empty if no grouping is possible.
    """
    units = _units(ink)
    spans = _spans(ink, units)
    members = [tuple(part for unit in units[a:b] for part in unit) for a, b in spans]
    groups: dict[tuple[int, int], Group] = {}
    for span, parts, probability in zip(spans, members, judge(members), strict=True):
        if probability is not None:
            groups[span] = Group(parts, Box.of(ink, parts), probability)
    # Best score and its groups of all units up to the end of a span, the span being the last group.
    best: dict[tuple[int, int], tuple[float, list[Group]]] = {}
    for span in sorted(groups, key=lambda each: (each[1], each[0])):
        group = groups[span]
        start = span[0]
        choices = [
            (score + _boundary(chosen[-1].box, group.box), chosen)
            for (_, end), (score, chosen) in best.items()
            if end == start
        ]
        if start == 0:
            choices = [(0.0, [])]
        if choices:
            score, chosen = max(choices, key=lambda choice: choice[0])
            best[span] = score + _merit(group), [*chosen, group]
    ends = [choice for (_, end), choice in best.items() if end == len(units)]
    return max(ends, key=lambda choice: choice[0])[1] if ends else []


def _units(ink: Ink) -> list[list[int]]:
    """Parts from left to right, those that certainly belong together joined."""
    lows, highs = ink.lows, ink.highs
    middles = lows + highs
    # The vertical position breaks ties, so that the order of drawing does not matter.
    order = np.lexsort((middles[:, 1], middles[:, 0]))
    units: list[list[int]] = []
    for part in order.tolist():
        units.append([part])
        while len(units) > 1:
            left, right = Box.of(ink, units[-2]), Box.of(ink, units[-1])
            if _boundary(left, right) >= _CERTAIN_JOIN:
                break
            units[-2:] = [units[-2] + units[-1]]
    return units


def _spans(ink: Ink, units: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Start and end of all runs of units that may be one digit."""
    boxes = [Box.of(ink, unit) for unit in units]
    tall = float(np.ptp(np.concatenate([ink.lows[:, 1], ink.highs[:, 1]])))
    spans = []
    for start in range(len(units)):
        right = -np.inf
        for end in range(start + 1, min(start + _MOST_UNITS, len(units)) + 1):
            box = boxes[end - 1]
            if box.left - right > _CERTAIN_GAP * tall and end > start + 1:
                break
            right = max(right, box.right)
            if right - boxes[start].left > _TOO_WIDE * tall and end > start + 1:
                break
            spans.append((start, end))
    return spans


def _merit(group: Group) -> float:
    too_wide = max(0.0, group.box.width / max(group.box.height, _SMALLEST) - _WIDEST)
    return math.log(max(group.digit_probability, _LEAST)) - _WIDTH_PENALTY * too_wide


def _boundary(left: Box, right: Box) -> float:
    """Log odds that neighbours are two digits, by their boxes."""
    gap = left.gap_to(right)
    height = max(left.height, right.height, _SMALLEST)
    narrower = max(min(left.width, right.width) / height, _THINNEST)
    overlap = min(max(-gap / narrower, 0.0), 1.0)
    low, high = _GAP_RANGE
    return _BOUNDARY + _GAP_WEIGHT * min(max(gap, low), high) - _OVERLAP_PENALTY * overlap
