"""Connected components and horizontal runs of a mask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """N connected components of a mask; diagonal neighbours are connected.

    Attributes:
        labels: int64, shape (H, W): index of the component, -1 outside of the mask.
        areas: int64, shape (N,): pixels.
        lows: int64, shape (2, N): top and left.
        highs: int64, shape (2, N): bottom and right, inclusive.
    """

    labels: NDArray[np.int64]
    areas: NDArray[np.int64]
    lows: NDArray[np.int64]
    highs: NDArray[np.int64]

    def mask(self, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Pixels of the chosen components, bool, shape (H, W).

        Args:
            chosen: bool, shape (N,).
        """
        return np.append(chosen, False)[self.labels]

    def edge_contact(self) -> NDArray[np.int64]:
        """Number of each component's pixels at the edge of the image, shape (N,)."""
        labels = self.labels
        edge = np.concatenate([labels[0], labels[-1], labels[1:-1, 0], labels[1:-1, -1]])
        return np.bincount(edge[edge >= 0], minlength=len(self.areas))


def find_components(mask: NDArray[np.bool_]) -> Components:
    """Find connected components by merging the runs of adjacent rows."""
    rows, starts, stops = _find_runs(mask)
    count = len(rows)
    # The runs of the next row that touch a run are consecutive: they end at or after its start and
    # start at or before its end.
    stride = mask.shape[1] + 2
    first = np.searchsorted(rows * stride + stops, (rows + 1) * stride + starts, side="left")
    last = np.searchsorted(rows * stride + starts, (rows + 1) * stride + stops, side="right")
    touching = np.maximum(last - first, 0)
    above = np.repeat(np.arange(count), touching)
    below = np.arange(len(above)) - np.repeat(np.cumsum(touching) - touching, touching)
    below += np.repeat(first, touching)

    group = np.arange(count)
    while True:
        low = np.minimum(group[above], group[below])
        joined = group.copy()
        np.minimum.at(joined, group[above], low)
        np.minimum.at(joined, group[below], low)
        joined = joined[joined]
        if (joined == group).all():
            break
        group = joined

    _, number = np.unique(group, return_inverse=True)
    total = int(number.max(initial=-1)) + 1
    areas = np.bincount(number, weights=stops - starts, minlength=total).astype(np.int64)
    lows = np.full((2, total), max(mask.shape), np.int64)
    highs = np.zeros((2, total), np.int64)
    for axis, (begin, end) in enumerate(((rows, rows), (starts, stops - 1))):
        np.minimum.at(lows[axis], number, begin)
        np.maximum.at(highs[axis], number, end)
    labels = np.full(mask.shape, -1, np.int64)
    labels[mask] = np.repeat(number, stops - starts)
    return Components(labels, areas, lows, highs)


def run_lengths(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Length of the horizontal run that each pixel belongs to, 0 outside: int64, shape (H, W)."""
    rows, starts, stops = _find_runs(mask)
    change = np.zeros((mask.shape[0], mask.shape[1] + 1), np.int64)
    change[rows, starts] += stops - starts
    change[rows, stops] -= stops - starts
    return change.cumsum(axis=1)[:, :-1]


def _find_runs(
    mask: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Row, start and stop column (exclusive) of each run of True, in row-major order."""
    edges = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    return rows, starts, np.nonzero(edges == -1)[1]
