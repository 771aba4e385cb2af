"""Steady choice of the strongest units: what is shown stays where it is while it may.

Ranks change with every movement of the pen and every step of a training: of ten units shown
strongest first, five to seven would change places with each picture, and a class could follow none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A map stays chosen until another is twice as strong.
_KEEPS: Final = 0.5


class Steady:
    """Remembers what the last scene showed; for the scenes of one view, from one thread."""

    def __init__(self) -> None:
        self._shown: dict[str, tuple[slice, tuple[int, ...]]] = {}
        self._chosen: dict[str, int] = {}

    def strongest(
        self, key: str, strengths: NDArray[np.float32], visible: slice
    ) -> tuple[int, ...]:
        """Indices of the strongest units; those that were shown before keep their positions.

        Args:
            key: Identifier of the strip.
            strengths: Strength of each unit, shape (N,); NaN is the strongest.
            visible: Their ranks, such as 0 to 9.
        """
        ranks = np.argsort(-strengths, kind="stable")
        undefined = int(np.count_nonzero(np.isnan(strengths)))
        # NaN is sorted to the end.
        ranks = np.roll(ranks, undefined)
        wanted = ranks[visible].tolist()
        page, before = self._shown.get(key, (visible, ()))
        if page == visible and len(before) == len(wanted):
            fresh = (index for index in wanted if index not in before)
            wanted = [index if index in wanted else next(fresh) for index in before]
        shown = tuple(wanted)
        self._shown[key] = visible, shown
        return shown

    def choice(self, key: str, strengths: NDArray[np.float32]) -> int:
        """Index of the strongest map, or the one chosen before while it is half as strong.

        Args:
            key: Identifier of the strip.
            strengths: Strength of each map, shape (N,), 0 or more.
        """
        best = int(strengths.argmax())
        before = self._chosen.get(key, best)
        if before >= len(strengths) or not strengths[before] >= _KEEPS * strengths[best]:
            before = best
        self._chosen[key] = before
        return before
