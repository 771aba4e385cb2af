"""File errors of Windows, for tests on any system."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.files import writing

if TYPE_CHECKING:
    import pytest


def windows_error(code: int) -> OSError:
    """The error that Python raises on Windows for an error code of winerror.h."""
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    return error


class Held:
    """Another program has all files open for a while; makes sleeping take no time.

    Attributes:
        waited: Seconds that were slept.
    """

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, code: int, *, seconds: float = float("inf")
    ) -> None:
        self.waited = 0.0
        replace = Path.replace

        def replace_unless_held(path: Path, target: Path) -> Path:
            if self.waited < seconds:
                raise windows_error(code)
            return replace(path, target)

        monkeypatch.setattr(Path, "replace", replace_unless_held)
        monkeypatch.setattr(writing, "time", self)

    def monotonic(self) -> float:
        """Seconds since the beginning."""
        return self.waited

    def time(self) -> float:
        """The same clock."""
        return self.waited

    def sleep(self, seconds: float) -> None:
        """Let the clock run on."""
        self.waited += seconds
