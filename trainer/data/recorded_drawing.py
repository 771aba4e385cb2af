"""Recorded drawings and what the readers of their file formats share."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.errors import DataError
from trainer.ink.pen import CANVAS_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from trainer.ink.pen import Point, Stroke

LONGEST_LINE = 2 << 20
"""Bytes of the longest line that is read: an hour of uninterrupted drawing."""

LABELS = frozenset("0123456789")
"""Labels that a drawing may have."""

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
        super().__init__(path, f"line {line:,}: {reason}")
        self.line = line


@dataclass(frozen=True, slots=True)
class RecordedDrawing:
    """A drawing read from a file.

    Attributes:
        label: The digit, ``"0"`` to ``"9"``; None if unknown.
        strokes: In canvas units, in the order they were drawn.
        writer: Name or number of the writer; None if unknown.
    """

    label: str | None
    strokes: tuple[Stroke, ...]
    writer: str | None = None


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Line numbers and lines of a file, each cut off after ``LONGEST_LINE + 1`` bytes."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        yield number, line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)


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
