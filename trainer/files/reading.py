"""Open files from anywhere: regular files only, no larger than their reader allows.

Opening a FIFO waits for a writer, ``/dev/zero`` never ends, 4 GB may follow a small header, and
closing a database drops the locks of the store that has it open.
Every reader of this program opens its files here. The errors are `OSError`, which each handles
anyway, with a text that follows "it cannot be read:".
"""

from __future__ import annotations

import os
import stat
import sys
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path

_OTHER_KINDS = (
    (stat.S_ISDIR, "it is a folder, not a file"),
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
)
# Wait for no writer and take no terminal as the controlling one; where the system has the flags.
_FLAGS = ("O_NONBLOCK", "O_NOCTTY")
_CHUNK_BYTES = 1 << 20
# Of the file beside a database through which SQLite shares its locks, as long as it is open.
_LOCKS_SUFFIX = "-shm"


class RefusedFileError(OSError):
    """No regular file, or a larger one than its reader allows; the text says which."""


def check_file(path: Path, most_bytes: int) -> int:
    """Check a file without opening it: for files that a library opens itself.

    On POSIX a process that closes a file loses all its locks of that file, those of SQLite too.

    Args:
        path: The file.
        most_bytes: Size of the largest file that passes.

    Returns:
        Its size in bytes.

    Raises:
        RefusedFileError: It is no regular file, or too large.
        OSError: It is not there, or its folder cannot be read.
    """
    found = _status(path)
    _check(found, most_bytes)
    return found.st_size


def open_file(path: Path, most_bytes: int, *, pipe: bool = False) -> BufferedReader:
    """Open a file to read its bytes; never waits, and reads nothing yet.

    Args:
        path: The file.
        most_bytes: Size of the largest file that is opened.
        pipe: Whether a pipe is opened too: only for a path that was typed in a terminal, where
            Ctrl+C ends the waiting. A pipe has no size: its reader keeps its memory bounded.

    Raises:
        RefusedFileError: It is no regular file, or too large, or a database in use.
        OSError: It cannot be opened.
    """
    # Before it is opened, which may act on a device.
    found = _status(path)
    if pipe and stat.S_ISFIFO(found.st_mode):
        return path.open("rb")
    _check(found, most_bytes)
    _check_not_locked(path)
    # The file is closed together with what is returned.
    file = open(path, "rb", opener=_opener)  # noqa: SIM115 - Path.open has no opener
    try:
        # Another file may have taken its name meanwhile.
        _check(os.fstat(file.fileno()), most_bytes)
    except OSError:
        file.close()
        raise
    return file


def file_identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one that takes its name.

    Returns:
        None if there is none; and on Windows, where no open file is replaced.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return None if sys.platform == "win32" else (found.st_dev, found.st_ino)


def read_file(path: Path, most_bytes: int) -> bytes:
    """Read a whole file.

    Raises:
        RefusedFileError: It is no regular file, or too large.
        OSError: It cannot be read.
    """
    with open_file(path, most_bytes) as file:
        content = read_rest(file, most_bytes + 1)
    if len(content) > most_bytes:
        raise _too_large(most_bytes)
    return content


def read_rest(file: BufferedReader, most_bytes: int) -> bytes:
    """Read a file from its position to its end, at most so many bytes.

    ``file.read(most_bytes)`` takes memory for all of them before it reads: a gigabyte for a small
    file.
    """
    parts: list[bytes] = []
    left = most_bytes
    wanted = max(os.fstat(file.fileno()).st_size - file.tell(), 1)
    while left and (part := file.read(min(wanted, left))):
        parts.append(part)
        left -= len(part)
        # The size of some files is not what can be read: those in /proc, those still written.
        wanted = _CHUNK_BYTES
    return b"".join(parts)


def _opener(path: str, flags: int) -> int:
    for name in _FLAGS:
        flags |= getattr(os, name, 0)
    return os.open(path, flags)


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except ValueError as error:
        # The name has a zero byte, or characters that the system's encoding lacks.
        raise RefusedFileError("there can be no file of this name") from error


def _check(found: os.stat_result, most_bytes: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        kinds = (kind for is_kind, kind in _OTHER_KINDS if is_kind(found.st_mode))
        raise RefusedFileError(next(kinds, "it is no regular file"))
    if found.st_size > most_bytes:
        raise _too_large(most_bytes)


def _check_not_locked(path: Path) -> None:
    """Refuse a database that may be open in this process: see `check_file`."""
    # SQLite names the files beside a database after the one that a link names.
    real = path.resolve()
    name = real.name.removesuffix(_LOCKS_SUFFIX) or real.name
    if all(map(_exists, (real.with_name(name), real.with_name(name + _LOCKS_SUFFIX)))):
        raise RefusedFileError("it is a database that is in use")


def _exists(path: Path) -> bool:
    """Whether there is a file; `Path.exists` raises an error where its name would be too long."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def _too_large(most_bytes: int) -> RefusedFileError:
    return RefusedFileError(f"it is larger than the {most_bytes:,} bytes that such a file may have")


def list_files(folder: Path, pattern: str) -> list[Path]:
    """List the files of a folder whose names match a pattern, in order.

    `Path.glob` takes a folder that may not be listed for an empty one.

    Raises:
        OSError: The folder cannot be listed.
    """
    return sorted(path for path in folder.iterdir() if fnmatchcase(path.name, pattern))
