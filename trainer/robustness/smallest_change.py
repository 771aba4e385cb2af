"""Adversarial examples: the smallest change of a digit image that turns a network's answer.

Such images were found by Szegedy et al. (2014, arXiv:1312.6199) and explained by Goodfellow et al.
(2015, arXiv:1412.6572). The search follows DeepFool (Moosavi-Dezfooli et al., 2016,
arXiv:1511.04599): near an image each logit is almost a linear function of the pixels, of which the
nearest point with another answer is known. Here that point is sought among the images with grey
levels from 0 to 255. Once another answer is reached, further steps look for the point nearest to
the original image rather than to the last step, which shortens the change.

The gradients are differences: one forward pass over 784 images, each with another pixel changed,
gives those of all logits at once, of every kind of network.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from trainer.errors import CancelledError
from trainer.robustness.problems import NoChangeFoundError, OverflowingWeightsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from trainer.network.forward import NumpyNetwork
    from trainer.network.numpy_layers import Array

MOST_STEPS: Final = 10
"""Gradients that are computed at most."""

# Change of a pixel, as a share of full ink, from which a slope is computed: far above the rounding
# of float32, below the size of most changes.
_SLOPE_STEP: Final = 0.02
_BATCH_SIZE: Final = 98
# How far a step aims beyond the nearest point with another answer, as a share of the first gap:
# steps that only just reach it may go to and fro between two classes.
_MARGIN: Final = 0.1
# How far beyond the predicted boundary the other answer is looked for, as a share of the change.
_BEYOND: Final = 1.2
# Steps that shorten the change by a smaller share end the search.
_WORTHWHILE: Final = 0.02
_SCAN_STEPS: Final = 64
_BISECTIONS: Final = 7


@dataclass(frozen=True, slots=True, eq=False)
class FoolingChange:
    """An image, and the nearest one found that a network reads otherwise.

    Attributes:
        image: float32, shape (28, 28), read-only: the image, ink 1 on 0.
        changed: float32, shape (28, 28), read-only: the changed image, likewise in [0, 1].
        answer: Index of the class that the network reads in the image.
        other: Index of the class that it reads in the changed image.
    """

    image: Array
    changed: Array
    answer: int
    other: int

    @property
    def difference(self) -> Array:
        """Change of each pixel as a share of full ink: float32, shape (28, 28), [-1, 1]."""
        return self.changed - self.image

    @property
    def size(self) -> float:
        """Euclidean length (L2 norm) of the difference; 1 is one pixel from blank to full ink."""
        return float(np.linalg.norm(self.difference))

    @property
    def largest(self) -> float:
        """Largest change of a pixel as a share of full ink, [0, 1]."""
        return float(np.abs(self.difference).max())

    @property
    def ink_share(self) -> float:
        """Ink that is added and taken away, as a share of the image's ink; infinite for a blank."""
        ink = float(self.image.sum())
        return float(np.abs(self.difference).sum()) / ink if ink else math.inf

    def scaled(self, strength: float) -> Array:
        """The image with a multiple of the change: 0 for the image, 1 for the changed image.

        Returns:
            float32, shape (28, 28), in [0, 1].
        """
        return np.clip(self.image + np.float32(strength) * self.difference, 0, 1)


def ink_of(digit_image: NDArray[np.uint8]) -> Array:
    """A digit image as ink from 0 to 1, as networks read it: float32, of the same shape."""
    return digit_image.astype(np.float32) / np.float32(255)


def answer_of(network: NumpyNetwork, ink: Array) -> int:
    """Index of the class that a network reads in an image: float32, shape (28, 28), ink 1 on 0.

    Raises:
        OverflowingWeightsError: The network's weights overflow.
    """
    logits = network.logits_of_ink(ink[None])[0]
    if not np.isfinite(logits).all():
        raise OverflowingWeightsError
    return int(logits.argmax())


def smallest_change(
    network: NumpyNetwork,
    image: NDArray[np.uint8],
    target: int | None = None,
    *,
    report: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> FoolingChange:
    """Search for the smallest change, by its L2 norm, after which a network reads another class.

    On the straight line from the image to the changed image no smaller change turns the answer, to
    one part in 64; a shorter change in another direction may exist.

    Args:
        network: The network to fool.
        image: uint8, shape (28, 28), ink 255 on 0.
        target: Index of the class that it is to read; None for any other.
        report: Called with the number of steps, of at most `MOST_STEPS`, after each.
        cancelled: Polled before each batch; True cancels.

    Raises:
        NoChangeFoundError: No step has reached another answer.
        ValueError: The network already reads the target.
        CancelledError: `cancelled` returned True.
        OverflowingWeightsError: The network's weights overflow.
    """
    ink = ink_of(image)
    answer = answer_of(network, ink)
    if answer == target:
        raise ValueError(f"the network already reads class {target}")
    original = ink.reshape(-1).astype(np.float64)
    at = original
    margin = 0.0
    found: FoolingChange | None = None
    for step in range(MOST_STEPS):
        logits, slopes = _linearised(network, at, cancelled)
        goal = _Goal.at(logits, answer, target)
        if step == 0:
            margin = _MARGIN * goal.gap(logits)
        if found is None:
            start, beyond = at, margin
        else:
            start, beyond = original, 0.0
        change = _nearest(start, at, logits, slopes, goal, beyond)
        report(step + 1)
        if change is None:
            break
        reached = np.clip(start + change, 0, 1)
        candidate = _first_along(network, ink, answer, target, _BEYOND * (reached - original))
        if found is None:
            at, found = reached, candidate
        elif candidate is None or candidate.size > (1 - _WORTHWHILE) * found.size:
            break
        else:
            found = candidate
        if found is not None:
            at = found.changed.reshape(-1).astype(np.float64)
    if found is None:
        raise NoChangeFoundError
    return found


def random_changes_that_turn(
    network: NumpyNetwork, change: FoolingChange, count: int = 100, seed: int = 0
) -> int:
    """Number of random changes of the same size after which the network's answer is another one.

    Args:
        network: The network that the change fools.
        change: Its size is that of the random changes.
        count: Number of random changes, each of normal noise within the possible grey levels.
        seed: Of the noise.
    """
    original = change.image.reshape(-1).astype(np.float64)
    noise = np.random.default_rng(seed).standard_normal((count, original.size))
    # Noise that leaves the grey levels is cut off: scale until what stays has the size.
    low, high = np.zeros(count), np.full(count, change.size)
    for _ in range(40):
        scale = (low + high) / 2
        cut = np.clip(original + scale[:, None] * noise, 0, 1) - original
        too_small = np.linalg.norm(cut, axis=1) < change.size
        low, high = np.where(too_small, scale, low), np.where(too_small, high, scale)
    images = np.clip(original + high[:, None] * noise, 0, 1).astype(np.float32)
    logits = network.logits_of_ink(images.reshape(count, 28, 28))
    return int((logits.argmax(axis=1) != change.answer).sum())


@dataclass(frozen=True, slots=True)
class _Goal:
    """Which logits are to rise above which.

    Attributes:
        rival: Index of the class to overtake.
        others: Indices of the classes of which one is to overtake it.
    """

    rival: int
    others: tuple[int, ...]

    @classmethod
    def at(cls, logits: NDArray[np.float64], answer: int, target: int | None) -> _Goal:
        """The goal of a step: a chosen class has to overtake whichever is strongest there."""
        classes = range(len(logits))
        if target is None:
            return cls(answer, tuple(k for k in classes if k != answer))
        return cls(max((k for k in classes if k != target), key=logits.__getitem__), (target,))

    def gap(self, logits: NDArray[np.float64]) -> float:
        """How far the best of the others is below the rival; 0 if it is above."""
        return max(0.0, float(logits[self.rival] - logits[list(self.others)].max()))


def _linearised(
    network: NumpyNetwork, ink: NDArray[np.float64], cancelled: Callable[[], bool]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Logits, float64 (K,), and their slopes, float64 (K, P), for K classes and P pixels."""
    # A pixel can only change inwards from the ends of its range.
    steps = np.where(ink > 0.5, -_SLOPE_STEP, _SLOPE_STEP)
    count = ink.size
    here = network.logits_of_ink(ink.astype(np.float32).reshape(1, 28, 28))[0]
    slopes = np.empty((len(here), count))
    for start in range(0, count, _BATCH_SIZE):
        if cancelled():
            raise CancelledError
        pixels = np.arange(start, min(start + _BATCH_SIZE, count))
        images = np.repeat(ink[None], len(pixels), axis=0)
        images[np.arange(len(pixels)), pixels] += steps[pixels]
        logits = network.logits_of_ink(images.astype(np.float32).reshape(-1, 28, 28))
        slopes[:, pixels] = ((logits - here) / steps[pixels, None]).T
    return here.astype(np.float64), slopes


def _nearest(
    start: NDArray[np.float64],
    at: NDArray[np.float64],
    logits: NDArray[np.float64],
    slopes: NDArray[np.float64],
    goal: _Goal,
    margin: float,
) -> NDArray[np.float64] | None:
    """Shortest change of a start after which, by the slopes, the goal is reached; None if none.

    Reached is a logit that is higher than the rival's by the margin.

    For each class it is ``clip(factor * slope)`` within the grey levels, with the smallest factor
    that closes the gap between its logit and the rival's.
    """
    others = list(goal.others)
    slopes = slopes[others] - slopes[goal.rival]
    gaps = logits[goal.rival] - logits[others] - slopes @ (start - at) + margin
    low, high = -start, 1 - start
    most = np.where(slopes > 0, high * slopes, low * slopes).sum(axis=1)
    possible = (most > gaps) & (np.abs(slopes).max(axis=1) > 0)
    if not possible.any():
        return None
    slopes, gaps = slopes[possible], np.maximum(gaps[possible], 0)
    changes = _closing(slopes, gaps, low, high)
    shortest: NDArray[np.float64] = changes[np.linalg.norm(changes, axis=1).argmin()]
    return shortest


def _closing(
    slopes: NDArray[np.float64],
    gaps: NDArray[np.float64],
    lowest: NDArray[np.float64],
    highest: NDArray[np.float64],
) -> NDArray[np.float64]:
    """For each row of slopes, the shortest change within bounds that closes its gap, by bisection.

    Its Lagrange condition makes it a multiple of the slopes, cut off at the bounds.
    """
    largest = np.abs(slopes).max(axis=1)
    smallest = np.where(slopes != 0, np.abs(slopes), np.inf).min(axis=1)
    # Logarithms of the factors, which differ by many orders of magnitude; at the end of the range
    # even the flattest pixel is at its bound.
    low, high = np.full(len(slopes), -40.0), np.log(largest / smallest)
    for _ in range(60):
        middle = (low + high) / 2
        change = np.clip((np.exp(middle) / largest)[:, None] * slopes, lowest, highest)
        enough = (change * slopes).sum(axis=1) >= gaps
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    closing: NDArray[np.float64] = np.clip(
        (np.exp(high) / largest)[:, None] * slopes, lowest, highest
    )
    return closing


def _first_along(
    network: NumpyNetwork,
    ink: Array,
    answer: int,
    target: int | None,
    change: NDArray[np.float64],
) -> FoolingChange | None:
    """The first image with another answer on the way from an image along a change; None if none."""
    original = ink.reshape(-1).astype(np.float64)

    def fooled(strengths: NDArray[np.float64]) -> tuple[Array, NDArray[np.intp], NDArray[np.bool_]]:
        """Images, answers, and which of them are the wanted ones."""
        changed = np.clip(original + strengths[:, None] * change, 0, 1).astype(np.float32)
        images = changed.reshape(-1, 28, 28)
        answers = network.logits_of_ink(images).argmax(axis=1)
        return images, answers, answers != answer if target is None else answers == target

    strengths = np.arange(1, _SCAN_STEPS + 1) / _SCAN_STEPS
    images, answers, hits = fooled(strengths)
    if not hits.any():
        return None
    first = int(hits.argmax())
    low, high = first / _SCAN_STEPS, float(strengths[first])
    best, other = images[first], int(answers[first])
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        images, answers, hits = fooled(np.array([middle]))
        if hits[0]:
            high, best, other = middle, images[0], int(answers[0])
        else:
            low = middle
    best = best.copy()
    for array in (ink, best):
        array.flags.writeable = False
    return FoolingChange(ink, best, answer, other)
