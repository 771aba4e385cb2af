"""How long the pictures of a strip have been zero: units that never wake are called dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class ZeroRuns:
    """Consecutive updates in which a picture was zero everywhere, by its index in the layer."""

    def __init__(self) -> None:
        self._runs: NDArray[np.int64] = np.zeros(0, np.int64)

    def add(
        self, pictures: NDArray[np.float32], indices: slice | tuple[int, ...], total: int
    ) -> None:
        """Adds one update.

        Args:
            pictures: float32, shape (N, H, W): the visible ones.
            indices: Their indices in the layer.
            total: How many pictures the layer has; another number starts again.
        """
        if total != len(self._runs):
            self._runs = np.zeros(total, np.int64)
        awake = pictures.any(axis=(1, 2))
        at = indices if isinstance(indices, slice) else list(indices)
        self._runs[at] = np.where(awake, 0, self._runs[at] + 1)

    def __getitem__(self, index: int) -> int:
        """Updates since the picture was last anything but zero, as far as it was visible."""
        return int(self._runs[index]) if index < len(self._runs) else 0
