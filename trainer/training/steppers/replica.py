"""Replicas: gradients of a batch, or data-parallel gradients of its two halves on a CPU.

A CPU splits each batch into two halves wherever the recipe's work makes that worth it
(`trainer.training.steppers.batch_halves`).

Batch normalisation of a split batch uses the statistics of each half instead of those of the whole
batch (ghost batch norm, Hoffer, Hubara and Soudry, 2017, arXiv:1705.08741), on a CPU only: a GPU
never splits. `trainer.recipe.recipes.Recipe.batch_norm` says what this changes.

Shape legend: B images in a batch, C channels, H rows, W columns.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch

from trainer.device.precision import computes_in_bfloat16, layers_compute
from trainer.network.losses import loss_function
from trainer.network.models import BatchPart, Dropout
from trainer.training.augmentation import augment
from trainer.training.steppers.stepper import SeenBatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from torch import nn

    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages


class Replica:
    """Network in training mode that computes gradients, of whole batches or of one half of each.

    Attributes:
        network: The run's network for a single replica; else a copy that shares its parameters and
            has gradients and buffers of its own.
        parameters: Parameters of `network`.
        keeps_batch: Whether to keep the next batch in `seen`; not kept otherwise, because it would
            stay in memory during the next step.
        seen: That batch.
    """

    def __init__(
        self,
        network: nn.Module,
        recipe: Recipe,
        images: DeviceImages,
        index: int = 0,
        replicas: int = 1,
    ) -> None:
        """Uses the network itself for a single replica, else a copy.

        Args:
            network: Network of the run, on the images' device.
            recipe: Loss, augmentation, precision and seed.
            images: Training split.
            index: Index of this replica, from 0.
            replicas: Number of replicas.
        """
        self.network = network if replicas == 1 else _copy_sharing_parameters(network)
        self.network.train()
        self.keeps_batch = False
        self.seen: SeenBatch | None = None
        self.parameters = list(self.network.parameters())
        self._recipe, self._images = recipe, images
        self._loss = loss_function(recipe.loss, label_smoothing=recipe.label_smoothing)
        self._device = device = images.images.device
        self._in_bfloat16 = computes_in_bfloat16(recipe, device)
        self._augment_generator = _generator(device, recipe.seed, "augmentation", index)
        self._dropouts = [each for each in self.network.modules() if isinstance(each, Dropout)]
        if device.type == "cpu":
            dropout_generator = _generator(device, recipe.seed, "dropout", index)
            for dropout in self._dropouts:
                dropout.generator = dropout_generator

    def compute_gradients(
        self, indices: torch.Tensor, share: float | None = None, drawn: BatchPart | None = None
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Sets the gradients of the mean loss over some images; reads nothing from the device.

        Args:
            indices: int64, shape (B,): indices of the images in the training split.
            share: Factor for the gradients: these images' share of the batch; None for 1.
            drawn: Which part of this replica's images they are, for the random numbers of
                augmentation and dropout; None for all.

        Returns:
            The mean loss (a scalar), the logits (B, K) and the labels (B,), on the device.
        """
        return self.compute_gradients_of(*self.draw(indices, drawn), share, drawn)

    def draw(
        self, indices: torch.Tensor, drawn: BatchPart | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Draws the training images with these indices, distorted where the recipe says so.

        Returns:
            Images (B, 1, 28, 28), float, and their labels (B,), on the device.
        """
        batch_BCHW, labels = self._images.batch(indices)
        if self._recipe.distorts:
            batch_BCHW = augment(batch_BCHW, self._recipe, self._augment_generator, drawn)
        return batch_BCHW, labels

    def compute_gradients_of(
        self,
        batch_BCHW: torch.Tensor,
        labels: torch.Tensor,
        share: float | None = None,
        drawn: BatchPart | None = None,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The same as `compute_gradients` for images that `draw` returned."""
        logits = self._logits(batch_BCHW, drawn)
        if self.keeps_batch:
            self.seen, self.keeps_batch = SeenBatch(batch_BCHW, labels, logits.detach()), False
        loss = self._loss(logits, labels)
        # Assigning a gradient is cheaper than zeroing it and adding to it.
        for parameter in self.parameters:
            parameter.grad = None
        torch.autograd.backward(loss, None if share is None else torch.tensor(share))
        return loss.detach(), logits.detach(), labels

    def use(self, recipe: Recipe) -> None:
        """Distorts and drops out as this recipe says, from the next images on."""
        self._recipe = recipe
        for dropout in self._dropouts:
            dropout.probability = recipe.dropout

    def skip(self, images: int) -> None:
        """Draws the random numbers for so many images that other processes compute."""
        # Without images batch norm has no statistics.
        if (self._recipe.distorts or self._dropouts) and not self._recipe.batch_norm:
            none = torch.empty(0, dtype=torch.int64, device=self._device)
            with torch.no_grad():
                part = BatchPart(images, slice(0))
                batch_BCHW, _ = self.draw(none, part)
                self._logits(batch_BCHW, part)

    def _logits(self, batch_BCHW: torch.Tensor, drawn: BatchPart | None) -> torch.Tensor:
        for dropout in self._dropouts:
            dropout.drawn = drawn
        with layers_compute(in_bfloat16=self._in_bfloat16, device=self._device):
            logits: torch.Tensor = self.network(batch_BCHW)
        return logits.float()


def gradients_of(parameters: Iterable[torch.Tensor]) -> list[torch.Tensor]:
    """The gradients of parameters; zeros where there is none."""
    return [
        torch.zeros_like(parameter) if parameter.grad is None else parameter.grad
        for parameter in parameters
    ]


def take_seen(replicas: Sequence[Replica]) -> SeenBatch:
    """The batch that the replicas have kept, in its order."""
    seen = [replica.seen for replica in replicas if replica.seen is not None]
    for replica in replicas:
        replica.seen, replica.keeps_batch = None, False
    return SeenBatch(
        torch.cat([each.images_BCHW for each in seen]),
        torch.cat([each.labels for each in seen]),
        torch.cat([each.logits for each in seen]),
    )


def _copy_sharing_parameters(network: nn.Module) -> nn.Module:
    """Copy around the same parameter data, with gradients and buffers of its own."""
    result = copy.deepcopy(network)
    for parameter, original in zip(result.parameters(), network.parameters(), strict=True):
        parameter.data = original.data
    return result


def _generator(
    device: torch.device, seed: int, purpose: Literal["augmentation", "dropout"], replica: int
) -> torch.Generator:
    """Random generator, independent for each purpose, replica and seed on a CPU."""
    if device.type == "cuda":
        # The only generator that every version of torch lets a CUDA graph use; seeded by the run.
        return torch.cuda.default_generators[device.index or 0]
    key = (("augmentation", "dropout").index(purpose), replica)
    (state,) = np.random.SeedSequence(seed, spawn_key=key).generate_state(1)
    return torch.Generator(device).manual_seed(int(state))
