"""Files that are either there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING

from trainer.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turns what goes wrong with `path` or a part of it into a `StorageError` about `path`."""
    try:
        yield
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error
    except StorageError as error:
        raise StorageError(path, error.reason) from error


def write_atomically(path: Path, content: bytes) -> None:
    """Writes a file so that a crash at any moment leaves the old content or the new, never a mix.

    Raises:
        StorageError: The disk is full, the folder read-only or the like; the old file is untouched.
    """
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
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
