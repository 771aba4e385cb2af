"""Stroke files: recorded drawings as JSON Lines, one drawing a line.

A line is ``{"label": "3", "width": 500, "height": 500, "strokes": [[[x, y, t], …], …]}``: x to the
right and y down in a box of ``width`` by ``height``, t in seconds. The label may be null, t may be
left out, and two things are optional: a fourth number of a point is its pressure in [0, 1], and
``"brushes": [{"width": 40, "eraser": false}, …]`` gives each stroke its brush in the box's units.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mnist_draw.ink import CANVAS_SIZE, DEFAULT_WIDTH, EVEN_PRESSURE, Point, Stroke
from trainer.errors import DataError
from trainer.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LONGEST_LINE = 2 << 20
"""Bytes of the longest line that is read: an hour of uninterrupted drawing."""

_LABELS = frozenset("0123456789")
_LARGEST_BOX = 1e6
# Pens leave the box while they draw, but not by this many boxes.
_FARTHEST = 10.0
_LONGEST_SECONDS = 1e10  # A clock that counts from 1970 is allowed.
_PACE = 0.01  # Seconds between the points of a stroke that has no times.


class StrokeFileError(DataError):
    """A line of a stroke file is not a drawing.

    Attributes:
        line: Number of the line, counted from 1.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(path, f"line {line:,}: {reason}")
        self.line = line


@dataclass(frozen=True, slots=True)
class RecordedDrawing:
    """A drawing of a stroke file.

    Attributes:
        label: The digit, ``"0"`` to ``"9"``; None where nobody said.
        strokes: In canvas units and in the order they were drawn.
    """

    label: str | None
    strokes: tuple[Stroke, ...]


def read_drawings(path: Path) -> Iterator[RecordedDrawing]:
    """Reads a stroke file line by line, whatever its length; blank lines are passed over.

    The box of each drawing is fitted into the canvas, its shape kept. A stroke without points
    is left out.

    Raises:
        DataError: The file cannot be read.
        StrokeFileError: A line is not a drawing; the ones before it have been yielded.
    """
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise StrokeFileError(
                        path, number, f"longer than the {LONGEST_LINE:,} bytes of a drawing"
                    )
                if line.isspace():
                    continue
                try:
                    drawing = _drawing(line)
                except (ValueError, RecursionError) as error:
                    raise StrokeFileError(path, number, _reason(error)) from error
                yield drawing
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error


def write_drawings(path: Path, drawings: Iterable[RecordedDrawing]) -> None:
    """Writes a stroke file; reading it gives equal drawings.

    Raises:
        StorageError: It could not be written; what was there before is untouched.
    """
    write_atomically(path, "".join(line_of(drawing) + "\n" for drawing in drawings).encode())


def line_of(drawing: RecordedDrawing) -> str:
    """One line of a stroke file, without its end."""
    return json.dumps(
        {
            "label": drawing.label,
            "width": CANVAS_SIZE,
            "height": CANVAS_SIZE,
            "strokes": [[_numbers(point) for point in stroke.points] for stroke in drawing.strokes],
            "brushes": [
                {"width": stroke.width, "eraser": stroke.eraser} for stroke in drawing.strokes
            ],
        },
        allow_nan=False,
        separators=(",", ":"),
    )


def _numbers(point: Point) -> list[float]:
    numbers = [point.x, point.y, point.t]
    return numbers if point.pressure == EVEN_PRESSURE else [*numbers, point.pressure]


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8 text"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg} at column {error.colno:,})"
    return str(error)


class _FormatError(ValueError):
    """A value is not what the format has in its place; the text says what belongs there."""


@dataclass(frozen=True, slots=True)
class _Box:
    """Where the recording's box lies on the canvas."""

    width: float
    height: float

    @property
    def scale(self) -> float:
        return CANVAS_SIZE / max(self.width, self.height)

    def point(self, numbers: object, index: int) -> Point:
        if not isinstance(numbers, list) or not 2 <= len(numbers) <= 4:
            raise _FormatError("a point is [x, y], [x, y, t] or [x, y, t, pressure]")
        x = _number("x", numbers[0], -_FARTHEST * self.width, (_FARTHEST + 1) * self.width)
        y = _number("y", numbers[1], -_FARTHEST * self.height, (_FARTHEST + 1) * self.height)
        t = index * _PACE
        if len(numbers) > 2:
            t = _number("t", numbers[2], -_LONGEST_SECONDS, _LONGEST_SECONDS)
        pressure = _number("pressure", numbers[3], 0, 1) if len(numbers) > 3 else EVEN_PRESSURE
        scale = self.scale
        return Point(
            x * scale + (CANVAS_SIZE - self.width * scale) / 2,
            y * scale + (CANVAS_SIZE - self.height * scale) / 2,
            t,
            pressure,
        )


def _drawing(line: bytes) -> RecordedDrawing:
    """Reads one line.

    Raises:
        ValueError: It is not JSON, or a `_FormatError` that says what is wrong.
        RecursionError: It is nested too deeply.
    """
    # A byte-order mark is how some editors begin a file.
    value = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    if not isinstance(value, dict):
        raise _FormatError("a drawing is an object with label, width, height and strokes")
    label = value.get("label")
    if label is not None and not (isinstance(label, str) and label in _LABELS):
        raise _FormatError('label is one digit in quotes, such as "3", or null')
    box = _Box(
        _number("width", value.get("width"), 1 / _LARGEST_BOX, _LARGEST_BOX),
        _number("height", value.get("height"), 1 / _LARGEST_BOX, _LARGEST_BOX),
    )
    strokes = value.get("strokes")
    if not isinstance(strokes, list):
        raise _FormatError("strokes is a list of strokes")
    brushes = value.get("brushes", [{}] * len(strokes))
    if not isinstance(brushes, list) or len(brushes) != len(strokes):
        raise _FormatError("brushes is a list with one brush for each stroke")
    recorded = [_stroke(points, brush, box) for points, brush in zip(strokes, brushes, strict=True)]
    return RecordedDrawing(label, tuple(stroke for stroke in recorded if stroke.points))


def _stroke(points: object, brush: object, box: _Box) -> Stroke:
    if not isinstance(points, list):
        raise _FormatError("a stroke is a list of points")
    if not isinstance(brush, dict):
        raise _FormatError("a brush is an object with width and eraser")
    eraser = brush.get("eraser", False)
    if not isinstance(eraser, bool):
        raise _FormatError("eraser is true or false")
    width = DEFAULT_WIDTH
    if "width" in brush:
        widest = max(box.width, box.height)
        width = _number("a brush's width", brush["width"], widest / 1000, widest) * box.scale
    placed = tuple(box.point(numbers, index) for index, numbers in enumerate(points))
    return Stroke(placed, width, eraser)


def _number(name: str, value: object, low: float, high: float) -> float:
    """The value as a float in [low, high].

    Raises:
        _FormatError: It is something else.
    """
    # Comparing before converting also refuses whole numbers too large for a float.
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise _FormatError(f"{name} is a number from {low:g} to {high:g}")
    number = float(value)
    assert math.isfinite(number)
    return number


def _refuse_constant(name: str) -> float:
    raise _FormatError(f"{name} is not a number")
