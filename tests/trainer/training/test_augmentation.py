from __future__ import annotations

import math

import pytest
import torch

from trainer.recipe.presets import PRESETS
from trainer.recipe.recipes import Recipe
from trainer.training.augmentation import augment, augments


def blobs(count: int) -> torch.Tensor:
    """A soft spot in the middle, and one to its right."""
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
    places = torch.arange(28.0)
    rows = (images_BCHW.sum(dim=(1, 3)) * places).sum(dim=1) / mass
    columns = (images_BCHW.sum(dim=(1, 2)) * places).sum(dim=1) / mass
    return torch.stack([rows, columns], dim=1)


def angles(images_BCHW: torch.Tensor) -> torch.Tensor:
    """Direction of each image's longer axis in degrees, from its second moments."""
    offsets = torch.arange(28.0)
    middle = centres(images_BCHW)
    rows = offsets[None, :, None] - middle[:, 0, None, None]
    columns = offsets[None, None, :] - middle[:, 1, None, None]
    images = images_BCHW[:, 0]
    rr, cc = (images * rows**2).sum(dim=(1, 2)), (images * columns**2).sum(dim=(1, 2))
    rc = (images * rows * columns).sum(dim=(1, 2))
    return torch.rad2deg(torch.atan2(2 * rc, cc - rr) / 2)


def test_a_recipe_distorts_if_any_amount_is_given() -> None:
    assert not augments(Recipe())
    for name in ("shift", "rotation", "scaling", "shear", "thickness"):
        assert augments(Recipe().with_changes(**{name: 0.1}))
    assert any(augments(recipe) for recipe in PRESETS)


def test_nothing_is_changed_by_no_amount() -> None:
    assert torch.allclose(distorted(4), blobs(4), atol=1e-5)


def test_images_move_by_up_to_the_shift_to_either_side() -> None:
    moves = centres(distorted(shift=2.0)) - centres(blobs(1))
    assert moves.abs().max() <= 2.01
    assert moves.min() < -1.8
    assert moves.max() > 1.8
    # Across and along independently of each other.
    assert torch.corrcoef(moves.T)[0, 1].abs() < 0.2


def test_images_turn_by_up_to_the_rotation_to_either_side() -> None:
    turns = angles(distorted(rotation=20.0))
    assert turns.abs().max() < 20.5
    assert turns.min() < -18
    assert turns.max() > 18


def test_images_grow_and_shrink_by_up_to_the_scaling() -> None:
    areas = distorted(scaling=0.25).sum(dim=(1, 2, 3)) / blobs(1).sum()
    assert 0.5 < areas.min() < 0.7
    assert 1.35 < areas.max() < 1.6


def test_images_slant_but_keep_their_size() -> None:
    slanted = distorted(shear=30.0)
    areas = slanted.sum(dim=(1, 2, 3)) / blobs(1).sum()
    assert (areas - 1).abs().max() < 0.02
    bar = torch.zeros(300, 1, 28, 28)
    bar[:, :, 6:22, 13:15] = 1
    upright = augment(bar, Recipe(shear=30.0), torch.Generator().manual_seed(0))
    lean = angles(upright).abs()
    # Upright is 90 degrees; a shear of 30 leans it to 60.
    assert lean.min() == pytest.approx(60, abs=3)
    assert lean.max() > 89


def test_ink_stays_ink() -> None:
    images = distorted(shift=4.0, rotation=45.0, scaling=0.5, shear=45.0)
    assert images.shape == (300, 1, 28, 28)
    assert images.min() >= 0
    assert images.max() <= 1 + 1e-6
    assert math.isfinite(images.sum().item())


def test_each_image_is_distorted_by_its_own_amount() -> None:
    one, other, *_ = distorted(shift=2.0)
    assert not torch.allclose(one, other)


def test_the_same_random_state_distorts_in_the_same_way() -> None:
    assert torch.equal(distorted(shift=2.0, rotation=9.0), distorted(shift=2.0, rotation=9.0))


def test_strokes_get_wider_or_narrower_by_up_to_the_thickness() -> None:
    bar = torch.zeros(300, 1, 28, 28)
    bar[:, :, 4:24, 12:16] = 1
    recipe = Recipe(thickness=0.5)
    changed = augment(bar, recipe, torch.Generator().manual_seed(0))
    widths = changed[:, 0, 14].sum(dim=1)
    assert widths.min() == pytest.approx(3.0, abs=0.05)
    assert widths.max() == pytest.approx(5.0, abs=0.05)
    assert widths.median() == pytest.approx(4.0, abs=0.1)


def test_a_thickness_alone_moves_nothing() -> None:
    bar = torch.zeros(50, 1, 28, 28)
    bar[:, :, 4:24, 12:16] = 1
    changed = augment(bar, Recipe(thickness=1.0), torch.Generator().manual_seed(0))
    assert torch.allclose(centres(changed), centres(bar), atol=1e-4)
    assert changed.min() >= 0
    assert changed.max() <= 1
