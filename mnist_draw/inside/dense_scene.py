"""Scene of an MLP: units that light up, what they look for, and what the winner adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.contributions import contributions
from mnist_draw.inside.digit_strips import digit_image, logits
from mnist_draw.inside.visible import pictures
from trainer.network.numpy_layers import Linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.inside.scene import Pictures, Strip, Watch
    from mnist_draw.predict.observation import Observation


def strips(observation: Observation, watch: Watch) -> Iterator[Strip]:
    """Units of each hidden layer after activation, weights of the first, and the ten sums."""
    recipe = observation.prediction.snapshot.recipe
    yield digit_image(observation, watch)
    for number, units in enumerate(recipe.hidden_units, 1):
        output = f"{recipe.activation}{number}"
        yield _units(observation, watch, output, units)
        if number == 1:
            yield _weights(observation, watch, output)
    yield from contributions(observation, watch, output)
    yield logits(observation, watch)


def _units(observation: Observation, watch: Watch, output: str, units: int) -> Pictures:
    values = observation.values()
    return pictures(
        watch,
        output,
        (units, 1, 1),
        (lambda: values[output]) if values else None,
        content="units",
        layer=output,
        shape=(units,),
        unit_of="picture",
    )


def _weights(observation: Observation, watch: Watch, output: str) -> Pictures:
    """Weights of the first hidden layer, those of the units with the largest values first."""
    layer = observation.network.layers["linear1"]
    assert isinstance(layer, Linear)
    values = observation.values()
    return pictures(
        watch,
        "linear1 weights",
        (len(layer.weight), 28, 28),
        lambda: layer.weight,
        order=(lambda: np.argsort(-np.abs(values[output]), kind="stable")) if values else None,
        content="weights",
        layer="linear1",
        shape=layer.weight.shape,
        unit_of="picture",
    )
