"""Doubts about a prediction: races, guesses, rejections."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.predict.doubts import MIN_ANSWER_PROBABILITY, RACE_MARGIN, doubt, rivals


def _probabilities(*shares: float) -> np.ndarray:
    """Probabilities of the first digits; the others share the rest."""
    count = 10 - len(shares)
    return np.array([*shares, *[(1 - sum(shares)) / count] * count], np.float32)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((0.9,), None),
        ((0.57, 0.41), None),
        ((0.55, 0.41), "close race"),
        ((0.41, 0.55), "close race"),
        ((0.3, 0.28, 0.27), "close race"),
        ((0.25, 0.25, 0.25, 0.24), "no favourite"),
        ((0.1,), "no favourite"),
        ((0.45, 0.2, 0.2), "low probability"),
    ],
)
def test_probabilities_leave_a_doubt(shares: tuple[float, ...], expected: str | None) -> None:
    assert doubt(_probabilities(*shares), None) == expected


def test_rivals_come_the_most_probable_first() -> None:
    assert rivals(_probabilities(0.4, 0.48)) == (1, 0)


def test_a_rejection_outweighs_probabilities() -> None:
    assert doubt(_probabilities(0.9), "several digits") == "several digits"


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((0.48, 0.4), "close race"),
        ((0.42, 0.36), "close race"),
        ((0.42, 0.3), "not a digit"),
        ((0.94,), "not a digit"),
    ],
)
def test_an_unfamiliar_drawing_between_two_digits_is_a_race(
    shares: tuple[float, ...], expected: str
) -> None:
    assert doubt(_probabilities(*shares), "not a digit") == expected


@given(st.lists(st.floats(-8, 8), min_size=10, max_size=10))
def test_a_digit_without_doubt_is_probable_and_clearly_ahead(logits: list[float]) -> None:
    powers = np.exp(np.array(logits, np.float32))
    probabilities = powers / powers.sum()
    if doubt(probabilities, None) is None:
        second, first = np.sort(probabilities)[-2:]
        assert first >= MIN_ANSWER_PROBABILITY
        assert first - second >= RACE_MARGIN
