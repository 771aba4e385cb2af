"""Schedule of the weight snapshots that a run keeps: dense at the beginning, sparse later."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.network.packed_weights import packed_size

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

MOST_BYTES = 20_000_000
"""Bytes of all kept snapshots of a run together."""

# The ratio of all kept snapshots to those of the beginning, where each step is kept.
_SPARSE = 7


def most_kept(recipe: Recipe) -> int:
    """How many snapshots of the recipe's network fit `MOST_BYTES`; 0 if one alone is too large."""
    return MOST_BYTES // packed_size(recipe)


def kept_steps(steps: int, count: int) -> tuple[int, ...]:
    """Steps at which to keep a snapshot, in order.

    The first seventh of them are the steps 0, 1, 2 and so on. From there the step is a power of the
    snapshot's number, and would reach `steps` with one snapshot more: the weights at the end are
    kept anyway.

    Args:
        steps: Steps of the run, at least 1.
        count: Number of snapshots, at least 0; a shorter run keeps each step before its last.
    """
    if count >= steps:
        return tuple(range(steps))
    # first * (number / first) ** power is the number itself at `first`, and `steps` at `count`. The
    # power exceeds 1, so no step comes twice.
    first = count / _SPARSE
    power = math.log(steps / first) / math.log(_SPARSE) if count else 1.0
    return tuple(
        number if number < first else math.floor(first * (number / first) ** power + 0.5)
        for number in range(count)
    )
