"""Messages of the Runs window about the weights of a chosen run."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.runs import kept_curves
from mnist_draw.runs.columns import Column
from mnist_draw.runs.controller import RunsController
from mnist_draw.runs.kept_curves import MOST_CURVES
from mnist_draw.runs.table_view import RunsTableView
from mnist_draw.runs.window import RunsWindow
from mnist_draw.settings import Settings
from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.train.panel import TrainingPanel
from mnist_draw.train.session import TrainingSession
from tests import accessible
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY, snapshot
from tests.mnist_draw.recorder import Recorder
from tests.trainer.teaching.drawings import write
from trainer.drawings.store import DrawingStore
from trainer.errors import StorageError
from trainer.events import Started
from trainer.network.weights import load
from trainer.runs import run_shelf
from trainer.runs.run_reader import STEPS_FILE, WEIGHTS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.train.worker import TrainingWorker


class FakeWorker(QObject):
    """Both the prediction worker and the training worker."""

    ready = Signal()
    started = Signal(object)
    finished = Signal(object)
    member_reported = Signal(int, object)
    members_finished = Signal()
    cancelled = Signal()
    unwatched = Signal()
    failed = Signal(object)
    opened = Signal(object)

    @Slot(object)
    def run(self, job: object) -> None:
        raise AssertionError(job)

    @Slot(object)
    def open_weights(self, path: Path) -> None:
        self.opened.emit(path)


class Runs:
    """A Runs window that lists the runs of a folder."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.main_window = QWidget()
        qtbot.addWidget(self.main_window)
        self.worker = FakeWorker()
        self.opened = Recorder(self.worker.opened)
        self.weights = WeightsInUse()
        notifications = Notifications()
        self.panel = TrainingPanel(notifications)
        training_worker = cast("TrainingWorker", self.worker)
        self.controller = RunsController(
            self.main_window,
            self.panel,
            TrainingSession(training_worker, self.weights, folder, self.main_window),
            cast("PredictionWorker", self.worker),
            training_worker,
            self.weights,
            notifications,
            Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)),
            folder,
            folder / "drawings.sqlite",
        )
        self.worker.ready.emit()
        self.controller.show()
        window = self.main_window.findChild(RunsWindow)
        assert isinstance(window, RunsWindow)
        self.window = window

    @property
    def message(self) -> str:
        bar = self.window.findChild(MessageBar)
        assert isinstance(bar, MessageBar)
        return bar.text() if bar.isVisible() else ""


@pytest.fixture
def runs(tmp_path: Path, qtbot: QtBot) -> Iterator[Runs]:
    keep_run(tmp_path)
    runs = Runs(tmp_path, qtbot)
    yield runs
    runs.controller.shut_down()
    assert all(thread.wait(10_000) for thread in runs.controller.threads)


def test_use_is_confirmed_once_the_weights_of_the_run_are_in_use(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    (run,) = run_shelf.runs(tmp_path)
    button = accessible.button(runs.window, "Use weights")
    qtbot.waitUntil(button.isEnabled, timeout=20_000)

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert runs.opened.values == [run.weights_path]
    runs.weights.use(snapshot())
    assert runs.message == ""
    runs.weights.use(dataclasses.replace(snapshot(), run=str(run.figures["run"])))

    assert runs.message.startswith("Predicting with the weights of")


def test_the_confirmation_goes_when_another_network_is_used(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    (run,) = run_shelf.runs(tmp_path)
    button = accessible.button(runs.window, "Use weights")
    qtbot.waitUntil(button.isEnabled, timeout=20_000)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    own = dataclasses.replace(snapshot(), run=str(run.figures["run"]))
    runs.weights.use(own)
    runs.weights.use(dataclasses.replace(own, step=own.step + 1))
    assert runs.message

    runs.weights.use(dataclasses.replace(own, run="another"))

    assert runs.message == ""


def test_another_message_stays_when_another_network_is_used(runs: Runs, qtbot: QtBot) -> None:
    button = accessible.button(runs.window, "Delete")
    qtbot.waitUntil(button.isEnabled, timeout=20_000)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: runs.message.startswith("Deleted"), timeout=20_000)

    runs.weights.use(dataclasses.replace(snapshot(), run="another"))

    assert runs.message.startswith("Deleted")


def test_runs_that_could_not_be_restored_can_be_restored_later(
    runs: Runs, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (run,) = run_shelf.runs(tmp_path)
    delete = accessible.button(runs.window, "Delete")
    qtbot.waitUntil(delete.isEnabled, timeout=20_000)
    QTest.mouseClick(delete, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: runs.message.startswith("Deleted"), timeout=20_000)
    restore, failures = run_shelf.restore, [StorageError(run.folder, "in use", "in use")]

    def fail_once(trashed: Path) -> Path:
        if failures:
            raise failures.pop()
        return restore(trashed)

    monkeypatch.setattr(run_shelf, "restore", fail_once)
    undo = runs.window.findChild(QAction, "undoDeleteAction")
    assert undo is not None

    undo.trigger()
    qtbot.waitUntil(lambda: "open in another program" in runs.message, timeout=20_000)
    assert not run.folder.exists()
    accessible.button(runs.window, "Undo").click()

    qtbot.waitUntil(run.folder.exists, timeout=20_000)
    assert not undo.isEnabled()


def test_a_deletion_that_cannot_be_undone_does_not_keep_earlier_ones_from_it(
    runs: Runs, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_run(tmp_path)
    runs.controller.list_again()
    table = runs.window.findChild(RunsTableView)
    undo = runs.window.findChild(QAction, "undoDeleteAction")
    assert isinstance(table, RunsTableView)
    assert undo is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 2, timeout=20_000)
    deleted: list[Path] = []
    while before := {run.folder for run in run_shelf.runs(tmp_path)}:
        accessible.button(runs.window, "Delete").click()
        left = len(before) - 1
        qtbot.waitUntil(partial(lambda rows: table.model().rowCount() == rows, left))
        deleted += before - {run.folder for run in run_shelf.runs(tmp_path)}
    first, second = deleted
    restore = run_shelf.restore

    def fail_for_one(trashed: Path) -> Path:
        if trashed.name == second.name:
            raise StorageError(second, "in use", "in use")
        return restore(trashed)

    monkeypatch.setattr(run_shelf, "restore", fail_for_one)
    for _ in range(2):
        undo.trigger()
        qtbot.waitUntil(lambda: "open in another program" in runs.message, timeout=20_000)

    undo.trigger()

    qtbot.waitUntil(first.exists, timeout=20_000)
    assert not second.exists()
    assert undo.isEnabled()


def test_check_boxes_and_names_agree_with_the_curves(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    (run,) = run_shelf.runs(tmp_path)
    key, curves = run.folder.name, runs.panel.curves
    # A run of this session is drawn without having been asked for.
    curves.start(Started(key, "cpu", 10, epochs=1, steps=2, steps_per_epoch=2), lambda: "live")
    table = runs.window.findChild(RunsTableView)
    assert isinstance(table, RunsTableView)
    model = table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=20_000)
    box = model.index(0, Column.CURVES)

    def checked() -> bool:
        return Qt.CheckState(box.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked

    assert checked()
    (shown,) = curves.build_plots().loss.runs
    assert shown.title == model.index(0, Column.NAME).data()
    model.setData(box, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not checked()
    assert curves.visible_runs == frozenset()
    model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert curves.visible_runs == {key}
    assert checked()


def use_run(runs: Runs, folder: Path) -> None:
    """Predict with the weights of a kept run."""
    runs.weights.use(load(folder / WEIGHTS_FILE))


def test_an_opened_network_shows_the_curves_of_its_run(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    second = keep_run(tmp_path)
    curves = runs.panel.curves
    first = next(run.folder for run in run_shelf.runs(tmp_path) if run.folder != second)
    use_run(runs, first)
    qtbot.waitUntil(lambda: curves.visible_runs == {first.name}, timeout=20_000)
    use_run(runs, second)
    runs.controller.list_again()
    qtbot.waitUntil(lambda: curves.visible_runs == {second.name}, timeout=20_000)
    runs.weights.use(dataclasses.replace(snapshot(), run="a file's"))
    assert curves.visible_runs == frozenset()


def test_curves_that_were_asked_for_stay_when_another_network_is_opened(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    (run,) = run_shelf.runs(tmp_path)
    curves = runs.panel.curves
    use_run(runs, run.folder)
    qtbot.waitUntil(lambda: curves.visible_runs == {run.folder.name}, timeout=20_000)
    accessible.button(runs.window, "Hide curves").click()
    accessible.button(runs.window, "Show curves").click()
    qtbot.waitUntil(lambda: curves.visible_runs == {run.folder.name}, timeout=20_000)
    runs.weights.use(dataclasses.replace(snapshot(), run="a file's"))
    assert curves.visible_runs == {run.folder.name}


def test_no_more_curves_are_drawn_than_can_be_told_apart(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    for _ in range(MOST_CURVES + 1):
        keep_run(tmp_path)
    runs.controller.list_again()
    table = runs.window.findChild(RunsTableView)
    assert isinstance(table, RunsTableView)
    qtbot.waitUntil(lambda: table.model().rowCount() == MOST_CURVES + 2, timeout=20_000)
    table.selectAll()
    show, curves = accessible.button(runs.window, "Show curves"), runs.panel.curves

    show.click()

    qtbot.waitUntil(lambda: len(curves.visible_runs) == MOST_CURVES, timeout=20_000)
    assert "2 are not shown" in runs.message
    first = curves.visible_runs

    # What was hidden makes room.
    curves.hide_run(min(first))
    show.click()

    qtbot.waitUntil(lambda: len(curves.visible_runs) == MOST_CURVES, timeout=20_000)
    assert "2 are not shown" in runs.message


def test_curves_that_could_not_be_read_take_no_room(
    runs: Runs, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_curves, "MOST_CURVES", 1)
    (sound,) = run_shelf.runs(tmp_path)
    damaged = keep_run(tmp_path, TINY.with_changes(seed=1))
    (damaged / STEPS_FILE).write_text("damaged")
    runs.controller.list_again()
    table = runs.window.findChild(RunsTableView)
    assert isinstance(table, RunsTableView)
    model = table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=20_000)
    rows = {model.index(row, Column.SEED).data(): row for row in range(2)}

    def check(seed: str) -> None:
        index = model.index(rows[seed], Column.CURVES)
        model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    check("1")
    qtbot.waitUntil(lambda: STEPS_FILE in runs.message, timeout=20_000)
    check("0")

    curves = runs.panel.curves
    qtbot.waitUntil(lambda: curves.visible_runs == {sound.folder.name}, timeout=20_000)


def test_two_drawn_runs_are_compared_above_the_curves(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    keep_run(tmp_path, TINY.with_changes(seed=1))
    runs.controller.list_again()
    table = runs.window.findChild(RunsTableView)
    line = runs.panel.curves.findChild(QLabel, "runComparison")
    assert isinstance(table, RunsTableView)
    assert isinstance(line, QLabel)
    model = table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=20_000)
    assert line.isHidden()
    for row in range(2):
        model.setData(
            model.index(row, Column.CURVES), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
        )
    qtbot.waitUntil(lambda: not line.isHidden(), timeout=20_000)
    assert "against" in line.accessibleName()
    assert "points" in line.accessibleName()
    model.setData(
        model.index(0, Column.CURVES), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    assert line.isHidden()


def test_own_drawings_are_read_again_when_they_have_changed(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    table = runs.window.findChild(RunsTableView)
    assert isinstance(table, RunsTableView)
    tip = Qt.ItemDataRole.ToolTipRole

    def keep(count: int) -> None:
        """Keep one more, and wait until the run has read them all."""
        with DrawingStore(tmp_path / "drawings.sqlite") as store:
            store.add(write("3", count).strokes, "3")
        runs.controller.follow_drawings()
        cell = table.model().index(0, Column.OWN)
        qtbot.waitUntil(lambda: f"of {count} read" in str(cell.data(tip)), timeout=20_000)

    qtbot.waitUntil(lambda: table.model().rowCount() == 1, timeout=20_000)
    for count in (1, 2, 3):
        keep(count)
