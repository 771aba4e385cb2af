from __future__ import annotations

import os
import sys

import pytest

from trainer.device import processors


def test_cores_are_those_that_the_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 5, 7}, raising=False)
    assert processors.cores() == 3


def test_cores_without_affinity_are_those_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert processors.cores() == processors.processes() == 8


@pytest.mark.parametrize(("platform", "most"), [("win32", 61), ("linux", 256)])
def test_a_pool_has_no_more_processes_than_the_system_can_wait_for(
    monkeypatch: pytest.MonkeyPatch, platform: str, most: int
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert processors.processes(256) == most
    assert processors.processes(4) == 4
