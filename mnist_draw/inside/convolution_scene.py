"""Scene of a CNN: each block's kernels and feature maps, and where the evidence comes from.

A block, which is a convolution and what follows up to the next one, has one strip of maps: its
output, which the next block reads. The pane of a unit's sum shows the value before activation and
pooling for any pixel; a strip of them beside each output would double the column of strips.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.contributions import contributions
from mnist_draw.inside.digit_strips import DIGITS, digit_image, logits, marked, winner
from mnist_draw.inside.visible import pictures, window
from trainer.network.numpy_layers import BatchNorm, Convolution, Linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.inside.scene import Pictures, Strip, Watch
    from mnist_draw.predict.observation import Observation
    from trainer.network.numpy_layers import Array


def strips(observation: Observation, watch: Watch) -> Iterator[Strip]:
    """Kernels and maps of each block, evidence by position and by map, and the ten sums."""
    recipe = observation.prediction.snapshot.recipe
    last = len(recipe.convolutions)
    side = 28
    yield digit_image(observation, watch)
    for number, layer in enumerate(recipe.convolutions, 1):
        side = -(-side // layer.stride) // layer.pool
        pooled_last = layer.pool > 1 and recipe.activation == "gelu"
        output = f"pool{number}" if pooled_last else f"{recipe.activation}{number}"
        shape = (layer.channels, side, side)
        digits = recipe.head == "average" and number == last
        chosen = _chosen(observation, watch, number, output, shape[0], digits=digits)
        yield _kernels(observation, watch, f"conv{number}", chosen)
        yield _maps(observation, watch, output, shape, chosen, DIGITS if digits else ())
    if recipe.head == "linear":
        if side > 1:
            yield _evidence(observation, watch, output, shape)
        yield from contributions(observation, watch, output, of_maps=True)
    yield logits(observation, watch)


def _chosen(
    observation: Observation, watch: Watch, number: int, output: str, maps: int, *, digits: bool
) -> int | None:
    """The map whose kernels are shown; None for the first block, which shows those of all maps.

    Unless the user chose one: the winner's, where each digit has a map, otherwise the map that
    varies most. Its mean would find maps that are bright everywhere, whatever the drawing.
    """
    if number == 1:
        return None
    values = observation.values().get(output)
    if output in watch.chosen:
        return min(max(0, watch.chosen[output]), maps - 1)
    if digits:
        return winner(observation) or 0
    visible = window(watch, f"conv{number} kernels", 1)
    if values is None or visible.start == visible.stop:
        return 0
    return int(values.reshape(maps, -1).var(axis=1).argmax())


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
        marked=() if chosen is None else (chosen,),
        unit_of="pixel",
    )


def _kernels(observation: Observation, watch: Watch, name: str, chosen: int | None) -> Pictures:
    """Kernels of the chosen map, one for each input map, or the first layer's kernels."""
    layers = observation.network.layers
    convolution = layers[name]
    assert isinstance(convolution, Convolution)
    norm = layers.get(name.replace("conv", "norm"))
    outputs, inputs, side, _ = convolution.weight.shape

    def kernels() -> Array:
        kernels = convolution.weight[chosen if chosen is not None else slice(None)]
        if isinstance(norm, BatchNorm):
            # As in a unit's sum: these are the weights that the input maps meet.
            factor = norm.factor[chosen if chosen is not None else slice(None)]
            kernels = kernels * np.expand_dims(factor, (-1, -2, -3))
        return kernels

    return pictures(
        watch,
        f"{name} kernels",
        (outputs if chosen is None else inputs, side, side),
        kernels,
        content="kernels",
        layer=name,
        shape=convolution.weight.shape,
        inputs_of=() if chosen is None else (chosen,),
    )


def _evidence(
    observation: Observation, watch: Watch, output: str, shape: tuple[int, int, int]
) -> Pictures:
    """Evidence for each digit by position: weights times values, summed over the maps."""
    layer = observation.network.layers["logits"]
    assert isinstance(layer, Linear)
    weights = layer.weight.reshape(10, *shape)
    values = observation.values()
    return pictures(
        watch,
        "logits evidence",
        (10, *shape[1:]),
        (lambda: np.einsum("dmrc,mrc->drc", weights, values[output])) if values else None,
        content="evidence",
        layer="logits",
        shape=weights.shape,
        labels=DIGITS,
        marked=marked(observation),
        unit_of="picture",
    )
