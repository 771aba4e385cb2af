"""Inspection of a single step: its images and their losses, gradients and updates by layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from trainer.events import LayerStep, StepInspected
from trainer.network.losses import loss_function
from trainer.recipe.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from torch import nn

    from trainer.recipe.recipes import Recipe
    from trainer.training.steppers.stepper import Stepper

MOST_IMAGES = 128
"""Images of an event, those with the greatest losses."""


def inspect_step(
    stepper: Stepper, network: nn.Module, recipe: Recipe, steps_done: int
) -> StepInspected:
    """Take one step, and say what it saw and what it changed; the step is that of `step`.

    Args:
        stepper: Takes the step.
        network: Its network.
        recipe: Loss and layers.
        steps_done: Steps before.
    """
    before = [parameter.detach().clone() for parameter in network.parameters()]
    seen, gradients = stepper.inspect_step()
    updates = [
        parameter.detach() - earlier
        for parameter, earlier in zip(network.parameters(), before, strict=True)
    ]
    losses = loss_function(recipe.loss, label_smoothing=recipe.label_smoothing, of_each=True)(
        seen.logits, seen.labels
    )
    # The worst ones, in the order of the batch.
    chosen = losses.argsort(descending=True, stable=True)[:MOST_IMAGES].sort().values
    images = (seen.images_BCHW[chosen, 0] * 255).round().clamp(0, 255).to(torch.uint8)
    return StepInspected(
        step=steps_done + 1,
        images=_frozen(images),
        labels=_frozen(seen.labels[chosen]),
        predicted=_frozen(seen.logits[chosen].argmax(dim=1)),
        losses=_frozen(losses[chosen].float()),
        batch_size=len(losses),
        loss=losses.mean().item(),
        layers=tuple(_layers(network, recipe, before, gradients, updates)),
    )


def _layers(
    network: nn.Module,
    recipe: Recipe,
    before: Sequence[torch.Tensor],
    gradients: Sequence[torch.Tensor],
    updates: Sequence[torch.Tensor],
) -> Iterator[LayerStep]:
    names = [layer.name for layer in summarise(recipe).layers if layer.parameters]
    counts = [len(list(module.parameters(recurse=False))) for module in network.modules()]
    start = 0
    for name, count in zip(names, [count for count in counts if count], strict=True):
        part = slice(start, start + count)
        start += count
        yield LayerStep(name, *(_length(each[part]) for each in (before, gradients, updates)))


def _length(tensors: Sequence[torch.Tensor]) -> float:
    """Root of the sum of all squares."""
    # Apple GPUs have no float64, so sum on the CPU.
    return float(torch.cat([each.detach().reshape(-1) for each in tensors]).cpu().double().norm())


def _frozen(tensor: torch.Tensor) -> NDArray[Any]:
    array: NDArray[Any] = tensor.cpu().numpy().copy()
    array.flags.writeable = False
    return array
