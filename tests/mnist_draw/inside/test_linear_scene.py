"""The scene of a linear network."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_draw.inside.scene import Watch
from mnist_draw.inside.scene_builder import observe
from tests.mnist_draw.inside.observing import observation, pictures, scores
from tests.mnist_draw.predict.rasters import BLANK, bar
from trainer.network.numpy_layers import Linear
from trainer.recipe.recipes import Recipe

RECIPE = Recipe(model="linear", pixels="standard")


def test_a_scene_leads_from_the_drawing_to_the_logits() -> None:
    (scene,) = observe(observation(RECIPE, bar(40)), Watch())

    assert [strip.key for strip in scene.strips] == [
        "image",
        "logits weights",
        "logits evidence",
        "logits lead evidence",
        "logits",
    ]


def test_the_digit_image_has_the_values_that_the_network_receives() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch())
    image = pictures(scene, "image")
    np.testing.assert_array_equal(image.pictures, seen.values()["pixels"])
    assert (image.low, image.high) == (image.pictures.min(), image.pictures.max())


def test_the_lead_is_the_evidence_for_the_winner_minus_that_for_the_runner_up() -> None:
    (scene,) = observe(observation(RECIPE, bar(40)), Watch())
    lead = pictures(scene, "logits lead evidence")
    evidence = pictures(scene, "logits evidence").pictures
    (winner,), (rival,) = lead.inputs_of, lead.minus
    assert winner == scene.digit
    np.testing.assert_allclose(lead.pictures[0], evidence[winner] - evidence[rival], atol=1e-6)


def test_scores_part_what_speaks_for_a_digit_from_what_speaks_against_it() -> None:
    seen = observation(RECIPE, bar(40))
    (scene,) = observe(seen, Watch())
    strip = scores(scene)
    evidence = pictures(scene, "logits evidence").pictures
    layer = seen.network.layers["logits"]
    assert isinstance(layer, Linear)
    summands = np.concatenate([evidence.reshape(10, -1), layer.bias[:, None]], axis=1)
    for digit in range(10):
        mine = summands[digit]
        assert strip.gains[digit] == pytest.approx(mine[mine > 0].sum(), abs=1e-5)
        assert strip.losses[digit] == pytest.approx(mine[mine < 0].sum(), abs=1e-5)
    assert strip.winner == scene.digit == int(np.argmax(strip.totals))


def test_the_winner_is_marked_among_the_digits() -> None:
    (scene,) = observe(observation(RECIPE, bar(40)), Watch(first={"logits evidence": 4}))
    for key in ("logits weights", "logits evidence"):
        strip = pictures(scene, key)
        assert strip.marked == (scene.digit,)
        assert strip.labels == tuple("0123456789")


def test_labels_are_those_of_the_visible_digits() -> None:
    watch = Watch(first={"logits evidence": 7}, fitting={"logits evidence": 3})
    (scene,) = observe(observation(RECIPE, bar(40)), watch)
    assert pictures(scene, "logits evidence").labels == ("7", "8", "9")


def test_a_blank_canvas_shows_the_weights_alone() -> None:
    (scene,) = observe(observation(RECIPE, BLANK), Watch())
    assert len(pictures(scene, "logits weights").pictures) == 10
    assert len(pictures(scene, "logits evidence").pictures) == 0
    assert scene.digit is None
