"""Image filters, compared with their definitions."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.ink.image_filters import box_mean, dilate, otsu_threshold, running_maximum, shrink

VALUES = np.random.default_rng(0).random((9, 7)).astype(np.float32)


@pytest.mark.parametrize("radius", [0, 1, 3, 20])
def test_box_mean_is_that_of_the_window_within_the_image(radius: int) -> None:
    means = box_mean(VALUES, radius)
    for row, column in np.ndindex(VALUES.shape):
        window = VALUES[
            max(0, row - radius) : row + radius + 1, max(0, column - radius) : column + radius + 1
        ]
        assert means[row, column] == pytest.approx(window.mean(), abs=1e-6)


@pytest.mark.parametrize("window", [1, 3, 5])
def test_running_maximum_is_that_of_the_window_within_the_image(window: int) -> None:
    maxima = running_maximum(VALUES, window)
    half = window // 2
    for row, column in np.ndindex(VALUES.shape):
        inside = VALUES[
            max(0, row - half) : row + half + 1, max(0, column - half) : column + half + 1
        ]
        assert maxima[row, column] == inside.max()


def test_dilation_grows_a_pixel_to_a_square() -> None:
    mask = np.zeros((7, 7), bool)
    mask[3, 3] = True
    grown = dilate(mask, 2)
    assert grown[1:6, 1:6].all()
    assert grown.sum() == 25


def test_shrinking_averages_squares_and_repeats_the_edge() -> None:
    values = np.array([[0, 2, 10], [4, 2, 20]], np.float32)
    assert shrink(values, 2).tolist() == [[2, 15]]


def test_otsu_threshold_lies_between_two_groups() -> None:
    values = np.array([0.1, 0.12, 0.14, 0.8, 0.82], np.float32)
    assert 0.14 < otsu_threshold(values) < 0.8
