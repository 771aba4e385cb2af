"""Rasterise strokes without Qt: the ink that drawing them on a blank canvas leaves.

The window paints its ink with Qt (`mnist_draw.draw.ink`), whose antialiasing differs from this by
a few levels at the edges. Here each piece of a stroke is the set of points within half the brush's
width of a line segment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.ink.erasing import VisibleStrokes
from trainer.ink.pen import CANVAS_SIZE, SCALE, curve, point_array, width_factor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from trainer.ink.pen import Stroke

_SIDE = CANVAS_SIZE * SCALE


def draw_strokes(strokes: Iterable[Stroke]) -> NDArray[np.uint8]:
    """Ink of strokes on a blank canvas; eraser strokes remove ink.

    Args:
        strokes: In canvas units, in drawing order.

    Returns:
        uint8, shape (840, 840), ink = 255 on 0.
    """
    raster = np.zeros((_SIDE, _SIDE), np.uint8)
    for stroke in strokes:
        _draw(stroke, raster)
    return raster


def visible_strokes(strokes: Sequence[Stroke]) -> tuple[Stroke, ...] | None:
    """The pen strokes that explain a drawing's ink; partly erased strokes are cut there.

    Args:
        strokes: In canvas units, in drawing order.

    Returns:
        None if much of what erasers have left is no line.
    """
    if not any(stroke.eraser for stroke in strokes):
        return tuple(strokes)
    raster = np.zeros((_SIDE, _SIDE), np.uint8)
    visible = VisibleStrokes()
    for stroke in strokes:
        _draw(stroke, raster)
        visible = visible.after(stroke, raster)
    return visible.strokes(raster)


def _draw(stroke: Stroke, raster: NDArray[np.uint8]) -> None:
    path = curve(point_array(stroke.points))
    centres = path[:, :2] * SCALE
    radii = stroke.width * width_factor(path[:, 2]) * SCALE / 2
    last = len(path) - 1
    for index in range(max(1, last)):
        end = min(index + 1, last)
        _draw_piece(centres[index], centres[end], (radii[index], radii[end]), raster, stroke.eraser)


def _draw_piece(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    radii: tuple[float, float],
    raster: NDArray[np.uint8],
    eraser: bool,
) -> None:
    reach = max(radii) + 1
    left, top = np.clip(np.floor(np.minimum(start, end) - reach), 0, _SIDE).astype(int)
    right, bottom = np.clip(np.ceil(np.maximum(start, end) + reach), 0, _SIDE).astype(int)
    if left >= right or top >= bottom:
        return
    x = np.arange(left, right) + 0.5 - start[0]
    y = (np.arange(top, bottom) + 0.5 - start[1])[:, None]
    step_x, step_y = end - start
    length = step_x * step_x + step_y * step_y
    # Share of the way along the segment that is nearest to each pixel.
    share = np.clip((x * step_x + y * step_y) / length, 0, 1) if length else np.zeros_like(x * y)
    distance = np.hypot(x - share * step_x, y - share * step_y)
    radius = radii[0] + share * (radii[1] - radii[0])
    coverage = (np.clip(radius + 0.5 - distance, 0, 1) * 255 + 0.5).astype(np.uint8)
    area = raster[top:bottom, left:right]
    if eraser:
        np.minimum(area, 255 - coverage, out=area)
    else:
        np.maximum(area, coverage, out=area)
