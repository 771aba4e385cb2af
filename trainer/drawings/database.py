"""Open the database file: schema, versions, damage, and SQLite's errors as errors for users.

A file of a newer version is never opened; `trainer.drawings.recovery` replaces a damaged one.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from trainer.errors import StorageError, StoreError
from trainer.files import storage_errors
from trainer.files.reading import check_file, file_identity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION: Final = 1
"""Version of the schema."""

_APPLICATION_ID: Final = 0x4D4E4452  # "MNDR"
_HEADER_BYTES: Final = 100
# A hundred million drawings; SQLite reads what it needs of it.
_MOST_FILE_BYTES: Final = 2**40
_BUSY_SECONDS: Final = 10.0
_SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE drawings (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    created INTEGER NOT NULL,       -- microseconds since 1970, UTC
    origin TEXT NOT NULL,
    strokes BLOB NOT NULL,          -- compressed JSON
    digit_image BLOB NOT NULL,      -- 784 bytes, for lists
    label TEXT, label_time INTEGER NOT NULL, label_by TEXT NOT NULL,
    writer TEXT NOT NULL, writer_time INTEGER NOT NULL, writer_by TEXT NOT NULL,
    deleted INTEGER NOT NULL, deleted_time INTEGER NOT NULL, deleted_by TEXT NOT NULL,
    revision INTEGER NOT NULL       -- number of the last change made here, or 0
);
CREATE INDEX drawings_by_label ON drawings (deleted, label);
CREATE INDEX drawings_by_writer ON drawings (deleted, writer);
CREATE INDEX drawings_by_revision ON drawings (revision) WHERE revision > 0;
-- Files of a joined folder, as they were when all in them was merged.
CREATE TABLE collected (name TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('version', 0), ('revision', 0);
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database.

    Attributes:
        connection: In autocommit mode, rows as `sqlite3.Row`.
        file: Its `file_identity` when it was opened.
        obstacle: Why it is open for reading only; None if it can be changed.
    """

    connection: sqlite3.Connection
    file: tuple[int, int] | None
    obstacle: StorageError | None = None


class _DamagedError(Exception):
    """The file is no usable store."""


class _Connection(sqlite3.Connection):
    """Finds a database damaged where SQLite quotes bytes of it that are no UTF-8 in an error."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Execute a statement, as the base class does."""
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as error:
            damaged = sqlite3.DatabaseError("its schema is damaged")
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged from error


def open_database(path: Path) -> Opened:
    """Open a store, or create it.

    Raises:
        StorageError: There is none and it could not be created.
        StoreError: It is of a newer version, damaged or unreadable; it is unchanged.
    """
    existed = path.exists()
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    # Before it is opened: if another program replaces it now, the first change finds that.
    file = file_identity(path)
    _check_header(path)
    try:
        connection = open_for_writing(path)
    except _DamagedError as error:
        raise StoreError(path, "damaged", str(error)) from error
    except sqlite3.Error as error:
        obstacle = translate(error, path)
        if isinstance(obstacle, StoreError):
            raise obstacle from error
        if not existed:
            raise obstacle from error
        return Opened(_open_for_reading(path), file, obstacle)
    return Opened(connection, file or file_identity(path))


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All changes within or, after an error, none; other writers wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some errors have ended the transaction.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into errors for users."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) from error


def translate(error: sqlite3.Error, path: Path) -> StorageError | StoreError:
    """The error for users that an error of SQLite stands for."""
    # The lowest byte is the kind, the rest its details.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    match code & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreError(path, "damaged", str(error))
        case sqlite3.SQLITE_FULL:
            return StorageError(path, str(error), "full")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return StorageError(path, str(error), "forbidden")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StorageError(path, "another program is using it", "in use")
        # A quota or a limit of the system; SQLite knows only a disk without space as full.
        case sqlite3.SQLITE_IOERR if code == sqlite3.SQLITE_IOERR_WRITE:
            return StorageError(path, str(error), "full")
    return StorageError(path, str(error))


def read_rows(path: Path) -> Iterator[sqlite3.Row]:
    """Rows of the table of drawings that can still be read from a damaged file.

    From both ends of the table as far as the damage; a row may come twice.
    """
    for order in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.Error), contextlib.closing(read_only(path)) as database:
            # Otherwise SQLite reads nothing of a truncated file.
            database.execute("PRAGMA writable_schema = ON")
            # The indices may be damaged where the table is not.
            yield from database.execute(f"SELECT * FROM drawings NOT INDEXED ORDER BY id {order}")  # noqa: S608


def read_only(path: Path) -> sqlite3.Connection:
    """Open a database that is not to be changed."""
    return connect(_address(path, "mode=ro"), uri=True)


def mark_damaged(connection: sqlite3.Connection, uid: str) -> None:
    """Note that a drawing cannot be read: the next one to open the store recovers it."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('damaged', ?)", (uid,))


def is_marked_damaged(connection: sqlite3.Connection) -> bool:
    """Whether a drawing could not be read."""
    found = connection.execute("SELECT 1 FROM meta WHERE key = 'damaged'").fetchone()
    return found is not None


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open a store, or create its tables in a new file.

    Raises:
        sqlite3.Error: It is damaged or cannot be changed.
        StoreError: It is of a newer version.
    """
    connection = connect(path.as_posix(), uri=False)
    try:
        # What was acknowledged survives a power cut.
        connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection, path)
        # Another thread may read while this one writes.
        connection.execute("PRAGMA journal_mode = WAL")
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a store that cannot be changed.

    Raises:
        StoreError: It cannot be read either.
    """
    problem = "it cannot be opened"
    # Without the log's companion files SQLite reads the file only if told that it cannot change.
    for options in ("mode=ro", "mode=ro&immutable=1"):
        try:
            connection = connect(_address(path, options), uri=True)
            with contextlib.ExitStack() as stack:
                stack.callback(connection.close)
                connection.execute("SELECT count(*) FROM drawings").fetchone()
                stack.pop_all()
        except sqlite3.Error as error:
            problem = str(error)
        else:
            return connection
    raise StoreError(path, "unreadable", problem)


def _address(path: Path, options: str) -> str:
    """A file as SQLite takes it together with options."""
    name = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    # SQLite takes no server: that of a network path belongs to the name.
    root = "" if name.startswith("/") else "/"
    return f"file://{root}{name}?{options}"


def connect(name: str, *, uri: bool) -> sqlite3.Connection:
    """Connect in autocommit mode: to a path, or to an address with options."""
    connection = sqlite3.connect(
        name, timeout=_BUSY_SECONDS, isolation_level=None, uri=uri, factory=_Connection
    )
    connection.row_factory = sqlite3.Row
    return connection


def _check_header(path: Path) -> None:
    """Look at a file before SQLite opens it for writing, which may change it.

    SQLite alone opens it. POSIX locks belong to a process and a file: closing another descriptor
    would drop those of every connection here. A second program that closes its connection would
    then take it for the last one, and remove the log that is in use.

    Raises:
        StoreError: It is of a newer version, no database or unreadable.
    """
    try:
        size = check_file(path, _MOST_FILE_BYTES)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(path, "unreadable", error.strerror or str(error)) from error
    # A new database is empty until its first transaction.
    if not size:
        return
    if size < _HEADER_BYTES:
        raise StoreError(path, "damaged", "it is no database")
    try:
        with contextlib.closing(connect(_address(path, "mode=ro&immutable=1"), uri=True)) as found:
            # Otherwise SQLite reads no header of a truncated file, or of one whose log is longer.
            found.execute("PRAGMA writable_schema = ON")
            version, _ = _versions(found)
    except sqlite3.Error as error:
        if isinstance(translate(error, path), StoreError):
            raise StoreError(path, "damaged", "it is no database") from error
        raise StoreError(path, "unreadable", str(error)) from error
    if version > VERSION:
        raise StoreError(path, "newer", "a newer version wrote it")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Create the tables of a new database.

    Raises:
        StoreError: It is of a newer version.
    """
    if _versions(connection) == (VERSION, _APPLICATION_ID):
        return
    with transaction(connection):
        # Another program may have created it meanwhile.
        version, application = _versions(connection)
        if version > VERSION:
            raise StoreError(path, "newer", "a newer version wrote it")
        if version and application != _APPLICATION_ID:
            raise _DamagedError("it is another program's database")
        if not version:
            _create(connection)


def _create(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise _DamagedError("it is another program's database")
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _problem(connection: sqlite3.Connection) -> str | None:
    """What is damaged; None if nothing is."""
    found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        return found
    return "a drawing cannot be read" if is_marked_damaged(connection) else None


def _check(connection: sqlite3.Connection) -> None:
    problem = _problem(connection)
    if problem is not None:
        raise _DamagedError(problem)


def _versions(connection: sqlite3.Connection) -> tuple[int, int]:
    return (
        connection.execute("PRAGMA user_version").fetchone()[0],
        connection.execute("PRAGMA application_id").fetchone()[0],
    )


def is_sound(path: Path) -> bool:
    """Whether a file is a store of this version without damage."""
    try:
        with contextlib.closing(read_only(path)) as database:
            known = _versions(database) == (VERSION, _APPLICATION_ID)
            return known and _problem(database) is None
    except sqlite3.Error:
        return False
