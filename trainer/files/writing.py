"""Write files atomically, and turn system errors into `StorageError`."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import secrets
import sys
import time
from typing import TYPE_CHECKING, TypeVar

from trainer.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trainer.errors import StorageProblem

Result = TypeVar("Result")

# EDQUOT, EFBIG: a limit set for the user, for whom the disk is full.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# Error codes of Windows, from winerror.h: sharing violation, lock violation, a mapped section is
# open; access denied, which also stands for a missing permission; and a folder that is not empty,
# as long as another program has a file open that was removed from it.
_IN_USE = {32, 33, 1224}
_ACCESS_DENIED = 5
_NOT_EMPTY = 145
# Virus scanners, the search index and OneDrive open what was just written, for less time.
_HELD_SECONDS = 2.0
_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS = 0.01, 0.2
# Writing the largest file takes far less: the writer of an older temporary file has crashed.
_LEFTOVER_SECONDS = 60
# Of a name, in that of its temporary file: most systems take names of 255 bytes or characters.
_MOST_NAME_BYTES = 200


class HeldError(OSError):
    """Another program has the file open, or one in the folder."""


def expand_user(path: Path) -> Path:
    """The path with ``~`` replaced by the home folder; unchanged where that is unknown."""
    try:
        return path.expanduser()
    # There is no such user, or the user has no home folder.
    except RuntimeError:
        return path


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn errors about `path` or a file in it into a `StorageError` about `path`."""
    try:
        yield
    except OSError as error:
        raise StorageError(path, error.strerror or str(error), _problem(error)) from error
    except StorageError as error:
        raise StorageError(path, error.reason, error.problem) from error


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file; a crash at any moment leaves the old content or the new.

    Removes temporary files that earlier crashes left of the same file.

    Raises:
        StorageError: It could not be written; the old file is unchanged.
    """
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(path.parent, path.name)
        # tempfile would give it other permissions than the user's other files have.
        temporary = path.with_name(f".{_shortened(path.name)}.{secrets.token_hex(4)}.tmp")
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            move(temporary, path)
        except BaseException:
            # On Windows another program may have it open too; it is removed at a later time.
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def move(source: Path, target: Path) -> Path:
    """Rename a file, which replaces `target`, or a folder; wait while another program holds it.

    Windows renames nothing that another program has open, or a file in it: wait up to two seconds
    for it to be closed.

    Returns:
        The target.

    Raises:
        HeldError: Another program has it open; `source` is unchanged.
        OSError: It could not be renamed; `source` is unchanged.
    """
    try:
        # A folder never replaces another one, however long one waits.
        return wait_while_held(lambda: source.replace(target), unless=target.is_dir)
    except OSError as error:
        # So does Windows refuse to rename a folder with an open file in it.
        held = {*_IN_USE, _ACCESS_DENIED} if source.is_dir() else _IN_USE
        if _code(error) not in held or target.is_dir():
            raise
        raise HeldError(errno.EACCES, "another program has it open") from error


def wait_while_held(
    act: Callable[[], Result], unless: Callable[[], bool] = lambda: False
) -> Result:
    """Do what another program may prevent that has a file open: again for up to two seconds.

    Args:
        act: What to do.
        unless: Whether waiting cannot help.

    Raises:
        OSError: The last error of `act`.
    """
    deadline = time.monotonic() + _HELD_SECONDS
    wait = _FIRST_WAIT_SECONDS
    while True:
        try:
            return act()
        except OSError as error:
            if _code(error) not in {*_IN_USE, _ACCESS_DENIED, _NOT_EMPTY} or unless():
                raise
            if time.monotonic() + wait > deadline:
                raise
        time.sleep(wait)
        wait = min(2 * wait, _LONGEST_WAIT_SECONDS)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system supports that."""
    if sys.platform != "win32":
        # Some network drives refuse this; the file is complete nevertheless.
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def remove_leftovers(folder: Path, name: str | None = None) -> None:
    """Remove temporary files that crashes within `write_atomically` left in a folder.

    Args:
        folder: The folder; need not exist.
        name: Name of the file that was written; None for any.
    """
    pattern = f".{'*' if name is None else glob.escape(_shortened(name))}.*.tmp"
    with contextlib.suppress(OSError):
        for path in folder.glob(pattern):
            # Another program may remove it at the same time, or still write a younger one.
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFTOVER_SECONDS:
                    path.unlink()


def _shortened(name: str) -> str:
    """A name of a file that leaves room for more within a name; a short one as it is."""
    whole = os.fsencode(name)
    if len(whole) <= _MOST_NAME_BYTES:
        return name
    return whole[:_MOST_NAME_BYTES].decode(errors="ignore")


def is_broken_pipe(error: OSError) -> bool:
    """Whether the reader of a pipe has closed it."""
    # Windows reports it as an invalid argument.
    on_windows = sys.platform == "win32" and error.errno == errno.EINVAL
    return isinstance(error, BrokenPipeError) or on_windows


def _problem(error: OSError) -> StorageProblem:
    """The kind of problem that a system error stands for."""
    # Windows reports a sharing violation as a missing permission too.
    if isinstance(error, HeldError) or _code(error) in _IN_USE:
        return "in use"
    if error.errno in _FULL:
        return "full"
    return "forbidden" if error.errno in _FORBIDDEN else "other"


def _code(error: OSError) -> int | None:
    """The error code of Windows; None on other systems."""
    return getattr(error, "winerror", None)
