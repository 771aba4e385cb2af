"""Weights that may have learnt the images that validate their next training."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.engine import QUICK, end, events_of, make_data_set, run
from trainer.cli.reports import TextReport
from trainer.data.splits import split_order, split_sizes
from trainer.events import Started
from trainer.runs.event_lines import event_as_json
from trainer.runs.live.events import event_of

if TYPE_CHECKING:
    from trainer.data.digits import DataSet
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

DATA = make_data_set()
LAST = QUICK.with_changes(epochs=1, train_images=300, validation_images=100)
RANDOM = LAST.with_changes(split="random", seed=3)


@cache
def weights_of(recipe: Recipe) -> WeightSnapshot:
    return end(run(recipe, DATA)).snapshot


def may_know(start: WeightSnapshot, recipe: Recipe, data: DataSet = DATA) -> bool:
    (started,) = events_of(Started, run(recipe, data, start=start))
    return started.may_know_validation


def learnt_images(before: Recipe, recipe: Recipe) -> int:
    """Validation images of a training that the one before has learnt."""
    training = split_sizes(len(DATA.train), before)[0]
    validation = split_sizes(len(DATA.train), recipe)[1]
    first = split_order(len(DATA.train), before)[:training]
    held_back = split_order(len(DATA.train), recipe)[len(DATA.train) - validation :]
    return len(np.intersect1d(first, held_back))


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (LAST, {}),
        (LAST, {"seed": 9}),
        (LAST, {"validation_images": 50}),
        (LAST, {"validation_images": 200}),
        (LAST, {"train_images": 100, "validation_images": 300}),
        (LAST, {"split": "random"}),
        (RANDOM, {}),
        (RANDOM, {"seed": 4}),
        (RANDOM, {"split": "last"}),
        (RANDOM, {"train_images": 200, "validation_images": 200}),
        (LAST.with_changes(train_images=100), {"validation_images": 280}),
    ],
)
def test_a_split_that_learnt_them_is_noticed(before: Recipe, changes: dict[str, object]) -> None:
    recipe = before.with_changes(**changes)
    assert may_know(weights_of(before), recipe) == (learnt_images(before, recipe) > 0)


def test_without_weights_or_validation_there_is_nothing_to_know() -> None:
    (started,) = events_of(Started, run(RANDOM, DATA))
    assert not started.may_know_validation
    without = RANDOM.with_changes(seed=4, validation_images=0)
    assert not may_know(weights_of(RANDOM), without)


def test_other_data_may_hold_the_same_images() -> None:
    assert may_know(weights_of(LAST), LAST, replace(DATA, name="other patches"))


def test_drawings_that_came_since_change_the_split() -> None:
    drawn = replace(DATA, drawings=tuple(f"{n}" for n in range(len(DATA.train))))
    start = end(run(LAST, drawn)).snapshot
    assert not may_know(start, LAST, drawn)
    more = replace(drawn, drawings=(*drawn.drawings[1:], "new"))
    assert may_know(start, LAST, more)


@pytest.mark.parametrize("seed", [3, 4])
def test_terminal_and_watched_runs_say_so(seed: int) -> None:
    recipe = RANDOM.with_changes(seed=seed)
    (started,) = events_of(Started, run(recipe, DATA, start=weights_of(RANDOM)))
    text = TextReport(recipe).text(started)
    assert text is not None
    assert ("may have learnt some of the validation images" in text) == (seed == 4)
    watched = event_of(str(event_as_json(started)).encode())
    assert watched == started
