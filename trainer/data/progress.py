"""Progress of loading data: rate-limited reports and cancellation."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from trainer.errors import CancelledError

# Ten reports a second look smooth and cost the window nothing.
_INTERVAL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of a download, of reading files or of generating images.

    Attributes:
        activity: ``"download"``, ``"read"`` or ``"generate"``.
        subject: The file or data set.
        done: Units done so far.
        total: Total number of units; 0 while unknown.
        unit: ``"bytes"`` or ``"images"``.
    """

    activity: Literal["download", "read", "generate"]
    subject: str
    done: int
    total: int
    unit: Literal["bytes", "images"]


ProgressCallback: TypeAlias = Callable[[Progress], None]


class Meter:
    """Byte counter that reports at most ten times a second and checks for cancellation.

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
        """Check for cancellation.

        Raises:
            CancelledError: `cancelled` returned True.
        """
        if self._cancelled():
            raise CancelledError

    def advance(self, count: int) -> None:
        """Add a number of bytes.

        Raises:
            CancelledError: `cancelled` returned True.
        """
        self.move_to(self.done + count)

    def move_to(self, done: int) -> None:
        """Set the number of bytes, which may decrease and is limited to the total.

        Raises:
            CancelledError: `cancelled` returned True.
        """
        self.check()
        self.done = min(done, self._total)
        now = time.monotonic()
        if now >= self._next_report or self.done == self._total:
            self._next_report = now + _INTERVAL_SECONDS
            self._report(
                Progress(self._activity, self._subject, self.done, self._total, unit="bytes")
            )
