from __future__ import annotations

import ctypes
import sys

import pytest

from trainer.device.allocator import keep_freed_memory

MEGABYTE = 2**20


class Glibc:
    """Notes what it is asked for; knows no more parameters than `mallopt`'s manual."""

    def __init__(self, *, agrees: int = 1) -> None:
        self.asked: dict[int, int] = {}
        self.agrees = agrees

    def gnu_get_libc_version(self) -> bytes:
        return b"2.39"

    def mallopt(self, parameter: int, value: int) -> int:
        self.asked[parameter] = value
        return self.agrees


def answer(monkeypatch: pytest.MonkeyPatch, library: object, platform: str = "linux") -> bool:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    monkeypatch.setattr(sys, "platform", platform)
    return keep_freed_memory.__wrapped__()


def test_blocks_of_a_training_step_are_kept_and_what_is_kept_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Glibc()
    assert answer(monkeypatch, library)
    # M_MMAP_THRESHOLD, of which glibc takes no more, and M_TRIM_THRESHOLD.
    assert library.asked == {-3: 32 * MEGABYTE, -1: 256 * MEGABYTE}


def test_a_refusal_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not answer(monkeypatch, Glibc(agrees=0))


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_other_c_libraries_are_left_alone(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    # musl, for one, has no mallopt.
    assert not answer(monkeypatch, object(), platform)


def test_asking_twice_is_answered_alike() -> None:
    assert keep_freed_memory() == keep_freed_memory()
