"""Recorded drawings: what files of pen strokes hold, and how a line that is wrong is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.errors import DataError
from trainer.ink.pen import CANVAS_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from trainer.ink.pen import Stroke

LONGEST_LINE = 2 << 20
"""Bytes of the longest line that is read: an hour of uninterrupted drawing."""

LABELS = frozenset("0123456789")
"""What a drawing can be labelled."""


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
        writer: Who drew it, where the file says so.
    """

    label: str | None
    strokes: tuple[Stroke, ...]
    writer: str | None = None


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbers and lines of a file, never more than ``LONGEST_LINE + 1`` bytes of one."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        yield number, line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)


def placed(x: float, y: float, width: float, height: float) -> tuple[float, float]:
    """Where a place in a box (y down) lies on the canvas; the box fills it, its shape kept."""
    scale = CANVAS_SIZE / max(width, height)
    return (
        x * scale + (CANVAS_SIZE - width * scale) / 2,
        y * scale + (CANVAS_SIZE - height * scale) / 2,
    )
