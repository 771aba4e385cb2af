from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from tests.trainer.engine import (
    EVERYTHING,
    NOTHING,
    QUICK,
    SMALL_CNN,
    end,
    events_of,
    losses,
    make_data_set,
    run,
    same_weights,
)
from tests.trainer.training.steppers.cpu_recipes import SPLIT_RECIPES
from tests.trainer.training.steppers.recorders import CountingRecorder
from trainer.control import TrainingControl
from trainer.data.synthetic import builtin_strokes
from trainer.distributed.ranks import Ranks
from trainer.errors import RecipeError
from trainer.events import SettingChanged, StepsDone
from trainer.runs import run_reader, run_writer
from trainer.training import loop, run_state
from trainer.training.steppers.cuda_graphs import GraphStepper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import torch

    from trainer.data.digits import DataSet
    from trainer.events import TrainingEvent
    from trainer.recipe.live_changes import LiveField
    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages

DATA = make_data_set()
DISTORTED = QUICK.with_changes(dropout=0.2, rotation=10.0, thickness=0.5, evaluations_per_epoch=1)
FOUR_CHANGES: dict[int, tuple[LiveField, float]] = {
    3: ("learning_rate", 0.002),
    7: ("dropout", 0.5),
    12: ("augmentation", 2.0),
    16: ("weight_decay", 0.01),
}


def changed_while_it_trains(
    recipe: Recipe, requests: Mapping[int, tuple[LiveField, float]], dataset: DataSet = DATA
) -> list[TrainingEvent]:
    """Events of a run, with a request for a change after each of these steps."""
    control, events = TrainingControl(), []
    for event in loop.train(recipe, dataset, control=control, pace=EVERYTHING):
        events.append(event)
        if isinstance(event, StepsDone) and event.last_step in requests:
            control.change(*requests[event.last_step])
    return events


def rates(events: Sequence[TrainingEvent]) -> list[float]:
    return [event.learning_rate for event in events_of(StepsDone, events)]


def test_a_run_on_built_in_strokes_is_repeated_bit_by_bit_from_its_folder(tmp_path: Path) -> None:
    data = builtin_strokes.generate(400, 50)
    events = changed_while_it_trains(DISTORTED, FOUR_CHANGES, data)
    *_, last = run_writer.record(iter(events), tmp_path)
    folder = end([last]).folder
    assert folder is not None
    changes = run_reader.read_changes(folder)
    assert [(each.step, each.field, each.value) for each in changes] == [
        (step, *change) for step, change in FOUR_CHANGES.items()
    ]
    summary = run_reader.read_summary(folder)
    assert (summary.recipe, summary.figures["changes"]) == (DISTORTED, 4)
    # At another pace, as a terminal trains.
    repeated = run(summary.recipe, data, changes=changes, pace=NOTHING)
    assert losses(repeated) == losses(events)
    assert same_weights(end(repeated).snapshot, end(events).snapshot)
    assert events_of(SettingChanged, repeated) == list(changes)
    assert losses(run(DISTORTED, data)) != losses(events)


@pytest.mark.parametrize("name", ["augmented cnn", "mlp, sgd"])
def test_both_halves_of_a_batch_follow_a_change(name: str) -> None:
    recipe = SPLIT_RECIPES[name]
    changes = {2: ("dropout", 0.6), 4: ("weight_decay", 0.05), 6: ("learning_rate", 0.001)}
    events = changed_while_it_trains(recipe, changes)  # type: ignore[arg-type]
    applied = events_of(SettingChanged, events)
    assert [each.step for each in applied] == [2, 4, 6]
    assert losses(run(recipe, DATA, changes=applied)) == losses(events)


@pytest.mark.parametrize("change", FOUR_CHANGES.values(), ids=lambda change: change[0])
def test_a_change_counts_from_the_step_after_it(change: tuple[LiveField, float]) -> None:
    unchanged, changed = (
        losses(run(DISTORTED, DATA, changes=changes))
        for changes in ((), (SettingChanged(8, *change),))
    )
    # A smaller learning rate or other decay moves the weights of step 9, and the loss of step 10.
    after = 8 if change[0] in {"dropout", "augmentation"} else 9
    assert changed[:after] == unchanged[:after]
    assert changed[after] != unchanged[after]


def test_a_constant_learning_rate_becomes_exactly_the_requested_one() -> None:
    events = changed_while_it_trains(QUICK, {5: ("learning_rate", 0.003)})
    assert rates(events) == [0.01] * 5 + [0.003] * 15


@pytest.mark.parametrize("schedule", ["one-cycle", "cosine"])
def test_a_change_scales_the_rest_of_a_schedule(schedule: str) -> None:
    recipe = QUICK.with_changes(schedule=schedule)
    usual = rates(run(recipe, DATA, pace=EVERYTHING))
    halved = rates(changed_while_it_trains(recipe, {13: ("learning_rate", 0.005)}))
    assert halved == pytest.approx([*usual[:13], *(rate / 2 for rate in usual[13:])], rel=1e-12)


def test_no_distortion_at_factor_0() -> None:
    events = run(DISTORTED, DATA, changes=(SettingChanged(0, "augmentation", 0.0),))
    assert events_of(SettingChanged, events) == [SettingChanged(0, "augmentation", 0.0)]
    plain = DISTORTED.with_changes(rotation=0.0, thickness=0.0)
    assert losses(events) == losses(run(plain, DATA))


def test_the_last_of_several_requests_between_two_steps_counts() -> None:
    control = TrainingControl()
    for value in (0.5, 0.4, 0.3):
        control.change("dropout", value)
    events = run(DISTORTED, DATA, control=control)
    assert events_of(SettingChanged, events) == [SettingChanged(0, "dropout", 0.3)]
    assert end(events).changes == 1


def test_a_change_to_the_present_value_is_none() -> None:
    events = changed_while_it_trains(QUICK, {5: ("learning_rate", QUICK.learning_rate)})
    assert events_of(SettingChanged, events) == []


@pytest.mark.parametrize("change", [("dropout", 0.5), ("augmentation", 2.0)])
def test_a_setting_that_the_recipe_does_not_use_is_refused_and_the_run_goes_on(
    change: tuple[LiveField, float], caplog: pytest.LogCaptureFixture
) -> None:
    events = changed_while_it_trains(QUICK, {5: change})
    assert events_of(SettingChanged, events) == []
    assert losses(events) == losses(run(QUICK, DATA))
    assert f"{change[0]} = {change[1]} is not possible" in caplog.text
    with pytest.raises(RecipeError, match="the recipe began without it"):
        run(QUICK, DATA, changes=(SettingChanged(5, *change),))


def test_changes_after_the_steps_of_earlier_weights_keep_their_numbers() -> None:
    first = end(run(QUICK, DATA))
    change = SettingChanged(25, "learning_rate", 0.001)
    events = run(QUICK, DATA, start=first.snapshot, changes=(change,), pace=EVERYTHING)
    assert events_of(SettingChanged, events) == [change]
    assert rates(events) == [0.01] * 5 + [0.001] * 15


def test_replayed_steps_are_recorded_again_for_all_but_the_learning_rate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = [SettingChanged(step, *change) for step, change in FOUR_CHANGES.items()]
    recipe = DISTORTED.with_changes(schedule="one-cycle")
    eager = losses(run(recipe, DATA, changes=changes, pace=NOTHING))
    recorder = CountingRecorder()

    def build(
        network: torch.nn.Module, recipe: Recipe, images: DeviceImages, steps: int, _: object
    ) -> GraphStepper:
        return GraphStepper(network, recipe, images, steps, recorder)

    monkeypatch.setattr(run_state, "EagerStepper", build)
    replayed = run(recipe, DATA, changes=changes, pace=NOTHING)
    assert losses(replayed) == pytest.approx(eager, rel=1e-5)
    # Single steps, as all parts between two changes are shorter than a graph of eight.
    assert recorder.recorded == 4


class LonelyGroup:
    """A group of one process, which is asked for changes while it adds up."""

    def __init__(self, control: TrainingControl, requests: list[tuple[LiveField, float]]) -> None:
        self.ranks = Ranks(rank=0, world=1, local_rank=0, local_world=1)
        self._control, self._requests, self._added = control, requests, 0

    def add_up(self, numbers: torch.Tensor) -> None:
        del numbers
        self._added += 1
        # The first call compares the inputs of the processes, the others are steps.
        if self._added == 5:
            for change in self._requests:
                self._control.change(*change)


def test_processes_agree_on_changes_and_keep_the_typed_value() -> None:
    control = TrainingControl()
    requests: list[tuple[LiveField, float]] = [("learning_rate", 0.0023), ("dropout", 0.35)]
    events = run(DISTORTED, DATA, control=control, group=LonelyGroup(control, requests))
    # Requested within step 4, sent with step 5.
    applied = events_of(SettingChanged, events)
    assert applied == [SettingChanged(5, *change) for change in requests]
    assert losses(events) == pytest.approx(losses(run(DISTORTED, DATA, changes=applied)), rel=1e-4)


def test_a_batch_norm_network_follows_changes() -> None:
    recipe = QUICK.with_changes(**SMALL_CNN, batch_norm=True, dropout=0.2, shift=1.0)
    changes = [SettingChanged(10, "augmentation", 3.0), SettingChanged(10, "dropout", 0.0)]
    events = run(recipe, DATA, changes=changes)
    assert events_of(SettingChanged, events) == changes
    assert losses(run(recipe, DATA, changes=changes)) == losses(events)
    assert dataclasses.replace(end(events).snapshot.recipe) == recipe
