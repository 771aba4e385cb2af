"""Joined folder in the window: join, exchange, a share that vanishes, leave."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from mnist_draw.joined.bar import JoinedBar
from mnist_draw.joined.worker import FolderWorker
from mnist_draw.own.drawing_grid import DrawingGrid
from tests.mnist_draw.own.parts import Bench, bend
from trainer.drawings.joined_folder import JoinedFolder
from trainer.drawings.store import DrawingStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "teacher")
    yield made
    made.close()


@pytest.fixture
def pupil(tmp_path: Path, share: Path) -> Iterator[DrawingStore]:
    """Another computer, which has written one drawing."""
    with DrawingStore(tmp_path / "pupil" / "drawings.sqlite") as store:
        folder = JoinedFolder(share)
        folder.join()
        store.add((bend(50),), "5", "Ben")
        folder.exchange(store)
        yield store


def bar_of(bench: Bench) -> JoinedBar:
    bench.controller.action.trigger()
    bar = bench.window.findChild(JoinedBar)
    assert bar is not None
    return bar


def press(bench: Bench, name: str) -> None:
    button = bench.child(QPushButton, name)
    bench.wait(button.isEnabled)
    button.click()


def test_joined_folder_brings_the_drawings_of_others(
    bench: Bench, pupil: DrawingStore, share: Path
) -> None:
    bar = bar_of(bench)
    assert bar.text.startswith("Collect the drawings of a class")
    bar.join_wanted.emit(share)
    grid = bench.child(DrawingGrid, "ownGrid")
    bench.wait(lambda: [entry.writer for entry in grid.entries] == ["Ben"])
    bench.wait(lambda: f"{share} · 1 other computer" in bar.text)
    assert bench.settings.joined_folder == share
    bench.draw(3)
    bench.controller.labelling.keep_as("3")
    bench.wait(lambda: len(grid.entries) == 2)
    press(bench, "exchangeNowButton")
    bench.wait(lambda: len(list(share.glob("mnist-draw-*-*.jsonl"))) == 2)
    assert JoinedFolder(share).exchange(pupil).received.new == 1


def test_share_that_vanishes_is_explained_and_caught_up_with(
    bench: Bench, pupil: DrawingStore, share: Path
) -> None:
    bar = bar_of(bench)
    bar.join_wanted.emit(share)
    bench.wait(lambda: "other computer" in bar.text)
    share.rename(share.with_name("away"))
    press(bench, "exchangeNowButton")
    bench.wait(lambda: "is not there" in bar.text)
    assert bench.child(QLabel, "joinedState").property("tone") == "warning"
    assert "Everything is kept on this computer." in bar.text
    pupil.add((bend(60),), "6", "Ben")
    share.with_name("away").rename(share)
    JoinedFolder(share).exchange(pupil)
    press(bench, "exchangeNowButton")
    grid = bench.child(DrawingGrid, "ownGrid")
    bench.wait(lambda: len(grid.entries) == 2 and "other computer" in bar.text)


def test_folder_of_the_last_session_is_resumed(
    qtbot: QtBot, tmp_path: Path, pupil: DrawingStore, share: Path
) -> None:
    first = Bench(qtbot, tmp_path / "teacher")
    bar_of(first).join_wanted.emit(share)
    first.wait(lambda: first.settings.joined_folder == share)
    first.close()
    first.settings.sync()
    pupil.add((bend(60),), "6", "Ben")
    JoinedFolder(share).exchange(pupil)
    second = Bench(qtbot, tmp_path / "teacher")
    bar = bar_of(second)
    second.wait(lambda: len(second.child(DrawingGrid, "ownGrid").entries) == 2)
    press(second, "leaveFolderButton")
    second.wait(lambda: bar.text.startswith("Collect the drawings of a class"))
    assert second.settings.joined_folder is None
    second.close()


def test_folder_that_cannot_be_joined(bench: Bench, tmp_path: Path) -> None:
    bar = bar_of(bench)
    bar.join_wanted.emit(tmp_path / "absent")
    bench.wait(lambda: "is not there" in bar.text)
    assert bench.settings.joined_folder is None
    assert not bench.child(QPushButton, "joinFolderButton").isHidden()


def test_folder_that_is_left_during_an_exchange_stays_left(
    bench: Bench, pupil: DrawingStore, share: Path
) -> None:
    assert pupil.counts().total == 1
    bar = bar_of(bench)
    bar.join_wanted.emit(share)
    bench.wait(lambda: "other computer" in bar.text)
    bar.exchange_wanted.emit()
    bar.leave_wanted.emit()
    bench.wait(lambda: bar.text.startswith("Collect the drawings of a class"))
    assert bench.settings.joined_folder is None


@pytest.mark.posix(reason="Windows replaces no file that is open")
@pytest.mark.usefixtures("qapp")
def test_store_that_has_replaced_the_open_one_is_exchanged(
    pupil: DrawingStore, share: Path, tmp_path: Path
) -> None:
    path = tmp_path / "teacher" / "drawings.sqlite"
    worker = FolderWorker(path)
    worker.join(share)
    with closing(sqlite3.connect(path)) as database:
        # It counts as damaged.
        database.execute("PRAGMA application_id = 1")
    with DrawingStore(path) as recovered:
        recovered.add((bend(3),), "3")
    worker.exchange()
    worker.shut_down()
    assert JoinedFolder(share).exchange(pupil).received.new == 1
