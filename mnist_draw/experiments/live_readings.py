"""Observer of predictions: the networks of an experiment read the drawing while they learn.

Runs in the prediction thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation
    from trainer.network.forward import NumpyNetwork
    from trainer.network.weights import WeightSnapshot


@dataclass(frozen=True, slots=True)
class Reading:
    """What one network reads in the drawing.

    Attributes:
        answer: Name of the most probable class.
        probability: Its probability, [0, 1].
    """

    answer: str
    probability: float


@dataclass(frozen=True, slots=True)
class Readings:
    """What all networks of an experiment read.

    Attributes:
        each: One for each training; None before its first snapshot, for a blank canvas, and where
            a probability is not a number.
        blank: Whether there is no drawing.
    """

    each: tuple[Reading | None, ...]
    blank: bool


class LiveReadings:
    """The observer for the latest snapshot of each training."""

    def __init__(self, readers: tuple[Reader | None, ...]) -> None:
        """Args: readers: One for each training; None before its first snapshot."""
        self._readers = readers

    @classmethod
    def before(cls, trainings: int) -> LiveReadings:
        """The observer before the first snapshot."""
        return cls((None,) * trainings)

    def changed(self, index: int, snapshot: WeightSnapshot) -> LiveReadings:
        """The observer with a newer snapshot of one training."""
        readers = list(self._readers)
        readers[index] = Reader(snapshot)
        return LiveReadings(tuple(readers))

    def __call__(self, observation: Observation) -> Iterator[Readings]:
        image = observation.digit_image
        if image is None:
            yield Readings((None,) * len(self._readers), blank=True)
            return
        yield Readings(
            tuple(None if reader is None else reader.read(image) for reader in self._readers),
            blank=False,
        )


class Reader:
    """Reads images with one snapshot; builds its network when it is first needed."""

    def __init__(self, snapshot: WeightSnapshot) -> None:
        self._snapshot = snapshot
        self._network: NumpyNetwork | None = None

    def read(self, image: NDArray[np.uint8]) -> Reading | None:
        """What it reads in an image: uint8, shape (28, 28)."""
        if self._network is None:
            self._network = self._snapshot.network
        probabilities = self._network.probabilities(self._network.logits(image[None])[0])
        if not np.isfinite(probabilities).all():
            return None
        best = int(probabilities.argmax())
        return Reading(self._snapshot.recipe.classes[best], float(probabilities[best]))
