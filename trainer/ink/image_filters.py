"""Image filters: averaging, box mean, running maximum, dilation, Otsu's threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def shrink(values: NDArray[np.float32], factor: int) -> NDArray[np.float32]:
    """Average squares of factor x factor pixels; edge pixels are repeated in partial squares."""
    if factor == 1:
        return values
    height, width = (-(-side // factor) for side in values.shape)
    missing = [(0, height * factor - values.shape[0]), (0, width * factor - values.shape[1])]
    squares = np.pad(values, missing, mode="edge").reshape(height, factor, width, factor)
    means: NDArray[np.float32] = squares.mean(axis=(1, 3), dtype=np.float32)
    return means


def box_mean(values: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    """Mean over a square window of side 2 * radius + 1, clipped to the image."""
    if radius < 1:
        return values
    for axis in (0, 1):
        size = values.shape[axis]
        shape = [1, 1]
        shape[axis] = size
        low = np.maximum(np.arange(size) - radius, 0)
        high = np.minimum(np.arange(size) + radius + 1, size)
        sums = np.cumsum(values, axis=axis, dtype=np.float64)
        sums = np.concatenate([np.zeros_like(sums.take([0], axis=axis)), sums], axis=axis)
        means = (sums.take(high, axis=axis) - sums.take(low, axis=axis)) / (high - low).reshape(
            shape
        )
        values = means.astype(np.float32)
    return values


def running_maximum(values: NDArray[np.float32], window: int) -> NDArray[np.float32]:
    """Maximum over a square window, clipped to the image: float32, shape (..., H, W)."""
    before = window // 2
    for axis in (-2, -1):
        padding = [(0, 0)] * values.ndim
        padding[axis] = (before, window - 1 - before)
        values = np.pad(values, padding, mode="edge").swapaxes(0, axis)
        # Maxima over 1, 2, 4 … values; the last step completes the window.
        reach = 1
        while reach < window:
            step = min(reach, window - reach)
            values = np.maximum(values[:-step], values[step:])
            reach += step
        values = values.swapaxes(0, axis)
    return values


def dilate(mask: NDArray[np.bool_], radius: int) -> NDArray[np.bool_]:
    """Pixels with a True pixel at most `radius` rows and columns away: bool, shape (H, W)."""
    return box_mean(mask.astype(np.float32), radius) > 0.5 / (2 * radius + 1) ** 2


def otsu_threshold(values: NDArray[np.float32]) -> float:
    """Threshold in [0, 1] that maximises the variance between two classes (N. Otsu, 1979)."""
    counts, edges = np.histogram(values, bins=128, range=(0, 1))
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * middles)
    means_below = sums / np.maximum(below, 1)
    means_above = (sums[-1] - sums) / np.maximum(above, 1)
    between = below * above * np.square(means_above - means_below)
    return float(edges[1 + between.argmax()])
