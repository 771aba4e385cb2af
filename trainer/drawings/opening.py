"""Open a store: recover a damaged one, recognise this installation, purge the trash, back up."""

from __future__ import annotations

import contextlib
import platform
import sqlite3
import threading
import time
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from trainer.drawings import backups, database, rows
from trainer.drawings.recovery import recover
from trainer.drawings.stored_drawing import check_label
from trainer.errors import StorageError, StoreError
from trainer.files.reading import file_identity
from trainer.files.values import FormatError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trainer.drawings.record import Record
    from trainer.drawings.recovery import Recovery

_RECOVERY: Final = threading.Lock()
_TRASH_DAYS: Final = 30
_DAY: Final = 86_400 * 1_000_000  # Microseconds.
# Keys of computers in the table of settings; each ends with the name of its host.
_INSTALLATION: Final = "installation:"


@dataclass(frozen=True, slots=True)
class Opening:
    """An opened store.

    Attributes:
        connection: The open database.
        file: Its `file_identity`.
        installation: Identifies this copy of the application on this computer.
        obstacle: Why the store can only be read; None if it can be changed.
        recovery: How a damaged store was replaced; None if it was sound.
        backup_problem: Why today's backup failed; None if it did not.
    """

    connection: sqlite3.Connection
    file: tuple[int, int] | None
    installation: str
    obstacle: StorageError | None
    recovery: Recovery | None
    backup_problem: StorageError | StoreError | None


def open_store(path: Path) -> Opening:
    """Open a store, or create it.

    Raises:
        StorageError: It could not be created, or there is no room to put a damaged one aside.
        StoreError: It is of a newer version, or cannot be read; it is unchanged.
    """
    recovery = None
    # A second thread would replace the recovered store once more, under the first one's connection.
    with _RECOVERY:
        file = file_identity(path)
        try:
            opened = database.open_database(path)
        except StoreError as error:
            if error.problem != "damaged":
                raise
            recovery = recover(path, file, _salvage)
            opened = database.open_database(path)
    connection, obstacle = opened.connection, opened.obstacle
    backup_problem = None
    with contextlib.ExitStack() as unless_opened:
        unless_opened.callback(connection.close)
        try:
            with database.translated_errors(path):
                installation = _identify(connection, writable=obstacle is None)
                if obstacle is None:
                    _purge(connection)
        except StorageError as error:
            if obstacle is not None:
                raise
            # The disk may be full: what is there can still be read.
            obstacle = error
            with database.translated_errors(path):
                installation = _identify(connection, writable=False)
        unless_opened.pop_all()
    if obstacle is None:
        try:
            _back_up(connection, path)
        except (StorageError, StoreError) as error:
            backup_problem = error
    return Opening(connection, opened.file, installation, obstacle, recovery, backup_problem)


def _identify(connection: sqlite3.Connection, *, writable: bool) -> str:
    """The installation's identifier: one for each computer that has had the store.

    Two computers with one identifier would overwrite each other's files in a joined folder. A
    computer that got another one each time that its name changes would write all of them again.
    """
    name = platform.node()
    host = _host(name)
    known = _identities(connection)
    if host in known:
        return known[host]
    identifier = uuid.uuid4().hex[:12]
    if writable:
        with database.transaction(connection):
            # Another program may have written it meanwhile.
            known = {host: identifier} | _identities(connection)
            connection.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                [(_INSTALLATION + each, found) for each, found in known.items()],
            )
            # Earlier versions look for a single computer.
            connection.execute(
                "INSERT OR IGNORE INTO meta VALUES ('installation', ?), ('host', ?)",
                (known[host], name),
            )
        identifier = known[host]
    return identifier


def _identities(connection: sqlite3.Connection) -> dict[str, str]:
    """Identifiers of the computers that have had the store, by host."""
    meta = {str(key): str(value) for key, value in connection.execute("SELECT * FROM meta")}
    found = {
        key.removeprefix(_INSTALLATION): value
        for key, value in meta.items()
        if key.startswith(_INSTALLATION)
    }
    if meta.get("installation"):
        found.setdefault(_host(meta.get("host", "")), meta["installation"])
    return found


def _host(name: str) -> str:
    """A computer's name without that of its network, which differs at home and at school."""
    host, _, _ = name.partition(".")
    # An address is no name.
    return name if host.isdecimal() else host.casefold()


def _purge(connection: sqlite3.Connection) -> None:
    """Remove the strokes of drawings that were deleted long ago."""
    earliest = time.time_ns() // 1000 - _TRASH_DAYS * _DAY
    condition = "deleted AND deleted_time < ? AND length(digit_image) > 0"
    old = f"SELECT 1 FROM drawings WHERE {condition} LIMIT 1"  # noqa: S608 - ours
    if connection.execute(old, (earliest,)).fetchone():
        with database.transaction(connection):
            connection.execute(
                f"UPDATE drawings SET strokes = x'', digit_image = x'' WHERE {condition}",  # noqa: S608
                (earliest,),
            )


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    with database.translated_errors(path):
        # Empty stores would replace the backups of a store that was lost.
        if connection.execute("SELECT 1 FROM drawings LIMIT 1").fetchone():
            today = datetime.fromtimestamp(time.time_ns() // 10**9, UTC).date()
            backups.back_up(connection, path, today)


def _salvage(connection: sqlite3.Connection, damaged: Path, copies: Sequence[Path]) -> int:
    """Add what can be read of a damaged store to its replacement; return its number of drawings.

    Damaged strokes are taken from the newest backup that has them.
    """
    with database.transaction(connection):
        lost = _take_out_damaged(connection)
        for row in database.read_rows(damaged):
            with contextlib.suppress(ValueError, TypeError, sqlite3.IntegrityError):
                record = rows.record_of(row)
                check_label(record.label)
                if not _is_sound(record):
                    lost[record.uid] = replace(record, ink=b""), row["revision"]
                elif record.ink or record.deleted:
                    rows.merge(connection, record, row["revision"] or None)
        _restore(connection, lost, copies)
        connection.execute(
            "UPDATE meta SET value = max(value, (SELECT ifnull(max(revision), 0) FROM drawings))"
            " WHERE key = 'revision'"
        )
    count = connection.execute("SELECT count(*) FROM drawings WHERE NOT deleted").fetchone()[0]
    return int(count)


def _take_out_damaged(connection: sqlite3.Connection) -> dict[str, tuple[Record, int]]:
    """Remove drawings whose strokes are damaged; return them without strokes, by uid."""
    found = {}
    for row in connection.execute("SELECT * FROM drawings").fetchall():
        record = rows.record_of(row)
        if not _is_sound(record):
            found[record.uid] = replace(record, ink=b""), row["revision"]
            connection.execute("DELETE FROM drawings WHERE uid = ?", (record.uid,))
    return found


def _restore(
    connection: sqlite3.Connection, lost: dict[str, tuple[Record, int]], copies: Sequence[Path]
) -> None:
    """Merge drawings without strokes with the newest backup that has these."""
    for copy in copies:
        with contextlib.closing(database.read_only(copy)) as backup:
            for uid, (record, revision) in list(lost.items()):
                found = rows.find(backup, uid)
                if found is not None and found.ink and _is_sound(found):
                    rows.merge(connection, found.merge(record), revision or None)
                    del lost[uid]
    for record, revision in lost.values():
        # Otherwise another computer's copy of it would come back.
        if record.deleted:
            rows.merge(connection, record, revision or None)


def _is_sound(record: Record) -> bool:
    """Whether the strokes can be read, or were removed."""
    try:
        record.strokes  # noqa: B018 - parsed for its error
    except FormatError:
        return False
    return True
