"""Mean and spread over seeds."""

from __future__ import annotations

import dataclasses
import math
import statistics

import pytest

from trainer.queue.summary import Trained, data_differ, summarise
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP


def trained(seed: int, accuracy: float = math.nan) -> Trained:
    return Trained(PLAIN_MLP.with_changes(seed=seed), accuracy, 2.0 + seed)


def test_seeds_of_a_recipe_are_one_line() -> None:
    accuracies = (0.90, 0.92, 0.97)
    (summary,) = summarise(trained(seed, each) for seed, each in enumerate(accuracies))
    assert (summary.seeds, summary.accuracies) == ((0, 1, 2), accuracies)
    assert summary.mean == pytest.approx(0.93)
    assert summary.deviation == pytest.approx(statistics.stdev(accuracies))
    assert summary.seconds == pytest.approx(3.0)


def test_recipes_stay_apart_in_the_order_of_their_first_trainings() -> None:
    cnn = Trained(FAST_CNN.with_changes(seed=3), 0.98, 5.0)
    wider = Trained(PLAIN_MLP.with_changes(hidden_units=(256,)), 0.95, 5.0)
    summaries = summarise([trained(1, 0.9), cnn, trained(2, 0.92), wider])
    assert [len(each.seeds) for each in summaries] == [2, 1, 1]
    assert summaries[1].recipe.name == FAST_CNN.name


def test_a_failed_training_is_counted_but_not_averaged() -> None:
    (summary,) = summarise([trained(0, 0.9), trained(1)])
    assert (summary.mean, summary.failed) == (0.9, 1)
    assert math.isnan(summary.deviation)


def test_without_any_result_there_is_no_figure() -> None:
    (summary,) = summarise([trained(0)])
    assert math.isnan(summary.mean)
    assert math.isnan(summary.seconds)


def test_one_recipe_on_different_data_is_not_averaged() -> None:
    on = [
        dataclasses.replace(trained(seed, accuracy), tested=(data, images))
        for seed, (accuracy, data, images) in enumerate(
            [(0.9, "MNIST", 100), (0.5, "My drawings", 20), (0.7, "My drawings", 40)]
        )
    ]
    summaries = summarise([*on, dataclasses.replace(on[0], test_accuracy=0.92)])
    assert [each.tested for each in summaries] == [each.tested for each in on]
    assert [each.accuracies for each in summaries] == [(0.9, 0.92), (0.5,), (0.7,)]
    assert data_differ(summaries)
    assert not data_differ([*summaries[:1], *summarise([trained(0)])])
