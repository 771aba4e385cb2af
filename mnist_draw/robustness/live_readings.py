"""Observer of predictions: what three networks read in the drawing, changed by one amount.

Runs in the prediction thread; one item a prediction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.recipe.classes import DIGITS
from trainer.robustness.changes import directions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation
    from trainer.network.forward import NumpyNetwork
    from trainer.recipe.classes import Classes
    from trainer.robustness.changes import Change


@dataclass(frozen=True, slots=True)
class LiveAnswer:
    """What one network reads.

    Attributes:
        name: Name of the most probable class; "?" if a probability is no number.
        probability: Its probability, [0, 1].
        turned: Whether it is another one than for the unchanged drawing.
    """

    name: str
    probability: float
    turned: bool


@dataclass(frozen=True, slots=True, eq=False)
class LiveReadings:
    """The changed drawing, and what each network reads in it.

    Attributes:
        image: uint8, shape (28, 28); None for a blank canvas.
        answers: One a network, that in use last; None for a blank canvas.
    """

    image: NDArray[np.uint8] | None
    answers: tuple[LiveAnswer | None, ...]


class LiveReader:
    """The observer for given networks and one change."""

    def __init__(self, networks: tuple[NumpyNetwork, ...], change: Change, amount: float) -> None:
        """Keep what to read.

        Args:
            networks: Networks that read digits; the network in use is added.
            change: What is done to the framed drawing.
            amount: To the right, clockwise, or thicker if it is positive.
        """
        self._networks = networks
        self._distortion = directions(change, amount)[0]

    def __call__(self, observation: Observation) -> Iterator[LiveReadings]:
        image = observation.digit_image
        networks = [*((network, DIGITS) for network in self._networks)]
        networks.append((observation.network, observation.classes))
        if image is None:
            yield LiveReadings(None, (None,) * len(networks))
            return
        changed = self._distortion.apply(image)
        both = np.stack([image, changed])
        yield LiveReadings(changed, tuple(_answer(*each, both) for each in networks))


def _answer(network: NumpyNetwork, classes: Classes, both: NDArray[np.uint8]) -> LiveAnswer:
    """Answer for the second of two images: uint8, shape (2, 28, 28)."""
    before, now = network.probabilities(network.logits(both))
    if not np.isfinite(now).all():
        return LiveAnswer("?", 0.0, turned=False)
    best = int(now.argmax())
    return LiveAnswer(classes[best], float(now[best]), turned=best != int(before.argmax()))
