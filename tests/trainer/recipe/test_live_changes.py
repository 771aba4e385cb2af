from __future__ import annotations

import math

import pytest

from trainer.errors import RecipeError
from trainer.recipe.live_changes import (
    LIVE_FIELDS,
    SettingChange,
    changed,
    domain,
    highest_augmentation,
    initial_values,
    live_fields,
)
from trainer.recipe.presets import PRESETS
from trainer.recipe.recipes import Recipe


@pytest.mark.parametrize("field", LIVE_FIELDS)
@pytest.mark.parametrize("value", [-0.1, math.nan, math.inf, 1e9, True, "1"])
def test_a_change_takes_the_values_of_its_field_alone(field: str, value: object) -> None:
    with pytest.raises(RecipeError) as caught:
        SettingChange(field, value)  # type: ignore[arg-type]
    assert caught.value.allowed == domain(field).describe()  # type: ignore[arg-type]


def test_other_fields_cannot_change() -> None:
    with pytest.raises(RecipeError, match="only learning_rate, dropout, augmentation"):
        SettingChange("batch_size", 64)  # type: ignore[arg-type]


def test_dropout_and_distortions_change_only_where_the_recipe_begins_with_them() -> None:
    assert live_fields(Recipe()) == ("learning_rate", "weight_decay")
    assert live_fields(Recipe(dropout=0.1, shear=5.0)) == LIVE_FIELDS
    assert initial_values(Recipe(rotation=5.0, learning_rate=0.02)) == {
        "learning_rate": 0.02,
        "augmentation": 1.0,
        "weight_decay": 0.0,
    }


def test_the_factor_scales_the_distortions_with_which_the_run_began() -> None:
    begun = Recipe(shift=1.0, rotation=10.0)
    present = changed(begun, begun, SettingChange("augmentation", 0.5))
    present = changed(present, begun, SettingChange("learning_rate", 0.1))
    present = changed(present, begun, SettingChange("augmentation", 2))
    assert present == begun.with_changes(shift=2.0, rotation=20.0, learning_rate=0.1)


@pytest.mark.parametrize("recipe", [each for each in PRESETS if each.distorts])
def test_the_highest_factor_is_one_that_every_distortion_allows(recipe: Recipe) -> None:
    highest = highest_augmentation(recipe)
    assert highest > 1
    changed(recipe, recipe, SettingChange("augmentation", highest))
    if highest < 4:
        with pytest.raises(RecipeError, match="augmentation takes a number from 0 to"):
            changed(recipe, recipe, SettingChange("augmentation", highest + 0.01))


def test_a_setting_that_the_recipe_began_without_stays_so() -> None:
    with pytest.raises(RecipeError, match="began without it"):
        changed(Recipe(), Recipe(), SettingChange("dropout", 0.5))
