"""Reading a whole file of drawings with the weights in use, in a thread of its own."""

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

    from mnist_draw.replay.engine import Reading
    from trainer.data.recorded_drawing import StrokeFileError
    from trainer.network.weights import WeightSnapshot

_EVERY = 0.1  # Seconds between two reports.
_MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True, eq=False)
class ReplayJob:
    """A file to be read.

    Attributes:
        path: The file of drawings.
        snapshot: The weights to read with.
        cancelled: Set by anyone to end it.
    """

    path: Path
    snapshot: WeightSnapshot
    cancelled: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True, eq=False)
class ReplayPart:
    """What was read since the last report.

    Attributes:
        job: Which job it belongs to.
        readings: In the order of the file.
        share: How much of the file has been read, in [0, 1].
    """

    job: ReplayJob
    readings: tuple[Reading, ...]
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class ReplayEnd:
    """All has been read, or somebody cancelled it.

    Attributes:
        job: Which job has ended.
        skipped: Lines that were left out.
        problems: The first of them in words.
        failure: Why it ended early; None if it did not.
    """

    job: ReplayJob
    skipped: int
    problems: tuple[str, ...]
    failure: Failure | None = None


class ReplayWorker(QObject):
    """Reads one file after another; the drawing is done by other processes.

    Attributes:
        progressed: A `ReplayPart`.
        ended: A `ReplayEnd`; one for each job.
    """

    progressed = Signal(object)
    ended = Signal(object)

    @Slot(object)
    def run(self, job: ReplayJob) -> None:
        """Reads the file of a job."""
        problems = _Problems()
        failure = None
        if not job.cancelled.is_set():
            try:
                self._read(job, problems)
            except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
                failure = Failure.of(error)
        self.ended.emit(ReplayEnd(job, problems.count, tuple(problems.first), failure))

    def _read(self, job: ReplayJob, problems: _Problems) -> None:
        import torch  # noqa: PLC0415 - after the window has appeared

        from mnist_draw.predict import bundled_detector  # noqa: PLC0415 - likewise
        from mnist_draw.replay.engine import replay  # noqa: PLC0415 - likewise
        from trainer.data import drawing_files  # noqa: PLC0415 - likewise
        from trainer.network.prediction import Predictor  # noqa: PLC0415 - likewise

        torch.set_num_threads(1)
        predictor = Predictor(job.snapshot)
        share = 0.0

        def note(now: float) -> None:
            nonlocal share
            share = now

        readings = replay(
            drawing_files.read_drawings(job.path, problems.note, note),
            lambda digit_image: predictor.predict(digit_image)[0],
            rejector=bundled_detector.load(),
            patient=True,
        )
        part: list[Reading] = []
        told = time.monotonic()
        with contextlib.closing(readings):
            for reading in readings:
                part.append(reading)
                if time.monotonic() - told >= _EVERY:
                    self.progressed.emit(ReplayPart(job, tuple(part), share))
                    part, told = [], time.monotonic()
                if job.cancelled.is_set():
                    break
        self.progressed.emit(ReplayPart(job, tuple(part), share))


class _Problems:
    """Counts wrong lines and keeps the first ones."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[str] = []

    def note(self, problem: StrokeFileError) -> None:
        self.count += 1
        if len(self.first) < _MOST_PROBLEMS:
            self.first.append(str(problem))
