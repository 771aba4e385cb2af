"""The training loop: one iterator of events behind window, terminal and cluster.

Shape legend: B images in a batch, C channels, H rows, W columns.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import torch

from trainer import models, optimisers
from trainer.augmentation import augment, augments
from trainer.control import TrainingControl
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.evaluation import Evaluation, evaluate
from trainer.events import DataReady, Evaluated, Finished, SnapshotTaken, Started, StepsDone
from trainer.losses import loss_function
from trainer.splits import split
from trainer.weights import WeightSnapshot, take_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        snapshots: Seconds between weight snapshots; infinite for none but the last.
    """

    metrics: float = 0.05
    snapshots: float = 0.125


def new_run(recipe: Recipe) -> str:
    """An identifier that sorts by time and says which recipe: ``20261122-153000-042-fast-cnn``."""
    now = datetime.now().astimezone()
    return f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03}-{recipe.name}"


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
    except torch.OutOfMemoryError as error:
        raise OutOfMemoryError(str(device), recipe.batch_size) from error


@dataclass(frozen=True, slots=True, eq=False)
class _Images:
    """A split on the device: images uint8 (N, 28, 28), labels int64 (N,)."""

    images: torch.Tensor
    labels: torch.Tensor

    def __len__(self) -> int:
        return len(self.labels)

    def first(self, count: int) -> _Images:
        return _Images(self.images[:count], self.labels[:count])


def _to_device(digits: Digits, device: torch.device) -> _Images:
    # torch.tensor copies: the arrays are read-only, which torch cannot express.
    return _Images(
        torch.tensor(digits.images, device=device),
        torch.tensor(digits.labels, dtype=torch.int64, device=device),
    )


class _Stopwatch:
    """Time spent in training steps; evaluations and pauses are left out."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._since = time.perf_counter()

    def hold(self) -> None:
        self.seconds += time.perf_counter() - self._since

    def go_on(self) -> None:
        self._since = time.perf_counter()

    def read(self) -> float:
        return self.seconds + time.perf_counter() - self._since


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
        self.recipe, self.device, self.control = recipe, device, control
        self.pace = pace or Pace()
        self.name = new_run(recipe)
        self.dataset = dataset
        train_digits, validation_digits = split(dataset.train, recipe)
        self.train = _to_device(train_digits, device)
        self.validation = _to_device(validation_digits, device)
        self.test = _to_device(dataset.test, device)

        torch.manual_seed(recipe.seed)
        network = models.build(recipe)
        if start is not None:
            try:
                network.load_state_dict(dict(start.tensors))
            except RuntimeError as error:
                raise ValueError(
                    "the weights to continue from belong to another network"
                ) from error
        self.network = models.place(network, recipe, device)
        self.first_step = start.step if start is not None else 0
        self.first_epoch = start.epoch if start is not None else 0.0
        self.step = 0
        self.steps_per_epoch = math.ceil(len(self.train) / recipe.batch_size)
        self.steps = self.steps_per_epoch * recipe.epochs
        self.optimiser, self.scheduler = optimisers.build(self.network, recipe, self.steps)
        self.measure = loss_function(recipe.loss, label_smoothing=recipe.label_smoothing)
        self.order_generator = torch.Generator().manual_seed(recipe.seed)
        self.augment_generator = torch.Generator(device).manual_seed(recipe.seed + 1)
        self.watch = _Stopwatch()
        # Metrics stay on the device until somebody looks: reading one stalls a GPU.
        self.losses = torch.zeros(self.steps_per_epoch, device=device)
        self.hits = torch.zeros(self.steps_per_epoch, device=device)

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
        yield SnapshotTaken(self._snapshot())
        yield from self._validate(whole=True)
        for _ in range(self.recipe.epochs):
            if self.control.stopped:
                break
            yield from self._epoch()
        yield from self._end()

    def _epoch(self) -> Iterator[TrainingEvent]:
        """One pass over the training split, or what is done of it when somebody stops."""
        recipe, watch = self.recipe, self.watch
        batches = self._shuffled_batches()
        quick_validations = {
            round(part * len(batches) / recipe.evaluations_per_epoch)
            for part in range(1, recipe.evaluations_per_epoch)
        }
        done = told = 0
        told_seconds = watch.seconds
        snapshot_due = told_seconds + self.pace.snapshots
        self.network.train()
        watch.go_on()
        for indices in batches:
            if self.control.paused:
                watch.hold()
                self.control.wait_while_paused()
                watch.go_on()
            if self.control.stopped:
                break
            self._take_step(done, indices)
            done += 1
            now = watch.read()
            snapshot = now >= snapshot_due
            quick = done in quick_validations
            if snapshot or quick or now >= told_seconds + self.pace.metrics:
                yield self._steps_done(told, done, now - told_seconds)
                told, told_seconds = done, now
            if snapshot:
                yield SnapshotTaken(self._snapshot())
                snapshot_due = watch.read() + self.pace.snapshots
            if quick:
                watch.hold()
                yield from self._validate(whole=False)
                watch.go_on()
        if done > told:
            yield self._steps_done(told, done, watch.read() - told_seconds)
        watch.hold()
        if done == len(batches):
            yield SnapshotTaken(self._snapshot())
            yield self._epoch_metrics(done)
            yield from self._validate(whole=True)

    def _shuffled_batches(self) -> list[torch.Tensor]:
        order = torch.randperm(len(self.train), generator=self.order_generator).to(self.device)
        size = self.recipe.batch_size
        return [order[start : start + size] for start in range(0, len(order), size)]

    def _take_step(self, place: int, indices: torch.Tensor) -> None:
        batch_BCHW = self.train.images[indices].unsqueeze(1).float() / 255
        labels = self.train.labels[indices]
        if augments(self.recipe):
            batch_BCHW = augment(batch_BCHW, self.recipe, self.augment_generator)
        logits = self.network(batch_BCHW)
        loss = self.measure(logits, labels)
        self.optimiser.zero_grad()
        torch.autograd.backward(loss)
        self.optimiser.step()
        if self.scheduler is not None:
            self.scheduler.step()
        with torch.no_grad():
            self.losses[place] = loss
            self.hits[place] = (logits.argmax(dim=1) == labels).float().mean()
        self.step += 1

    def _steps_done(self, first: int, end: int, seconds: float) -> StepsDone:
        losses = self.losses[first:end].cpu().numpy().copy()
        hits = self.hits[first:end].cpu().numpy().copy()
        learning_rate = self.optimiser.param_groups[0]["lr"]
        first_step = self.step - (end - first) + 1
        for place, loss in enumerate(losses):
            if not math.isfinite(loss):
                raise DivergedError(self.first_step + first_step + place, learning_rate)
        losses.flags.writeable = False
        hits.flags.writeable = False
        images = min(end * self.recipe.batch_size, len(self.train)) - first * self.recipe.batch_size
        total_seconds = self.watch.read()
        return StepsDone(
            first_step=self.first_step + first_step,
            losses=losses,
            accuracies=hits,
            learning_rate=learning_rate,
            images_per_second=images / max(seconds, 1e-9),
            seconds=total_seconds,
            seconds_left=total_seconds / self.step * (self.steps - self.step),
        )

    @property
    def _epochs_done(self) -> float:
        return self.first_epoch + self.step / self.steps_per_epoch

    def _epoch_metrics(self, steps: int) -> Evaluated:
        return Evaluated(
            split="train",
            step=self.first_step + self.step,
            epoch=self._epochs_done,
            loss=self.losses[:steps].mean().item(),
            accuracy=self.hits[:steps].mean().item(),
            images=len(self.train),
            whole=True,
        )

    def _validate(self, *, whole: bool) -> Iterator[Evaluated]:
        if not len(self.validation) or self.control.leaving:
            return
        images = self.validation if whole else self.validation.first(QUICK_VALIDATION_IMAGES)
        result = self._evaluate(images)
        if result is not None:
            yield Evaluated(
                split="validation",
                step=self.first_step + self.step,
                epoch=self._epochs_done,
                loss=result.loss,
                accuracy=result.accuracy,
                images=result.images,
                whole=len(images) == len(self.validation),
            )

    def _evaluate(self, images: _Images) -> Evaluation | None:
        return evaluate(
            self.network,
            self.recipe,
            images.images,
            images.labels,
            cancelled=lambda: self.control.leaving,
        )

    def _snapshot(self) -> WeightSnapshot:
        snapshot = take_snapshot(
            self.network,
            self.recipe,
            run=self.name,
            data=self.dataset.name,
            step=self.first_step + self.step,
            epoch=self._epochs_done,
        )
        if not snapshot.finite:
            raise DivergedError(snapshot.step, self.optimiser.param_groups[0]["lr"])
        return snapshot

    def _end(self) -> Iterator[TrainingEvent]:
        snapshot = self._snapshot()
        yield SnapshotTaken(snapshot)
        validation = test = None
        if not self.control.leaving:
            validation = self._evaluate(self.validation) if len(self.validation) else None
            test = self._evaluate(self.test) if len(self.test) else None
        nothing = float("nan")
        if test is not None:
            yield Evaluated(
                split="test",
                step=snapshot.step,
                epoch=snapshot.epoch,
                loss=test.loss,
                accuracy=test.accuracy,
                images=test.images,
                whole=True,
            )
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
            validation_accuracy=validation.accuracy if validation else nothing,
            validation_loss=validation.loss if validation else nothing,
            test_accuracy=test.accuracy if test else nothing,
            test_loss=test.loss if test else nothing,
            train_seconds=seconds,
            images_per_second=images / seconds if seconds else 0.0,
            parameters=models.parameter_count(self.network),
            snapshot=snapshot,
        )
