from __future__ import annotations

import math

import pytest
import torch

from trainer.network.models import BatchPart
from trainer.recipe.presets import PRESETS
from trainer.recipe.recipes import Recipe
from trainer.training.augmentation import augment


def blobs(count: int) -> torch.Tensor:
    """Images of a soft spot in the middle and one to its right."""
    rows, columns = torch.meshgrid(torch.arange(28.0), torch.arange(28.0), indexing="ij")
    spot = torch.exp(-((rows - 13.5) ** 2 + (columns - 13.5) ** 2) / 8)
    other = torch.exp(-((rows - 13.5) ** 2 + (columns - 20.5) ** 2) / 8)
    return (spot + other).clamp(max=1).expand(count, 1, 28, 28).contiguous()


def distorted(count: int = 300, **amounts: float) -> torch.Tensor:
    recipe = Recipe().with_changes(**amounts)
    return augment(blobs(count), recipe, torch.Generator().manual_seed(0))


def centres(images_BCHW: torch.Tensor) -> torch.Tensor:
    """Row and column of each image's centre of mass, shape (B, 2)."""
    mass = images_BCHW.sum(dim=(1, 2, 3))
    indices = torch.arange(28.0)
    rows = (images_BCHW.sum(dim=(1, 3)) * indices).sum(dim=1) / mass
    columns = (images_BCHW.sum(dim=(1, 2)) * indices).sum(dim=1) / mass
    return torch.stack([rows, columns], dim=1)


def angles(images_BCHW: torch.Tensor) -> torch.Tensor:
    """Direction of each image's major axis in degrees, from its second moments."""
    indices = torch.arange(28.0)
    middle = centres(images_BCHW)
    rows = indices[None, :, None] - middle[:, 0, None, None]
    columns = indices[None, None, :] - middle[:, 1, None, None]
    images = images_BCHW[:, 0]
    rr, cc = (images * rows**2).sum(dim=(1, 2)), (images * columns**2).sum(dim=(1, 2))
    rc = (images * rows * columns).sum(dim=(1, 2))
    return torch.rad2deg(torch.atan2(2 * rc, cc - rr) / 2)


def test_recipe_augments_if_any_amount_is_positive() -> None:
    assert not Recipe().distorts
    for name in ("shift", "rotation", "scaling", "shear", "thickness"):
        assert Recipe().with_changes(**{name: 0.1}).distorts
    assert any(recipe.distorts for recipe in PRESETS)


def test_zero_amounts_change_nothing() -> None:
    assert torch.allclose(distorted(4), blobs(4), atol=1e-5)


def test_shift_moves_images_by_up_to_its_pixels_in_each_direction() -> None:
    moves = centres(distorted(shift=2.0)) - centres(blobs(1))
    assert moves.abs().max() <= 2.01
    assert moves.min() < -1.8
    assert moves.max() > 1.8
    # x and y are independent.
    assert torch.corrcoef(moves.T)[0, 1].abs() < 0.2


def test_rotation_turns_images_by_up_to_its_degrees_in_each_direction() -> None:
    turns = angles(distorted(rotation=20.0))
    assert turns.abs().max() < 20.5
    assert turns.min() < -18
    assert turns.max() > 18


def test_scaling_enlarges_and_shrinks_images() -> None:
    areas = distorted(scaling=0.25).sum(dim=(1, 2, 3)) / blobs(1).sum()
    assert 0.5 < areas.min() < 0.7
    assert 1.35 < areas.max() < 1.6


def test_shear_slants_images_and_keeps_their_area() -> None:
    slanted = distorted(shear=30.0)
    areas = slanted.sum(dim=(1, 2, 3)) / blobs(1).sum()
    assert (areas - 1).abs().max() < 0.02
    bar = torch.zeros(300, 1, 28, 28)
    bar[:, :, 6:22, 13:15] = 1
    sheared = augment(bar, Recipe(shear=30.0), torch.Generator().manual_seed(0))
    lean = angles(sheared).abs()
    # 90 degrees is upright; a shear of 30 degrees gives 60.
    assert lean.min() == pytest.approx(60, abs=3)
    assert lean.max() > 89


def test_augmented_pixels_stay_in_range() -> None:
    images = distorted(shift=4.0, rotation=45.0, scaling=0.5, shear=45.0)
    assert images.shape == (300, 1, 28, 28)
    assert images.min() >= 0
    assert images.max() <= 1 + 1e-6
    assert math.isfinite(images.sum().item())


def test_each_image_gets_its_own_random_amounts() -> None:
    one, other, *_ = distorted(shift=2.0)
    assert not torch.allclose(one, other)


def test_same_seed_gives_the_same_distortions() -> None:
    assert torch.equal(distorted(shift=2.0, rotation=9.0), distorted(shift=2.0, rotation=9.0))


def test_thickness_widens_and_narrows_strokes_by_up_to_its_pixels() -> None:
    bar = torch.zeros(300, 1, 28, 28)
    bar[:, :, 4:24, 12:16] = 1
    recipe = Recipe(thickness=0.5)
    changed = augment(bar, recipe, torch.Generator().manual_seed(0))
    widths = changed[:, 0, 14].sum(dim=1)
    assert widths.min() == pytest.approx(3.0, abs=0.05)
    assert widths.max() == pytest.approx(5.0, abs=0.05)
    assert widths.median() == pytest.approx(4.0, abs=0.1)


def test_thickness_alone_moves_no_image() -> None:
    bar = torch.zeros(50, 1, 28, 28)
    bar[:, :, 4:24, 12:16] = 1
    changed = augment(bar, Recipe(thickness=1.0), torch.Generator().manual_seed(0))
    assert torch.allclose(centres(changed), centres(bar), atol=1e-4)
    assert changed.min() >= 0
    assert changed.max() <= 1


def test_a_part_of_a_batch_is_distorted_as_in_the_whole() -> None:
    recipe = Recipe(shift=2.0, rotation=15.0, scaling=0.1, shear=10.0, thickness=1.0)
    whole = augment(blobs(9), recipe, torch.Generator().manual_seed(3))
    rows = slice(4, 7)
    part = augment(blobs(9)[rows], recipe, torch.Generator().manual_seed(3), BatchPart(9, rows))
    assert torch.equal(part, whole[rows])
