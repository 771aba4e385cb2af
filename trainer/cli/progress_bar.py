"""Progress on stderr: a bar where tqdm is installed, else a plain line now and then."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from trainer.data.progress import Progress

_SECONDS_BETWEEN_LINES = 5.0


class Bar(Protocol):
    """One thing that makes progress."""

    def move_to(self, done: int, note: str = "") -> None:
        """Shows how far it is, in units, and a few words beside it."""

    def say(self, text: str) -> None:
        """Prints a line on stdout without tearing the bar apart."""

    def close(self) -> None:
        """Takes the bar away."""


def open_bar(subject: str, total: int, unit: str) -> Bar:
    """A bar from 0 to `total` units; 0 while the total is unknown."""
    try:
        import tqdm  # noqa: F401, PLC0415 - a bare clone has none
    except ModuleNotFoundError:
        return _Lines(subject, total, unit)
    return _TqdmBar(subject, total, unit)


class DataProgress:
    """A bar for each file or data set that is fetched, read or drawn."""

    def __init__(self) -> None:
        self._subject: tuple[str, str] | None = None
        self._bar: Bar | None = None

    def report(self, progress: Progress) -> None:
        """Shows how far it is."""
        subject = (progress.activity, progress.subject)
        if self._bar is None or subject != self._subject:
            self.close()
            self._subject = subject
            title = f"{progress.activity} {progress.subject}"
            self._bar = open_bar(title, progress.total, progress.unit)
        self._bar.move_to(progress.done)

    def close(self) -> None:
        """Takes the last bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class _TqdmBar:
    def __init__(self, subject: str, total: int, unit: str) -> None:
        from tqdm import tqdm  # noqa: PLC0415 - see open_bar

        self._bar = tqdm(
            desc=subject,
            total=total or None,
            unit="B" if unit == "bytes" else f" {unit}",
            unit_scale=unit == "bytes",
            # A log file is no screen: it keeps every line.
            mininterval=0.1 if sys.stderr.isatty() else _SECONDS_BETWEEN_LINES,
            dynamic_ncols=True,
            leave=False,
            file=sys.stderr,
        )

    def move_to(self, done: int, note: str = "") -> None:
        self._bar.set_postfix_str(note, refresh=False)
        self._bar.update(done - self._bar.n)

    def say(self, text: str) -> None:
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

    def say(self, text: str) -> None:
        print(text, flush=True)

    def close(self) -> None:
        """Leaves the lines as they are."""
