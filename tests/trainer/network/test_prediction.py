from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from tests.trainer.engine import (
    FAMILIES,
    QUICK,
    end,
    fresh_snapshot,
    make_data_set,
    run,
    snapshots,
)
from trainer.network import models
from trainer.network.prediction import Predictor

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

DATA = make_data_set()
IMAGE = DATA.test.images[3]


@pytest.mark.parametrize("family", FAMILIES)
def test_probabilities_are_those_of_the_network(family: str) -> None:
    snapshot = fresh_snapshot(FAMILIES[family])
    probabilities, used = Predictor(snapshot).predict(IMAGE)
    network = models.build_with(snapshot.recipe, dict(snapshot.tensors)).eval()
    expected = network(torch.tensor(IMAGE).view(1, 1, 28, 28) / 255).softmax(dim=1)[0]
    assert used is snapshot
    assert probabilities.dtype == np.float32
    assert probabilities.shape == (10,)
    assert probabilities.sum() == pytest.approx(1)
    np.testing.assert_allclose(probabilities, expected.detach().numpy(), rtol=1e-5)


def test_trained_weights_read_what_they_learnt() -> None:
    predictor = Predictor(end(run(QUICK.with_changes(epochs=6), DATA)).snapshot)
    read = [int(predictor.predict(image)[0].argmax()) for image in DATA.test.images]
    assert np.mean(np.array(read) == DATA.test.labels) > 0.95


def test_dropout_does_not_blur_predictions() -> None:
    predictor = Predictor(fresh_snapshot(QUICK.with_changes(dropout=0.9)))
    assert np.array_equal(predictor.predict(IMAGE)[0], predictor.predict(IMAGE)[0])


def test_swapped_weights_are_used_from_then_on() -> None:
    first, second = fresh_snapshot(QUICK, seed=1), fresh_snapshot(FAMILIES["cnn"], seed=2)
    predictor = Predictor(first)
    predictor.swap(second)
    assert predictor.snapshot is second
    probabilities, used = predictor.predict(IMAGE)
    assert used is second
    assert np.array_equal(probabilities, Predictor(second).predict(IMAGE)[0])


@pytest.mark.parametrize("family", FAMILIES)
def test_a_training_s_snapshots_follow_each_other(family: str) -> None:
    # Each differs from the one before in everything that training changes, statistics included.
    story = snapshots(run(FAMILIES[family], DATA))
    copies = [{name: tensor.clone() for name, tensor in one.tensors.items()} for one in story]
    predictor = Predictor(story[0])
    for snapshot in story:
        predictor.swap(snapshot)
        assert np.array_equal(predictor.predict(IMAGE)[0], Predictor(snapshot).predict(IMAGE)[0])
    for snapshot, copied in zip(story, copies, strict=True):
        assert all(torch.equal(snapshot.tensors[name], copied[name]) for name in copied)


def test_weights_that_do_not_fit_leave_those_in_use_whole() -> None:
    first, second = (fresh_snapshot(FAMILIES["cnn"], seed=seed) for seed in (1, 2))
    predictor = Predictor(first)
    before = predictor.predict(IMAGE)[0]
    # The last of them is missing, when all the others may have been taken over.
    name = list(second.tensors)[-1]
    damaged = {each: tensor for each, tensor in second.tensors.items() if each != name}
    with pytest.raises(RuntimeError, match=name):
        predictor.swap(dataclasses.replace(second, tensors=damaged))
    assert predictor.snapshot is first
    assert np.array_equal(predictor.predict(IMAGE)[0], before)


# Of different networks a mixture could not even be computed; of one network it could.
@pytest.mark.parametrize("recipes", [tuple(FAMILIES.values()), (FAMILIES["cnn"],) * 5])
def test_a_prediction_always_comes_from_one_complete_snapshot(recipes: tuple[Recipe, ...]) -> None:
    story = [fresh_snapshot(recipe, seed=seed) for seed, recipe in enumerate(recipes)]
    expected = {id(one): Predictor(one).predict(IMAGE)[0] for one in story}
    predictor = Predictor(story[0])
    over = threading.Event()

    def swap_on_and_on() -> None:
        while not over.is_set():
            for snapshot in story:
                predictor.swap(snapshot)

    swapper = threading.Thread(target=swap_on_and_on)
    swapper.start()
    try:
        used: set[int] = set()
        while len(used) < len(story):
            probabilities, snapshot = predictor.predict(IMAGE)
            assert np.array_equal(probabilities, expected[id(snapshot)])
            used.add(id(snapshot))
    finally:
        over.set()
        swapper.join()


def test_predicting_changes_no_weight_and_no_random_state() -> None:
    snapshot = fresh_snapshot(FAMILIES["cnn"])
    copies = {name: tensor.clone() for name, tensor in snapshot.tensors.items()}
    before = torch.get_rng_state()
    Predictor(snapshot).predict(IMAGE)
    assert torch.equal(torch.get_rng_state(), before)
    assert all(torch.equal(snapshot.tensors[name], copies[name]) for name in copies)


def test_a_read_only_image_will_do() -> None:
    assert not IMAGE.flags.writeable
    assert Predictor(fresh_snapshot(QUICK)).predict(IMAGE)[0].sum() == pytest.approx(1)
