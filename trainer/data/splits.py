"""Split a data set's training images into training and validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.data.digits import Digits
    from trainer.recipe.recipes import Recipe


def split(digits: Digits, recipe: Recipe) -> tuple[Digits, Digits]:
    """Disjoint training and validation images.

    The recipe's ``train_images`` and ``validation_images`` are upper bounds: for a smaller data set
    both shrink in proportion, and at least one training image is left. ``split = "random"``
    shuffles with the recipe's seed before splitting.

    Args:
        digits: The data set's training images.
        recipe: Sizes, kind of split and seed.
    """
    count = len(digits)
    training, validation = split_sizes(count, recipe)
    if recipe.split == "random":
        order = split_order(count, recipe)
        return digits[order[:training]], digits[order[count - validation :]]
    # Slices share memory with the whole: a copy of MNIST takes 47 MB.
    return digits[:training], digits[count - validation :]


def split_sizes(count: int, recipe: Recipe) -> tuple[int, int]:
    """Numbers of training and validation images of a data set of so many."""
    wanted = recipe.train_images + recipe.validation_images
    share = min(1.0, count / wanted)
    validation = min(int(recipe.validation_images * share), count - 1)
    return min(int(recipe.train_images * share) or 1, count - validation), validation


def split_order(count: int, recipe: Recipe) -> NDArray[np.intp]:
    """Indices of a data set's training images, shape (count,): the last ones validate."""
    if recipe.split == "random":
        return np.random.default_rng(recipe.seed).permutation(count)
    return np.arange(count)
