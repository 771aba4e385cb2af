"""Training loop: an iterator of events, used by the window, the terminal and jobs on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from trainer.control import TrainingControl
from trainer.device.devices import out_of_memory
from trainer.device.precision import computes_in_bfloat16
from trainer.device.torch_threads import computing_threads
from trainer.errors import OutOfMemoryError
from trainer.events import DataReady, Started
from trainer.network import models
from trainer.recipe.classes import check_classes
from trainer.training.epoch import train_epoch
from trainer.training.run_state import RunState, StepDue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.data.digits import DataSet
    from trainer.distributed.group import Group
    from trainer.events import NetworkEvent, Pace, SettingChanged, TrainingEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe


def train(
    recipe: Recipe,
    dataset: DataSet,
    *,
    device: torch.device | None = None,
    control: TrainingControl | None = None,
    start: WeightSnapshot | None = None,
    pace: Pace | None = None,
    group: Group | None = None,
    changes: Sequence[SettingChanged] = (),
    frozen_statistics: bool = False,
    epochs_before: float = 0.0,
) -> Iterator[TrainingEvent]:
    """Trains one network and yields events meanwhile.

    The same recipe, data, device and changes of settings give the same losses at any pace and speed
    and with any pauses and evaluations, which use no random numbers. The last event is `Finished`,
    also after `TrainingControl.stop`.

    Args:
        recipe: Network, optimiser and all other settings; its classes become those of the data.
        dataset: Training and test images; `Recipe` determines the validation split.
        device: Device to train on; None for the CPU.
        control: Pauses or stops the run from other threads.
        start: Weights to continue from instead of fresh ones, with a fresh optimiser. They must fit
            the recipe's network and the classes of the data.
        pace: Intervals of metrics and snapshots; None for the default.
        group: Processes that train it together, each of which calls this with the same recipe,
            data and start; None for this process alone. Only the first one evaluates. When one is
            lost, the first one evaluates and finishes with the weights of the last complete step
            before it raises.
        changes: Changes of settings, each to apply after its step, as another run reported them;
            all processes of a group have to be given the same. With them come those that
            `TrainingControl` requests.
        frozen_statistics: Whether batch normalisation keeps the statistics of `start`.
        epochs_before: Epochs of the recipe that `start` has had, below `Recipe.epochs`: the run
            takes the others, and first the rest of the epoch in which `start` was taken.

    Raises:
        ClassesError: `start` tells other classes apart than the data hold.
        ProcessLostError: Another process of the group has ended.
        DivergedError: The loss or a weight is no longer finite.
        OutOfMemoryError: The device has too little memory.
        RecipeError: The recipe does not use a setting of `changes`, or never takes its value.
        ValueError: `start` belongs to another network.
    """
    device = device or torch.device("cpu")
    recipe = recipe.for_classes(dataset.classes)
    if start is not None:
        check_classes(start.recipe.classes, dataset.name, dataset.classes)
    try:
        processes = group.ranks.local_world if group is not None else 1
        with computing_threads(device, processes) as second_thread:
            control = control or TrainingControl()
            run = RunState(
                recipe,
                dataset,
                device,
                second_thread,
                control,
                start,
                pace,
                group,
                changes,
                frozen_statistics=frozen_statistics,
                epochs_before=epochs_before,
            )
            yield from (event for event in run_events(run) if not isinstance(event, StepDue))
        yield run.finished()
        if run.lost is not None:
            raise run.lost
    except RuntimeError as error:
        if not out_of_memory(error):
            raise
        raise OutOfMemoryError(str(device), recipe.batch_size) from error


def run_events(run: RunState) -> Iterator[NetworkEvent | StepDue]:
    """Carry a run from its first to its last step, and evaluate it; all events but the last."""
    yield DataReady(
        run.dataset.name,
        run.dataset.origin,
        len(run.train),
        len(run.validation),
        len(run.test),
        classes=run.dataset.classes,
        unread_lines=run.dataset.unread_lines,
    )
    yield Started(
        run=run.name,
        device=run.device.type,
        parameters=models.parameter_count(run.network),
        epochs=run.recipe.epochs,
        steps=run.steps,
        steps_per_epoch=run.plan.steps_per_epoch,
        first_step=run.first_step,
        in_bfloat16=computes_in_bfloat16(run.recipe, run.device),
        processes=run.group.ranks.world if run.group is not None else 1,
        epochs_before=run.plan.epochs_before,
        may_know_validation=run.may_know_validation,
    )
    yield from run.snapshots.emit_latest()
    yield from _validate_whole(run)
    while run.step < run.steps and not run.ended:
        yield from train_epoch(run)
        if run.pass_complete:
            yield from run.snapshots.emit_current(run.steps_done, run.epochs_done)
            yield from run.epoch_means()
            yield from _validate_whole(run)
            run.decide()
    yield from run.snapshots.emit_current(run.steps_done, run.epochs_done)
    if run.evaluator.result("validation", run.steps_done) is None:
        yield from _validate_whole(run)
    yield from run.choose_weights()
    final = run.snapshots.latest
    yield from run.evaluator.evaluate("test", final.step, final.epoch)


def _validate_whole(run: RunState) -> Iterator[NetworkEvent]:
    """Validate on the whole split: before the first step, after each epoch, after a stop.

    What follows from a validation of the current weights, follows here.
    """
    yield from run.validate()
    run.follow_validation()
