"""Scene of a recurrent network: the drawing read row by row, and the prediction after each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.inside.scene import Rows
from mnist_draw.inside.visible import finite_range, window
from trainer.network.numpy_layers import Linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mnist_draw.inside.scene import Strip, Watch
    from mnist_draw.predict.observation import Observation

_LAYER = "states"


def strips(observation: Observation, watch: Watch) -> Iterator[Strip]:
    """Rows, hidden states and predictions; without rows for a blank canvas or a hidden strip."""
    logits = observation.network.layers["logits"]
    assert isinstance(logits, Linear)
    total = logits.weight.shape[1]
    values = observation.values()
    visible = window(watch, _LAYER, total)
    if not values or visible.start == visible.stop:
        nothing = np.zeros((0, 0), np.float32)
        yield Rows(
            _LAYER,
            _LAYER,
            nothing,
            nothing,
            nothing,
            visible.start,
            total,
            np.nan,
            np.nan,
            classes=observation.classes,
        )
        return
    states = values[_LAYER]
    # Weights that overflow give infinite or undefined values, as they do in the prediction.
    with np.errstate(over="ignore", invalid="ignore"):
        probabilities = observation.network.probabilities(logits(states))
    # The same numbers to the last bit as on the rest of the screen: a product with 28 rows rounds
    # unlike one with a single row.
    probabilities[-1] = observation.prediction.probabilities
    low, high, undefined = finite_range(states)
    yield Rows(
        key=_LAYER,
        layer=_LAYER,
        image=values["pixels"][0],
        states=states[:, visible],
        probabilities=probabilities,
        first=visible.start,
        total=total,
        low=low,
        high=high,
        undefined=undefined,
        decided=_decided(probabilities),
        classes=observation.classes,
    )


def _decided(probabilities: NDArray[np.float32]) -> int | None:
    """First row after which the most probable digit is the final one, and stays so."""
    if not np.isfinite(probabilities[-1]).all():
        return None
    # An undefined row has no most probable digit.
    digits = np.where(np.isfinite(probabilities).all(axis=1), probabilities.argmax(axis=1), -1)
    others = np.flatnonzero(digits != digits[-1])
    return int(others[-1]) + 1 if others.size else 0
