"""Optimisers and learning rate schedules, built from a recipe."""

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
    """Builds the recipe's optimiser.

    Args:
        parameters: All on one device.
        recipe: Optimiser, its settings and the initial learning rate.
        capturable: Keep the optimiser's state and the learning rate on the device, so that a CUDA
            graph can replay its steps.
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
    """Learning rate of each step of a run, by torch's schedulers."""
    if recipe.schedule == "constant":
        return repeat(recipe.learning_rate, steps)
    return _scheduled(recipe, steps)


def _scheduled(recipe: Recipe, steps: int) -> Iterator[float]:
    # Schedulers write the learning rate into an optimiser.
    optimiser = torch.optim.SGD([torch.zeros(1)], lr=recipe.learning_rate)
    scheduler: lr_scheduler.LRScheduler
    if recipe.schedule == "one-cycle":
        # OneCycleLR divides by the length of each phase, which is 0 for fewer steps.
        scheduler = lr_scheduler.OneCycleLR(
            optimiser,
            max_lr=recipe.learning_rate,
            total_steps=max(steps, 10),
            # The recipe's momentum is constant.
            cycle_momentum=False,
        )
    else:
        scheduler = lr_scheduler.CosineAnnealingLR(optimiser, T_max=steps)
    # A scheduler warns if it steps before its optimiser.
    optimiser.step()
    for step in range(steps):
        if step:
            scheduler.step()
        yield float(optimiser.param_groups[0]["lr"])
