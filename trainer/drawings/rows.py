"""Rows of the table of drawings: records and list entries from and to SQL."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.drawings import database, pictures
from trainer.drawings.record import Record, Stamp, unpack, utc_time
from trainer.drawings.stored_drawing import Entry
from trainer.errors import StoreError
from trainer.files.values import FormatError
from trainer.ink.framing import FRAME_SIZE
from trainer.ink.stroke_image import digit_image

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.drawings.stored_drawing import Filter, Order, StoredDrawing

_ORDERS: dict[Order, str] = {
    "newest": "created DESC, id DESC",
    "oldest": "created, id",
    # Drawings that are not labelled come last.
    "label": "label IS NULL, label, created, id",
    "writer": "writer = '', writer, created, id",
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A drawing to be stored: its identity, packed strokes, and picture if it may be needed."""

    uid: str
    label: str | None
    writer: str
    ink: bytes
    image: bytes | None

    def record(self, by: str) -> Record:
        """The record of a drawing that an installation stores before any other."""
        now = Stamp(time.time_ns() // 1000, by)
        return Record(
            *(self.uid, now.time, by, self.ink, self.label, now, self.writer, now),
            deleted=False,
            removed=now,
        )


def query(columns: str, chosen: Filter, order: Order) -> tuple[str, list[str]]:
    """A query for the drawings that a filter lets pass, and its values."""
    conditions, values = ["NOT deleted"], []
    if chosen.unlabelled:
        conditions.append("label IS NULL")
    elif chosen.label is not None:
        conditions.append("label = ?")
        values.append(chosen.label)
    if chosen.writer is not None:
        conditions.append("writer = ?")
        values.append(chosen.writer)
    condition = " AND ".join(conditions)
    # Only constants enter the text.
    text = f"SELECT {columns} FROM drawings WHERE {condition} ORDER BY {_ORDERS[order]}"  # noqa: S608
    return text, values


def record_of(row: sqlite3.Row) -> Record:
    """The record that a row holds."""
    return Record(
        row["uid"],
        row["created"],
        row["origin"],
        bytes(row["strokes"]),
        row["label"],
        Stamp(row["label_time"], row["label_by"]),
        row["writer"],
        Stamp(row["writer_time"], row["writer_by"]),
        bool(row["deleted"]),
        Stamp(row["deleted_time"], row["deleted_by"]),
    )


def drawing_of(record: Record, connection: sqlite3.Connection, path: Path) -> StoredDrawing:
    """The drawing that a record of a store holds.

    Raises:
        StoreError: Its strokes are damaged; the store is marked, to be recovered when it is opened.
    """
    try:
        return record.drawing
    except FormatError as error:
        # A store that cannot be changed is not recovered either.
        with contextlib.suppress(sqlite3.Error):
            database.mark_damaged(connection, record.uid)
        raise StoreError(path, "damaged", f"the drawing {record.uid} is damaged") from error


def entry_of(row: sqlite3.Row) -> Entry:
    """The list entry that a row holds."""
    image = np.frombuffer(row["digit_image"], np.uint8).reshape(FRAME_SIZE, FRAME_SIZE)
    return Entry(row["uid"], row["label"], row["writer"], utc_time(row["created"]), image)


def picture(ink: bytes) -> bytes:
    """The digit image of a drawing, 784 bytes; none of one whose strokes were removed.

    It takes milliseconds: make it before a transaction, which others wait for.
    """
    if not ink:
        return b""
    framed = digit_image(unpack(ink))
    return (pictures.blank_image() if framed is None else framed).tobytes()


def insert(
    connection: sqlite3.Connection, record: Record, revision: int, image: bytes | None = None
) -> None:
    """Insert a drawing that the table does not have; `image` is its `picture` if that is made."""
    values = {**_values(record), **_ink_values(record, image), "revision": revision}
    columns = ", ".join(values)
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO drawings ({columns}) VALUES ({marks})",  # noqa: S608 - ours
        tuple(values.values()),
    )


def update(
    connection: sqlite3.Connection,
    record: Record,
    revision: int | None,
    *,
    with_ink: bool = False,
    image: bytes | None = None,
) -> None:
    """Update a drawing.

    Args:
        connection: In a transaction.
        record: The new state.
        revision: The number of the change; None for a change that was made elsewhere.
        with_ink: Whether the strokes have changed too.
        image: The `picture` of the strokes, if that is made.
    """
    values = _values(record) | (_ink_values(record, image) if with_ink else {})
    if revision is not None:
        values["revision"] = revision
    columns = ", ".join(f"{name} = ?" for name in values)
    connection.execute(
        f"UPDATE drawings SET {columns} WHERE uid = ?",  # noqa: S608 - ours
        (*values.values(), record.uid),
    )


def merge(
    connection: sqlite3.Connection,
    record: Record,
    revision: int | None,
    image: bytes | None = None,
) -> tuple[int, int]:
    """Merge a record into the table; return the numbers of new and of changed drawings.

    Args:
        connection: In a transaction.
        record: Of each field the later change wins.
        revision: Of the drawing, if it changes; None for a change that was made elsewhere.
        image: The record's `picture`, if that is made.
    """
    known = find(connection, record.uid)
    if known is None:
        insert(connection, record, revision or 0, image)
        return int(not record.deleted), 0
    merged = known.merge(record)
    if merged == known:
        return 0, 0
    update(connection, merged, revision, with_ink=merged.ink != known.ink, image=image)
    return 0, 1


def find(connection: sqlite3.Connection, uid: str) -> Record | None:
    """The record of a drawing; None if the table does not have it."""
    row = connection.execute("SELECT * FROM drawings WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else record_of(row)


def next_revision(connection: sqlite3.Connection) -> int:
    """Count a drawing that is changed here; `connection` is in a transaction."""
    row = connection.execute(
        "UPDATE meta SET value = value + 1 WHERE key = 'revision' RETURNING value"
    )
    return int(row.fetchone()[0])


def _values(record: Record) -> dict[str, object]:
    return {
        "uid": record.uid,
        "created": record.created,
        "origin": record.origin,
        "label": record.label,
        "label_time": record.labelled.time,
        "label_by": record.labelled.by,
        "writer": record.writer,
        "writer_time": record.written.time,
        "writer_by": record.written.by,
        "deleted": record.deleted,
        "deleted_time": record.removed.time,
        "deleted_by": record.removed.by,
    }


def _ink_values(record: Record, image: bytes | None) -> dict[str, object]:
    return {
        "strokes": record.ink,
        "digit_image": picture(record.ink) if image is None else image,
    }
