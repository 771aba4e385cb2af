from __future__ import annotations

import math

import pytest
import torch

from tests.trainer.engine import (
    FAMILIES,
    NOTHING,
    QUICK,
    end,
    events_of,
    make_data_set,
    run,
    snapshots,
)
from trainer.events import Evaluated
from trainer.network import models
from trainer.network.evaluation import evaluate

DATA = make_data_set()


@pytest.mark.parametrize("family", ["mlp", "cnn"])
def test_figures_are_those_of_the_snapshot_of_the_same_step(family: str) -> None:
    recipe = FAMILIES[family]
    events = run(recipe, DATA, pace=NOTHING)
    by_step = {snapshot.step: snapshot for snapshot in snapshots(events)}
    figures = [e for e in events_of(Evaluated, events) if e.split == "validation" and e.whole]
    validation = DATA.train[slice(320, 400)]
    compared = 0
    for evaluated in figures:
        if (snapshot := by_step.get(evaluated.step)) is None:
            continue
        network = models.build_with(recipe, snapshot.arrays)
        expected = evaluate(
            network,
            recipe,
            torch.tensor(validation.images),
            torch.tensor(validation.labels, dtype=torch.int64),
        )
        assert expected is not None
        assert expected.loss == pytest.approx(evaluated.loss, rel=1e-5)
        assert expected.accuracy == evaluated.accuracy
        compared += 1
    assert compared == 3


def test_untrained_network_is_evaluated_first() -> None:
    figures = events_of(Evaluated, run(QUICK, DATA))
    assert (figures[0].split, figures[0].step, figures[0].epoch) == ("validation", 0, 0.0)
    assert figures[0].loss == pytest.approx(math.log(10), abs=0.35)


def test_validation_runs_as_often_as_the_recipe_says() -> None:
    events = run(QUICK.with_changes(evaluations_per_epoch=4), DATA, pace=NOTHING)
    steps = [event.step for event in events_of(Evaluated, events) if event.split == "validation"]
    assert steps == [0, 2, 5, 8, 10, 12, 15, 18, 20]


def test_validation_runs_at_most_once_a_step() -> None:
    events = run(QUICK.with_changes(evaluations_per_epoch=100, epochs=1), DATA, pace=NOTHING)
    steps = [event.step for event in events_of(Evaluated, events) if event.split == "validation"]
    assert steps == list(range(11))


def test_test_split_is_evaluated_once_at_the_end() -> None:
    events = run(QUICK, DATA)
    tests = [event for event in events_of(Evaluated, events) if event.split == "test"]
    assert [(event.step, event.images, event.whole) for event in tests] == [(20, 100, True)]
    assert end(events).test_accuracy == tests[0].accuracy


def test_validation_figures_without_validation_images_are_nan() -> None:
    events = run(QUICK.with_changes(validation_images=0), DATA)
    assert all(event.split != "validation" for event in events_of(Evaluated, events))
    assert math.isnan(end(events).validation_accuracy)
    assert math.isnan(end(events).validation_loss)


def test_digit_that_is_never_predicted_is_reported() -> None:
    recipe = FAMILIES["linear"].with_changes(learning_rate=1e-6, epochs=2)
    start = end(run(recipe, DATA)).snapshot
    # Far below the logits of any image.
    start.arrays["2.bias"][3] = -1e6
    events = run(recipe, DATA, start=start)
    last_two = events_of(Evaluated, events)[-2:]
    assert [evaluated.split for evaluated in last_two] == ["validation", "test"]
    assert all(3 in evaluated.never_predicted for evaluated in last_two)
    assert all(
        evaluated.never_predicted == ()
        for evaluated in events_of(Evaluated, events)
        if not evaluated.whole
    )


def test_untrained_network_reports_no_missing_digit() -> None:
    untrained, *_ = events_of(Evaluated, run(QUICK.with_changes(learning_rate=1e-6), DATA))
    assert untrained.step == 0
    assert untrained.never_predicted == ()
