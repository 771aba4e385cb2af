"""Progress bars on stderr: of tqdm where it is installed, else plain lines."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, NoReturn, Protocol

if TYPE_CHECKING:
    from tqdm import tqdm

    from trainer.data.progress import Progress

_SECONDS_BETWEEN_LINES = 5.0


class Bar(Protocol):
    """Progress bar of one activity."""

    def move_to(self, done: int, note: str = "") -> None:
        """Show the progress, in units, and a short note beside it."""

    def print(self, text: str) -> None:
        """Print a line on stdout, above the bar."""

    def close(self) -> None:
        """Remove the bar."""


def open_bar(subject: str, total: int, unit: str) -> Bar:
    """Open a bar from 0 to `total` units; a total of 0 is unknown."""
    try:
        from tqdm import tqdm  # noqa: PLC0415 - a bare clone has none
    except ModuleNotFoundError:
        return _Lines(subject, total, unit)
    return _TqdmBar(
        tqdm(
            desc=subject,
            total=total or None,
            unit="B" if unit == "bytes" else f" {unit}",
            unit_scale=unit == "bytes",
            # A log file keeps every line.
            mininterval=0.1 if sys.stderr.isatty() else _SECONDS_BETWEEN_LINES,
            dynamic_ncols=True,
            leave=False,
            file=sys.stderr,
        )
    )


class DataProgress:
    """Progress bars of data sources: one for each file or data set."""

    def __init__(self) -> None:
        self._subject: tuple[str, str] | None = None
        self._bar: Bar | None = None

    def report(self, progress: Progress) -> None:
        """Show the progress."""
        subject = (progress.activity, progress.subject)
        if self._bar is None or subject != self._subject:
            self.close()
            self._subject = subject
            title = f"{progress.activity} {progress.subject}"
            self._bar = open_bar(title, progress.total, progress.unit)
        self._bar.move_to(progress.done)

    def close(self) -> None:
        """Remove the last bar."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class _TqdmBar:
    def __init__(self, bar: tqdm[NoReturn]) -> None:
        self._bar = bar

    def move_to(self, done: int, note: str = "") -> None:
        self._bar.set_postfix_str(note, refresh=False)
        self._bar.update(done - self._bar.n)

    def print(self, text: str) -> None:
        self._bar.write(text, file=sys.stdout)

    def close(self) -> None:
        self._bar.close()


class _Lines:
    def __init__(self, subject: str, total: int, unit: str) -> None:
        self._subject = subject
        self._total = total
        self._unit = unit
        self._next_line = time.monotonic()

    def move_to(self, done: int, note: str = "") -> None:
        now = time.monotonic()
        if now < self._next_line and done != self._total:
            return
        self._next_line = now + _SECONDS_BETWEEN_LINES
        of_all = f" of {self._total:,}" if self._total else ""
        beside = f", {note}" if note else ""
        print(f"{self._subject}: {done:,}{of_all} {self._unit}{beside}", file=sys.stderr)

    def print(self, text: str) -> None:
        print(text, flush=True)

    def close(self) -> None:
        """The lines stay."""
