"""How far a known amount of bytes has got: told at a bounded rate, stopped on request."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from trainer.errors import CancelledError

# Ten a second look smooth and cost a window nothing.
_INTERVAL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Progress:
    """Work before the first step: a download, files being read, strokes being drawn.

    Attributes:
        activity: ``"download"``, ``"read"`` or ``"generate"``.
        subject: The file or data set.
        done: Units done so far.
        total: Units in all; 0 while unknown.
        unit: ``"bytes"`` or ``"images"``.
    """

    activity: Literal["download", "read", "generate"]
    subject: str
    done: int
    total: int
    unit: Literal["bytes", "images"]


ProgressCallback: TypeAlias = Callable[[Progress], None]


class Meter:
    """Counts bytes, reports them at most ten times a second, notices a wish to stop at once.

    Attributes:
        done: Bytes so far.
    """

    def __init__(
        self,
        activity: Literal["download", "read"],
        subject: str,
        total: int,
        report: ProgressCallback,
        cancelled: Callable[[], bool],
    ) -> None:
        self.done = 0
        self._activity = activity
        self._subject = subject
        self._total = total
        self._report = report
        self._cancelled = cancelled
        self._next_report = 0.0

    def check(self) -> None:
        """Looks whether to stop.

        Raises:
            CancelledError: Somebody asked to stop.
        """
        if self._cancelled():
            raise CancelledError

    def advance(self, count: int) -> None:
        """Counts more bytes.

        Raises:
            CancelledError: Somebody asked to stop.
        """
        self.move_to(self.done + count)

    def move_to(self, done: int) -> None:
        """Says how many bytes are done, which may be fewer than before; the total is the most.

        Raises:
            CancelledError: Somebody asked to stop.
        """
        self.check()
        self.done = min(done, self._total)
        now = time.monotonic()
        if now >= self._next_report or self.done == self._total:
            self._next_report = now + _INTERVAL_SECONDS
            self._report(
                Progress(self._activity, self._subject, self.done, self._total, unit="bytes")
            )
