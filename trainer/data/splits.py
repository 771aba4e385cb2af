"""Dividing a data set's training images into a training and a validation split."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from trainer.data.digits import Digits
    from trainer.recipe.recipes import Recipe


def split(digits: Digits, recipe: Recipe) -> tuple[Digits, Digits]:
    """The training and the validation split, which never share an image.

    The recipe's ``train_images`` and ``validation_images`` are upper bounds: where the data set has
    fewer in all, both shrink by the same share, and at least one image is left to train on.
    ``split = "random"`` shuffles with the recipe's seed first; the split is the same for the same
    seed.

    Args:
        digits: The data set's training images.
        recipe: Says how many, and which.
    """
    wanted = recipe.train_images + recipe.validation_images
    share = min(1.0, len(digits) / wanted)
    validation = min(int(recipe.validation_images * share), len(digits) - 1)
    training = min(int(recipe.train_images * share) or 1, len(digits) - validation)
    if recipe.split == "random":
        order = np.random.default_rng(recipe.seed).permutation(len(digits))
    else:
        order = np.arange(len(digits))
    return digits[order[:training]], digits[order[len(digits) - validation :]]
