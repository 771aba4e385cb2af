"""The scene of a linear network."""

from __future__ import annotations

import pytest

from mnist_draw.inside.scene import Pictures, Scene, Watch
from mnist_draw.inside.scene_builder import observe
from tests.mnist_draw.inside.observing import observation
from tests.mnist_draw.predict.rasters import BLANK, bar
from trainer.network.numpy_layers import Linear
from trainer.recipe.recipes import Recipe

RECIPE = Recipe(model="linear")


def pictures(scene: Scene, key: str) -> Pictures:
    (strip,) = (strip for strip in scene.strips if strip.key == key)
    assert isinstance(strip, Pictures)
    return strip


def test_the_evidence_adds_up_to_the_logits() -> None:
    seen = observation(RECIPE, bar(40))

    (scene,) = observe(seen, Watch())

    evidence = pictures(scene, "logits evidence")
    layer = seen.network.layers["logits"]
    assert isinstance(layer, Linear)
    sums = evidence.pictures.sum(axis=(1, 2)) + layer.bias
    assert sums == pytest.approx(seen.values()["logits"], abs=1e-5)


def test_a_blank_canvas_shows_the_weights_alone() -> None:
    (scene,) = observe(observation(RECIPE, BLANK), Watch())

    assert len(pictures(scene, "logits weights").pictures) == 10
    assert len(pictures(scene, "logits evidence").pictures) == 0
    assert scene.digit is None


def test_pictures_out_of_sight_are_left_out() -> None:
    (scene,) = observe(
        observation(RECIPE, bar(40)),
        Watch(hidden=frozenset({"logits weights"}), first={"logits evidence": 8}),
    )

    assert len(pictures(scene, "logits weights").pictures) == 0
    assert pictures(scene, "logits weights").total == 10
