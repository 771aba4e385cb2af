"""Recipes of the five small networks of the window "Five networks", one of each kind.

All five learn from the same images, none of which is moved or turned: what a moved drawing does to
a network comes from its kind, not from its training.
"""

from __future__ import annotations

from typing import Final

from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe

_LINEAR = Recipe(
    name="small-linear",
    title="Small linear network",
    source="Our own: one weight for each pixel and digit, small enough to come with the app.",
    model="linear",
    hidden_units=(),
    epochs=4,
    batch_size=128,
    optimiser="adam",
    learning_rate=0.003,
    schedule="one-cycle",
    # Distributed weights must not depend on the processor that trained them.
    mixed_precision=False,
)

RECIPES: Final[dict[str, Recipe]] = {
    recipe.model: recipe
    for recipe in (
        _LINEAR,
        _LINEAR.with_changes(
            name="small-mlp",
            title="Small MLP",
            source="Our own: one hidden layer of 48 units, small enough to come with the app.",
            model="mlp",
            hidden_units=(48,),
            epochs=6,
        ),
        _LINEAR.with_changes(
            name="small-cnn",
            title="Small CNN",
            source="Our own: three narrow convolutions, small enough to come with the app.",
            model="cnn",
            convolutions=(
                Convolution(12, 5, stride=2, pool=2),
                Convolution(24, 3),
                Convolution(32, 3, pool=2),
            ),
            batch_norm=True,
            epochs=4,
            learning_rate=0.01,
        ),
        _LINEAR.with_changes(
            name="small-rnn",
            title="Small RNN",
            source="Our own: reads row by row with 96 units, small enough to come with the app.",
            model="rnn",
            hidden_units=(96,),
            epochs=6,
        ),
        _LINEAR.with_changes(
            name="small-lstm",
            title="Small LSTM",
            source="Our own: reads row by row with 56 cells, small enough to come with the app.",
            model="lstm",
            hidden_units=(56,),
            epochs=6,
            learning_rate=0.006,
        ),
    )
}
"""Recipes by kind of network, in the order of the window's columns."""
