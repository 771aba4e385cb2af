from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.recipe.test_recipes import recipes
from trainer.network import models
from trainer.recipe.presets import PRESETS, preset
from trainer.recipe.summary import LayerSummary, summarise

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


def real_count(recipe: Recipe) -> int:
    # On the meta device a network has shapes, but no memory.
    with torch.device("meta"):
        return models.parameter_count(models.build(recipe))


def calculated(arithmetic: str) -> int:
    """What a layer's arithmetic comes to."""
    if not arithmetic:
        return 0
    tree = ast.parse(arithmetic.replace("×", "*"), mode="eval")
    assert not any(isinstance(node, ast.Name | ast.Call) for node in ast.walk(tree))
    return int(eval(compile(tree, "arithmetic", "eval")))


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_presets_have_as_many_parameters_as_their_networks(recipe: Recipe) -> None:
    assert summarise(recipe).parameters == real_count(recipe)


@given(recipes())
@settings(max_examples=60)
def test_any_recipe_has_as_many_parameters_as_its_network(recipe: Recipe) -> None:
    summary = summarise(recipe)
    assert summary.parameters == real_count(recipe)
    assert all(calculated(layer.arithmetic) == layer.parameters for layer in summary.layers)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("keras-mlp-dropout", 101_770),
        ("keras-mlp-exercise", 784 * 64 + 64 + 64 * 10 + 10),
        ("pytorch-linear", 7_850),
        ("pytorch-cnn", 160 + 2_320 + 1_450),
        ("rnn-rows", 28 * 128 + 128 * 128 + 256 + 1_290),
        ("lstm-rows", 4 * (28 * 128 + 128 * 128 + 256) + 1_290),
        ("dezero-mlp-sigmoid-sgd", 785_000 + 10_010),
        ("dezero-mlp-relu-adam", 785_000 + 1_001_000 + 10_010),
    ],
)
def test_the_texts_networks_have_the_numbers_on_paper(name: str, parameters: int) -> None:
    assert summarise(preset(name)).parameters == parameters


def test_a_layer_shows_how_its_number_comes_about() -> None:
    assert summarise(preset("keras-mlp-dropout")).layers == (
        LayerSummary("Image", (1, 28, 28)),
        LayerSummary("Flatten", (784,)),
        LayerSummary("Linear", (128,), 100_480, "784 × 128 + 128"),
        LayerSummary("ReLU", (128,)),
        LayerSummary("Dropout 0.2", (128,)),
        LayerSummary("Linear", (10,), 1_290, "128 × 10 + 10"),
    )


@given(recipes().filter(lambda recipe: recipe.model == "cnn"), st.integers(1, 3))
@settings(max_examples=15, deadline=None)
def test_shapes_are_those_that_an_image_takes_on_its_way(recipe: Recipe, images: int) -> None:
    with torch.device("meta"):
        network = models.build(recipe).eval()
        values = torch.empty(images, 1, 28, 28)
        shapes = [(1, 28, 28)]
        for layer in list(network)[1:]:
            values = layer(values)
            shapes.append(tuple(values.shape[1:]))
    told = [layer.output_shape for layer in summarise(recipe).layers]
    if recipe.head == "average":
        # torch leaves a map of one pixel before it is flattened.
        del shapes[-2]
    assert told == shapes
