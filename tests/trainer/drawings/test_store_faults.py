"""Stores that are damaged, newer, read-only or on a full disk: nothing is lost."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from tests.trainer.drawings.examples import line
from trainer.drawings import database, opening
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
    resource = pytest.importorskip("resource", reason="no limit on the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_newer_store_is_refused_and_unchanged(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as opened:
        opened.execute(f"PRAGMA user_version = {VERSION + 1}")
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
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("CREATE TABLE theirs (value)")
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


@pytest.mark.parametrize("copies", [1000, 100])
def test_no_room_to_set_a_damaged_store_aside_or_to_make_another(path: Path, copies: int) -> None:
    path.write_bytes(b"damaged" * copies)
    with largest_file(1000), pytest.raises(StorageError) as full:
        DrawingStore(path)
    assert full.value.problem == "full"
    assert path.read_bytes() == b"damaged" * copies


def test_no_room_for_a_new_store(path: Path) -> None:
    with largest_file(0), pytest.raises(StorageError) as full:
        DrawingStore(path)
    assert full.value.problem == "full"


def test_store_whose_log_cannot_be_opened_is_read_without_it(path: Path) -> None:
    fill(path)
    path.with_name(f"{path.name}-wal").mkdir()
    with DrawingStore(path) as store:
        assert store.obstacle is not None
        assert store.obstacle.problem == "forbidden"
        assert store.counts().total == 40


def test_store_that_cannot_be_read_either_is_unchanged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("CREATE TABLE other (number)")
    path.with_name(f"{path.name}-wal").mkdir()
    before = path.read_bytes()
    with pytest.raises(StoreError) as unreadable:
        DrawingStore(path)
    assert unreadable.value.problem == "unreadable"
    assert path.read_bytes() == before


def test_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with DrawingStore(path) as store:
        assert store.recovery is None
        assert store.counts().total == 0


def test_other_programs_database_of_this_version_is_set_aside(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute(f"PRAGMA user_version = {VERSION}")
        opened.execute("PRAGMA application_id = 1")
        opened.execute("CREATE TABLE notes (text)")
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert store.counts().total == 0


def test_store_that_another_program_makes_meanwhile_is_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = database._versions

    def before_the_other(_connection: sqlite3.Connection) -> tuple[int, int]:
        monkeypatch.setattr(database, "_versions", versions)
        database.open_database(path).connection.close()
        return 0, 0

    monkeypatch.setattr(database, "_versions", before_the_other)
    with DrawingStore(path) as store:
        assert store.recovery is None
        assert store.add(line(), "1").label == "1"


def test_installation_that_another_program_writes_meanwhile_is_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with DrawingStore(path) as store:
        installation = store.installation
    identities = opening._identities

    def before_the_other(_connection: sqlite3.Connection) -> dict[str, str]:
        monkeypatch.setattr(opening, "_identities", identities)
        return {}

    monkeypatch.setattr(opening, "_identities", before_the_other)
    with DrawingStore(path) as store:
        assert store.installation == installation


def test_newer_store_whose_version_is_in_its_log_is_refused(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as opened:
        opened.execute(f"PRAGMA user_version = {VERSION + 1}")
        with pytest.raises(StoreError) as refused:
            DrawingStore(path)
    assert refused.value.problem == "newer"


def test_damaged_page_of_a_store_is_found_when_it_is_opened(path: Path) -> None:
    fill(path, 400)
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA journal_mode = DELETE")
    content = bytearray(path.read_bytes())
    # The header of a page in the middle.
    content[len(content) // 2 // 4096 * 4096] ^= 0xFF
    path.write_bytes(content)
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert store.recovery.drawings > 0


def test_damage_of_the_same_second_gets_a_name_of_its_own(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "strftime", lambda _format: "2026-01-02-030405")
    kept = []
    for content in (b"first" * 100, b"second" * 100):
        path.write_bytes(content)
        with DrawingStore(path) as store:
            assert store.recovery is not None
            kept.append(store.recovery.set_aside)
    names = [f"{path.stem}.damaged-2026-01-02-030405{end}.sqlite" for end in ("", "-2")]
    assert [each.name for each in kept] == names
    assert [each.read_bytes()[:5] for each in kept] == [b"first", b"secon"]


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


def test_copied_store_that_is_being_written_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path)
    monkeypatch.setattr(platform, "node", lambda: "another computer")
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with DrawingStore(path) as store:
            assert store.obstacle is not None
            assert store.obstacle.problem == "in use"
            assert store.counts().total == 40


@pytest.mark.parametrize("writable", [True, False])
def test_store_that_lacks_a_table_is_an_error_of_its_own(path: Path, *, writable: bool) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("DROP TABLE meta")
    if not writable:
        path.with_name(f"{path.name}-wal").mkdir()
    with pytest.raises(StorageError, match="meta"):
        DrawingStore(path)


def test_drawings_without_strokes_are_not_saved_from_a_damaged_store(path: Path) -> None:
    fill(path, 3)
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("UPDATE drawings SET strokes = x'' WHERE label = '1'")
        opened.execute("PRAGMA application_id = 1")
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert [drawing.label for drawing in store.drawings()] == ["0", "2"]
