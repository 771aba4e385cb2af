"""Optimisers and learning rates, built from a recipe."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

import torch
from torch.optim import lr_scheduler

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trainer.recipe.recipes import Recipe


def build(
    parameters: Iterable[torch.Tensor], recipe: Recipe, *, capturable: bool = False
) -> torch.optim.Optimizer:
    """The recipe's optimiser of these parameters.

    Args:
        parameters: All on one device.
        recipe: Says which optimiser; its learning rate is that of the first step.
        capturable: Keep all that changes from step to step on the device, the learning rate too,
            so that a CUDA graph can replay a step.
    """
    rate: float | torch.Tensor = recipe.learning_rate
    parameters = list(parameters)
    if capturable:
        rate = torch.tensor(rate, device=parameters[0].device)
    if recipe.optimiser == "sgd":
        return torch.optim.SGD(
            parameters,
            lr=rate,
            momentum=recipe.momentum,
            nesterov=recipe.nesterov,
            weight_decay=recipe.weight_decay,
            fused=True,
        )
    adam = torch.optim.Adam if recipe.optimiser == "adam" else torch.optim.AdamW
    return adam(
        parameters,
        lr=rate,
        betas=(recipe.beta1, recipe.beta2),
        eps=recipe.epsilon,
        weight_decay=recipe.weight_decay,
        fused=True,
        capturable=capturable,
    )


def learning_rates(recipe: Recipe, steps: int) -> Iterator[float]:
    """The learning rate of each step of a run of so many, by torch's own schedules."""
    if recipe.schedule == "constant":
        return repeat(recipe.learning_rate, steps)
    return _scheduled(recipe, steps)


def _scheduled(recipe: Recipe, steps: int) -> Iterator[float]:
    # A schedule needs an optimiser to write into.
    optimiser = torch.optim.SGD([torch.zeros(1)], lr=recipe.learning_rate)
    scheduler: lr_scheduler.LRScheduler
    if recipe.schedule == "one-cycle":
        # OneCycleLR divides by the length of each phase, so it needs a few steps to exist.
        scheduler = lr_scheduler.OneCycleLR(
            optimiser,
            max_lr=recipe.learning_rate,
            total_steps=max(steps, 10),
            # There is no momentum to cycle: the recipe's own is kept.
            cycle_momentum=False,
        )
    else:
        scheduler = lr_scheduler.CosineAnnealingLR(optimiser, T_max=steps)
    # A schedule that goes on before its optimiser has done anything warns.
    optimiser.step()
    for step in range(steps):
        if step:
            scheduler.step()
        yield float(optimiser.param_groups[0]["lr"])
