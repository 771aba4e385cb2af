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
def test_probabilities_equal_those_of_the_network(family: str) -> None:
    snapshot = fresh_snapshot(FAMILIES[family])
    probabilities, used = Predictor(snapshot).predict(IMAGE)
    network = models.build_with(snapshot.recipe, snapshot.arrays).eval()
    expected = network(torch.tensor(IMAGE).view(1, 1, 28, 28) / 255).softmax(dim=1)[0]
    assert used is snapshot
    assert probabilities.dtype == np.float32
    assert probabilities.shape == (10,)
    assert probabilities.sum() == pytest.approx(1)
    np.testing.assert_allclose(probabilities, expected.detach().numpy(), rtol=1e-5)


def test_trained_weights_predict_the_test_labels() -> None:
    predictor = Predictor(end(run(QUICK.with_changes(epochs=6), DATA)).snapshot)
    predicted = [int(predictor.predict(image)[0].argmax()) for image in DATA.test.images]
    assert np.mean(np.array(predicted) == DATA.test.labels) > 0.95


def test_prediction_is_without_dropout() -> None:
    predictor = Predictor(fresh_snapshot(QUICK.with_changes(dropout=0.9)))
    assert np.array_equal(predictor.predict(IMAGE)[0], predictor.predict(IMAGE)[0])


def test_swap_replaces_the_weights() -> None:
    first, second = fresh_snapshot(QUICK, seed=1), fresh_snapshot(FAMILIES["cnn"], seed=2)
    predictor = Predictor(first)
    predictor.swap(second)
    assert predictor.snapshot is second
    probabilities, used = predictor.predict(IMAGE)
    assert used is second
    assert np.array_equal(probabilities, Predictor(second).predict(IMAGE)[0])


@pytest.mark.parametrize("family", FAMILIES)
def test_snapshots_of_a_run_can_be_swapped_in_one_after_the_other(family: str) -> None:
    # Consecutive snapshots differ in parameters and running statistics.
    history = snapshots(run(FAMILIES[family], DATA))
    copies = [{name: array.copy() for name, array in one.arrays.items()} for one in history]
    predictor = Predictor(history[0])
    for snapshot in history:
        predictor.swap(snapshot)
        assert np.array_equal(predictor.predict(IMAGE)[0], Predictor(snapshot).predict(IMAGE)[0])
    for snapshot, copied in zip(history, copies, strict=True):
        assert all(np.array_equal(snapshot.arrays[name], copied[name]) for name in copied)


def test_rejected_swap_keeps_the_current_weights() -> None:
    first, second = (fresh_snapshot(FAMILIES["cnn"], seed=seed) for seed in (1, 2))
    predictor = Predictor(first)
    before = predictor.predict(IMAGE)[0]
    name = list(second.arrays)[-1]
    damaged = {each: array for each, array in second.arrays.items() if each != name}
    with pytest.raises(ValueError, match=f"{name} is missing"):
        predictor.swap(dataclasses.replace(second, arrays=damaged))
    assert predictor.snapshot is first
    assert np.array_equal(predictor.predict(IMAGE)[0], before)


# Mixed weights of different networks would fail; those of one network would give a result.
@pytest.mark.parametrize("recipes", [tuple(FAMILIES.values()), (FAMILIES["cnn"],) * 5])
def test_concurrent_prediction_uses_one_complete_snapshot(recipes: tuple[Recipe, ...]) -> None:
    candidates = [fresh_snapshot(recipe, seed=seed) for seed, recipe in enumerate(recipes)]
    expected = {id(one): Predictor(one).predict(IMAGE)[0] for one in candidates}
    predictor = Predictor(candidates[0])
    stop = threading.Event()

    def swap_until_stopped() -> None:
        while not stop.is_set():
            for snapshot in candidates:
                predictor.swap(snapshot)

    swapper = threading.Thread(target=swap_until_stopped)
    swapper.start()
    try:
        used: set[int] = set()
        while len(used) < len(candidates):
            probabilities, snapshot = predictor.predict(IMAGE)
            assert np.array_equal(probabilities, expected[id(snapshot)])
            used.add(id(snapshot))
    finally:
        stop.set()
        swapper.join()


def test_prediction_changes_neither_weights_nor_random_state() -> None:
    snapshot = fresh_snapshot(FAMILIES["cnn"])
    copies = {name: array.copy() for name, array in snapshot.arrays.items()}
    before = torch.get_rng_state()
    Predictor(snapshot).predict(IMAGE)
    assert torch.equal(torch.get_rng_state(), before)
    assert all(np.array_equal(snapshot.arrays[name], copies[name]) for name in copies)


def test_read_only_image_is_accepted() -> None:
    assert not IMAGE.flags.writeable
    assert Predictor(fresh_snapshot(QUICK)).predict(IMAGE)[0].sum() == pytest.approx(1)
