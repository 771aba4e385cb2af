"""Steady colour scale of a strip."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.inside.strips.colour_scale import ColourScale, step_above, step_below

POSITIVE = st.floats(1e-30, 1e30)


@given(POSITIVE, st.booleans())
def test_the_largest_value_is_nearly_as_strong_as_the_end_of_the_scale(
    largest: float, negative: bool
) -> None:
    scale = ColourScale()
    scale.follow(-largest if negative else 0, 0 if negative else largest)
    assert scale.limit * 0.66 <= largest <= scale.limit * (1 + 1e-9)
    assert scale.signed == negative


@given(POSITIVE)
def test_the_step_below_is_a_smaller_step(value: float) -> None:
    step = step_above(value)
    below = step_below(step)
    assert below < step
    assert step_above(below * (1 - 1e-6)) == pytest.approx(below)


def test_values_that_swing_around_a_step_do_not_change_the_scale() -> None:
    scale = ColourScale()
    scale.follow(0, 2.1)
    changes = [scale.follow(0, value) for value in (1.9, 2.1, 1.8, 2.2)]
    assert changes == [False] * 4
    assert scale.limit == 3


def test_a_much_smaller_range_changes_the_scale() -> None:
    scale = ColourScale()
    scale.follow(0, 2.1)
    assert scale.follow(0, 0.5)
    assert scale.limit == pytest.approx(0.6)


@pytest.mark.parametrize("undefined", [math.nan, math.inf])
def test_an_undefined_range_changes_nothing(undefined: float) -> None:
    scale = ColourScale()
    scale.follow(0, 2.1)
    assert not scale.follow(undefined, undefined)
    assert scale.limit == 3


def test_a_negative_value_makes_the_scale_signed_for_good() -> None:
    scale = ColourScale()
    scale.follow(-0.1, 1)
    scale.follow(0, 1)
    assert scale.signed
