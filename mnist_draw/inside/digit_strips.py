"""Strips that every network has: the digit image that goes in, the ten logits that come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.scene import Scores
from mnist_draw.inside.visible import pictures
from trainer.network.numpy_layers import Linear

if TYPE_CHECKING:
    from mnist_draw.inside.scene import Pictures, Watch
    from mnist_draw.predict.observation import Observation


def winner(observation: Observation) -> int | None:
    """The most probable digit; None for a blank canvas and for undefined probabilities."""
    probabilities = observation.prediction.probabilities
    if probabilities is None or not np.isfinite(probabilities).all():
        return None
    return int(probabilities.argmax())


def runner_up(observation: Observation) -> int | None:
    """The second most probable digit; None where there is no winner."""
    first = winner(observation)
    if first is None:
        return None
    # Logits, because small probabilities underflow to equal zeros.
    logits = observation.values()["logits"].copy()
    logits[first] = -np.inf
    others = np.delete(np.arange(len(logits)), first)
    return int(others[logits[others].argmax()])


def marked(observation: Observation) -> tuple[int, ...]:
    """The winner, for `Pictures.marked`."""
    digit = winner(observation)
    return () if digit is None else (digit,)


def digit_image(observation: Observation, watch: Watch) -> Pictures:
    """The digit image as the network receives it, on the scale of its pixels."""
    values = observation.values()
    return pictures(
        watch,
        "image",
        (1, 28, 28),
        (lambda: values["pixels"]) if values else None,
        content="image",
        layer="pixels",
        shape=(28, 28),
        unit_of="pixel",
    )


def scores(observation: Observation, watch: Watch, source: str) -> Scores:
    """The logits, with the summands for and against each class.

    Args:
        observation: The prediction.
        watch: What the user looks at.
        source: Layer of the inputs of the logits, before `Flatten`.
    """
    key = "logits"
    values = observation.values()
    if not values or key in watch.hidden:
        return Scores(key, key, (), (), (), winner(observation), observation.classes)
    layer, inputs = observation.network.layers[key], values[source]
    if isinstance(layer, Linear):
        products = layer.weight * inputs.ravel()
        bias = layer.bias
    else:
        # The mean of each map.
        products = inputs.reshape(len(inputs), -1) / np.float32(inputs[0].size)
        bias = np.zeros(len(inputs), np.float32)
    gains = np.maximum(products, 0).sum(axis=1) + np.maximum(bias, 0)
    losses = np.minimum(products, 0).sum(axis=1) + np.minimum(bias, 0)
    return Scores(
        key,
        key,
        tuple(gains.tolist()),
        tuple(losses.tolist()),
        tuple(values[key].tolist()),
        winner(observation),
        observation.classes,
    )
