"""Daily backups of the store: one complete file a day, of which the newest seven stay."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from typing import TYPE_CHECKING

from trainer.files import move, remove_leftovers, storage_errors, sync_folder

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

KEPT = 7
"""Number of backups that stay."""


def folder_of(store: Path) -> Path:
    """Folder of a store's backups."""
    return store.with_name("backups")


def listed(store: Path) -> list[Path]:
    """A store's backups, newest first."""
    return sorted(folder_of(store).glob(f"{store.stem}-*{store.suffix}"), reverse=True)


def back_up(connection: sqlite3.Connection, store: Path, today: date) -> Path | None:
    """Back a store up, unless it was today; then remove the oldest backups.

    Args:
        connection: The open store.
        store: Its path.
        today: The date in the backup's name.

    Returns:
        The new backup; None if there was one already.

    Raises:
        StorageError: It could not be written; the earlier backups are unchanged.
        sqlite3.Error: The store could not be read, or the backup not be written.
    """
    target = folder_of(store) / f"{store.stem}-{today.isoformat()}{store.suffix}"
    if target.exists():
        return None
    with storage_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(target.parent)
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
        try:
            with contextlib.closing(sqlite3.connect(temporary)) as copy:
                connection.backup(copy)
                # A backup is one file, without a log beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            move(temporary, target)
        except BaseException:
            # On Windows another program may have it open too; it is removed at a later time.
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
        for old in listed(store)[KEPT:]:
            old.unlink(missing_ok=True)
    return target
