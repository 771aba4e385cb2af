from __future__ import annotations

import ctypes
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from trainer.device import processors

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.mark.parametrize(
    ("flags", "machine", "too_old"),
    [
        ("flags : fpu sse sse2 ssse3 sse4_1", "x86_64", True),
        ("flags : fpu sse sse2 ssse3 sse4_1 sse4_2 popcnt", "x86_64", False),
        ("flags : fpu sse4_2 popcnt avx avx2", "x86_64", False),
        ("Features : fp asimd", "aarch64", False),
        # A container may hide it.
        ("", "x86_64", False),
    ],
)
def test_a_processor_without_sse4_is_too_old(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, flags: str, machine: str, *, too_old: bool
) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text(f"model name : one\n{flags}\n")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(machine=machine), raising=False)
    monkeypatch.setattr(processors, "_CPU_INFO", file)
    assert processors.is_too_old() == too_old


@pytest.mark.parametrize(
    ("architecture", "build", "present", "too_old"),
    [
        ("AMD64", 26100, True, False),
        ("AMD64", 19041, False, True),
        # Version 1809: this Windows does not know the instructions.
        ("AMD64", 17763, False, False),
        ("ARM64", 26100, False, False),
    ],
)
def test_windows_says_whether_the_processor_is_too_old(
    monkeypatch: pytest.MonkeyPatch, architecture: str, build: int, *, present: bool, too_old: bool
) -> None:
    kernel = SimpleNamespace(IsProcessorFeaturePresent=lambda feature: feature == 38 and present)
    monkeypatch.setattr(sys, "platform", "win32")
    version = SimpleNamespace(build=build)
    monkeypatch.setattr(sys, "getwindowsversion", lambda: version, raising=False)
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: kernel, raising=False)
    monkeypatch.setenv("PROCESSOR_ARCHITECTURE", architecture)
    assert processors.is_too_old() == too_old
