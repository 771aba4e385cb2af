"""Growing series that are cheap to draw: arrays that grow, extremes of bins, moving averages.

What was appended is never visited again, so that a curve of any length costs the same a frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Merging leaves at least half of them: about one bin for each pixel of a plot.
_MOST_BINS: Final = 1024


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


class Envelope:
    """The smallest and the largest value of each bin of a growing series.

    Bins widen by merging pairs, so that a spike of a single value stays visible at any length.
    """

    def __init__(self, most_bins: int = _MOST_BINS) -> None:
        """Starts empty.

        Args:
            most_bins: Even number of bins never exceeded.
        """
        self._low = np.empty(most_bins, np.float32)
        self._high = np.empty(most_bins, np.float32)
        self._width = 1
        self._bins = 0
        self._in_last = 0

    @property
    def width(self) -> int:
        """Values in each bin; the last one may hold fewer."""
        return self._width

    @property
    def low(self) -> NDArray[np.float32]:
        """float32, shape (bins,): smallest value of each bin."""
        return self._low[: self._bins]

    @property
    def high(self) -> NDArray[np.float32]:
        """float32, shape (bins,): largest value of each bin."""
        return self._high[: self._bins]

    def extend(self, values: NDArray[np.float32]) -> None:
        """Adds finite values, shape (N,)."""
        while len(values):
            if self._bins and self._in_last < self._width:
                room = self._width - self._in_last
                part, values = values[:room], values[room:]
                last = self._bins - 1
                self._low[last] = min(self._low[last], part.min())
                self._high[last] = max(self._high[last], part.max())
                self._in_last += len(part)
                continue
            if self._bins == len(self._low):
                self._merge()
                continue
            whole = min(len(values) // self._width, len(self._low) - self._bins)
            if whole:
                part, values = values[: whole * self._width], values[whole * self._width :]
                table = part.reshape(whole, self._width)
                self._low[self._bins : self._bins + whole] = table.min(axis=1)
                self._high[self._bins : self._bins + whole] = table.max(axis=1)
                self._bins += whole
                self._in_last = self._width
            else:
                self._low[self._bins] = np.inf
                self._high[self._bins] = -np.inf
                self._bins += 1
                self._in_last = 0

    def _merge(self) -> None:
        half = self._bins // 2
        self._low[:half] = np.minimum(self._low[0::2], self._low[1::2])
        self._high[:half] = np.maximum(self._high[0::2], self._high[1::2])
        self._bins = half
        self._width *= 2
        self._in_last = self._width


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
