"""`GraphStepper` on the CPU; tests.benchmarks.gpu_training checks it on a GPU."""

from __future__ import annotations

import logging
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from tests.trainer.engine import (
    EVERYTHING,
    FAMILIES,
    NOTHING,
    QUICK,
    end,
    events_of,
    losses,
    make_data_set,
    make_digits,
    run,
    same_weights,
    snapshots,
)
from tests.trainer.training.steppers.recorders import (
    CountingRecorder,
    DelayedCopyRecorder,
    FailingRecorder,
    ImmediateRecorder,
    use_graphs,
)
from trainer.control import TrainingControl
from trainer.errors import OutOfMemoryError
from trainer.events import Pace, SnapshotTaken, StepsDone, WeightsKept
from trainer.network import models
from trainer.network.packed_weights import unpack
from trainer.training import loop
from trainer.training.device_images import DeviceImages
from trainer.training.kept_steps import kept_steps
from trainer.training.steppers.cuda_graphs import GraphStepper
from trainer.training.steppers.eager_stepper import EagerStepper

if TYPE_CHECKING:
    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe
    from trainer.training.steppers.stepper import Stepper

DATA = make_data_set()
CPU = torch.device("cpu")
# 25 batches an epoch, the last of 6 images.
LONGER = QUICK.with_changes(train_images=390, validation_images=10, batch_size=16)
RECIPES = {
    **{name: recipe.with_changes(batch_size=16) for name, recipe in FAMILIES.items()},
    "augmented": LONGER.with_changes(dropout=0.3, shift=2.0, rotation=10.0),
    "one cycle": LONGER.with_changes(schedule="one-cycle", weight_decay=0.01),
    "sgd": LONGER.with_changes(optimiser="sgd", momentum=0.9, nesterov=True),
    "adamw": LONGER.with_changes(optimiser="adamw", weight_decay=0.1, label_smoothing=0.1),
    "squared error": LONGER.with_changes(loss="squared-error"),
}


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_graph_steps_equal_eager_steps(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    eager = run(recipe, DATA, pace=NOTHING)
    use_graphs(monkeypatch, ImmediateRecorder())
    graph = run(recipe, DATA, pace=NOTHING)
    # A learning rate on the device is rounded to float32; training amplifies the difference.
    assert losses(graph)[:5] == pytest.approx(losses(eager)[:5], rel=1e-5)
    assert losses(graph) == pytest.approx(losses(eager), rel=3e-3)
    assert end(graph).validation_loss == pytest.approx(end(eager).validation_loss, rel=3e-3)
    expected = [block.learning_rate for block in events_of(StepsDone, eager)]
    assert [block.learning_rate for block in events_of(StepsDone, graph)] == expected


def test_nearly_all_steps_are_replayed(monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = CountingRecorder()
    use_graphs(monkeypatch, recorder)
    events = run(LONGER.with_changes(epochs=4, evaluations_per_epoch=1), DATA, pace=NOTHING)
    assert end(events).steps == 100
    # Three steps to warm up, and the smaller last batch of each of four epochs.
    assert recorder.warmed_up == 3 + 4
    # 24 full batches an epoch: two graphs of eight and five single steps, then three of eight.
    assert recorder.recorded == 2
    assert recorder.replayed == (2 + 5) + 3 * 3


def test_replays_stop_at_each_evaluation(monkeypatch: pytest.MonkeyPatch) -> None:
    eager = run(LONGER.with_changes(evaluations_per_epoch=7), DATA, pace=NOTHING)
    use_graphs(monkeypatch, ImmediateRecorder())
    graph = run(LONGER.with_changes(evaluations_per_epoch=7), DATA, pace=NOTHING)
    assert [event.step for event in graph if hasattr(event, "step")] == [
        event.step for event in eager if hasattr(event, "step")
    ]


@pytest.mark.parametrize("pace", [EVERYTHING, Pace(metrics=0.003, snapshots=0.001)], ids=str)
def test_each_step_is_reported_once(pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    use_graphs(monkeypatch, ImmediateRecorder())
    blocks = events_of(StepsDone, run(LONGER, DATA, pace=pace))
    assert blocks[0].first_step == 1
    assert all(one.last_step + 1 == next_.first_step for one, next_ in pairwise(blocks))
    assert blocks[-1].last_step == 50


class ForbidReads(TorchDispatchMode):  # type: ignore[no-untyped-call] # untyped in torch
    """Fails on operations that read a tensor's value or build a tensor from a Python number."""

    def __torch_dispatch__(
        self, function: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        name = function.overloadpacket.__name__
        if name in {"_local_scalar_dense", "lift_fresh", "nonzero", "masked_select", "equal"}:
            raise AssertionError(f"a recorded step calls {name}")
        return function(*args, **(kwargs or {}))


# On a CPU, unlike on a GPU, one_hot checks the range of the labels.
@pytest.mark.parametrize("name", sorted(RECIPES.keys() - {"squared error"}))
def test_graph_step_reads_no_tensor_value(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = RECIPES[name]
    images = DeviceImages.copy_of(make_digits(64, 0), CPU)
    network = models.place(models.build(recipe), recipe, CPU)
    # On a CPU torch's own optimisers read the learning rate.
    for optimiser in (torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW):
        monkeypatch.setattr(optimiser, "step", lambda _optimiser: None)
    stepper = GraphStepper(network, recipe, images, 4, ImmediateRecorder())
    stepper.begin_epoch(torch.arange(64))
    with ForbidReads():  # type: ignore[no-untyped-call]
        stepper.step(1)
    assert stepper.metrics.report()[0][0] > 0


def test_forbid_reads_detects_a_read() -> None:
    with pytest.raises(AssertionError, match="_local_scalar_dense"), ForbidReads():  # type: ignore[no-untyped-call]
        torch.ones(1).item()


def test_failed_recording_falls_back_to_single_steps_with_a_warning(
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
def test_lack_of_memory_for_a_recording_is_an_error_that_suggests_a_smaller_batch(
    error: RuntimeError, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_graphs(monkeypatch, FailingRecorder(error))
    with pytest.raises(OutOfMemoryError, match="8") as caught:
        run(LONGER, DATA)
    assert caught.value.batch_size == 16
    assert caught.value.__cause__ is error


def test_delayed_weight_copies_hold_the_weights_of_their_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = snapshots(run(QUICK, DATA, pace=EVERYTHING))
    use_graphs(monkeypatch, DelayedCopyRecorder())
    events = run(QUICK.with_changes(evaluations_per_epoch=1), DATA, pace=EVERYTHING)
    taken = snapshots(events)
    steps = [snapshot.step for snapshot in taken]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0, 20)
    assert len(set(steps)) > 4
    by_step = {snapshot.step: snapshot for snapshot in expected}
    for snapshot in taken:
        for name, array in snapshot.arrays.items():
            assert np.allclose(array, by_step[snapshot.step].arrays[name], atol=1e-4)
    different = list({snapshot.step: snapshot for snapshot in taken}.values())
    assert not any(same_weights(one, other) for one, other in pairwise(different))
    assert end(events).snapshot is taken[-1]


def test_pending_snapshot_is_emitted_before_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    use_graphs(monkeypatch, DelayedCopyRecorder())
    control = TrainingControl()
    events: list[TrainingEvent] = []
    at_pause = []

    def resume_at_once() -> None:
        at_pause.append((events[-1], events_of(StepsDone, events)[-1].last_step))
        control.resume()

    monkeypatch.setattr(control, "wait_for_step", resume_at_once)
    for event in loop.train(LONGER, DATA, control=control, pace=Pace(0.0, 0.0, kept=0)):
        events.append(event)
        if isinstance(event, StepsDone) and event.last_step == 11:
            control.pause()
    ((last_event, step),) = at_pause
    assert isinstance(last_event, SnapshotTaken)
    assert last_event.snapshot.step == step == 11


def test_late_copies_are_kept_at_their_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    use_graphs(monkeypatch, DelayedCopyRecorder())
    events = run(LONGER, DATA, pace=Pace(kept=9))
    kept = [event.packed for event in events_of(WeightsKept, events)]
    expected = {
        snapshot.step: snapshot for snapshot in snapshots(run(LONGER, DATA, pace=EVERYTHING))
    }
    assert [each.step for each in kept] == list(kept_steps(50, 9))
    for each in kept:
        for name, array in unpack(each).arrays.items():
            assert np.allclose(array, expected[each.step].arrays[name], atol=1e-3)


def test_both_steppers_have_the_same_interface() -> None:
    images = DeviceImages.copy_of(make_digits(40, 0), CPU)
    network = models.build(QUICK)
    steppers: list[Stepper] = [
        EagerStepper(network, QUICK, images, 2, None),
        GraphStepper(network, QUICK, images, 2, ImmediateRecorder()),
    ]
    for stepper in steppers:
        stepper.begin_epoch(torch.arange(40))
        stepper.step(2)
        stepper.step(1)
        assert stepper.metrics.done == 2
