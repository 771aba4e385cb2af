"""Scene of a CNN: each block's kernels and feature maps, and where the evidence comes from.

A block, which is a convolution and what follows up to the next one, has one strip of maps: its
output, which the next block reads. The pane of a unit's sum shows the value before activation and
pooling for any pixel; a strip of them beside each output would double the column of strips.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.contributions import contributions
from mnist_draw.inside.digit_strips import digit_image, marked, scores, winner
from mnist_draw.inside.visible import pictures
from trainer.network.numpy_layers import BatchNorm, Convolution, Linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.inside.scene import Pictures, Strip, Watch
    from mnist_draw.inside.steady import Steady
    from mnist_draw.predict.observation import Observation
    from trainer.network.numpy_layers import Array


# Kernels of a deeper layer that a class can take in.
_GLANCE = 8
# Side of maps that have more pixels inside than at the border.
_BORDERED = 7


def strips(observation: Observation, watch: Watch, steady: Steady) -> Iterator[Strip]:
    """Kernels and maps of each block, evidence by position and by map, and the sums."""
    recipe = observation.prediction.snapshot.recipe
    last = len(recipe.convolutions)
    side = 28
    yield digit_image(observation, watch)
    for number, layer in enumerate(recipe.convolutions, 1):
        side = -(-side // layer.stride) // layer.pool
        pooled_last = layer.pool > 1 and recipe.activation == "gelu"
        output = f"pool{number}" if pooled_last else f"{recipe.activation}{number}"
        digits = recipe.head == "average" and number == last
        if number == 1:
            chosen = None
            yield _first_kernels(observation, watch)
        else:
            if digits and output not in watch.chosen:
                chosen = winner(observation) or 0
            else:
                chosen = _chosen(observation, watch, steady, output, number, layer.channels)
            yield _kernels(observation, watch, steady, number, chosen)
        shape = (layer.channels, side, side)
        yield _maps(
            observation, watch, output, shape, chosen, observation.classes if digits else ()
        )
    if recipe.head == "linear":
        if side > 1:
            yield _evidence(observation, watch, output, shape)
        yield from contributions(observation, watch, output, of_maps=True)
    yield scores(observation, watch, output)


def _chosen(
    observation: Observation, watch: Watch, steady: Steady, output: str, number: int, maps: int
) -> int:
    """The map that the user chose, or else the one that varies most.

    The largest mean would find maps that are bright everywhere, whatever the drawing; the border
    of large maps is left out, as the padding around it may look like the edge of a stroke.
    """
    if output in watch.chosen:
        # It may have been chosen in another network.
        return min(watch.chosen[output], maps - 1)
    values = observation.values().get(output)
    if values is None or watch.hidden.issuperset((output, _key(number))):
        return 0
    inner = values if values.shape[-1] < _BORDERED else values[:, 1:-1, 1:-1]
    return steady.choice(output, inner.var(axis=(1, 2)))


def _key(number: int) -> str:
    return f"conv{number} kernels"


def _maps(
    observation: Observation,
    watch: Watch,
    output: str,
    shape: tuple[int, int, int],
    chosen: int | None,
    labels: tuple[str, ...],
) -> Pictures:
    values = observation.values()
    return pictures(
        watch,
        output,
        shape,
        (lambda: values[output]) if values else None,
        content="maps",
        layer=output,
        labels=labels,
        classes=observation.classes,
        marked=() if chosen is None else (chosen,),
        unit_of="pixel",
    )


def _first_kernels(observation: Observation, watch: Watch) -> Pictures:
    """The kernels of the first block, one for each map: its only input is the drawing."""
    weight, factor = _weights(observation, 1)
    return pictures(
        watch,
        _key(1),
        (len(weight), *weight.shape[2:]),
        lambda: weight * factor[:, None, None, None],
        content="kernels",
        layer="conv1",
    )


def _kernels(
    observation: Observation, watch: Watch, steady: Steady, number: int, chosen: int
) -> Pictures:
    """The strongest kernels of the chosen map, which has one for each map that it reads."""
    key = _key(number)
    weight, factor = _weights(observation, number)
    kernels = weight[chosen]
    return pictures(
        watch,
        key,
        kernels.shape,
        lambda: kernels * factor[chosen],
        strongest=lambda ranks: steady.strongest(
            f"{key} {chosen}", np.square(kernels).sum(axis=(1, 2)), ranks
        ),
        content="kernels",
        layer=f"conv{number}",
        shape=weight.shape,
        inputs_of=(chosen,),
        glance=_GLANCE,
    )


def _weights(observation: Observation, number: int) -> tuple[Array, Array]:
    """Weights of a convolution, and what batch normalisation multiplies them by.

    Their product is what the inputs meet, as in the sum of a unit.
    """
    layers = observation.network.layers
    convolution, norm = layers[f"conv{number}"], layers.get(f"norm{number}")
    assert isinstance(convolution, Convolution)
    weight = convolution.weight
    factor = norm.factor if isinstance(norm, BatchNorm) else np.ones(len(weight), np.float32)
    return weight, factor


def _evidence(
    observation: Observation, watch: Watch, output: str, shape: tuple[int, int, int]
) -> Pictures:
    """Evidence for each digit by position: weights times values, summed over the maps."""
    layer = observation.network.layers["logits"]
    assert isinstance(layer, Linear)
    weights = layer.weight.reshape(len(layer.weight), *shape)
    values = observation.values()
    return pictures(
        watch,
        "logits evidence",
        (len(weights), *shape[1:]),
        (lambda: np.einsum("dmrc,mrc->drc", weights, values[output])) if values else None,
        content="evidence",
        layer="logits",
        labels=observation.classes,
        classes=observation.classes,
        marked=marked(observation),
        unit_of="picture",
    )
