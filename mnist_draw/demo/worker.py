"""Worker that reads the drawings to play, batch by batch, in its own thread."""

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
"""Drawings read at a time."""


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """Drawings to be played.

    Attributes:
        number: Counts up; its batches have the same number.
        path: A stroke file; None for the built-in digits.
        repeat: Whether the file starts again at its end.
    """

    number: int
    path: Path | None
    repeat: bool


@dataclass(frozen=True, slots=True)
class PlayBatch:
    """Some drawings of a request.

    Attributes:
        request: Number of the request.
        drawings: In the order of the file.
        last: Whether there are no more.
        problem: The first line that could not be read; None if all could.
    """

    request: int
    drawings: tuple[RecordedDrawing, ...]
    last: bool
    problem: StrokeFileError | None


class PlaybackWorker(QObject):
    """Owns the file that is being played.

    Signals:
        read: A `PlayBatch`, once for each `open` and `read_more`.
        failed: A `Failure`; the file cannot be read further.
    """

    read = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._request: PlayRequest | None = None
        self._drawings: Iterator[RecordedDrawing] = iter(())
        self._problem: StrokeFileError | None = None

    @Slot(object)
    def open(self, request: PlayRequest) -> None:
        """Start reading and emit the first batch."""
        from mnist_draw.demo import sources  # noqa: PLC0415 - after the first frame

        self._request = request
        self._problem = None
        self._drawings = sources.drawings(request.path, repeat=request.repeat, skip=self._skip)
        self.read_more()

    @Slot()
    def read_more(self) -> None:
        """Emit the next batch."""
        request = self._request
        if request is None:
            return
        try:
            batch = tuple(itertools.islice(self._drawings, BATCH))
        except Exception as error:  # noqa: BLE001 - reported in the window
            self._drawings = iter(())
            self.failed.emit(Failure.of(error))
            batch = ()
        self.read.emit(PlayBatch(request.number, batch, len(batch) < BATCH, self._problem))

    @Slot()
    def close(self) -> None:
        """Close the file."""
        self._request = None
        self._drawings = iter(())

    def _skip(self, problem: StrokeFileError) -> None:
        self._problem = self._problem or problem
