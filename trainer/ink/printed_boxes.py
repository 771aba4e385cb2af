"""Printed boxes around handwriting, as on forms: find and remove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.ink.connected_components import find_components
from trainer.ink.image_filters import dilate

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Share of a side that lies on one straight line; the side of a handwritten 0 has about 0.5.
_LEAST_STRAIGHT = 0.9
# Largest distance from that line, in pixels: printing, blur and compression ...
_STRAIGHT = 2.0
# ... which says nothing about smaller components.
_LEAST_SIDE = 40
# Largest slope of a side: a form photographed askew.
_MOST_TILTED = 0.1
# Largest thickness of a printed line, as a share of the box.
_THICKEST = 0.08
# Least side of the handwriting in a box, as a share of the box: a dot in a 0 is smaller.
_LEAST_CONTENT = 0.2


def without_boxes(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Removes rectangles, drawn with thin straight lines, that have ink inside.

    A digit that touches its box from inside stays, but for the pixels on the box's lines. A box
    that ink crosses to the outside stays too: it is no rectangle any more.

    Args:
        mask: bool, shape (H, W): ink.

    Returns:
        bool, shape (H, W): ink without boxes; the mask itself if there is none.
    """
    components = find_components(mask)
    sides = components.highs - components.lows + 1
    for number in np.flatnonzero(sides.min(axis=0) >= _LEAST_SIDE):
        top, left = components.lows[:, number]
        bottom, right = components.highs[:, number] + 1
        part = components.labels[top:bottom, left:right] == number
        lines = _box_lines(part)
        if lines is None:
            continue
        within = mask[top:bottom, left:right] & ~lines
        content = find_components(within)
        sizes = (content.highs - content.lows + 1).max(axis=0, initial=0)
        if sizes.max(initial=0) < _LEAST_CONTENT * max(part.shape):
            continue
        mask = mask.copy()
        mask[top:bottom, left:right] = within
    return mask


def _box_lines(part: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Pixels of the four straight sides of a component; None if it has no such sides."""
    lines = np.zeros_like(part)
    for turns in range(4):
        side = _left_line(np.rot90(part, turns))
        if side is None:
            return None
        lines |= np.rot90(side, -turns)
    # Soft edges beside the lines.
    return dilate(lines, 1)


def _left_line(part: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Pixels of the straight line along the left side; None if the side is not straight."""
    height, width = part.shape
    # Where the box is tilted, its corners belong to the neighbouring sides.
    rows = np.arange(height // 20, height - height // 20)
    rows = rows[part[rows].any(axis=1)]
    if len(rows) < 0.8 * height:
        return None
    firsts = part[rows].argmax(axis=1)
    near = firsts <= np.median(firsts) + _THICKEST * width
    for _ in range(3):
        if near.sum() < 2:
            return None
        slope, start = np.polyfit(rows[near], firsts[near], 1)
        near = np.abs(firsts - (slope * rows + start)) <= _STRAIGHT
    if near.mean() < _LEAST_STRAIGHT or abs(slope) > _MOST_TILTED:
        return None
    columns = np.arange(width)
    after = part[rows] | (columns <= firsts[:, None])
    thicknesses = np.where(after.all(axis=1), width, after.argmin(axis=1)) - firsts
    thickness = float(np.median(thicknesses[near]))
    if thickness > max(4.0, _THICKEST * width):
        return None
    offsets = columns - (slope * np.arange(height)[:, None] + start)
    line: NDArray[np.bool_] = (offsets >= -_STRAIGHT) & (offsets <= thickness + _STRAIGHT / 2)
    return part & line
