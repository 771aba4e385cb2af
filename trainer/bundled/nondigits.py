"""What is no digit, drawn by the thousand: letters, signs, scribbles, noise, several digits.

Strokes are in units of the written forms, where a digit is about 100 high.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from trainer.bundled.nondigit_forms import LETTERS, SIGNS
from trainer.data.recorded import RecordedDrawing
from trainer.data.synthetic.stroke_forms import FORMS
from trainer.data.synthetic.stroke_raster import rasterise
from trainer.ink.framing import FRAME_SIZE, frame_all
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke, numbers_of
from trainer.network.rejection import OTHER, SEVERAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Strokes: TypeAlias = list[NDArray[np.float64]]


_JITTER = (2.0, 6.0)
"""Least and most spread of a form's points: some hands are steady, some are not."""
_MARGIN = 0.1
_RASTER = 46
_DIGIT_HEIGHT = 100.0


def parse(form: str) -> Strokes:
    """The strokes of a form: each float64, shape (P, 2)."""
    return [
        np.array(
            [[float(part) for part in point.rstrip("!").split(",")] for point in stroke.split()]
        )
        for stroke in form.split("|")
    ]


def drawing(strokes: Strokes, label: int = OTHER) -> RecordedDrawing:
    """Puts strokes on the canvas, as large as it allows."""
    joined = np.concatenate(strokes)
    low, high = joined.min(axis=0), joined.max(axis=0)
    scale = CANVAS_SIZE * (1 - 2 * _MARGIN) / max(float((high - low).max()), 1e-6)
    offset = CANVAS_SIZE / 2 - scale * (low + high) / 2
    placed = (scale * stroke + offset for stroke in strokes)
    return RecordedDrawing(
        str(label),
        tuple(Stroke(tuple(Point(x, y) for x, y in stroke.tolist())) for stroke in placed),
    )


def drawn(count: int, random: np.random.Generator) -> list[RecordedDrawing]:
    """Drawings that are nothing like a digit, of all sorts."""
    makers = list(_SHARES)
    shares = np.array(list(_SHARES.values()))
    choice = random.choice(len(makers), count, p=shares / shares.sum())
    return [drawing(makers[number](random)) for number in choice]


def several(
    count: int, random: np.random.Generator, written: Sequence[RecordedDrawing] = ()
) -> list[RecordedDrawing]:
    """Drawings of two to four digits each, beside, above or over each other.

    Args:
        count: How many.
        random: Source of all variation.
        written: Digits that people wrote; half of the drawings are made of these, if there are any.
    """
    people = [_strokes_of(each) for each in written if each.strokes]
    forms = [parse(master) for form in FORMS for master in form.masters]
    result = []
    for _ in range(count):
        source = people if people and random.random() < 0.5 else forms
        digits = [
            _jittered(source[random.integers(len(source))], random)
            for _ in range(_how_many(random))
        ]
        result.append(drawing(_side_by_side(digits, random), SEVERAL))
    return result


def images(count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    """Digit images of what leaves no such strokes: noise, blots, scribbles without end.

    Returns:
        uint8, shape (N, 28, 28), framed, ink 255 on 0.
    """
    parts = [count // 3, count // 3, count - 2 * (count // 3)]
    rasters = np.concatenate(
        [
            _noise(parts[0], random),
            _blots(parts[1], random),
            _endless(parts[2], random),
        ]
    )
    return frame_all(rasters)


def several_scanned(
    count: int, digits: NDArray[np.uint8], random: np.random.Generator
) -> NDArray[np.uint8]:
    """Digit images of two or three scanned digits side by side.

    Args:
        count: How many.
        digits: uint8, shape (N, 28, 28).
        random: Source of all variation.

    Returns:
        uint8, shape (count, 28, 28), framed, ink 255 on 0.
    """
    height, width = FRAME_SIZE + 8, 3 * FRAME_SIZE
    rasters = np.zeros((count, height, width), np.uint8)
    for raster in rasters:
        x = 0
        for _ in range(_how_many(random, most=3)):
            digit = digits[random.integers(len(digits))]
            inked = np.flatnonzero(digit.max(axis=0))
            digit = digit[:, inked[0] : inked[-1] + 1]
            x = max(0, x + int(random.integers(-3, 8)))
            if x + digit.shape[1] > width:
                break
            top = int(random.integers(0, 9))
            place = raster[top : top + FRAME_SIZE, x : x + digit.shape[1]]
            np.maximum(place, digit, out=place)
            x += digit.shape[1]
    # A pen as wide as if the digits had been drawn smaller, in half of them.
    bold = rasters[::2]
    bold[:, 1:] = np.maximum(bold[:, 1:], bold[:, :-1])
    bold[:, :, 1:] = np.maximum(bold[:, :, 1:], bold[:, :, :-1])
    return frame_all(rasters)


def turned(
    digits: NDArray[np.uint8], labels: NDArray[np.uint8], random: np.random.Generator
) -> NDArray[np.uint8]:
    """Digit images of digits that lie on their side, where that makes no other digit.

    Args:
        digits: uint8, shape (N, 28, 28).
        labels: uint8, shape (N,).
        random: Source of all variation.
    """
    lying = digits[np.isin(labels, (2, 3, 4))]
    quarter = np.where(random.random(len(lying)) < 0.5, 1, 3)
    result = np.where(
        (quarter == 1)[:, None, None], np.rot90(lying, 1, (1, 2)), np.rot90(lying, 3, (1, 2))
    )
    return frame_all(result)


def _how_many(random: np.random.Generator, most: int = 4) -> int:
    return min(most, int(random.choice([2, 3, 4], p=[0.65, 0.22, 0.13])))


def _strokes_of(recorded: RecordedDrawing) -> Strokes:
    """A recorded digit in units of the written forms."""
    strokes = [numbers_of(stroke.points)[:, :2] for stroke in recorded.strokes]
    joined = np.concatenate(strokes)
    low, high = joined.min(axis=0), joined.max(axis=0)
    scale = _DIGIT_HEIGHT / max(float((high - low).max()), 1e-6)
    return [scale * (stroke - low) for stroke in strokes]


def _jittered(strokes: Strokes, random: np.random.Generator) -> Strokes:
    spread = random.uniform(*_JITTER)
    return [stroke + random.normal(0, spread, stroke.shape) for stroke in strokes]


def _side_by_side(digits: list[Strokes], random: np.random.Generator) -> Strokes:
    stacked = random.random() < 0.1
    # Side by side with any gap, now and then one into the other.
    closest = -0.3 if random.random() < 0.3 else 0.05
    axis, other = (1, 0) if stacked else (0, 1)
    result: Strokes = []
    at = 0.0
    for digit in digits:
        joined = np.concatenate(digit)
        low, high = joined.min(axis=0), joined.max(axis=0)
        size = float(np.exp(random.normal(0, 0.15)))
        shift = np.zeros(2)
        shift[axis] = at
        shift[other] = random.normal(0, 12)
        result += [size * (stroke - low) + shift for stroke in digit]
        extent = size * float(high[axis] - low[axis])
        at += max(extent, 18) + 100 * random.uniform(closest, 0.6)
    return result


def _form(forms: dict[str, tuple[str, ...]]) -> Callable[[np.random.Generator], Strokes]:
    """Draws one of some forms, each of its names as often as any other."""
    parsed = [[parse(form) for form in group] for group in forms.values()]

    def draw(random: np.random.Generator) -> Strokes:
        group = parsed[random.integers(len(parsed))]
        return _jittered(group[random.integers(len(group))], random)

    return draw


def _dash(random: np.random.Generator) -> Strokes:
    """One or two strokes that lie rather than stand."""
    result = []
    for number in range(int(random.choice([1, 1, 1, 2]))):
        angle = np.radians(random.uniform(-28, 28))
        along = np.linspace(0, 100, int(random.integers(2, 9)))
        wobble = random.normal(0, 2.5, len(along))
        x, y = np.cos(angle) * along, np.sin(angle) * along + wobble
        result.append(np.column_stack([x, y + number * random.uniform(20, 60)]))
    return result


def _dots(random: np.random.Generator) -> Strokes:
    """Scattered dots and very short dashes."""
    places = random.uniform(0, 100, (int(random.integers(2, 25)), 2))
    lengths = random.uniform(0, 9, places.shape) * random.choice([0.1, 1])
    return [
        np.array([place, place + length]) for place, length in zip(places, lengths, strict=True)
    ]


def _corners(random: np.random.Generator) -> Strokes:
    """Straight lines to and fro."""
    return [random.uniform(0, 100, (int(random.integers(5, 16)), 2))]


def _zigzag(random: np.random.Generator) -> Strokes:
    """A line that goes up and down while it moves on, in any direction."""
    count = int(random.integers(4, 22))
    along = np.linspace(0, random.uniform(60, 220), count) + random.normal(0, 3, count)
    across = (np.arange(count) % 2) * 100 + random.normal(0, 12, count)
    if random.random() < 0.4:
        # Rounded: two points at each turn.
        along, across = np.repeat(along, 2), np.repeat(across, 2)
        along[1::2] += random.uniform(4, 12)
    angle = random.uniform(0, 2 * np.pi)
    x, y = (
        np.cos(angle) * along - np.sin(angle) * across,
        np.sin(angle) * along + np.cos(angle) * across,
    )
    return [np.column_stack([x, y])]


def _coil(random: np.random.Generator) -> Strokes:
    """Loops that move on, as one tries a pen."""
    turns = random.uniform(2.5, 9)
    angle = np.linspace(0, 2 * np.pi * turns, int(10 * turns)) * random.choice([-1, 1])
    angle = angle + random.uniform(0, 6.3)
    radius = 40 * (1 + 0.15 * np.cumsum(random.normal(0, 0.25, len(angle))))
    direction = random.uniform(0, 2 * np.pi)
    drift = np.abs(angle - angle[0]) * random.uniform(1.5, 9)
    x = radius * np.cos(angle) * random.uniform(0.4, 1) + np.cos(direction) * drift
    y = radius * np.sin(angle) + np.sin(direction) * drift
    return [np.column_stack([x, y])]


def _walk(random: np.random.Generator) -> Strokes:
    """A scribble: the pen keeps turning, now this way, now that."""
    count = int(random.integers(25, 160))
    turning = np.cumsum(random.normal(0, 0.25, count)) + random.normal(0, 0.25)
    heading = np.cumsum(turning * random.uniform(0.3, 1.0)) + random.uniform(0, 6.3)
    steps = 8 * np.column_stack([np.cos(heading), np.sin(heading)])
    path = np.cumsum(steps, axis=0)
    # Kept on a sheet by folding it at the edges.
    return [50 * np.arccos(np.cos(path * np.pi / 100)) * 2 / np.pi]


def _pieces(random: np.random.Generator) -> Strokes:
    """Short strokes without connection, as in characters that nobody knows."""
    result = []
    for _ in range(int(random.integers(4, 9))):
        start = random.uniform(0, 100, 2)
        middle = start + random.normal(0, 22, 2)
        result.append(np.array([start, middle, middle + random.normal(0, 22, 2)]))
    return result


def _upside_down(random: np.random.Generator) -> Strokes:
    """A digit mirrored or on its head, where that makes no other digit."""
    forms = [form for form in FORMS if form.digit in {3, 4, 7}]
    form = forms[random.integers(len(forms))]
    strokes = _jittered(parse(form.masters[random.integers(len(form.masters))]), random)
    # A mirrored 4 is what children write: it stays a 4.
    flip = np.array([-1, -1]) if form.digit == 4 or random.random() < 0.5 else np.array([-1, 1])
    return [stroke * flip for stroke in strokes]


_SHARES: dict[Callable[[np.random.Generator], Strokes], float] = {
    _form(LETTERS): 10,
    _form(SIGNS): 6,
    _dash: 1.5,
    _dots: 1.2,
    _corners: 1.5,
    _zigzag: 2,
    _coil: 2,
    _walk: 2.5,
    _pieces: 2,
    _upside_down: 1,
}
"""How often each sort of drawing comes, relative to the others."""


def _noise(count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    """Pixels at random: single ones, blurred ones, all greys."""
    levels = random.random((count, _RASTER, _RASTER))
    for step in range(1, 3):
        part = levels[step::3]
        for _ in range(2 * step):
            part[:] = sum(np.roll(part, shift, axis) for shift in (-1, 1) for axis in (1, 2)) / 4
    spread = levels.std(axis=(1, 2), keepdims=True)
    levels = (levels - levels.mean(axis=(1, 2), keepdims=True)) / spread
    # From a few specks to half of all pixels.
    from_level = np.minimum(
        random.uniform(0, 2.6, (count, 1, 1)), levels.max(axis=(1, 2), keepdims=True) - 0.3
    )
    hardness = random.choice([0.5, 1, 4], (count, 1, 1))
    shades: NDArray[np.float64] = np.clip((levels - from_level) * hardness, 0, 1) * 255
    return shades.astype(np.uint8)


def _blots(count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    """Filled discs, short thick dashes, lumps of them."""
    segments = 4
    starts = random.normal(_RASTER / 2, 3, (count, segments, 2))
    starts[::2] = starts[::2, :1]
    ends = starts + random.normal(0, 2.5, (count, segments, 2))
    radii = random.uniform(4, 10, (count, segments))
    return rasterise(
        starts.astype(np.float32),
        ends.astype(np.float32),
        radii.astype(np.float32),
        radii.astype(np.float32),
        size=_RASTER,
    )


def _endless(count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    """Scribbles so long that they are framed from their ink, as wide as the brush left it."""
    segments = 160
    heading = np.cumsum(random.normal(0, 0.6, (count, segments + 1)), axis=1)
    heading += np.cumsum(random.normal(0, 0.1, (count, segments + 1)), axis=1)
    length = random.uniform(2, 7, (count, 1))
    steps = np.stack([length * np.cos(heading), length * np.sin(heading)], axis=2)
    room = _RASTER - 8
    path = room * np.arccos(np.cos(np.cumsum(steps, axis=1) * np.pi / room)) / np.pi + 4
    radii = np.repeat(random.uniform(0.7, 3, (count, 1)), segments, axis=1).astype(np.float32)
    return rasterise(
        path[:, :-1].astype(np.float32), path[:, 1:].astype(np.float32), radii, radii, size=_RASTER
    )
