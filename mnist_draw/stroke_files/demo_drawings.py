"""Digits for the self-running demo where nobody has a file of drawings at hand."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.draw.ink import CANVAS_SIZE, Point, Stroke
from trainer.data.recorded_drawing import RecordedDrawing, with_usual_times
from trainer.data.synthetic.digit_forms import digit_forms
from trainer.data.synthetic.stroke_curves import outlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_SEGMENTS = 40
_SMALLEST, _LARGEST = 0.55, 0.72  # Shares of the canvas that the longer side takes.
_STRAY = 0.06  # Share of the canvas by which a digit lies off the middle.


def endless(seed: int | None = None) -> Iterator[RecordedDrawing]:
    """All ten digits in random order, again and again, in forms that people write.

    Args:
        seed: For the same digits every time.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    forms = digit_forms()
    while True:
        for digit in chance.sample(range(10), 10):
            indices = [index for index, form in enumerate(forms) if form.digit == digit]
            (index,) = chance.choices(indices, [forms[index].share for index in indices])
            yield _drawing(index, chance)


def _drawing(index: int, chance: random.Random) -> RecordedDrawing:
    outline = outlines(_SEGMENTS)[index]
    # Between two masters of a form lies that form again.
    first, second = (chance.randrange(len(outline.masters)) for _ in range(2))
    share = chance.random()
    control = share * outline.masters[first] + (1 - share) * outline.masters[second]
    curve = outline.smooth @ control
    low, high = curve.min(axis=0), curve.max(axis=0)
    scale = CANVAS_SIZE * chance.uniform(_SMALLEST, _LARGEST) / (high - low).max()
    stray = [CANVAS_SIZE * chance.uniform(-_STRAY, _STRAY) for _ in range(2)]
    points = (curve - (low + high) / 2) * scale + CANVAS_SIZE / 2 + stray
    strokes = tuple(
        Stroke(tuple(Point(float(x), float(y)) for x, y in stroke))
        for stroke in _strokes(points, outline.segments)
    )
    return RecordedDrawing(str(digit_forms()[index].digit), with_usual_times(strokes))


def _strokes(
    points: NDArray[np.float64], segments: NDArray[np.int64]
) -> Iterator[list[NDArray[np.float64]]]:
    """Joins segments that begin where the one before ended."""
    stroke: list[NDArray[np.float64]] = []
    for start, end in segments:
        if stroke and not np.allclose(stroke[-1], points[start]):
            yield stroke
            stroke = []
        if not stroke:
            stroke = [points[start]]
        stroke.append(points[end])
    yield stroke
