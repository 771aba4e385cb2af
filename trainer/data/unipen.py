"""UNIPEN text: the subset used by "Pen-Based Recognition of Handwritten Digits".

``.SEGMENT DIGIT 0 ? "8"`` begins a drawing, ``.COMMENT 8 12 224`` after it gives label, writer and
number, ``.PEN_DOWN`` and ``.PEN_UP`` enclose the points of a stroke, one ``x y`` a line, ten a
second, in a box of 500 by 500 with y up. ``.DT 100`` is the pause after a stroke, in milliseconds.
Other keywords are ignored.

Source: E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository, 1996.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.data.recorded_drawing import (
    LABELS,
    RecordedDrawing,
    StrokeFileError,
    box_to_canvas,
    numbered_lines,
)
from trainer.errors import DataError
from trainer.ink.pen import Point, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

BOX = 500.0
"""Side of the square that the points lie in."""
SAMPLE_SECONDS = 0.1
"""Seconds between two points of a stroke."""
MOST_POINTS = 100_000
"""Largest number of points of a drawing: hours of writing."""

_FARTHEST = 10.0  # Pens leave the box while they draw, but not by more box sizes.
_QUOTED = re.compile(r'"([^"]*)"')
_LONGEST_PAUSE = 10.0  # Seconds.


def parse_drawings(
    file: BinaryIO, path: Path, skip: Callable[[StrokeFileError], object] | None = None
) -> Iterator[RecordedDrawing]:
    """Parse a file drawing by drawing, in bounded memory.

    Strokes without points are dropped; a segment without strokes is a drawing without ink.

    Args:
        file: The open file; bytes outside ASCII are accepted.
        path: For errors only.
        skip: Called with the error of each invalid line, whose drawing is then skipped.

    Raises:
        DataError: The file's points are not ``x y``.
        StrokeFileError: A line is invalid and `skip` is None; the drawings before it have been
            yielded.
    """
    segment: _Segment | None = None
    for number, line in numbered_lines(file):
        words = line.decode("latin-1").split()
        if words[:1] == [".COORD"] and words[1:3] != ["X", "Y"]:
            raise DataError(path, f"line {number:,}: points other than X Y cannot be read")
        if words[:1] == [".SEGMENT"]:
            if segment is not None and not segment.invalid:
                yield segment.drawing()
            segment = _Segment()
        # The lines before the first segment describe the file.
        elif segment is None and words[:1] == [".PEN_DOWN"]:
            segment = _Segment()
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
    if segment is not None and not segment.invalid:
        yield segment.drawing()


class _FormatError(ValueError):
    """A line violates the format; the text says what is expected."""


class _Segment:
    """One drawing, parsed line by line."""

    def __init__(self) -> None:
        self.invalid = False
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
        low, high = -_FARTHEST * BOX, (_FARTHEST + 1) * BOX
        x, y = (_number(name, word, low, high) for name, word in zip("xy", words, strict=True))
        self._strokes[-1].append(Point(*box_to_canvas(x, BOX - y, BOX, BOX), self._clock))
        self._clock += SAMPLE_SECONDS

    def drawing(self) -> RecordedDrawing:
        strokes = tuple(Stroke(tuple(points)) for points in self._strokes if points)
        return RecordedDrawing(self._label, strokes, self._writer)


def _label(line: str) -> str | None:
    quoted = _QUOTED.findall(line)
    if not quoted or quoted[-1] in {"", "?"}:
        return None
    if quoted[-1] not in LABELS:
        raise _FormatError(f'a label is one digit, such as "3", not "{quoted[-1][:20]}"')
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
