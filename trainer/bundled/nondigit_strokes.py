"""Random stroke drawings that are no digit: letters, signs, dashes, dots, scribbles.

Coordinates are those of the written forms: x right, y down, about 100 high.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from trainer.bundled.nondigit_forms import nondigit_forms
from trainer.data.synthetic.digit_forms import digit_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trainer.bundled.nondigit_forms import Strokes

    Generator: TypeAlias = Callable[[np.random.Generator], Strokes]

_JITTER = (2.0, 6.0)
"""Range of the jitter's spread: some hands are steadier than others."""


@cache
def generators() -> Mapping[Generator, float]:
    """Generators of one drawing each, with their relative frequencies."""
    forms = nondigit_forms()
    return {
        _form_generator(forms.letters): 10,
        _form_generator(forms.signs): 6,
        _dash: 1.5,
        _dots: 1.2,
        _straight_lines: 1.5,
        _zigzag: 2,
        _coil: 2,
        _scribble: 2.5,
        _short_strokes: 2,
        _flipped_digit: 1,
    }


def jittered(strokes: Strokes, random: np.random.Generator) -> Strokes:
    """Strokes with normal noise on every point."""
    spread = random.uniform(*_JITTER)
    return [stroke + random.normal(0, spread, stroke.shape) for stroke in strokes]


def _form_generator(forms: Mapping[str, tuple[Strokes, ...]]) -> Generator:
    """Generator that draws every name equally often, in a random form of it."""
    groups = list(forms.values())

    def draw(random: np.random.Generator) -> Strokes:
        group = groups[random.integers(len(groups))]
        return jittered(group[random.integers(len(group))], random)

    return draw


def _dash(random: np.random.Generator) -> Strokes:
    """One or two strokes at most 28 degrees from the horizontal."""
    result = []
    for index in range(int(random.choice([1, 1, 1, 2]))):
        angle = np.radians(random.uniform(-28, 28))
        along = np.linspace(0, 100, int(random.integers(2, 9)))
        wobble = random.normal(0, 2.5, len(along))
        x, y = np.cos(angle) * along, np.sin(angle) * along + wobble
        result.append(np.column_stack([x, y + index * random.uniform(20, 60)]))
    return result


def _dots(random: np.random.Generator) -> Strokes:
    """Scattered dots and very short dashes."""
    starts = random.uniform(0, 100, (int(random.integers(2, 25)), 2))
    lengths = random.uniform(0, 9, starts.shape) * random.choice([0.1, 1])
    return [
        np.array([start, start + length]) for start, length in zip(starts, lengths, strict=True)
    ]


def _straight_lines(random: np.random.Generator) -> Strokes:
    """One stroke of straight lines between random points."""
    return [random.uniform(0, 100, (int(random.integers(5, 16)), 2))]


def _zigzag(random: np.random.Generator) -> Strokes:
    """A zigzag or wave in any direction."""
    count = int(random.integers(4, 22))
    along = np.linspace(0, random.uniform(60, 220), count) + random.normal(0, 3, count)
    beside = (np.arange(count) % 2) * 100 + random.normal(0, 12, count)
    if random.random() < 0.4:
        # Two points at each turn round it.
        along, beside = np.repeat(along, 2), np.repeat(beside, 2)
        along[1::2] += random.uniform(4, 12)
    angle = random.uniform(0, 2 * np.pi)
    x, y = (
        np.cos(angle) * along - np.sin(angle) * beside,
        np.sin(angle) * along + np.cos(angle) * beside,
    )
    return [np.column_stack([x, y])]


def _coil(random: np.random.Generator) -> Strokes:
    """Overlapping loops along a line, as people try a pen."""
    turns = random.uniform(2.5, 9)
    angle = np.linspace(0, 2 * np.pi * turns, int(10 * turns)) * random.choice([-1, 1])
    angle = angle + random.uniform(0, 6.3)
    radius = 40 * (1 + 0.15 * np.cumsum(random.normal(0, 0.25, len(angle))))
    direction = random.uniform(0, 2 * np.pi)
    drift = np.abs(angle - angle[0]) * random.uniform(1.5, 9)
    x = radius * np.cos(angle) * random.uniform(0.4, 1) + np.cos(direction) * drift
    y = radius * np.sin(angle) + np.sin(direction) * drift
    return [np.column_stack([x, y])]


def _scribble(random: np.random.Generator) -> Strokes:
    """A random walk of the pen's direction."""
    count = int(random.integers(25, 160))
    turning = np.cumsum(random.normal(0, 0.25, count)) + random.normal(0, 0.25)
    heading = np.cumsum(turning * random.uniform(0.3, 1.0)) + random.uniform(0, 6.3)
    steps = 8 * np.column_stack([np.cos(heading), np.sin(heading)])
    path = np.cumsum(steps, axis=0)
    # Folding at the edges keeps it within 100 units.
    return [50 * np.arccos(np.cos(path * np.pi / 100)) * 2 / np.pi]


def _short_strokes(random: np.random.Generator) -> Strokes:
    """Short unconnected strokes, as in a character of an unknown script."""
    result = []
    for _ in range(int(random.integers(4, 9))):
        start = random.uniform(0, 100, 2)
        middle = start + random.normal(0, 22, 2)
        result.append(np.array([start, middle, middle + random.normal(0, 22, 2)]))
    return result


def _flipped_digit(random: np.random.Generator) -> Strokes:
    """A digit mirrored or rotated by 180 degrees that reads as no other digit."""
    forms = [form for form in digit_forms() if form.digit in {3, 4, 7}]
    form = forms[random.integers(len(forms))]
    strokes = jittered(form.drawing(int(random.integers(len(form.masters)))), random)
    # Children write a mirrored 4: it stays a 4.
    flip = np.array([-1, -1]) if form.digit == 4 or random.random() < 0.5 else np.array([-1, 1])
    return [stroke * flip for stroke in strokes]
