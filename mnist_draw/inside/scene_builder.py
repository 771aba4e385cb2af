"""Builds the scene of a prediction, for every kind of network; an observer of predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside import convolution_scene, dense_scene, linear_scene, recurrent_scene
from mnist_draw.inside.digit_strips import winner
from mnist_draw.inside.scene import Scene
from trainer.recipe.recipes import RECURRENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mnist_draw.inside.scene import Strip, Watch
    from mnist_draw.predict.observation import Observation

_STRIPS: dict[str, Callable[[Observation, Watch], Iterator[Strip]]] = {
    "linear": linear_scene.strips,
    "mlp": dense_scene.strips,
    "cnn": convolution_scene.strips,
    **dict.fromkeys(RECURRENT, recurrent_scene.strips),
}


def observe(observation: Observation, watch: Watch) -> Iterator[Scene]:
    """Yields the scene once.

    Args:
        observation: The prediction.
        watch: What the user looks at.
    """
    model = observation.prediction.snapshot.recipe.model
    # Weights that overflow give infinite or undefined values, as they do in the prediction.
    with np.errstate(over="ignore", invalid="ignore"):
        strips = tuple(_STRIPS[model](observation, watch))
    yield Scene(model, strips, winner(observation), watch.hidden)
