"""The check of labels: wrong ones are found, right ones are not."""

from __future__ import annotations

import dataclasses

import numpy as np

from trainer.bundled import label_check
from trainer.bundled.label_check import doubtful
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.pen import Point, Stroke

RECIPE = label_check.RECIPE.with_settings({"epochs": "40", "convolutions": "8k5s2p2"})
WRONG = 5


def drawings() -> list[RecordedDrawing]:
    """30 vertical strokes, called 1, and 30 circles, called 0, all but one."""
    random = np.random.default_rng(0)
    turn = np.linspace(0, 2 * np.pi, 20)
    found = []
    for _ in range(30):
        x, top = random.uniform(100, 180), random.uniform(40, 70)
        line = np.array([[x, top], [x + random.normal(0, 5), top + 150]])
        size = random.uniform(50, 80, 2)
        circle = 140 + size * np.column_stack([np.sin(turn), -np.cos(turn)])
        for label, path in (("1", line), ("0", circle)):
            points = tuple(Point(x, y) for x, y in path.tolist())
            found.append(RecordedDrawing(label, (Stroke(points),), "a:1"))
    # A circle.
    found[WRONG] = dataclasses.replace(found[WRONG], label="1")
    return found


def test_a_wrong_label_is_found_and_named() -> None:
    doubts = doubtful(drawings(), seed=0, recipe=RECIPE)
    assert [doubt.index for doubt in doubts] == [WRONG]
    assert doubts[0].predicted == 0
    assert str(doubts[0]).startswith("drawing 5 by a:1, labelled 1: 0 (")


def test_drawings_too_small_to_frame_are_not_doubtful() -> None:
    dot = RecordedDrawing("1", (Stroke((Point(5, 5),)),), "a:1")
    assert doubtful([dot] * 3, seed=0, recipe=RECIPE) == []
