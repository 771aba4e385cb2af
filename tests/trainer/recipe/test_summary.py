from __future__ import annotations

import ast
from typing import Literal

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.recipe.test_recipes import recipes
from trainer.network import models
from trainer.recipe.convolutions import Convolution
from trainer.recipe.presets import PRESETS, preset
from trainer.recipe.recipes import Recipe
from trainer.recipe.summary import LayerSummary, summarise


def built_parameters(recipe: Recipe) -> int:
    # On the meta device a network has shapes, but no memory.
    with torch.device("meta"):
        return models.parameter_count(models.build(recipe))


def evaluated(arithmetic: str) -> int:
    """Value of a layer's arithmetic."""
    if not arithmetic:
        return 0
    tree = ast.parse(arithmetic.replace("×", "*"), mode="eval")
    assert not any(isinstance(node, ast.Name | ast.Call) for node in ast.walk(tree))
    return int(eval(compile(tree, "arithmetic", "eval")))


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_parameter_count_of_presets_equals_that_of_the_network(recipe: Recipe) -> None:
    assert summarise(recipe).parameters == built_parameters(recipe)


@given(recipes())
@settings(max_examples=60)
def test_parameter_count_of_any_recipe_equals_that_of_the_network(recipe: Recipe) -> None:
    summary = summarise(recipe)
    assert summary.parameters == built_parameters(recipe)
    assert all(evaluated(layer.arithmetic) == layer.parameters for layer in summary.layers)


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
def test_parameter_counts_equal_hand_calculations(name: str, parameters: int) -> None:
    assert summarise(preset(name)).parameters == parameters


def test_layers_show_the_arithmetic_of_their_parameters() -> None:
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
def test_output_shapes_equal_those_of_the_network(recipe: Recipe, images: int) -> None:
    with torch.device("meta"):
        network = models.build(recipe).eval()
        values = torch.empty(images, 1, 28, 28)
        shapes = [(1, 28, 28)]
        for layer in list(network)[1:]:
            values = layer(values)
            shapes.append(tuple(values.shape[1:]))
    summarised = [layer.output_shape for layer in summarise(recipe).layers]
    if recipe.head == "average":
        # The summary has one layer for torch's pooling and flattening.
        del shapes[-2]
    assert summarised == shapes


@pytest.mark.parametrize(
    ("activation", "order"),
    [("gelu", ["GELU", "Max pooling 2×2"]), ("relu", ["Max pooling 2×2", "ReLU"])],
)
def test_gelu_precedes_pooling_and_relu_follows_it(
    activation: Literal["gelu", "relu"], order: list[str]
) -> None:
    recipe = Recipe(model="cnn", convolutions=(Convolution(4, pool=2),), activation=activation)
    names = [layer.name for layer in summarise(recipe).layers]
    assert [name for name in names if name in order] == order
