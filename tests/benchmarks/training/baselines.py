"""Training baselines: PyTorch's MNIST example, and a plain loop for any recipe.

Written for these benchmarks, to do the same work under the same settings as the original. Where the
work differs, the baseline does less:

- The example loads each image through torchvision: bytes to PIL image to array, copied, scaled to
  [0, 1] and standardised. `ImageByImage` omits the PIL image and torchvision's checks: one array,
  one copy, one division, one standardisation per image.
- The example prints the loss of every tenth step. Here it is read, but not printed.

Times are of training steps alone, without evaluation, as in `trainer.events.Finished`.

Shape legend: B images in a batch, C channels, H rows, W columns.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.optim.lr_scheduler import CosineAnnealingLR, LRScheduler, OneCycleLR, StepLR
from torch.utils.data import DataLoader, Dataset

from trainer.data.splits import split
from trainer.network import models
from trainer.network.losses import loss_function
from trainer.training.augmentation import augment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trainer.data.digits import DataSet, Digits
    from trainer.recipe.recipes import Recipe

Batches: TypeAlias = "Iterable[tuple[torch.Tensor, torch.Tensor]]"

# Mean and standard deviation of MNIST's pixels in [0, 1], as the example and most texts use them.
_MEAN, _DEVIATION = 0.1307, 0.3081
_BATCH, _TEST_BATCH = 64, 1000
_STEPS_PER_REPORT = 10


@dataclass(frozen=True, slots=True)
class Epoch:
    """One epoch of the example.

    Attributes:
        number: From 1.
        seconds: Duration of the training steps, image loading included.
        images: Images trained on.
        test_accuracy: After the epoch, [0, 1].
        loss: Loss of the last step for which it was read.
    """

    number: int
    seconds: float
    images: int
    test_accuracy: float
    loss: float


class ExampleNetwork(nn.Module):
    """The example's network: two convolutions, pooling, two linear layers, dropout twice.

    Maps standardised images (B, 1, 28, 28) to log probabilities (B, 10).
    """

    def __init__(self) -> None:
        super().__init__()
        self.first_convolution = nn.Conv2d(1, 32, 3)
        self.second_convolution = nn.Conv2d(32, 64, 3)
        self.hidden = nn.Linear(64 * 12 * 12, 128)
        self.output = nn.Linear(128, 10)
        self.map_dropout = nn.Dropout(0.25)
        self.unit_dropout = nn.Dropout(0.5)

    def forward(self, images_BCHW: torch.Tensor) -> torch.Tensor:
        maps_BCHW = functional.relu(self.first_convolution(images_BCHW))
        maps_BCHW = functional.relu(self.second_convolution(maps_BCHW))
        maps_BCHW = self.map_dropout(functional.max_pool2d(maps_BCHW, 2))
        units = functional.relu(self.hidden(maps_BCHW.flatten(start_dim=1)))
        return functional.log_softmax(self.output(self.unit_dropout(units)), dim=1)


class ImageByImage(Dataset[tuple[torch.Tensor, int]]):
    """Digits converted one by one when a `DataLoader` requests them."""

    def __init__(self, digits: Digits) -> None:
        # torchvision stores MNIST as a tensor too, and converts each image to an array.
        self._images = torch.tensor(digits.images)
        self._labels = torch.tensor(digits.labels)

    def __len__(self) -> int:
        return len(self._labels)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        pixels = np.array(self._images[index].numpy(), copy=True)
        image = torch.from_numpy(pixels).unsqueeze(0).to(torch.float32).div_(255)
        return image.sub_(_MEAN).div_(_DEVIATION), int(self._labels[index])


class Preloaded:
    """The same images as one tensor, split into batches in file order."""

    def __init__(self, digits: Digits, batch_size: int) -> None:
        pixels = torch.tensor(digits.images).unsqueeze(1).float() / 255
        self._images_BCHW = (pixels - _MEAN) / _DEVIATION
        self._labels = torch.tensor(digits.labels, dtype=torch.int64)
        self._batch_size = batch_size

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        return iter(
            zip(
                torch.split(self._images_BCHW, self._batch_size),
                torch.split(self._labels, self._batch_size),
                strict=True,
            )
        )


class Example:
    """PyTorch's MNIST example as a user runs it on a CPU, an epoch at a time.

    Batches of 64 in file order (the example shuffles only on a GPU), no loader process, Adadelta
    with learning rate 1.0, multiplied by 0.7 after each epoch, seed 1, torch's default threads.
    """

    def __init__(
        self, dataset: DataSet, loading: Literal["image by image", "preloaded"], *, seed: int = 1
    ) -> None:
        self._train = _batches(dataset.train, _BATCH, loading)
        self._test = _batches(dataset.test, _TEST_BATCH, loading)
        self._epoch = 0
        with torch.random.fork_rng(devices=()):
            torch.manual_seed(seed)
            self._network = ExampleNetwork()
            self._random = torch.get_rng_state()
        self._optimiser = torch.optim.Adadelta(self._network.parameters(), lr=1.0)
        self._schedule = StepLR(self._optimiser, step_size=1, gamma=0.7)

    def epoch(self, *, steps: int | None = None) -> Epoch:
        """Train one more epoch, or only `steps` of it, and test.

        Its random state is private: other trainings in between have no effect.
        """
        with torch.random.fork_rng(devices=()):
            torch.set_rng_state(self._random)
            done = self._train_epoch(steps)
            self._random = torch.get_rng_state()
        return done

    def _train_epoch(self, steps: int | None) -> Epoch:
        self._epoch += 1
        self._network.train()
        images, reported = 0, float("nan")
        start = time.perf_counter()
        for number, (batch_BCHW, labels) in enumerate(islice(self._train, steps)):
            self._optimiser.zero_grad()
            loss = functional.nll_loss(self._network(batch_BCHW), labels)
            torch.autograd.backward(loss)
            self._optimiser.step()
            images += len(labels)
            if number % _STEPS_PER_REPORT == 0:
                reported = loss.item()
        seconds = time.perf_counter() - start
        self._schedule.step()
        return Epoch(self._epoch, seconds, images, self._test_accuracy(), reported)

    def _test_accuracy(self) -> float:
        self._network.eval()
        right = images = 0
        with torch.no_grad():
            for batch_BCHW, labels in self._test:
                right += int((self._network(batch_BCHW).argmax(dim=1) == labels).sum())
                images += len(labels)
        return right / images


def _batches(digits: Digits, size: int, loading: str) -> Batches:
    if loading == "preloaded":
        return Preloaded(digits, size)
    return cast("Batches", DataLoader(ImageByImage(digits), batch_size=size))


class PlainLoop:
    """Plain training loop for a recipe, over all images in one float tensor.

    The recipe's network, loss, augmentation and batch order; torch's own optimiser (fused, as the
    engine's), schedule and dropout; in the calling thread with torch's threads. No events, copies
    or evaluations.
    """

    def __init__(self, recipe: Recipe, dataset: DataSet) -> None:
        digits, _ = split(dataset.train, recipe)
        self._recipe = recipe
        self._images_BCHW = torch.tensor(digits.images).unsqueeze(1).float() / 255
        self._labels = torch.tensor(digits.labels, dtype=torch.int64)

    def run(self) -> tuple[float, nn.Module]:
        """Train a new network for all epochs; returns seconds and the network."""
        recipe = self._recipe
        torch.manual_seed(recipe.seed)
        network = _with_torchs_dropout(models.build(recipe))
        steps = -(-len(self._labels) // recipe.batch_size) * recipe.epochs
        optimiser = _optimiser(network, recipe)
        schedule = _schedule(optimiser, recipe, steps)
        measure = loss_function(recipe.loss, label_smoothing=recipe.label_smoothing)
        order_generator = torch.Generator().manual_seed(recipe.seed)
        distortion_generator = torch.Generator().manual_seed(recipe.seed + 1)
        distorts = recipe.distorts
        network.train()
        start = time.perf_counter()
        for _ in range(recipe.epochs):
            order = torch.randperm(len(self._labels), generator=order_generator)
            for indices in torch.split(order, recipe.batch_size):
                batch_BCHW = self._images_BCHW.index_select(0, indices)
                if distorts:
                    batch_BCHW = augment(batch_BCHW, recipe, distortion_generator)
                loss = measure(network(batch_BCHW), self._labels.index_select(0, indices))
                optimiser.zero_grad()
                torch.autograd.backward(loss)
                optimiser.step()
                if schedule is not None:
                    schedule.step()
        return time.perf_counter() - start, network

    @property
    def images(self) -> int:
        """Images that `run` trains on, over all epochs."""
        return len(self._labels) * self._recipe.epochs


def _with_torchs_dropout(network: nn.Sequential) -> nn.Sequential:
    # The engine's own dropout works in two threads at once, at some cost.
    for index, module in enumerate(network):
        if isinstance(module, models.Dropout):
            network[index] = nn.Dropout(module.probability)
    return network


def _optimiser(network: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    if recipe.optimiser == "sgd":
        return torch.optim.SGD(
            network.parameters(),
            lr=recipe.learning_rate,
            momentum=recipe.momentum,
            nesterov=recipe.nesterov,
            weight_decay=recipe.weight_decay,
            fused=True,
        )
    adam = torch.optim.Adam if recipe.optimiser == "adam" else torch.optim.AdamW
    return adam(
        network.parameters(),
        lr=recipe.learning_rate,
        betas=(recipe.beta1, recipe.beta2),
        eps=recipe.epsilon,
        weight_decay=recipe.weight_decay,
        fused=True,
    )


def _schedule(optimiser: torch.optim.Optimizer, recipe: Recipe, steps: int) -> LRScheduler | None:
    match recipe.schedule:
        case "constant":
            return None
        case "cosine":
            return CosineAnnealingLR(optimiser, T_max=steps)
        case "one-cycle":
            return OneCycleLR(
                optimiser,
                max_lr=recipe.learning_rate,
                # OneCycleLR divides by the length of each of its phases.
                total_steps=max(steps, 10),
                cycle_momentum=False,
            )
        case other:
            raise ValueError(f"The plain loop has no schedule {other!r}")
