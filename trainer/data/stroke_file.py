"""Stroke files: drawings as JSON Lines, one drawing a line.

A line is ``{"label": "3", "width": 500, "height": 500, "strokes": [[[x, y, t], …], …]}``: x to the
right and y down in a box of ``width`` by ``height``, t in seconds. The label may be null and t may
be omitted. Optional: a fourth number of a point is its pressure in [0, 1]; ``"brushes":
[{"width": 40, "eraser": false}, …]`` gives each stroke its brush in the box's units; ``"writer":
"12"`` names the writer.

Lines of Quick, Draw! are read too: ``{"word": "7", "drawing": [[[x, …], [y, …], [t, …]], …]}``,
t in milliseconds and optional. The drawing's extent is its box, a word of up to 20 characters its
label.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.data import quick_draw
from trainer.data.recorded_drawing import (
    LONGEST_LINE,
    RecordedDrawing,
    StrokeFileError,
    box_to_canvas,
    is_label,
    numbered_lines,
    outside_problem,
    with_usual_times,
)
from trainer.errors import DataError
from trainer.files.values import FormatError, number, parse_json
from trainer.files.writing import write_atomically
from trainer.ink.pen import CANVAS_SIZE, DEFAULT_PRESSURE, DEFAULT_WIDTH, Point, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

_LARGEST_BOX = 1e6
# Pens leave the box while they draw, but not by more box sizes than this.
_FARTHEST = 10.0
_LONGEST_SECONDS = 1e10  # Allows clocks that count from 1970.
_LONGEST_NAME = 100  # Characters of a writer's name.
# No file of drawings begins with so many lines that are none.
_MOST_FOREIGN_LINES = 1000


def parse_drawings(
    file: BinaryIO, path: Path, skip: Callable[[StrokeFileError], object] | None = None
) -> Iterator[RecordedDrawing]:
    """Parse a stroke file line by line, in bounded memory; blank lines are ignored.

    The box of each drawing is fitted into the canvas, its aspect ratio kept. Strokes without points
    are dropped. Points without times get those of usual writing.

    Args:
        file: The open file.
        path: For errors only.
        skip: Called with the error of each invalid line, which is then skipped; not of those before
            the first line that is an object with strokes.

    Raises:
        DataError: `skip` is given, and no line or none of the first thousand is such an object.
        StrokeFileError: A line is invalid and `skip` is None; the drawings before it have been
            yielded.
        OSError: The file cannot be read.
    """
    problems = None if skip is None else _Problems(path, skip)
    for line_number, line in numbered_lines(file):
        try:
            if len(line) > LONGEST_LINE:
                raise _ForeignError(f"longer than the {LONGEST_LINE:,} bytes of a drawing")
            if not line.strip():
                continue
            drawing = _parse_drawing(line)
        except ValueError as error:
            problem = StrokeFileError(path, line_number, str(error))
            if problems is None:
                raise problem from error
            problems.add(problem, foreign=isinstance(error, _ForeignError))
        else:
            if problems is not None:
                problems.pass_on()
            yield drawing
    if problems is not None:
        problems.refuse_foreign_file()


def write_drawings(path: Path, drawings: Iterable[RecordedDrawing]) -> None:
    """Write a stroke file; reading it gives equal drawings.

    Raises:
        StorageError: It could not be written; an existing file is unchanged.
    """
    write_atomically(path, "".join(to_json(drawing) + "\n" for drawing in drawings).encode())


def to_json(drawing: RecordedDrawing) -> str:
    """One line of a stroke file, without its newline."""
    return json.dumps(
        ({} if drawing.writer is None else {"writer": drawing.writer})
        | {
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
    return numbers if point.pressure == DEFAULT_PRESSURE else [*numbers, point.pressure]


class _ForeignError(FormatError):
    """A line is no object with strokes: the file may be of any other kind."""


class _Problems:
    """Errors of a file's lines, held back until a line shows that it is a file of drawings.

    A table or a text would be named once for each of its lines.
    """

    def __init__(self, path: Path, skip: Callable[[StrokeFileError], object]) -> None:
        self._path, self._skip = path, skip
        self._held: list[StrokeFileError] | None = []

    def add(self, problem: StrokeFileError, *, foreign: bool) -> None:
        """Hold an error back, or pass it on.

        Raises:
            DataError: The file begins with too many foreign lines.
        """
        if not foreign:
            self.pass_on()
        if self._held is None:
            self._skip(problem)
            return
        self._held.append(problem)
        if len(self._held) == _MOST_FOREIGN_LINES:
            self.refuse_foreign_file()

    def pass_on(self) -> None:
        """Pass on what was held back, and all that follows."""
        held, self._held = self._held, None
        for problem in held or ():
            self._skip(problem)

    def refuse_foreign_file(self) -> None:
        """Say what the file is.

        Raises:
            DataError: Errors are still held back.
        """
        if self._held:
            raise DataError(
                self._path,
                "it is no file of drawings, neither JSON Lines nor UNIPEN text "
                f"({self._held[0].reason}).",
                "no drawings file",
            )


@dataclass(frozen=True, slots=True)
class _Box:
    """The box that a drawing was recorded in, in units of the file."""

    width: float
    height: float

    @property
    def scale(self) -> float:
        """Canvas units to one of the file."""
        return CANVAS_SIZE / max(self.width, self.height)

    def point(self, numbers: object) -> Point:
        if not isinstance(numbers, list) or not 2 <= len(numbers) <= 4:
            raise FormatError("a point is [x, y], [x, y, t] or [x, y, t, pressure]")
        x = number("x", numbers[0], -_FARTHEST * self.width, (_FARTHEST + 1) * self.width)
        y = number("y", numbers[1], -_FARTHEST * self.height, (_FARTHEST + 1) * self.height)
        t = 0.0
        if len(numbers) > 2:
            t = number("t", numbers[2], -_LONGEST_SECONDS, _LONGEST_SECONDS)
        pressure = number("pressure", numbers[3], 0, 1) if len(numbers) > 3 else DEFAULT_PRESSURE
        return Point(*box_to_canvas(x, y, self.width, self.height), t, pressure)


def _parse_drawing(line: bytes) -> RecordedDrawing:
    """Parse one line.

    Raises:
        ValueError: The line is not JSON, or violates the format.
    """
    try:
        value = parse_json(line)
    except FormatError as error:
        raise _ForeignError(str(error)) from error
    if not isinstance(value, dict) or not ("strokes" in value or "drawing" in value):
        raise _ForeignError("a drawing is an object with label, width, height and strokes")
    if "drawing" in value and "strokes" not in value:
        value = quick_draw.as_stroke_file(value)
    label = value.get("label")
    if label is not None and not is_label(label):
        raise FormatError('label is a text of at most 20 characters, such as "3" or "A", or null')
    box = _Box(
        number("width", value.get("width"), 1 / _LARGEST_BOX, _LARGEST_BOX),
        number("height", value.get("height"), 1 / _LARGEST_BOX, _LARGEST_BOX),
    )
    strokes = value.get("strokes")
    if not isinstance(strokes, list):
        raise FormatError("strokes is a list of strokes")
    brushes = value.get("brushes", [{}] * len(strokes))
    if not isinstance(brushes, list) or len(brushes) != len(strokes):
        raise FormatError("brushes is a list with one brush for each stroke")
    writer = value.get("writer")
    if writer is not None and not (isinstance(writer, str) and 0 < len(writer) <= _LONGEST_NAME):
        raise FormatError(f"writer is a text of at most {_LONGEST_NAME} characters, or null")
    recorded = [
        _parse_stroke(points, brush, box) for points, brush in zip(strokes, brushes, strict=True)
    ]
    inked = tuple(stroke for stroke in recorded if stroke.points)
    problem = outside_problem(inked)
    if problem is not None:
        raise FormatError(problem)
    timed = all(len(point) > 2 for points in strokes for point in points)
    return RecordedDrawing(label, inked if timed else with_usual_times(inked), writer)


def _parse_stroke(points: object, brush: object, box: _Box) -> Stroke:
    if not isinstance(points, list):
        raise FormatError("a stroke is a list of points")
    if not isinstance(brush, dict):
        raise FormatError("a brush is an object with width and eraser")
    eraser = brush.get("eraser", False)
    if not isinstance(eraser, bool):
        raise FormatError("eraser is true or false")
    width = DEFAULT_WIDTH
    if "width" in brush:
        widest = max(box.width, box.height)
        width = number("a brush's width", brush["width"], widest / 1000, widest) * box.scale
    return Stroke(tuple(map(box.point, points)), width, eraser)
