"""Helpers for tests of the engine: a data set that is learnt in a second, recipes, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
import torch

from trainer.data.digits import DataSet, Digits
from trainer.events import Finished, Pace, SnapshotTaken, StepsDone
from trainer.network import models
from trainer.network.weights import WeightSnapshot
from trainer.recipe.classes import DIGITS
from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from torch import nn

    from trainer.events import TrainingEvent
    from trainer.recipe.classes import Classes

Event = TypeVar("Event")

QUICK = Recipe(
    name="quick",
    hidden_units=(16,),
    train_images=320,
    validation_images=80,
    batch_size=32,
    epochs=2,
    learning_rate=0.01,
    evaluations_per_epoch=2,
)
"""A run of twenty steps."""

SMALL_CNN = {
    "model": "cnn",
    "hidden_units": (),
    "convolutions": (Convolution(4, 5, stride=2), Convolution(10, 3, pool=2)),
}

FAMILIES = {
    "linear": QUICK.with_changes(model="linear", hidden_units=()),
    "mlp": QUICK,
    "cnn": QUICK.with_changes(**SMALL_CNN, batch_norm=True),
    "cnn-average": QUICK.with_changes(**SMALL_CNN, batch_norm=True, head="average"),
    "rnn": QUICK.with_changes(model="rnn"),
    "lstm": QUICK.with_changes(model="lstm"),
    "gru": QUICK.with_changes(model="gru"),
}
"""One small recipe for each kind of network."""

EVERYTHING = Pace(metrics=0.0, snapshots=0.0)
"""Metrics and a snapshot of each step."""

NOTHING = Pace(metrics=float("inf"), snapshots=float("inf"), kept=0)
"""Metrics and snapshots only at evaluations and at the end of an epoch."""


def make_digits(count: int, seed: int, classes: Classes = DIGITS) -> Digits:
    """Noise with a bright patch, whose position is the label; all classes equally often."""
    random = np.random.default_rng(seed)
    images = random.integers(0, 60, (count, 28, 28), np.uint8)
    labels = (np.arange(count) % len(classes)).astype(np.uint8)
    for image, label in zip(images, labels, strict=True):
        if len(classes) <= 10:
            row, column = divmod(int(label), 5)
            image[4 + 12 * row : 10 + 12 * row, 1 + 5 * column : 6 + 5 * column] = 255
        else:
            row, column = divmod(int(label), 8)
            image[2 + 3 * row : 5 + 3 * row, 2 + 3 * column : 5 + 3 * column] = 255
    return Digits(images, labels, classes)


def make_data_set(train: int = 400, test: int = 100, classes: Classes = DIGITS) -> DataSet:
    return DataSet(
        "patches", "made for tests", make_digits(train, 0, classes), make_digits(test, 1, classes)
    )


def run(recipe: Recipe, dataset: DataSet, **more: Any) -> list[TrainingEvent]:
    """All events of a training."""
    return list(loop.train(recipe, dataset, **more))


def events_of(kind: type[Event], events: Iterable[TrainingEvent]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def losses(events: Iterable[TrainingEvent]) -> list[float]:
    """Loss of every step."""
    return [loss for block in events_of(StepsDone, events) for loss in block.losses.tolist()]


def snapshots(events: Iterable[TrainingEvent]) -> list[WeightSnapshot]:
    return [event.snapshot for event in events_of(SnapshotTaken, events)]


def end(events: list[TrainingEvent]) -> Finished:
    """The last event."""
    finished = events[-1]
    assert isinstance(finished, Finished)
    return finished


def take_snapshot(
    network: nn.Module,
    recipe: Recipe,
    *,
    run: str = "a-run",
    data: str = "patches",
    step: int = 0,
    epoch: float = 0.0,
) -> WeightSnapshot:
    """A copy of the network's parameters and buffers."""
    arrays = {name: tensor.numpy().copy() for name, tensor in network.state_dict().items()}
    return WeightSnapshot(recipe, arrays, run, data, step, epoch)


def fresh_snapshot(recipe: Recipe, *, seed: int = 0) -> WeightSnapshot:
    """Snapshot of untrained weights."""
    torch.manual_seed(seed)
    network = models.build(recipe)
    return take_snapshot(network, recipe, step=7, epoch=0.5)


def briefly_trained(recipe: Recipe) -> WeightSnapshot:
    """Weights after a few steps, with running statistics and biases unlike the initial ones."""
    few = recipe.with_changes(
        train_images=64, validation_images=0, batch_size=32, epochs=1, mixed_precision=False
    )
    return snapshots(loop.train(few, make_data_set(train=64, test=10)))[-1]


def same_weights(one: WeightSnapshot, other: WeightSnapshot) -> bool:
    return one.arrays.keys() == other.arrays.keys() and all(
        np.array_equal(array, other.arrays[name]) for name, array in one.arrays.items()
    )
