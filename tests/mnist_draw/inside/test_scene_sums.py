"""The pieces that a scene shows add up to the logits, for every network without recurrence."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_draw.inside.scene import Contributions, Pictures, Scores, Watch
from mnist_draw.inside.scene_builder import observe
from tests.mnist_draw.inside.observing import contributions, observation_with, pictures, scores
from tests.mnist_draw.predict.rasters import BLANK, bar
from tests.trainer.engine import briefly_trained, fresh_snapshot
from tests.trainer.network.random_recipes import FEEDFORWARD, recipes
from trainer.network.numpy_layers import Linear
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from mnist_draw.inside.scene import Scene
    from mnist_draw.predict.observation import Observation
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

CLOSE = 1e-5


def scene_of(seen: Observation, watch: Watch | None = None) -> Scene:
    (scene,) = observe(seen, watch or Watch())
    return scene


def assert_pieces_add_up(weights: WeightSnapshot, x: int = 40) -> None:
    seen = observation_with(weights, bar(x))
    scene = scene_of(seen)
    logits = seen.values()["logits"]
    keys = {strip.key for strip in scene.strips}
    layer = seen.network.layers["logits"]
    ten = scores(scene)
    assert ten.totals == tuple(logits.tolist())
    added_up = np.add(ten.gains, ten.losses)
    np.testing.assert_allclose(added_up, logits, atol=CLOSE, rtol=CLOSE)
    if "logits evidence" in keys and weights.recipe.model != "mlp":
        assert isinstance(layer, Linear)
        sums = pictures(scene, "logits evidence").pictures.sum(axis=(1, 2)) + layer.bias
        np.testing.assert_allclose(sums, logits, atol=CLOSE, rtol=CLOSE)
    if not isinstance(layer, Linear):
        *_, maps, _ = scene.strips
        means = pictures(scene, maps.key).pictures.mean(axis=(1, 2))
        np.testing.assert_allclose(means, logits, atol=CLOSE, rtol=CLOSE)
        return
    assert scene.digit == logits.argmax()
    rival = int(np.argsort(logits)[-2])
    if weights.recipe.model == "linear":
        return
    for key, expected in (
        ("logits sum", logits[scene.digit]),
        ("logits lead", logits[scene.digit] - logits[rival]),
    ):
        strip = contributions(scene, key)
        products = sum(each.product for each in strip.strongest)
        assert strip.total == pytest.approx(expected, abs=CLOSE, rel=CLOSE)
        assert strip.bias + products + strip.others == pytest.approx(expected, abs=CLOSE, rel=CLOSE)


@pytest.mark.parametrize(
    "recipe",
    [recipe for recipe in PRESETS if recipe.model in FEEDFORWARD],
    ids=lambda recipe: recipe.name,
)
def test_pieces_of_every_trained_preset_add_up_to_the_logits(recipe: Recipe) -> None:
    assert_pieces_add_up(briefly_trained(recipe))


@settings(max_examples=60)
@given(recipes(FEEDFORWARD), st.integers(0, 1000), st.integers(0, 70))
def test_pieces_of_any_recipe_add_up_to_the_logits(recipe: Recipe, seed: int, x: int) -> None:
    assert_pieces_add_up(fresh_snapshot(recipe, seed=seed), x)


@settings(max_examples=60)
@given(recipes(FEEDFORWARD), st.data())
def test_overflow_and_undefined_weights_give_a_scene(recipe: Recipe, data: st.DataObject) -> None:
    weights = fresh_snapshot(recipe)
    name = data.draw(st.sampled_from([key for key, array in weights.arrays.items() if array.ndim]))
    broken = {key: array.copy() for key, array in weights.arrays.items()}
    broken[name].flat[0] = data.draw(st.sampled_from([np.nan, np.inf, -np.inf, 3e38]))
    seen = observation_with(dataclasses.replace(weights, arrays=broken), bar(40))

    scene = scene_of(seen)

    np.testing.assert_array_equal(scores(scene).totals, seen.values()["logits"])
    probabilities = seen.prediction.probabilities
    assert probabilities is not None
    assert (scene.digit is None) == (not np.isfinite(probabilities).all())


@settings(max_examples=40)
@given(recipes(FEEDFORWARD), st.data())
def test_a_strip_out_of_sight_keeps_its_head_alone(recipe: Recipe, data: st.DataObject) -> None:
    seen = observation_with(fresh_snapshot(recipe), bar(40))
    keys = [strip.key for strip in scene_of(seen).strips]
    key = data.draw(st.sampled_from(keys))

    scene = scene_of(seen, Watch(hidden=frozenset({key})))

    assert [strip.key for strip in scene.strips] == keys
    head = scene.strips[keys.index(key)]
    match head:
        case Pictures():
            assert len(head.pictures) == 0
        case Contributions():
            assert head.strongest == ()
            assert head.bias + head.others == pytest.approx(head.total)
        case Scores():
            assert head.gains == head.losses == head.totals == ()


@settings(max_examples=40)
@given(recipes(FEEDFORWARD))
def test_a_blank_canvas_has_the_strips_of_a_drawing_with_weights_alone(recipe: Recipe) -> None:
    weights = fresh_snapshot(recipe)
    blank = scene_of(observation_with(weights, BLANK))
    drawn = scene_of(observation_with(weights, bar(40)))

    assert blank.digit is None
    for one, other in zip(blank.strips, drawn.strips, strict=True):
        assert one.key == other.key
        if isinstance(one, Contributions):
            assert one.unit == ()
            assert one.strongest == ()
        elif isinstance(one, Scores):
            assert one.totals == ()
        elif isinstance(one, Pictures) and isinstance(other, Pictures):
            assert (one.total, one.shape) == (other.total, other.shape)
            assert one.pictures.shape[1:] == other.pictures.shape[1:]
            assert bool(len(one.pictures)) == (one.content in {"weights", "kernels"})


@settings(max_examples=60)
@given(recipes(FEEDFORWARD), st.integers(0, 50), st.integers(1, 20), st.integers(0, 20))
def test_a_page_shows_the_pictures_that_it_says(
    recipe: Recipe, first: int, fitting: int, chosen: int
) -> None:
    seen = observation_with(fresh_snapshot(recipe), bar(40))
    everything = Watch(fitting=Everywhere(1000), chosen=Everywhere(chosen))
    page = Watch(first=Everywhere(first), fitting=Everywhere(fitting), chosen=Everywhere(chosen))

    for all_of_it, strip in zip(
        scene_of(seen, everything).strips, scene_of(seen, page).strips, strict=True
    ):
        if isinstance(strip, Pictures) and isinstance(all_of_it, Pictures):
            assert len(strip.pictures) == min(fitting, strip.total)
            indices = [strip.index(position) for position in range(len(strip.pictures))]
            np.testing.assert_array_equal(strip.pictures, all_of_it.pictures[indices])
            assert (strip.low, strip.high) == (all_of_it.low, all_of_it.high)
            assert strip.labels == tuple(all_of_it.labels[at] for at in indices if all_of_it.labels)


class Everywhere(dict[str, int]):
    """One number for every strip."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def __contains__(self, key: object) -> bool:
        return True

    def get(self, key: str, default: object = None) -> int:
        del key, default
        return self._number

    def __getitem__(self, key: str) -> int:
        return self._number
