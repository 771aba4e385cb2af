"""Stores that are damaged, newer, read-only or on a full disk: nothing is lost."""

from __future__ import annotations

import os
import resource
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from tests.trainer.drawings.examples import line
from trainer.drawings.database import VERSION, translate
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import NewDrawing
from trainer.errors import StorageError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

as_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="permissions do not bind root"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drawings.sqlite"


def fill(path: Path, count: int = 40) -> None:
    with DrawingStore(path) as store:
        store.add_all([NewDrawing(line(n), str(n % 10), "Mia") for n in range(count)])


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_newer_store_is_refused_and_unchanged(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreError) as refused:
        DrawingStore(path)
    assert refused.value.problem == "newer"
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"no database at all" * 20, b"SQLite format 3\0", b"x"])
def test_foreign_file_is_set_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert store.recovery.set_aside.read_bytes() == content
        assert (store.recovery.backup, store.recovery.drawings) == (None, 0)
        store.add(line(1), "1")
    with DrawingStore(path) as again:
        assert again.recovery is None
        assert again.counts().total == 1


def test_other_programs_database_is_set_aside(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE theirs (value)")
    before = path.read_bytes()
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert store.recovery.set_aside.read_bytes() == before


def test_truncated_store_keeps_what_can_be_read(path: Path) -> None:
    fill(path, 200)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert store.recovery.set_aside.read_bytes() == content[: len(content) * 2 // 3]
        assert 40 < store.counts().total < 200
        assert store.recovery.drawings == store.counts().total


def test_backup_takes_the_place_of_a_damaged_store(path: Path) -> None:
    fill(path, 40)
    fill(path, 41)  # Opening backs up.
    path.write_bytes(b"\0" * 4096)
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert store.recovery.backup is not None
        assert store.recovery.drawings == store.counts().total == 40
        assert [drawing.strokes for drawing in store.drawings()] == [line(n) for n in range(40)]


def test_damaged_backup_is_passed_over(path: Path) -> None:
    fill(path, 40)
    fill(path, 40)
    folder = path.with_name("backups")
    (folder / "drawings-2999-01-01.sqlite").write_bytes(b"damaged")
    path.write_bytes(b"\0" * 4096)
    with DrawingStore(path) as store:
        assert store.counts().total == 40


def test_full_disk_changes_nothing(path: Path) -> None:
    fill(path)
    with DrawingStore(path) as store:
        before = store.counts()
        with largest_file(path.stat().st_size), pytest.raises(StorageError) as full:
            store.add_all([NewDrawing(line(n), "1") for n in range(1000, 1200)])
        assert full.value.problem == "full"
        assert store.counts() == before
        store.add(line(1200), "1")
        assert store.counts().total == before.total + 1


def test_store_on_a_full_disk_is_read(path: Path) -> None:
    fill(path)
    with largest_file(0), DrawingStore(path) as store:
        assert store.obstacle is not None
        assert store.counts().total == 40
        with pytest.raises(StorageError):
            store.add(line(100), "1")
    with DrawingStore(path) as store:
        assert store.add(line(100), "1").label == "1"


def test_no_room_for_a_backup_is_no_obstacle(path: Path) -> None:
    fill(path)
    path.with_name("backups").write_text("a file where the folder should be")
    with DrawingStore(path) as store:
        assert isinstance(store.backup_problem, StorageError)
        store.add(line(100), "1")
        assert store.counts().total == 41


def test_no_room_to_set_a_damaged_store_aside(path: Path) -> None:
    path.write_bytes(b"damaged" * 1000)
    with largest_file(1000), pytest.raises(StorageError) as full:
        DrawingStore(path)
    assert full.value.problem == "full"
    assert path.read_bytes() == b"damaged" * 1000


@pytest.mark.posix(reason="needs permissions of POSIX")
@as_root
def test_read_only_store_is_read(path: Path) -> None:
    fill(path)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with DrawingStore(path) as store:
            assert store.obstacle is not None
            assert store.obstacle.problem == "forbidden"
            assert store.counts().total == 40
            with pytest.raises(StorageError):
                store.delete([drawing.uid for drawing in store.drawings()])
    finally:
        path.parent.chmod(0o700)


@pytest.mark.posix(reason="needs permissions of POSIX")
@as_root
def test_unreadable_store_is_unchanged(path: Path) -> None:
    fill(path)
    path.chmod(0)
    with pytest.raises(StoreError) as unreadable:
        DrawingStore(path)
    assert unreadable.value.problem == "unreadable"


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        DrawingStore(tmp_path / "file" / "drawings.sqlite")


def test_threads_that_find_the_damage_together_recover_it_once(path: Path) -> None:
    fill(path)
    path.write_bytes(b"no database at all" * 200)
    together = Barrier(2, timeout=30)

    def add(number: int) -> bool:
        together.wait()
        with DrawingStore(path) as store:
            # Both have opened it before either writes.
            together.wait()
            store.add(line(100 + number), str(number))
            return store.recovery is not None

    with ThreadPoolExecutor(2) as threads:
        recovered = list(threads.map(add, (1, 2)))
    assert sorted(recovered) == [False, True]
    with DrawingStore(path) as store:
        labels = [drawing.label for drawing in store.drawings()]
    assert labels[-2:] in (["1", "2"], ["2", "1"])


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_NOTADB, "damaged"),
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_IOERR_WRITE, "full"),
        (sqlite3.SQLITE_READONLY, "forbidden"),
        (sqlite3.SQLITE_CANTOPEN, "forbidden"),
        (sqlite3.SQLITE_BUSY, "in use"),
        (sqlite3.SQLITE_IOERR_READ, "other"),
        (sqlite3.SQLITE_ERROR, "other"),
    ],
)
def test_each_error_of_sqlite_has_its_kind(path: Path, code: int, kind: str) -> None:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    assert translate(error, path).problem == kind


def test_change_to_what_it_is_already_is_not_exchanged(path: Path) -> None:
    with DrawingStore(path) as store:
        drawing = store.add(line(), "7", "Mia")
        before = store.revision
        assert store.relabel({drawing.uid: "7"}) == {drawing.uid: "7"}
        store.add(line(), "7", "Mia")
        assert store.revision == before
