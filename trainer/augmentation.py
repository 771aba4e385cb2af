"""Random distortions of training images, a batch at a time, on the batch's device.

Shape legend: B images, C channels, H rows, W columns.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from trainer.recipes import Recipe


def augments(recipe: Recipe) -> bool:
    """Whether the recipe distorts its training images at all."""
    return any((recipe.shift, recipe.rotation, recipe.scaling, recipe.shear))


def augment(images_BCHW: torch.Tensor, recipe: Recipe, generator: torch.Generator) -> torch.Tensor:
    """Moves, turns, scales and slants each image by its own random amount.

    Args:
        images_BCHW: float, ink = 1 on 0.
        recipe: ``shift`` in pixels, ``rotation`` and ``shear`` in degrees, ``scaling`` as a share:
            each the largest amount to either side, drawn uniformly.
        generator: On the images' device.

    Returns:
        Images of the same shape, bilinearly resampled, 0 where nothing was.
    """
    batch, side = len(images_BCHW), images_BCHW.shape[-1]
    amounts = torch.rand(6, batch, generator=generator, device=images_BCHW.device) * 2 - 1
    angle = amounts[0] * math.radians(recipe.rotation)
    slant = torch.tan(amounts[1] * math.radians(recipe.shear))
    scale_x, scale_y = 1 + amounts[2] * recipe.scaling, 1 + amounts[3] * recipe.scaling
    # affine_grid's coordinates span the image from -1 to 1.
    move_x, move_y = amounts[4:6] * (2 * recipe.shift / side)
    cos, sin = torch.cos(angle), torch.sin(angle)
    theta = torch.stack(
        [
            torch.stack([cos / scale_x, (slant * cos - sin) / scale_y, move_x], dim=1),
            torch.stack([sin / scale_x, (slant * sin + cos) / scale_y, move_y], dim=1),
        ],
        dim=1,
    )
    grid = functional.affine_grid(theta, list(images_BCHW.shape), align_corners=False)
    return functional.grid_sample(images_BCHW, grid, align_corners=False)
