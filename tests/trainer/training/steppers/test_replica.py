from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.engine import QUICK, SMALL_CNN
from tests.trainer.training.steppers.cpu_recipes import SPLIT_RECIPES
from trainer.recipe.presets import PRESETS
from trainer.training.steppers.batch_halves import splits_batches

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

SMALL_PRESETS = {"mlp", "keras-mlp-dropout", "keras-mlp-exercise", "pytorch-linear"}


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_batches_of_all_but_small_presets_are_split(recipe: Recipe) -> None:
    assert splits_batches(recipe) == (recipe.name not in SMALL_PRESETS)


def test_batches_of_small_networks_are_not_split() -> None:
    assert not splits_batches(QUICK.with_changes(**SMALL_CNN))


@pytest.mark.parametrize("recipe", SPLIT_RECIPES.values(), ids=SPLIT_RECIPES)
def test_batches_of_large_networks_are_split_unless_they_are_tiny(recipe: Recipe) -> None:
    assert splits_batches(recipe)
    assert not splits_batches(recipe.with_changes(batch_size=15))
