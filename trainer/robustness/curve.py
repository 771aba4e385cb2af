"""Robustness curve: accuracy of networks over the same images while one change grows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from trainer.errors import CancelledError
from trainer.robustness.changes import AMOUNTS, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from trainer.data.digits import Digits
    from trainer.network.forward import NumpyNetwork
    from trainer.robustness.changes import Change

DEFAULT_IMAGES: Final = 1000
"""Images of a curve unless more are asked for: a standard error below 1.6 percentage points."""

_BATCH_SIZE: Final = 250


@dataclass(frozen=True, slots=True)
class RobustnessCurve:
    """Accuracy of one network against the amount of one change.

    Attributes:
        change: The change.
        images: Number of images that were read at each amount.
        correct: Number that the network read correctly, for each of the first amounts of
            `trainer.robustness.changes.AMOUNTS`.
    """

    change: Change
    images: int
    correct: tuple[int, ...] = ()

    @property
    def amounts(self) -> tuple[float, ...]:
        """The amounts that have been measured."""
        return AMOUNTS[self.change][: len(self.correct)]

    @property
    def complete(self) -> bool:
        """Whether every amount has been measured."""
        return len(self.correct) == len(AMOUNTS[self.change])

    @property
    def accuracies(self) -> tuple[float, ...]:
        """Share of the images that was read correctly at each amount, [0, 1]."""
        return tuple(count / self.images for count in self.correct)

    @property
    def standard_errors(self) -> tuple[float, ...]:
        """Standard error of each accuracy: that of a binomial share, ``sqrt(p (1 - p) / n)``."""
        return tuple(math.sqrt(share * (1 - share) / self.images) for share in self.accuracies)

    @property
    def unchanged(self) -> float | None:
        """Accuracy at the amount 0; None while it has not been measured."""
        index = AMOUNTS[self.change].index(0.0)
        return self.accuracies[index] if index < len(self.correct) else None


def sample(digits: Digits, images: int = DEFAULT_IMAGES, seed: int = 0) -> Digits:
    """Draw images at random, without putting any back; all of them if there are no more.

    The same seed draws the same images; a larger number of images holds those of a smaller one.
    """
    order = np.random.default_rng(seed).permutation(len(digits))
    return digits[order[:images]]


def robustness_curves(
    networks: Sequence[NumpyNetwork],
    digits: Digits,
    change: Change,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[RobustnessCurve, ...]]:
    """Measure the curves of networks that read the very same changed images.

    Args:
        networks: Each tells apart the classes of the images.
        digits: The images, at least one.
        change: What grows.
        cancelled: Polled before each batch; True cancels.

    Yields:
        One curve a network, after each amount: each time one amount longer.

    Raises:
        CancelledError: `cancelled` returned True.
    """
    curves = tuple(RobustnessCurve(change, len(digits)) for _ in networks)
    for amount in AMOUNTS[change]:
        images = changed(digits.images, change, amount)
        curves = tuple(
            replace(curve, correct=(*curve.correct, count))
            for curve, count in zip(
                curves,
                [_correct(network, images, digits.labels, cancelled) for network in networks],
                strict=True,
            )
        )
        yield curves


def _correct(
    network: NumpyNetwork,
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    cancelled: Callable[[], bool],
) -> int:
    """Number of images that a network reads correctly; one that overflows reads nothing."""
    count = 0
    for start in range(0, len(images), _BATCH_SIZE):
        if cancelled():
            raise CancelledError
        part = slice(start, start + _BATCH_SIZE)
        logits = network.logits(images[part])
        finite = np.isfinite(logits).all(axis=1)
        count += int(np.sum(finite & (logits.argmax(axis=1) == labels[part])))
    return count
