"""Short texts of the fields in which two recipes differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mnist_draw.recipe.differences import differences
from tests.mnist_draw.networks import TINY
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"batch_size": 16, "hidden_units": (64,)}, "64 units, batch 16"),
        ({"model": "linear", "hidden_units": ()}, "Linear"),
        ({"hidden_units": (128, 64), "epochs": 5}, "128-64 units, 5 epochs"),
        ({"optimiser": "sgd", "momentum": 0.9, "nesterov": True}, "SGD, momentum 0.9, Nesterov"),
        ({"learning_rate": 1e-05}, "learning rate 1e-05"),
        ({"rotation": 10.0}, "rotation 10°"),
        ({"epochs": 1, "hidden_units": (1,)}, "1 unit, 1 epoch"),
        ({"evaluations_per_epoch": 1, "batch_size": 1}, "batch 1, 1 validation per epoch"),
        ({"left_out_writers": ("Anna", "Ben")}, "without drawings by Anna, Ben"),
        ({"momentum": 0.5}, ""),
        ({"name": "other", "title": "Other", "seed": 9}, ""),
    ],
)
def test_differences_are_short_texts(changes: dict[str, object], text: str) -> None:
    assert differences(TINY.with_changes(**changes), TINY) == text


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_every_field_has_a_text_for_its_difference(recipe: Recipe) -> None:
    text = differences(recipe, TINY)
    assert text
    assert not set("{}_") & set(text)
