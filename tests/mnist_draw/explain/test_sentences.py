"""Sentences: one for every kind of drawing and effect."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import Point
from mnist_draw.explain.explanation import (
    Explanation,
    OcclusionMap,
    Reading,
    Spot,
    StrokeEffect,
    Subject,
)
from mnist_draw.explain.sentences import detail, sentence
from tests.mnist_draw.draw.strokes import drawn, line
from tests.mnist_draw.explain.observing import explain, untrained, written

if TYPE_CHECKING:
    from trainer.network.rejection import Reason


def reading(digit: int, probability: float, not_sure: Reason | None = None) -> Reading:
    probabilities = np.full(10, (1 - probability) / 9, np.float32)
    probabilities[digit] = probability
    return Reading(probabilities, not_sure)


SEVEN = reading(7, 0.9)


def of_strokes(
    *without: Reading | None, answer: Reading = SEVEN, pen_down: bool = False
) -> Explanation:
    """The answer, and what it would be without each stroke."""
    effects = tuple(
        StrokeEffect(-answer.probability if other is None else answer.change(other), other)
        for other in without
    )
    strokes = tuple(line((index, 0), (index, 9)) for index in range(len(effects)))
    return Explanation(answer, "strokes", strokes, effects, pen_down=pen_down)


def of_spots(
    without: Reading,
    where: tuple[int, int] = (0, 0),
    answer: Reading = SEVEN,
    subject: Subject = "one stroke",
) -> Explanation:
    spot = Spot(9, 9, where, answer.change(without), without)
    return Explanation(
        answer, subject, occlusion=OcclusionMap(np.zeros((28, 28), np.float32), spot)
    )


@pytest.mark.parametrize(
    ("explanation", "text"),
    [
        (
            of_strokes(SEVEN, reading(1, 0.84)),
            "Without the second stroke this would be a 1 (84.0 %).",
        ),
        (
            of_strokes(reading(2, 0.6), reading(1, 0.84), SEVEN),
            "Without the second stroke this would be a 1 (84.0 %).",
        ),
        (
            of_strokes(reading(1, 0.84), reading(2, 0.6)),
            "It takes every stroke: without the first stroke this would be a 1 (84.0 %).",
        ),
        (
            of_strokes(reading(2, 0.97, "not a digit"), SEVEN),
            "Without the first stroke the network would not be sure.",
        ),
        (
            of_strokes(reading(2, 0.97, "not a digit"), reading(1, 0.5)),
            "It takes every stroke: without the second stroke this would be a 1 (50.0 %).",
        ),
        (
            of_strokes(None, reading(7, 0.9, "too little ink")),
            "It takes every stroke: without the first stroke the network would not be sure.",
        ),
        (
            of_strokes(reading(7, 0.8), reading(7, 0.5)),
            (
                "Every stroke speaks for 7, the second stroke most: without it 50.0 % instead of "
                "90.0 %."
            ),
        ),
        (
            of_strokes(reading(7, 0.5), SEVEN),
            "The first stroke speaks most for 7: without it 50.0 % instead of 90.0 %.",
        ),
        (
            of_strokes(reading(7, 0.5), SEVEN, reading(7, 0.99)),
            "The third stroke speaks against 7: without it 99.0 % instead of 90.0 %.",
        ),
        (
            of_strokes(reading(7, 0.899), reading(7, 0.901)),
            "No stroke decides alone: without any one of them it stays a 7 (at least 89.9 %).",
        ),
        (
            of_strokes(*(6 * [SEVEN]), reading(1, 0.84)),
            "Without stroke 7 this would be a 1 (84.0 %).",
        ),
        (
            of_strokes(
                reading(9, 0.9, "several digits"),
                reading(9, 0.99),
                answer=reading(9, 0.7, "several digits"),
            ),
            "Without the second stroke the network would be sure: a 9 (99.0 %).",
        ),
        (
            of_strokes(
                reading(9, 0.9, "not a digit"),
                None,
                answer=reading(9, 0.7, "not a digit"),
            ),
            (
                "The network is not sure, whichever stroke is left out. The colours speak for and "
                "against 9, the closest answer."
            ),
        ),
        (
            of_spots(reading(4, 0.98), (-1, -1)),
            "One spot decides: without the ink at the upper left this would be a 4 (98.0 %).",
        ),
        (
            of_spots(reading(4, 0.98, "not a digit"), (1, 0)),
            "One spot decides: without the ink at the bottom the network would not be sure.",
        ),
        (
            of_spots(reading(7, 0.6), (0, 1)),
            "The ink on the right speaks most for 7: without it 60.0 % instead of 90.0 %.",
        ),
        (
            of_spots(reading(7, 0.895)),
            "No spot decides alone: without any one of them it stays a 7 (at least 89.5 %).",
        ),
        (
            of_spots(reading(4, 0.6), answer=reading(7, 0.9, "not a digit")),
            "The network is not sure. The colours speak for and against 7, the closest answer.",
        ),
        (
            Explanation(None, "one stroke"),
            "Draw to see what decides the answer.",
        ),
        (
            Explanation(Reading(np.full(10, np.nan, np.float32)), "one stroke"),
            "The weights have become too large: the network has no answer.",
        ),
    ],
)
def test_sentence(explanation: Explanation, text: str) -> None:
    assert sentence(explanation).replace("\u00a0", " ") == text


def test_nothing_is_said_of_an_unfinished_drawing() -> None:
    assert sentence(of_strokes(SEVEN, reading(1, 0.84), pen_down=True)) == ""


def test_nothing_is_said_before_all_strokes_have_been_left_out() -> None:
    explanation = of_strokes(SEVEN, reading(1, 0.84))
    unfinished = replace(explanation, effects=(None, *explanation.effects[1:]))

    assert sentence(unfinished) == ""
    assert detail(unfinished) == "Each stroke is left out, and the rest is read again."


def test_figures_stand_below_the_sentence() -> None:
    text = detail(of_strokes(reading(7, 0.5), reading(1, 0.91)))

    assert text.replace("\u00a0", " ") == "Probability of 7 without stroke 1: 50.0 % · 2: 1.0 %"


@pytest.mark.parametrize(
    ("subject", "start"),
    [
        ("one stroke", "One stroke: 5 × 5 squares"),
        ("many strokes", "Many strokes: 5 × 5 squares"),
        ("picture", "No strokes: 5 × 5 squares"),
    ],
)
def test_the_text_below_says_that_spots_were_blanked(subject: Subject, start: str) -> None:
    assert detail(of_spots(SEVEN, subject=subject)).startswith(start)


@pytest.mark.parametrize("digit", range(10))
def test_written_digits_get_a_sentence(digit: int) -> None:
    strokes = next(
        found for count in (1, 2) if (found := _written_or_none(digit, count)) is not None
    )
    assert sentence(explain(drawn(*strokes), untrained()))


def test_scribbles_and_pasted_pictures_get_a_sentence() -> None:
    scribble = explain(
        drawn(*(line((10 * x, 40), (10 * x, 200), width=4) for x in range(2, 20))), untrained()
    )
    picture = Drawing()
    picture.paste_ink(drawn(line((100, 40), (150, 200))).snapshot())

    assert scribble.subject == "many strokes"
    assert sentence(scribble)
    assert sentence(explain(picture, untrained()))


def test_a_dot_gets_a_sentence() -> None:
    drawing = Drawing()
    drawing.begin_stroke(Point(140, 140), 20)
    drawing.end_stroke()

    assert sentence(explain(drawing, untrained())).startswith("The network is not sure.")


def _written_or_none(digit: int, count: int) -> tuple | None:  # type: ignore[type-arg]
    try:
        return written(digit, strokes=count)
    except LookupError:
        return None
