"""Framing of pen strokes: drawn again with MNIST's pen, whatever brush and size they came in.

A raster's lines keep the brush's width: a small digit written with a wide brush becomes a blob in
the frame. The strokes know where the pen went, so they are drawn anew at the frame's scale with a
pen as wide as MNIST's, and that raster is framed as any other.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from trainer.ink.framing import BOX_SIZE, Framing, frame
from trainer.ink.pen import (
    CANVAS_SIZE,
    DEFAULT_PRESSURE,
    SCALE,
    arc_lengths,
    curve,
    interpolate,
    point_array,
    width_factor,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.ink.pen import Stroke

PEN_WIDTH = 2.0
"""Width of the pen in pixels of the digit image."""

# Raster pixels to one of the digit image: enough for edges as soft as an exact area's.
_FINENESS = 4
# Most that pressure widens or narrows the pen, as a share: half of what the canvas shows.
_PRESSURE = 0.2
_SIDE = BOX_SIZE * _FINENESS
_MARGIN = 8
# A longer way of the pen is a scribble, of which every pixel would be drawn again and again.
_MOST_STAMPS = 4000


def frame_drawing(
    raster: NDArray[np.uint8], strokes: Sequence[Stroke] | None = None
) -> Framing | None:
    """Frames a drawing from its strokes where these account for its ink, else from its ink.

    Args:
        raster: The ink on the canvas: uint8, shape (H, W), ink 255 on 0.
        strokes: All that left ink, cut where it was erased (`trainer.ink.erasing`); None where
            strokes do not account for it.

    Returns:
        The framing, or None when there is no ink.
    """
    framing = frame_strokes(strokes) if strokes else None
    return framing or frame(raster)


def frame_strokes(strokes: Sequence[Stroke]) -> Framing | None:
    """Frames pen strokes.

    Args:
        strokes: In canvas units; none of them erases.

    Returns:
        The framing, its box around the ink on the canvas as it was drawn, in pixels of the canvas's
        raster. None where strokes say less than their ink: outside of the canvas, no longer than
        the brush is wide, or a scribble.
    """
    paths = []
    for stroke in strokes:
        path = curve(point_array(stroke.points))
        reach = stroke.width * width_factor(path[:, 2:]) / 2
        paths.append(np.concatenate([path, reach], axis=1))
    stamps = _stamps(paths, max((stroke.width for stroke in strokes), default=0.0), PEN_WIDTH)
    if stamps is None:
        return None
    places, reaches = stamps[:, :2], stamps[:, 3:]
    limit = CANVAS_SIZE * SCALE
    low, high = (places - reaches).min(axis=0), (places + reaches).max(axis=0)
    left, top = np.clip(np.floor(low * SCALE), 0, limit).astype(int).tolist()
    right, bottom = np.clip(np.ceil(high * SCALE), 0, limit).astype(int).tolist()
    return dataclasses.replace(_framed(stamps, PEN_WIDTH), box=(left, top, right, bottom))


def frame_curves(
    curves: Sequence[NDArray[np.float64]], *, pen_width: float = PEN_WIDTH
) -> Framing | None:
    """Draws curves at the frame's scale and frames them; the box is that of this fine raster.

    Args:
        curves: Each float64, shape (Q, 3): x and y in canvas units, pressure in [0, 1]. What lies
            outside of the canvas counts as little as there.
        pen_width: Pixels of the digit image.

    Returns:
        The framing; None where the curves have no extent or are a scribble.
    """
    stamps = _stamps(curves, 0.0, pen_width)
    return None if stamps is None else _framed(stamps, pen_width)


def _stamps(
    paths: Sequence[NDArray[np.float64]], smallest: float, pen_width: float
) -> NDArray[np.float64] | None:
    """Points on the canvas, at most a raster pixel apart along the paths; their columns are kept.

    None where the points extend over no more than `smallest` canvas units or are too many.
    """
    if not paths:
        return None
    # What is outside of the canvas is cut off, which may leave much less than was thought at first.
    extent = _extent(np.clip(np.concatenate(paths), 0, CANVAS_SIZE))
    for _ in range(3):
        if extent <= smallest:
            return None
        stamps = _spaced(paths, extent / _length(pen_width))
        if stamps is None:
            return None
        places = stamps[:, :2]
        stamps = stamps[((places >= 0) & (places <= CANVAS_SIZE)).all(axis=1)]
        if not len(stamps):
            return None
        thought, extent = extent, _extent(stamps)
        if extent > 0.9 * thought:
            break
    return stamps if extent > smallest else None


def _extent(path: NDArray[np.float64]) -> float:
    """Longest side of the box around the path."""
    return float((path[:, :2].max(axis=0) - path[:, :2].min(axis=0)).max())


def _length(pen_width: float) -> float:
    """Raster pixels from the first to the last place of the pen along the longest side."""
    return _SIDE - pen_width * _FINENESS


def _spaced(paths: Sequence[NDArray[np.float64]], step: float) -> NDArray[np.float64] | None:
    """Points at most a step apart along paths; None where there are too many."""
    result = []
    total = 0
    for path in paths:
        ways = arc_lengths(path)
        count = int(np.ceil(ways[-1] / step)) + 1
        total += count
        if total > _MOST_STAMPS:
            return None
        result.append(interpolate(path, ways, np.linspace(0.0, ways[-1], count)))
    return np.concatenate(result)


def _framed(stamps: NDArray[np.float64], pen_width: float) -> Framing:
    """Draws stamps as large as the frame's box and frames them."""
    radius = pen_width * _FINENESS / 2
    scale = _length(pen_width) / _extent(stamps)
    places = (stamps[:, :2] - stamps[:, :2].min(axis=0)) * scale + radius + _MARGIN / 2
    radii = (1 + 2 * _PRESSURE * (stamps[:, 2] - DEFAULT_PRESSURE)) * radius
    framing = frame(_stamped(places.astype(np.float32), radii.astype(np.float32)))
    assert framing is not None
    return framing


def _stamped(places: NDArray[np.float32], radii: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Discs with soft edges, shape (S, 2) and (S,), on a raster that holds them."""
    reach = int(np.ceil(radii.max() + 0.5))
    window = np.arange(-reach, reach + 1)
    side = _SIDE + _MARGIN + 2 * reach
    cells = np.floor(places).astype(np.int64)
    offsets = (cells[:, :, None] + window + np.float32(0.5)).astype(np.float32)
    squares = np.square(offsets - places[:, :, None])
    coverage = radii[:, None, None] + np.float32(0.5)
    coverage = coverage - np.sqrt(squares[:, 1, :, None] + squares[:, 0, None, :])
    np.clip(coverage, 0, 1, out=coverage)
    raster = np.zeros(side * side, np.uint8)
    index = (cells[:, 1, None] + window + reach)[:, :, None] * side
    index = index + (cells[:, 0, None] + window + reach)[:, None, :]
    levels = (coverage * np.float32(255) + np.float32(0.5)).astype(np.uint8)
    np.maximum.at(raster, index.ravel(), levels.ravel())
    return raster.reshape(side, side)
