"""Files that are either there whole or not at all."""

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

# A file that may grow no further meets a limit set for the user; to them the disk is full.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# Writing the largest of our files takes far less, so an older temporary file has lost its writer.
_LEFTOVER_SECONDS = 60


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turns what goes wrong with `path` or a part of it into a `StorageError` about `path`."""
    try:
        yield
    except OSError as error:
        raise StorageError(path, error.strerror or str(error), _problem(error)) from error
    except StorageError as error:
        raise StorageError(path, error.reason, error.problem) from error


def write_atomically(path: Path, content: bytes) -> None:
    """Writes a file so that a crash at any moment leaves the old content or the new, never a mix.

    What earlier crashes left of the same file is removed.

    Raises:
        StorageError: The disk is full, the folder read-only or the like; the old file is untouched.
    """
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(path.parent, path.name)
        # Unlike tempfile's, this file gets the permissions that the user's other files get.
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
    """Makes the names in a folder survive a power cut, where the system has a way to ask for it."""
    if sys.platform == "win32":
        return
    # Some network drives refuse this; the file is there all the same.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_leftovers(folder: Path, name: str | None = None) -> None:
    """Removes what programs killed within `write_atomically` left in a folder.

    Args:
        folder: Where to look; it need not exist.
        name: Of the file that they wrote; None for any.
    """
    pattern = f".{'*' if name is None else glob.escape(name)}.*.tmp"
    with contextlib.suppress(OSError):
        for path in folder.glob(pattern):
            # Another program may be removing it too, or still writing a younger one.
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFTOVER_SECONDS:
                    path.unlink()


def _problem(error: OSError) -> StorageProblem:
    if error.errno in _FULL:
        return "full"
    return "forbidden" if error.errno in _FORBIDDEN else "other"
