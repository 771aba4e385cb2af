from __future__ import annotations

import ctypes
import sys

import pytest

from trainer.device.allocator import keep_freed_memory

MEGABYTE = 2**20


class Glibc:
    """C library that records the calls of `mallopt`."""

    def __init__(self, *, result: int = 1) -> None:
        self.settings: dict[int, int] = {}
        self._result = result

    def gnu_get_libc_version(self) -> bytes:
        return b"2.39"

    def mallopt(self, parameter: int, value: int) -> int:
        self.settings[parameter] = value
        return self._result


def keep_with(monkeypatch: pytest.MonkeyPatch, library: object, platform: str = "linux") -> bool:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    monkeypatch.setattr(sys, "platform", platform)
    return keep_freed_memory.__wrapped__()


def test_blocks_up_to_32_mb_and_256_mb_in_all_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Glibc()
    assert keep_with(monkeypatch, library)
    # M_MMAP_THRESHOLD, of which glibc accepts no more, and M_TRIM_THRESHOLD.
    assert library.settings == {-3: 32 * MEGABYTE, -1: 256 * MEGABYTE}


def test_failed_setting_returns_false(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not keep_with(monkeypatch, Glibc(result=0))


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_other_c_libraries_are_unchanged(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    # musl, for example, has no mallopt.
    assert not keep_with(monkeypatch, object(), platform)


def test_second_call_returns_the_same() -> None:
    assert keep_freed_memory() == keep_freed_memory()
