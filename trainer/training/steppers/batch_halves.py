"""Which recipes' batches a CPU computes in two halves, on two threads. Free of torch.

Which recipes those are depends on the recipe alone, and one thread computes both halves where there
is one core: losses and weights are the same, bit by bit, for any number of cores.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.network.parameters import SIDE
from trainer.recipe.combinations import RECURRENT
from trainer.recipe.summary import summarise

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

MIN_SPLIT_BATCH = 16
"""Images in the smallest batch that is split: batch norm needs several in each half."""

# Multiplications a batch. With fewer, two halves on two threads take as long as the whole batch on
# one: the overhead of each operation, of the hand-over and of adding gradients outweighs the gain.
_MIN_SPLIT_WORK = 30_000_000


def splits_batches(recipe: Recipe, networks: int = 1) -> bool:
    """Whether a CPU computes the recipe's batches in two halves, for so many networks at once."""
    enough_work = _work_per_image(recipe) * networks * recipe.batch_size >= _MIN_SPLIT_WORK
    return enough_work and recipe.batch_size >= MIN_SPLIT_BATCH


def _work_per_image(recipe: Recipe) -> int:
    """Cost of one image, in multiplications of a dense layer."""
    layers = summarise(recipe).layers
    if recipe.model in RECURRENT:
        # Each weight is used once a row, in operations too small to be efficient.
        return sum(layer.parameters for layer in layers) * SIDE * 4
    if recipe.model == "cnn":
        # Each weight is used once an output pixel; few channels are inefficient, too.
        return sum(layer.parameters * math.prod(layer.output_shape[1:]) for layer in layers) * 4
    return sum(layer.parameters for layer in layers)
