"""The training loop: one iterator of events behind window, terminal and cluster.

Shape legend: B images in a batch, C channels, H rows, W columns.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch

from trainer import models, optimisers
from trainer.augmentation import augment, augments
from trainer.control import TrainingControl
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.evaluation import evaluate
from trainer.events import DataReady, Evaluated, Finished, SnapshotTaken, Started, StepsDone
from trainer.losses import loss_function
from trainer.metrics import EpochMetrics, Stopwatch
from trainer.splits import split
from trainer.weights import WeightSnapshot, take_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import nn

    from trainer.data.digits import DataSet, Digits
    from trainer.events import TrainingEvent
    from trainer.recipes import Recipe

# Within an epoch the validation curve is drawn from this many images, so that watching stays cheap.
QUICK_VALIDATION_IMAGES = 1000


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a run tells something.

    Attributes:
        metrics: Seconds between `StepsDone` events.
        snapshots: Seconds between weight snapshots; infinite for one at the start and one after
            each epoch.
    """

    metrics: float = 0.05
    snapshots: float = 0.125


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
        yield from _Run(recipe, dataset, device, control or TrainingControl(), start, pace).events()
    except RuntimeError as error:
        if not _out_of_memory(error):
            raise
        raise OutOfMemoryError(str(device), recipe.batch_size) from error


def _out_of_memory(error: RuntimeError) -> bool:
    # Only CUDA has a type of its own for it; Apple GPUs and the CPU's allocator have these words.
    words = ("out of memory", "can't allocate memory")
    return isinstance(error, torch.OutOfMemoryError) or any(word in str(error) for word in words)


@dataclass(frozen=True, slots=True, eq=False)
class _Images:
    """A split on the device: images uint8 (N, 28, 28), labels int64 (N,)."""

    images: torch.Tensor
    labels: torch.Tensor

    def __len__(self) -> int:
        return len(self.labels)


def _to_device(digits: Digits, device: torch.device) -> _Images:
    # torch.tensor copies: the arrays are read-only, which torch cannot express.
    return _Images(
        torch.tensor(digits.images, device=device),
        torch.tensor(digits.labels, dtype=torch.int64, device=device),
    )


class _Run:
    """The state of one run; `events` is its story."""

    def __init__(
        self,
        recipe: Recipe,
        dataset: DataSet,
        device: torch.device,
        control: TrainingControl,
        start: WeightSnapshot | None,
        pace: Pace | None,
    ) -> None:
        self.recipe, self.dataset, self.device, self.control = recipe, dataset, device, control
        self.pace = pace or Pace()
        self.name = new_run(recipe)
        train_digits, validation_digits = split(dataset.train, recipe)
        self.train = _to_device(train_digits, device)
        self.validation = _to_device(validation_digits, device)
        self.test = _to_device(dataset.test, device)

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
        self.optimiser, self.scheduler = optimisers.build(self.network, recipe, self.steps)
        self.measure = loss_function(recipe.loss, label_smoothing=recipe.label_smoothing)
        self.augments = augments(recipe)
        self.order_generator = torch.Generator().manual_seed(recipe.seed)
        self.augment_generator = torch.Generator(device).manual_seed(recipe.seed + 1)
        self.watch = Stopwatch()
        self.snapshot = self._take_snapshot()
        self.figures: dict[str, Evaluated] = {}

    @property
    def steps_done(self) -> int:
        """Steps in the life of these weights, counted on from where the run started."""
        return self.first_step + self.step

    @property
    def epochs_done(self) -> float:
        return self.first_epoch + self.step / self.steps_per_epoch

    @property
    def learning_rate(self) -> float:
        """That of the last step."""
        return float(self.optimiser.param_groups[0]["lr"])

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
        )
        yield SnapshotTaken(self.snapshot)
        yield from self._evaluate("validation")
        while self.step < self.steps and not self.control.stopped:
            yield from self._epoch()
        yield from self._end()

    def _epoch(self) -> Iterator[TrainingEvent]:
        """One pass over the training split, or what is done of it when somebody stops."""
        watch, pace = self.watch, self.pace
        batches = self._shuffled_batches()
        metrics = EpochMetrics(len(batches), self.device)
        quick_validations = self._quick_validations(len(batches))
        metrics_told = watch.seconds
        snapshot_due = metrics_told + pace.snapshots
        self.network.train()
        watch.go_on()
        for indices in batches:
            if self.control.paused:
                watch.hold()
                self.control.wait_while_paused()
                watch.go_on()
            if self.control.stopped:
                break
            self._take_step(indices, metrics)
            now = watch.read()
            snapshot = now >= snapshot_due
            quick = metrics.done in quick_validations
            # Metrics go first, so that no snapshot is newer than the curves.
            if snapshot or quick or now >= metrics_told + pace.metrics:
                yield self._tell(metrics, now - metrics_told)
                metrics_told = now
            if snapshot:
                yield from self._tell_weights()
                snapshot_due = watch.read() + pace.snapshots
            if quick:
                watch.hold()
                yield from self._evaluate("validation", most=QUICK_VALIDATION_IMAGES)
                watch.go_on()
        if metrics.done > metrics.told:
            yield self._tell(metrics, watch.read() - metrics_told)
        watch.hold()
        if metrics.done == len(batches):
            yield from self._tell_weights()
            yield self._epoch_figures(metrics)
            yield from self._evaluate("validation")

    def _shuffled_batches(self) -> tuple[torch.Tensor, ...]:
        """Indices into the training split, a batch each."""
        order = torch.randperm(len(self.train), generator=self.order_generator)
        return torch.split(order.to(self.device), self.recipe.batch_size)

    def _quick_validations(self, steps: int) -> set[int]:
        """After which steps of an epoch the validation curve gets a point; not after its last."""
        parts = self.recipe.evaluations_per_epoch
        return {round(part * steps / parts) for part in range(1, parts)} - {steps}

    def _take_step(self, indices: torch.Tensor, metrics: EpochMetrics) -> None:
        batch_BCHW = self.train.images[indices].unsqueeze(1).float() / 255
        labels = self.train.labels[indices]
        if self.augments:
            batch_BCHW = augment(batch_BCHW, self.recipe, self.augment_generator)
        logits = self.network(batch_BCHW)
        loss = self.measure(logits, labels)
        self.optimiser.zero_grad()
        torch.autograd.backward(loss)
        # Before a step, not after it: what is told is then the learning rate of a step taken.
        if self.scheduler is not None and self.step:
            self.scheduler.step()
        self.optimiser.step()
        metrics.add(loss, logits, labels)
        self.step += 1

    def _tell(self, metrics: EpochMetrics, seconds: float) -> StepsDone:
        # The last batch of an epoch may be smaller.
        images = min(metrics.done * self.recipe.batch_size, len(self.train))
        images -= metrics.told * self.recipe.batch_size
        losses, accuracies = metrics.tell()
        first_step = self.steps_done - len(losses) + 1
        diverged = np.flatnonzero(~np.isfinite(losses))
        if len(diverged):
            raise DivergedError(first_step + int(diverged[0]), self.learning_rate)
        total_seconds = self.watch.read()
        return StepsDone(
            first_step=first_step,
            losses=losses,
            accuracies=accuracies,
            learning_rate=self.learning_rate,
            images_per_second=images / max(seconds, 1e-9),
            seconds=total_seconds,
            seconds_left=total_seconds / self.step * (self.steps - self.step),
        )

    def _epoch_figures(self, metrics: EpochMetrics) -> Evaluated:
        loss, accuracy = metrics.means()
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
        images = _Images(every.images[:most], every.labels[:most])
        if not len(images):
            return
        result = evaluate(
            self.network,
            self.recipe,
            images.images,
            images.labels,
            cancelled=lambda: self.control.leaving,
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

    def _tell_weights(self) -> Iterator[SnapshotTaken]:
        """A snapshot of the present weights, unless it was told already."""
        if self.snapshot.step != self.steps_done:
            self.snapshot = self._take_snapshot()
            yield SnapshotTaken(self.snapshot)

    def _take_snapshot(self) -> WeightSnapshot:
        snapshot = take_snapshot(
            self.network,
            self.recipe,
            run=self.name,
            data=self.dataset.name,
            step=self.steps_done,
            epoch=self.epochs_done,
        )
        if not snapshot.finite:
            raise DivergedError(self.steps_done, self.learning_rate)
        return snapshot

    def _end(self) -> Iterator[TrainingEvent]:
        yield from self._tell_weights()
        if self._present_figures("validation") is None:
            yield from self._evaluate("validation")
        yield from self._evaluate("test")
        validation, test = self._present_figures("validation"), self._present_figures("test")
        seconds = self.watch.seconds
        images = self.step * len(self.train) / self.steps_per_epoch
        yield Finished(
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
