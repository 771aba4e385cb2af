"""Numpy forward pass, compared with torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.engine import FAMILIES, briefly_trained, fresh_snapshot, make_digits
from tests.trainer.network.random_recipes import recipes
from trainer.network import models
from trainer.network.forward import NumpyNetwork
from trainer.network.numpy_layers import BatchNorm, Convolution, gelu, sigmoid, softmax
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

IMAGES = make_digits(6, 5).images
CLOSE = 1e-5


def in_numpy(snapshot: WeightSnapshot) -> NumpyNetwork:
    return NumpyNetwork(snapshot.recipe, snapshot.arrays)


def in_torch(snapshot: WeightSnapshot) -> torch.nn.Sequential:
    return models.build_with(snapshot.recipe, snapshot.arrays).eval()


def as_input(images: NDArray[np.uint8]) -> torch.Tensor:
    return torch.tensor(images)[:, None].float() / 255


def assert_same_logits(snapshot: WeightSnapshot) -> None:
    with torch.inference_mode():
        expected = in_torch(snapshot)(as_input(IMAGES)).numpy()
    found = in_numpy(snapshot).logits(IMAGES)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, atol=CLOSE, rtol=CLOSE)


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_logits_of_every_trained_preset_equal_those_of_torch(recipe: Recipe) -> None:
    assert_same_logits(briefly_trained(recipe))


@settings(max_examples=60)
@given(recipes(), st.integers(0, 1000))
def test_logits_of_any_recipe_equal_those_of_torch(recipe: Recipe, seed: int) -> None:
    assert_same_logits(fresh_snapshot(recipe, seed=seed))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_intermediate_value_equals_that_of_torch(family: str) -> None:
    snapshot = briefly_trained(FAMILIES[family])
    expected = []
    with torch.inference_mode():
        values = as_input(IMAGES[:1])
        for module in in_torch(snapshot):
            values = module(values)
            if not isinstance(module, models.Dropout):
                expected.append(values[0].numpy().copy())
    found = in_numpy(snapshot).values(IMAGES[0])
    if snapshot.recipe.model in ("rnn", "lstm", "gru"):
        # In torch one module computes all states and returns the last one.
        states = found.pop("states")
        assert states.shape == (28, 16)
        np.testing.assert_array_equal(states[-1], found["last"])
    elif snapshot.recipe.head == "average":
        # In torch the mean and the flattening are two modules.
        del expected[-2]
    assert [value.shape for value in found.values()] == [value.shape for value in expected]
    for name, one, other in zip(found, found.values(), expected, strict=True):
        np.testing.assert_allclose(one, other, atol=CLOSE, rtol=CLOSE, err_msg=name)


@pytest.mark.parametrize("family", FAMILIES)
def test_last_value_is_the_logits(family: str) -> None:
    network = in_numpy(briefly_trained(FAMILIES[family]))
    name, value = list(network.values(IMAGES[0]).items())[-1]
    assert name == "logits"
    np.testing.assert_allclose(value, network.logits(IMAGES[:1])[0], atol=CLOSE, rtol=CLOSE)


def test_batch_norm_folds_into_the_convolution_before_it() -> None:
    random = np.random.default_rng(3)
    draws = [random.uniform(0.5, 2, 4).astype(np.float32) for _ in range(5)]
    convolution = Convolution(random.normal(size=(4, 1, 3, 3)).astype(np.float32), draws[0], 2)
    norm = BatchNorm(*draws[1:])
    image = random.uniform(size=(1, 1, 28, 28)).astype(np.float32)
    np.testing.assert_allclose(
        norm.folded_into(convolution)(image), norm(convolution(image)), atol=CLOSE
    )


def test_gelu_equals_that_of_torch() -> None:
    values = np.linspace(-12, 12, 4001, dtype=np.float32)
    expected = torch.nn.functional.gelu(torch.tensor(values)).numpy()
    np.testing.assert_allclose(gelu(values), expected, atol=2e-6)


def test_extreme_values_do_not_overflow() -> None:
    values = np.array([-1e30, -200, 0, 200, 1e30], np.float32)
    np.testing.assert_allclose(sigmoid(values), [0, 0, 0.5, 1, 1])
    np.testing.assert_allclose(softmax(values), [0, 0, 0, 0, 1])


def test_nan_is_propagated() -> None:
    snapshot = fresh_snapshot(FAMILIES["cnn"])
    broken = {name: array.copy() for name, array in snapshot.arrays.items()}
    broken["1.weight"][0] = np.nan
    values = NumpyNetwork(snapshot.recipe, broken).values(IMAGES[0])
    assert np.isnan(values["conv1"][0]).all()
    assert not np.isnan(values["conv1"][1]).any()
    assert np.isnan(values["logits"]).all()
