"""CPU threads for training: the calling thread and, with two cores or more, a second one.

Training does not use torch's own OpenMP threads: started outside the main thread they lose most of
the second core, and beside other busy programs they spin waiting for each other. Two Python threads
with one torch thread each do neither.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import torch

from trainer.device.allocator import keep_freed_memory
from trainer.device.processors import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

First = TypeVar("First")
Second = TypeVar("Second")


@contextmanager
def computing_threads(device: torch.device, processes: int = 1) -> Iterator[Executor | None]:
    """Limits torch to one thread each in the calling thread and in a second thread.

    The second thread starts with its first work, inherits the priority of the thread that submits
    it, and ends with the context. For other devices than the CPU there is no second thread, and
    torch's thread count stays.

    Args:
        device: The device that computes.
        processes: Processes that train on this machine's cores at the same time.

    Yields:
        The second thread, for `both`; None if there is none.
    """
    if device.type != "cpu":
        yield None
        return
    keep_freed_memory()
    threads_before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        if cores() < 2 * processes:
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
    """Calls two functions: in parallel if there is a second thread, else one after the other.

    Returns their results, or raises the error of either, after both have ended.
    """
    if second_thread is None:
        return first(), second()
    future = second_thread.submit(second)
    try:
        result = first()
    except BaseException:
        # The second thread must not use the caller's data after this call.
        future.exception()
        raise
    return result, future.result()
