"""Drawings whose strokes are damaged: the next opening recovers the store, from backups too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.trainer.drawings.examples import line
from trainer.drawings.joined_folder import JoinedFolder
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import NewDrawing
from trainer.drawings.transfer import export_strokes
from trainer.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.ink.pen import Stroke


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of three drawings, labelled 0 to 2, without a backup."""
    found = tmp_path / "data" / "drawings.sqlite"
    with DrawingStore(found) as store:
        store.add_all([NewDrawing(line(number), str(number), "Mia") for number in range(3)])
    return found


def damage(path: Path, label: str) -> None:
    """Flip a byte of a drawing's strokes, as a disk may do."""
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        found = opened.execute("SELECT strokes FROM drawings WHERE label = ?", (label,))
        ink = bytearray(found.fetchone()[0])
        ink[len(ink) // 2] ^= 0xFF
        opened.execute("UPDATE drawings SET strokes = ? WHERE label = ?", (bytes(ink), label))


def find_damage(path: Path) -> StoreError:
    """Read all drawings: one is damaged."""
    with DrawingStore(path) as store:
        assert store.recovery is None
        with pytest.raises(StoreError) as damaged:
            list(store.drawings())
        assert store.outdated
    return damaged.value


def recovered(path: Path) -> dict[str | None, tuple[Stroke, ...]]:
    """Strokes by label after the recovery, which happens once."""
    with DrawingStore(path) as store:
        assert store.recovery is not None
    with DrawingStore(path) as store:
        assert store.recovery is None
        found = {drawing.label: drawing.strokes for drawing in store.drawings()}
        assert store.counts().total == len(found)
    return found


def test_other_drawings_are_exported_after_the_recovery(path: Path, tmp_path: Path) -> None:
    damage(path, "1")
    with DrawingStore(path) as store:
        (uid,) = (entry.uid for entry in store.entries() if entry.label == "1")
    error = find_damage(path)
    assert error.problem == "damaged"
    assert uid in error.reason
    # The backup of today is damaged in the same place.
    assert recovered(path) == {"0": line(0), "2": line(2)}
    with DrawingStore(path) as store:
        assert export_strokes(tmp_path / "out.jsonl", store.drawings()) == 2


def test_strokes_come_from_the_backup_with_the_later_label(path: Path) -> None:
    with DrawingStore(path) as store:
        (uid,) = (entry.uid for entry in store.entries() if entry.label == "1")
        store.relabel({uid: "7"})
    damage(path, "7")
    find_damage(path)
    assert recovered(path) == {"0": line(0), "7": line(1), "2": line(2)}


def test_strokes_come_from_an_older_backup_if_the_newest_is_damaged_too(path: Path) -> None:
    DrawingStore(path).close()
    (backup,) = path.with_name("backups").iterdir()
    backup.rename(backup.with_name("drawings-2020-01-01.sqlite"))
    damage(path, "1")
    find_damage(path)
    assert len(list(path.with_name("backups").iterdir())) == 2
    assert recovered(path) == {"0": line(0), "1": line(1), "2": line(2)}


def test_deleted_drawing_with_damaged_strokes_stays_deleted(path: Path) -> None:
    with DrawingStore(path) as store:
        records = store.records(1, store.revision)
        (uid,) = (entry.uid for entry in store.entries() if entry.label == "1")
        store.delete([uid])
    for label in ("1", "2"):
        damage(path, label)
    for backup in path.with_name("backups").iterdir():
        backup.unlink()
    find_damage(path)
    assert recovered(path) == {"0": line(0)}
    with DrawingStore(path) as store:
        # Another computer has the two.
        store.merge(records)
        assert [drawing.label for drawing in store.drawings()] == ["0", "2"]


def test_damage_that_one_drawing_shows_is_recovered_too(path: Path) -> None:
    damage(path, "1")
    with DrawingStore(path) as store:
        (uid,) = (entry.uid for entry in store.entries() if entry.label == "1")
        with pytest.raises(StoreError):
            store.drawing(uid)
    assert recovered(path) == {"0": line(0), "2": line(2)}


def test_damage_that_an_exchange_finds_is_recovered_too(path: Path, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    folder = JoinedFolder(share)
    folder.join()
    damage(path, "1")
    with DrawingStore(path) as store, pytest.raises(StoreError):
        folder.exchange(store)
    with DrawingStore(path) as store:
        assert store.recovery is not None
        assert folder.exchange(store).unpublished is None


def test_damage_in_a_store_that_cannot_be_changed_is_said(path: Path) -> None:
    damage(path, "1")
    path.with_name(f"{path.name}-wal").mkdir()
    with DrawingStore(path) as store:
        assert store.obstacle is not None
        with pytest.raises(StoreError) as damaged:
            list(store.drawings())
        assert damaged.value.problem == "damaged"
        assert store.counts().total == 3


@pytest.mark.parametrize(
    ("table", "drawings"), [(b"TABLE collected", 3), (b"TABLE meta", 3), (b"TABLE drawings", 0)]
)
def test_a_damaged_schema_that_is_no_text_is_recovered(
    path: Path, table: bytes, drawings: int
) -> None:
    content = path.read_bytes()
    assert content.count(table) == 1
    path.write_bytes(content.replace(table, b"TABL\xff" + table[5:]))
    assert len(recovered(path)) == drawings
