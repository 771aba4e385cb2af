"""Joined folder: computers exchange drawings through a shared folder or a stick, without a server.

Each installation writes files of its own and reads those of the others, so that no lock is needed.
A file holds the drawings whose last change there has one of 64 consecutive revisions; the newest
is replaced atomically until it is complete. Reading a file twice, or an old one, does no harm:
records carry the times of their changes (`trainer.drawings.record`).

Complete files are never rewritten, since another installation with a copy of the store may write
them too: a drawing that changes again leaves its older record behind. A folder thus holds at most
one record for each change of a drawing, of the size of its line in a stroke file.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from trainer.data.recorded_drawing import LONGEST_LINE, numbered_lines
from trainer.drawings.record import parse_record
from trainer.drawings.stored_drawing import Merged
from trainer.errors import CancelledError, JoinedFolderError, StorageError
from trainer.files.reading import list_files, open_file, read_file
from trainer.files.values import LARGEST_COUNT, FormatError, parse_json, table, text, whole
from trainer.files.writing import storage_errors, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trainer.drawings.record import Record
    from trainer.drawings.store import DrawingStore

SEGMENT: Final = 64
"""Revisions of a file."""
MARK: Final = "mnist-draw-joined.json"
"""File that tells a joined folder from the empty folder where a share is not connected."""

_VERSION: Final = 1
_FORMAT: Final = "mnist-draw-drawings"
_PREFIX: Final = "mnist-draw-"
_MOST_BYTES: Final = (SEGMENT + 1) * LONGEST_LINE
_LONGEST_HEADER: Final = 1000

FileProblem: TypeAlias = Literal["damaged", "unreadable", "newer"]
"""Why a file of another computer, or a part of it, was left out."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Result of an exchange.

    Attributes:
        received: Numbers of drawings that others added and changed.
        computers: Number of other installations that have written to the folder.
        left_out: Files that could not be read, or not all of them, with the reasons.
        unpublished: Why the drawings of this computer could not be written; None if they were.
    """

    received: Merged
    computers: int
    left_out: tuple[tuple[str, FileProblem], ...]
    unpublished: StorageError | None


@dataclass(frozen=True, slots=True)
class _Header:
    """First line of a file: who wrote it, up to which revision, and how many drawings follow."""

    installation: str
    through: int
    drawings: int
    token: str

    @property
    def state(self) -> str:
        """Differs each time that the file is written."""
        return f"{self.through}/{self.drawings}/{self.token}"

    def to_json(self) -> str:
        return json.dumps(
            {
                "format": _FORMAT,
                "version": _VERSION,
                "installation": self.installation,
                "through": self.through,
                "drawings": self.drawings,
                "token": self.token,
            }
        )


@dataclass(slots=True)
class _Found:
    """What an exchange has found so far."""

    received: Merged = field(default_factory=Merged)
    computers: set[str] = field(default_factory=set)
    left_out: list[tuple[str, FileProblem]] = field(default_factory=list)


class _NewerError(FormatError):
    """A newer version wrote it."""


class JoinedFolder:
    """A joined folder as one store uses it; remembers which files it has read.

    Attributes:
        path: The folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # Size and time of files whose content the store has.
        self._seen: dict[str, tuple[int, int]] = {}
        # Own files as this store wrote them, with their last revision.
        self._own: dict[str, int] = {}

    def join(self) -> None:
        """Mark the folder as joined; does nothing if it is.

        Raises:
            JoinedFolderError: There is no such folder, or it cannot be read.
            StorageError: It cannot be marked.
        """
        try:
            self._check()
        except JoinedFolderError as error:
            if error.problem != "foreign":
                raise
            content = json.dumps({"format": _FORMAT, "version": _VERSION})
            write_atomically(self.path / MARK, content.encode())

    def exchange(
        self, store: DrawingStore, cancelled: Callable[[], bool] = lambda: False
    ) -> Exchange:
        """Merge what others have written, then write what has changed here.

        What was merged before an error stays; the next exchange catches up.

        Args:
            store: Of this computer.
            cancelled: Whether to stop; asked between two files.

        Raises:
            JoinedFolderError: The folder is not there, or cannot be read.
            StorageError: The store cannot be changed.
            CancelledError: It was cancelled.
        """
        self._check()
        found = _Found()
        collected = store.collected()
        files = self._files()
        names = {path.name for path, _ in files}
        self._own = {name: through for name, through in self._own.items() if name in names}
        for path, stamp in files:
            if cancelled():
                raise CancelledError
            self._look_at(path, stamp, store, collected, found)
        # Files cannot be read, either, where the folder has vanished meanwhile.
        self._check()
        unpublished = None
        try:
            self._publish(store, cancelled)
        except StorageError as error:
            self._check()
            unpublished = error
        found.computers.discard(store.installation)
        return Exchange(found.received, len(found.computers), tuple(found.left_out), unpublished)

    def _look_at(
        self,
        path: Path,
        stamp: tuple[int, int],
        store: DrawingStore,
        collected: dict[str, str],
        found: _Found,
    ) -> None:
        """Merge a file, unless that was done; an own one only if the store has lost it."""
        if self._seen.get(path.name) == stamp:
            found.computers.add(_installation(path))
            return
        try:
            header = _read_header(path)
            found.computers.add(header.installation)
            own = header.installation == store.installation
            if collected.get(path.name) != header.state:
                merged, complete = self._collect(store, path, own=own)
                found.received += merged
                if own:
                    # It is written again, with all that the store has.
                    self._own.pop(path.name, None)
                    return
                if not complete:
                    found.left_out.append((path.name, "damaged"))
                    return
            elif own:
                self._own[path.name] = header.through
            self._seen[path.name] = stamp
        except _NewerError:
            found.left_out.append((path.name, "newer"))
        except FormatError:
            found.left_out.append((path.name, "damaged"))
        except OSError:
            found.left_out.append((path.name, "unreadable"))

    def _check(self) -> None:
        """Check that the folder is there, and that it is the joined one."""
        mark = self.path / MARK
        try:
            value = table("the mark", parse_json(read_file(mark, _LONGEST_HEADER)))
            if value.get("format") != _FORMAT:
                raise JoinedFolderError(self.path, "foreign", "its mark is damaged")
            if whole("version", value.get("version"), 1, LARGEST_COUNT) > _VERSION:
                raise JoinedFolderError(self.path, "newer", "a newer version made it")
        except FileNotFoundError as error:
            if not self.path.is_dir():
                raise JoinedFolderError(self.path, "missing", "it is not there") from error
            raise JoinedFolderError(self.path, "foreign", "no computer has joined it") from error
        except FormatError as error:
            raise JoinedFolderError(self.path, "foreign", "its mark is damaged") from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise JoinedFolderError(self.path, "unreadable", reason) from error

    def _files(self) -> list[tuple[Path, tuple[int, int]]]:
        """All files of drawings in the folder, with their sizes and times."""
        found = []
        try:
            for path in list_files(self.path, f"{_PREFIX}*.jsonl"):
                try:
                    status = path.stat()
                except FileNotFoundError:
                    continue
                found.append((path, (status.st_size, status.st_mtime_ns)))
        except OSError as error:
            reason = error.strerror or str(error)
            raise JoinedFolderError(self.path, "unreadable", reason) from error
        return found

    def _collect(self, store: DrawingStore, path: Path, *, own: bool) -> tuple[Merged, bool]:
        """Merge a file; return what changed, and whether all of it could be read."""
        header, records = _read(path)
        complete = len(records) == header.drawings
        # A file that is still being copied is read again.
        source = (path.name, header.state) if complete and not own else None
        return store.merge(records, source=source, own=own), complete

    def _publish(self, store: DrawingStore, cancelled: Callable[[], bool]) -> None:
        """Write the files of this installation that are missing or lack its newest changes.

        Raises:
            StorageError: One could not be written.
        """
        revision = store.revision
        for first in range(1, revision + 1, SEGMENT):
            if cancelled():
                raise CancelledError
            through = min(first + SEGMENT - 1, revision)
            path = self.path / f"{_PREFIX}{store.installation}-{first // SEGMENT:05d}.jsonl"
            if self._own.get(path.name, 0) < through:
                self._write(store, path, store.records(first, through), through)
                self._own[path.name] = through

    def _write(self, store: DrawingStore, path: Path, records: list[Record], through: int) -> None:
        # All may have changed again since, and have later revisions.
        if not records:
            return
        # Writing creates folders: not where a share was connected.
        self._check()
        header = _Header(store.installation, through, len(records), secrets.token_hex(4))
        lines = [header.to_json(), *(record.to_json() for record in records)]
        with storage_errors(path):
            write_atomically(path, "".join(line + "\n" for line in lines).encode())
        store.merge((), source=(path.name, header.state))


def _installation(path: Path) -> str:
    return path.stem.removeprefix(_PREFIX).rpartition("-")[0]


def _read_header(path: Path) -> _Header:
    """Read the first line of a file.

    Raises:
        FormatError: It is damaged or of a newer version.
        OSError: It cannot be read.
    """
    with open_file(path, _MOST_BYTES) as file:
        return _parse_header(file.readline(_LONGEST_HEADER))


def _read(path: Path) -> tuple[_Header, list[Record]]:
    """Read a file; lines that are damaged are left out.

    Raises:
        FormatError: Its header is damaged.
        OSError: It cannot be read.
    """
    with open_file(path, _MOST_BYTES) as file:
        lines: Iterator[tuple[int, bytes]] = numbered_lines(file)
        header = _parse_header(next(lines, (0, b""))[1])
        records = []
        for _, line in lines:
            try:
                records.append(parse_record(line))
            except FormatError:
                continue
        return header, records


def _parse_header(line: bytes) -> _Header:
    value = table("the first line", parse_json(line))
    if value.get("format") != _FORMAT:
        raise FormatError("another program wrote it")
    if whole("version", value.get("version"), 1, LARGEST_COUNT) > _VERSION:
        raise _NewerError("a newer version wrote it")
    return _Header(
        text("installation", value.get("installation"), 100),
        whole("through", value.get("through"), 1, LARGEST_COUNT),
        whole("drawings", value.get("drawings"), 0, SEGMENT),
        text("token", value.get("token"), 100),
    )
