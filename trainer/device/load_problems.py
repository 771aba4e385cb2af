"""Explain why a compiled library cannot be loaded. Free of torch and Qt."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from trainer.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.errors import LibraryProblem

# Error codes of Windows, from winerror.h. Too little memory: not enough memory, out of memory, the
# paging file is too small.
_MEMORY = {8, 14, 1455}
# The C++ runtime is missing or too old: module not found, procedure not found, the initialisation
# of a library failed.
_RUNTIME = {126, 127, 1114}


@contextlib.contextmanager
def library_errors(name: str) -> Iterator[None]:
    """Turn errors of an import into a `LibraryError`.

    Args:
        name: The library, as users know it; a module that is not installed has its own name.
    """
    try:
        yield
    except (ImportError, OSError) as error:
        missing = error.name if isinstance(error, ModuleNotFoundError) else None
        named = name if missing in {None, "torch"} else str(missing)
        raise LibraryError(named, problem(error), str(error)) from error


def problem(error: ImportError | OSError) -> LibraryProblem:
    """The kind of problem that an error of an import stands for."""
    if isinstance(error, ModuleNotFoundError):
        return "missing"
    code = getattr(error, "winerror", None)
    if code in _MEMORY:
        return "memory"
    # Python reports the libraries of its own modules without a code, and Windows the reason in its
    # user's language.
    if code in _RUNTIME or "DLL load failed" in str(error):
        return "runtime"
    return "other"
