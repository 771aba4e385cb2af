"""Leaving out a stroke: the same answer as if it had never been drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import Point, Stroke
from mnist_draw.explain.explainer import Explainer
from tests.mnist_draw.draw.strokes import drawn, line, strokes
from tests.mnist_draw.explain.observing import (
    explain,
    observe,
    predict,
    untrained,
    written,
)

FOUR = written(4, strokes=2)
pen_strokes = strokes.map(lambda stroke: Stroke(stroke.points, stroke.width))


@pytest.mark.parametrize("unframed", [False, True])
@pytest.mark.parametrize(("digit", "count"), [(4, 2), (5, 2), (7, 2)])
def test_an_effect_is_what_the_window_says_of_the_drawing_without_the_stroke(
    digit: int, count: int, unframed: bool
) -> None:
    all_strokes = written(digit, strokes=count)
    explanation = explain(drawn(*all_strokes), unframed=unframed)

    for index, effect in enumerate(explanation.effects):
        rest = drawn(*all_strokes[:index], *all_strokes[index + 1 :])
        shown = predict(rest, unframed=unframed)
        probabilities = shown.unframed.probabilities if shown.unframed else shown.probabilities
        assert effect is not None
        assert effect.without is not None
        assert probabilities is not None
        np.testing.assert_array_equal(effect.without.probabilities, probabilities)
        assert effect.without.not_sure == (None if unframed else shown.not_sure)
        assert explanation.answer is not None
        assert explanation.answer.digit is not None
        assert effect.change == pytest.approx(
            float(probabilities[explanation.answer.digit]) - explanation.answer.probability
        )


@settings(max_examples=25)
@given(drawing=st.lists(pen_strokes, min_size=2, max_size=4), unframed=st.booleans())
def test_effects_of_any_strokes_are_exact(drawing: list[Stroke], unframed: bool) -> None:
    explanation = explain(drawn(*drawing), untrained(), unframed=unframed)

    for index, effect in enumerate(explanation.effects):
        assert effect is not None
        kept = explanation.strokes[:index] + explanation.strokes[index + 1 :]
        shown = predict(drawn(*kept), untrained(), unframed=unframed)
        if shown.number is not None:
            # The window reads several digits; the effect is that on the one digit that it was.
            continue
        probabilities = shown.unframed.probabilities if shown.unframed else shown.probabilities
        if effect.without is None:
            assert probabilities is None
        else:
            np.testing.assert_array_equal(effect.without.probabilities, probabilities)


def test_a_stroke_that_lies_under_another_changes_nothing() -> None:
    thinner = replace(FOUR[1], width=10)
    explanation = explain(drawn(FOUR[0], thinner, FOUR[1]))

    assert [effect.change for effect in explanation.known_effects[1:]] == [0, 0]
    assert explanation.known_effects[0].change < -0.5


def test_leaving_out_all_but_a_dot_leaves_too_little_ink() -> None:
    explanation = explain(drawn(*FOUR[:1], Stroke((Point(250, 250),), 10)))

    without = explanation.known_effects[0].without
    assert without is not None
    assert without.not_sure == "too little ink"


def test_erased_strokes_are_left_out_as_far_as_they_are_visible() -> None:
    drawing = drawn(*FOUR, line((40, 20), (40, 260), width=40, eraser=True))
    assert drawing.pen_strokes is not None

    explanation = explain(drawing)

    assert explanation.strokes == drawing.pen_strokes
    kept = predict(drawn(*drawing.pen_strokes[1:]))
    without = explanation.known_effects[0].without
    assert without is not None
    np.testing.assert_array_equal(without.probabilities, kept.probabilities)


def test_unframed_readings_keep_erased_ink_erased() -> None:
    drawing = drawn(
        line((60, 60), (60, 220)),
        line((140, 60), (140, 220)),
        # From one side, along the second stroke: thinner, but still a line.
        line((154, 60), (154, 220), width=14, eraser=True),
    )
    assert drawing.pen_strokes is not None
    assert len(drawing.pen_strokes) == 2

    explanation = explain(drawing, untrained(), unframed=True)

    alone = drawn(line((140, 60), (140, 220)), line((154, 60), (154, 220), width=14, eraser=True))
    shown = predict(alone, untrained(), unframed=True)
    without = explanation.known_effects[0].without
    assert without is not None
    assert shown.unframed is not None
    np.testing.assert_array_equal(without.probabilities, shown.unframed.probabilities)


def test_one_stroke_and_pasted_ink_have_no_strokes_to_leave_out() -> None:
    one = explain(drawn(*written(3, strokes=1)), untrained())
    pasted = Drawing()
    pasted.paste_ink(drawn(*FOUR).snapshot())
    picture = explain(pasted, untrained())

    assert (one.subject, one.strokes) == ("one stroke", ())
    assert (picture.subject, picture.strokes) == ("picture", ())
    assert one.settled
    assert picture.settled


def test_a_blank_canvas_has_no_answer_to_explain() -> None:
    explanation = explain(Drawing())

    assert explanation.answer is None
    assert explanation.occlusion is None
    assert explanation.settled


def test_nothing_is_read_before_the_first_item() -> None:
    first = next(Explainer()(observe(drawn(*FOUR))))

    assert first.effects == (None, None)
    assert not first.settled


def test_strokes_take_turns_when_the_pen_ends_the_work_early() -> None:
    explainer = Explainer()
    known = []
    for _ in range(3):
        items = explainer(observe(drawn(*FOUR), untrained()))
        next(items)
        known.append([effect is not None for effect in next(items).effects])

    assert known == [[True, False], [False, True], [True, False]]


def test_an_unfinished_drawing_gets_no_occlusion_map() -> None:
    explanation = explain(with_open_stroke(), untrained())

    assert explanation.occlusion is None
    assert not explanation.settled


def test_a_moving_pen_leaves_most_of_the_time_to_predictions() -> None:
    now = [0.0]
    explainer = Explainer(lambda: now[0])
    observation = observe(with_open_stroke(), untrained())
    known = []
    for _ in range(40):
        *_, last = explainer(observation)
        known.append(tuple(effect is not None for effect in last.effects))
        now[0] += 0.005

    # One stroke in 25 ms, and all in turn.
    assert sum(map(sum, known)) == 8
    assert all(sum(stroke) >= 2 for stroke in zip(*known, strict=True))


def test_a_lifted_pen_does_not_wait() -> None:
    now = [0.0]
    explainer = Explainer(lambda: now[0])
    list(explainer(observe(with_open_stroke(), untrained())))

    *_, last = explainer(observe(drawn(*FOUR), untrained()))

    assert last.settled


def with_open_stroke() -> Drawing:
    drawing = drawn(*FOUR)
    drawing.begin_stroke(Point(50, 50), 20)
    return drawing
