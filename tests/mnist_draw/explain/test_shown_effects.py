"""Effects on screen, from partial explanations in a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.explain.explanation import (
    Explanation,
    OcclusionMap,
    Reading,
    Spot,
    StrokeEffect,
)
from mnist_draw.explain.shown_effects import OLDEST_S, ShownEffects
from tests.mnist_draw.draw.strokes import drawn, line
from trainer.ink.framing import Framing, frame

if TYPE_CHECKING:
    from mnist_draw.draw.ink import Stroke

ANSWER = Reading(np.full(10, 0.1, np.float32))
STROKES = (line((0, 0), (9, 9)), line((0, 9), (9, 0)))
COMPLETE = OcclusionMap(np.full((28, 28), -0.5, np.float32), Spot(3, 3, (0, 0), -0.5, ANSWER))
COARSE = OcclusionMap(np.zeros((28, 28), np.float32))


def of_strokes(strokes: tuple[Stroke, ...], *changes: float | None) -> Explanation:
    effects = tuple(None if change is None else StrokeEffect(change, ANSWER) for change in changes)
    return Explanation(ANSWER, "strokes", strokes, effects)


def of_spots(framing: Framing, occlusion: OcclusionMap | None) -> Explanation:
    return Explanation(ANSWER, "one stroke", occlusion=occlusion, framing=framing)


def framed(x: int) -> Framing:
    framing = frame(drawn(line((x, 40), (x, 200))).raster)
    assert framing is not None
    return framing


def test_strokes_keep_their_effect_until_the_next_is_known() -> None:
    shown = ShownEffects()
    shown.update(of_strokes(STROKES, -0.5, 0.1), 0)
    longer = (*STROKES, line((3, 3), (5, 9)))

    shown.update(of_strokes(longer, None, None, None), 0)
    assert shown.changes == (-0.5, 0.1, None)

    shown.update(of_strokes(longer, None, -0.2, None), 0)
    assert shown.changes == (-0.5, -0.2, None)


def test_a_stroke_that_is_gone_leaves_no_effect() -> None:
    shown = ShownEffects()
    shown.update(of_strokes(STROKES, -0.5, 0.1), 0)

    shown.update(of_strokes(STROKES[1:], None), 0)

    assert shown.changes == (0.1,)


def test_equal_strokes_share_an_effect() -> None:
    shown = ShownEffects()
    shown.update(of_strokes((STROKES[0], STROKES[0]), -0.5, -0.5), 0)

    shown.update(of_strokes((STROKES[0], STROKES[0]), None, -0.1), 0)

    assert shown.changes == (-0.5, -0.1)


def test_a_map_is_shown_while_it_becomes_finer() -> None:
    shown, framing = ShownEffects(), framed(100)

    shown.update(of_spots(framing, COARSE), 0)
    assert shown.occlusion is COARSE
    shown.update(of_spots(framing, COMPLETE), 0)
    assert shown.occlusion is COMPLETE


def test_new_weights_do_not_make_the_map_flicker() -> None:
    shown, framing = ShownEffects(), framed(100)
    shown.update(of_spots(framing, COMPLETE), 10)

    shown.update(of_spots(framing, None), 10.1)
    assert shown.occlusion is COMPLETE
    shown.update(of_spots(framing, COARSE), 10.2)
    assert shown.occlusion is COMPLETE


def test_an_old_map_does_not_stand_for_new_weights() -> None:
    shown, framing = ShownEffects(), framed(100)
    shown.update(of_spots(framing, COMPLETE), 10)

    shown.update(of_spots(framing, COARSE), 10.1 + OLDEST_S)

    assert shown.occlusion is COARSE


def test_another_drawing_takes_the_map_away() -> None:
    shown = ShownEffects()
    shown.update(of_spots(framed(100), COMPLETE), 10)

    shown.update(of_spots(framed(50), None), 10.1)

    assert shown.occlusion is None


def test_new_weights_do_not_make_the_sentence_flicker() -> None:
    shown, framing = ShownEffects(), framed(100)
    settled, begun = of_spots(framing, COMPLETE), of_spots(framing, COARSE)
    shown.update(settled, 10)

    shown.update(begun, 10.1)
    assert shown.spoken is settled
    shown.update(begun, 10.1 + OLDEST_S)
    assert shown.spoken is begun


def test_the_pen_ends_the_sentence() -> None:
    shown, framing = ShownEffects(), framed(100)
    shown.update(of_spots(framing, COMPLETE), 10)
    drawing = replace(of_spots(framing, None), pen_down=True)

    shown.update(drawing, 10.1)

    assert shown.spoken is drawing
