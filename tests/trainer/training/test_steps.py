from __future__ import annotations

import os
import sys
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import torch
from torch.nn import functional

from tests.trainer.engine import (
    EVERYTHING,
    NOTHING,
    QUICK,
    SMALL_CNN,
    end,
    losses,
    make_data_set,
    make_digits,
    run,
    same_weights,
    snapshots,
)
from trainer.device import torch_threads
from trainer.events import SnapshotTaken, StepsDone
from trainer.network import models
from trainer.recipe.presets import PRESETS
from trainer.recipe.recipes import Convolution, Recipe
from trainer.training import loop, steps
from trainer.training.steps import EagerStepper, Images

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

DATA = make_data_set(150, 40)
CPU = torch.device("cpu")

# The last of four batches has 22 images.
_FEW = Recipe(train_images=118, validation_images=32, batch_size=32, epochs=2, learning_rate=0.01)
CNN = _FEW.with_changes(
    model="cnn",
    hidden_units=(),
    convolutions=(Convolution(16, 5, stride=2), Convolution(32, 3, pool=2)),
    batch_norm=True,
    schedule="one-cycle",
)
LARGE_MLP = _FEW.with_changes(hidden_units=(800, 501))
HALVED = {
    "cnn": CNN,
    "cnn on distorted images": CNN.with_changes(dropout=0.3, shift=2.0, rotation=10.0),
    "mlp": LARGE_MLP,
    "mlp, sgd": LARGE_MLP.with_changes(
        optimiser="sgd", momentum=0.9, nesterov=True, weight_decay=0.01, dropout=0.3
    ),
    "mlp, adamw": LARGE_MLP.with_changes(optimiser="adamw", weight_decay=0.1),
    "rnn": _FEW.with_changes(model="rnn", hidden_units=(128,)),
    "lstm": _FEW.with_changes(model="lstm", hidden_units=(64,)),
    "gru": _FEW.with_changes(model="gru", hidden_units=(64,)),
}
"""Recipes with work enough for two threads."""


@pytest.fixture
def use_cores(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    return lambda count: monkeypatch.setattr(torch_threads, "cores", lambda: count)


@pytest.mark.parametrize("recipe", HALVED.values(), ids=HALVED)
def test_one_core_and_two_compute_the_same(
    recipe: Recipe, use_cores: Callable[[int], None]
) -> None:
    assert steps.computed_in_halves(recipe)
    use_cores(2)
    one = run(recipe, DATA, pace=EVERYTHING)
    use_cores(1)
    other = run(recipe, DATA, pace=NOTHING)
    assert len(losses(one)) == 8
    assert losses(one) == losses(other)
    assert same_weights(end(one).snapshot, end(other).snapshot)
    assert (end(one).test_loss, end(one).test_accuracy) == (
        end(other).test_loss,
        end(other).test_accuracy,
    )


def plainly_trained(recipe: Recipe, images: Images, order: torch.Tensor) -> list[float]:
    """The losses of an epoch as every text takes it: whole batches, one after the other."""
    torch.manual_seed(recipe.seed)
    network = models.place(models.build(recipe), recipe, CPU)
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
    story = []
    for places in torch.split(order, recipe.batch_size):
        logits = network(images.images[places].unsqueeze(1) / 255)
        loss = functional.cross_entropy(logits, images.labels[places])
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        story.append(loss.item())
    return story


def an_epoch(
    recipe: Recipe, images: Images, order: torch.Tensor, second_thread: Executor | None = None
) -> list[float]:
    torch.manual_seed(recipe.seed)
    network = models.place(models.build(recipe), recipe, CPU)
    stepper = EagerStepper(network, recipe, images, 100, second_thread)
    stepper.begin_epoch(order)
    batches = -(-len(order) // recipe.batch_size)
    while stepper.metrics.done < batches:
        stepper.take(1)
    told, _ = stepper.metrics.tell()
    return [float(loss) for loss in told]


@pytest.mark.parametrize("rest", [0, 1, 2, 9, 16, 31])
@pytest.mark.parametrize(
    "recipe",
    [
        QUICK,
        LARGE_MLP.with_changes(optimiser="sgd", momentum=0.9, nesterov=True, weight_decay=0.01),
        LARGE_MLP.with_changes(learning_rate=0.001, weight_decay=0.01),
        LARGE_MLP.with_changes(optimiser="adamw", learning_rate=0.001, weight_decay=0.1),
        CNN.with_changes(batch_norm=False, schedule="constant"),
        HALVED["gru"],
    ],
    ids=["small", "sgd", "adam", "adamw", "cnn", "gru"],
)
def test_losses_are_those_of_a_plain_loop(recipe: Recipe, rest: int) -> None:
    images = Images.on_device(make_digits(96 + rest, 0), CPU)
    order = torch.randperm(len(images))
    expected = plainly_trained(recipe, images, order)
    assert an_epoch(recipe, images, order) == pytest.approx(expected, rel=2e-3)


def test_the_running_statistics_are_those_of_both_halves() -> None:
    recipe = CNN.with_changes(batch_size=40, learning_rate=1e-6)
    images = Images.on_device(make_digits(40, 0), CPU)
    torch.manual_seed(0)
    network = models.place(models.build(recipe), recipe, CPU)
    convolved = network[1](network[0](images.images.unsqueeze(1) / 255)).detach()
    halves = convolved[:20], convolved[20:]
    stepper = EagerStepper(network, recipe, images, 1, None)
    stepper.begin_epoch(torch.arange(40))
    stepper.take(1)
    stepper.settle()
    mean = sum(half.mean(dim=(0, 2, 3)) for half in halves) / 2
    variance = sum(half.var(dim=(0, 2, 3)) for half in halves) / 2
    # A tenth of the new, nine tenths of where they started: 0 and 1.
    assert torch.allclose(network.get_buffer("2.running_mean"), 0.1 * mean, atol=1e-6)
    assert torch.allclose(network.get_buffer("2.running_var"), 0.9 + 0.1 * variance, atol=1e-6)
    assert network.get_buffer("2.num_batches_tracked") == 1


def test_the_halves_draw_different_random_numbers() -> None:
    recipe = HALVED["mlp, sgd"].with_changes(dropout=0.9, learning_rate=1e-6)
    same = make_digits(1, 0)
    images = Images.on_device(same, CPU)
    network = models.build(recipe)
    stepper = EagerStepper(network, recipe, images, 1, None)
    stepper.begin_epoch(torch.zeros(32, dtype=torch.int64))
    seen = []
    for part in stepper._parts:
        dropout = next(m for m in part.network.modules() if isinstance(m, models.Dropout))
        dropout.register_forward_hook(lambda _module, _inputs, units: seen.append(units.detach()))
    stepper.take(1)
    first, second = seen
    assert not torch.equal(first, second)


def test_what_goes_wrong_in_the_second_thread_is_raised_as_itself(
    monkeypatch: pytest.MonkeyPatch, use_cores: Callable[[int], None]
) -> None:
    use_cores(2)
    here = threading.get_ident()
    forward = torch.nn.Linear.forward

    class NoSuchLuckError(Exception):
        pass

    def failing(layer: torch.nn.Linear, units: torch.Tensor) -> torch.Tensor:
        if threading.get_ident() != here and layer.training:
            raise NoSuchLuckError
        return forward(layer, units)

    monkeypatch.setattr(torch.nn.Linear, "forward", failing)
    with pytest.raises(NoSuchLuckError):
        run(HALVED["mlp"], DATA)


def helpers() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name.startswith("training-helper")]


def test_the_second_thread_ends_with_the_run(use_cores: Callable[[int], None]) -> None:
    use_cores(2)
    events = loop.train(CNN, DATA, pace=EVERYTHING)
    for event in events:
        if isinstance(event, StepsDone):
            break
    assert len(helpers()) == 1
    assert isinstance(events, Generator)
    events.close()
    assert not helpers()
    run(CNN, DATA)
    assert not helpers()


def test_no_second_thread_is_started_where_there_is_one_core(
    use_cores: Callable[[int], None],
) -> None:
    use_cores(1)
    for _ in loop.train(CNN, DATA):
        assert not helpers()


@pytest.mark.skipif(sys.platform != "linux", reason="priorities of threads are Linux's")
def test_the_second_thread_has_the_priority_of_the_one_that_it_helps() -> None:
    found = []

    def work() -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 7)
        with torch_threads.computing_threads(CPU) as second_thread:
            if second_thread is None:
                return
            tell = second_thread.submit(
                lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
            )
            found.append(tell.result())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch_threads, "cores", lambda: 2)
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert found == [7]


def test_the_callers_torch_threads_are_as_before_when_the_run_is_over() -> None:
    torch.set_num_threads(2)
    try:
        *meanwhile, _ = [torch.get_num_threads() for _ in loop.train(QUICK, DATA)]
        assert set(meanwhile) == {1}
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)


def test_both_wait_for_each_other_when_the_first_fails() -> None:
    ended = threading.Event()
    begun = threading.Event()

    def fail() -> None:
        begun.wait()
        raise ValueError("no luck")

    def slow() -> None:
        begun.set()
        ended.set()

    with ThreadPoolExecutor(1) as second_thread:
        with pytest.raises(ValueError, match="no luck"):
            torch_threads.both(second_thread, fail, slow)
        assert ended.is_set()


def test_two_threads_are_for_recipes_with_work_for_two() -> None:
    alone = {recipe.name for recipe in PRESETS if not steps.computed_in_halves(recipe)}
    assert alone == {"mlp", "keras-mlp-dropout", "keras-mlp-exercise", "pytorch-linear"}
    tiny = QUICK.with_changes(**SMALL_CNN)
    assert not steps.computed_in_halves(tiny)


def test_pausing_holds_a_run_of_two_threads(use_cores: Callable[[int], None]) -> None:
    use_cores(2)
    from trainer.control import TrainingControl

    quiet = losses(run(CNN, DATA))
    control = TrainingControl()
    told = []
    for event in loop.train(CNN, DATA, control=control, pace=EVERYTHING):
        told.append(event)
        if isinstance(event, SnapshotTaken) and event.snapshot.step == 3:
            control.pause()
            threading.Timer(0.0, control.resume).start()
    assert losses(told) == quiet
    assert [snapshot.step for snapshot in snapshots(told)] == list(range(9))
