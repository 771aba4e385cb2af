"""The threads that compute on a CPU: the caller's, and a second one where a second core is.

Torch's own OpenMP team is not used for training. Started outside of the process's main thread it
loses most of its second core, and wherever anything else wants a core its threads spin waiting for
each other. Two Python threads with one torch thread each do not.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import torch

from trainer.device.allocator import keep_freed_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

First = TypeVar("First")
Second = TypeVar("Second")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def computing_threads(device: torch.device) -> Iterator[Executor | None]:
    """Gives the calling thread one torch thread, and a second such thread to help it.

    The second thread starts with the first work it gets, at the priority of the thread that gives
    it, and has ended when the context is left. Work for another device than the CPU gets no help
    and leaves torch's thread count alone.

    Yields:
        The second thread, for `both`; None where there is none.
    """
    if device.type != "cpu":
        yield None
        return
    keep_freed_memory()
    threads_before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        if cores() == 1:
            yield None
            return
        with ThreadPoolExecutor(
            1, "training-helper", initializer=torch.set_num_threads, initargs=(1,)
        ) as second_thread:
            yield second_thread
    finally:
        torch.set_num_threads(threads_before)


def both(
    second_thread: Executor | None, first: Callable[[], First], second: Callable[[], Second]
) -> tuple[First, Second]:
    """Does two things: at the same time where there is a second thread, else in this order.

    What either raises is raised here, and only after both have ended.
    """
    if second_thread is None:
        return first(), second()
    future = second_thread.submit(second)
    try:
        result = first()
    except BaseException:
        # The second thread must not go on with data that the caller is about to leave.
        future.exception()
        raise
    return result, future.result()
