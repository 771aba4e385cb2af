"""Numbers written with the built-in strokes, and a reader with the bundled weights."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.synthetic.digit_forms import digit_forms
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke
from trainer.ink.stroke_framing import frame_drawing
from trainer.network import weights
from trainer.network.prediction import Predictor
from trainer.network.rejection import Rejector, too_little_ink
from trainer.reading.number import NumberReading, read_number
from trainer.reading.number_finder import NumberFinder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WEIGHTS = Path(__file__).resolve().parents[3] / "resources" / "weights"
BLANK = np.zeros((840, 840), np.uint8)


def digit(
    value: int, *, left: float, top: float = 90.0, height: float = 90.0, width: float = 10.0
) -> list[Stroke]:
    """The most frequent built-in form of a digit, at a position on the canvas."""
    form = max((form for form in digit_forms() if form.digit == value), key=lambda form: form.share)
    paths = form.drawing(0)
    joined = np.concatenate(paths)
    low, high = joined.min(axis=0), joined.max(axis=0)
    scale = height / (high - low)[1]
    return [
        Stroke(
            tuple(Point(*point) for point in ((path - low) * scale + (left, top)).tolist()), width
        )
        for path in paths
    ]


def number(
    text: str, *, gap: float = 25.0, height: float = 70.0, left: float = 20.0, top: float = 100.0
) -> list[Stroke]:
    """Digits side by side."""
    strokes: list[Stroke] = []
    for character in text:
        written = digit(int(character), left=left, top=top, height=height)
        strokes += written
        left = max(point.x for stroke in written for point in stroke.points) + gap
    assert left - gap < CANVAS_SIZE
    return strokes


def raster_of(strokes: Sequence[Stroke]) -> NDArray[np.uint8]:
    """Ink of strokes as round dots along them."""
    raster = BLANK.copy()
    rows, columns = np.mgrid[:840, :840]
    for stroke in strokes:
        for first, second in zip(stroke.points, stroke.points[1:], strict=False):
            for share in np.linspace(0, 1, 12):
                x = 3 * (first.x + share * (second.x - first.x))
                y = 3 * (first.y + share * (second.y - first.y))
                box = (
                    slice(max(0, int(y) - 20), int(y) + 20),
                    slice(max(0, int(x) - 20), int(x) + 20),
                )
                near = np.hypot(rows[box] - y, columns[box] - x) < 3 * stroke.width / 2
                raster[box][near] = 255
    return raster


@cache
def rejector() -> Rejector:
    return Rejector(Predictor(weights.load(WEIGHTS / "detector.safetensors")))


@cache
def reader() -> Predictor:
    return Predictor(weights.load(WEIGHTS / "bundled.safetensors"))


def read(strokes: Sequence[Stroke]) -> NumberReading | None:
    """Read strokes as the window does."""
    return _read(BLANK, strokes)


def read_raster(raster: NDArray[np.uint8]) -> NumberReading | None:
    """Read ink that no strokes explain."""
    return _read(raster, None)


def _read(raster: NDArray[np.uint8], strokes: Sequence[Stroke] | None) -> NumberReading | None:
    framing = frame_drawing(raster, strokes)
    speck = too_little_ink(framing, strokes, max(raster.shape))
    image = None if framing is None else framing.digit_image
    reason = rejector().judge(image, speck=speck, strokes=strokes)
    parts = NumberFinder(rejector()).find(raster, strokes, reason)
    return read_number(parts, reader().network, reader().snapshot.recipe.classes)
