"""The visible part of a strip."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.inside.scene import DEFAULT_FITTING, Watch
from mnist_draw.inside.visible import finite_range, pictures, window


@given(st.integers(-5, 5000), st.integers(-5, 5000), st.integers(1, 4096))
def test_a_window_lies_within_the_layer_and_is_as_full_as_it_can_be(
    first: int, fitting: int, total: int
) -> None:
    visible = window(Watch(first={"a": first}, fitting={"a": fitting}), "a", total)
    assert 0 <= visible.start < visible.stop <= total
    assert visible.stop - visible.start == min(total, max(1, fitting))


def test_a_strip_never_seen_shows_a_first_page() -> None:
    assert window(Watch(), "a", 100) == slice(0, DEFAULT_FITTING)


def test_a_hidden_strip_computes_nothing() -> None:
    def fail(*_: object) -> Any:
        pytest.fail("computed")

    watch = Watch(hidden=frozenset({"a"}))
    strip = pictures(
        watch,
        "a",
        (7, 2, 3),
        fail,
        strongest=fail,
        content="maps",
        layer="a",
        labels=tuple("abcdefg"),
    )
    assert (strip.pictures.shape, strip.total, strip.labels) == ((0, 2, 3), 7, ())
    assert np.isnan(strip.low)


def test_the_range_is_that_of_all_pictures() -> None:
    strip = pictures(
        Watch(fitting={"a": 2}),
        "a",
        (5, 1, 2),
        lambda: np.arange(10, dtype=np.float32),
        content="units",
        layer="a",
    )
    assert (strip.low, strip.high) == (0, 9)
    np.testing.assert_array_equal(strip.pictures, [[[0, 1]], [[2, 3]]])


def test_ranked_pictures_know_their_indices() -> None:
    strip = pictures(
        Watch(fitting={"a": 2}, first={"a": 1}),
        "a",
        (4, 1, 1),
        lambda: np.array([5, 6, 7, 8], np.float32),
        strongest=lambda ranks: tuple([3, 0, 2, 1][ranks]),
        content="units",
        layer="a",
        unit_of="picture",
    )
    assert strip.pictures.ravel().tolist() == [5, 7]
    assert strip.ranked == (0, 2)
    assert strip.unit(1, 0, 0) == (2,)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, -2, 3], (-2, 3, 0)),
        ([1, np.nan, 3], (1, 3, 1)),
        ([-np.inf, 0.5, np.inf], (0.5, 0.5, 2)),
        ([np.nan], (np.nan, np.nan, 1)),
        ([], (np.nan, np.nan, 0)),
    ],
)
def test_a_range_leaves_out_what_is_not_finite(
    values: list[float], expected: tuple[float, float, int]
) -> None:
    with np.errstate(invalid="ignore"):
        assert finite_range(np.array(values, np.float32)) == pytest.approx(expected, nan_ok=True)
