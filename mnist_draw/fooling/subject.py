"""Observer of predictions: the drawing and the network of the newest one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation
    from trainer.ink.pen import Stroke
    from trainer.network.forward import NumpyNetwork
    from trainer.recipe.classes import Classes


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What an experiment on the drawing starts from.

    Attributes:
        image: The framed drawing: uint8, shape (28, 28), read-only; None for a blank canvas.
        strokes: Its visible strokes; None where the ink has other sources.
        network: The network in use.
        classes: Names of its classes.
    """

    image: NDArray[np.uint8] | None
    strokes: tuple[Stroke, ...] | None
    network: NumpyNetwork
    classes: Classes


def observe_subject(observation: Observation) -> Iterator[Subject]:
    """Yield the subject of one prediction, in the prediction thread."""
    yield Subject(
        observation.digit_image,
        observation.request.strokes,
        observation.network,
        observation.classes,
    )
