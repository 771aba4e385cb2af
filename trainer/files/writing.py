"""Write files atomically, and turn system errors into `StorageError`."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import secrets
import sys
import time
from typing import TYPE_CHECKING

from trainer.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.errors import StorageProblem

# EDQUOT, EFBIG: a limit set for the user, for whom the disk is full.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# Writing the largest file takes far less: the writer of an older temporary file has crashed.
_LEFTOVER_SECONDS = 60


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
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system supports that."""
    if sys.platform == "win32":
        return
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
    pattern = f".{'*' if name is None else glob.escape(name)}.*.tmp"
    with contextlib.suppress(OSError):
        for path in folder.glob(pattern):
            # Another program may remove it at the same time, or still write a younger one.
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFTOVER_SECONDS:
                    path.unlink()


def _problem(error: OSError) -> StorageProblem:
    if error.errno in _FULL:
        return "full"
    return "forbidden" if error.errno in _FORBIDDEN else "other"
