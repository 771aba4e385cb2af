"""Store of drawings: an SQLite database in the user's data folder.

Each change is one transaction; when a method returns, its change is on the disk. A deleted drawing
stays as a tombstone, so that it can be restored and that a merge does not bring it back. Each
thread and each process opens a store of its own on the same file.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.drawings import database, rows
from trainer.drawings.opening import open_store
from trainer.drawings.record import Record, pack, uid_of
from trainer.drawings.rows import Prepared
from trainer.drawings.stored_drawing import (
    ALL,
    Added,
    Counts,
    Entry,
    Filter,
    Merged,
    NewDrawing,
    Order,
    StoredDrawing,
    check_label,
    check_writer,
)
from trainer.errors import StoreError
from trainer.files.reading import file_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from trainer.ink.pen import Stroke


class DrawingStore:
    """An open store; use it in one thread and close it.

    Attributes:
        path: The database file.
        installation: Identifies this copy of the application on this computer.
        obstacle: Why the store can only be read; None if it can be changed.
        recovery: How a damaged store was replaced when it was opened; None if it was sound.
        backup_problem: Why today's backup failed; None if it did not.
    """

    def __init__(self, path: Path) -> None:
        """Open a store; create it if there is none, and back it up once a day.

        Args:
            path: The file; its folder is created. Backups lie in ``backups`` beside it.

        Raises:
            StorageError: It could not be created, or there is no room to put a damaged one aside.
            StoreError: It is of a newer version, or cannot be read; it is unchanged.
        """
        self.path = path
        opening = open_store(path)
        self._connection, self._file = opening.connection, opening.file
        self.installation = opening.installation
        self.obstacle = opening.obstacle
        self.recovery = opening.recovery
        self.backup_problem = opening.backup_problem

    def __enter__(self) -> DrawingStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; later calls do nothing."""
        self._connection.close()

    @property
    def outdated(self) -> bool:
        """Whether to close it and open it again: it was replaced, or turned out to be damaged."""
        with database.translated_errors(self.path):
            return self._replaced or database.is_marked_damaged(self._connection)

    @property
    def version(self) -> int:
        """Counts up with every change, those of other processes too."""
        return self._counter("version")

    @property
    def revision(self) -> int:
        """Counts up with every drawing that is changed here, not by a merge."""
        return self._counter("revision")

    def add(
        self, strokes: Sequence[Stroke], label: str | None = None, writer: str = ""
    ) -> StoredDrawing:
        """Add a drawing; one with the same strokes gets the label and the writer.

        Args:
            strokes: At least one, in canvas units.
            label: 1 to 20 characters; None if it is not labelled yet.
            writer: Name of the writer; empty for a guest.

        Raises:
            ValueError: There is no stroke, or label or writer are impossible.
            StorageError: It could not be written; nothing has changed.
        """
        drawing = self._prepared(NewDrawing(tuple(strokes), label, writer))
        with self._changing():
            record = self._record(drawing.uid)
            if record is None:
                record = self._insert(drawing)
            else:
                record = self._update(
                    self._with_ink(record, drawing), label=label, writer=writer, deleted=False
                )
        return self._drawing(record)

    def add_all(self, drawings: Iterable[NewDrawing]) -> Added:
        """Add drawings from a file in one transaction; none comes twice.

        A drawing that the store has keeps its writer, and its label if it has one. A deleted one
        is restored.

        Raises:
            ValueError: A drawing has no stroke, or its label or writer are impossible.
            StorageError: They could not be written; nothing has changed.
        """
        prepared = [self._prepared(drawing) for drawing in drawings]
        total = Added()
        if not prepared:
            return total
        with self._changing():
            for drawing in prepared:
                total += self._add_once(drawing)
        return total

    def relabel(self, labels: Mapping[str, str | None]) -> dict[str, str | None]:
        """Change labels.

        Args:
            labels: By uid; an unknown uid is ignored.

        Returns:
            The labels before, for undo.

        Raises:
            ValueError: A label is impossible.
            StorageError: They could not be written; nothing has changed.
        """
        for label in labels.values():
            check_label(label)
        before: dict[str, str | None] = {}
        with self._changing():
            for record in self._records(labels):
                before[record.uid] = record.label
                self._update(record, label=labels[record.uid])
        return before

    def set_writers(self, writers: Mapping[str, str]) -> dict[str, str]:
        """Change the writers of drawings, given by uid; return those before, for undo.

        Raises:
            ValueError: A name is impossible.
            StorageError: They could not be written; nothing has changed.
        """
        for writer in writers.values():
            check_writer(writer)
        before: dict[str, str] = {}
        with self._changing():
            for record in self._records(writers):
                before[record.uid] = record.writer
                self._update(record, writer=writers[record.uid])
        return before

    def rename_writer(self, old: str, new: str) -> dict[str, str]:
        """Rename a writer in all drawings; return the changed ones, for `set_writers` to undo.

        Raises:
            ValueError: The name is impossible.
            StorageError: It could not be written; nothing has changed.
        """
        check_writer(new)
        with database.translated_errors(self.path):
            found = self._connection.execute("SELECT uid FROM drawings WHERE writer = ?", (old,))
            uids = [uid for (uid,) in found]
        return self.set_writers(dict.fromkeys(uids, new)) if uids and old != new else {}

    def delete(self, uids: Iterable[str]) -> tuple[str, ...]:
        """Delete drawings; return those that were not deleted before, for `restore`.

        Raises:
            StorageError: It could not be written; nothing has changed.
        """
        return self._set_deleted(uids, deleted=True)

    def restore(self, uids: Iterable[str]) -> tuple[str, ...]:
        """Restore deleted drawings; return those that were deleted.

        The strokes of a drawing are removed 30 days after its deletion; then it stays deleted.

        Raises:
            StorageError: It could not be written; nothing has changed.
        """
        return self._set_deleted(uids, deleted=False)

    def drawing(self, uid: str) -> StoredDrawing | None:
        """One drawing; None if there is none or it is deleted.

        Raises:
            StoreError: Its strokes are damaged; opening the store again recovers it.
        """
        with database.translated_errors(self.path):
            record = self._record(uid)
        return None if record is None or record.deleted else self._drawing(record)

    def drawings(self, chosen: Filter = ALL, order: Order = "oldest") -> Iterator[StoredDrawing]:
        """The drawings with their strokes, as they are when the iteration begins.

        Raises:
            StoreError: The strokes of one are damaged; opening the store again recovers it.
        """
        with database.translated_errors(self.path):
            found = self._connection.execute(*rows.query("*", chosen, order)).fetchall()
        return (self._drawing(rows.record_of(row)) for row in found)

    def entries(self, chosen: Filter = ALL, order: Order = "newest") -> list[Entry]:
        """The drawings for a list: with their digit images, without strokes."""
        columns = "uid, label, writer, created, digit_image"
        with database.translated_errors(self.path):
            found = self._connection.execute(*rows.query(columns, chosen, order))
            return [rows.entry_of(row) for row in found]

    def counts(self) -> Counts:
        """Numbers of drawings by writer and label."""
        with database.translated_errors(self.path):
            found = self._connection.execute(
                "SELECT writer, label, count(*) FROM drawings WHERE NOT deleted"
                " GROUP BY writer, label"
            )
            return Counts({(writer, label): count for writer, label, count in found})

    def records(self, first: int, last: int) -> list[Record]:
        """Drawings whose last change here has a revision from `first` to `last`, deleted ones too.

        For exchange with other computers.

        Raises:
            StoreError: The strokes of one are damaged; opening the store again recovers it.
        """
        with database.translated_errors(self.path):
            found = self._connection.execute(
                "SELECT * FROM drawings WHERE revision BETWEEN max(1, ?) AND ? ORDER BY revision",
                (first, last),
            )
            records = [rows.record_of(row) for row in found]
        for record in records:
            self._drawing(record)
        return records

    def merge(
        self,
        records: Iterable[Record],
        *,
        source: tuple[str, str] | None = None,
        own: bool = False,
    ) -> Merged:
        """Merge records of a joined folder in one transaction.

        Args:
            records: Of each field the later change wins.
            source: Name and state of the file that held them, for `collected`.
            own: Whether this installation wrote them, and the store may have lost them, as a
                restored backup has. What they change counts as changed here.

        Raises:
            StorageError: They could not be written; nothing has changed.
        """
        # Most changes are known already: writers need not wait for the comparison.
        with database.translated_errors(self.path):
            news = [
                (record, rows.picture(record.ink)) for record in records if self._is_news(record)
            ]
        total = Merged()
        with self._changing(counted=bool(news)):
            for record, image in news:
                revision = rows.next_revision(self._connection) if own else None
                total += Merged(*rows.merge(self._connection, record, revision, image))
            if source is not None:
                self._connection.execute("INSERT OR REPLACE INTO collected VALUES (?, ?)", source)
        return total

    def collected(self) -> dict[str, str]:
        """States of the joined folder's files, by name, as they were when they were merged."""
        with database.translated_errors(self.path):
            return dict(self._connection.execute("SELECT name, state FROM collected").fetchall())

    @contextlib.contextmanager
    def _changing(self, *, counted: bool = True) -> Iterator[None]:
        """One transaction; `counted` if it changes what `version` stands for."""
        if self.obstacle is not None:
            raise self.obstacle
        with database.translated_errors(self.path), database.transaction(self._connection):
            if self._replaced:
                raise StoreError(self.path, "replaced", "the file was replaced meanwhile")
            yield
            if counted:
                self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'version'")

    @property
    def _replaced(self) -> bool:
        """Whether another file has the path: what is written here would be lost."""
        return self._file is not None and file_identity(self.path) != self._file

    def _drawing(self, record: Record) -> StoredDrawing:
        return rows.drawing_of(record, self._connection, self.path)

    def _prepared(self, drawing: NewDrawing) -> Prepared:
        """All that takes time, made before the transaction, which others wait for.

        Raises:
            ValueError: The drawing has no stroke, or its label or writer are impossible.
        """
        check_label(drawing.label)
        check_writer(drawing.writer)
        if not drawing.strokes:
            raise ValueError("a drawing has at least one stroke")
        uid, ink = uid_of(drawing.strokes), pack(drawing.strokes)
        with database.translated_errors(self.path):
            known = self._record(uid)
        image = None if known is not None and known.ink else rows.picture(ink)
        return Prepared(uid, drawing.label, drawing.writer, ink, image)

    def _add_once(self, drawing: Prepared) -> Added:
        record = self._record(drawing.uid)
        if record is None:
            return Added((self._insert(drawing).uid,), new=1)
        uids = (record.uid,)
        label = record.label or drawing.label
        if record.deleted:
            self._update(self._with_ink(record, drawing), label=label, deleted=False)
            return Added(uids, restored=1)
        if label != record.label:
            self._update(record, label=label)
            return Added(uids, labelled=1)
        return Added(uids, known=1)

    def _set_deleted(self, uids: Iterable[str], *, deleted: bool) -> tuple[str, ...]:
        changed = []
        with self._changing():
            for record in self._records(uids):
                if record.deleted != deleted and record.ink:
                    self._update(record, deleted=deleted)
                    changed.append(record.uid)
        return tuple(changed)

    def _insert(self, drawing: Prepared) -> Record:
        record = drawing.record(self.installation)
        rows.insert(self._connection, record, rows.next_revision(self._connection), drawing.image)
        return record

    def _with_ink(self, record: Record, drawing: Prepared) -> Record:
        """The record with the strokes, which are removed long after a deletion."""
        if not record.ink:
            record = replace(record, ink=drawing.ink)
            rows.update(self._connection, record, None, with_ink=True, image=drawing.image)
        return record

    def _update(self, record: Record, **fields: object) -> Record:
        """Write the fields that differ."""
        changed = record.changed(self.installation, **fields)
        if changed is not record:
            rows.update(self._connection, changed, rows.next_revision(self._connection))
        return changed

    def _is_news(self, record: Record) -> bool:
        known = self._record(record.uid)
        return known is None or known.merge(record) != known

    def _record(self, uid: str) -> Record | None:
        return rows.find(self._connection, uid)

    def _records(self, uids: Iterable[str]) -> Iterator[Record]:
        for uid in uids:
            record = self._record(uid)
            if record is not None:
                yield record

    def _counter(self, key: str) -> int:
        with database.translated_errors(self.path):
            row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,))
            return int(row.fetchone()[0])
