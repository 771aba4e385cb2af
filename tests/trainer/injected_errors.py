"""Inject an I/O error into the n-th call about a folder, for each n in turn."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.truncate"}
_READS = {"open", "os.listdir", "os.scandir"}


class _Injector:
    """An audit hook, which cannot be removed, and a wrapper of `os.fsync`, which has no event."""

    def __init__(self) -> None:
        self._folder = ""
        self._left = -1
        self._number = 0
        self._reads = False
        sys.addaudithook(self._hear)
        self._fsync = os.fsync

    @contextlib.contextmanager
    def fail(self, folder: Path, call: int, number: int, *, reads: bool) -> Iterator[None]:
        """Fail the n-th call in a folder, and all after it: a disk does not recover at once."""
        self._folder, self._left, self._number = str(folder), call, number
        self._reads = reads
        try:
            with mock.patch.object(os, "fsync", self._fail_fsync):
                yield
        finally:
            self._folder = ""

    @property
    def failed(self) -> bool:
        """Whether the call was reached."""
        return self._left < 0

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._folder:
            return
        flags = arguments[2] if event == "open" else 0
        changes = event in _CHANGES or (isinstance(flags, int) and flags & _WRITES)
        counts = event in _READS if self._reads else changes
        if counts and any(self._folder in str(each) for each in arguments[:2]):
            self._count(str(arguments[0]))

    def _fail_fsync(self, descriptor: int) -> None:
        if not self._reads:
            self._count("")
        self._fsync(descriptor)

    def _count(self, path: str) -> None:
        self._left -= 1
        if self._left < 0:
            raise OSError(self._number, os.strerror(self._number), path)


_injector: list[_Injector] = []


def for_each_call(
    folder: Path,
    act: Callable[[], object],
    check: Callable[[BaseException | None], None],
    number: int = errno.EIO,
    *,
    reads: bool = False,
) -> int:
    """Act with an error in the first call, then in the second, until all calls succeed.

    Args:
        folder: Calls about other places succeed.
        act: What is tried, each time from the state in which `check` left it.
        check: Gets the error of each try, or None where there was none.
        number: Of the error, `errno`.
        reads: Whether calls fail that open or list, instead of those that change something.

    Returns:
        The number of calls.
    """
    if not _injector:
        _injector.append(_Injector())
    injector = _injector[0]
    for call in range(1000):
        error: BaseException | None = None
        with injector.fail(folder, call, number, reads=reads):
            try:
                act()
            except Exception as raised:  # noqa: BLE001 - `check` judges it
                error = raised
        check(error)
        if not injector.failed:
            return call
    raise AssertionError("no end of calls")
