"""Reads the ink out of a pasted or dropped image: a photo of paper, a screenshot, a digit image."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Larger images are averaged down to this side for the analysis: 20 pixels are wanted in the end.
_WORK_SIDE = 640
# An image is flat (a screenshot, a digit image) when its background varies by this many levels.
_FLAT_LEVELS = 2
# A camera shows paper brighter than this, unless it lies in deep shadow; a blackboard is darker.
_PAPER = 110
# Ink differs from paper by at least this part of the paper's brightness ...
_LEAST_CONTRAST = 0.05
# ... and by this many standard deviations of the paper's noise.
_LEAST_SIGNAL = 5.0
# How often something stronger than the ink may be removed from the edge.
_MOST_PEELS = 4
# A digit is at least this part of the image's longer side ...
_LEAST_SIDE = 0.05
# ... and consists of at least this many pixels.
_LEAST_PIXELS = 8


class _Parts(NamedTuple):
    """Connected parts of a mask, N of them.

    Attributes:
        labels: int64, shape (H, W): number of the part, -1 outside.
        areas: int64, shape (N,): pixels.
        lows: int64, shape (2, N): top and left.
        highs: int64, shape (2, N): bottom and right, inclusive.
    """

    labels: NDArray[np.int64]
    areas: NDArray[np.int64]
    lows: NDArray[np.int64]
    highs: NDArray[np.int64]


def ink_from_image(
    grey: NDArray[np.uint8], *, alpha: NDArray[np.uint8] | None = None
) -> NDArray[np.uint8] | None:
    """Finds the handwriting in an image.

    Dark on light and light on dark are both understood. A flat background (screenshots, digit
    images) keeps the grey levels; on a photographed one uneven light, noise, specks, ruled lines
    and what reaches in from the edge (shadows, the end of the page) are removed as well as can be.

    Args:
        grey: uint8, shape (H, W), black 0, white 255.
        alpha: uint8, shape (H, W), opaque 255; None for an opaque image.

    Returns:
        The ink, uint8, shape (H, W), ink 255 on 0; None when there is nothing like ink.

    Raises:
        ValueError: The arrays have another dtype, number of axes or shape.
    """
    if grey.dtype != np.uint8 or grey.ndim != 2:
        raise ValueError(f"an image is uint8 of shape (H, W), not {grey.dtype} of {grey.shape}")
    if alpha is not None and (alpha.dtype != np.uint8 or alpha.shape != grey.shape):
        raise ValueError(f"alpha is uint8 of {grey.shape}, not {alpha.dtype} of {alpha.shape}")
    if min(grey.shape) < 3:
        return None
    factor = math.ceil(max(grey.shape) / _WORK_SIDE)
    brightness = _shrink(_on_backdrop(grey, alpha), factor)
    ink = _flat_ink(brightness)
    if ink is None:
        ink = _photographed_ink(brightness)
    if ink is None:
        return None
    levels = np.rint(ink * 255).astype(np.uint8)
    levels = levels.repeat(factor, axis=0).repeat(factor, axis=1)
    raster: NDArray[np.uint8] = levels[: grey.shape[0], : grey.shape[1]]
    return raster if raster.any() else None


def _on_backdrop(grey: NDArray[np.uint8], alpha: NDArray[np.uint8] | None) -> NDArray[np.float32]:
    """Lays a transparent image on a backdrop against which it can be seen, shape (H, W)."""
    brightness = grey.astype(np.float32)
    if alpha is None or alpha.min() == 255:
        return brightness
    opaque = alpha > 127
    if not opaque.any():
        return np.full_like(brightness, 255)
    typical = float(np.median(brightness[opaque]))
    # Mostly opaque: a picture with see-through corners, which continue it. Else drawn ink.
    backdrop = typical if opaque.mean() > 0.5 else (255.0 if typical < 128 else 0.0)
    weight = alpha.astype(np.float32) / 255
    brightness += (backdrop - brightness) * (1 - weight)
    return brightness


def _shrink(values: NDArray[np.float32], factor: int) -> NDArray[np.float32]:
    """Averages squares of factor x factor pixels; the last ones repeat the edge."""
    if factor == 1:
        return values
    height, width = (-(-side // factor) for side in values.shape)
    missing = [(0, height * factor - values.shape[0]), (0, width * factor - values.shape[1])]
    squares = np.pad(values, missing, mode="edge").reshape(height, factor, width, factor)
    means: NDArray[np.float32] = squares.mean(axis=(1, 3), dtype=np.float32)
    return means


def _flat_ink(brightness: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """Ink on a background of one level, [0, 1], its grey levels kept; None on any other.

    All 0 when such a background bears no ink.
    """
    border = _border(brightness.shape)
    difference = brightness - np.median(brightness[border])
    # Most of the border is background, and tells how much that varies.
    variation = np.quantile(np.abs(difference[border]), 0.9)
    near = np.abs(difference) <= variation
    if variation > _FLAT_LEVELS or near.mean() < 0.5:
        return None
    # Ink is on one side of the background: the one that differs more in all.
    if difference.sum() < 0:
        difference = -difference
    difference[near] = 0
    peak = float(difference.max())
    if peak < 255 * _LEAST_CONTRAST:
        return np.zeros_like(difference)
    ink: NDArray[np.float32] = np.clip(difference / peak, 0, 1)
    parts = _parts(ink > 0)
    large = _is_large(parts, ink.shape)
    clear = large & (_edge_contact(parts) == 0)
    return ink * _handwriting(parts, clear if clear.any() else large)


def _border(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """True in the outermost twentieth of an image on each side, at least one pixel."""
    border = np.ones(shape, bool)
    rows, columns = (max(1, side // 20) for side in shape)
    border[rows:-rows, columns:-columns] = False
    return border


def _photographed_ink(brightness: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """Ink on paper under uneven light, [0, 1]; None when nothing stands out."""
    side = max(brightness.shape)
    grain = max(side // 400, min(1, side // 100))
    smooth = _box_mean(_box_mean(brightness, grain), grain)
    return _dark_ink(smooth if _is_dark_on_light(smooth) else 255 - smooth)


def _is_dark_on_light(brightness: NDArray[np.float32]) -> bool:
    """Whether the ink is darker than the paper."""
    if np.median(brightness) >= _PAPER:
        return True
    uneven = brightness - _box_mean(brightness, max(brightness.shape) // 4)
    spread = 1.5 * float(uneven.std())
    # Shadows and the end of the page reach in from the edge: they have no say.
    for mask in (uneven > spread, uneven < -spread):
        parts = _parts(mask)
        uneven[np.append(_edge_contact(parts) > 0, False)[parts.labels]] = 0
    # Ink is the rarer of the two and therefore farther from the mean.
    return float((uneven.astype(np.float64) ** 3).sum()) < 0


def _dark_ink(paper: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """What is darker than the paper around it and may be handwriting, [0, 1]; None if nothing."""
    side = max(paper.shape)
    contrast = _contrast(paper)
    usable = np.ones(contrast.shape, bool)
    cropped = None
    for _ in range(_MOST_PEELS):
        range_ = _ink_range(contrast[usable])
        if range_ is None:
            break
        low, high = range_
        ink: NDArray[np.float32] = np.clip((contrast - low) / (high - low), 0, 1) * usable
        mask = _without_lines(_without_lines(ink > 0.5).T).T
        parts = _parts(mask)
        large = _is_large(parts, mask.shape) & _reaches_in(parts, mask.shape)
        contact = _edge_contact(parts)
        # What is left of a ruled line may tie a digit to the edge.
        clear = large & (contact <= side // 100)
        if clear.any():
            # The soft edge around what is kept belongs to it.
            return ink * _grown(_handwriting(parts, clear), 2)
        # A digit cut by the edge touches it a little, a shadow or the end of the page a lot.
        little = large & (contact < 0.2 * min(mask.shape))
        if cropped is None and little.any():
            cropped = ink * _grown(_handwriting(parts, little), 2)
        at_edge = np.append(contact > 0, False)[parts.labels]
        if not at_edge.any():
            break
        # Stronger than the ink, it would set the level: look again without it.
        usable &= ~_grown(at_edge, max(2, side // 60))
    return cropped


def _contrast(paper: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much darker than the paper around it a pixel is, as a part of the paper's brightness."""
    # A closing fills what is narrower than its window, as strokes are, and leaves the sharp edge
    # of a shadow where it is.
    window = max(3, max(paper.shape) // 6)
    light = -_running_maximum(-_running_maximum(paper, window), window)
    contrast = 1 - paper / np.maximum(light, 1)
    # The closing follows the lightest grains of the paper; most pixels are paper.
    contrast -= np.median(contrast)
    return contrast.astype(np.float32, copy=False)


def _ink_range(contrast: NDArray[np.float32]) -> tuple[float, float] | None:
    """Contrasts at which ink begins and is full; None when no pixel is ink."""
    if not len(contrast):
        return None
    paler = contrast[contrast <= 0]
    # The median, since dark surroundings of the paper are noisier than the paper itself.
    noise = 1.48 * float(-np.median(paler)) if len(paler) else 0.0
    least = max(_LEAST_CONTRAST, _LEAST_SIGNAL * noise)
    strong = contrast[contrast > max(least, _otsu(contrast))]
    if len(strong) < _LEAST_PIXELS:
        return None
    level = float(np.median(strong))
    low = max(0.25 * level, 3 * noise)
    return low, max(0.75 * level, low + 0.01)


def _otsu(values: NDArray[np.float32]) -> float:
    """The threshold in [0, 1] that best splits values in two (N. Otsu, 1979)."""
    counts, edges = np.histogram(values, bins=128, range=(0, 1))
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * middles)
    means_below = sums / np.maximum(below, 1)
    means_above = (sums[-1] - sums) / np.maximum(above, 1)
    between = below * above * np.square(means_above - means_below)
    return float(edges[1 + between.argmax()])


def _is_large(parts: _Parts, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which parts are large enough for a digit, and do not fill the image, shape (N,)."""
    sides = (parts.highs - parts.lows + 1).max(axis=0, initial=0)
    sizes: NDArray[np.bool_] = (sides >= _LEAST_SIDE * max(shape)) & (parts.areas >= _LEAST_PIXELS)
    return sizes & (parts.areas < 0.6 * math.prod(shape))


def _edge_contact(parts: _Parts) -> NDArray[np.int64]:
    """How many pixels of each part lie on the image's edge, shape (N,)."""
    labels = parts.labels
    edge = np.concatenate([labels[0], labels[-1], labels[1:-1, 0], labels[1:-1, -1]])
    return np.bincount(edge[edge >= 0], minlength=len(parts.areas))


def _reaches_in(parts: _Parts, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which parts are no fringe of the image: shallow, and along its edge, shape (N,)."""
    ends = np.array(shape)[:, None] - 1
    margin = max(shape) // 50
    along = (parts.lows <= margin) | (parts.highs >= ends - margin)
    depths = parts.highs - parts.lows + 1
    shallow: NDArray[np.bool_] = np.any(along & (depths < 0.15 * min(shape)), axis=0)
    return ~shallow


def _handwriting(parts: _Parts, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True in the chosen parts but for specks, shape (H, W)."""
    main = parts.areas[chosen].max(initial=0)
    # Part of a digit: a bar, a loop apart from its leg. Smaller: a speck.
    keep = chosen & (parts.areas >= 0.04 * main)
    return np.append(keep, False)[parts.labels]


def _without_lines(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Removes thin lines that run across the whole width, level or nearly so: ruled paper."""
    height, width = mask.shape
    thickest = max(4, max(mask.shape) // 80)
    thickness = _run_lengths(mask.T).T
    thin = mask & (thickness <= thickest)
    thin &= _run_lengths(_grown(thin, 1)) >= width // 12
    rows, columns = np.nonzero(mask)
    is_thin = thin[rows, columns]
    is_top = is_thin & ~mask[rows - 1, columns]
    for tilt in np.linspace(-0.05, 0.05, 21):
        # Where each pixel's line meets the left edge, counted from `height` above the image.
        meets = rows - np.rint(tilt * columns).astype(np.int64) + height
        tops = np.bincount(meets[is_top], minlength=3 * height)
        tops += np.roll(tops, 1) + np.roll(tops, -1)
        # Ink that crosses a line hides a piece of it.
        crossed = np.bincount(meets[~is_thin], minlength=3 * height)
        lines = (tops + crossed >= 0.8 * width) & (tops >= 0.3 * width)
        if lines.any():
            within = np.convolve(lines, np.ones(thickest + 2), mode="full") > 0
            hit = is_thin & within[meets + 1]
            mask = mask.copy()
            mask[rows[hit], columns[hit]] = False
    return mask


def _grown(mask: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Every pixel that has one of the mask at most `by` rows and columns away."""
    return _box_mean(mask.astype(np.float32), by) > 0.5 / (2 * by + 1) ** 2


def _run_lengths(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each pixel the length of the run of True in its row, 0 outside, shape (H, W)."""
    rows, starts, stops = _runs(mask)
    change = np.zeros((mask.shape[0], mask.shape[1] + 1), np.int64)
    change[rows, starts] += stops - starts
    change[rows, stops] -= stops - starts
    return change.cumsum(axis=1)[:, :-1]


def _runs(
    mask: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Row, first column and column after the last of each run of True, in reading order."""
    edges = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    return rows, starts, np.nonzero(edges == -1)[1]


def _parts(mask: NDArray[np.bool_]) -> _Parts:
    """Connected parts (corners connect), by joining the runs of neighbouring rows."""
    rows, starts, stops = _runs(mask)
    count = len(rows)
    # A run touches those of the next row that end at or after its start and start at or before
    # its end: a span of runs, as they stand in reading order.
    stride = mask.shape[1] + 2
    first = np.searchsorted(rows * stride + stops, (rows + 1) * stride + starts, side="left")
    last = np.searchsorted(rows * stride + starts, (rows + 1) * stride + stops, side="right")
    touching = np.maximum(last - first, 0)
    above = np.repeat(np.arange(count), touching)
    below = np.arange(len(above)) - np.repeat(np.cumsum(touching) - touching, touching)
    below += np.repeat(first, touching)

    group = np.arange(count)
    while True:
        low = np.minimum(group[above], group[below])
        joined = group.copy()
        np.minimum.at(joined, group[above], low)
        np.minimum.at(joined, group[below], low)
        joined = joined[joined]
        if (joined == group).all():
            break
        group = joined

    _, number = np.unique(group, return_inverse=True)
    total = int(number.max(initial=-1)) + 1
    areas = np.bincount(number, weights=stops - starts, minlength=total).astype(np.int64)
    lows = np.full((2, total), max(mask.shape), np.int64)
    highs = np.zeros((2, total), np.int64)
    for axis, (begin, end) in enumerate(((rows, rows), (starts, stops - 1))):
        np.minimum.at(lows[axis], number, begin)
        np.maximum.at(highs[axis], number, end)
    labels = np.full(mask.shape, -1, np.int64)
    labels[mask] = np.repeat(number, stops - starts)
    return _Parts(labels, areas, lows, highs)


def _running_maximum(values: NDArray[np.float32], window: int) -> NDArray[np.float32]:
    """Largest value in the square window around each pixel, cut at the image's edge."""
    before = window // 2
    for axis in (0, 1):
        padding = [(0, 0), (0, 0)]
        padding[axis] = (before, window - 1 - before)
        values = np.pad(values, padding, mode="edge").swapaxes(0, axis)
        # Maxima over 1, 2, 4 … values, the last step as long as the window needs.
        reach = 1
        while reach < window:
            step = min(reach, window - reach)
            values = np.maximum(values[:-step], values[step:])
            reach += step
        values = values.swapaxes(0, axis)
    return values


def _box_mean(values: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    """Mean over the square of 2 * radius + 1 pixels around each, cut at the image's edge."""
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
