"""Stop a run by Ctrl+C, SIGTERM or a closed terminal, and keep its results."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trainer.distributed.ranks import Ranks

# The signal of a closed terminal, which Windows has not.
_HANG_UP: Final[int] = getattr(signal, "SIGHUP", 0)


@contextlib.contextmanager
def stopped_by_signals(
    stop_run: Callable[[], None],
    kept: str = "the weights reached are kept.",
    *,
    ranks: Ranks | None = None,
) -> Iterator[list[int]]:
    """Stop the run at the first Ctrl+C, Ctrl+Break, SIGTERM or SIGHUP.

    A second one has its usual effect. A terminal that closes may send SIGHUP more than once: then
    it has none.

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

    before = _handlers()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(number: int, _frame: object) -> None:
        if ranks is None:
            # First: a second signal may arrive at any time.
            restore()
            if number == _HANG_UP:
                signal.signal(number, signal.SIG_IGN)
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


def _handlers() -> dict[int, Any]:
    """The signals that stop a run, with their handlers."""
    # Ctrl+Break of Windows also reaches programs in which Ctrl+C is switched off.
    numbers = [signal.SIGINT, signal.SIGTERM, _HANG_UP, getattr(signal, "SIGBREAK", 0)]
    before = {number: signal.getsignal(number) for number in numbers if number}
    # `nohup` ignores it, to train on without the terminal.
    if before.get(_HANG_UP) is signal.SIG_IGN:
        del before[_HANG_UP]
    return before
