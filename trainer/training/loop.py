"""Training loop: an iterator of events, used by the window, the terminal and jobs on a cluster."""

from __future__ import annotations

import math
from bisect import bisect
from typing import TYPE_CHECKING

import numpy as np
import torch

from trainer.control import TrainingControl
from trainer.data.splits import split
from trainer.data.training_part import training_part
from trainer.device.devices import out_of_memory
from trainer.device.precision import computes_in_bfloat16
from trainer.device.torch_threads import computing_threads
from trainer.distributed.agreement import AgreedControl
from trainer.distributed.lost_process import ProcessLostError
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.events import DataReady, Evaluated, Finished, Pace, Started, StepsDone
from trainer.network import models
from trainer.recipe.classes import check_classes, digit_of_class
from trainer.training.cuda_graphs import CudaRecorder, GraphStepper
from trainer.training.device_images import DeviceImages
from trainer.training.distributed_stepper import DistributedStepper
from trainer.training.eager_stepper import EagerStepper
from trainer.training.handwriting_variants import TrainingSetRewriter
from trainer.training.kept_steps import kept_steps, most_kept
from trainer.training.metrics import Stopwatch
from trainer.training.run_names import new_run
from trainer.training.snapshots import SnapshotTaker
from trainer.training.split_evaluation import SplitEvaluator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from trainer.data.digits import DataSet
    from trainer.data.training_part import TrainingPart
    from trainer.distributed.group import Group
    from trainer.events import TrainingEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe
    from trainer.training.stepper import Stepper

QUICK_VALIDATION_IMAGES = 1000
"""Images of a validation within an epoch, which has to be cheap."""


def train(
    recipe: Recipe,
    dataset: DataSet,
    *,
    device: torch.device | None = None,
    control: TrainingControl | None = None,
    start: WeightSnapshot | None = None,
    pace: Pace | None = None,
    group: Group | None = None,
    frozen_statistics: bool = False,
) -> Iterator[TrainingEvent]:
    """Trains one network and yields events meanwhile.

    The same recipe, data and device give the same losses at any pace and with any pauses and
    evaluations, which use no random numbers. The last event is `Finished`, also after
    `TrainingControl.stop`.

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
        frozen_statistics: Whether batch normalisation keeps the statistics of `start`.

    Raises:
        ClassesError: `start` tells other classes apart than the data hold.
        ProcessLostError: Another process of the group has ended.
        DivergedError: The loss or a weight is no longer finite.
        OutOfMemoryError: The device has too little memory.
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
            run = _Run(
                recipe,
                dataset,
                device,
                second_thread,
                control,
                start,
                pace,
                group,
                frozen_statistics=frozen_statistics,
            )
            yield from run.events()
        yield run.finished()
        if run.lost is not None:
            raise run.lost
    except RuntimeError as error:
        if not out_of_memory(error):
            raise
        raise OutOfMemoryError(str(device), recipe.batch_size) from error


class _Run:
    """State of one run; `events` executes it, `finished` summarises it."""

    def __init__(
        self,
        recipe: Recipe,
        dataset: DataSet,
        device: torch.device,
        second_thread: Executor | None,
        control: TrainingControl,
        start: WeightSnapshot | None,
        pace: Pace | None,
        group: Group | None,
        *,
        frozen_statistics: bool,
    ) -> None:
        self.recipe, self.dataset, self.device = recipe, dataset, device
        self.control = control if group is None else AgreedControl(control)
        self.second_thread, self.group = second_thread, group
        self.lost: ProcessLostError | None = None
        self.pace = pace or Pace()
        self.name = new_run(recipe)
        train_digits, validation_digits = split(dataset.train, recipe)
        part = training_part(train_digits, recipe)
        self.train = DeviceImages.copy_of(part.digits, device)
        evaluated = None if group is None or group.ranks.first else 0
        self.validation = DeviceImages.copy_of(validation_digits[:evaluated], device)
        self.test = DeviceImages.copy_of(dataset.test[:evaluated], device)

        torch.manual_seed(recipe.seed)
        network = models.build_copy(recipe, None if start is None else start.arrays)
        if frozen_statistics:
            models.freeze_statistics(network)
        self.network = models.place(network, recipe, device)
        self.start_run = start.run if start is not None else ""
        self.first_step = start.step if start is not None else 0
        self.first_epoch = start.epoch if start is not None else 0.0
        self.step = 0
        self.steps_per_epoch = math.ceil(len(self.train) / recipe.batch_size)
        self.steps = self.steps_per_epoch * recipe.epochs
        self.stepper = self._build_stepper()
        self.order_generator = torch.Generator().manual_seed(recipe.seed)
        self.rewriter = (
            TrainingSetRewriter(
                self.train.images, self._digits_shown(part), recipe.written_forms, recipe.seed
            )
            if recipe.written_forms
            else None
        )
        self.watch = Stopwatch()
        self.evaluator = SplitEvaluator(
            self.network,
            recipe,
            {"validation": self.validation, "test": self.test},
            self.stepper,
            second_thread,
            cancelled=lambda: control.closing,
        )
        self.kept_steps = set(kept_steps(self.steps, min(self.pace.kept, most_kept(recipe))))
        self.snapshots = SnapshotTaker(
            self.stepper,
            recipe,
            run=self.name,
            data=dataset.name,
            step=self.first_step,
            epoch=self.first_epoch,
            kept={self.first_step + step for step in self.kept_steps},
            temperature=start.temperature if start is not None else 1.0,
            taught=tuple(sorted({*dataset.drawings, *(start.taught if start is not None else ())})),
        )

    def _digits_shown(self, part: TrainingPart) -> torch.Tensor:
        """The digit that each training image shows, -1 for a class that is none: int64 (N,)."""
        digits = [-1 if digit is None else digit for digit in digit_of_class(self.recipe.classes)]
        return torch.tensor(np.array(digits)[part.shown], device=self.device)

    def _build_stepper(self) -> Stepper:
        if self.group is not None and isinstance(self.control, AgreedControl):
            return DistributedStepper(
                self.network, self.recipe, self.train, self.steps, self.group, self.control
            )
        if self.device.type == "cuda":
            recorder = CudaRecorder(self.device)
            return GraphStepper(self.network, self.recipe, self.train, self.steps, recorder)
        return EagerStepper(self.network, self.recipe, self.train, self.steps, self.second_thread)

    @property
    def steps_done(self) -> int:
        """Steps of these weights, including those before `start`."""
        return self.first_step + self.step

    @property
    def epochs_done(self) -> float:
        """Epochs of these weights, including those before `start`; fractional within one."""
        return self.first_epoch + self.step / self.steps_per_epoch

    @property
    def ended(self) -> bool:
        """Whether the run ends before its last step: stopped, or left by another process."""
        return self.control.stopped or self.lost is not None

    def events(self) -> Iterator[TrainingEvent]:
        yield DataReady(
            self.dataset.name,
            self.dataset.origin,
            len(self.train),
            len(self.validation),
            len(self.test),
            classes=self.dataset.classes,
        )
        yield Started(
            run=self.name,
            device=self.device.type,
            parameters=models.parameter_count(self.network),
            epochs=self.recipe.epochs,
            steps=self.steps,
            steps_per_epoch=self.steps_per_epoch,
            first_step=self.first_step,
            in_bfloat16=computes_in_bfloat16(self.recipe, self.device),
            processes=self.group.ranks.world if self.group is not None else 1,
        )
        yield from self.snapshots.emit_latest()
        yield from self._validate()
        while self.step < self.steps and not self.ended:
            yield from self._epoch()
        yield from self.snapshots.emit_current(self.steps_done, self.epochs_done)
        if self.evaluator.result("validation", self.steps_done) is None:
            yield from self._validate()
        yield from self.evaluator.evaluate("test", self.steps_done, self.epochs_done)

    def _epoch(self) -> Iterator[TrainingEvent]:
        """One pass over the training split, or the part of it before a stop request."""
        watch, pace = self.watch, self.pace
        reported_at = watch.seconds
        snapshot_due = reported_at + pace.snapshots
        watch.start()
        self._begin_epoch()
        metrics = self.stepper.metrics
        evaluations = self._evaluation_steps()
        stops = sorted({*evaluations, *self._kept_steps()})
        while metrics.done < self.steps_per_epoch:
            if self.control.paused:
                watch.stop()
                yield from self.snapshots.emit_pending()
                self.control.wait_while_paused()
                watch.start()
            if self.control.stopped or not self._step(
                stops[bisect(stops, metrics.done)] - metrics.done
            ):
                break
            now = watch.read()
            snapshot = now >= snapshot_due or self.step in self.kept_steps
            evaluation = metrics.done in evaluations[:-1]
            # Metrics precede the snapshot, so that no snapshot is newer than the curves.
            if snapshot or evaluation or now >= reported_at + pace.metrics:
                yield self._report(now - reported_at)
                reported_at = now
            if snapshot:
                yield from self.snapshots.emit_pending()
                self.snapshots.begin(self.steps_done, self.epochs_done)
            # The copy from a GPU completes during the next steps.
            yield from self.snapshots.emit_pending(wait=False)
            if snapshot:
                snapshot_due = watch.read() + pace.snapshots
            if evaluation:
                watch.stop()
                yield from self.snapshots.emit_pending()
                yield from self._validate(QUICK_VALIDATION_IMAGES)
                watch.start()
        if metrics.done > metrics.reported:
            yield self._report(watch.read() - reported_at)
        watch.stop()
        if metrics.done == self.steps_per_epoch:
            yield from self.snapshots.emit_current(self.steps_done, self.epochs_done)
            yield self._epoch_means()
            yield from self._validate()

    def _step(self, limit: int) -> bool:
        """Executes up to `limit` steps; returns False if another process is lost."""
        done = self.stepper.metrics.done
        try:
            self.stepper.step(limit)
        except ProcessLostError as error:
            self.lost = error
        self.step += self.stepper.metrics.done - done
        return self.lost is None

    def _begin_epoch(self) -> None:
        """Rewrites the training split and puts it in order."""
        if self.rewriter is not None:
            self.rewriter.rewrite(self.second_thread)
        order = torch.arange(len(self.train))
        if self.recipe.order == "shuffled":
            order = torch.randperm(len(self.train), generator=self.order_generator)
        self.stepper.begin_epoch(order)

    def _evaluation_steps(self) -> list[int]:
        """Steps of an epoch after which to validate, the last one included."""
        steps, parts = self.steps_per_epoch, self.recipe.evaluations_per_epoch
        return sorted({round(part * steps / parts) for part in range(1, parts + 1)} - {0})

    def _kept_steps(self) -> set[int]:
        """Steps of the epoch that begins now after which to keep a snapshot."""
        return {
            step - self.step
            for step in self.kept_steps
            if self.step < step <= self.step + self.steps_per_epoch
        }

    def _validate(self, limit: int | None = None) -> Iterator[TrainingEvent]:
        """Evaluates the validation split, and calibrates the snapshots by it."""
        step = self.steps_done
        for evaluated in self.evaluator.evaluate("validation", step, self.epochs_done, limit=limit):
            yield evaluated
            # The best temperature of an untrained network says nothing about the next steps.
            if step:
                yield from self.snapshots.calibrate(evaluated.temperature, step)

    def _report(self, seconds: float) -> StepsDone:
        """Metrics of the steps since the last report, which took `seconds`."""
        metrics = self.stepper.metrics
        # The last batch of an epoch may be smaller.
        images = min(metrics.done * self.recipe.batch_size, len(self.train))
        images -= metrics.reported * self.recipe.batch_size
        losses, accuracies = metrics.report()
        first_step = self.steps_done - len(losses) + 1
        diverged = np.flatnonzero(~np.isfinite(losses))
        if len(diverged):
            raise DivergedError(first_step + int(diverged[0]), self.stepper.learning_rate)
        total_seconds = self.watch.read()
        return StepsDone(
            first_step=first_step,
            losses=losses,
            accuracies=accuracies,
            learning_rate=self.stepper.learning_rate,
            images_per_second=images / max(seconds, 1e-9),
            seconds=total_seconds,
            seconds_left=total_seconds / self.step * (self.steps - self.step),
        )

    def _epoch_means(self) -> Evaluated:
        loss, accuracy = self.stepper.metrics.means()
        return Evaluated(
            split="train",
            step=self.steps_done,
            epoch=self.epochs_done,
            loss=loss,
            accuracy=accuracy,
            images=len(self.train),
            whole=True,
        )

    def finished(self) -> Finished:
        """Results of the run."""
        validation = self.evaluator.result("validation", self.steps_done)
        test = self.evaluator.result("test", self.steps_done)
        seconds = self.watch.seconds
        images = self.step * len(self.train) / self.steps_per_epoch
        return Finished(
            run=self.name,
            recipe=self.recipe.name,
            seed=self.recipe.seed,
            device=self.device.type,
            data=self.dataset.name,
            stopped=self.step < self.steps,
            steps=self.step,
            epochs=self.step / self.steps_per_epoch,
            validation_accuracy=validation.accuracy if validation else math.nan,
            validation_loss=validation.loss if validation else math.nan,
            test_accuracy=test.accuracy if test else math.nan,
            test_loss=test.loss if test else math.nan,
            train_seconds=seconds,
            images_per_second=images / seconds if seconds else 0.0,
            parameters=models.parameter_count(self.network),
            snapshot=self.snapshots.latest,
            start_run=self.start_run,
            start_step=self.first_step,
            test_images=len(self.test),
            taught_drawings=len(self.snapshots.latest.taught),
        )
