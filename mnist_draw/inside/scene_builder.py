"""Builds the scene of a prediction, for every kind of network; an observer of predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside import convolution_scene, dense_scene, linear_scene, recurrent_scene
from mnist_draw.inside.digit_strips import winner
from mnist_draw.inside.scene import Scene
from mnist_draw.inside.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.inside.scene import Strip, Watch
    from mnist_draw.predict.observation import Observation
    from trainer.recipe.groups.network import Model


def observe(
    observation: Observation, watch: Watch, steady: Steady | None = None
) -> Iterator[Scene]:
    """Yields the scene once.

    Args:
        observation: The prediction.
        watch: What the user looks at.
        steady: Of the view that shows the scenes; None for a single scene.
    """
    model = observation.prediction.snapshot.recipe.model
    # Weights that overflow give infinite or undefined values, as they do in the prediction.
    with np.errstate(over="ignore", invalid="ignore"):
        strips = tuple(_strips(model, observation, watch, steady or Steady()))
    yield Scene(model, strips, winner(observation), watch.hidden)


def _strips(
    model: Model, observation: Observation, watch: Watch, steady: Steady
) -> Iterator[Strip]:
    match model:
        case "linear":
            return linear_scene.strips(observation, watch)
        case "mlp":
            return dense_scene.strips(observation, watch, steady)
        case "cnn":
            return convolution_scene.strips(observation, watch, steady)
        case "rnn" | "lstm" | "gru":
            return recurrent_scene.strips(observation, watch)
