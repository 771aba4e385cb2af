"""Tiny data sets, recipes and weights for fast tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from tests.trainer.engine import take_snapshot
from trainer.data.digits import DataSet, Digits
from trainer.network import models
from trainer.recipe.presets import PLAIN_MLP

if TYPE_CHECKING:
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

TINY = PLAIN_MLP.with_changes(
    name="tiny", hidden_units=(8,), train_images=200, validation_images=50, batch_size=10
)


def digits(count: int, seed: int = 0) -> Digits:
    """Learnable noise images: a bright block at one of ten positions is the label."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, 10, count).astype(np.uint8)
    images = random.integers(0, 60, (count, 28, 28)).astype(np.uint8)
    for image, label in zip(images, labels, strict=True):
        row, column = divmod(int(label), 5)
        image[4 + 10 * row : 12 + 10 * row, 2 + 5 * column : 7 + 5 * column] = 255
    return Digits(images, labels)


def dataset(train: int = 250, test: int = 50) -> DataSet:
    return DataSet("Blocks", "generated", digits(train), digits(test, seed=1))


def snapshot(recipe: Recipe = TINY, seed: int = 0, step: int = 0) -> WeightSnapshot:
    """Untrained weights."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = models.build(recipe)
    return take_snapshot(network, recipe, run="test", data="Blocks", step=step)
