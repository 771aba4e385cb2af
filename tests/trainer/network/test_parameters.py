"""Shapes of parameters and buffers, held to the torch network's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings

from tests.trainer.engine import FAMILIES, fresh_snapshot
from tests.trainer.network.random_recipes import recipes
from trainer.network import models
from trainer.network.parameters import check_fit, parameter_shapes
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


def torch_shapes(recipe: Recipe) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in models.build(recipe).state_dict().items()}


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_shapes_of_every_preset_equal_those_of_torch(recipe: Recipe) -> None:
    assert list(parameter_shapes(recipe).items()) == list(torch_shapes(recipe).items())


@settings(max_examples=60)
@given(recipes())
def test_shapes_of_any_recipe_equal_those_of_torch(recipe: Recipe) -> None:
    assert list(parameter_shapes(recipe).items()) == list(torch_shapes(recipe).items())


@pytest.mark.parametrize("family", FAMILIES)
def test_a_networks_own_arrays_fit(family: str) -> None:
    snapshot = fresh_snapshot(FAMILIES[family])
    check_fit(snapshot.recipe, snapshot.arrays)


def test_arrays_that_do_not_fit_are_named() -> None:
    snapshot = fresh_snapshot(FAMILIES["cnn"])
    recipe, arrays = snapshot.recipe, dict(snapshot.arrays)
    first = arrays["1.weight"]
    for changed, reason in (
        ({**arrays, "1.weight": first[1:]}, r"1.weight is float32 \(3, 1, 5, 5\), not"),
        ({**arrays, "1.weight": first.astype(np.float64)}, "1.weight is float64"),
        ({**arrays, "99.weight": first}, "99.weight is unknown"),
        ({name: array for name, array in arrays.items() if name != "1.weight"}, "is missing"),
    ):
        with pytest.raises(ValueError, match=reason):
            check_fit(recipe, changed)
