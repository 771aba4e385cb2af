"""Recover a damaged store: set it aside, and put a good one in its place.

SQLite alone opens the damaged file, which gets a second name instead of a copy. POSIX locks belong
to a process and a file: a copy would drop those of every connection here when it closes its own
descriptor. Changes of other programs wait meanwhile; one made in between would be lost.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import sqlite3
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from trainer.drawings import backups, database
from trainer.files import move, remove_leftovers, storage_errors, sync_folder
from trainer.files.reading import file_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

# Where SQLite keeps changes besides a database, by its journal mode.
_LOGS: Final = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Recovery:
    """How a damaged store was replaced.

    Attributes:
        set_aside: The damaged file under its new name.
        backup: The backup that took its place; None if there was none.
        drawings: Number of drawings now in the store.
    """

    set_aside: Path
    backup: Path | None
    drawings: int


def recover(
    path: Path,
    file: tuple[int, int] | None,
    salvage: Callable[[sqlite3.Connection, Path, Sequence[Path]], int],
) -> Recovery | None:
    """Put a damaged store aside and make a good one in its place; a crash leaves one of the two.

    Args:
        path: The store.
        file: Its `file_identity` before it was found to be damaged.
        salvage: Called with the new store's connection, the damaged file and the backups, that
            with the most changes first; adds what it can read of the damaged file to the store and
            returns the number of drawings in the store.

    Returns:
        None if another program has recovered it meanwhile.

    Raises:
        StorageError: There is no room, or another program does not let go of it; the damaged file
            is unchanged.
    """
    # A link stays: the file that it names is replaced.
    store = path.resolve()
    set_aside = _free_name(store)
    fresh = store.with_name(f".{store.name}.{secrets.token_hex(4)}.tmp")
    remove_leftovers(store.parent, store.name)
    sound = filter(database.is_sound, backups.listed(path))
    # Not the latest date: clocks go wrong.
    copies = sorted(sound, key=_changes, reverse=True)
    with (
        _other_writers_waiting(store) as prepare_to_replace,
        contextlib.ExitStack() as unless_recovered,
    ):
        # It may have been another one for which this one waited.
        if file_identity(store) != file:
            return None
        # The next attempt makes its own.
        unless_recovered.callback(_remove, fresh, set_aside)
        if copies:
            with storage_errors(path):
                shutil.copyfile(copies[0], fresh)
        with (
            database.translated_errors(path),
            contextlib.closing(database.open_for_writing(fresh)) as connection,
        ):
            drawings = salvage(connection, store, copies)
            connection.execute("PRAGMA journal_mode = DELETE")
        # What SQLite cannot lock, another program may have recovered all the same.
        if file_identity(store) != file:
            return None
        with storage_errors(path):
            _name_besides(store, set_aside)
            sync_folder(store.parent)
        unless_recovered.pop_all()
        with storage_errors(path):
            prepare_to_replace()
            # A log that belonged to the damaged file would be applied to the new one.
            for suffix in (*_LOGS, "-shm"):
                store.with_name(store.name + suffix).unlink(missing_ok=True)
            move(fresh, store)
            sync_folder(store.parent)
    return Recovery(set_aside, copies[0] if copies else None, drawings)


@contextlib.contextmanager
def _other_writers_waiting(store: Path) -> Iterator[Callable[[], object]]:
    """Hold SQLite's lock for changes; who waits for it then finds that the store was replaced.

    Without a lock where SQLite makes nothing of the file: then it changes nothing in it either.

    Yields:
        To be called before the store is replaced.

    Raises:
        StorageError: Another program keeps changing the store.
    """
    with contextlib.ExitStack() as stack:
        try:
            connection = database.connect(store.as_posix(), uri=False)
            stack.callback(connection.close)
            # Otherwise SQLite locks no truncated file.
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            obstacle = database.translate(error, store)
            if obstacle.problem == "in use":
                raise obstacle from error
        # Windows removes and replaces nothing that is open; elsewhere it goes on until the end.
        yield stack.close if sys.platform == "win32" else lambda: None


def _name_besides(store: Path, other: Path) -> None:
    """Give a store and its log another name besides their own."""
    for suffix in ("", *_LOGS):
        part = store.with_name(store.name + suffix)
        if not suffix or (part.exists() and part.stat().st_size):
            named = other.with_name(other.name + suffix)
            try:
                named.hardlink_to(part)
            except OSError:
                # Sticks and some shares know one name only for a file.
                shutil.copyfile(part, named)


def _changes(copy: Path) -> int:
    """Number of changes that a sound backup has seen."""
    row = None
    with contextlib.suppress(sqlite3.Error), contextlib.closing(database.read_only(copy)) as backup:
        row = backup.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return int(row[0]) if row is not None and isinstance(row[0], int) else 0


def _free_name(path: Path) -> Path:
    """A name beside the store under which nothing exists."""
    stem = f"{path.stem}.damaged-{time.strftime('%Y-%m-%d-%H%M%S')}"
    name, number = path.with_name(f"{stem}{path.suffix}"), 1
    while name.exists():
        number += 1
        name = path.with_name(f"{stem}-{number}{path.suffix}")
    return name


def _remove(*paths: Path) -> None:
    for path in paths:
        for suffix in ("", *_LOGS, "-shm"):
            with contextlib.suppress(OSError):
                path.with_name(path.name + suffix).unlink()
