"""Problems of the store are said in a sentence, and the application goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, ClassVar

import pytest

from mnist_draw import messages
from mnist_draw.own import texts
from mnist_draw.own.commands import Delete, Keep
from mnist_draw.own.requests import Change, Query
from mnist_draw.own.worker import StoreWorker
from tests.mnist_draw.own.parts import Bench, bend
from trainer.data.drawing_files import read_drawings
from trainer.drawings.database import VERSION
from trainer.drawings.store import DrawingStore
from trainer.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.own.commands import Command
    from mnist_draw.own.requests import Listing, Refused, StoreState, Unkept
    from mnist_draw.shared.failure import Failure


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Bench]]:
    """Starts with the store that a test has prepared."""
    made: list[Bench] = []

    def start_one() -> Bench:
        made.append(Bench(qtbot, tmp_path))
        return made[-1]

    yield start_one
    for bench in made:
        bench.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "drawings" / "drawings.sqlite"
    with DrawingStore(found) as store:
        store.add((bend(),), "1", "Mia")
    return found


def test_newer_store(start: Callable[[], Bench], path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    bench = start()
    bench.wait(lambda: bench.said)
    assert "newer version" in bench.said[0][0]
    bench.draw(3)
    bench.controller.labelling.keep_as("3")
    bench.wait(lambda: bench.line == "Not kept yet: see the message")
    assert path.read_bytes() == before


def test_damaged_store(start: Callable[[], Bench], path: Path) -> None:
    path.write_bytes(b"damaged" * 1000)
    bench = start()
    bench.wait(lambda: bench.said)
    text, kind = bench.said[0]
    assert kind == "warning"
    assert "drawings.damaged-" in text
    bench.draw(3)
    bench.controller.labelling.keep_as("3")
    bench.wait(lambda: bench.line == "Kept as 3")


def test_failed_backup(start: Callable[[], Bench], path: Path) -> None:
    path.with_name("backups").write_text("a file where the folder should be")
    bench = start()
    bench.wait(lambda: bench.said)
    assert "backup failed" in bench.said[0][0]


def test_folder_that_cannot_be_made(start: Callable[[], Bench], tmp_path: Path) -> None:
    (tmp_path / "drawings").write_text("")
    bench = start()
    bench.wait(lambda: bench.said)
    bench.draw(3)
    bench.controller.labelling.keep_as("3")
    bench.wait(lambda: bench.line == "Not kept yet: see the message")
    (tmp_path / "drawings").unlink()
    bench.draw(4)
    bench.controller.labelling.keep_as("4")
    bench.wait(lambda: bench.line == "Kept as 4")
    with DrawingStore(bench.path) as store:
        assert [drawing.label for drawing in store.drawings()] == ["3", "4"]


def test_drawings_labelled_just_before_the_program_ends_are_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = Bench(qtbot, tmp_path)
    # The thread waits for requests, and hears of the end together with them.
    bench.wait(bench.path.exists)
    for number in (1, 2, 3):
        bench.draw(number)
        bench.controller.labelling.keep_as(str(number))
    bench.close()
    with DrawingStore(bench.path) as store:
        assert [drawing.label for drawing in store.drawings()] == ["1", "2", "3"]


def test_no_waiting_drawing_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "drawings").write_text("a file where the folder should be")
    worker = StoreWorker(tmp_path / "drawings" / "drawings.sqlite")
    for number in range(501):
        strokes = (bend(number % 100), bend(number // 100))
        worker.change(Change(Keep(strokes, "7", "")))
    worker.save_waiting(tmp_path / "saved.jsonl")
    saved = list(read_drawings(tmp_path / "saved.jsonl"))
    assert len(saved) == 501


def test_drawing_that_is_labelled_again_waits_once(tmp_path: Path) -> None:
    (tmp_path / "drawings").write_text("a file where the folder should be")
    worker = StoreWorker(tmp_path / "drawings" / "drawings.sqlite")
    waiting: list[Unkept] = []
    worker.unkept.connect(waiting.append)
    for number, label in ((1, "3"), (2, "5"), (1, "8")):
        worker.change(Change(Keep((bend(number),), label, "")))
    assert [unkept.count for unkept in waiting] == [1, 2, 2]
    worker.save_waiting(tmp_path / "saved.jsonl")
    saved = read_drawings(tmp_path / "saved.jsonl")
    assert [drawing.label for drawing in saved] == ["5", "8"]


def test_refused_deletion_is_no_drawing_that_waits(tmp_path: Path) -> None:
    (tmp_path / "drawings").write_text("a file where the folder should be")
    worker = StoreWorker(tmp_path / "drawings" / "drawings.sqlite")
    refused: list[Refused] = []
    worker.refused.connect(refused.append)
    keep = Keep((bend(),), "3", "")
    for command in (keep, Delete((keep.uid,))):
        worker.change(Change(command))
    sentences = [texts.refusal(each, "The disk is full.") for each in refused]
    assert sentences[0].startswith("The drawing is not kept yet. The disk is full.")
    assert sentences[1] == "Nothing was changed. The disk is full."


def replace(path: Path) -> None:
    """Damage the store and open it elsewhere: a recovered one takes its place."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA application_id = 1")
    DrawingStore(path).close()


class KeepInReplaced(Keep):
    """Keep a drawing in a store that is replaced at the last moment, once."""

    replaced: ClassVar[list[Path]] = []

    def apply(self, store: DrawingStore) -> Command:
        if store.path not in self.replaced:
            self.replaced.append(store.path)
            replace(store.path)
        return super().apply(store)


@pytest.mark.posix(reason="Windows replaces no file that is open")
def test_drawings_are_kept_in_the_store_that_has_replaced_the_open_one(path: Path) -> None:
    worker = StoreWorker(path)
    refused: list[Refused] = []
    listed: list[Listing] = []
    worker.refused.connect(refused.append)
    worker.listed.connect(listed.append)
    worker.change(Change(Keep((bend(2),), "2", "")))
    replace(path)
    worker.list_drawings(Query())
    worker.change(Change(Keep((bend(3),), "3", "")))
    assert refused == []
    worker.change(Change(KeepInReplaced((bend(4),), "4", "")))
    assert [each.waiting for each in refused] == [1]
    assert "replaced" in messages.explain_failure(refused[0].failure)
    worker.change(Change(Keep((bend(5),), "5", "")))
    worker.finish()
    with DrawingStore(path) as store:
        assert [drawing.label for drawing in store.drawings()] == list("12345")
    assert {entry.label for entry in listed[0].entries} == {"1", "2"}


def test_damaged_drawing_is_said_and_the_next_request_recovers_the_store(path: Path) -> None:
    worker = StoreWorker(path)
    opened: list[StoreState] = []
    failures: list[Failure] = []
    worker.opened.connect(opened.append)
    worker.unavailable.connect(failures.append)
    keep = Keep((bend(2),), "2", "")
    worker.change(Change(keep))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE drawings SET strokes = x'00' WHERE label = '2'")
    # Another thread finds it, as an export does.
    with DrawingStore(path) as store, pytest.raises(StoreError) as damaged:
        list(store.drawings())
    assert "is damaged" in messages.explain(damaged.value)
    worker.change(Change(keep))
    worker.finish()
    said = [text for state in opened if (text := texts.opening_problem(state))]
    assert "1 drawings were saved" in said[0]
    with DrawingStore(path) as store:
        assert [drawing.label for drawing in store.drawings()] == ["1", "2"]
