"""The scene of an MLP."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from mnist_draw.inside.scene import Watch
from mnist_draw.inside.scene_builder import observe
from tests.mnist_draw.inside.observing import (
    contributions,
    observation,
    observation_with,
    pictures,
)
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import BLANK, bar
from trainer.network.numpy_layers import Linear
from trainer.recipe.recipes import Recipe

RECIPE = Recipe(model="mlp", hidden_units=(40, 20))


def test_a_scene_leads_from_the_drawing_to_the_logits() -> None:
    (scene,) = observe(observation(RECIPE, bar(40)), Watch())
    assert [strip.key for strip in scene.strips] == [
        "image",
        "relu1",
        "linear1 weights",
        "relu2",
        "logits evidence",
        "logits sum",
        "logits lead",
        "logits",
    ]


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh", "gelu"])
def test_units_have_their_values_after_activation(activation: str) -> None:
    seen = observation(RECIPE.with_changes(activation=activation), bar(40))
    (scene,) = observe(seen, Watch(fitting={f"{activation}1": 16}, first={f"{activation}1": 20}))
    units = pictures(scene, f"{activation}1")
    values = seen.values()[f"{activation}1"]
    np.testing.assert_array_equal(units.pictures.ravel(), values[20:36])
    assert (units.low, units.high) == (values.min(), values.max())
    assert units.unit(3, 0, 0) == (23,)


def test_weights_are_those_of_the_units_with_the_largest_values() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch(fitting={"linear1 weights": 6}))
    weights = pictures(scene, "linear1 weights")
    values = np.abs(seen.values()["relu1"])
    assert values[list(weights.ranked)].tolist() == sorted(values, reverse=True)[:6]
    layer = seen.network.layers["linear1"]
    assert isinstance(layer, Linear)
    for picture, unit in zip(weights.pictures, weights.ranked, strict=True):
        np.testing.assert_array_equal(picture.ravel(), layer.weight[unit])
    assert weights.unit(2, 14, 14) == (weights.ranked[2],)


def test_before_the_last_layer_the_strongest_units_are_those_that_add_most_to_the_winner() -> None:
    seen = observation(RECIPE.with_changes(hidden_units=(40,)), bar(40))
    (scene,) = observe(seen, Watch(fitting={"linear1 weights": 6}))
    strip = contributions(scene, "logits sum")
    strongest = [each.unit[0] for each in strip.strongest]
    assert pictures(scene, "linear1 weights").ranked == tuple(strongest[:6])


def test_each_unit_of_the_last_layer_votes_for_the_winner_or_against_it() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch())
    votes = pictures(scene, "logits evidence")
    layer = seen.network.layers["logits"]
    assert isinstance(layer, Linear)
    assert scene.digit is not None
    assert votes.inputs_of == (scene.digit,)
    added_up = votes.pictures.sum() + layer.bias[scene.digit]
    assert added_up == pytest.approx(seen.values()["logits"][scene.digit], abs=1e-5)


def test_the_next_page_of_weights_shows_units_with_smaller_values() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch(fitting={"linear1 weights": 6}, first={"linear1 weights": 6}))
    weights = pictures(scene, "linear1 weights")
    values = np.abs(seen.values()["relu1"])
    assert values[list(weights.ranked)].tolist() == sorted(values, reverse=True)[6:12]


def test_weights_keep_the_order_of_the_units_without_a_drawing() -> None:
    (scene,) = observe(observation(RECIPE, BLANK), Watch())
    assert pictures(scene, "linear1 weights").ranked == ()


def test_the_winner_adds_up_units_of_the_last_hidden_layer() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch())
    strip = contributions(scene, "logits sum")
    assert (strip.source, strip.unit) == ("relu2", (scene.digit,))
    for each in strip.strongest:
        assert each.input == seen.values()["relu2"][each.unit]


def test_dead_units_contribute_nothing_and_are_not_listed() -> None:
    weights = snapshot(RECIPE)
    arrays = {name: array.copy() for name, array in weights.arrays.items()}
    layers = sorted({name.partition(".")[0] for name in arrays})
    arrays[f"{layers[1]}.bias"][3:] = -1e6
    (scene,) = observe(
        observation_with(dataclasses.replace(weights, arrays=arrays), bar(40)), Watch()
    )
    for key in ("logits sum", "logits lead"):
        strip = contributions(scene, key)
        assert {each.unit for each in strip.strongest} <= {(0,), (1,), (2,)}
        assert len(strip.strongest) + strip.others_count == 20


def test_a_wide_layer_is_shown_a_page_at_a_time() -> None:
    seen = observation(RECIPE.with_changes(hidden_units=(4096,)), bar(40))
    (scene,) = observe(seen, Watch(first={"relu1": 5000}, fitting={"relu1": 100}))
    units = pictures(scene, "relu1")
    assert (units.first, units.total, len(units.pictures)) == (3996, 4096, 100)
