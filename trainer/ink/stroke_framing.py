"""Stroke framing: redraw strokes with MNIST's pen width, then frame them.

Framing a raster keeps the brush's relative width: a small digit drawn with a wide brush becomes a
blob. Redrawing the strokes at the scale of the frame makes the digit image independent of brush
and size.
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

# Raster pixels per pixel of the digit image, enough for edges like those of exact areas.
_OVERSAMPLING = 4
# Largest change of the pen's width by pressure, as a share: half of that on the canvas.
_PRESSURE_EFFECT = 0.2
_SIDE = BOX_SIZE * _OVERSAMPLING
_MARGIN = 8
# More are a scribble, which would be slow to draw.
_MOST_STAMPS = 4000


def frame_drawing(
    raster: NDArray[np.uint8], strokes: Sequence[Stroke] | None = None
) -> Framing | None:
    """Frame a drawing from its strokes if they cover its ink, otherwise from the ink.

    Args:
        raster: Ink on the canvas: uint8, shape (H, W), ink 255 on 0.
        strokes: The visible strokes (`trainer.ink.erasing`); None if they do not cover the ink.

    Returns:
        None if there is no ink.
    """
    framing = frame_strokes(strokes) if strokes else None
    return framing or frame(raster)


def frame_strokes(strokes: Sequence[Stroke]) -> Framing | None:
    """Frame pen strokes.

    Args:
        strokes: Drawing strokes, in canvas units.

    Returns:
        The framing; its box encloses the ink on the canvas, in pixels of the canvas's raster. None
        if the strokes have to be framed from their ink: outside of the canvas, no longer than the
        brush is wide, or a scribble.
    """
    paths = []
    for stroke in strokes:
        path = curve(point_array(stroke.points))
        radii = stroke.width * width_factor(path[:, 2:]) / 2
        paths.append(np.concatenate([path, radii], axis=1))
    stamps = _stamps(paths, max((stroke.width for stroke in strokes), default=0.0), PEN_WIDTH)
    if stamps is None:
        return None
    centres, radii = stamps[:, :2], stamps[:, 3:]
    limit = CANVAS_SIZE * SCALE
    low, high = (centres - radii).min(axis=0), (centres + radii).max(axis=0)
    left, top = np.clip(np.floor(low * SCALE), 0, limit).astype(int).tolist()
    right, bottom = np.clip(np.ceil(high * SCALE), 0, limit).astype(int).tolist()
    return dataclasses.replace(_framed(stamps, PEN_WIDTH), box=(left, top, right, bottom))


def frame_curves(
    curves: Sequence[NDArray[np.float64]], *, pen_width: float = PEN_WIDTH
) -> Framing | None:
    """Draw curves at the scale of the frame and frame them; the box refers to that raster.

    Args:
        curves: Each float64, shape (Q, 3): x and y in canvas units, pressure in [0, 1]. Parts
            outside of the canvas are ignored.
        pen_width: In pixels of the digit image.

    Returns:
        None if the curves have no extent or are a scribble.
    """
    stamps = _stamps(curves, 0.0, pen_width)
    return None if stamps is None else _framed(stamps, pen_width)


def _stamps(
    paths: Sequence[NDArray[np.float64]], smallest: float, pen_width: float
) -> NDArray[np.float64] | None:
    """Points on the canvas, at most one raster pixel apart along the paths: shape (S, C).

    None if their extent is at most `smallest` canvas units or there are too many.
    """
    if not paths:
        return None
    # Clipping to the canvas may shrink the extent and thereby the spacing: iterate.
    extent = _extent(np.clip(np.concatenate(paths), 0, CANVAS_SIZE))
    for _ in range(3):
        if extent <= smallest:
            return None
        stamps = _spaced(paths, extent / _length(pen_width))
        if stamps is None:
            return None
        positions = stamps[:, :2]
        stamps = stamps[((positions >= 0) & (positions <= CANVAS_SIZE)).all(axis=1)]
        if not len(stamps):
            return None
        previous, extent = extent, _extent(stamps)
        if extent > 0.9 * previous:
            break
    return stamps if extent > smallest else None


def _extent(path: NDArray[np.float64]) -> float:
    """Longest side of the path's bounding box."""
    return float((path[:, :2].max(axis=0) - path[:, :2].min(axis=0)).max())


def _length(pen_width: float) -> float:
    """Distance of the outermost pen positions along the longest side, in raster pixels."""
    return _SIDE - pen_width * _OVERSAMPLING


def _spaced(paths: Sequence[NDArray[np.float64]], step: float) -> NDArray[np.float64] | None:
    """Points at most one step apart along paths; None if there are too many."""
    result = []
    total = 0
    for path in paths:
        lengths = arc_lengths(path)
        count = int(np.ceil(lengths[-1] / step)) + 1
        total += count
        if total > _MOST_STAMPS:
            return None
        result.append(interpolate(path, lengths, np.linspace(0.0, lengths[-1], count)))
    return np.concatenate(result)


def _framed(stamps: NDArray[np.float64], pen_width: float) -> Framing:
    """Draw stamps at the scale of the frame and frame the raster."""
    radius = pen_width * _OVERSAMPLING / 2
    scale = _length(pen_width) / _extent(stamps)
    positions = (stamps[:, :2] - stamps[:, :2].min(axis=0)) * scale + radius + _MARGIN / 2
    radii = (1 + 2 * _PRESSURE_EFFECT * (stamps[:, 2] - DEFAULT_PRESSURE)) * radius
    framing = frame(_draw_discs(positions.astype(np.float32), radii.astype(np.float32)))
    assert framing is not None
    return framing


def _draw_discs(centres: NDArray[np.float32], radii: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Raster of antialiased discs.

    Args:
        centres: float32, shape (S, 2): x, y in pixels.
        radii: float32, shape (S,): in pixels.
    """
    reach = int(np.ceil(radii.max() + 0.5))
    window = np.arange(-reach, reach + 1)
    side = _SIDE + _MARGIN + 2 * reach
    cells = np.floor(centres).astype(np.int64)
    offsets = (cells[:, :, None] + window + np.float32(0.5)).astype(np.float32)
    squares = np.square(offsets - centres[:, :, None])
    coverage = radii[:, None, None] + np.float32(0.5)
    coverage = coverage - np.sqrt(squares[:, 1, :, None] + squares[:, 0, None, :])
    np.clip(coverage, 0, 1, out=coverage)
    raster = np.zeros(side * side, np.uint8)
    index = (cells[:, 1, None] + window + reach)[:, :, None] * side
    index = index + (cells[:, 0, None] + window + reach)[:, None, :]
    levels = (coverage * np.float32(255) + np.float32(0.5)).astype(np.uint8)
    np.maximum.at(raster, index.ravel(), levels.ravel())
    return raster.reshape(side, side)
