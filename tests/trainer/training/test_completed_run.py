"""A run that completes a stopped one: it takes the other epochs, and whole epochs stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.engine import NOTHING, QUICK, end, events_of, losses, make_data_set, run
from tests.trainer.training.steppers.recorders import ImmediateRecorder, use_graphs
from trainer.control import TrainingControl
from trainer.events import Evaluated, Finished, Pace, Started, StepsDone
from trainer.training import loop
from trainer.training.epoch_plan import EpochPlan

if TYPE_CHECKING:
    from trainer.events import TrainingEvent

DATA = make_data_set()
RECIPE = QUICK.with_changes(epochs=3)
EVERY_STEP = Pace(metrics=0.0, snapshots=float("inf"), kept=0)


def stopped(steps: int) -> Finished:
    """A run of three epochs of ten steps, stopped after so many steps."""
    control = TrainingControl()
    events: list[TrainingEvent] = []
    for event in loop.train(RECIPE, DATA, control=control, pace=EVERY_STEP):
        events.append(event)
        if isinstance(event, StepsDone) and event.last_step >= steps:
            control.stop()
    return end(events)


def test_both_runs_together_take_the_epochs_of_the_recipe() -> None:
    first = stopped(14)
    events = run(RECIPE, DATA, pace=NOTHING, start=first.snapshot, epochs_before=first.epochs)
    started = next(event for event in events if isinstance(event, Started))
    second = end(events)
    assert (started.epochs, started.epochs_before, started.steps) == (3, first.epochs, 16)
    assert (first.steps, second.steps) == (14, 16)
    assert second.snapshot.epoch == 3
    assert not second.stopped


def test_it_validates_at_whole_epochs() -> None:
    first = stopped(14)
    events = run(RECIPE, DATA, pace=NOTHING, start=first.snapshot, epochs_before=first.epochs)
    measured = [
        (each.split, each.epoch) for each in events_of(Evaluated, events) if each.split != "test"
    ]
    # Means are those of whole epochs of one run.
    assert measured == [
        ("validation", pytest.approx(1.4)),
        ("validation", 1.5),
        ("validation", 2),
        ("validation", 2.5),
        ("train", 3),
        ("validation", 3),
    ]


def test_after_a_whole_epoch_whole_epochs_are_left() -> None:
    plan = EpochPlan(10, 3, 1.0, 4.0, 1)
    assert plan.steps == 20
    assert [plan.pass_steps(step) for step in (0, 10)] == [10, 10]
    assert [plan.epochs_at(step) for step in (0, 10, 20)] == [4, 5, 6]


def test_a_learning_rate_schedule_ends_with_the_run() -> None:
    first = stopped(14)
    recipe = RECIPE.with_changes(schedule="cosine")
    events = run(recipe, DATA, pace=EVERY_STEP, start=first.snapshot, epochs_before=first.epochs)
    rates = [each.learning_rate for each in events_of(StepsDone, events)]
    assert rates[-1] < 0.05 * rates[0]


def test_recorded_steps_complete_an_epoch_as_others_do(monkeypatch: pytest.MonkeyPatch) -> None:
    first = stopped(14)

    def complete() -> list[float]:
        events = run(
            RECIPE, DATA, pace=EVERY_STEP, start=first.snapshot, epochs_before=first.epochs
        )
        return losses(events)

    eager = complete()
    use_graphs(monkeypatch, ImmediateRecorder())
    assert complete() == pytest.approx(eager, rel=1e-4)
