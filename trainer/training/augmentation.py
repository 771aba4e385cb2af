"""Data augmentation: random distortions of training batches, on the batch's device.

Shape legend: B images, C channels, H rows, W columns.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.network.models import BatchPart
    from trainer.recipe.recipes import Recipe


def augment(
    images_BCHW: torch.Tensor,
    recipe: Recipe,
    generator: torch.Generator,
    drawn: BatchPart | None = None,
) -> torch.Tensor:
    """Shifts, rotates, scales and shears each image and changes its stroke width at random.

    Args:
        images_BCHW: float, ink = 1 on 0.
        recipe: Largest amounts, drawn uniformly in both directions for each image: ``shift`` in
            pixels, ``rotation`` and ``shear`` in degrees, ``scaling`` as a fraction,
            ``thickness`` in pixels on each side of a stroke.
        generator: On the images' device.
        drawn: Which images of a batch these are; amounts are drawn for all of them, so that they
            do not depend on how the batch is divided. None for a whole batch.

    Returns:
        Images of the same shape, bilinearly resampled, padded with 0.
    """
    if recipe.thickness:
        images_BCHW = _with_random_stroke_width(
            images_BCHW, _amounts(1, images_BCHW, generator, drawn)[0] * recipe.thickness
        )
    if not any((recipe.shift, recipe.rotation, recipe.scaling, recipe.shear)):
        return images_BCHW
    side = images_BCHW.shape[-1]
    amounts = _amounts(6, images_BCHW, generator, drawn)
    angle = amounts[0] * math.radians(recipe.rotation)
    slant = torch.tan(amounts[1] * math.radians(recipe.shear))
    scale_x, scale_y = 1 + amounts[2] * recipe.scaling, 1 + amounts[3] * recipe.scaling
    # grid_sample's coordinates span the image from -1 to 1.
    shift_x, shift_y = amounts[4:6] * (2 * recipe.shift / side)
    cos, sin = torch.cos(angle), torch.sin(angle)
    # The grid of functional.affine_grid, as a sum for each axis: affine_grid's matrix product for
    # each pixel costs a CPU several times as much as the sampling itself.
    centres = ((torch.arange(side, device=images_BCHW.device) + 0.5) * (2 / side) - 1)[None]
    x = (cos / scale_x)[:, None] * centres, ((slant * cos - sin) / scale_y)[:, None] * centres
    y = (sin / scale_x)[:, None] * centres, ((slant * sin + cos) / scale_y)[:, None] * centres
    grid = torch.stack(
        [
            x[0][:, None, :] + (x[1] + shift_x[:, None])[:, :, None],
            y[0][:, None, :] + (y[1] + shift_y[:, None])[:, :, None],
        ],
        dim=3,
    )
    return functional.grid_sample(images_BCHW, grid, align_corners=False)


def _amounts(
    kinds: int, images: torch.Tensor, generator: torch.Generator, drawn: BatchPart | None
) -> torch.Tensor:
    """Random numbers in [-1, 1), of several kinds for each image: (kinds, B)."""
    count = len(images) if drawn is None else drawn.images
    amounts = torch.rand(kinds, count, generator=generator, device=images.device) * 2 - 1
    return amounts if drawn is None else amounts[:, drawn.rows]


def _with_random_stroke_width(images_BCHW: torch.Tensor, amounts: torch.Tensor) -> torch.Tensor:
    """Widens (positive) or narrows strokes by an amount (B,) of pixels on each side."""
    amounts = amounts[:, None, None, None]
    wider = _reduce_neighbours(torch.maximum, images_BCHW)
    narrower = _reduce_neighbours(torch.minimum, images_BCHW)
    # One of the two weights is zero: no branch, no read from the device.
    images_BCHW = torch.lerp(images_BCHW, wider, amounts.clamp_min(0))
    return torch.lerp(images_BCHW, narrower, (-amounts).clamp_min(0))


def _reduce_neighbours(
    choose: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], images_BCHW: torch.Tensor
) -> torch.Tensor:
    """Maximum or minimum of each pixel and its eight neighbours, padded with 0.

    On a CPU several times as fast as pooling, which reads all nine pixels one by one.
    """
    padded = functional.pad(images_BCHW, (1, 1, 1, 1))
    rows = choose(choose(padded[..., :-2], padded[..., 1:-1]), padded[..., 2:])
    return choose(choose(rows[..., :-2, :], rows[..., 1:-1, :]), rows[..., 2:, :])
