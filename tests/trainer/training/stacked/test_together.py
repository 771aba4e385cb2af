"""Several learning rates together: the losses of each are those of its own run."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.engine import (
    EVERYTHING,
    FAMILIES,
    NOTHING,
    QUICK,
    SMALL_CNN,
    end,
    events_of,
    losses,
    make_data_set,
    run,
    same_weights,
    snapshots,
)
from tests.trainer.training.steppers.cpu_recipes import SPLIT_RECIPES
from trainer.control import TrainingControl
from trainer.errors import DivergedError, RecipeError
from trainer.events import DataReady, Evaluated, Finished, MemberDiverged, MemberEvent, StepsDone
from trainer.training.stacked.recipes import MOST_NETWORKS, at_rates, stacks, trains_together
from trainer.training.stacked.together import train_together

if TYPE_CHECKING:
    from typing import Any

    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe

DATA = make_data_set()
RATES = (0.001, 0.003, 0.01)
# 100 steps of five networks with 128 units: two threads have several networks each.
HUNDRED_STEPS = QUICK.with_changes(
    hidden_units=(128,), batch_size=64, epochs=20, dropout=0.2, shift=1.0, evaluations_per_epoch=1
)
RECIPES = {
    **FAMILIES,
    "cnn without batch norm": QUICK.with_changes(**SMALL_CNN),
    **{f"split {name}": recipe for name, recipe in SPLIT_RECIPES.items()},
    "squared error": QUICK.with_changes(loss="squared-error", label_smoothing=0.1),
    "rewritten": QUICK.with_changes(written_forms=0.5, schedule="one-cycle"),
}


def together(recipe: Recipe, *rates: float, **more: Any) -> list[list[Any]]:
    """The events of each network."""
    events = list(train_together(at_rates(recipe, rates), DATA, **more))
    assert isinstance(events[0], DataReady)
    members: list[list[Any]] = [[] for _ in rates]
    for event in events[1:]:
        assert isinstance(event, MemberEvent)
        members[event.member].append(event.event)
    return members


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_each_network_has_the_events_of_its_own_run(recipe: Recipe) -> None:
    for rate, events in zip(RATES, together(recipe, *RATES, pace=NOTHING), strict=True):
        own = run(recipe.with_changes(learning_rate=rate), DATA, pace=NOTHING)
        assert [type(event) for event in events] == [type(event) for event in own[1:]]
        assert losses(events) == pytest.approx(losses(own), abs=1e-5)
        for one, other in zip(events_of(Evaluated, events), events_of(Evaluated, own), strict=True):
            assert (one.split, one.step, one.epoch) == (other.split, other.step, other.epoch)
            assert one.loss == pytest.approx(other.loss, abs=1e-4)
        assert end(events).snapshot.recipe.learning_rate == rate
        if not stacks(recipe):
            assert same_weights(end(events).snapshot, end(own).snapshot)


def test_losses_of_a_stack_are_those_of_own_runs_for_a_hundred_steps() -> None:
    rates = (0.0003, 0.001, 0.002, 0.004, 0.008)
    for rate, events in zip(rates, together(HUNDRED_STEPS, *rates, pace=NOTHING), strict=True):
        own = run(HUNDRED_STEPS.with_changes(learning_rate=rate), DATA, pace=NOTHING)
        assert len(losses(own)) == 100
        assert losses(events) == pytest.approx(losses(own), abs=1e-4)


@pytest.mark.parametrize("model", ["mlp", "cnn"])
def test_a_network_that_diverges_is_named_and_leaves_the_others_alone(model: str) -> None:
    recipe = FAMILIES[model].with_changes(optimiser="sgd", weight_decay=10.0)
    alone, diverged, other = together(recipe, 0.01, 100.0, 0.02, pace=EVERYTHING)
    (last,) = events_of(MemberDiverged, diverged)
    assert last is diverged[-1]
    assert last.error.learning_rate == 100.0
    assert 0 < last.error.step <= 20
    assert not any(isinstance(event, Finished) for event in diverged)
    for rate, events in ((0.01, alone), (0.02, other)):
        own = run(recipe.with_changes(learning_rate=rate), DATA, pace=NOTHING)
        assert losses(events) == pytest.approx(losses(own), abs=1e-5)
        assert math.isfinite(end(events).test_loss)


def test_when_all_networks_diverge_the_training_does() -> None:
    recipes = at_rates(QUICK.with_changes(optimiser="sgd", weight_decay=10.0), (99.0, 100.0))
    seen: list[TrainingEvent] = []
    with pytest.raises(DivergedError):
        seen.extend(train_together(recipes, DATA, pace=EVERYTHING))
    ends = [each.event for each in events_of(MemberEvent, seen)]
    assert sum(isinstance(each, MemberDiverged) for each in ends) == 2


def test_snapshots_are_those_of_their_own_network() -> None:
    first, second = together(QUICK, 0.001, 0.01, pace=EVERYTHING)
    assert same_weights(snapshots(first)[0], snapshots(second)[0])
    assert not same_weights(snapshots(first)[-1], snapshots(second)[-1])
    # A snapshot never changes again, although the networks share memory.
    early = snapshots(first)[1]
    assert early.step == 1
    assert not same_weights(early, snapshots(first)[-1])


def test_a_stop_ends_all_networks_with_their_results() -> None:
    control = TrainingControl()
    steps: dict[int, int] = {}
    ends = []
    recipes = at_rates(QUICK.with_changes(epochs=50), RATES)
    for event in train_together(recipes, DATA, control=control, pace=EVERYTHING):
        if not isinstance(event, MemberEvent):
            continue
        if isinstance(event.event, StepsDone):
            steps[event.member] = event.event.last_step
            if event.event.last_step == 3:
                control.stop()
        if isinstance(event.event, Finished):
            ends.append(event.event)
    assert len(ends) == 3
    assert all(each.stopped and each.steps <= 4 for each in ends)
    assert not np.isnan([each.test_accuracy for each in ends]).any()


@pytest.mark.parametrize(
    "rates",
    [(0.01,), (0.01, 0.01), (0.01, 0.0), (0.01, math.nan), [0.001 * n for n in range(1, 11)]],
    ids=["one", "twice", "zero", "nan", "ten"],
)
def test_rates_that_make_no_comparison_are_refused(rates: tuple[float, ...]) -> None:
    assert MOST_NETWORKS == 9
    with pytest.raises(RecipeError, match="learning_rate"):
        at_rates(QUICK, rates)


def test_only_recipes_that_differ_in_rate_and_name_train_together() -> None:
    first, second = at_rates(QUICK, (0.01, 0.02))
    assert trains_together((first, second))
    assert not trains_together((first,))
    assert not trains_together((first, second.with_changes(batch_size=16)))
    assert not trains_together((first, second.with_changes(name=first.name)))
    with pytest.raises(ValueError, match="learning rate"):
        next(train_together((first, first), DATA))


def test_names_of_networks_say_their_rate_and_stay_in_bounds() -> None:
    long = QUICK.with_changes(name="n" * 60, title="t" * 80)
    first, _ = at_rates(long, (0.00012, 0.5))
    assert first.name.endswith("-rate-0.00012")
    assert first.title.endswith(", learning rate 0.00012")
