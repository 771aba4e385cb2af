"""Rasters with and without ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLANK = np.zeros((84, 84), np.uint8)


def bar(x: int) -> NDArray[np.uint8]:
    """A raster with a vertical bar, 6 pixels wide, whose left edge is at x."""
    raster = BLANK.copy()
    raster[20:60, x : x + 6] = 255
    return raster
