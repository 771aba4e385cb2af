from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from trainer.device import torch_threads


@pytest.mark.linux(reason="thread priorities exist on Linux only")
def test_second_thread_inherits_the_callers_priority(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch_threads, "cores", lambda: 2)
    priorities = []

    def work() -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 7)
        with torch_threads.computing_threads(torch.device("cpu")) as second_thread:
            assert second_thread is not None
            priority = second_thread.submit(
                lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
            )
            priorities.append(priority.result())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert priorities == [7]


def test_both_waits_for_the_second_when_the_first_fails() -> None:
    started = threading.Event()
    ended = threading.Event()

    def fail() -> None:
        started.wait()
        raise ValueError("first failed")

    def succeed() -> None:
        started.set()
        ended.set()

    with ThreadPoolExecutor(1) as second_thread:
        with pytest.raises(ValueError, match="first failed"):
            torch_threads.both(second_thread, fail, succeed)
        assert ended.is_set()
