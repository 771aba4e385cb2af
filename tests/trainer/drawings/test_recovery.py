"""Recovery of a damaged store beside other programs that have it open."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.trainer.drawings.examples import line
from trainer.drawings import database, opening
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import NewDrawing
from trainer.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHANGE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("DELETE FROM drawings")
    print("changed")
except sqlite3.OperationalError as error:
    print(error)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "drawings.sqlite"
    with DrawingStore(path) as store:
        store.add_all([NewDrawing(line(n), str(n % 10), "Mia") for n in range(40)])
    return path


def mark_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        database.mark_damaged(opened, "a drawing")


def change_in_another_process(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CHANGE, str(path)], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_other_programs_cannot_change_a_store_while_it_is_recovered(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_damaged(path)
    read_rows = database.read_rows
    outcomes: list[str] = []

    def read_beside_another(damaged: Path) -> Iterator[sqlite3.Row]:
        yield from read_rows(damaged)
        outcomes.append(change_in_another_process(path))

    monkeypatch.setattr(database, "read_rows", read_beside_another)
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert store.counts().total == 40
    assert outcomes == ["database is locked"]
    assert change_in_another_process(path) == "changed"


@pytest.mark.posix(reason="Windows replaces no file that is open")
def test_log_of_a_damaged_store_is_set_aside_too(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        # It is in the log alone while a connection is open.
        database.mark_damaged(other, "a drawing")
        with DrawingStore(path) as store:
            assert store.recovery is not None
            assert store.counts().total == 40
            set_aside = store.recovery.set_aside
    with closing(sqlite3.connect(set_aside)) as opened:
        assert database.is_marked_damaged(opened)
        assert opened.execute("SELECT count(*) FROM drawings").fetchone() == (40,)


@pytest.mark.posix(reason="Windows asks for a permission to make links")
def test_link_to_a_damaged_store_stays(path: Path, tmp_path: Path) -> None:
    mark_damaged(path)
    link = tmp_path / "elsewhere" / "link.sqlite"
    link.parent.mkdir()
    link.symlink_to(path)
    with DrawingStore(link) as store:
        assert store.recovery is not None
        assert store.recovery.set_aside.parent == path.parent
    assert link.is_symlink()
    with DrawingStore(path) as store:
        assert (store.recovery, store.counts().total) == (None, 40)


def test_damaged_store_is_copied_where_a_file_has_one_name_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_damaged(path)

    def refuse(*_paths: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert store.counts().total == 40
        set_aside = store.recovery.set_aside
    with closing(sqlite3.connect(set_aside)) as opened:
        assert database.is_marked_damaged(opened)


def test_backup_with_the_latest_changes_is_chosen_whatever_its_date(path: Path) -> None:
    with DrawingStore(path) as store:
        store.add(line(40), "0")
    early = path.with_name("backups") / "drawings-2999-01-01.sqlite"
    with closing(sqlite3.connect(early)) as copy, closing(sqlite3.connect(path)) as opened:
        opened.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    with DrawingStore(path) as store:
        store.add(line(41), "1")
    for backup in set(early.parent.iterdir()) - {early}:
        backup.unlink()
    # Makes today's backup again.
    DrawingStore(path).close()
    path.write_bytes(bytes(4096))
    with DrawingStore(path) as store:
        assert store.counts().total == 42


def test_store_that_another_program_keeps_changing_is_not_recovered(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_damaged(path)
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as refused:
            DrawingStore(path)
        assert refused.value.problem == "in use"
    assert list(path.parent.glob("*.damaged-*")) == []
    with DrawingStore(path) as store:
        assert store.recovery is not None


@pytest.mark.posix(reason="Windows replaces no file that is open")
def test_what_another_program_has_put_in_the_place_of_a_ruin_stays(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.rename(tmp_path / "sound")
    # SQLite locks no such file.
    path.write_bytes(b"no database at all" * 200)
    salvage = opening._salvage

    def beside_the_other(*arguments: Any) -> int:
        (tmp_path / "sound").rename(path)
        return salvage(*arguments)

    monkeypatch.setattr(opening, "_salvage", beside_the_other)
    with DrawingStore(path) as store:
        assert (store.recovery, store.counts().total) == (None, 40)
    assert list(path.parent.glob("*.damaged-*")) == []
