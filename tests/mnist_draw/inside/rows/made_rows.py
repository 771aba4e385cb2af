"""Rows of a recurrent network, made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.scene import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BLANK = Rows(
    key="states",
    layer="states",
    image=np.zeros((0, 0), np.float32),
    states=np.zeros((0, 0), np.float32),
    probabilities=np.zeros((0, 0), np.float32),
    first=0,
    total=16,
    low=np.nan,
    high=np.nan,
)


def predicting(digits: Sequence[int], share: float = 0.5) -> NDArray[np.float32]:
    """Probabilities after each row with these most probable digits."""
    probabilities = np.full((28, 10), (1 - share) / 9, np.float32)
    probabilities[range(28), digits] = share
    return probabilities


def rows(
    *,
    units: int = 16,
    total: int | None = None,
    first: int = 0,
    probabilities: NDArray[np.float32] | None = None,
    states: NDArray[np.float32] | None = None,
    decided: int | None = 0,
) -> Rows:
    """A scene in which every row always says 7; the states rise from -1 to 1."""
    if states is None:
        states = np.linspace(-1, 1, 28 * units, dtype=np.float32).reshape(28, units)
    image = np.zeros((28, 28), np.float32)
    image[4:24, 12:16] = 1
    return Rows(
        key="states",
        layer="states",
        image=image,
        states=states,
        probabilities=predicting([7] * 28) if probabilities is None else probabilities,
        first=first,
        total=total or units,
        low=-1.0,
        high=1.0,
        decided=decided,
    )
