"""Stop a run by Ctrl+C or SIGTERM and keep its results."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trainer.distributed.ranks import Ranks


@contextlib.contextmanager
def stopped_by_signals(
    stop_run: Callable[[], None],
    kept: str = "the weights reached are kept.",
    *,
    ranks: Ranks | None = None,
) -> Iterator[list[int]]:
    """Stop the run at the first Ctrl+C or SIGTERM; a second one has its usual effect.

    Args:
        stop_run: Called in the signal handler.
        kept: The message about the results.
        ranks: This process among several, whose launcher repeats each signal that it gets, so that
            a second one has no effect, and of which only the first one reports; None if it is
            alone.

    Yields:
        The numbers of the signals received so far.
    """
    received: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        # Signal handlers can be set in the main thread only.
        yield received
        return

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(number: int, _frame: object) -> None:
        if ranks is None:
            # First: a second signal may arrive at any time.
            restore()
        elif received:
            return
        received.append(number)
        stop_run()
        if ranks is not None and not ranks.first:
            return
        again = " Once more to abort." if ranks is None else ""
        # Not print: it is not reentrant, and this may interrupt a print.
        with contextlib.suppress(OSError):
            os.write(2, f"\nStopping; {kept}{again}\n".encode())

    for number in before:
        signal.signal(number, stop)
    try:
        yield received
    finally:
        restore()
