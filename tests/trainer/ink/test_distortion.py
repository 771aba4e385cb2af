"""Distortions of digit images: exact where pixels are copied, close where they are mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from trainer.data.synthetic import builtin_strokes
from trainer.ink.distortion import Distortion
from trainer.recipe.recipes import Recipe
from trainer.training.augmentation import augment

if TYPE_CHECKING:
    from numpy.typing import NDArray

IMAGES = builtin_strokes.generate(0, 5, seed=3).test.images
any_image = arrays(np.uint8, (28, 28))
pixels = st.integers(-8, 8)


@given(any_image)
def test_no_distortion_is_the_image_itself(image: NDArray[np.uint8]) -> None:
    assert Distortion().apply(image) is image


@given(any_image, pixels, pixels)
def test_a_shift_by_whole_pixels_copies_them(
    image: NDArray[np.uint8], right: int, down: int
) -> None:
    shifted = Distortion(right=right, down=down).apply(image)
    expected = np.zeros_like(image)
    to = slice(max(0, down), 28 + min(0, down)), slice(max(0, right), 28 + min(0, right))
    start = slice(max(0, -down), 28 - max(0, down)), slice(max(0, -right), 28 - max(0, right))
    expected[to] = image[start]
    np.testing.assert_array_equal(shifted, expected)


@given(any_image, st.integers(-4, 4))
def test_quarter_turns_copy_pixels_clockwise(image: NDArray[np.uint8], quarters: int) -> None:
    turned = Distortion(turn=90 * quarters).apply(image)
    np.testing.assert_array_equal(turned, np.rot90(image, -quarters))


@given(st.sampled_from(range(5)), st.integers(-45, 45))
def test_turning_back_restores_most_ink(index: int, degrees: int) -> None:
    image = IMAGES[index]
    back = Distortion(turn=-degrees).apply(Distortion(turn=degrees).apply(image))
    difference = np.abs(back.astype(float) - image).mean()
    assert difference < 0.035 * 255


@given(any_image, st.floats(-45, 45))
def test_ink_stays_between_the_darkest_and_the_lightest(
    image: NDArray[np.uint8], degrees: float
) -> None:
    turned = Distortion(turn=degrees, right=0.5).apply(image)
    assert turned.max() <= image.max()


def test_half_a_pixel_spreads_ink_over_two() -> None:
    dot = np.zeros((28, 28), np.uint8)
    dot[14, 14] = 200
    shifted = Distortion(right=0.5).apply(dot)
    assert shifted[14, 14:16].tolist() == [100, 100]
    assert shifted.sum() == 200


@pytest.mark.parametrize(("amount", "side"), [(1, 3), (2, 5)])
def test_thickening_adds_whole_pixels_on_each_side(amount: float, side: int) -> None:
    dot = np.zeros((28, 28), np.uint8)
    dot[14, 14] = 255
    thick = Distortion(thicker=amount).apply(dot)
    assert (thick == 255).sum() == side * side


def test_thinning_takes_whole_pixels_from_each_side() -> None:
    block = np.zeros((28, 28), np.uint8)
    block[10:15, 10:15] = 255
    thin = Distortion(thicker=-1).apply(block)
    assert (thin[11:14, 11:14] == 255).all()
    assert thin.sum() == 9 * 255


@given(st.sampled_from(range(5)), st.floats(-1, 2), st.floats(0, 0.5))
def test_thicker_images_have_more_ink(index: int, amount: float, more: float) -> None:
    image = IMAGES[index]
    thin, thick = (Distortion(thicker=a).apply(image).astype(int) for a in (amount, amount + more))
    assert (thick >= thin).all()


@pytest.mark.parametrize(
    ("recipe", "distortion"),
    [
        (Recipe(rotation=12.0), Distortion(turn=-12)),
        (Recipe(shift=2.0), Distortion(right=-2, down=-2)),
        (Recipe(thickness=0.6), Distortion(thicker=0.6)),
    ],
    ids=["rotation", "shift", "thickness"],
)
def test_distortions_are_those_that_training_images_get(
    recipe: Recipe, distortion: Distortion, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every random number is 1: each amount is the largest.
    monkeypatch.setattr(torch, "rand", lambda *size, **_: _ones(*size))
    image = IMAGES[0]
    batch = torch.tensor(image, dtype=torch.float32)[None, None] / 255
    trained = augment(batch, recipe, torch.Generator())[0, 0].numpy() * 255
    np.testing.assert_allclose(distortion.apply(image), trained, atol=1)


def _ones(first: int | tuple[int, ...], *rest: int) -> torch.Tensor:
    return torch.ones(first if isinstance(first, tuple) else (first, *rest))
