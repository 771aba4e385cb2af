"""UNIPEN text: the subset used by "Pen-Based Recognition of Handwritten Digits".

``.SEGMENT DIGIT 0 ? "8"`` begins a drawing, ``.COMMENT 8 12 224`` after it gives label, writer and
number, ``.PEN_DOWN`` and ``.PEN_UP`` enclose the points of a stroke, one ``x y`` a line, ten a
second, with y up. ``.DT 100`` is the pause after a stroke, in milliseconds. ``.X_DIM`` and
``.Y_DIM`` before the first segment give the box; without them it is 500 by 500, or the extent of
all points where one lies outside of that, or all in a tenth of it. Other keywords are ignored, and
case is.

Source: E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository, 1996.
"""

from __future__ import annotations

import contextlib
import itertools
import math
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.recorded_drawing import (
    RecordedDrawing,
    StrokeFileError,
    box_to_canvas,
    is_label,
    numbered_lines,
    outside_problem,
)
from trainer.errors import DataError
from trainer.ink.pen import Point, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

BOX = 500.0
"""Side of the square that the points lie in, unless the file says or shows another box."""
SAMPLE_SECONDS = 0.1
"""Seconds between two points of a stroke."""
MOST_POINTS = 100_000
"""Largest number of points of a drawing: hours of writing."""

_LARGEST = 1e7  # Coordinates of no tablet reach it.
_QUOTED = re.compile(r'"([^"]*)"')
_MOST_IDLE_LINES = 1_000_000
# Enough to find the box of a file that takes minutes to read.
_MOST_LINES_FOR_BOX = 2_000_000
_LONGEST_PAUSE = 10.0  # Seconds.


def parse_drawings(
    file: BinaryIO,
    path: Path,
    skip: Callable[[StrokeFileError], object] | None = None,
    *,
    rewindable: bool = True,
) -> Iterator[RecordedDrawing]:
    """Parse a file drawing by drawing, in bounded memory.

    Strokes without points are dropped; a segment without strokes is a drawing without ink.

    Args:
        file: The open file; bytes outside ASCII are accepted.
        path: For errors only.
        skip: Called with the error of each invalid line, whose drawing is then skipped.
        rewindable: Whether the file can be read twice, to find its box; a pipe cannot.

    Raises:
        DataError: The file's points are not ``x y``.
        StrokeFileError: A line is invalid and `skip` is None; the drawings before it have been
            yielded.
    """
    box = _find_box(file) if rewindable else _Box(0, 0, BOX, BOX)
    segment: _Segment | None = None
    number = begun = 0
    for number, line in numbered_lines(file):
        words = _words(line)
        if words[:1] == [".COORD"] and [word.upper() for word in words[1:]] != ["X", "Y"]:
            raise DataError(
                path, f"line {number:,}: points other than X Y cannot be read", "no drawings file"
            )
        if words[:1] == [".SEGMENT"]:
            yield from _finished(segment, path, number, skip)
            segment = _Segment(box)
        # The lines before the first segment describe the file.
        elif segment is None and words[:1] == [".PEN_DOWN"]:
            segment = _Segment(box)
        if words[:1] in ([".SEGMENT"], [".PEN_DOWN"]):
            begun = number
        elif number - begun > _MOST_IDLE_LINES:
            raise DataError(
                path,
                f"line {number:,}: there is no stroke in the last million lines.",
                "no drawing",
            )
        if segment is None or not words:
            continue
        try:
            segment.read(words, line)
        except _FormatError as error:
            segment.invalid = True
            problem = StrokeFileError(path, number, str(error))
            if skip is None:
                raise problem from error
            skip(problem)
    yield from _finished(segment, path, number, skip)


def _finished(
    segment: _Segment | None,
    path: Path,
    number: int,
    skip: Callable[[StrokeFileError], object] | None,
) -> Iterator[RecordedDrawing]:
    """The drawing of a segment that ends at a line, unless it is invalid."""
    if segment is None or segment.invalid:
        return
    drawing = segment.drawing()
    reason = outside_problem(drawing.strokes)
    if reason is None:
        yield drawing
        return
    problem = StrokeFileError(path, number, reason)
    if skip is None:
        raise problem
    skip(problem)


@dataclass(frozen=True, slots=True)
class _Box:
    """The box of all drawings, in units of the file, y up."""

    left: float
    bottom: float
    width: float
    height: float

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        top = self.bottom + self.height
        return box_to_canvas(x - self.left, top - y, self.width, self.height)


def _find_box(file: BinaryIO) -> _Box:
    """The box that the file states, or the one that its points need; rewinds the file."""
    usual = _Box(0, 0, BOX, BOX)
    sides: dict[str, float] = {}
    # Damaged compression is reported when the drawings are parsed.
    extents: list[tuple[float, float]] = []
    with contextlib.suppress(EOFError, OSError, zlib.error):
        extents.extend(_extents(file, sides))
    file.seek(0)
    if len(sides) == 2:
        return _Box(0, 0, sides[".X_DIM"], sides[".Y_DIM"])
    if not extents:
        return usual
    # A few stray points do not make the box.
    lows, highs = np.array(extents).T
    low, high = float(np.quantile(lows, 0.01)), float(np.quantile(highs, 0.99))
    inside = low >= 0 and high <= BOX
    # Shares of 1, for example, lie inside too.
    if low >= high or (inside and high - low >= BOX / 10):
        return usual
    return _Box(low, low, high - low, high - low)


def _extents(file: BinaryIO, sides: dict[str, float]) -> Iterator[tuple[float, float]]:
    """Smallest and largest coordinate of each drawing; ends early where the file states its box."""
    low, high = math.inf, -math.inf
    for _, line in itertools.islice(numbered_lines(file), _MOST_LINES_FOR_BOX):
        if line.lstrip().startswith(b"."):
            match _words(line):
                case [(".X_DIM" | ".Y_DIM") as side, length] if _is_length(length):
                    sides[side] = float(length)
                    if len(sides) == 2:
                        return
                case [".SEGMENT", *_] if low <= high:
                    yield low, high
                    low, high = math.inf, -math.inf
            continue
        # Nearly all lines are points: reading them as the parser does takes three times as long.
        words = line.split()
        if len(words) == 2:
            # Other lines are named when they are parsed.
            with contextlib.suppress(ValueError):
                x, y = float(words[0]), float(words[1])
                if abs(x) <= _LARGEST and abs(y) <= _LARGEST:
                    low, high = min(low, x, y), max(high, x, y)
    if low <= high:
        yield low, high


def _is_length(word: str) -> bool:
    with contextlib.suppress(_FormatError):
        return _number("a side", word, 1, _LARGEST) > 0
    return False


def _words(line: bytes) -> list[str]:
    """Words of a line; a keyword in capitals."""
    words = line.decode("latin-1").split()
    return [words[0].upper(), *words[1:]] if words and words[0].startswith(".") else words


class _FormatError(ValueError):
    """A line violates the format; the text says what is expected."""


class _Segment:
    """One drawing, parsed line by line."""

    def __init__(self, box: _Box) -> None:
        self.invalid = False
        self._box = box
        self._begun = False
        self._label: str | None = None
        self._writer: str | None = None
        self._strokes: list[list[Point]] = []
        self._pen_down = False
        self._clock = 0.0
        self._count = 0

    def read(self, words: list[str], line: bytes) -> None:
        """Parse the next line; lines after an invalid one are ignored.

        Raises:
            _FormatError: The line is invalid.
        """
        if self.invalid:
            return
        match words:
            case [".SEGMENT", *_]:
                self._begun = True
                self._label = _label(line.decode("latin-1"))
            case [".PEN_DOWN", *_]:
                if not self._begun:
                    raise _FormatError("a stroke before the first .SEGMENT belongs to no drawing")
                self._pen_down = True
                self._strokes.append([])
            case [".PEN_UP", *_]:
                self._pen_down = False
            case [".COMMENT", _, writer, number] if writer.isdigit() and number.isdigit():
                self._writer = writer[:20]
            case [".DT", milliseconds]:
                self._clock += _number("a pause", milliseconds, 0, _LONGEST_PAUSE * 1000) / 1000
            case _ if self._pen_down and not words[0].startswith("."):
                self._add_point(words)

    def _add_point(self, words: list[str]) -> None:
        if len(words) != 2:
            raise _FormatError("a point is two numbers, x and y")
        self._count += 1
        if self._count > MOST_POINTS:
            raise _FormatError(f"more than the {MOST_POINTS:,} points of a drawing")
        x, y = (
            _number(name, word, -_LARGEST, _LARGEST) for name, word in zip("xy", words, strict=True)
        )
        self._strokes[-1].append(Point(*self._box.to_canvas(x, y), self._clock))
        self._clock += SAMPLE_SECONDS

    def drawing(self) -> RecordedDrawing:
        strokes = tuple(Stroke(tuple(points)) for points in self._strokes if points)
        return RecordedDrawing(self._label, strokes, self._writer)


def _label(line: str) -> str | None:
    quoted = _QUOTED.findall(line)
    if not quoted or quoted[-1] in {"", "?"}:
        return None
    if not is_label(quoted[-1]):
        raise _FormatError(f'a label has at most 20 printable characters, not "{quoted[-1][:20]}"')
    return str(quoted[-1])


def _number(name: str, word: str, low: float, high: float) -> float:
    """A word as a number in [low, high].

    Raises:
        _FormatError: The word is no number in this range; NaN is in none.
    """
    try:
        number = float(word)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise _FormatError(f"{name} is a number from {low:g} to {high:g}, not {word[:20]}")
    return number
