"""Steady choice of the strongest units."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mnist_draw.inside.steady import Steady

STRENGTHS = arrays(np.float32, 20, elements=st.floats(0, 100, width=16), unique=True)


def strengths(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_the_strongest_come_first() -> None:
    assert Steady().strongest("a", strengths(1, 5, 3, 4), slice(0, 3)) == (1, 3, 2)


def test_those_that_stay_among_the_strongest_keep_their_positions() -> None:
    steady = Steady()
    steady.strongest("a", strengths(1, 5, 3, 4), slice(0, 3))
    assert steady.strongest("a", strengths(1, 3, 4, 5), slice(0, 3)) == (1, 3, 2)


def test_a_new_one_takes_the_position_of_the_one_that_it_replaces() -> None:
    steady = Steady()
    steady.strongest("a", strengths(1, 5, 3, 4), slice(0, 3))
    assert steady.strongest("a", strengths(6, 5, 3, 2), slice(0, 3)) == (1, 0, 2)


@given(st.lists(STRENGTHS, min_size=1, max_size=5), st.integers(0, 10), st.integers(1, 10))
def test_what_is_shown_is_always_what_the_ranks_ask_for(
    steps: list[np.ndarray], first: int, count: int
) -> None:
    steady = Steady()
    page = slice(first, first + count)
    for each in steps:
        shown = steady.strongest("a", each, page)
        assert sorted(shown) == sorted(np.argsort(-each)[page].tolist())


def test_another_page_and_another_size_begin_with_the_ranks() -> None:
    steady = Steady()
    steady.strongest("a", strengths(1, 5, 3, 4), slice(0, 2))
    assert steady.strongest("a", strengths(5, 1, 3, 4), slice(2, 4)) == (2, 1)
    assert steady.strongest("a", strengths(2, 1, 3), slice(0, 3)) == (2, 0, 1)


def test_undefined_strengths_are_the_strongest() -> None:
    assert Steady().strongest("a", strengths(1, np.nan, 3), slice(0, 2)) == (1, 2)


def test_a_choice_stays_until_another_is_twice_as_strong() -> None:
    steady = Steady()
    assert steady.choice("a", strengths(1, 3, 2)) == 1
    assert steady.choice("a", strengths(1, 3, 5)) == 1
    assert steady.choice("a", strengths(1, 2, 5)) == 2


def test_a_choice_that_another_network_lacks_is_made_again() -> None:
    steady = Steady()
    steady.choice("a", strengths(1, 2, 5))
    assert steady.choice("a", strengths(1, 2)) == 1


def test_an_undefined_map_is_chosen() -> None:
    steady = Steady()
    steady.choice("a", strengths(1, 2, 5))
    assert steady.choice("a", strengths(1, np.nan, 5)) == 1
