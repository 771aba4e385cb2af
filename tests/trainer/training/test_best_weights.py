"""Early stopping (`patience`) and best weights (`keep_best`)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
import torch

from tests.trainer.engine import (
    EVERYTHING,
    FAMILIES,
    NOTHING,
    QUICK,
    end,
    events_of,
    make_data_set,
    run,
    same_weights,
    snapshots,
)
from tests.trainer.training.steppers.cpu_recipes import CNN
from trainer.control import TrainingControl
from trainer.events import Evaluated, MemberEvent, StepsDone
from trainer.network.evaluation import evaluate
from trainer.network.models import build_copy
from trainer.training import loop
from trainer.training.device_images import DeviceImages
from trainer.training.stacked.recipes import at_rates
from trainer.training.stacked.together import train_together

if TYPE_CHECKING:
    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe

DATA = make_data_set()
# So large a step that the validation loss soon rises again.
RESTLESS = QUICK.with_changes(
    epochs=30, learning_rate=0.05, evaluations_per_epoch=1, wrong_labels=0.3
)


def validations(events: list[TrainingEvent]) -> list[Evaluated]:
    return [e for e in events_of(Evaluated, events) if e.split == "validation" and e.whole]


def test_a_run_ends_after_its_patience_without_improvement() -> None:
    events = run(RESTLESS.with_changes(patience=3), DATA, pace=NOTHING)
    finished = end(events)
    losses = [each.loss for each in validations(events)]
    best = losses.index(min(losses))
    assert finished.without_improvement == 3
    assert finished.epochs == len(losses) - 1 == best + 3 < 30
    # No earlier three validations were without improvement.
    for epoch in range(3, len(losses) - 1):
        assert min(losses[epoch - 2 : epoch + 1]) < min(losses[: epoch - 2])
    assert not finished.stopped
    assert math.isnan(finished.best_epoch)
    assert finished.snapshot.step == finished.steps
    assert finished.validation_loss == losses[-1]


def test_losses_up_to_the_end_are_those_without_patience() -> None:
    patient = run(RESTLESS.with_changes(patience=3, keep_best=True), DATA, pace=NOTHING)
    other = run(RESTLESS, DATA, pace=NOTHING)
    found = [block.losses.tolist() for block in events_of(StepsDone, patient)]
    assert found == [block.losses.tolist() for block in events_of(StepsDone, other)][: len(found)]


@pytest.mark.parametrize("recipe", [RESTLESS, CNN.with_changes(epochs=4, learning_rate=0.3)])
def test_the_best_weights_are_kept_with_their_figures(recipe: Recipe) -> None:
    events = run(recipe.with_changes(keep_best=True), DATA, pace=EVERYTHING)
    finished = end(events)
    best = min(validations(events), key=lambda each: each.loss)
    assert best.step < finished.steps == end(run(recipe, DATA, pace=NOTHING)).steps
    assert finished.without_improvement == 0
    assert finished.best_epoch == best.epoch == finished.snapshot.epoch
    assert finished.snapshot.step == best.step
    assert (finished.validation_loss, finished.validation_accuracy) == (best.loss, best.accuracy)
    at_that_step = [each for each in snapshots(events) if each.step == best.step][-1]
    assert same_weights(finished.snapshot, at_that_step)
    assert snapshots(events)[-1] is finished.snapshot
    test = DeviceImages.copy_of(DATA.test, torch.device("cpu"))
    network = build_copy(finished.snapshot.recipe, finished.snapshot.arrays)
    result = evaluate(network, recipe, test.images, test.labels)
    assert result is not None
    assert finished.test_loss == pytest.approx(result.loss, rel=1e-5)


def test_the_last_weights_may_be_the_best() -> None:
    finished = end(run(QUICK.with_changes(keep_best=True, patience=5), DATA, pace=NOTHING))
    assert finished.best_epoch == finished.epochs == 2
    assert finished.without_improvement == 0


def test_a_stopped_run_ends_with_its_best_weights() -> None:
    control = TrainingControl()
    recipe = FAMILIES["linear"].with_changes(epochs=50, keep_best=True, evaluations_per_epoch=1)
    events = []
    for event in loop.train(recipe, DATA, control=control, pace=EVERYTHING):
        events.append(event)
        if isinstance(event, StepsDone) and event.last_step == 25:
            control.stop()
    finished = end(events)
    assert finished.stopped
    best = min(validations(events), key=lambda each: each.loss)
    assert finished.snapshot.step == best.step


def test_a_resumed_run_follows_its_own_validations() -> None:
    first = end(run(QUICK, DATA, pace=NOTHING))
    recipe = RESTLESS.with_changes(patience=2, keep_best=True)
    events = run(recipe, DATA, pace=NOTHING, start=first.snapshot)
    finished = end(events)
    best = min(validations(events), key=lambda each: each.loss)
    assert finished.without_improvement == 2
    assert finished.snapshot.step == best.step >= first.steps
    assert finished.start_step == first.steps


def test_each_of_several_networks_has_its_own_patience() -> None:
    recipe = RESTLESS.with_changes(patience=2, keep_best=True, epochs=12)
    rates = (0.0001, 0.2)
    events = list(train_together(at_rates(recipe, rates), DATA, pace=NOTHING))
    members = [
        [each.event for each in events_of(MemberEvent, events) if each.member == index]
        for index in range(2)
    ]
    for rate, own in zip(rates, members, strict=True):
        alone = end(run(recipe.with_changes(learning_rate=rate), DATA, pace=NOTHING))
        finished = end(own)  # type: ignore[arg-type]
        assert (finished.steps, finished.best_epoch) == (alone.steps, alone.best_epoch)
    assert end(members[0]).steps > end(members[1]).steps  # type: ignore[arg-type]


def test_without_validation_images_all_epochs_are_trained() -> None:
    recipe = QUICK.with_changes(validation_images=0, patience=1, keep_best=True)
    finished = end(run(recipe, DATA, pace=NOTHING))
    assert finished.epochs == 2
    assert finished.without_improvement == 0
    assert math.isnan(finished.best_epoch)
