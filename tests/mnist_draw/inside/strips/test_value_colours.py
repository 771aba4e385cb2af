"""Colours of signed values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from mnist_draw.inside.strips import value_colours
from mnist_draw.inside.strips.value_colours import UNDEFINED, ZERO, colour, indices
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mnist_draw.shared.theme import Scheme


def test_zero_is_in_the_middle_and_larger_values_are_clipped_to_the_ends() -> None:
    values = np.array([-9, -2, 0, 2, 9], np.float32)

    assert indices(values, 2.0).tolist() == [0, 0, ZERO, 2 * ZERO, 2 * ZERO]


def test_what_is_no_number_has_a_colour_of_its_own() -> None:
    values = np.array([np.nan, np.inf, -np.inf, 0], np.float32)

    assert indices(values, 1.0).tolist() == [UNDEFINED, UNDEFINED, UNDEFINED, ZERO]


def test_the_smallest_values_have_a_scale_too() -> None:
    values = np.array([0, 1e-41, -1e-41, 5e-42], np.float32)
    ends = indices(values, float(values.max()))
    assert ends.tolist()[:3] == [ZERO, 2 * ZERO, 0]
    assert ZERO < ends[3] < 2 * ZERO


def test_values_of_the_same_size_are_equally_far_from_zero() -> None:
    values = np.linspace(0, 1, 50, dtype=np.float32)

    above = indices(values, 1.0).astype(int) - ZERO
    below = ZERO - indices(-values, 1.0).astype(int)

    assert np.abs(above - below).max() <= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_halves_change_steadily_in_lightness(qapp: QApplication, scheme: Scheme) -> None:
    """The picture reads in grey as well."""
    theme.apply(qapp, scheme)
    lightness = [colour(index).lightnessF() for index in range(2 * ZERO + 1)]
    steps = np.diff(lightness) * (1 if scheme == "light" else -1)

    assert (steps[:ZERO] > -0.01).all()
    assert (steps[ZERO:] < 0.01).all()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_positive_is_blue_and_negative_orange_in_every_scheme(
    qapp: QApplication, scheme: Scheme
) -> None:
    theme.apply(qapp, scheme)

    positive, negative = colour(ZERO + 70), colour(ZERO - 70)

    assert positive.blue() > positive.red()
    assert negative.red() > negative.blue()
    assert len(value_colours.table()) == 256
