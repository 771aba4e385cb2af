"""Non-digits to train the detector on: letters, signs, scribbles, noise, several digits.

Strokes are in units of the written forms, where a digit is about 100 high.
"""

from __future__ import annotations

import dataclasses
import string
from typing import TYPE_CHECKING

import numpy as np

from trainer.bundled.nondigit_strokes import generators, jittered
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.data.synthetic.digit_forms import digit_forms
from trainer.data.synthetic.stroke_raster import rasterise
from trainer.ink.framing import FRAME_SIZE, frame_all
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke, point_array
from trainer.network.rejection import OTHER, SEVERAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from trainer.bundled.nondigit_forms import Strokes

LIKE_DIGITS = frozenset("BGIOSZbgiloqsz|/()[]'`,.!")
"""Characters that many people write as they write a digit."""

OUTPUTS = (
    *("0", "1 or 7", "2", "3", "4 or 9", "5", "6", "8"),
    "several digits",
    "other",
    *(letter for letter in string.ascii_letters if letter not in LIKE_DIGITS),
)
"""Names of the detector's outputs: the groups of digits, several digits, anything else, and letters
unlike digits, which it tells from digits better when it has to tell them from each other."""

_MARGIN = 0.1
_RASTER_SIDE = 46
_DIGIT_HEIGHT = 100.0


def to_drawing(strokes: Strokes, output: int = OTHER) -> RecordedDrawing:
    """Scale strokes to the canvas, with a margin of 10 % on each side."""
    joined = np.concatenate(strokes)
    low, high = joined.min(axis=0), joined.max(axis=0)
    scale = CANVAS_SIZE * (1 - 2 * _MARGIN) / max(float((high - low).max()), 1e-6)
    offset = CANVAS_SIZE / 2 - scale * (low + high) / 2
    on_canvas = (scale * stroke + offset for stroke in strokes)
    return RecordedDrawing(
        OUTPUTS[output],
        tuple(Stroke(tuple(Point(x, y) for x, y in stroke.tolist())) for stroke in on_canvas),
    )


def unlike_digits(drawings: Iterable[RecordedDrawing]) -> list[RecordedDrawing]:
    """Letters and symbols that people wrote, without `LIKE_DIGITS`; labelled by `OUTPUTS`."""
    letters = frozenset(OUTPUTS[OTHER + 1 :])
    return [
        drawing if drawing.label in letters else dataclasses.replace(drawing, label=OUTPUTS[OTHER])
        for drawing in drawings
        if drawing.label not in LIKE_DIGITS
    ]


def other_drawings(count: int, random: np.random.Generator) -> list[RecordedDrawing]:
    """Random letters, signs and scribbles, labelled `OTHER`."""
    draw, shares = list(generators()), np.array(list(generators().values()))
    choice = random.choice(len(draw), count, p=shares / shares.sum())
    return [to_drawing(draw[index](random)) for index in choice]


def several_digits(
    count: int, random: np.random.Generator, written: Sequence[RecordedDrawing] = ()
) -> list[RecordedDrawing]:
    """Drawings of two to four digits each, labelled `SEVERAL`.

    Args:
        count: Number of drawings.
        random: Source of all variation.
        written: Digits written by people; half of the drawings use these, if there are any.
    """
    people = [_in_form_units(each) for each in written if each.strokes]
    forms = [form.drawing(index) for form in digit_forms() for index in range(len(form.masters))]
    result = []
    for _ in range(count):
        source = people if people and random.random() < 0.5 else forms
        digits = [
            jittered(source[random.integers(len(source))], random)
            for _ in range(_digit_count(random))
        ]
        result.append(to_drawing(_side_by_side(digits, random), SEVERAL))
    return result


def noise_images(count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    """Digit images of ink without strokes: noise, blots, dense scribbles.

    Returns:
        uint8, shape (N, 28, 28), framed, ink 255 on 0.
    """
    parts = [count // 3, count // 3, count - 2 * (count // 3)]
    rasters = np.concatenate(
        [
            _noise(parts[0], random),
            _blots(parts[1], random),
            _dense_scribbles(parts[2], random),
        ]
    )
    return frame_all(rasters)


def several_scanned_digits(
    count: int, digits: NDArray[np.uint8], random: np.random.Generator
) -> NDArray[np.uint8]:
    """Digit images of two or three scanned digits side by side.

    Args:
        count: Number of images.
        digits: uint8, shape (N, 28, 28).
        random: Source of all variation.

    Returns:
        uint8, shape (count, 28, 28), framed, ink 255 on 0.
    """
    height, width = FRAME_SIZE + 8, 3 * FRAME_SIZE
    rasters = np.zeros((count, height, width), np.uint8)
    for raster in rasters:
        x = 0
        for _ in range(_digit_count(random, most=3)):
            digit = digits[random.integers(len(digits))]
            inked = np.flatnonzero(digit.max(axis=0))
            digit = digit[:, inked[0] : inked[-1] + 1]
            x = max(0, x + int(random.integers(-3, 8)))
            if x + digit.shape[1] > width:
                break
            top = int(random.integers(0, 9))
            target = raster[top : top + FRAME_SIZE, x : x + digit.shape[1]]
            np.maximum(target, digit, out=target)
            x += digit.shape[1]
    # Half of them get a pen as wide as that of smaller digits.
    bold = rasters[::2]
    bold[:, 1:] = np.maximum(bold[:, 1:], bold[:, :-1])
    bold[:, :, 1:] = np.maximum(bold[:, :, 1:], bold[:, :, :-1])
    return frame_all(rasters)


def rotated_digits(
    digits: NDArray[np.uint8], labels: NDArray[np.uint8], random: np.random.Generator
) -> NDArray[np.uint8]:
    """Digit images of every 2, 3 and 4 rotated by 90 degrees, which reads as no other digit.

    Args:
        digits: uint8, shape (N, 28, 28).
        labels: uint8, shape (N,).
        random: Source of all variation.
    """
    upright = digits[np.isin(labels, (2, 3, 4))]
    quarter = np.where(random.random(len(upright)) < 0.5, 1, 3)
    result = np.where(
        (quarter == 1)[:, None, None], np.rot90(upright, 1, (1, 2)), np.rot90(upright, 3, (1, 2))
    )
    return frame_all(result)


def _digit_count(random: np.random.Generator, most: int = 4) -> int:
    return min(most, int(random.choice([2, 3, 4], p=[0.65, 0.22, 0.13])))


def _in_form_units(recorded: RecordedDrawing) -> Strokes:
    """Strokes of a recorded digit, scaled to the written forms."""
    strokes = [point_array(stroke.points)[:, :2] for stroke in recorded.strokes]
    joined = np.concatenate(strokes)
    low, high = joined.min(axis=0), joined.max(axis=0)
    scale = _DIGIT_HEIGHT / max(float((high - low).max()), 1e-6)
    return [scale * (stroke - low) for stroke in strokes]


def _side_by_side(digits: list[Strokes], random: np.random.Generator) -> Strokes:
    stacked = random.random() < 0.1
    # Digits overlap in some of the drawings.
    closest = -0.3 if random.random() < 0.3 else 0.05
    axis, other = (1, 0) if stacked else (0, 1)
    result: Strokes = []
    position = 0.0
    for digit in digits:
        joined = np.concatenate(digit)
        low, high = joined.min(axis=0), joined.max(axis=0)
        size = float(np.exp(random.normal(0, 0.15)))
        shift = np.zeros(2)
        shift[axis] = position
        shift[other] = random.normal(0, 12)
        result += [size * (stroke - low) + shift for stroke in digit]
        extent = size * float(high[axis] - low[axis])
        position += max(extent, 18) + 100 * random.uniform(closest, 0.6)
    return result


def _noise(count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    """Random pixels: sharp or blurred, in all greys."""
    levels = random.random((count, _RASTER_SIDE, _RASTER_SIDE))
    for step in range(1, 3):
        part = levels[step::3]
        for _ in range(2 * step):
            part[:] = sum(np.roll(part, shift, axis) for shift in (-1, 1) for axis in (1, 2)) / 4
    spread = levels.std(axis=(1, 2), keepdims=True)
    levels = (levels - levels.mean(axis=(1, 2), keepdims=True)) / spread
    # Leaves from a few specks to half of all pixels.
    threshold = np.minimum(
        random.uniform(0, 2.6, (count, 1, 1)), levels.max(axis=(1, 2), keepdims=True) - 0.3
    )
    hardness = random.choice([0.5, 1, 4], (count, 1, 1))
    shades: NDArray[np.float64] = np.clip((levels - threshold) * hardness, 0, 1) * 255
    return shades.astype(np.uint8)


def _blots(count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    """Discs, short thick dashes, and clusters of them."""
    segments = 4
    starts = random.normal(_RASTER_SIDE / 2, 3, (count, segments, 2))
    starts[::2] = starts[::2, :1]
    ends = starts + random.normal(0, 2.5, (count, segments, 2))
    radii = random.uniform(4, 10, (count, segments))
    return rasterise(
        starts.astype(np.float32),
        ends.astype(np.float32),
        radii.astype(np.float32),
        radii.astype(np.float32),
        size=_RASTER_SIDE,
    )


def _dense_scribbles(count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    """Scribbles too long for stroke framing, drawn with brushes of any width."""
    segments = 160
    heading = np.cumsum(random.normal(0, 0.6, (count, segments + 1)), axis=1)
    heading += np.cumsum(random.normal(0, 0.1, (count, segments + 1)), axis=1)
    length = random.uniform(2, 7, (count, 1))
    steps = np.stack([length * np.cos(heading), length * np.sin(heading)], axis=2)
    width = _RASTER_SIDE - 8
    path = width * np.arccos(np.cos(np.cumsum(steps, axis=1) * np.pi / width)) / np.pi + 4
    radii = np.repeat(random.uniform(0.7, 3, (count, 1)), segments, axis=1).astype(np.float32)
    return rasterise(
        path[:, :-1].astype(np.float32),
        path[:, 1:].astype(np.float32),
        radii,
        radii,
        size=_RASTER_SIDE,
    )
