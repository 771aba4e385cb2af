"""The store of drawings: what is changed is kept, counted and can be undone."""

from __future__ import annotations

import platform
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.drawings.examples import line
from trainer.drawings.record import LAST_TIME, Record, Stamp, pack, parse_record
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import Added, Filter, Merged, NewDrawing
from trainer.ink.stroke_image import digit_image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DrawingStore]:
    with DrawingStore(tmp_path / "data" / "drawings.sqlite") as opened:
        yield opened


def test_drawing_is_there_after_reopening(store: DrawingStore) -> None:
    before = datetime.now(UTC)
    added = store.add(line(1), "7", "Mia")
    store.close()
    with DrawingStore(store.path) as again:
        found = again.drawing(added.uid)
        assert found == added
        assert found is not None
        assert (found.label, found.writer, found.strokes) == ("7", "Mia", line(1))
        assert found.origin == store.installation == again.installation
        assert before - timedelta(seconds=1) < found.created < datetime.now(UTC)


def test_same_strokes_are_one_drawing_with_the_last_label(store: DrawingStore) -> None:
    first = store.add(line(1), "7", "Mia")
    second = store.add(line(1), "1", "Mia")
    assert first.uid == second.uid
    assert [drawing.label for drawing in store.drawings()] == ["1"]


def test_relabelling_returns_what_undoes_it(store: DrawingStore) -> None:
    one, two = store.add(line(1), "7").uid, store.add(line(2)).uid
    before = store.relabel({one: "1", two: "2", "unknown": "3"})
    assert store.counts().by_label == {"1": 1, "2": 1}
    assert before == {one: "7", two: None}
    store.relabel(before)
    assert store.counts().by_label == {"7": 1, None: 1}


def test_deleted_drawings_are_restored(store: DrawingStore) -> None:
    uids = [store.add(line(number), str(number)).uid for number in range(3)]
    deleted = store.delete(uids[:2])
    assert deleted == tuple(uids[:2])
    assert store.delete(uids[:1]) == ()
    assert store.drawing(uids[0]) is None
    assert [drawing.uid for drawing in store.drawings()] == uids[2:]
    assert store.restore(deleted) == deleted
    assert [drawing.uid for drawing in store.drawings()] == uids


def test_strokes_of_a_deleted_drawing_are_removed_after_thirty_days(
    store: DrawingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = store.add(line(1), "1").uid
    store.delete([uid])
    store.close()
    later = time.time_ns() + 31 * 86_400 * 10**9
    monkeypatch.setattr("time.time_ns", lambda: later)
    with DrawingStore(store.path) as again:
        assert again.restore([uid]) == ()
        assert again.add_all([NewDrawing(line(1))]) == Added((uid,), restored=1)
        assert [drawing.strokes for drawing in again.drawings()] == [line(1)]


def test_renamed_writer_can_be_undone(store: DrawingStore) -> None:
    store.add(line(1), "1", "Mia")
    store.add(line(2), "2", "Ben")
    before = store.rename_writer("Mia", "Maria")
    assert store.counts().by_writer == {"Maria": 1, "Ben": 1}
    store.set_writers(before)
    assert store.counts().by_writer == {"Mia": 1, "Ben": 1}
    assert store.rename_writer("Nobody", "Ann") == {}


@pytest.mark.parametrize(
    ("chosen", "labels"),
    [
        (Filter(), ["1", "1", "2", None]),
        (Filter(label="1"), ["1", "1"]),
        (Filter(writer=""), ["1", None]),
        (Filter(writer="Mia", label="2"), ["2"]),
        (Filter(unlabelled=True), [None]),
    ],
)
def test_filters(store: DrawingStore, chosen: Filter, labels: list[str | None]) -> None:
    store.add_all(
        [
            NewDrawing(line(1), "2", "Mia"),
            NewDrawing(line(2), "1", "Mia"),
            NewDrawing(line(3), "1"),
            NewDrawing(line(4)),
        ]
    )
    assert [drawing.label for drawing in store.drawings(chosen, "label")] == labels


def test_entries_show_what_the_network_receives(store: DrawingStore) -> None:
    uids = [store.add(line(number), "1", "Mia").uid for number in range(3)]
    entries = store.entries(order="newest")
    assert [entry.uid for entry in entries] == uids[::-1]
    expected = digit_image(line(0))
    assert expected is not None
    np.testing.assert_array_equal(entries[-1].digit_image, expected)
    assert (entries[0].label, entries[0].writer) == ("1", "Mia")


def test_counts(store: DrawingStore) -> None:
    store.add_all([NewDrawing(line(n), "1" if n % 2 else None, "Mia") for n in range(5)])
    counts = store.counts()
    assert counts.cells == {("Mia", "1"): 2, ("Mia", None): 3}
    assert (counts.total, counts.by_writer) == (5, {"Mia": 5})


def test_version_counts_changes_of_other_connections(store: DrawingStore) -> None:
    before = store.version
    with DrawingStore(store.path) as other:
        other.add(line(1))
    assert store.version > before
    assert store.counts().total == 1


def test_adding_from_a_file_changes_no_label(store: DrawingStore) -> None:
    store.add(line(1), "7", "Mia")
    store.add(line(2))
    drawings = [NewDrawing(line(n), "1", "Ben") for n in (1, 2, 3)]
    assert store.add_all([]) == Added()
    added = store.add_all(drawings)
    assert (added.new, added.labelled, added.known) == (1, 1, 1)
    assert store.add_all(drawings) == Added(added.uids, known=3)
    assert store.counts().cells == {("Mia", "7"): 1, ("", "1"): 1, ("Ben", "1"): 1}


@pytest.mark.parametrize("label", ["", "x" * 21, " 1", "a\nb"])
def test_impossible_label_changes_nothing(store: DrawingStore, label: str) -> None:
    uid = store.add(line(1), "7").uid
    for change in (
        lambda: store.add(line(2), label),
        lambda: store.relabel({uid: label}),
        lambda: store.add_all([NewDrawing(line(3)), NewDrawing(line(4), label)]),
    ):
        with pytest.raises(ValueError, match="label"):
            change()
    assert store.counts().by_label == {"7": 1}


@pytest.mark.parametrize("writer", ["x" * 101, " Mia", "a\nb"])
def test_impossible_writer_changes_nothing(store: DrawingStore, writer: str) -> None:
    store.add(line(1), "7", "Mia")
    with pytest.raises(ValueError, match="name"):
        store.rename_writer("Mia", writer)
    assert store.counts().by_writer == {"Mia": 1}


def test_drawing_without_strokes_is_refused(store: DrawingStore) -> None:
    with pytest.raises(ValueError, match="stroke"):
        store.add(())


def test_copied_store_is_another_installation(
    store: DrawingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(platform, "node", lambda: "another-computer")
    with DrawingStore(store.path) as copied:
        assert copied.installation != store.installation


def test_computer_that_comes_back_is_the_same_installation(
    store: DrawingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store on a stick, and computers whose names end with that of their network."""
    store.close()
    found = []
    for name in ("MacBook.local", "other.local", "macbook.school.example", "other", "10.0.0.5"):
        monkeypatch.setattr(platform, "node", lambda name=name: name)
        with DrawingStore(store.path) as opened:
            found.append(opened.installation)
    assert found[0] == found[2]
    assert found[1] == found[3]
    monkeypatch.setattr(platform, "node", lambda: "10.0.0.6")
    with DrawingStore(store.path) as opened:
        assert len({*found, opened.installation, store.installation}) == 5


def test_store_of_an_earlier_version_keeps_its_installation(
    store: DrawingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as opened:
        opened.execute("DELETE FROM meta WHERE key LIKE 'installation%' OR key = 'host'")
        opened.execute("INSERT INTO meta VALUES ('installation', 'abc'), ('host', 'mac.local')")
    found = []
    for name in ("mac.example", "other", "mac.local"):
        monkeypatch.setattr(platform, "node", lambda name=name: name)
        with DrawingStore(store.path) as again:
            found.append(again.installation)
    assert found[0] == found[2] == "abc" != found[1]
    with closing(sqlite3.connect(store.path)) as opened:
        # As that version looks for it.
        kept = opened.execute("SELECT value FROM meta WHERE key IN ('host', 'installation')")
        assert {value for (value,) in kept} == {"mac.local", "abc"}


def test_backup_of_each_day_and_seven_stay(
    store: DrawingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = store.path.with_name("backups")
    store.close()
    with DrawingStore(store.path):
        assert not folder.exists()
    with DrawingStore(store.path) as again:
        again.add(line(1), "1")

    for day in range(1, 10):
        noon = datetime(2026, 1, day, 12, tzinfo=UTC)
        monkeypatch.setattr("time.time_ns", lambda noon=noon: int(noon.timestamp()) * 10**9)
        for _ in range(2):
            DrawingStore(store.path).close()
    kept = sorted(path.name for path in folder.iterdir())
    assert kept == [f"drawings-2026-01-0{day}.sqlite" for day in range(3, 10)]
    copy = sqlite3.connect(folder / kept[-1])
    assert copy.execute("SELECT label FROM drawings").fetchall() == [("1",)]
    copy.close()


def test_drawing_that_was_deleted_elsewhere_without_its_strokes_is_no_news(
    store: DrawingStore,
) -> None:
    stamp = Stamp(1, "elsewhere")
    gone = Record("f" * 32, 1, "elsewhere", b"", None, stamp, "Mia", stamp, True, stamp)
    assert store.merge([gone]) == Merged(0, 0)
    assert store.counts().total == 0


def test_drawing_of_the_last_time_of_the_calendar_is_listed(store: DrawingStore) -> None:
    stamp = Stamp(1, "elsewhere")
    last = Record(
        "f" * 32, LAST_TIME, "elsewhere", pack(line()), "7", stamp, "Mia", stamp, False, stamp
    )
    assert parse_record(last.to_json().encode()) == last
    store.merge([last])
    assert [entry.created.year for entry in store.entries()] == [9999]
    assert [drawing.created.year for drawing in store.drawings()] == [9999]
