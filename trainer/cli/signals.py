"""Ending a run in the terminal by Ctrl+C, so that what it reached is kept."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextlib.contextmanager
def stopped_by_signals(
    stop_run: Callable[[], None], kept: str = "the weights reached are kept."
) -> Iterator[list[int]]:
    """Ctrl+C and a polite kill stop the run; a second one does what it does elsewhere.

    Args:
        stop_run: Makes the run end soon.
        kept: What stays, to reassure whoever stops it.

    Yields:
        The numbers of the signals received so far.
    """
    received: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        # Python hands signals to the main thread only.
        yield received
        return

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(number: int, _frame: object) -> None:
        # First of all, so that a second signal never finds this one half done.
        restore()
        received.append(number)
        stop_run()
        # Not print: this may interrupt a print, which cannot be entered twice.
        with contextlib.suppress(OSError):
            os.write(2, f"\nStopping; {kept} Once more to abort.\n".encode())

    for number in before:
        signal.signal(number, stop)
    try:
        yield received
    finally:
        restore()
