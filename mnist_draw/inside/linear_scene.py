"""Scene of a linear network: what each digit looks for, and where the evidence comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.visible import pictures
from trainer.network.numpy_layers import Linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.inside.scene import Strip, Watch
    from mnist_draw.predict.observation import Observation

_DIGITS = tuple(map(str, range(10)))


def strips(observation: Observation, watch: Watch) -> Iterator[Strip]:
    """Weights of each digit, weights times drawing, and the ten sums."""
    layer = observation.network.layers["logits"]
    assert isinstance(layer, Linear)
    weights = layer.weight.reshape(10, 28, 28)
    values = observation.values()
    logits = values.get("logits")
    marked = () if logits is None else (int(logits.argmax()),)
    yield pictures(
        watch,
        "logits weights",
        weights,
        content="weights",
        layer="logits",
        shape=layer.weight.shape,
        labels=_DIGITS,
        marked=marked,
        unit_of="picture",
    )
    evidence = weights * values["pixels"] if values else np.zeros((0, 28, 28), np.float32)
    yield pictures(
        watch,
        "logits evidence",
        evidence,
        content="evidence",
        layer="logits",
        shape=layer.weight.shape,
        labels=_DIGITS if values else (),
        marked=marked,
        unit_of="picture",
    )
