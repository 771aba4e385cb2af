"""Optimisers and learning-rate schedules, built from a recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch.optim import lr_scheduler

if TYPE_CHECKING:
    from torch import nn

    from trainer.recipes import Recipe


def build(
    network: nn.Module, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, lr_scheduler.LRScheduler | None]:
    """The recipe's optimiser for a run of so many steps, and its schedule, if it has one."""
    optimiser = _optimiser(network, recipe)
    if recipe.schedule == "one-cycle":
        # OneCycleLR divides by the length of each phase, so it needs a few steps to exist.
        return optimiser, lr_scheduler.OneCycleLR(
            optimiser,
            max_lr=recipe.learning_rate,
            total_steps=max(steps, 10),
            # Cycling the momentum would replace the recipe's own beta1.
            cycle_momentum=False,
        )
    if recipe.schedule == "cosine":
        return optimiser, lr_scheduler.CosineAnnealingLR(optimiser, T_max=steps)
    return optimiser, None


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
