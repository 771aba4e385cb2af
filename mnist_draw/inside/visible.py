"""The visible part of a layer and its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.scene import DEFAULT_FITTING, Pictures

if TYPE_CHECKING:
    from collections.abc import Callable
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


def pictures(
    watch: Watch,
    key: str,
    size: tuple[int, int, int],
    every_picture: Callable[[], NDArray[np.float32]] | None,
    *,
    strongest: Callable[[slice], tuple[int, ...]] | None = None,
    labels: tuple[str, ...] = (),
    **about: Any,
) -> Pictures:
    """The strip of a layer's pictures that are visible; computes nothing for a hidden strip.

    Args:
        watch: What the user looks at.
        key: Identifier of the strip.
        size: Number, height and width of the layer's pictures.
        every_picture: Computes all of them, float32 of that many values; None for a blank canvas.
        strongest: Computes the indices of those to show from their ranks, where not all fit; None
            for the order of the indices.
        labels: Text under each of the layer's pictures; empty for its index.
        about: Further attributes of `Pictures`; `shape` is `size` unless it is among them.
    """
    total, height, width = size
    visible = window(watch, key, total)
    seen = np.zeros((0, height, width), np.float32)
    ranked: tuple[int, ...] = ()
    low, high, undefined = np.nan, np.nan, 0
    if every_picture is not None and visible.start < visible.stop:
        found = every_picture().reshape(size)
        if strongest is not None and visible.stop - visible.start < total:
            ranked = strongest(visible)
        seen = found[list(ranked) or visible]
        low, high, undefined = finite_range(found)
    about.setdefault("shape", size)
    return Pictures(
        key=key,
        pictures=seen,
        first=visible.start,
        total=total,
        low=low,
        high=high,
        undefined=undefined,
        labels=labels[visible],
        ranked=ranked,
        **about,
    )
