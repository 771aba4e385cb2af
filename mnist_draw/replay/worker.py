"""Worker that replays a stroke file in its own thread."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.replay.engine import ReplayedDrawing
    from trainer.data.recorded_drawing import StrokeFileError
    from trainer.network.weights import WeightSnapshot

_REPORT_INTERVAL_S = 0.1
_MAX_LINES = 20


@dataclass(frozen=True, slots=True, eq=False)
class ReplayJob:
    """A file to be replayed.

    Attributes:
        path: The stroke file.
        snapshot: Weights to predict with.
        cancelled: Set it from any thread to end the job early.
    """

    path: Path
    snapshot: WeightSnapshot
    cancelled: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True, eq=False)
class ReplayPart:
    """Drawings replayed since the previous part.

    Attributes:
        job: The job that it belongs to.
        drawings: In the order of the file.
        share: Share of the file that has been read, in [0, 1].
    """

    job: ReplayJob
    drawings: tuple[ReplayedDrawing, ...]
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class ReplayEnd:
    """End of a job, complete, cancelled or failed.

    Attributes:
        job: The job that has ended.
        skipped: Number of lines that could not be read.
        first_lines: Numbers of the first of them.
        failure: Why the job ended early; None if it did not.
    """

    job: ReplayJob
    skipped: int
    first_lines: tuple[int, ...]
    failure: Failure | None = None


class ReplayWorker(QObject):
    """Replays one file at a time; the drawings are rasterised in child processes.

    Signals:
        progressed: A `ReplayPart`.
        ended: A `ReplayEnd`, once for each job.
    """

    progressed = Signal(object)
    ended = Signal(object)

    @Slot(object)
    def run(self, job: ReplayJob) -> None:
        """Replay the file of a job."""
        skipped = _SkippedLines()
        failure = None
        if not job.cancelled.is_set():
            try:
                self._replay(job, skipped)
            except Exception as error:  # noqa: BLE001 - reported in the window
                failure = Failure.of(error)
        self.ended.emit(ReplayEnd(job, skipped.count, tuple(skipped.first), failure))

    def _replay(self, job: ReplayJob, skipped: _SkippedLines) -> None:
        from mnist_draw.replay.file_replay import replay_file  # noqa: PLC0415 - after the first frame

        share = 0.0

        def set_share(value: float) -> None:
            nonlocal share
            share = value

        drawings = replay_file(
            job.path,
            job.snapshot,
            on_problem=skipped.add,
            on_progress=set_share,
            low_priority=True,
        )
        part: list[ReplayedDrawing] = []
        reported = time.monotonic()
        with contextlib.closing(drawings):
            for replayed in drawings:
                part.append(replayed)
                if time.monotonic() - reported >= _REPORT_INTERVAL_S:
                    self.progressed.emit(ReplayPart(job, tuple(part), share))
                    part, reported = [], time.monotonic()
                if job.cancelled.is_set():
                    break
        self.progressed.emit(ReplayPart(job, tuple(part), share))


class _SkippedLines:
    """Counts lines that cannot be read, and keeps the first numbers."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[int] = []

    def add(self, problem: StrokeFileError) -> None:
        self.count += 1
        if len(self.first) < _MAX_LINES:
            self.first.append(problem.line)
