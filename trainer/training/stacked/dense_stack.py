"""Gradients of several fully connected networks at once: their weights as one stack.

The first layer, whose input all networks share, is one matrix product; the others are a batched
product each. On one CPU thread this is faster than one network after the other, which
`torch.func.vmap` is not. Convolutions gain nothing: grouped ones are slower than those of one
network after the other. ``python -m tests.benchmarks.training.rates`` measures whole trainings.

Shape legend: N networks, B images in a batch, C channels, H rows, W columns, D features.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional

from trainer.device.precision import computes_in_bfloat16, layers_compute
from trainer.network.losses import loss_function
from trainer.network.models import Dropout

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from trainer.recipe.recipes import Recipe
    from trainer.training.steppers.replica import Replica


class DenseStack:
    """The weights of N fully connected networks in one tensor for each parameter.

    Attributes:
        tensors: Each parameter of all networks, with the networks along its first axis.
    """

    def __init__(self, networks: int) -> None:
        self._networks = networks
        self.tensors: list[torch.Tensor] = []

    def adopt(self, index: int, network: nn.Module) -> None:
        """Moves a network's parameters into the stack, without changing their values."""
        parameters = list(network.parameters())
        if not self.tensors:
            self.tensors = [each.new_empty(self._networks, *each.shape) for each in parameters]
        for stacked, parameter in zip(self.tensors, parameters, strict=True):
            stacked[index] = parameter.detach()
            parameter.data = stacked[index]


class StackedReplica:
    """Gradients of all networks of a stack, by the same images.

    It sets the gradients of the networks' own replicas, one of each network.
    """

    def __init__(self, stack: DenseStack, replicas: Sequence[Replica], recipe: Recipe) -> None:
        """Uses the layers of the first replica for all.

        Args:
            stack: Holds the weights of all replicas.
            replicas: One of each network, in the order of the stack.
            recipe: Loss and precision.
        """
        self._replicas = replicas
        self._tensors = [tensor.detach().requires_grad_() for tensor in stack.tensors]
        self._layers = list(replicas[0].network.children())
        self._loss = loss_function(
            recipe.loss, label_smoothing=recipe.label_smoothing, of_each=True
        )
        self._device = stack.tensors[0].device
        self._in_bfloat16 = computes_in_bfloat16(recipe, self._device)

    def compute_gradients_of(
        self,
        batch_BCHW: torch.Tensor,
        labels: torch.Tensor,
        share: float,
        networks: Collection[int],
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Sets the gradients of some of the networks.

        Args:
            batch_BCHW: Images, as `Replica.draw` returns them.
            labels: Their labels, int64, shape (B,).
            share: Factor for the gradients: these images' share of the batch.
            networks: Their positions in the stack.

        Returns:
            The mean losses (N,) and the logits (N, B, K) of all networks.
        """
        with layers_compute(in_bfloat16=self._in_bfloat16, device=self._device):
            logits = self._forward(batch_BCHW)
        logits = logits.float()
        count, images, classes = logits.shape
        # Each network's loss is a sum of its own: one that is not finite leaves the others alone.
        losses = self._loss(logits.reshape(-1, classes), labels.repeat(count))
        losses = losses.view(count, images).mean(dim=1)
        for tensor in self._tensors:
            tensor.grad = None
        torch.autograd.backward(losses, torch.full_like(losses, share))
        for index in networks:
            for parameter, tensor in zip(
                self._replicas[index].parameters, self._tensors, strict=True
            ):
                assert tensor.grad is not None
                parameter.grad = tensor.grad[index]
        return losses.detach(), logits.detach()

    def _forward(self, units: torch.Tensor) -> torch.Tensor:
        """The logits (N, B, K) of all networks."""
        tensors = iter(self._tensors)
        shared = True
        for layer in self._layers:
            if isinstance(layer, nn.Linear):
                weights, biases = next(tensors), next(tensors)
                if shared:
                    all_units = functional.linear(
                        units, weights.flatten(0, 1), biases.flatten()
                    ).view(len(units), *biases.shape)
                    units, shared = all_units.transpose(0, 1), False
                else:
                    units = torch.baddbmm(biases[:, None], units, weights.transpose(1, 2))
            elif isinstance(layer, Dropout):
                # All networks drop the same units, as they would alone.
                units = units * layer.draw_mask(units[0])
            else:
                units = layer(units)
        return units
