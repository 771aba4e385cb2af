"""The fewest strokes that still read: enough, and nothing less is."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.robustness.compared import network_in_use
from trainer.errors import CancelledError
from trainer.ink.pen import Point, Stroke, arc_lengths, point_array
from trainer.network.forward import NumpyNetwork
from trainer.recipe.recipes import Recipe
from trainer.robustness.fewest_strokes import (
    MOST_STROKES,
    PREFIX_STEPS,
    beginning_of,
    digit_image_of,
    fewest_strokes,
    reading_of,
)

NETWORK = network_in_use()


def stroke(*points: tuple[float, float]) -> Stroke:
    """A stroke of straight lines, with a point every few units."""
    dense = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        dense += [(x0 + (x1 - x0) * i / 9, y0 + (y1 - y0) * i / 9) for i in range(1, 10)]
    return Stroke(tuple(Point(x, y) for x, y in dense))


SEVEN = (stroke((80, 60), (200, 60), (120, 230)),)
CROSSED_SEVEN = (*SEVEN, stroke((110, 145), (190, 145)))
FOUR = (stroke((100, 50), (90, 150), (200, 150)), stroke((175, 60), (170, 240)))


def length(strokes: tuple[Stroke, ...]) -> float:
    return sum(float(arc_lengths(point_array(each.points))[-1]) for each in strokes)


@given(st.floats(0.01, 1.0))
def test_a_beginning_has_its_share_of_the_length(share: float) -> None:
    assert length(beginning_of(FOUR, share)) == pytest.approx(share * length(FOUR))


def test_the_whole_is_its_own_beginning() -> None:
    assert beginning_of(FOUR, 1.0) == FOUR


def test_a_beginning_keeps_whole_strokes_and_cuts_one() -> None:
    part = beginning_of(FOUR, 0.8)
    assert part[0] == FOUR[0]
    assert part[1].points[:-1] == FOUR[1].points[: len(part[1].points) - 1]
    assert part[1].width == FOUR[1].width


@pytest.mark.parametrize("drawing", [SEVEN, CROSSED_SEVEN, FOUR])
def test_what_is_found_reads_and_nothing_less_does(drawing: tuple[Stroke, ...]) -> None:
    found = fewest_strokes(NETWORK, drawing)
    assert found is not None
    assert found.strokes is not None

    def reading(part: tuple[Stroke, ...]) -> int | None:
        return reading_of(NETWORK, digit_image_of(part))

    assert found.answer == reading(drawing)
    assert reading(found.beginning) == found.answer
    for step in range(1, round(found.prefix * PREFIX_STEPS)):
        assert reading(beginning_of(drawing, step / PREFIX_STEPS)) != found.answer
    chosen = tuple(drawing[index] for index in found.strokes)
    assert reading(chosen) == found.answer
    for count in range(1, len(chosen)):
        for fewer in combinations(drawing, count):
            assert reading(fewer) != found.answer


def test_the_bar_of_a_crossed_seven_is_not_needed() -> None:
    found = fewest_strokes(NETWORK, CROSSED_SEVEN)
    assert found is not None
    assert found.answer == 7
    assert found.strokes == (0,)
    assert 0.1 < found.prefix < 0.9


def test_of_too_many_strokes_only_the_beginning_is_sought() -> None:
    pieces = tuple(
        stroke(
            (140 + 60 * math.cos(a), 140 + 90 * math.sin(a)),
            (140 + 60 * math.cos(a + 0.9), 140 + 90 * math.sin(a + 0.9)),
        )
        for a in (0.8 * step for step in range(MOST_STROKES + 1))
    )
    found = fewest_strokes(NETWORK, pieces)
    assert found is not None
    assert found.answer == 0
    assert found.strokes is None


def test_a_drawing_that_is_not_read_has_no_fewest_strokes() -> None:
    recipe = Recipe(model="linear", hidden_units=())
    blind = {"2.weight": np.zeros((10, 784), np.float32), "2.bias": np.zeros(10, np.float32)}
    # All digits are as probable.
    assert fewest_strokes(NumpyNetwork(recipe, blind), SEVEN) is None


def test_no_strokes_are_no_image() -> None:
    assert digit_image_of(()) is None
    assert reading_of(NETWORK, None) is None


def test_the_work_is_reported_and_can_be_cancelled() -> None:
    shares: list[float] = []
    fewest_strokes(NETWORK, FOUR, report=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    with pytest.raises(CancelledError):
        fewest_strokes(NETWORK, FOUR, cancelled=lambda: True)
