from __future__ import annotations

import math
import pickle
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from torch.overrides import TorchFunctionMode

from tests.trainer.engine import (
    FAMILIES,
    NOTHING,
    QUICK,
    end,
    events_of,
    losses,
    make_data_set,
    run,
    same_weights,
    snapshots,
)
from tests.trainer.training.steppers.cpu_recipes import SPLIT_RECIPES
from tests.trainer.training.steppers.recorders import ImmediateRecorder
from trainer.control import TrainingControl
from trainer.events import StepInspected, StepsDone
from trainer.recipe.summary import summarise
from trainer.training import loop, run_state, step_inspection
from trainer.training.steppers.cuda_graphs import GraphStepper

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import nn

    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages

DATA = make_data_set()
DISTORTED = QUICK.with_changes(dropout=0.2, rotation=10.0, label_smoothing=0.1)


def one_by_one(recipe: Recipe) -> list[TrainingEvent]:
    """Events of a run of which each step is inspected."""
    control = TrainingControl()
    # Faster than any step.
    control.set_speed(1e9)
    return run(recipe, DATA, control=control, pace=NOTHING)


@pytest.mark.parametrize(
    "recipe",
    [DISTORTED, *FAMILIES.values(), SPLIT_RECIPES["augmented cnn"], SPLIT_RECIPES["mlp, sgd"]],
    ids=lambda recipe: f"{recipe.model} {recipe.optimiser} {recipe.batch_norm}",
)
def test_looking_at_each_step_changes_no_loss_and_no_weight(recipe: Recipe) -> None:
    usual, inspected = run(recipe, DATA, pace=NOTHING), one_by_one(recipe)
    assert losses(inspected) == losses(usual)
    assert same_weights(end(inspected).snapshot, end(usual).snapshot)
    seen = events_of(StepInspected, inspected)
    assert [each.step for each in seen] == list(range(1, end(usual).steps + 1))
    # Also of batches in two halves, and with label smoothing.
    assert [each.loss for each in seen] == pytest.approx(losses(usual), rel=1e-4)
    named = [layer.name for layer in summarise(recipe).layers if layer.parameters]
    assert [layer.layer for layer in seen[0].layers] == named


def test_at_full_speed_nothing_is_inspected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(run_state, "inspect_step")
    assert events_of(StepInspected, run(QUICK, DATA)) == []


class WithoutFloat64(TorchFunctionMode):
    """As on an Apple GPU: only what was copied to the CPU can be made float64."""

    def __init__(self) -> None:
        super().__init__()
        self._copies: list[torch.Tensor] = []

    def __torch_function__(
        self,
        function: Callable[..., object],
        types: object,
        arguments: tuple[object, ...] = (),
        options: dict[str, object] | None = None,
    ) -> object:
        result = function(*arguments, **(options or {}))
        if not isinstance(result, torch.Tensor):
            return result
        if function == torch.Tensor.cpu:
            # On a CPU it would be the same tensor.
            self._copies.append(result.clone())
            return self._copies[-1]
        if result.dtype == torch.float64 and not any(map(self._is_on_cpu, arguments)):
            raise TypeError("MPS has no float64")
        return result

    def _is_on_cpu(self, argument: object) -> bool:
        if isinstance(argument, torch.Tensor) and argument.dtype == torch.float64:
            return True
        return any(argument is each for each in self._copies)


def test_steps_are_inspected_on_a_device_without_float64() -> None:
    usual = events_of(StepInspected, one_by_one(QUICK))
    with WithoutFloat64():
        inspected = events_of(StepInspected, one_by_one(QUICK))
    assert [each.layers for each in inspected] == [each.layers for each in usual]


def test_a_step_of_sgd_is_the_gradient_times_the_learning_rate() -> None:
    recipe = QUICK.with_changes(optimiser="sgd", learning_rate=0.05)
    for each in events_of(StepInspected, one_by_one(recipe))[:5]:
        for layer in each.layers:
            assert layer.update == pytest.approx(0.05 * layer.gradient, rel=1e-3)
            assert layer.weights > layer.update > 0


@pytest.mark.parametrize("name", ["cnn", "mlp", "mlp, sgd"])
def test_gradients_of_both_halves_are_added(name: str) -> None:
    recipe = SPLIT_RECIPES[name].with_changes(
        optimiser="sgd", momentum=0.0, nesterov=False, weight_decay=0.0, schedule="constant"
    )
    first = events_of(StepInspected, one_by_one(recipe))[0]
    for layer in first.layers:
        assert layer.update == pytest.approx(recipe.learning_rate * layer.gradient, rel=1e-2)


def test_images_are_those_that_the_network_saw_with_their_own_losses() -> None:
    first = events_of(StepInspected, one_by_one(QUICK))[0]
    assert first.images.shape == (QUICK.batch_size, 28, 28)
    assert first.batch_size == QUICK.batch_size
    known = {image.tobytes() for image in DATA.train.images}
    assert all(image.tobytes() in known for image in first.images)
    start = snapshots(run(QUICK, DATA))[0]
    # Every loss is the surprise at the true class: the mean of the batch is that of the step.
    assert first.losses.mean() == pytest.approx(first.loss, rel=1e-5)
    assert first.losses.min() > 0
    assert start.step == 0
    assert ((first.predicted == first.labels).mean()) == pytest.approx(
        events_of(StepsDone, run(QUICK, DATA))[0].accuracies[0]
    )


def test_distorted_images_are_shown_as_they_were_seen() -> None:
    first = events_of(StepInspected, one_by_one(DISTORTED))[0]
    known = {image.tobytes() for image in DATA.train.images}
    assert not any(image.tobytes() in known for image in first.images)


def test_of_a_large_batch_the_worst_images_are_shown_in_its_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = events_of(StepInspected, one_by_one(QUICK))[0]
    monkeypatch.setattr(step_inspection, "MOST_IMAGES", 5)
    few = events_of(StepInspected, one_by_one(QUICK))[0]
    worst = np.sort(np.argsort(-whole.losses, kind="stable")[:5])
    np.testing.assert_array_equal(few.losses, whole.losses[worst])
    np.testing.assert_array_equal(few.images, whole.images[worst])
    assert few.batch_size == QUICK.batch_size
    assert few.loss == whole.loss


def test_a_press_within_a_run_at_full_speed_is_inspected_alone() -> None:
    control, events = TrainingControl(), []
    for event in loop.train(QUICK, DATA, control=control):
        events.append(event)
        if isinstance(event, StepsDone) and event.last_step >= 10 and not control.paused:
            control.step()
        elif isinstance(event, StepInspected):
            control.resume()
    assert len(events_of(StepInspected, events)) >= 1
    assert losses(events) == losses(run(QUICK, DATA))


def test_steps_of_graphs_are_inspected_without_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(
        network: nn.Module, recipe: Recipe, images: DeviceImages, steps: int, _: object
    ) -> GraphStepper:
        return GraphStepper(network, recipe, images, steps, ImmediateRecorder())

    monkeypatch.setattr(run_state, "EagerStepper", build)
    recipe = QUICK.with_changes(train_images=310, optimiser="sgd")
    usual, inspected = run(recipe, DATA, pace=NOTHING), one_by_one(recipe)
    assert losses(inspected) == losses(usual)
    for each in events_of(StepInspected, inspected):
        for layer in each.layers:
            assert layer.update == pytest.approx(recipe.learning_rate * layer.gradient, rel=1e-3)


def test_an_event_survives_its_way_through_a_pipe() -> None:
    event = events_of(StepInspected, one_by_one(QUICK))[0]
    copy = pickle.loads(pickle.dumps(event))
    np.testing.assert_array_equal(copy.losses, event.losses)
    assert not copy.images.flags.writeable
    assert math.isfinite(copy.loss)
