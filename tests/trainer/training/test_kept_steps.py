from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.engine import (
    EVERYTHING,
    FAMILIES,
    NOTHING,
    QUICK,
    end,
    events_of,
    losses,
    make_data_set,
    run,
    snapshots,
)
from tests.trainer.training.steppers.cpu_recipes import SPLIT_RECIPES
from trainer.control import TrainingControl
from trainer.events import Pace, SnapshotTaken, StepsDone, WeightsKept
from trainer.network.packed_weights import pack
from trainer.recipe.presets import PLAIN_MLP
from trainer.training import loop
from trainer.training.kept_steps import MOST_BYTES, kept_steps, most_kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe

DATA = make_data_set()


def kept(events: Iterable[TrainingEvent]) -> list[int]:
    """Steps of the kept snapshots."""
    return [event.packed.step for event in events_of(WeightsKept, events)]


@given(steps=st.integers(1, 20_000_000), count=st.integers(0, 200))
def test_a_run_keeps_as_many_different_steps_before_its_last_as_it_may(
    steps: int, count: int
) -> None:
    schedule = kept_steps(steps, count)
    assert len(schedule) == min(steps, count)
    assert all(one < other for one, other in pairwise(schedule))
    assert all(0 <= step < steps for step in schedule)
    assert schedule[:1] in {(0,), ()}


@given(steps=st.integers(1, 20_000_000), count=st.integers(1, 200))
def test_the_gaps_between_kept_steps_hardly_ever_shrink(steps: int, count: int) -> None:
    gaps = np.diff([*kept_steps(steps, count), steps])
    # Rounding to whole steps costs one.
    assert (np.diff(gaps) >= -1).all()


def test_the_first_steps_are_all_kept() -> None:
    for steps in (400, 4_000, 1_000_000):
        assert kept_steps(steps, 60)[:9] == tuple(range(9))


def test_the_last_gap_is_a_small_part_of_the_run() -> None:
    assert kept_steps(400, 60)[-1] > 0.9 * 400
    assert kept_steps(1_000_000, 60)[-1] > 0.85 * 1_000_000


@pytest.mark.parametrize(
    ("units", "expected"), [((), 1273), ((1000,), 12), ((4096,), 3), ((4096,) * 2, 0)], ids=str
)
def test_networks_too_large_keep_fewer_snapshots(units: tuple[int, ...], expected: int) -> None:
    model = "mlp" if units else "linear"
    recipe = PLAIN_MLP.with_changes(model=model, hidden_units=units)
    assert most_kept(recipe) == expected
    assert MOST_BYTES == 20_000_000


@pytest.mark.parametrize("pace", [Pace(), NOTHING, EVERYTHING], ids=str)
def test_the_same_steps_are_kept_at_any_pace(pace: Pace) -> None:
    assert kept(run(QUICK, DATA, pace=Pace(pace.metrics, pace.snapshots, kept=7))) == list(
        kept_steps(20, 7)
    )


def test_a_kept_snapshot_follows_the_same_snapshot_unrounded() -> None:
    events = run(QUICK, DATA)
    assert kept(events)
    for before, event in pairwise(events):
        if isinstance(event, WeightsKept):
            assert isinstance(before, SnapshotTaken)
            assert before.snapshot.step == event.packed.step
            again = pack(before.snapshot)
            for name, array in event.packed.arrays.items():
                assert np.array_equal(array, again.arrays[name])


def test_no_kept_snapshot_is_newer_than_the_metrics() -> None:
    events = run(QUICK, DATA, pace=Pace(1e9, 1e9))
    assert kept(events)
    reported = 0
    for event in events:
        if isinstance(event, StepsDone):
            reported = event.last_step
        elif isinstance(event, WeightsKept):
            assert event.packed.step <= reported


@pytest.mark.parametrize("recipe", [*FAMILIES.values(), *SPLIT_RECIPES.values()])
def test_keeping_changes_no_loss(recipe: Recipe) -> None:
    events = run(recipe, DATA, pace=Pace())
    assert kept(events)
    assert losses(events) == losses(run(recipe, DATA, pace=Pace(kept=0)))


def test_a_run_that_keeps_nothing_emits_no_kept_weights() -> None:
    assert kept(run(QUICK, DATA, pace=Pace(kept=0))) == []


def test_a_stopped_run_has_kept_the_steps_before() -> None:
    control = TrainingControl()
    events: list[TrainingEvent] = []
    for event in loop.train(QUICK, DATA, control=control):
        events.append(event)
        if isinstance(event, WeightsKept) and event.packed.step == 5:
            control.stop()
    assert kept(events) == list(range(6))
    assert end(events).snapshot.step == 5


def test_a_continued_run_counts_on_from_the_steps_of_its_start() -> None:
    start = end(run(QUICK, DATA)).snapshot
    events = run(QUICK, DATA, start=start, pace=Pace(kept=7))
    assert kept(events) == [20 + step for step in kept_steps(20, 7)]
    assert snapshots(events)[0].step == 20
