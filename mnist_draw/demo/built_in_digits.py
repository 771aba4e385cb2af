"""Built-in digits, drawn by the demo unless a file was chosen."""

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
# Shares of the canvas: range of the longer side, and largest offset from the centre.
_MIN_SIZE, _MAX_SIZE = 0.55, 0.72
_MAX_OFFSET = 0.06


def endless(seed: int | None = None) -> Iterator[RecordedDrawing]:
    """Generate all ten digits in random order, again and again, in forms that people write.

    Args:
        seed: Makes the digits reproducible.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    forms = digit_forms()
    while True:
        for digit in rng.sample(range(10), 10):
            indices = [index for index, form in enumerate(forms) if form.digit == digit]
            (index,) = rng.choices(indices, [forms[index].share for index in indices])
            yield _drawing(index, rng)


def _drawing(index: int, rng: random.Random) -> RecordedDrawing:
    outline = outlines(_SEGMENTS)[index]
    # Interpolating two masters of a form gives that form again.
    first, second = (rng.randrange(len(outline.masters)) for _ in range(2))
    share = rng.random()
    control = share * outline.masters[first] + (1 - share) * outline.masters[second]
    curve = outline.smooth @ control
    low, high = curve.min(axis=0), curve.max(axis=0)
    scale = CANVAS_SIZE * rng.uniform(_MIN_SIZE, _MAX_SIZE) / (high - low).max()
    offset = [CANVAS_SIZE * rng.uniform(-_MAX_OFFSET, _MAX_OFFSET) for _ in range(2)]
    points = (curve - (low + high) / 2) * scale + CANVAS_SIZE / 2 + offset
    strokes = tuple(
        Stroke(tuple(Point(float(x), float(y)) for x, y in stroke))
        for stroke in _strokes(points, outline.segments)
    )
    return RecordedDrawing(str(digit_forms()[index].digit), with_usual_times(strokes))


def _strokes(
    points: NDArray[np.float64], segments: NDArray[np.int64]
) -> Iterator[list[NDArray[np.float64]]]:
    """Join segments that start where the previous one ended."""
    stroke: list[NDArray[np.float64]] = []
    for start, end in segments:
        if stroke and not np.allclose(stroke[-1], points[start]):
            yield stroke
            stroke = []
        if not stroke:
            stroke = [points[start]]
        stroke.append(points[end])
    yield stroke
