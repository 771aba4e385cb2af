"""What a logit adds up: the strongest summands of the winner, and of its lead over the runner-up.

Adding a number to all logits changes no probability, so that only differences decide: the
second strip says why the answer is 7 and not 1.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.digit_strips import runner_up, winner
from mnist_draw.inside.scene import Contribution, Contributions
from trainer.network.numpy_layers import Linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mnist_draw.inside.scene import Unit, Watch
    from mnist_draw.predict.observation import Observation
    from trainer.network.numpy_layers import Array

DEFAULT_STRONGEST = 6
"""Summands shown of a strip that has not been on the screen yet."""


def contributions(
    observation: Observation, watch: Watch, source: str, *, of_maps: bool = False
) -> Iterator[Contributions]:
    """Two strips: the winner's sum, and its lead: that sum minus the runner-up's.

    Args:
        observation: The prediction.
        watch: What the user looks at.
        source: Layer of the inputs of the logits, before `Flatten`.
        of_maps: Whether all products of a feature map are one summand.
    """
    digit, rival = winner(observation), runner_up(observation)
    for key, minus in ("logits sum", None), ("logits lead", rival):
        if digit is None:
            nothing = math.nan
            yield Contributions(key, "logits", (), source, (), 0.0, 0, nothing, nothing)
        else:
            yield _sum(observation, watch, key, source, digit, minus, of_maps=of_maps)


def _sum(
    observation: Observation,
    watch: Watch,
    key: str,
    source: str,
    digit: int,
    rival: int | None,
    *,
    of_maps: bool,
) -> Contributions:
    layer = observation.network.layers["logits"]
    assert isinstance(layer, Linear)
    values = observation.values()
    weights, bias, total = layer.weight[digit], layer.bias[digit], values["logits"][digit]
    if rival is not None:
        weights = weights - layer.weight[rival]
        bias = bias - layer.bias[rival]
        total = total - values["logits"][rival]
    inputs = values[source]
    strongest: tuple[Contribution, ...] = ()
    count = len(inputs) if of_maps else inputs.size
    others = float(total) - float(bias)
    if key not in watch.hidden:
        products = (weights.reshape(inputs.shape) * inputs).astype(np.float64)
        summands = products.reshape(count, -1).sum(axis=1)
        strongest = tuple(
            Contribution((int(index),), math.nan, math.nan, float(summands[index]))
            if of_maps
            else _product(int(index), inputs, weights, float(summands[index]))
            for index in _largest(summands, watch.fitting.get(key, DEFAULT_STRONGEST))
        )
        others = float(summands.sum()) - math.fsum(each.product for each in strongest)
    return Contributions(
        key=key,
        layer="logits",
        unit=(digit,),
        source=source,
        strongest=strongest,
        others=others,
        others_count=count - len(strongest),
        bias=float(bias),
        total=float(total),
        minus=() if rival is None else (rival,),
        classes=observation.classes,
    )


def _product(index: int, inputs: Array, weights: Array, product: float) -> Contribution:
    unit: Unit = tuple(map(int, np.unravel_index(index, inputs.shape)))
    return Contribution(unit, float(inputs[unit]), float(weights[index]), product)


def _largest(summands: NDArray[np.float64], most: int) -> NDArray[np.intp]:
    """Indices of the summands of largest size, largest first; zeros are left out."""
    sizes = np.abs(summands)
    count = min(most, int(np.count_nonzero(sizes)))
    candidates = np.argpartition(-sizes, max(0, count - 1))[:count]
    return candidates[np.argsort(-sizes[candidates], kind="stable")]
