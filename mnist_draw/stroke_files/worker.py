"""Reading drawings to be played and writing drawings, in a thread of its own."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing, StrokeFileError

BATCH = 20
"""Drawings that are read at a time."""


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """What is to be played.

    Attributes:
        number: Counts up; drawings bear the number of their request.
        path: A file of drawings; None for the built-in digits.
        repeat: Whether it begins again at its end.
    """

    number: int
    path: Path | None
    repeat: bool


@dataclass(frozen=True, slots=True)
class Drawings:
    """Some drawings of a request.

    Attributes:
        request: Number of the request.
        drawings: In the order of the file.
        last: Whether there are no more.
        skipped: Lines that were left out so far.
        problem: The first of them in words, or empty.
    """

    request: int
    drawings: tuple[RecordedDrawing, ...]
    last: bool
    skipped: int
    problem: str


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """Drawings for a file.

    Attributes:
        path: The file; what was there is replaced as a whole.
        drawings: One line each.
    """

    path: Path
    drawings: tuple[RecordedDrawing, ...]


class StrokeFileWorker(QObject):
    """Owns the file that is being played; lives in a thread of its own.

    Attributes:
        read: `Drawings`, a batch for each `open` and `read_more`.
        saved: The `SaveRequest` that was carried out.
        failed: A `Failure`; nothing was lost.
    """

    read = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._request: PlayRequest | None = None
        self._drawings: Iterator[RecordedDrawing] = iter(())
        self._skipped = 0
        self._problem = ""

    @Slot(object)
    def open(self, request: PlayRequest) -> None:
        """Begins to read and tells the first drawings."""
        self._request = request
        self._skipped, self._problem = 0, ""
        self._drawings = self._all(request)
        self.read_more()

    @Slot()
    def read_more(self) -> None:
        """Tells the next drawings."""
        request = self._request
        if request is None:
            return
        try:
            batch = tuple(itertools.islice(self._drawings, BATCH))
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            self._drawings = iter(())
            self.failed.emit(Failure.of(error))
            batch = ()
        last = len(batch) < BATCH
        self.read.emit(Drawings(request.number, batch, last, self._skipped, self._problem))

    @Slot()
    def close(self) -> None:
        """Lets the file go."""
        self._request = None
        self._drawings = iter(())

    @Slot(object)
    def save(self, request: SaveRequest) -> None:
        """Writes a file; one that cannot be written leaves what was there."""
        from trainer.data import stroke_file  # noqa: PLC0415 - only here

        try:
            stroke_file.write_drawings(request.path, request.drawings)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            self.failed.emit(Failure.of(error))
        else:
            self.saved.emit(request)

    def _all(self, request: PlayRequest) -> Iterator[RecordedDrawing]:
        from mnist_draw.stroke_files import demo_drawings  # noqa: PLC0415 - only here
        from trainer.data import drawing_files  # noqa: PLC0415 - only here

        if request.path is None:
            yield from demo_drawings.endless()
            return
        while True:
            inked = False
            self._skipped = 0
            for drawing in drawing_files.read_drawings(request.path, self._skip):
                inked = inked or bool(drawing.strokes)
                yield drawing
            # A file without ink would be read for ever.
            if not (request.repeat and inked):
                return

    def _skip(self, problem: StrokeFileError) -> None:
        self._skipped += 1
        if not self._problem:
            self._problem = str(problem)
