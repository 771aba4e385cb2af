"""The visible part of a layer and its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.scene import DEFAULT_FITTING, Pictures

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from mnist_draw.inside.scene import Watch


def window(watch: Watch, key: str, total: int) -> slice:
    """Indices of the visible ones of `total` pictures; empty for a hidden strip."""
    count = 0 if key in watch.hidden else max(1, watch.fitting.get(key, DEFAULT_FITTING))
    first = min(max(0, watch.first.get(key, 0)), max(0, total - count))
    return slice(first, min(total, first + count))


def finite_range(values: NDArray[np.float32]) -> tuple[float, float, int]:
    """Smallest and largest finite value, NaN without one, and the number of others."""
    low, high = (float(values.min()), float(values.max())) if values.size else (np.nan, np.nan)
    if np.isfinite(low) and np.isfinite(high):
        return low, high, 0
    finite = values[np.isfinite(values)]
    undefined = values.size - finite.size
    if not finite.size:
        return np.nan, np.nan, undefined
    return float(finite.min()), float(finite.max()), undefined


def pictures(watch: Watch, key: str, every_picture: NDArray[np.float32], **about: Any) -> Pictures:
    """The strip of a layer's pictures that are visible.

    Args:
        watch: What the user looks at.
        key: Identifier of the strip.
        every_picture: float32, shape (N, H, W).
        about: Further attributes of `Pictures`.
    """
    total = len(every_picture)
    visible = window(watch, key, total)
    low, high, undefined = finite_range(every_picture)
    return Pictures(
        key=key,
        pictures=every_picture[visible],
        first=visible.start,
        total=total,
        low=low,
        high=high,
        undefined=undefined,
        **about,
    )
