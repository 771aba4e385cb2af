from __future__ import annotations

import logging
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from tests.trainer.engine import (
    EVERYTHING,
    FAMILIES,
    NOTHING,
    QUICK,
    end,
    losses,
    make_data_set,
    make_digits,
    run,
    same_weights,
    snapshots,
    those,
)
from tests.trainer.training.recorders import (
    CountingRecorder,
    DelayedCopyRecorder,
    FailingRecorder,
    ImmediateRecorder,
)
from trainer.control import TrainingControl
from trainer.errors import OutOfMemoryError
from trainer.events import Pace, SnapshotTaken, StepsDone
from trainer.network import models
from trainer.training import loop
from trainer.training.cuda_graphs import GraphStepper
from trainer.training.steps import EagerStepper, Images

if TYPE_CHECKING:
    from torch import nn

    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe
    from trainer.training.cuda_graphs import Recorder
    from trainer.training.steps import Stepper

DATA = make_data_set()
CPU = torch.device("cpu")
# 25 batches an epoch, the last of 6 images.
LONGER = QUICK.with_changes(train_images=390, validation_images=10, batch_size=16)
RECIPES = {
    **{name: recipe.with_changes(batch_size=16) for name, recipe in FAMILIES.items()},
    "distorted": LONGER.with_changes(dropout=0.3, shift=2.0, rotation=10.0),
    "one cycle": LONGER.with_changes(schedule="one-cycle", weight_decay=0.01),
    "sgd": LONGER.with_changes(optimiser="sgd", momentum=0.9, nesterov=True),
    "adamw": LONGER.with_changes(optimiser="adamw", weight_decay=0.1, label_smoothing=0.1),
    "squared error": LONGER.with_changes(loss="squared-error"),
}


def use_graphs(monkeypatch: pytest.MonkeyPatch, recorder: Recorder) -> None:
    """Lets runs on the CPU take their steps as a GPU does."""

    def build(
        network: nn.Module, recipe: Recipe, images: Images, steps: int, _second_thread: object
    ) -> GraphStepper:
        return GraphStepper(network, recipe, images, steps, recorder)

    monkeypatch.setattr(loop, "EagerStepper", build)


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_steps_of_device_tensors_compute_what_plain_steps_do(
    recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run(recipe, DATA, pace=NOTHING)
    use_graphs(monkeypatch, ImmediateRecorder())
    graphed = run(recipe, DATA, pace=NOTHING)
    # A learning rate on the device has the precision of float32; training makes the most of it.
    assert losses(graphed)[:5] == pytest.approx(losses(plain)[:5], rel=1e-5)
    assert losses(graphed) == pytest.approx(losses(plain), rel=3e-3)
    assert end(graphed).validation_loss == pytest.approx(end(plain).validation_loss, rel=3e-3)
    expected = [block.learning_rate for block in those(StepsDone, plain)]
    assert [block.learning_rate for block in those(StepsDone, graphed)] == expected


def test_nearly_all_steps_are_repeated_not_computed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = CountingRecorder()
    use_graphs(monkeypatch, recorder)
    events = run(LONGER.with_changes(epochs=4, evaluations_per_epoch=1), DATA, pace=NOTHING)
    assert end(events).steps == 100
    # Three steps to warm up, and the smaller last batch of each of four epochs.
    assert recorder.warmed_up == 3 + 4
    # 24 whole batches an epoch: two times eight and five alone, then three times eight.
    assert recorder.recorded == 2
    assert recorder.replayed == (2 + 5) + 3 * 3


def test_repeated_steps_stop_where_the_curve_gets_a_point(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run(LONGER.with_changes(evaluations_per_epoch=7), DATA, pace=NOTHING)
    use_graphs(monkeypatch, ImmediateRecorder())
    graphed = run(LONGER.with_changes(evaluations_per_epoch=7), DATA, pace=NOTHING)
    assert [event.step for event in graphed if hasattr(event, "step")] == [
        event.step for event in plain if hasattr(event, "step")
    ]


@pytest.mark.parametrize("pace", [EVERYTHING, Pace(metrics=0.003, snapshots=0.001)], ids=str)
def test_every_step_is_told_once(pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    use_graphs(monkeypatch, ImmediateRecorder())
    told = those(StepsDone, run(LONGER, DATA, pace=pace))
    assert told[0].first_step == 1
    assert all(one.last_step + 1 == next_.first_step for one, next_ in pairwise(told))
    assert told[-1].last_step == 50


class NoLook(TorchDispatchMode):  # type: ignore[no-untyped-call] # untyped in torch
    """Fails where a step looks at a value or makes a tensor from one that Python has."""

    def __torch_dispatch__(
        self, function: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        name = function.overloadpacket.__name__
        if name in {"_local_scalar_dense", "lift_fresh", "nonzero", "masked_select", "equal"}:
            raise AssertionError(f"a recorded step calls {name}")
        return function(*args, **(kwargs or {}))


# On a CPU, unlike on a GPU, one_hot looks whether the labels are small enough.
@pytest.mark.parametrize("name", sorted(RECIPES.keys() - {"squared error"}))
def test_a_step_looks_at_no_value(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = RECIPES[name]
    images = Images.on_device(make_digits(64, 0), CPU)
    network = models.place(models.build(recipe), recipe, CPU)
    stepper = GraphStepper(network, recipe, images, 4, ImmediateRecorder())
    stepper.begin_epoch(torch.arange(64))
    # On a CPU torch's own optimiser looks at the learning rate.
    monkeypatch.setattr(stepper._optimiser, "step", lambda: None)
    with NoLook():  # type: ignore[no-untyped-call]
        stepper.take(1)
    assert stepper.metrics.tell()[0][0] > 0


def test_a_step_that_looks_is_noticed() -> None:
    with pytest.raises(AssertionError, match="_local_scalar_dense"), NoLook():  # type: ignore[no-untyped-call]
        torch.ones(1).item()


def test_steps_that_cannot_be_recorded_are_taken_one_by_one_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    expected = losses(run(LONGER, DATA, pace=NOTHING))
    use_graphs(monkeypatch, FailingRecorder(RuntimeError("operation not permitted")))
    with caplog.at_level(logging.WARNING):
        events = run(LONGER, DATA, pace=NOTHING)
    assert losses(events) == pytest.approx(expected, rel=1e-4)
    assert "could not record its steps" in caplog.text
    assert "operation not permitted" in caplog.text


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB."),
        RuntimeError("CUDA error: out of memory"),
    ],
    ids=["allocator", "driver"],
)
def test_too_little_memory_for_a_recording_is_told_with_a_smaller_batch_to_try(
    error: RuntimeError, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_graphs(monkeypatch, FailingRecorder(error))
    with pytest.raises(OutOfMemoryError, match="8") as caught:
        run(LONGER, DATA)
    assert caught.value.batch_size == 16
    assert caught.value.__cause__ is error


def test_weights_that_arrive_late_are_those_of_their_step(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = snapshots(run(QUICK, DATA, pace=EVERYTHING))
    use_graphs(monkeypatch, DelayedCopyRecorder())
    told = run(QUICK.with_changes(evaluations_per_epoch=1), DATA, pace=EVERYTHING)
    arrived = snapshots(told)
    steps = [snapshot.step for snapshot in arrived]
    assert steps == sorted(set(steps))
    assert (steps[0], steps[-1]) == (0, 20)
    assert len(steps) > 4
    by_step = {snapshot.step: snapshot for snapshot in expected}
    for snapshot in arrived:
        for name, tensor in snapshot.tensors.items():
            assert torch.allclose(tensor, by_step[snapshot.step].tensors[name], atol=1e-4)
    assert not any(same_weights(one, other) for one, other in pairwise(arrived))
    assert end(told).snapshot is arrived[-1]


def test_weights_that_are_on_their_way_are_told_before_a_pause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_graphs(monkeypatch, DelayedCopyRecorder())
    control = TrainingControl()
    told: list[TrainingEvent] = []
    told_before_pause = []

    def hold() -> None:
        told_before_pause.append((told[-1], those(StepsDone, told)[-1].last_step))
        control.resume()

    monkeypatch.setattr(control, "wait_while_paused", hold)
    for event in loop.train(LONGER, DATA, control=control, pace=EVERYTHING):
        told.append(event)
        if isinstance(event, StepsDone) and event.last_step == 11:
            control.pause()
    ((last, step),) = told_before_pause
    assert isinstance(last, SnapshotTaken)
    assert last.snapshot.step == step == 11


def test_both_steppers_can_be_used_alike() -> None:
    images = Images.on_device(make_digits(40, 0), CPU)
    network = models.build(QUICK)
    steppers: list[Stepper] = [
        EagerStepper(network, QUICK, images, 2, None),
        GraphStepper(network, QUICK, images, 2, ImmediateRecorder()),
    ]
    for stepper in steppers:
        stepper.begin_epoch(torch.arange(40))
        stepper.take(2)
        stepper.take(1)
        assert stepper.metrics.done == 2
