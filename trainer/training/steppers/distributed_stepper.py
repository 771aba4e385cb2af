"""Training steps of one process among several, which share each batch.

Each process computes the gradients of its part of a batch; the sum over all processes is the
gradient of the batch, with which each takes the same step. A batch has the recipe's size whatever
the number of processes, and its random numbers are those that a single process would draw.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from trainer.errors import RecipeError, TrainerError
from trainer.network.models import BatchPart
from trainer.recipe.live_changes import LIVE_FIELDS
from trainer.training.metrics import EpochMetrics
from trainer.training.steppers import optimisers
from trainer.training.steppers.batch_halves import MIN_SPLIT_BATCH, splits_batches
from trainer.training.steppers.replica import Replica
from trainer.training.steppers.stepper import WeightCopy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import nn

    from trainer.distributed.agreement import AgreedControl
    from trainer.distributed.group import Group
    from trainer.recipe.live_changes import LiveField
    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages
    from trainer.training.steppers.stepper import SeenBatch


class DistributedStepper:
    """Executes one step at a time, together with the other processes.

    Attributes:
        metrics: See `trainer.training.steppers.stepper.Stepper`; of whole batches, alike in all.
        learning_rate: Likewise.
    """

    def __init__(
        self,
        network: nn.Module,
        recipe: Recipe,
        images: DeviceImages,
        steps: int,
        group: Group,
        control: AgreedControl,
    ) -> None:
        """Trains `network` in place.

        Args:
            network: On the images' device, with the same weights in all processes.
            recipe: How to train it.
            images: The whole training split.
            steps: Number of steps in the run.
            group: All processes.
            control: Receives what they agree on.
        """
        self._network, self._group, self._control = network, group, control
        self._batch_size = recipe.batch_size
        self._device = images.images.device
        # Halves as in a single process: each has random numbers and batch statistics of its own.
        halves = 2 if self._device.type == "cpu" and splits_batches(recipe) else 1
        self._replicas = [
            Replica(network, recipe, images, index, halves) for index in range(halves)
        ]
        self._sum = _Sum(network, self._device)
        self._optimiser = optimisers.build(network.parameters(), recipe)
        self._rates = optimisers.LearningRates(recipe, steps)
        self.metrics = EpochMetrics(0, self._device)
        self.learning_rate = recipe.learning_rate

    def begin_epoch(self, order: torch.Tensor) -> None:
        batches = math.ceil(len(order) / self._batch_size)
        self._order = order.to(self._device)
        self._rates.begin_epoch(batches)
        self.metrics = EpochMetrics(batches, self._device)

    def step(self, limit: int) -> None:
        """Executes one step.

        Raises:
            ProcessLostError: Another process has ended; the weights are those of the step before.
        """
        del limit  # Several at once would be no faster.
        step = self.metrics.done
        start = step * self._batch_size
        indices = self._order[start : start + self._batch_size]
        self._sum.clear()
        for part in self._parts(len(indices)):
            self._compute(part, indices)
        if self._control.wants_stop:
            self._sum.stops.fill_(1)
        self._sum.add_changes(self._control.wanted_changes())
        self._group.add_up(self._sum.numbers)
        self.learning_rate = self._rates.of_step(step)
        self._optimiser.param_groups[0]["lr"] = self.learning_rate
        self._sum.hand_out(self._network)
        self._optimiser.step()
        self._count_batch()
        loss, correct, stops, changes = self._sum.figures()
        if stops or changes:
            self._control.agree(stop=stops, changes=changes)
        self.metrics.record(loss, correct / len(indices))

    def inspect_step(self) -> tuple[SeenBatch, list[torch.Tensor]]:
        # See `trainer.distributed.agreement.AgreedControl.stepwise`.
        raise NotImplementedError

    def use(self, recipe: Recipe) -> None:
        self._rates.change(recipe.learning_rate)
        for replica in self._replicas:
            replica.use(recipe)
        self._optimiser.param_groups[0]["weight_decay"] = recipe.weight_decay

    def _parts(self, images: int) -> list[_Part]:
        """What this process computes of a batch: at most one part of each half."""
        mine = self._group.ranks.part(images)
        split = len(self._replicas) == 2 and images >= MIN_SPLIT_BATCH
        bounds = (0, (images + 1) // 2, images) if split else (0, images)
        return [
            _Part(replica, slice(first, end), slice(max(mine.start, first), min(mine.stop, end)))
            for replica, first, end in zip(self._replicas, bounds, bounds[1:], strict=False)
        ]

    def _compute(self, part: _Part, indices: torch.Tensor) -> None:
        replica, half, mine = part
        images = half.stop - half.start
        if mine.start >= mine.stop:
            replica.skip(images)
            return
        share = (mine.stop - mine.start) / len(indices)
        drawn = BatchPart(images, slice(mine.start - half.start, mine.stop - half.start))
        try:
            loss, logits, labels = replica.compute_gradients(indices[mine], share, drawn)
        except RecipeError as error:
            # Where other processes have more images, only this one can report it.
            raise TrainerError(str(error)) from error
        self._sum.add(replica, share)
        self._sum.loss.add_(loss, alpha=share)
        self._sum.correct.add_((logits.argmax(dim=1) == labels).sum())

    def _count_batch(self) -> None:
        if len(self._replicas) == 2:
            # The only integer buffers count batches; those of the replicas count their own.
            for buffer in self._network.buffers():
                if not buffer.is_floating_point():
                    buffer.add_(1)

    def synchronize(self) -> None:
        """Nothing is left to do: weights and buffers are complete after each step."""

    def copy_weights(self) -> WeightCopy:
        weights = self._network.state_dict()
        return WeightCopy({name: each.to("cpu", copy=True) for name, each in weights.items()})


class _Part(NamedTuple):
    """Images of a batch that this process computes.

    Attributes:
        replica: Computes them.
        half: Images of the batch that this replica computes in all processes together.
        mine: Those that it computes in this one; empty where `start` is not below `stop`.
    """

    replica: Replica
    half: slice
    mine: slice


class _Sum:
    """All that the processes add up in a step, in one tensor, so that it takes one exchange.

    Attributes:
        numbers: float32, shape (N,): gradients, running statistics, the following three, and for
            each setting how many processes were asked to change it and the sum of the values.
        loss: Mean loss of the batch, shape ().
        correct: Number of correct predictions, shape ().
        stops: Number of processes that were asked to stop, shape ().
    """

    def __init__(self, network: nn.Module, device: torch.device) -> None:
        self._shapes = [parameter.shape for parameter in network.parameters()]
        self._statistics = [each for each in network.buffers() if each.is_floating_point()]
        shapes = [*self._shapes, *(each.shape for each in self._statistics)]
        sizes = [shape.numel() for shape in shapes]
        length = 3 + 2 * len(LIVE_FIELDS)
        self.numbers = torch.zeros(sum(sizes) + length, device=device)
        *parts, figures = torch.split(self.numbers, [*sizes, length])
        self._views = [part.view(shape) for part, shape in zip(parts, shapes, strict=True)]
        self.loss, self.correct, self.stops = figures[:3].unbind()
        self._figures = figures

    def clear(self) -> None:
        self.numbers.zero_()

    @torch.no_grad()
    def add(self, replica: Replica, share: float) -> None:
        """Adds a replica's gradients, and its statistics weighted by its share of the batch."""
        for view, parameter in zip(self._views, replica.parameters, strict=False):
            if parameter.grad is not None:
                view.add_(parameter.grad)
        floating = [each for each in replica.network.buffers() if each.is_floating_point()]
        for view, buffer in zip(self._views[len(self._shapes) :], floating, strict=True):
            view.add_(buffer, alpha=share)

    @torch.no_grad()
    def hand_out(self, network: nn.Module) -> None:
        """Gives the network the gradients and running statistics of all processes together."""
        for parameter, view in zip(network.parameters(), self._views, strict=False):
            if parameter.grad is None:
                parameter.grad = torch.empty_like(parameter)
            # Copied, not assigned: the fused optimisers expect the layout of the parameter.
            parameter.grad.copy_(view)
        for buffer, view in zip(self._statistics, self._views[len(self._shapes) :], strict=True):
            buffer.copy_(view)

    def add_changes(self, changes: Mapping[LiveField, float]) -> None:
        """Adds the settings that this process was asked to change."""
        for field, value in changes.items():
            index = 3 + 2 * LIVE_FIELDS.index(field)
            self._figures[index] += 1
            self._figures[index + 1] += value

    def figures(self) -> tuple[float, float, bool, dict[LiveField, float]]:
        """Mean loss, correct predictions, whether to stop, and new values of settings.

        Where several processes were asked to change the same setting, their mean counts.
        """
        loss, correct, stops, *changes = self._figures.tolist()
        values: dict[LiveField, float] = {
            # The shortest number that float32 cannot tell from the sum: mostly the one typed.
            field: float(str(np.float32(value / count)))
            for field, count, value in zip(LIVE_FIELDS, changes[::2], changes[1::2], strict=True)
            if count
        }
        return loss, correct, bool(stops), values
