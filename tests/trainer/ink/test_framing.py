"""Framing of rasters: scale, centre of mass, batches, and MNIST as a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from tests.trainer.redrawn import redraw_on_canvas
from trainer.ink.framing import BOX_SIZE, FRAME_SIZE, Framing, frame, frame_all, plain_resize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.data.digits import DataSet

RASTERS = arrays(
    np.uint8, array_shapes(min_dims=2, max_dims=2, max_side=70), fill=st.just(0)
).filter(lambda raster: bool(raster.any()))
STACKS = arrays(np.uint8, array_shapes(min_dims=3, max_dims=3, max_side=40), fill=st.just(0))


def framed(raster: NDArray[np.uint8]) -> Framing:
    framing = frame(raster)
    assert framing is not None
    return framing


def canvas(*marks: tuple[slice, slice]) -> NDArray[np.uint8]:
    """Raster of canvas size with filled rectangles."""
    raster = np.zeros((840, 840), np.uint8)
    for mark in marks:
        raster[mark] = 255
    return raster


EXTREMES = {
    "dot": canvas((slice(3, 4), slice(830, 831))),
    "dash": canvas((slice(838, 840), slice(0, 840))),
    "stem": canvas((slice(0, 840), slice(0, 1))),
    "corner": canvas((slice(0, 840), slice(0, 2)), (slice(700, 840), slice(0, 840))),
    "far dot": canvas((slice(0, 200), slice(0, 200)), (slice(839, 840), slice(839, 840))),
    "everything": canvas((slice(None), slice(None))),
}


def test_blank_raster_has_no_framing() -> None:
    assert frame(canvas()) is None


def test_empty_raster_has_no_framing() -> None:
    assert frame(np.zeros((0, 0), np.uint8)) is None


def test_blank_raster_in_a_batch_gives_a_blank_digit_image() -> None:
    rasters = np.zeros((3, 50, 40), np.uint8)
    rasters[1, 10:20, 5:9] = 255
    assert (frame_all(rasters).max(axis=(1, 2)) == [0, 255, 0]).all()


@given(STACKS)
def test_batch_and_single_framing_are_equal(rasters: NDArray[np.uint8]) -> None:
    singles = [frame(raster) for raster in rasters]
    blank = np.zeros((FRAME_SIZE, FRAME_SIZE), np.uint8)
    expected = [blank if single is None else single.digit_image for single in singles]
    assert (frame_all(rasters) == expected).all()


@pytest.mark.parametrize("raster", EXTREMES.values(), ids=EXTREMES)
def test_batch_and_single_framing_are_equal_at_canvas_size(raster: NDArray[np.uint8]) -> None:
    assert (frame_all(raster[None])[0] == framed(raster).digit_image).all()


def test_batches_larger_than_a_block_keep_their_order() -> None:
    rasters = np.zeros((2_000, 32, 32), np.uint8)
    rasters[:, 4:24, 6] = 255
    rasters[np.arange(2_000), 4, 6 + np.arange(2_000) % 20] = 255
    expected = np.stack([framed(raster).digit_image for raster in rasters[:20]])
    assert (frame_all(rasters) == np.tile(expected, (100, 1, 1))).all()


@given(RASTERS)
def test_longest_side_is_twenty_and_peak_is_full(raster: NDArray[np.uint8]) -> None:
    scaled = framed(raster).scaled
    assert max(scaled.shape) == BOX_SIZE
    assert scaled.max() == 255


@given(RASTERS)
def test_centre_of_mass_is_centred_within_the_frame(
    raster: NDArray[np.uint8],
) -> None:
    framing = framed(raster)
    sides = framing.scaled.shape[::-1]
    for centre, offset, side in zip(framing.centre_of_mass, framing.offset, sides, strict=True):
        centred = np.floor(14.5 - centre)
        assert offset == np.clip(centred, 0, FRAME_SIZE - side)


def test_a_symmetric_digit_is_centred_at_index_14() -> None:
    framing = framed(canvas((slice(100, 500), slice(300, 500))))
    assert framing.centre_of_mass == (4.5, 9.5)
    assert framing.offset == (10, 5)


@given(RASTERS)
def test_digit_image_is_the_scaled_box_at_the_offset(raster: NDArray[np.uint8]) -> None:
    framing = framed(raster)
    left, top, right, bottom = framing.box
    outside = raster.copy()
    outside[top:bottom, left:right] = 0
    assert not outside.any()
    assert raster[[top, bottom - 1]].any(axis=1).all()
    assert raster[:, [left, right - 1]].any(axis=0).all()
    column, row = framing.offset
    height, width = framing.scaled.shape
    rebuilt = np.zeros((FRAME_SIZE, FRAME_SIZE), np.uint8)
    rebuilt[row : row + height, column : column + width] = framing.scaled
    assert (framing.digit_image == rebuilt).all()


@pytest.mark.parametrize("raster", EXTREMES.values(), ids=EXTREMES)
def test_no_ink_is_lost_at_the_edge_of_the_frame(raster: NDArray[np.uint8]) -> None:
    framing = framed(raster)
    assert framing.digit_image.sum() == framing.scaled.sum()


@given(RASTERS, st.integers(0, 30), st.integers(0, 30))
def test_digit_image_is_independent_of_position(
    raster: NDArray[np.uint8], top: int, left: int
) -> None:
    moved = np.pad(raster, ((top, 3), (left, 7)))
    assert (framed(moved).digit_image == framed(raster).digit_image).all()


@given(RASTERS, st.integers(2, 9))
def test_digit_image_is_independent_of_size(raster: NDArray[np.uint8], times: int) -> None:
    enlarged = raster.repeat(times, axis=0).repeat(times, axis=1)
    assert (framed(enlarged).digit_image == framed(raster).digit_image).all()


@pytest.mark.parametrize(
    ("height", "width", "shape"),
    [(300, 100, (20, 7)), (100, 300, (7, 20)), (400, 5, (20, 1)), (33, 33, (20, 20))],
)
def test_aspect_ratio_is_kept(height: int, width: int, shape: tuple[int, int]) -> None:
    assert framed(canvas((slice(0, height), slice(0, width)))).scaled.shape == shape


def test_resampling_weighs_pixels_by_area() -> None:
    # 30 pixels to 20 cells: a cell covers 1.5 pixels.
    raster = np.zeros((30, 30), np.uint8)
    raster[:, 0] = raster[:, -1] = 255
    raster[:3] = 255
    row = framed(raster).scaled[10]
    assert row[0] == row[-1] == 170
    assert not row[1:-1].any()


def test_faint_ink_is_rescaled_to_full_peak() -> None:
    raster = canvas((slice(200, 600), slice(300, 340)), (slice(200, 240), slice(300, 500)))
    assert (framed(raster // 8).digit_image == framed(raster).digit_image).all()


@pytest.mark.parametrize("wrong", [np.zeros((4, 4)), np.zeros((2, 4, 4), np.uint8)])
def test_invalid_raster_is_refused(wrong: NDArray[np.uint8]) -> None:
    with pytest.raises(ValueError, match="uint8 of shape"):
        frame(wrong)


@pytest.mark.parametrize("wrong", [np.zeros((2, 4, 4)), np.zeros((4, 4), np.uint8)])
def test_invalid_batch_is_refused(wrong: NDArray[np.uint8]) -> None:
    with pytest.raises(ValueError, match="uint8 of shape"):
        frame_all(wrong)


def test_results_are_read_only() -> None:
    framing = framed(EXTREMES["corner"])
    assert not framing.digit_image.flags.writeable
    assert not framing.scaled.flags.writeable


def test_plain_resize_takes_area_means() -> None:
    raster = np.random.default_rng(0).integers(0, 256, (840, 840), np.uint8)
    means = raster.reshape(28, 30, 28, 30).mean(axis=(1, 3))
    resized = plain_resize(raster)
    assert resized is not None
    assert (resized == np.floor(means + 0.5)).all()


@given(st.integers(1, 70), st.integers(1, 70), st.integers(1, 255))
def test_plain_resize_of_any_size_keeps_a_uniform_level(
    height: int, width: int, level: int
) -> None:
    resized = plain_resize(np.full((height, width), level, np.uint8))
    assert resized is not None
    assert (resized == level).all()


def test_plain_resize_keeps_position_and_size() -> None:
    resized = plain_resize(canvas((slice(600, 690), slice(30, 60))))
    assert resized is not None
    rows, columns = np.nonzero(resized)
    assert (rows.tolist(), columns.tolist()) == ([20, 21, 22], [1, 1, 1])
    assert not resized.flags.writeable


@pytest.mark.parametrize("blank", [canvas(), np.zeros((0, 0), np.uint8)], ids=["blank", "empty"])
def test_plain_resize_without_ink_gives_none(blank: NDArray[np.uint8]) -> None:
    assert plain_resize(blank) is None


@pytest.mark.parametrize("wrong", [np.zeros((4, 4)), np.zeros((2, 4, 4), np.uint8)])
def test_plain_resize_refuses_an_invalid_raster(wrong: NDArray[np.uint8]) -> None:
    with pytest.raises(ValueError, match="uint8 of shape"):
        plain_resize(wrong)


@pytest.mark.mnist
def test_redrawn_mnist_is_framed_to_almost_the_original(mnist: DataSet) -> None:
    images = mnist.test.images[:500]
    rasters = np.concatenate(list(redraw_on_canvas(images, np.random.default_rng(0))))
    difference = np.abs(frame_all(rasters).astype(np.int16) - images).mean(axis=(1, 2))
    # Measured: 0.22 of the ink; 1.45 with a plain resize.
    assert (difference / images.mean(axis=(1, 2))).mean() < 0.25


@pytest.mark.mnist
def test_mnist_is_framed_to_the_original(mnist: DataSet) -> None:
    images = mnist.train.images
    difference = np.abs(frame_all(images).astype(np.int16) - images).max(axis=(1, 2))
    # Measured: 53,988 are identical; 5,993 have a peak of 254 and gain one level; 19 are off by one
    # pixel, because their centre of mass is outside (13.5, 14.5] or their longest side is not 20.
    assert (difference > 1).sum() == 19


@pytest.mark.mnist
@settings(max_examples=30, deadline=None)
@given(index=st.integers(0, 9_999), times=st.integers(1, 20), top=st.integers(0, 279))
def test_enlarged_mnist_is_framed_like_the_original(
    mnist: DataSet, index: int, times: int, top: int
) -> None:
    image = mnist.test.images[index]
    raster = np.zeros((840, 840), np.uint8)
    side = FRAME_SIZE * times
    left = 279 - top
    enlarged = image.repeat(times, 0).repeat(times, 1)
    raster[top : top + side, left : left + side] = enlarged
    assert (framed(raster).digit_image == framed(image).digit_image).all()
