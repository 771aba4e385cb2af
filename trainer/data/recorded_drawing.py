"""Recorded drawings and what the readers of their file formats share."""

from __future__ import annotations

import codecs
import io
import itertools
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.errors import DataError
from trainer.files.values import FormatError
from trainer.ink.pen import CANVAS_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from trainer.ink.pen import Point, Stroke

LONGEST_LINE = 16 << 20
"""Bytes of the longest line that is read: an hour of uninterrupted drawing, 60 points a second."""

LONGEST_LABEL = 20
"""Characters of the longest label that a drawing may have."""

_MOST_BLANK_LINES = 1_000_000
# Pens leave the box while they draw; a larger share of the ink is in other units than the box.
_MOST_OUTSIDE = 1 / 3
_DOT = 1.0  # Length of a stroke of one point, in canvas units.
# A digit as tall as the canvas takes about a second.
_SPEED = 400.0  # Canvas units a second.
_SHORTEST_STEP = 0.001  # Seconds.
_PEN_LIFT = 0.2  # Seconds between two strokes.


class StrokeFileError(DataError):
    """A line of a file of drawings is invalid.

    Attributes:
        line: Line number, from 1.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(path, f"line {line:,}: {reason}", "line")
        self.line = line


@dataclass(frozen=True, slots=True)
class RecordedDrawing:
    """A drawing read from a file.

    Attributes:
        label: What was meant: a digit, a letter, a word of up to 20 characters; None if unknown.
        strokes: In canvas units, in the order they were drawn.
        writer: Name or number of the writer; None if unknown.
    """

    label: str | None
    strokes: tuple[Stroke, ...]
    writer: str | None = None


def is_label(label: object) -> bool:
    """Whether a value is a label: 1 to 20 printable characters, without blanks around them."""
    return (
        isinstance(label, str)
        and 0 < len(label) <= LONGEST_LABEL
        and label.isprintable()
        and label == label.strip()
    )


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Line numbers and lines of a file, each cut off after ``LONGEST_LINE + 1`` bytes.

    Lines end with LF, CR LF or CR. A byte-order mark is left out.

    Raises:
        FormatError: A million blank lines follow each other: a few compressed bytes may hold more
            than can be read in a day.
    """
    # Latin-1 maps every byte to a character and back.
    text = io.TextIOWrapper(file, "latin-1", newline=None)
    try:
        number = blank = 0
        while line := text.readline(LONGEST_LINE + 1):
            number += 1
            blank = blank + 1 if line == "\n" else 0
            if blank > _MOST_BLANK_LINES:
                raise FormatError(f"line {number:,}: there are only blank lines")
            content = line.encode("latin-1")
            yield number, content.removeprefix(codecs.BOM_UTF8) if number == 1 else content
            while len(line) > LONGEST_LINE and not line.endswith("\n"):
                line = text.readline(LONGEST_LINE + 1)
    finally:
        # The caller closes the file.
        text.detach()


def outside_problem(strokes: Sequence[Stroke]) -> str | None:
    """What is wrong with a drawing whose ink lies outside of its box; None if it lies inside.

    Args:
        strokes: In canvas units.
    """
    inside = outside = 0.0
    for stroke in strokes:
        if stroke.eraser:
            continue
        for point, following in itertools.pairwise([*stroke.points, stroke.points[-1]]):
            length = math.hypot(following.x - point.x, following.y - point.y) + _DOT
            x, y = (point.x + following.x) / 2, (point.y + following.y) / 2
            if 0 <= x <= CANVAS_SIZE and 0 <= y <= CANVAS_SIZE:
                inside += length
            else:
                outside += length
    share = outside / max(inside + outside, _DOT)
    if share <= _MOST_OUTSIDE:
        return None
    return f"{share:.0%} of its ink lies outside of its box: are width and height in its units?"


def box_to_canvas(x: float, y: float, width: float, height: float) -> tuple[float, float]:
    """Map a position in a box (y down) to the canvas; the box is centred, its aspect ratio kept."""
    scale = CANVAS_SIZE / max(width, height)
    return (
        x * scale + (CANVAS_SIZE - width * scale) / 2,
        y * scale + (CANVAS_SIZE - height * scale) / 2,
    )


def with_usual_times(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """The strokes with the times of usual writing, starting at 0."""
    clock = 0.0
    result = []
    for stroke in strokes:
        points: list[Point] = []
        last = stroke.points[0]
        for point in stroke.points:
            if points:
                distance = math.hypot(point.x - last.x, point.y - last.y)
                clock += max(distance / _SPEED, _SHORTEST_STEP)
            points.append(replace(point, t=clock))
            last = point
        result.append(replace(stroke, points=tuple(points)))
        clock += _PEN_LIFT
    return tuple(result)
