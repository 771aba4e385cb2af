from __future__ import annotations

import threading
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest
import torch
from torch.nn import functional

from tests.trainer.engine import (
    EVERYTHING,
    NOTHING,
    QUICK,
    end,
    losses,
    make_data_set,
    make_digits,
    run,
    same_weights,
    snapshots,
)
from tests.trainer.training.steppers.cpu_recipes import CNN, LARGE_MLP, SPLIT_RECIPES
from trainer.control import TrainingControl
from trainer.device import torch_threads
from trainer.events import SnapshotTaken, StepsDone
from trainer.network import models
from trainer.training import loop
from trainer.training.device_images import DeviceImages
from trainer.training.steppers.eager_stepper import EagerStepper

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import nn

    from trainer.recipe.recipes import Recipe

DATA = make_data_set(150, 40)
CPU = torch.device("cpu")


@pytest.fixture
def use_cores(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    return lambda count: monkeypatch.setattr(torch_threads, "cores", lambda: count)


@pytest.mark.parametrize("recipe", SPLIT_RECIPES.values(), ids=SPLIT_RECIPES)
def test_one_core_and_two_cores_give_identical_results(
    recipe: Recipe, use_cores: Callable[[int], None]
) -> None:
    use_cores(2)
    two_cores = run(recipe, DATA, pace=EVERYTHING)
    use_cores(1)
    one_core = run(recipe, DATA, pace=NOTHING)
    assert len(losses(two_cores)) == 8
    assert losses(two_cores) == losses(one_core)
    assert same_weights(end(two_cores).snapshot, end(one_core).snapshot)
    assert (end(two_cores).test_loss, end(two_cores).test_accuracy) == (
        end(one_core).test_loss,
        end(one_core).test_accuracy,
    )


def build_network(recipe: Recipe) -> nn.Sequential:
    torch.manual_seed(recipe.seed)
    return models.place(models.build(recipe), recipe, CPU)


def textbook_losses(recipe: Recipe, images: DeviceImages, order: torch.Tensor) -> list[float]:
    """Losses of one epoch of the usual PyTorch loop over whole batches."""
    network = build_network(recipe)
    parameters = list(network.parameters())
    optimiser: torch.optim.Optimizer
    if recipe.optimiser == "sgd":
        optimiser = torch.optim.SGD(
            parameters,
            lr=recipe.learning_rate,
            momentum=recipe.momentum,
            nesterov=recipe.nesterov,
            weight_decay=recipe.weight_decay,
        )
    else:
        kind = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[recipe.optimiser]
        optimiser = kind(parameters, lr=recipe.learning_rate, weight_decay=recipe.weight_decay)
    result = []
    for indices in torch.split(order, recipe.batch_size):
        logits = network(images.images[indices].unsqueeze(1) / 255)
        loss = functional.cross_entropy(logits, images.labels[indices])
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        result.append(loss.item())
    return result


def stepper_losses(recipe: Recipe, images: DeviceImages, order: torch.Tensor) -> list[float]:
    """Losses of one epoch of an `EagerStepper`."""
    stepper = EagerStepper(build_network(recipe), recipe, images, 100, None)
    stepper.begin_epoch(order)
    batches = -(-len(order) // recipe.batch_size)
    while stepper.metrics.done < batches:
        stepper.step(1)
    reported, _ = stepper.metrics.report()
    return [float(loss) for loss in reported]


@pytest.mark.parametrize("last_batch", [0, 1, 2, 9, 16, 31])
@pytest.mark.parametrize(
    "recipe",
    [
        QUICK,
        LARGE_MLP.with_changes(optimiser="sgd", momentum=0.9, nesterov=True, weight_decay=0.01),
        LARGE_MLP.with_changes(learning_rate=0.001, weight_decay=0.01),
        LARGE_MLP.with_changes(optimiser="adamw", learning_rate=0.001, weight_decay=0.1),
        CNN.with_changes(batch_norm=False, schedule="constant"),
        SPLIT_RECIPES["gru"],
    ],
    ids=["small", "sgd", "adam", "adamw", "cnn", "gru"],
)
def test_losses_equal_those_of_a_textbook_loop(recipe: Recipe, last_batch: int) -> None:
    images = DeviceImages.copy_of(make_digits(96 + last_batch, 0), CPU)
    order = torch.randperm(len(images))
    expected = textbook_losses(recipe, images, order)
    assert stepper_losses(recipe, images, order) == pytest.approx(expected, rel=2e-3)


def test_running_statistics_are_the_mean_of_both_halves() -> None:
    recipe = CNN.with_changes(batch_size=40, learning_rate=1e-6)
    images = DeviceImages.copy_of(make_digits(40, 0), CPU)
    network = build_network(recipe)
    convolved = network[1](network[0](images.images.unsqueeze(1) / 255)).detach()
    halves = convolved[:20], convolved[20:]
    stepper = EagerStepper(network, recipe, images, 1, None)
    stepper.begin_epoch(torch.arange(40))
    stepper.step(1)
    stepper.synchronize()
    mean = sum(half.mean(dim=(0, 2, 3)) for half in halves) / 2
    variance = sum(half.var(dim=(0, 2, 3)) for half in halves) / 2
    # Momentum 0.1, initial values 0 and 1.
    assert torch.allclose(network.get_buffer("2.running_mean"), 0.1 * mean, atol=1e-6)
    assert torch.allclose(network.get_buffer("2.running_var"), 0.9 + 0.1 * variance, atol=1e-6)
    assert network.get_buffer("2.num_batches_tracked") == 1


def test_halves_of_a_batch_draw_different_random_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = SPLIT_RECIPES["mlp, sgd"].with_changes(dropout=0.9, learning_rate=1e-6)
    forward = models.Dropout.forward
    outputs = []

    def spy(dropout: models.Dropout, units: torch.Tensor) -> torch.Tensor:
        outputs.append(forward(dropout, units))
        return outputs[-1]

    monkeypatch.setattr(models.Dropout, "forward", spy)
    one_image = DeviceImages.copy_of(make_digits(1, 0), CPU)
    stepper = EagerStepper(models.build(recipe), recipe, one_image, 1, None)
    stepper.begin_epoch(torch.zeros(32, dtype=torch.int64))
    stepper.step(1)
    # Two hidden layers, each in both halves.
    first, _, second, _ = outputs
    assert not torch.equal(first, second)


def test_error_in_the_second_thread_is_raised_unchanged(
    monkeypatch: pytest.MonkeyPatch, use_cores: Callable[[int], None]
) -> None:
    use_cores(2)
    calling_thread = threading.get_ident()
    forward = torch.nn.Linear.forward

    class LayerError(Exception):
        pass

    def failing(layer: torch.nn.Linear, units: torch.Tensor) -> torch.Tensor:
        if threading.get_ident() != calling_thread and layer.training:
            raise LayerError
        return forward(layer, units)

    monkeypatch.setattr(torch.nn.Linear, "forward", failing)
    with pytest.raises(LayerError):
        run(SPLIT_RECIPES["mlp"], DATA)


def second_threads() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name.startswith("training-helper")]


def test_second_thread_ends_with_the_run(use_cores: Callable[[int], None]) -> None:
    use_cores(2)
    events = loop.train(CNN, DATA, pace=EVERYTHING)
    for event in events:
        if isinstance(event, StepsDone):
            break
    assert len(second_threads()) == 1
    assert isinstance(events, Generator)
    events.close()
    assert not second_threads()
    run(CNN, DATA)
    assert not second_threads()


def test_one_core_starts_no_second_thread(use_cores: Callable[[int], None]) -> None:
    use_cores(1)
    for _ in loop.train(CNN, DATA):
        assert not second_threads()


def test_run_restores_the_callers_torch_thread_count() -> None:
    torch.set_num_threads(2)
    try:
        *during_run, _ = [torch.get_num_threads() for _ in loop.train(QUICK, DATA)]
        assert set(during_run) == {1}
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)


def test_pausing_changes_no_loss_with_two_threads(use_cores: Callable[[int], None]) -> None:
    use_cores(2)
    expected = losses(run(CNN, DATA))
    control = TrainingControl()
    events = []
    for event in loop.train(CNN, DATA, control=control, pace=EVERYTHING):
        events.append(event)
        if isinstance(event, SnapshotTaken) and event.snapshot.step == 3:
            control.pause()
            threading.Timer(0.0, control.resume).start()
    assert losses(events) == expected
    assert sorted({snapshot.step for snapshot in snapshots(events)}) == list(range(9))
