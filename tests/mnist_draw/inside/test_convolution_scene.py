"""The scene of a CNN."""

from __future__ import annotations

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
from tests.mnist_draw.predict.rasters import bar
from tests.trainer.engine import briefly_trained
from trainer.network.numpy_layers import Convolution
from trainer.network.unit_sums import unit_sums
from trainer.recipe.convolutions import Convolution as Layer
from trainer.recipe.recipes import Recipe

RECIPE = Recipe(
    model="cnn",
    convolutions=(Layer(6, 5, stride=2, pool=2), Layer(8, 3), Layer(12, 3, pool=2)),
    batch_norm=True,
)
AVERAGE = RECIPE.with_changes(
    convolutions=(Layer(6, 3, stride=2), Layer(10, 3, stride=2)), head="average"
)


def test_a_scene_leads_from_the_drawing_to_the_logits() -> None:
    (scene,) = observe(observation(RECIPE, bar(40)), Watch())
    assert [strip.key for strip in scene.strips] == [
        "image",
        "conv1 kernels",
        "relu1",
        "conv2 kernels",
        "relu2",
        "conv3 kernels",
        "relu3",
        "logits evidence",
        "logits sum",
        "logits lead",
        "logits",
    ]


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh", "gelu"])
def test_maps_are_what_the_next_block_reads(activation: str) -> None:
    seen = observation(RECIPE.with_changes(activation=activation), bar(40))
    names = list(seen.network.layers)
    (scene,) = observe(seen, Watch())
    for following in ("conv2", "conv3", "flat"):
        output = names[names.index(following) - 1]
        maps = pictures(scene, output)
        np.testing.assert_array_equal(maps.pictures, seen.values()[output])
        assert maps.layer == output


def test_the_first_block_shows_the_kernels_of_all_maps() -> None:
    seen = observation(RECIPE.with_changes(batch_norm=False), bar(40))
    (scene,) = observe(seen, Watch())
    kernels = pictures(scene, "conv1 kernels")
    convolution = seen.network.layers["conv1"]
    assert isinstance(convolution, Convolution)
    np.testing.assert_array_equal(kernels.pictures, convolution.weight[:, 0])
    assert kernels.inputs_of == ()


@pytest.mark.parametrize("chosen", [0, 5])
def test_kernels_are_the_weights_that_a_pixel_of_the_chosen_map_adds_up(chosen: int) -> None:
    seen = observation_with(briefly_trained(RECIPE), bar(40))
    (scene,) = observe(seen, Watch(chosen={"relu2": chosen}, fitting={"conv2 kernels": 4}))
    kernels = pictures(scene, "conv2 kernels")
    (one,) = unit_sums(seen.network, seen.values(), "conv2", (chosen, 2, 2))
    expected = one.weights.reshape(6, 3, 3)[list(kernels.ranked)]
    np.testing.assert_allclose(kernels.pictures, expected, atol=1e-6)
    sizes = np.square(kernels.pictures).sum(axis=(1, 2)).tolist()
    assert sizes == sorted(sizes, reverse=True)
    assert kernels.inputs_of == (chosen,)
    assert pictures(scene, "relu2").marked == (chosen,)


def test_kernels_of_the_map_that_varies_most_are_shown_unless_another_is_chosen() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch(chosen={"relu2": 3}))
    varied = seen.values()["relu3"].reshape(12, -1).std(axis=1).argmax()
    assert pictures(scene, "conv3 kernels").inputs_of == (varied,)


def test_the_border_of_large_maps_does_not_decide_which_varies_most() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch())
    inner = seen.values()["relu2"][:, 1:-1, 1:-1]
    assert inner.shape == (8, 5, 5)
    varied = inner.reshape(8, -1).std(axis=1).argmax()
    assert pictures(scene, "conv2 kernels").inputs_of == (varied,)


def test_a_chosen_map_that_the_network_lacks_is_its_last() -> None:
    (scene,) = observe(observation(RECIPE, bar(40)), Watch(chosen={"relu2": 300}))
    assert pictures(scene, "conv2 kernels").inputs_of == (7,)


def test_each_map_is_one_summand_of_the_winner() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch())
    strip = contributions(scene, "logits sum")
    assert scene.digit is not None
    (one,) = unit_sums(seen.network, seen.values(), "logits", (scene.digit,))
    of_maps = (one.inputs * one.weights).reshape(12, -1).sum(axis=1)
    assert strip.source == "relu3"
    for each in strip.strongest:
        assert each.product == pytest.approx(of_maps[each.unit[0]], abs=1e-5)
        assert np.isnan(each.input)


def test_a_network_that_averages_has_a_map_for_each_digit() -> None:
    (scene,) = observe(observation(AVERAGE, bar(40)), Watch())
    maps = pictures(scene, "relu2")
    assert maps.labels == tuple("0123456789")
    assert maps.marked == (scene.digit,)
    assert [strip.key for strip in scene.strips][-2:] == ["relu2", "logits"]


def test_a_single_pixel_has_no_evidence_by_position() -> None:
    recipe = RECIPE.with_changes(convolutions=(Layer(6, 5, 4, 4), Layer(8, 9, 4)))
    (scene,) = observe(observation(recipe, bar(40)), Watch())
    assert "logits evidence" not in {strip.key for strip in scene.strips}
    assert pictures(scene, "relu2").pictures.shape == (8, 1, 1)
