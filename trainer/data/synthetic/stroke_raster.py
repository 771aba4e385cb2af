"""Batch rasteriser for pen drawings: a round, antialiased brush of variable width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Drawings are grouped by brush size: thin ones then need small windows only.
_DRAWINGS_PER_GROUP = 250


def rasterise(
    starts: NDArray[np.float32],
    ends: NDArray[np.float32],
    start_radii: NDArray[np.float32],
    end_radii: NDArray[np.float32],
    *,
    size: int,
) -> NDArray[np.uint8]:
    """Rasterise N drawings of S straight segments each.

    A pixel's coverage is the share of it within the brush's radius of a segment, estimated from the
    distance of its middle; where segments overlap, the larger coverage counts. Segments must be
    short compared with `size`: each is drawn in a window that fits the longest of its group.

    Args:
        starts: float32, shape (N, S, 2): x, y of the segments' starts in pixels; (0, 0) is the
            raster's upper left corner, (0.5, 0.5) the middle of its first pixel.
        ends: float32, shape (N, S, 2): their ends; equal to the start for a dot.
        start_radii: float32, shape (N, S): the brush's radius at the starts, in pixels.
        end_radii: float32, shape (N, S): the radius at the ends.
        size: Side of the square rasters. Ink beyond them is cut off.

    Returns:
        uint8, shape (N, size, size), ink 255 on 0.
    """
    count = len(starts)
    rasters = np.zeros((count, size, size), np.uint8)
    largest = np.maximum(start_radii, end_radii).max(axis=1, initial=0)
    extents = np.abs(ends - starts).max(axis=(1, 2), initial=0)
    order = np.argsort(2 * largest + extents, kind="stable")
    for first in range(0, count, _DRAWINGS_PER_GROUP):
        group = order[first : first + _DRAWINGS_PER_GROUP]
        reach = float((2 * largest[group] + extents[group]).max())
        # One pixel for the soft edge, one for the window's rounding to whole pixels.
        window = int(np.ceil(reach)) + 2
        rasters[group] = _draw_group(
            starts[group], ends[group], start_radii[group], end_radii[group], size, window
        )
    return rasters


def _draw_group(
    starts: NDArray[np.float32],
    ends: NDArray[np.float32],
    start_radii: NDArray[np.float32],
    end_radii: NDArray[np.float32],
    size: int,
    window: int,
) -> NDArray[np.uint8]:
    """Rasterise a group, each segment in a square window of the given side."""
    count, segments = start_radii.shape
    # The margin takes the part of a window that is outside of the raster.
    side = size + 2 * window
    canvas = np.zeros(count * side * side, np.uint8)
    steps = np.arange(window)
    origins = np.floor((starts + ends) / 2 - window / 2 + 0.5).astype(np.int64)
    np.clip(origins, -window, size, out=origins)
    corners = (origins[..., 1] + window) * side + origins[..., 0] + window
    corners += (np.arange(count) * side * side)[:, None]
    pixels = steps[:, None] * side + steps
    directions = ends - starts
    squared = np.maximum((directions**2).sum(axis=2), np.float32(1e-6))
    middles = steps.astype(np.float32) + np.float32(0.5)
    for segment in range(segments):
        # p - start for the window's columns and rows, shape (N, window).
        x = middles + (origins[:, segment, 0] - starts[:, segment, 0])[:, None].astype(np.float32)
        y = middles + (origins[:, segment, 1] - starts[:, segment, 1])[:, None].astype(np.float32)
        along_x = directions[:, segment, 0, None]
        along_y = directions[:, segment, 1, None]
        scale = squared[:, segment, None]
        nearest = (y * along_y / scale)[:, :, None] + (x * along_x / scale)[:, None, :]
        np.clip(nearest, 0, 1, out=nearest)
        distance = np.square(x[:, None, :] - nearest * along_x[:, :, None])
        distance += np.square(y[:, :, None] - nearest * along_y[:, :, None])
        np.sqrt(distance, out=distance)
        radius = start_radii[:, segment, None, None]
        nearest *= end_radii[:, segment, None, None] - radius
        nearest += radius + np.float32(0.5)
        nearest -= distance
        np.clip(nearest, 0, 1, out=nearest)
        nearest *= np.float32(255)
        nearest += np.float32(0.5)
        indices = corners[:, segment, None, None] + pixels
        canvas[indices] = np.maximum(canvas[indices], nearest.astype(np.uint8))
    inner = canvas.reshape(count, side, side)[:, window : window + size, window : window + size]
    return inner.copy()
