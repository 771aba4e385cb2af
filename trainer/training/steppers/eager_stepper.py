"""Training steps executed operation by operation, on any device; on a CPU by up to two threads."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import torch

from trainer.device.torch_threads import both
from trainer.network.models import parameter_count
from trainer.training.metrics import EpochMetrics
from trainer.training.steppers import optimisers
from trainer.training.steppers.batch_halves import MIN_SPLIT_BATCH, splits_batches
from trainer.training.steppers.replica import Replica, gradients_of, take_seen
from trainer.training.steppers.stepper import WeightCopy

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from torch import nn

    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages
    from trainer.training.steppers.stepper import SeenBatch

Scalar: TypeAlias = torch.Tensor | float

# With fewer parameters the optimiser takes less time than the hand-over to a second thread.
_MIN_SPLIT_PARAMETERS = 300_000


class EagerStepper:
    """Executes one step at a time.

    Attributes:
        metrics: See `trainer.training.steppers.stepper.Stepper`.
        learning_rate: Likewise.
        replicas: Compute the gradients: of whole batches, or of one half of each.
    """

    def __init__(
        self,
        network: nn.Module,
        recipe: Recipe,
        images: DeviceImages,
        steps: int,
        second_thread: Executor | None,
    ) -> None:
        """Trains `network` in place.

        Args:
            network: On the images' device. Its parameters are always those of the last step, its
                buffers after `synchronize`.
            recipe: How to train it.
            images: Training split.
            steps: Number of steps in the run.
            second_thread: Computes the second half of each batch; None for the calling thread.
        """
        self._network, self._second_thread = network, second_thread
        self._batch_size = recipe.batch_size
        self._device = images.images.device
        replicas = 2 if self._device.type == "cpu" and splits_batches(recipe) else 1
        self.replicas = [
            Replica(network, recipe, images, index, replicas) for index in range(replicas)
        ]
        self._updates = _parameter_updates(self.replicas, recipe)
        self._rates = optimisers.LearningRates(recipe, steps)
        self.metrics = EpochMetrics(0, self._device)
        self.learning_rate = recipe.learning_rate

    def begin_epoch(self, order: torch.Tensor) -> None:
        batches = math.ceil(len(order) / self._batch_size)
        self._order = order.to(self._device)
        self._rates.begin_epoch(batches)
        self.metrics = EpochMetrics(batches, self._device)

    def step(self, limit: int) -> None:
        del limit  # Several at once would be no faster.
        indices = self.next_batch()
        if len(self.replicas) == 1 or len(indices) < MIN_SPLIT_BATCH:
            loss, correct = _gradients_and_metrics(self.replicas[0], indices)
            replicas = 1
        else:
            loss, correct = self._compute_halves(indices)
            replicas = 2
        first, *second = self.updates(replicas)
        if second:
            both(self._second_thread, first, *second)
        else:
            first()
        self.record(loss, correct, len(indices))

    def next_batch(self) -> torch.Tensor:
        """Begins the next step; returns the indices of its images, int64 (B,) on the device."""
        step = self.metrics.done
        start = step * self._batch_size
        self.learning_rate = self._rates.of_step(step)
        return self._order[start : start + self._batch_size]

    def updates(self, replicas: int) -> list[Callable[[], None]]:
        """The parts of the step's update, one or two, by the gradients of so many replicas."""
        return [partial(update.apply, replicas, self.learning_rate) for update in self._updates]

    def record(self, loss: Scalar, correct: Scalar, images: int) -> None:
        """Ends the step: records its mean loss and its correct predictions of so many images."""
        self.metrics.record(loss, correct / images)

    def inspect_step(self) -> tuple[SeenBatch, list[torch.Tensor]]:
        for replica in self.replicas:
            replica.keeps_batch = True
        self.step(1)
        # The gradients of all replicas are added to those of the first one.
        return take_seen(self.replicas), gradients_of(self.replicas[0].parameters)

    def use(self, recipe: Recipe) -> None:
        self._rates.change(recipe.learning_rate)
        for replica in self.replicas:
            replica.use(recipe)
        for update in self._updates:
            update.use(recipe)

    def _compute_halves(self, indices: torch.Tensor) -> tuple[Scalar, Scalar]:
        middle = (len(indices) + 1) // 2
        share = middle / len(indices)
        first, second = self.replicas
        (loss, correct), (second_loss, second_correct) = both(
            self._second_thread,
            partial(_gradients_and_metrics, first, indices[:middle], share),
            partial(_gradients_and_metrics, second, indices[middle:], 1 - share),
        )
        return loss * share + second_loss * (1 - share), correct + second_correct

    def synchronize(self) -> None:
        if len(self.replicas) == 1:
            return
        first, second = (replica.network.buffers() for replica in self.replicas)
        for buffer, one, other in zip(self._network.buffers(), first, second, strict=True):
            # The running statistics are the mean of both halves'. The only integer buffer counts
            # batches; the first replica computes a part of every batch.
            buffer.copy_(torch.lerp(one, other, 0.5) if one.is_floating_point() else one)

    def copy_weights(self) -> WeightCopy:
        self.synchronize()
        weights = self._network.state_dict()
        # A copy to another device is a clone already.
        return WeightCopy({name: each.to("cpu", copy=True) for name, each in weights.items()})


def correct_predictions(logits: torch.Tensor, labels: torch.Tensor) -> Scalar:
    """Number of correct predictions, on the device: reading it would stall a GPU.

    Args:
        logits: Shape (B, K).
        labels: int64, shape (B,).
    """
    if logits.device.type == "cpu":
        # Four times as fast as torch for so few numbers.
        return int(np.count_nonzero(logits.numpy().argmax(axis=1) == labels.numpy()))
    return (logits.argmax(dim=1) == labels).sum()


def _gradients_and_metrics(
    replica: Replica, indices: torch.Tensor, share: float | None = None
) -> tuple[Scalar, Scalar]:
    """Sets a replica's gradients; returns the mean loss and the number of correct predictions.

    Both are numbers on a CPU, else scalar tensors.
    """
    loss, logits, labels = replica.compute_gradients(indices, share)
    correct = correct_predictions(logits, labels)
    return loss.item() if loss.device.type == "cpu" else loss, correct


class _ParameterUpdate:
    """Sums the replicas' gradients and applies the optimiser, to all rows or some of them."""

    def __init__(
        self, replicas: list[Replica], recipe: Recipe, *, rows: list[slice] | None = None
    ) -> None:
        """Builds the optimiser.

        Args:
            replicas: Sources of the gradients, around the same parameters.
            recipe: Optimiser and its settings.
            rows: Rows of each parameter to update; None for all.
        """
        self.replicas, self._rows = replicas, rows
        self._parameters = replicas[0].parameters
        if rows is not None:
            self._parameters = [
                torch.nn.Parameter(parameter.detach()[part])
                for parameter, part in zip(self._parameters, rows, strict=True)
            ]
        self._optimiser = optimisers.build(self._parameters, recipe)

    def apply(self, replicas: int, learning_rate: float) -> None:
        """Updates the parameters with the gradients of the first `replicas` replicas."""
        if replicas > 1 or self._rows is not None:
            self._sum_gradients(replicas)
        self._optimiser.param_groups[0]["lr"] = learning_rate
        self._optimiser.step()

    def use(self, recipe: Recipe) -> None:
        """Updates with the recipe's weight decay from now on."""
        self._optimiser.param_groups[0]["weight_decay"] = recipe.weight_decay

    @torch.no_grad()
    def _sum_gradients(self, replicas: int) -> None:
        for index, parameter in enumerate(self._parameters):
            gradients = [replica.parameters[index].grad for replica in self.replicas[:replicas]]
            rows = slice(None) if self._rows is None else self._rows[index]
            total, *more = [gradient[rows] for gradient in gradients if gradient is not None]
            for gradient in more:
                total.add_(gradient)
            parameter.grad = total


def _parameter_updates(replicas: list[Replica], recipe: Recipe) -> list[_ParameterUpdate]:
    """One update of all rows, or two of half the rows each where that is worth two threads."""
    sizes = [len(parameter) for parameter in replicas[0].parameters]
    if len(replicas) == 1 or parameter_count(replicas[0].network) < _MIN_SPLIT_PARAMETERS:
        return [_ParameterUpdate(replicas, recipe)]
    middles = [(size + 1) // 2 for size in sizes]
    return [
        _ParameterUpdate(replicas, recipe, rows=[slice(middle) for middle in middles]),
        _ParameterUpdate(replicas, recipe, rows=[slice(middle, None) for middle in middles]),
    ]
