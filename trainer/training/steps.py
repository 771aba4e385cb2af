"""How training steps are computed: whole batches, or halves of them in two threads.

A batch is computed in two halves wherever the recipe's work is large enough to be worth it, also
where one thread computes both. Which recipes those are depends on the recipe alone, and all sums
are taken in a fixed order: losses and weights are the same, bit by bit, on one core and on two.

Shape legend: B images in a batch, C channels, H rows, W columns.
"""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import numpy as np
import torch

from trainer.device.precision import computes_in_bfloat16, layers_compute
from trainer.device.torch_threads import both
from trainer.network.losses import loss_function
from trainer.network.models import SIDE, Dropout, parameter_count
from trainer.recipe.recipes import RECURRENT
from trainer.recipe.summary import summarise
from trainer.training import optimisers
from trainer.training.augmentation import augment, augments
from trainer.training.metrics import EpochMetrics

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from torch import nn

    from trainer.data.digits import Digits
    from trainer.recipe.recipes import Recipe

Scalar: TypeAlias = torch.Tensor | float

# Below so much work for a batch, two threads take as long for its halves as one does for the whole:
# what each operation costs whatever its size, handing over and adding up eat the gain.
_WORTH_HALVING = 30_000_000
# A batch norm needs several images, so that a smaller rest of an epoch is left whole.
_SMALLEST_HALVED = 16
# From here on the optimiser takes long enough to be shared.
_WORTH_SHARING = 300_000


@dataclass(frozen=True, slots=True, eq=False)
class Images:
    """A split on the device: images uint8 (N, 28, 28), labels int64 (N,)."""

    images: torch.Tensor
    labels: torch.Tensor

    @classmethod
    def on_device(cls, digits: Digits, device: torch.device) -> Images:
        # torch.tensor copies: the arrays are read-only, which torch cannot express.
        return cls(
            torch.tensor(digits.images, device=device),
            torch.tensor(digits.labels, dtype=torch.int64, device=device),
        )

    def __len__(self) -> int:
        return len(self.labels)

    def first(self, most: int | None) -> Images:
        """The first images, or all."""
        return Images(self.images[:most], self.labels[:most])

    def batch(self, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The float images (B, 1, 28, 28) in [0, 1] of these places, and their labels (B,)."""
        images = self.images.index_select(0, indices).unsqueeze(1)
        return images.float().div_(255), self.labels.index_select(0, indices)


class Stepper(Protocol):
    """What takes the steps of a run.

    Attributes:
        metrics: Loss and accuracy of each step of the present epoch.
        learning_rate: That of the last step.
    """

    metrics: EpochMetrics
    learning_rate: float

    def begin_epoch(self, order: torch.Tensor) -> None:
        """Starts an epoch that takes the images in this order, int64 (N,) on the CPU."""

    def take(self, most: int) -> None:
        """Takes the next step, or up to so many of them, where that is faster than one by one."""

    def settle(self) -> None:
        """Sees to it that the run's network has the weights of the last step taken."""

    def copy_weights(self) -> WeightCopy:
        """Begins to copy the weights of the last step taken, by name, to the CPU."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightCopy:
    """Weights on their way to the CPU, while the next steps go on.

    Attributes:
        arriving: Where they arrive.
        arrived: What tells that they have arrived, after which the next copy uses the same memory;
            None where they are here already, in memory of their own.
    """

    arriving: dict[str, torch.Tensor]
    arrived: torch.cuda.Event | None = None

    @property
    def ready(self) -> bool:
        """Whether `tensors` need not wait."""
        # torch's stubs say too little.
        return self.arrived is None or self.arrived.query()  # type: ignore[no-untyped-call]

    def tensors(self) -> dict[str, torch.Tensor]:
        """The weights, never written again; waits for them."""
        if self.arrived is None:
            return self.arriving
        self.arrived.synchronize()
        return {name: tensor.clone() for name, tensor in self.arriving.items()}


class EagerStepper:
    """Takes one step at a time, operation by operation; on any device.

    Attributes:
        metrics: See `Stepper`.
        learning_rate: See `Stepper`.
    """

    def __init__(
        self,
        network: nn.Module,
        recipe: Recipe,
        images: Images,
        steps: int,
        second_thread: Executor | None,
    ) -> None:
        """Takes over a network.

        Args:
            network: On the images' device. Its weights are those of the last step; its buffers
                are so after `settle`.
            recipe: How to train it.
            images: What to train it on.
            steps: How many steps the run has.
            second_thread: What computes the second half of a batch, if anything does.
        """
        self._network, self._second_thread = network, second_thread
        self._batch_size = recipe.batch_size
        on_cpu = images.images.device.type == "cpu"
        halves = 2 if on_cpu and computed_in_halves(recipe) else 1
        self._parts = [Part(network, recipe, images, number, halves) for number in range(halves)]
        self._updates = _updates(self._parts, recipe)
        self._rates = optimisers.learning_rates(recipe, steps)
        self._device = images.images.device
        self.metrics = EpochMetrics(0, self._device)
        self.learning_rate = recipe.learning_rate

    def begin_epoch(self, order: torch.Tensor) -> None:
        batches = math.ceil(len(order) / self._batch_size)
        self._order = order.to(self._device)
        self._epoch_rates = list(islice(self._rates, batches))
        self.metrics = EpochMetrics(batches, self._device)

    def take(self, most: int) -> None:
        del most  # One by one is as fast.
        step = self.metrics.done
        start = step * self._batch_size
        indices = self._order[start : start + self._batch_size]
        self.learning_rate = self._epoch_rates[step]
        if len(self._parts) == 1 or len(indices) < _SMALLEST_HALVED:
            loss, hits = self._parts[0].compute(indices)
            self._update(1)
        else:
            loss, hits = self._compute_halves(indices)
            self._update(2)
        self.metrics.note(loss, hits / len(indices))

    def _compute_halves(self, indices: torch.Tensor) -> tuple[Scalar, Scalar]:
        middle = (len(indices) + 1) // 2
        share = middle / len(indices)
        first, second = self._parts
        (loss, hits), (more_loss, more_hits) = both(
            self._second_thread,
            partial(first.compute, indices[:middle], share),
            partial(second.compute, indices[middle:], 1 - share),
        )
        return loss * share + more_loss * (1 - share), hits + more_hits

    def _update(self, parts: int) -> None:
        if len(self._updates) == 1:
            self._updates[0].apply(parts, self.learning_rate)
        else:
            one, other = (
                partial(update.apply, parts, self.learning_rate) for update in self._updates
            )
            both(self._second_thread, one, other)

    def settle(self) -> None:
        if len(self._parts) == 1:
            return
        first, second = (part.network.buffers() for part in self._parts)
        for buffer, one, other in zip(self._network.buffers(), first, second, strict=True):
            # Each half of a batch has its own statistics; the running ones are the mean of both.
            # The only whole number counts batches; the first has seen them all.
            buffer.copy_(torch.lerp(one, other, 0.5) if one.is_floating_point() else one)

    def copy_weights(self) -> WeightCopy:
        self.settle()
        weights = self._network.state_dict()
        # A copy to another device is a clone already.
        return WeightCopy({name: each.to("cpu", copy=True) for name, each in weights.items()})


class Part:
    """Computes the gradients of a batch or of one of its halves, with a network of its own.

    Attributes:
        network: In training mode. Where there are two parts it is a copy of the run's network,
            around the same parameters, with buffers and gradients of its own.
        parameters: The network's.
    """

    def __init__(
        self,
        network: nn.Module,
        recipe: Recipe,
        images: Images,
        number: int = 0,
        parts: int = 1,
    ) -> None:
        """Takes over a network, or copies it.

        Args:
            network: The run's.
            recipe: How to train it.
            images: What the places given to `compute` are places in.
            number: Which part this is, counted from 0.
            parts: How many there are.
        """
        self.network = network if parts == 1 else _sharing_parameters(network)
        self.network.train()
        self.parameters = list(self.network.parameters())
        self._recipe, self._images = recipe, images
        self._measure = loss_function(recipe.loss, label_smoothing=recipe.label_smoothing)
        self._augments = augments(recipe)
        self._device = device = images.images.device
        self._on_cpu = device.type == "cpu"
        self._in_bfloat16 = computes_in_bfloat16(recipe, device)
        self._augment_generator = _generator(device, recipe.seed, "augmentation", number)
        if self._on_cpu:
            dropout_generator = _generator(device, recipe.seed, "dropout", number)
            for module in self.network.modules():
                if isinstance(module, Dropout):
                    module.generator = dropout_generator

    def compute(self, indices: torch.Tensor, share: float | None = None) -> tuple[Scalar, Scalar]:
        """The mean loss of these images, and how many were read correctly; sets the gradients.

        Args:
            indices: Places of the images.
            share: Their share of the batch, by which the gradients are weighed; None for 1.

        Returns:
            Numbers on a CPU, else scalar tensors: to look at one would stall a GPU.
        """
        loss, logits, labels = self.differentiate(indices, share)
        if self._on_cpu:
            # Four times as fast as torch for so few numbers.
            read = logits.numpy().argmax(axis=1)
            return loss.item(), int(np.count_nonzero(read == labels.numpy()))
        return loss, (logits.argmax(dim=1) == labels).sum()

    def differentiate(
        self, indices: torch.Tensor, share: float | None = None
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Sets the gradients, as `compute` does, and looks at nothing.

        Returns:
            The mean loss, the logits (B, 10) and the labels (B,).
        """
        batch_BCHW, labels = self._images.batch(indices)
        if self._augments:
            batch_BCHW = augment(batch_BCHW, self._recipe, self._augment_generator)
        with layers_compute(in_bfloat16=self._in_bfloat16, device=self._device):
            logits = self.network(batch_BCHW)
        logits = logits.float()
        loss = self._measure(logits, labels)
        # Gradients that are set anew need not be set to zero and added to.
        for parameter in self.parameters:
            parameter.grad = None
        torch.autograd.backward(loss, None if share is None else torch.tensor(share))
        return loss.detach(), logits.detach(), labels


class _Update:
    """Adds up the parts' gradients and changes the parameters, or certain rows of each."""

    def __init__(
        self, parts: list[Part], recipe: Recipe, *, rows: list[slice] | None = None
    ) -> None:
        """Prepares it.

        Args:
            parts: Whose gradients; their parameters are the same.
            recipe: Says how.
            rows: Which rows of each parameter; None for all.
        """
        self._parts, self._rows = parts, rows
        self._parameters = parts[0].parameters
        if rows is not None:
            self._parameters = [
                torch.nn.Parameter(parameter.detach()[part])
                for parameter, part in zip(self._parameters, rows, strict=True)
            ]
        self._optimiser = optimisers.build(self._parameters, recipe)

    def apply(self, parts: int, learning_rate: float) -> None:
        """Changes the parameters by the gradients of the first so many parts."""
        if parts > 1 or self._rows is not None:
            self._add_up(parts)
        self._optimiser.param_groups[0]["lr"] = learning_rate
        self._optimiser.step()

    @torch.no_grad()
    def _add_up(self, parts: int) -> None:
        for number, parameter in enumerate(self._parameters):
            gradients = [part.parameters[number].grad for part in self._parts[:parts]]
            rows = slice(None) if self._rows is None else self._rows[number]
            total, *more = [gradient[rows] for gradient in gradients if gradient is not None]
            for gradient in more:
                total.add_(gradient)
            parameter.grad = total


def _updates(parts: list[Part], recipe: Recipe) -> list[_Update]:
    """One for all parameters, or, where that takes long and can be shared, one for each half."""
    sizes = [len(parameter) for parameter in parts[0].parameters]
    if len(parts) == 1 or parameter_count(parts[0].network) < _WORTH_SHARING:
        return [_Update(parts, recipe)]
    middles = [(size + 1) // 2 for size in sizes]
    return [
        _Update(parts, recipe, rows=[slice(middle) for middle in middles]),
        _Update(parts, recipe, rows=[slice(middle, None) for middle in middles]),
    ]


def computed_in_halves(recipe: Recipe) -> bool:
    """Whether a CPU computes the recipe's batches in two halves."""
    enough_work = _work(recipe) * recipe.batch_size >= _WORTH_HALVING
    return enough_work and recipe.batch_size >= _SMALLEST_HALVED


def _work(recipe: Recipe) -> int:
    """What it takes to read one image, in multiplications of a dense layer."""
    layers = summarise(recipe).layers
    if recipe.model in RECURRENT:
        # Each weight is used once for each row, in operations too small to be efficient.
        return sum(layer.parameters for layer in layers) * SIDE * 4
    if recipe.model == "cnn":
        # Each weight is used once for each pixel that it makes; a few channels are inefficient too.
        return sum(layer.parameters * math.prod(layer.output_shape[1:]) for layer in layers) * 4
    return sum(layer.parameters for layer in layers)


def _sharing_parameters(network: nn.Module) -> nn.Module:
    """A copy with gradients and buffers of its own around the same parameters."""
    result = copy.deepcopy(network)
    for parameter, original in zip(result.parameters(), network.parameters(), strict=True):
        parameter.data = original.data
    return result


def _generator(
    device: torch.device, seed: int, use: Literal["augmentation", "dropout"], part: int
) -> torch.Generator:
    """Random numbers that no other use, part or seed of a recipe has."""
    if device.type == "cuda":
        # The only one that every version of torch lets a CUDA graph use; the run has seeded it.
        return torch.cuda.default_generators[device.index or 0]
    key = (("augmentation", "dropout").index(use), part)
    (state,) = np.random.SeedSequence(seed, spawn_key=key).generate_state(1)
    return torch.Generator(device).manual_seed(int(state))
