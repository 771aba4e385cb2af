"""Scene of a linear network: what each digit looks for, and where the evidence comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.inside.digit_strips import (
    digit_image,
    marked,
    runner_up,
    scores,
    winner,
)
from mnist_draw.inside.visible import pictures
from trainer.network.numpy_layers import Linear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mnist_draw.inside.scene import Strip, Watch
    from mnist_draw.predict.observation import Observation


def strips(observation: Observation, watch: Watch) -> Iterator[Strip]:
    """Weights of each digit, weights times drawing, why not the runner-up, and the sums.

    The evidence shows all summands at once: no single one of 784 pixels matters enough to be named.
    """
    layer = observation.network.layers["logits"]
    assert isinstance(layer, Linear)
    weights = layer.weight
    values = observation.values()
    about_all: dict[str, Any] = {
        "layer": "logits",
        "shape": weights.shape,
        "labels": observation.classes,
        "classes": observation.classes,
        "marked": marked(observation),
        "unit_of": "picture",
    }
    yield digit_image(observation, watch)
    yield pictures(
        watch,
        "logits weights",
        (len(weights), 28, 28),
        lambda: weights,
        content="weights",
        **about_all,
    )
    yield pictures(
        watch,
        "logits evidence",
        (len(weights), 28, 28),
        (lambda: weights * values["flat"]) if values else None,
        content="evidence",
        **about_all,
    )
    first, second = winner(observation), runner_up(observation)
    yield pictures(
        watch,
        "logits lead evidence",
        (1, 28, 28),
        (lambda: (weights[first] - weights[second]) * values["flat"])
        if first is not None and second is not None
        else None,
        content="evidence",
        layer="logits",
        shape=(28, 28),
        inputs_of=() if first is None else (first,),
        minus=() if second is None else (second,),
        classes=observation.classes,
    )
    yield scores(observation, watch, "flat")
