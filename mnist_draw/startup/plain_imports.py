"""Keeps PySide6 from replacing Python's import function."""

from __future__ import annotations

import builtins
import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def plain_imports() -> Iterator[None]:
    """Restore ``builtins.__import__`` at the end of the block.

    PySide6 replaces it for ``from __feature__ import``, which we do not use. Its replacement reads
    the source of every module imported later, which makes imports a fifth slower and keeps all
    sources in memory.
    """
    plain = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = plain
