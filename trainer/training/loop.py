"""The training loop: one iterator of events behind window, terminal and cluster.

Shape legend: B images in a batch, C channels, H rows, W columns.
"""

from __future__ import annotations

import math
import re
from bisect import bisect
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch

from trainer.control import TrainingControl
from trainer.data.splits import split
from trainer.device.devices import out_of_memory
from trainer.device.precision import computes_in_bfloat16
from trainer.device.torch_threads import both, computing_threads
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.events import (
    DataReady,
    Evaluated,
    Finished,
    Pace,
    SnapshotTaken,
    Started,
    StepsDone,
)
from trainer.network import models
from trainer.network.evaluation import evaluate
from trainer.network.weights import WeightSnapshot
from trainer.training.cuda_graphs import CudaRecorder, GraphStepper
from trainer.training.handwriting_variants import rewrite
from trainer.training.metrics import Stopwatch
from trainer.training.steps import EagerStepper, Images

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from torch import nn

    from trainer.data.digits import DataSet
    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe
    from trainer.training.steps import Stepper, WeightCopy

# Within an epoch the validation curve is drawn from this many images, so that watching stays cheap.
QUICK_VALIDATION_IMAGES = 1000


def new_run(recipe: Recipe) -> str:
    """An identifier that sorts by time and says which recipe: ``20261122-153000-042-fast-cnn``.

    It is fit to name a folder, whatever the recipe is called.
    """
    now = datetime.now().astimezone()
    name = re.sub(r"[^\w-]+", "-", recipe.name[:40])
    return f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03}-{name}"


def train(
    recipe: Recipe,
    dataset: DataSet,
    *,
    device: torch.device | None = None,
    control: TrainingControl | None = None,
    start: WeightSnapshot | None = None,
    pace: Pace | None = None,
) -> Iterator[TrainingEvent]:
    """Trains one network and tells what happens, as it happens.

    With the same recipe, data and device the losses are the same each time, whatever the pace,
    pauses or evaluations: those use no random numbers. The last event is `Finished`, also after
    `TrainingControl.stop`.

    Args:
        recipe: What to do.
        dataset: What to learn from; `Recipe` says how it is split.
        device: Where to compute; None for the CPU.
        control: Through which other threads pause or stop it.
        start: Weights to go on from instead of fresh ones; the optimiser starts anew. Its network
            must be the recipe's.
        pace: How often to tell.

    Raises:
        DivergedError: The loss or a weight stopped being a number.
        OutOfMemoryError: The device has too little memory.
        ValueError: `start` belongs to another network.
    """
    device = device or torch.device("cpu")
    try:
        with computing_threads(device) as second_thread:
            run = _Run(
                recipe, dataset, device, second_thread, control or TrainingControl(), start, pace
            )
            yield from run.events()
        yield run.finished()
    except RuntimeError as error:
        if not out_of_memory(error):
            raise
        raise OutOfMemoryError(str(device), recipe.batch_size) from error


class _Run:
    """The state of one run; `events` is its story, `finished` the end of it."""

    def __init__(
        self,
        recipe: Recipe,
        dataset: DataSet,
        device: torch.device,
        second_thread: Executor | None,
        control: TrainingControl,
        start: WeightSnapshot | None,
        pace: Pace | None,
    ) -> None:
        self.recipe, self.dataset, self.device, self.control = recipe, dataset, device, control
        self.second_thread = second_thread
        self.pace = pace or Pace()
        self.name = new_run(recipe)
        train_digits, validation_digits = split(dataset.train, recipe)
        self.train = Images.on_device(train_digits, device)
        self.validation = Images.on_device(validation_digits, device)
        self.test = Images.on_device(dataset.test, device)

        torch.manual_seed(recipe.seed)
        network = models.build(recipe)
        if start is not None:
            _continue_from(start, network)
        self.network = models.place(network, recipe, device)
        self.first_step = start.step if start is not None else 0
        self.first_epoch = start.epoch if start is not None else 0.0
        self.step = 0
        self.steps_per_epoch = math.ceil(len(self.train) / recipe.batch_size)
        self.steps = self.steps_per_epoch * recipe.epochs
        self.stepper = self._build_stepper()
        self.order_generator = torch.Generator().manual_seed(recipe.seed)
        self.forms_generators = [
            torch.Generator(device).manual_seed(2 * recipe.seed + half) for half in range(2)
        ]
        self.as_written = self.train.images.clone() if recipe.written_forms else None
        self.watch = Stopwatch()
        self.copying: tuple[WeightCopy, int, float] | None = None
        self.snapshot = self._snapshot(
            self.stepper.copy_weights(), self.first_step, self.first_epoch
        )
        self.figures: dict[str, Evaluated] = {}

    def _build_stepper(self) -> Stepper:
        if self.device.type == "cuda":
            recorder = CudaRecorder(self.device)
            return GraphStepper(self.network, self.recipe, self.train, self.steps, recorder)
        return EagerStepper(self.network, self.recipe, self.train, self.steps, self.second_thread)

    @property
    def steps_done(self) -> int:
        """Steps in the life of these weights, counted on from where the run started."""
        return self.first_step + self.step

    @property
    def epochs_done(self) -> float:
        return self.first_epoch + self.step / self.steps_per_epoch

    def events(self) -> Iterator[TrainingEvent]:
        yield DataReady(
            self.dataset.name,
            self.dataset.origin,
            len(self.train),
            len(self.validation),
            len(self.test),
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
        )
        yield SnapshotTaken(self.snapshot)
        yield from self._evaluate("validation")
        while self.step < self.steps and not self.control.stopped:
            yield from self._epoch()
        yield from self._tell_present_weights()
        if self._present_figures("validation") is None:
            yield from self._evaluate("validation")
        yield from self._evaluate("test")

    def _epoch(self) -> Iterator[TrainingEvent]:
        """One pass over the training split, or what is done of it when somebody stops."""
        watch, pace = self.watch, self.pace
        metrics_told = watch.seconds
        snapshot_due = metrics_told + pace.snapshots
        watch.go_on()
        self._rewrite_digits()
        order = torch.randperm(len(self.train), generator=self.order_generator)
        self.stepper.begin_epoch(order)
        metrics = self.stepper.metrics
        stops = self._stops()
        while metrics.done < self.steps_per_epoch:
            if self.control.paused:
                watch.hold()
                yield from self._tell_weights()
                self.control.wait_while_paused()
                watch.go_on()
            if self.control.stopped:
                break
            done = metrics.done
            self.stepper.take(stops[bisect(stops, done)] - done)
            self.step += metrics.done - done
            now = watch.read()
            snapshot = now >= snapshot_due
            quick = metrics.done in stops[:-1]
            # Metrics go first, so that no snapshot is newer than the curves.
            if snapshot or quick or now >= metrics_told + pace.metrics:
                yield self._tell(now - metrics_told)
                metrics_told = now
            if snapshot:
                yield from self._tell_weights()
                self._begin_snapshot()
            # From a GPU it arrives while the next steps are taken.
            yield from self._tell_weights(wait=False)
            if snapshot:
                snapshot_due = watch.read() + pace.snapshots
            if quick:
                watch.hold()
                yield from self._tell_weights()
                yield from self._evaluate("validation", most=QUICK_VALIDATION_IMAGES)
                watch.go_on()
        if metrics.done > metrics.told:
            yield self._tell(watch.read() - metrics_told)
        watch.hold()
        if metrics.done == self.steps_per_epoch:
            yield from self._tell_present_weights()
            yield self._epoch_figures()
            yield from self._evaluate("validation")

    def _rewrite_digits(self) -> None:
        """Gives some digits another written form, others in each epoch."""
        if self.as_written is not None:
            # In halves, also where one thread rewrites both: the forms are then the same.
            halves = zip(
                self.as_written.tensor_split(2),
                self.train.images.tensor_split(2),
                self.train.labels.tensor_split(2),
                self.forms_generators,
                strict=False,
            )
            both(self.second_thread, *(partial(self._rewrite, *half) for half in halves))

    def _rewrite(
        self,
        as_written: torch.Tensor,
        images: torch.Tensor,
        labels: torch.Tensor,
        generator: torch.Generator,
    ) -> None:
        # In place: a stepper may hold on to the tensor.
        images.copy_(rewrite(as_written, labels, self.recipe.written_forms, generator))

    def _stops(self) -> list[int]:
        """The steps of an epoch after which the validation curve gets a point, and the last one."""
        steps, parts = self.steps_per_epoch, self.recipe.evaluations_per_epoch
        return sorted({round(part * steps / parts) for part in range(1, parts + 1)} - {0})

    def _tell(self, seconds: float) -> StepsDone:
        metrics = self.stepper.metrics
        # The last batch of an epoch may be smaller.
        images = min(metrics.done * self.recipe.batch_size, len(self.train))
        images -= metrics.told * self.recipe.batch_size
        losses, accuracies = metrics.tell()
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

    def _epoch_figures(self) -> Evaluated:
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

    def _evaluate(
        self, split_name: Literal["validation", "test"], *, most: int | None = None
    ) -> Iterator[Evaluated]:
        """Figures of a split or of its first images; none, if it is empty or somebody leaves."""
        every = self.validation if split_name == "validation" else self.test
        images = every.first(most)
        if not len(images):
            return
        self.stepper.settle()
        result = evaluate(
            self.network,
            self.recipe,
            images.images,
            images.labels,
            cancelled=lambda: self.control.leaving,
            second_thread=self.second_thread,
        )
        if result is None:
            return
        whole = len(images) == len(every)
        evaluated = Evaluated(
            split=split_name,
            step=self.steps_done,
            epoch=self.epochs_done,
            loss=result.loss,
            accuracy=result.accuracy,
            images=result.images,
            whole=whole,
            # Before the first epoch is over, a digit that never came up is no news.
            never_predicted=result.never_predicted if whole and self.epochs_done >= 1 else (),
        )
        if evaluated.whole:
            self.figures[split_name] = evaluated
        yield evaluated

    def _present_figures(self, split_name: str) -> Evaluated | None:
        """Those of a whole split, if they are of the present weights."""
        figures = self.figures.get(split_name)
        return figures if figures is not None and figures.step == self.steps_done else None

    def _begin_snapshot(self) -> None:
        """Begins to copy the present weights, unless they were told already."""
        if self.snapshot.step != self.steps_done:
            self.copying = self.stepper.copy_weights(), self.steps_done, self.epochs_done

    def _tell_weights(self, *, wait: bool = True) -> Iterator[SnapshotTaken]:
        """The snapshot begun last, if there is one and it is here or to be waited for."""
        if self.copying is None or not (wait or self.copying[0].ready):
            return
        copying, self.copying = self.copying, None
        self.snapshot = self._snapshot(*copying)
        yield SnapshotTaken(self.snapshot)

    def _tell_present_weights(self) -> Iterator[SnapshotTaken]:
        yield from self._tell_weights()
        self._begin_snapshot()
        yield from self._tell_weights()

    def _snapshot(self, copy: WeightCopy, step: int, epoch: float) -> WeightSnapshot:
        snapshot = WeightSnapshot(
            self.recipe, copy.tensors(), self.name, self.dataset.name, step, epoch
        )
        if not snapshot.finite:
            raise DivergedError(step, self.stepper.learning_rate)
        return snapshot

    def finished(self) -> Finished:
        """What the run left behind."""
        validation, test = self._present_figures("validation"), self._present_figures("test")
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
            snapshot=self.snapshot,
        )


def _continue_from(start: WeightSnapshot, network: nn.Module) -> None:
    try:
        network.load_state_dict(dict(start.tensors))
    except RuntimeError as error:
        raise ValueError("the weights to continue from belong to another network") from error
