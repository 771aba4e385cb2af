from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from mnist_draw.runs.worker import LibraryWorker
from mnist_draw.shared.threads import WorkerThread
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.recorder import Recorder
from trainer.errors import DataError, StorageError
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Running(QObject):
    """A worker in its thread, called through signals as the window does."""

    rename = Signal(object, str)
    delete = Signal(object, object)
    restore = Signal(object)
    read_curves = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.worker = LibraryWorker(folder)
        for name in ("rename", "delete", "restore", "read_curves"):
            getattr(self, name).connect(getattr(self.worker, name))
        self.listed = Recorder(self.worker.listed)
        self.deleted = Recorder(self.worker.deleted)
        self.curves = Recorder(self.worker.curves_read)
        self.failed = Recorder(self.worker.failed)
        self.thread_of_worker = WorkerThread(self.worker, "library")
        self.thread_of_worker.started.connect(self.worker.prepare)

    @property
    def names(self) -> list[str]:
        return [entry.folder.name for entry in self.listed.values[-1].entries]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    for name in ("a", "b"):
        keep_run(folder, name=name)
    return folder


@pytest.fixture
def running(qtbot: QtBot, kept: Path, tmp_path: Path) -> Iterator[Running]:
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    result = Running(tmp_path)
    result.thread_of_worker.start()
    qtbot.waitUntil(lambda: len(result.listed) == 1)
    yield result
    result.thread_of_worker.quit()
    assert result.thread_of_worker.wait(5000)


def test_preparing_lists_the_runs(running: Running) -> None:
    assert running.names == ["a", "b"]


def test_a_missing_folder_has_no_runs(qtbot: QtBot, tmp_path: Path) -> None:
    running = Running(tmp_path / "nowhere")
    running.thread_of_worker.start()
    qtbot.waitUntil(lambda: len(running.listed) == 1)
    running.thread_of_worker.quit()
    assert running.thread_of_worker.wait(5000)
    assert running.names == running.failed.values == []
    assert not (tmp_path / "nowhere").exists()


def test_preparing_removes_old_deletions(qtbot: QtBot, tmp_path: Path) -> None:
    trashed = run_shelf.delete(keep_run(tmp_path))
    month_ago = time.time() - 31 * 86_400
    os.utime(trashed.parent, (month_ago, month_ago))
    running = Running(tmp_path)
    running.thread_of_worker.start()
    qtbot.waitUntil(lambda: len(running.listed) == 1)
    running.thread_of_worker.quit()
    assert running.thread_of_worker.wait(5000)
    assert not trashed.exists()


def test_a_renamed_run_is_listed_again(qtbot: QtBot, running: Running, tmp_path: Path) -> None:
    running.rename.emit(tmp_path / "a", "first")
    qtbot.waitUntil(lambda: len(running.listed) == 2)
    assert running.listed.values[-1].names()[tmp_path / "a"] == "first"


def test_deleted_runs_are_restored(qtbot: QtBot, running: Running, tmp_path: Path) -> None:
    running.delete.emit((tmp_path / "a", tmp_path / "b"), ("A", "B"))
    qtbot.waitUntil(lambda: len(running.listed) == 2)
    assert running.names == []
    (deletion,) = running.deleted.values
    assert deletion.titles == ("A", "B")

    running.restore.emit(deletion)

    qtbot.waitUntil(lambda: len(running.listed) == 3)
    assert running.names == ["a", "b"]


def test_a_failed_deletion_is_reported_and_the_rest_is_deleted(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    running.delete.emit((tmp_path / "gone", tmp_path / "b"), ("Gone", "B"))
    qtbot.waitUntil(lambda: len(running.listed) == 2)
    assert running.names == ["a"]
    assert isinstance(running.failed.values[0].error, StorageError)
    assert running.deleted.values[0].titles == ("B",)


def test_curves_are_read(qtbot: QtBot, running: Running, tmp_path: Path) -> None:
    folders = tmp_path / "a", tmp_path / "b"
    running.read_curves.emit(folders)
    qtbot.waitUntil(lambda: sum(map(len, running.curves.values)) == 2)
    read = [one for report in running.curves.values for one in report]
    assert tuple(one.folder for one in read) == folders
    assert [len(one.history.loss) for one in read] == [60, 60]


def test_damaged_curves_are_reported_and_the_others_read(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    (tmp_path / "a" / "steps.csv").write_text("damaged")
    running.read_curves.emit((tmp_path / "a", tmp_path / "b"))
    qtbot.waitUntil(lambda: sum(map(len, running.curves.values)) == 2)
    (failure,) = running.failed.values
    assert isinstance(failure.error, DataError)
    damaged, sound = (one for report in running.curves.values for one in report)
    assert damaged.folder == tmp_path / "a"
    assert damaged.history is None
    assert len(sound.history.loss) == 60


def test_a_folder_that_cannot_be_listed_is_reported_and_no_list_is_empty(tmp_path: Path) -> None:
    (tmp_path / "runs").touch()
    worker = LibraryWorker(tmp_path / "runs")
    unlisted, listed = Recorder(worker.unlisted), Recorder(worker.listed)
    worker.list_runs()
    (failure,) = unlisted.values
    assert isinstance(failure.error, DataError)
    assert failure.error.problem == "unreadable"
    assert listed.values == []
