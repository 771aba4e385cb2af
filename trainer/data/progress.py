"""How far a known amount of bytes has got: told at a bounded rate, stopped on request."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

from trainer.errors import CancelledError
from trainer.events import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.events import ProgressCallback

# Ten a second look smooth and cost a window nothing.
_INTERVAL_SECONDS = 0.1


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
