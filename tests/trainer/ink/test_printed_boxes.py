"""Printed boxes are removed; handwriting stays as it is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from trainer.ink.printed_boxes import without_boxes

SIDE = 200


def box(left: int, top: int, right: int, bottom: int, thickness: int = 4) -> np.ndarray:
    """Outline of a rectangle."""
    mask = np.zeros((SIDE, SIDE), bool)
    mask[top:bottom, left:right] = True
    mask[top + thickness : bottom - thickness, left + thickness : right - thickness] = False
    return mask


def bar() -> np.ndarray:
    """A 1: an upright bar."""
    mask = np.zeros((SIDE, SIDE), bool)
    mask[60:140, 95:105] = True
    return mask


def test_a_box_around_ink_is_removed() -> None:
    assert (without_boxes(box(30, 30, 170, 170) | bar()) == bar()).all()


def test_ink_that_touches_the_box_stays_inside() -> None:
    long = bar()
    long[40:140, 95:105] = True

    found = without_boxes(box(40, 40, 160, 160) | long)

    assert not found[100, 40:44].any()
    assert found[50:140, 95:105].all()


def test_an_empty_box_stays() -> None:
    mask = box(30, 30, 170, 170)
    assert without_boxes(mask) is mask


def test_a_diagonal_stroke_is_no_box() -> None:
    rows, columns = np.mgrid[:SIDE, :SIDE]
    mask = (np.abs(rows - columns) < 4) & (np.abs(rows - 100) < 70)
    assert without_boxes(mask) is mask


@pytest.mark.parametrize("shape", [(3, 3), (24, 640), (640, 24), (1, 100)])
def test_any_shape_is_taken(shape: tuple[int, int]) -> None:
    assert without_boxes(np.ones(shape, bool)).shape == shape


@given(arrays.arrays(bool, st.tuples(st.integers(1, 90), st.integers(1, 90))))
def test_nothing_is_added(mask: np.ndarray) -> None:
    assert not (without_boxes(mask) & ~mask).any()
