"""Decimation of long series: growing arrays, extremes and spread of bins, moving averages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Values by which the spread of a bin is estimated.
_SAMPLE: Final = 32


class GrowingArray:
    """A float32 array that grows at its end."""

    def __init__(self) -> None:
        self._space = np.empty(1024, np.float32)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def values(self) -> NDArray[np.float32]:
        """float32, shape (N,): a read-only view of what was appended so far."""
        view = self._space[: self._length]
        view.flags.writeable = False
        return view

    def extend(self, values: NDArray[np.float32]) -> None:
        length = self._length + len(values)
        if length > len(self._space):
            larger = np.empty(max(length, 2 * len(self._space)), np.float32)
            larger[: self._length] = self._space[: self._length]
            self._space = larger
        self._space[self._length : length] = values
        self._length = length


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """Values of a series by bins of equal width; the last one may hold fewer.

    Attributes:
        edges: float64, shape (N + 1,): epochs at which the bins begin and the last one ends.
        low: float32, shape (N,): smallest value.
        high: float32, shape (N,): largest value.
        band_low: float32, shape (N,): a tenth of the values lie below.
        band_high: float32, shape (N,): a tenth of the values lie above.
    """

    edges: NDArray[np.float64]
    low: NDArray[np.float32]
    high: NDArray[np.float32]
    band_low: NDArray[np.float32]
    band_high: NDArray[np.float32]


def bin_width(count: int, most: int) -> int:
    """The smallest power of two by which `count` values fall into at most `most` bins."""
    width = 1
    while count > width * most:
        width *= 2
    return width


def spread(values: NDArray[np.float32], width: int) -> tuple[NDArray[np.float32], ...]:
    """Smallest and largest value and the middle 80 % of each bin.

    Args:
        values: float32, shape (N,), finite.
        width: Values of a bin; the last one may hold fewer.

    Returns:
        Four arrays of float32, shape (bins,), in the order of `Bins`. The middle is estimated from
        32 values of a bin, and is its whole range where it holds fewer than 10.
    """
    # The last bin is filled with its last value.
    missing = np.repeat(values[-1:], -len(values) % width)
    table = np.concatenate([values, missing]).reshape(-1, width)
    ordered = np.sort(table[:, :: max(1, width // _SAMPLE)], axis=1)
    cut = ordered.shape[1] // 10
    if not cut:
        low, high = table.min(axis=1), table.max(axis=1)
        return low, high, low, high
    return table.min(axis=1), table.max(axis=1), ordered[:, cut], ordered[:, -1 - cut]


class Smoothed:
    """An exponential moving average without the pull of its start."""

    def __init__(self, span: float) -> None:
        """Starts empty.

        Args:
            span: Steps over which a value's weight falls to 1/e; at least 1.
        """
        self._keep = np.exp(-1 / max(span, 1.0))
        # Powers of `keep` stay within float64 in blocks of this length.
        self._block = int(min(4096, max(1, 200 * span)))
        self._mean = 0.0
        self._weight = 0.0

    def extend(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Averages up to each of the values.

        Args:
            values: float32, shape (N,), finite.

        Returns:
            float32, shape (N,).
        """
        result = np.empty(len(values), np.float32)
        for start in range(0, len(values), self._block):
            block = values[start : start + self._block].astype(np.float64)
            # y_i = k y_(i-1) + (1 - k) x_i, solved for a whole block at once.
            powers = self._keep ** np.arange(1, len(block) + 1)
            means = powers * (self._mean + np.cumsum((1 - self._keep) * block / powers))
            weights = 1 - powers * (1 - self._weight)
            result[start : start + len(block)] = means / weights
            self._mean, self._weight = float(means[-1]), float(weights[-1])
        return result
