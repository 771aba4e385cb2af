from __future__ import annotations

import ctypes
import importlib.util
import os
import subprocess
import sys
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING, Any

import pytest

from trainer.runs import process_settings

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """
import os, sys
from trainer.runs import process_settings
process_settings.prepare(low_priority=sys.argv[1] == "low")
print(os.nice(0), os.environ["OMP_NUM_THREADS"])
"""

on_posix = pytest.mark.posix(reason="needs niceness")


def prepared(priority: str) -> list[int]:
    """Niceness and threads of a process after `prepare`."""
    done = subprocess.run(
        [sys.executable, "-c", REPORT, priority], check=True, capture_output=True, text=True
    )
    return [int(word) for word in done.stdout.split()]


@on_posix
def test_a_process_of_low_priority_is_nicer_and_has_one_thread() -> None:
    niceness, threads = prepared("low")
    assert niceness > os.nice(0)
    assert threads == 1


@on_posix
def test_any_other_process_keeps_its_priority_and_has_one_thread() -> None:
    niceness, threads = prepared("normal")
    assert niceness == os.nice(0)
    assert threads == 1


class FakeKernel:
    """Windows' kernel32, which gives and takes handles of 64 bits."""

    def __init__(self) -> None:
        self.classes: list[tuple[int, int]] = []

        def get_current_process() -> int | None:
            # What ctypes makes of the handle -1 without a type.
            is_pointer = get_current_process.restype is ctypes.c_void_p  # type: ignore[attr-defined]
            return ctypes.c_void_p(-1).value if is_pointer else -1

        def set_priority_class(handle: int, priority: int) -> None:
            types = set_priority_class.argtypes  # type: ignore[attr-defined]
            sent = types[0](handle).value
            self.classes.append((sent, priority))

        self.GetCurrentProcess: Any = get_current_process
        self.SetPriorityClass: Any = set_priority_class


def test_on_windows_the_priority_is_lowered_by_a_whole_handle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernel = FakeKernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: kernel, raising=False)
    process_settings.prepare(low_priority=True)
    assert kernel.classes == [(2**64 - 1, 0x4000)]


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The libraries that are loaded on a fake Windows."""
    names: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", names.append, raising=False)
    return names


def test_on_windows_the_c_runtime_of_the_wheels_is_loaded_before_torch(
    monkeypatch: pytest.MonkeyPatch, loaded: list[str], tmp_path: Path
) -> None:
    for name in ("msvcp140.dll", "vcruntime140_1.dll", "vcruntime140.dll", "shiboken6.dll"):
        (tmp_path / name).touch()
    found = ModuleSpec("shiboken6", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", {"shiboken6": found}.get)
    process_settings.load_cpp_runtime()
    assert loaded == [
        str(tmp_path / name) for name in ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll")
    ]


def test_a_bare_clone_on_windows_has_the_systems_c_runtime(
    monkeypatch: pytest.MonkeyPatch, loaded: list[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    process_settings.load_cpp_runtime()
    assert loaded == []
