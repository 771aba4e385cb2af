"""Optimisers and learning rate schedules, built from a recipe."""

from __future__ import annotations

from itertools import islice, repeat
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


class LearningRates:
    """Learning rate of each step of a run, which may change in its course."""

    def __init__(self, recipe: Recipe, steps: int) -> None:
        """Begins with the recipe's rate and schedule, by torch's schedulers.

        Args:
            recipe: Learning rate and schedule.
            steps: Steps of the whole run.
        """
        self._begun = self._present = recipe.learning_rate
        constant = recipe.schedule == "constant"
        self._rates = repeat(self._begun, steps) if constant else _scheduled(recipe, steps)
        self._epoch: list[float] = []

    def begin_epoch(self, batches: int) -> None:
        """Goes on to the next steps: one for each batch of an epoch."""
        self._epoch = list(islice(self._rates, batches))

    def of_step(self, step: int) -> float:
        """Learning rate of a step of the epoch, counted from 0."""
        rate = self._epoch[step]
        # Divided first: a constant rate is then exactly the present one.
        return rate if self._present == self._begun else rate / self._begun * self._present

    def of_epoch(self) -> list[float]:
        """Learning rates of all steps of the epoch."""
        return [self.of_step(step) for step in range(len(self._epoch))]

    def change(self, learning_rate: float) -> None:
        """Scales all rates so that the recipe's learning rate becomes this one."""
        self._present = learning_rate


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
