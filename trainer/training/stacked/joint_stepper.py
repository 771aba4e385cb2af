"""Training steps of several networks on the same batches, which are drawn only once.

On a CPU two threads share the work: a half of each batch each where the recipe splits its batches
(`trainer.training.steppers.batch_halves`), else some of the networks each. Random numbers and
losses are those of each network's own training.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from trainer.device.torch_threads import both
from trainer.training.stacked.dense_stack import DenseStack, StackedReplica
from trainer.training.stacked.recipes import stacks
from trainer.training.steppers.batch_halves import MIN_SPLIT_BATCH, splits_batches
from trainer.training.steppers.eager_stepper import EagerStepper, correct_predictions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Executor

    import torch
    from torch import nn

    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages
    from trainer.training.steppers.eager_stepper import Scalar

Metrics: TypeAlias = "dict[int, tuple[Scalar, Scalar]]"
"""Mean loss and number of correct predictions, by the network's index."""


class JointStepper:
    """Takes a step of several networks at a time."""

    def __init__(self, recipe: Recipe, networks: int, second_thread: Executor | None) -> None:
        """Prepares for so many networks of the recipe, whatever their learning rates."""
        self._recipe, self._second_thread = recipe, second_thread
        self._steppers: list[EagerStepper] = []
        divided = networks > 1 and not splits_batches(recipe) and splits_batches(recipe, networks)
        middle = (networks + 1) // 2 if divided else networks
        self._groups = [_Group(range(middle), recipe)]
        if divided:
            self._groups.append(_Group(range(middle, networks), recipe))

    def add(
        self, network: nn.Module, recipe: Recipe, images: DeviceImages, steps: int
    ) -> EagerStepper:
        """Adds the next network; arguments as for `EagerStepper`, which takes no step by itself."""
        index = len(self._steppers)
        group = next(group for group in self._groups if index in group.networks)
        group.adopt(index, network)
        stepper = EagerStepper(network, recipe, images, steps, self._second_thread)
        self._steppers.append(stepper)
        group.steppers[index] = stepper
        return stepper

    def step(self, networks: Sequence[int]) -> None:
        """Takes the next step of some of the networks, all of which have taken as many."""
        indices, *_ = [self._steppers[index].next_batch() for index in networks]
        # Always of the first network: its random numbers continue when it has ended.
        replicas = self._steppers[0].replicas
        if len(replicas) == 1 or len(indices) < MIN_SPLIT_BATCH:
            batch = replicas[0].draw(indices)
            first, *second = (
                partial(group.take_step, batch, [n for n in networks if n in group.networks])
                for group in self._groups
            )
            if second:
                one, other = both(self._second_thread, first, *second)
                metrics = one | other
            else:
                metrics = first()
        else:
            metrics = self._take_step_by_halves(indices, networks)
        for index, (loss, correct) in metrics.items():
            self._steppers[index].record(loss, correct, len(indices))

    def _take_step_by_halves(self, indices: torch.Tensor, networks: Sequence[int]) -> Metrics:
        """Compute gradients of both halves of a batch in two threads, then update the weights."""
        (group,) = self._groups
        middle = (len(indices) + 1) // 2
        share = middle / len(indices)

        def compute(half: int, part: torch.Tensor, part_share: float) -> Metrics:
            batch = self._steppers[0].replicas[half].draw(part)
            return group.compute_gradients(half, batch, part_share, networks)

        one, other = both(
            self._second_thread,
            partial(compute, 0, indices[:middle], share),
            partial(compute, 1, indices[middle:], 1 - share),
        )
        updates = [update for index in networks for update in self._steppers[index].updates(2)]
        # A network's update has two parts or one: every other part, in any order.
        both(self._second_thread, partial(_call, updates[::2]), partial(_call, updates[1::2]))
        return {
            index: (
                one[index][0] * share + other[index][0] * (1 - share),
                one[index][1] + other[index][1],
            )
            for index in networks
        }


class _Group:
    """Networks whose gradients one thread computes, as one stack where that is faster.

    Attributes:
        networks: Their indices.
        steppers: Their steppers, by index.
    """

    def __init__(self, networks: range, recipe: Recipe) -> None:
        self.networks = networks
        self.steppers: dict[int, EagerStepper] = {}
        self._recipe = recipe
        self._stack = DenseStack(len(networks)) if stacks(recipe) else None
        self._stacked: dict[int, StackedReplica] = {}

    def adopt(self, index: int, network: nn.Module) -> None:
        """Moves the weights of a network into the stack; before its stepper is built."""
        if self._stack is not None:
            self._stack.adopt(index - self.networks.start, network)

    def take_step(
        self, batch: tuple[torch.Tensor, torch.Tensor], networks: Sequence[int]
    ) -> Metrics:
        """Computes gradients of a whole batch, and updates the weights of some networks."""
        metrics = self.compute_gradients(0, batch, 1.0, networks) if networks else {}
        _call([update for index in networks for update in self.steppers[index].updates(1)])
        return metrics

    def compute_gradients(
        self,
        half: int,
        batch: tuple[torch.Tensor, torch.Tensor],
        share: float,
        networks: Sequence[int],
    ) -> Metrics:
        """Sets the gradients of some networks.

        Args:
            half: Which replica of each network computes them, 0 or 1.
            batch: Images (B, 1, 28, 28), float, and labels (B,).
            share: Factor for the gradients: these images' share of the batch.
            networks: Indices of the networks.
        """
        _, labels = batch
        losses: Mapping[int, torch.Tensor]
        logits: Mapping[int, torch.Tensor]
        if self._stack is None:
            computed = {
                index: self.steppers[index].replicas[half].compute_gradients_of(*batch, share)
                for index in networks
            }
            losses = {index: loss for index, (loss, _, _) in computed.items()}
            logits = {index: each for index, (_, each, _) in computed.items()}
        else:
            first = self.networks.start
            stacked = self._stacked_replica(self._stack, half)
            all_losses, all_logits = stacked.compute_gradients_of(
                *batch, share, [index - first for index in networks]
            )
            losses = {index: all_losses[index - first] for index in networks}
            logits = {index: all_logits[index - first] for index in networks}
        on_cpu = labels.device.type == "cpu"
        return {
            index: (
                losses[index].item() if on_cpu else losses[index],
                correct_predictions(logits[index], labels),
            )
            for index in networks
        }

    def _stacked_replica(self, stack: DenseStack, half: int) -> StackedReplica:
        # Each half has one of its own, built by the thread that uses it.
        if half not in self._stacked:
            replicas = [self.steppers[index].replicas[half] for index in self.networks]
            self._stacked[half] = StackedReplica(stack, replicas, self._recipe)
        return self._stacked[half]


def _call(updates: Sequence[Callable[[], None]]) -> None:
    for update in updates:
        update()
