"""Scene of an MLP: units that light up, what they look for, and what the winner adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.contributions import contributions
from mnist_draw.inside.digit_strips import digit_image, scores, winner
from mnist_draw.inside.visible import pictures
from trainer.network.numpy_layers import Linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.inside.scene import Pictures, Strip, Watch
    from mnist_draw.inside.steady import Steady
    from mnist_draw.predict.observation import Observation
    from trainer.network.numpy_layers import Array

# Pictures of weights that a class can take in.
_GLANCE = 10


def strips(observation: Observation, watch: Watch, steady: Steady) -> Iterator[Strip]:
    """Units of each hidden layer, weights of the first, votes of the last, and the sums."""
    recipe = observation.prediction.snapshot.recipe
    yield digit_image(observation, watch)
    for number, units in enumerate(recipe.hidden_units, 1):
        output = f"{recipe.activation}{number}"
        yield _units(observation, watch, output, units)
        if number == 1:
            yield _weights(observation, watch, steady, output)
    yield _votes(observation, watch, output, units)
    yield from contributions(observation, watch, output)
    yield scores(observation, watch, output)


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


def _weights(observation: Observation, watch: Watch, steady: Steady, output: str) -> Pictures:
    """Weights of the strongest units of the first hidden layer.

    The strongest are those that add most to the winner or, where other layers come between, those
    with the largest values.
    """
    key = "linear1 weights"
    layers, values = observation.network.layers, observation.values()
    layer = layers["linear1"]
    assert isinstance(layer, Linear)

    def strongest(ranks: slice) -> tuple[int, ...]:
        strengths = values[output]
        if "linear2" not in layers and winner(observation) is not None:
            strengths = _products(observation, output)
        return steady.strongest(key, np.abs(strengths), ranks)

    return pictures(
        watch,
        key,
        (len(layer.weight), 28, 28),
        lambda: layer.weight,
        strongest=strongest if values else None,
        content="weights",
        layer="linear1",
        shape=layer.weight.shape,
        unit_of="picture",
        glance=_GLANCE,
    )


def _votes(observation: Observation, watch: Watch, output: str, units: int) -> Pictures:
    """What each unit of the last hidden layer adds to the winner."""
    digit = winner(observation)
    return pictures(
        watch,
        "logits evidence",
        (units, 1, 1),
        (lambda: _products(observation, output)) if digit is not None else None,
        content="evidence",
        layer=output,
        shape=(units,),
        unit_of="picture",
        inputs_of=() if digit is None else (digit,),
        classes=observation.classes,
    )


def _products(observation: Observation, output: str) -> Array:
    """Values of the last hidden layer times their weights for the winner."""
    layer, digit = observation.network.layers["logits"], winner(observation)
    assert isinstance(layer, Linear)
    assert digit is not None
    products: Array = observation.values()[output] * layer.weight[digit]
    return products
