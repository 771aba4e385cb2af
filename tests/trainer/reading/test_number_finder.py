"""Numbers are cut into digits and read; single digits and other drawings are not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.reading.written import (
    BLANK,
    digit,
    number,
    raster_of,
    read,
    read_raster,
    rejector,
)
from trainer.ink.framing import frame
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke
from trainer.network.rejection import Rejector
from trainer.reading.number_finder import NumberFinder

NUMBERS = ("42", "10", "11", "57", "905", "2026", "100", "38")


def text_of(strokes: list[Stroke]) -> str | None:
    found = read(strokes)
    return None if found is None else found.text


def moved(strokes: list[Stroke], scale: float, x: float, y: float) -> list[Stroke]:
    """Scaled about the centre of the canvas, then moved."""
    centre = CANVAS_SIZE / 2
    return [
        Stroke(
            tuple(
                Point((p.x - centre) * scale + centre + x, (p.y - centre) * scale + centre + y)
                for p in stroke.points
            ),
            stroke.width,
        )
        for stroke in strokes
    ]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_read_digit_by_digit(text: str) -> None:
    found = read(number(text))
    assert found is not None
    assert found.text == text
    assert found.digits == tuple(map(int, text))
    assert 0 < found.probability <= found.probabilities.max(axis=1).min()


def test_the_parts_hold_the_strokes_and_the_box_of_each_digit() -> None:
    strokes = number("42")
    found = read(strokes)
    assert found is not None
    four, two = found.parts
    assert four.strokes == tuple(strokes[:-1])
    assert two.strokes == (strokes[-1],)
    assert four.framing.box[2] < two.framing.box[0]
    assert four.familiar
    assert two.familiar


@pytest.mark.parametrize("text", ["42", "10", "905"])
def test_a_number_in_a_picture_is_read(text: str) -> None:
    raster = raster_of(number(text))
    found = read_raster(raster)
    assert found is not None
    assert found.text == text
    parts = [part.raster for part in found.parts if part.raster is not None]
    np.testing.assert_array_equal(np.sum(parts, axis=0), raster)
    for part in found.parts:
        assert part.strokes is None
        assert part.raster is not None
        framing = frame(part.raster)
        assert framing is not None
        assert framing.box == part.framing.box


@pytest.mark.parametrize("value", range(10))
def test_a_single_digit_is_never_split(value: int) -> None:
    strokes = digit(value, left=90, height=150, width=20)
    assert read(strokes) is None
    assert read_raster(raster_of(strokes)) is None


def test_a_seven_with_a_bar_and_a_five_with_its_bar_are_single_digits() -> None:
    def drawn(*paths: list[tuple[float, float]]) -> list[Stroke]:
        return [Stroke(tuple(Point(280 * x, 280 * y) for x, y in path)) for path in paths]

    seven = drawn(
        [(0.28, 0.22), (0.72, 0.22), (0.62, 0.42), (0.5, 0.62), (0.44, 0.82)],
        [(0.38, 0.52), (0.68, 0.5)],
    )
    five = drawn(
        [(0.34, 0.2), (0.33, 0.48), (0.5, 0.43), (0.66, 0.55), (0.6, 0.75), (0.42, 0.82)],
        [(0.34, 0.2), (0.68, 0.19)],
    )
    four = drawn([(0.36, 0.2), (0.28, 0.52), (0.7, 0.52)], [(0.6, 0.28), (0.58, 0.84)])
    assert [text_of(strokes) for strokes in (seven, five, four)] == [None, None, None]


def test_a_digit_with_a_stray_dot_is_no_number() -> None:
    dot = Stroke((Point(250, 250),), 10)
    assert read([*digit(3, left=60), dot]) is None


def test_stars_and_scribbles_side_by_side_are_no_number() -> None:
    star = [(0.5, 0.1), (0.8, 0.9), (0.05, 0.4), (0.95, 0.4), (0.2, 0.9), (0.5, 0.1)]
    strokes = [
        Stroke(tuple(Point(left + 90 * x, 90 + 90 * y) for x, y in star), 8) for left in (20, 150)
    ]
    assert read(strokes) is None


def test_seven_digits_are_too_many() -> None:
    strokes = number("1111111", gap=20, height=60)
    assert read(strokes) is None


def test_without_a_detector_there_are_no_numbers() -> None:
    finder = NumberFinder(Rejector(None))
    assert finder.find(BLANK, number("42"), "several digits") == ()


def test_a_blank_raster_is_no_number() -> None:
    assert NumberFinder(rejector()).find(BLANK, None, "not a digit") == ()


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_the_order_of_strokes_in_time_does_not_matter(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(NUMBERS))
    assert text_of(data.draw(st.permutations(number(text)))) == text


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(NUMBERS),
    st.floats(0.6, 1.0),
    st.floats(-15, 15),
    st.floats(-40, 40),
)
def test_position_and_size_do_not_matter(text: str, scale: float, x: float, y: float) -> None:
    assert text_of(moved(number(text), scale, x, y)) == text
