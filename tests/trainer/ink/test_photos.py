"""Handwriting extracted from photos, screenshots and digit images."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from trainer.data.synthetic.builtin_strokes import draw
from trainer.ink.framing import frame
from trainer.ink.photos import ink_from_image

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from trainer.data.digits import DataSet

HEIGHT, WIDTH = 480, 640
ROWS, COLUMNS = np.mgrid[:HEIGHT, :WIDTH]

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def digit(label: int) -> Floats:
    """Ink of one digit in the middle of an image, in [0, 1], with soft edges."""
    raster = draw(np.array([label], np.uint8), np.random.default_rng(label + 20))[0]
    ink = np.zeros((HEIGHT, WIDTH))
    large = raster.repeat(6, axis=0).repeat(6, axis=1) / 255
    ink[100 : 100 + len(large), 200 : 200 + len(large)] = large
    for axis in (0, 1):
        ink = np.mean([np.roll(ink, step, axis) for step in range(-2, 3)], axis=0)
    return ink


def photo(light: Floats | float, contrast: float, ink: Floats, noise: float = 2.0) -> Floats:
    """Photo of ink: paper under a light, ink of a contrast, noise of the camera."""
    grain = np.random.default_rng(0).normal(0, noise, ink.shape)
    return light * (1 - contrast * ink) + grain


def compressed(image: Floats) -> Floats:
    """Quantise the differences from the mean of 8x8 blocks, as JPEG does."""
    blocks = image.reshape(HEIGHT // 8, 8, WIDTH // 8, 8)
    means = blocks.mean(axis=(1, 3), keepdims=True)
    coarse: Floats = np.round((blocks - means) / 12) * 12 + means
    return coarse.reshape(HEIGHT, WIDTH)


def ruled(ink: Floats) -> Floats:
    image = photo(220.0, 0.7, ink)
    image[(ROWS - COLUMNS // 60) % 70 < 3] *= 0.7
    return image


def page_on_a_dark_desk(ink: Floats) -> Floats:
    image = photo(210.0, 0.5, ink)
    image[:, :60] = 40
    image[-30:] = 30
    return image


def with_a_fingertip(ink: Floats) -> Floats:
    """A finger holds the paper: as dark as a pencil, round, and cut off by the edge."""
    image = photo(215.0, 0.7, ink)
    image[np.hypot((COLUMNS - 520) / 110, (ROWS - 500) / 130) < 1] = 130
    return image


def boxed(ink: Floats, margin: int = 24, tilt: float = 0.03) -> Floats:
    """A printed box around the digit, photographed a little askew."""
    rows, columns = np.nonzero(ink > 0.5)
    half = max(np.ptp(rows), np.ptp(columns)) / 2 + margin
    y = ROWS - (rows.min() + rows.max()) / 2
    x = COLUMNS - (columns.min() + columns.max()) / 2
    distance = np.maximum(np.abs(x + tilt * y), np.abs(y - tilt * x)) - half
    return photo(210.0, 0.6, np.maximum(ink, np.abs(distance) < 2))


SLOPE = 120 + 110 * COLUMNS / WIDTH
SHADOW = np.where(COLUMNS + ROWS // 2 > 420, 130.0, 215.0)
SOFT_SHADOW = 215 - 90 / (1 + np.exp(-(COLUMNS - 320) / 25))

GRADIENT = 90 + 60 * COLUMNS / WIDTH + 50 * ROWS / HEIGHT

PHOTOS: dict[str, Callable[[Floats], Floats]] = {
    "even light": lambda ink: photo(215.0, 0.8, ink),
    "light from one side": lambda ink: photo(SLOPE, 0.6, ink),
    "a shadow across the digit": lambda ink: photo(SHADOW, 0.7, ink),
    "a soft shadow": lambda ink: photo(SOFT_SHADOW, 0.5, ink),
    "a noisy camera": lambda ink: photo(200.0, 0.6, ink, noise=12.0),
    "pencil": lambda ink: photo(SLOPE, 0.25, ink),
    "blue pen": lambda ink: photo(230.0, 0.4, ink),
    "low contrast": lambda ink: photo(180.0, 0.15, ink),
    "compression": lambda ink: compressed(photo(SLOPE, 0.5, ink)),
    "ruled paper": ruled,
    "a page on a dark desk": page_on_a_dark_desk,
    "a fingertip at the edge": with_a_fingertip,
    "a printed box": boxed,
    "a light box on a blackboard": lambda ink: 255 - boxed(ink),
    "white ink on a bright gradient": lambda ink: GRADIENT + (255 - GRADIENT) * ink,
    "chalk on a blackboard": lambda ink: photo(60.0, -2.0, ink, noise=4.0),
}


def as_image(values: Floats) -> NDArray[np.uint8]:
    image: NDArray[np.uint8] = np.clip(values, 0, 255).astype(np.uint8)
    return image


def framed(raster: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
    framing = None if raster is None else frame(raster)
    assert framing is not None
    return framing.digit_image


def likeness(found: NDArray[np.uint8] | None, ink: Floats) -> float:
    """Correlation of the digit images of found and actual ink.

    The best of shifts by up to one pixel, because a trace of ink may shift the centre of mass.
    """
    expected = framed(as_image(255 * np.clip(2 * ink - 0.5, 0, 1))).ravel()
    shifted = [np.roll(framed(found), (y, x), (0, 1)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    return float(max(np.corrcoef(image.ravel(), expected)[0, 1] for image in shifted))


@pytest.mark.parametrize("label", [1, 5, 6])
@pytest.mark.parametrize("take", PHOTOS.values(), ids=PHOTOS)
def test_digit_is_found_in_a_photo(take: Callable[[Floats], Floats], label: int) -> None:
    ink = digit(label)
    assert likeness(ink_from_image(as_image(take(ink))), ink) > 0.91


@pytest.mark.parametrize("background", [0, 255, 40])
def test_grey_levels_on_a_flat_background_are_kept(background: int) -> None:
    ink = np.round(digit(3) * 255)
    image = background + (ink if background < 128 else -ink) * (215 / 255)
    found = ink_from_image(np.round(image).astype(np.uint8))
    assert found is not None
    assert np.abs(found - ink).max() <= 2


def test_result_has_the_size_of_the_image() -> None:
    image = as_image(photo(SLOPE, 0.6, digit(5)))[:-3, :-1]
    found = ink_from_image(image.repeat(3, axis=0).repeat(3, axis=1))
    assert found is not None
    assert found.shape == (3 * (HEIGHT - 3), 3 * (WIDTH - 1))
    assert found.max() == 255


def test_digit_is_found_in_a_large_photo() -> None:
    ink = digit(2)
    image = as_image(photo(SLOPE, 0.6, ink)).repeat(4, axis=0).repeat(4, axis=1)
    assert likeness(ink_from_image(image), ink) > 0.93


@pytest.mark.parametrize("tone", [0, 255])
def test_ink_of_any_tone_on_a_transparent_image_is_found(tone: int) -> None:
    alpha = as_image(digit(6) * 255)
    found = ink_from_image(np.full(alpha.shape, tone, np.uint8), alpha=alpha)
    assert found is not None
    assert (found == alpha).all()


@pytest.mark.parametrize("tone", [0, 200])
def test_faint_ink_on_a_transparent_image_is_found(tone: int) -> None:
    ink = digit(3)
    image = np.full(ink.shape, tone, np.uint8)
    found = ink_from_image(image, alpha=as_image(0.4 * 255 * ink))
    assert likeness(found, ink) > 0.93
    assert found is not None
    assert found.max() == 255


def test_a_digit_that_touches_its_box_is_found() -> None:
    ink = digit(4)
    assert likeness(ink_from_image(as_image(boxed(ink, margin=-2))), ink) > 0.9


def test_a_dot_within_a_zero_does_not_make_it_a_box() -> None:
    x, y = np.abs(COLUMNS - 320), np.abs(ROWS - 240)
    dotted = (np.maximum(x - 60, y - 90) < 0) & (np.maximum(x - 48, y - 78) > 0)
    dotted |= np.hypot(x, y) < 17
    found = ink_from_image(as_image(255 * (1 - dotted)))
    assert found is not None
    assert found[dotted].min() == 255


def test_transparent_corners_are_not_ink() -> None:
    ink = as_image(digit(4) * 255)
    alpha = np.full(ink.shape, 255, np.uint8)
    alpha[:10, :10] = alpha[-10:, -10:] = 0
    found = ink_from_image(255 - ink, alpha=alpha)
    assert found is not None
    assert (found == ink).all()


def test_an_opaque_alpha_channel_changes_nothing() -> None:
    image = as_image(photo(SLOPE, 0.6, digit(8)))
    without = ink_from_image(image)
    opaque = ink_from_image(image, alpha=np.full(image.shape, 255, np.uint8))
    assert without is not None
    assert opaque is not None
    assert (opaque == without).all()


def test_specks_are_removed() -> None:
    ink = digit(0)
    specked = ink.copy()
    specked[40:48, 60:68] = specked[400:406, 500:506] = 1
    assert likeness(ink_from_image(as_image(photo(220.0, 0.7, specked))), ink) > 0.93


def test_a_detached_bar_of_a_digit_is_kept() -> None:
    ink = np.zeros((HEIGHT, WIDTH))
    ink[100:120, 250:380] = 1
    ink[140:380, 300:320] = 1
    assert likeness(ink_from_image(as_image(photo(220.0, 0.7, ink))), ink) > 0.93


def test_a_digit_cropped_by_the_edge_is_found() -> None:
    ink = np.roll(digit(7), -120, axis=0)
    ink[-60:] = 0
    assert likeness(ink_from_image(as_image(photo(220.0, 0.7, ink))), ink) > 0.9


EMPTY: dict[str, Floats] = {
    "one level": np.full((HEIGHT, WIDTH), 255.0),
    "noise": photo(200.0, 0, np.zeros((HEIGHT, WIDTH)), noise=6),
    "uneven light": photo(SLOPE, 0, np.zeros((HEIGHT, WIDTH)), noise=4),
    "a soft shadow": photo(SOFT_SHADOW, 0, np.zeros((HEIGHT, WIDTH))),
    "a page on a dark desk": page_on_a_dark_desk(np.zeros((HEIGHT, WIDTH))),
    "less than three pixels": np.zeros((2, 300)),
    "no pixel": np.zeros((0, 0)),
}


@pytest.mark.parametrize("values", EMPTY.values(), ids=EMPTY)
def test_an_image_without_ink_gives_none(values: Floats) -> None:
    assert ink_from_image(as_image(values)) is None


def test_a_fully_transparent_image_gives_none() -> None:
    blank = np.zeros((50, 50), np.uint8)
    assert ink_from_image(blank, alpha=blank) is None


@pytest.mark.parametrize("wrong", [np.zeros((9, 9)), np.zeros((9, 9, 3), np.uint8)])
def test_an_invalid_image_is_refused(wrong: NDArray[np.uint8]) -> None:
    with pytest.raises(ValueError, match="an image is uint8"):
        ink_from_image(wrong)


def test_alpha_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="alpha is uint8"):
        ink_from_image(np.zeros((9, 9), np.uint8), alpha=np.zeros((9, 8), np.uint8))


@pytest.mark.mnist
def test_mnist_images_are_unchanged(mnist: DataSet) -> None:
    images = mnist.test.images[:300]
    found = [framed(ink_from_image(image)) for image in images]
    expected = [framed(image) for image in images]
    equal = [(a == b).all() for a, b in zip(found, expected, strict=True)]
    # The others have specks.
    assert np.mean(equal) > 0.95


@pytest.mark.parametrize("shape", [(3, 601), (1_000_000, 3), (3, 33_000_000)])
def test_a_strip_shows_no_digit_and_takes_no_memory(shape: tuple[int, int]) -> None:
    # Broadcast: a copy of the largest would take a gigabyte as floating-point numbers.
    assert ink_from_image(np.broadcast_to(np.uint8(255), shape)) is None
