"""Random distortions of training images, a batch at a time, on the batch's device.

Shape legend: B images, C channels, H rows, W columns.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.recipe.recipes import Recipe


def augments(recipe: Recipe) -> bool:
    """Whether the recipe distorts its training images at all."""
    return any((recipe.shift, recipe.rotation, recipe.scaling, recipe.shear, recipe.thickness))


def augment(images_BCHW: torch.Tensor, recipe: Recipe, generator: torch.Generator) -> torch.Tensor:
    """Moves, turns, scales and slants each image, and changes its pen, by its own random amount.

    Args:
        images_BCHW: float, ink = 1 on 0.
        recipe: ``shift`` in pixels, ``rotation`` and ``shear`` in degrees, ``scaling`` as a share,
            ``thickness`` in pixels on each side of a stroke: each the largest amount to either
            side, drawn uniformly.
        generator: On the images' device.

    Returns:
        Images of the same shape, bilinearly resampled, 0 where nothing was.
    """
    if recipe.thickness:
        images_BCHW = _thickened(images_BCHW, recipe.thickness, generator)
    if not any((recipe.shift, recipe.rotation, recipe.scaling, recipe.shear)):
        return images_BCHW
    batch, side = len(images_BCHW), images_BCHW.shape[-1]
    amounts = torch.rand(6, batch, generator=generator, device=images_BCHW.device) * 2 - 1
    angle = amounts[0] * math.radians(recipe.rotation)
    slant = torch.tan(amounts[1] * math.radians(recipe.shear))
    scale_x, scale_y = 1 + amounts[2] * recipe.scaling, 1 + amounts[3] * recipe.scaling
    # affine_grid's coordinates span the image from -1 to 1.
    move_x, move_y = amounts[4:6] * (2 * recipe.shift / side)
    cos, sin = torch.cos(angle), torch.sin(angle)
    # As functional.affine_grid does, but a sum for each axis instead of a matrix product for each
    # pixel, which costs a CPU several times as much as sampling itself.
    places = ((torch.arange(side, device=images_BCHW.device) + 0.5) * (2 / side) - 1)[None]
    x = (cos / scale_x)[:, None] * places, ((slant * cos - sin) / scale_y)[:, None] * places
    y = (sin / scale_x)[:, None] * places, ((slant * sin + cos) / scale_y)[:, None] * places
    grid = torch.stack(
        [
            x[0][:, None, :] + (x[1] + move_x[:, None])[:, :, None],
            y[0][:, None, :] + (y[1] + move_y[:, None])[:, :, None],
        ],
        dim=3,
    )
    return functional.grid_sample(images_BCHW, grid, align_corners=False)


def _thickened(images_BCHW: torch.Tensor, most: float, generator: torch.Generator) -> torch.Tensor:
    """Strokes wider or narrower by up to so many pixels on each side."""
    shape = (len(images_BCHW), 1, 1, 1)
    amounts = torch.rand(shape, generator=generator, device=images_BCHW.device) * 2 - 1
    amounts = amounts * most
    wider = _of_neighbours(torch.maximum, images_BCHW)
    narrower = _of_neighbours(torch.minimum, images_BCHW)
    # lerp towards both, of which one weight is zero: no branch, no reading back from the device.
    images_BCHW = torch.lerp(images_BCHW, wider, amounts.clamp_min(0))
    return torch.lerp(images_BCHW, narrower, (-amounts).clamp_min(0))


def _of_neighbours(
    choose: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], images_BCHW: torch.Tensor
) -> torch.Tensor:
    """The largest or smallest value of each pixel and its eight neighbours, 0 beyond the edge.

    On a CPU several times as fast as pooling, which takes all nine one by one.
    """
    padded = functional.pad(images_BCHW, (1, 1, 1, 1))
    rows = choose(choose(padded[..., :-2], padded[..., 1:-1]), padded[..., 2:])
    return choose(choose(rows[..., :-2, :], rows[..., 1:-1, :]), rows[..., 2:, :])
