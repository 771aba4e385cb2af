"""Recipes of any network, for property tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from trainer.recipe.combinations import RECURRENT
from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Sequence

FEEDFORWARD = ("linear", "mlp", "cnn")


@st.composite
def recipes(draw: st.DrawFn, models: Sequence[str] = FEEDFORWARD + RECURRENT) -> Recipe:
    """Any network that a recipe can describe, kept small enough to build in a moment."""
    model = draw(st.sampled_from(models))
    units = {"linear": 0, "mlp": draw(st.integers(1, 4))}.get(model, 1 if model != "cnn" else 0)
    layers, side = [], 28
    for _ in range(draw(st.integers(1, 4)) if model == "cnn" else 0):
        layer = Convolution(
            draw(st.integers(1, 12)),
            draw(st.sampled_from([1, 3, 5, 7, 9])),
            draw(st.integers(1, 4)),
            draw(st.integers(1, 4)),
        )
        left = -(-side // layer.stride) // layer.pool
        if left >= 1:
            layers.append(layer)
            side = left
    head = draw(st.sampled_from(["linear", "average"]))
    if model == "cnn" and head == "average":
        # Its last layer has a map for each digit.
        layers.append(Convolution(10, 3))
    fields: dict[str, Any] = {
        "model": model,
        "hidden_units": tuple(draw(st.integers(1, 40)) for _ in range(units)),
        "convolutions": tuple(layers),
        "batch_norm": draw(st.booleans()),
        "head": head,
        "activation": draw(st.sampled_from(["relu", "sigmoid", "tanh", "gelu"])),
        "dropout": draw(st.sampled_from([0.0, 0.5])),
        "pixels": draw(st.sampled_from(["unit", "symmetric", "standard"])),
    }
    return Recipe(**fields)
