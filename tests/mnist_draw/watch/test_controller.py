"""File, Watch a run folder: from the dialog to the events of the training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.train.panel import TrainingPanel
from mnist_draw.train.presenter import TrainingPresenter
from mnist_draw.train.session import TrainingSession
from mnist_draw.train.worker import TrainingWorker
from mnist_draw.watch.controller import WatchController
from tests.mnist_draw.recorder import Recorder, TextRecorder
from tests.trainer.engine import EVERYTHING, QUICK, make_data_set
from trainer.events import StepsDone
from trainer.runs import run_writer
from trainer.runs.local_runner import LocalRunner
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from trainer.events import TrainingEvent

RECIPE = QUICK.with_changes(title="Elsewhere")


class Watching:
    """A window that watches."""

    def __init__(self, runs_folder: Path) -> None:
        self.window = QWidget()
        self.notifications = Notifications()
        self.panel = TrainingPanel(self.notifications, self.window)
        self.weights = WeightsInUse()
        self.worker = TrainingWorker(LocalRunner())
        self.thread = WorkerThread(self.worker, "training")
        self.session = TrainingSession(self.worker, self.weights, runs_folder, self.window)
        self.presenter = TrainingPresenter(
            self.panel, self.worker, self.weights, self.notifications
        )
        self.shown = TextRecorder(self.notifications.shown)
        self.dismissed = Recorder(self.notifications.dismissed)
        self.snapshots = Recorder(self.worker.snapshot_taken)
        self.steps = Recorder(self.worker.steps_done)
        self.finished = Recorder(self.worker.finished)
        self.controller = WatchController(self.window, self.panel, self.session, self.notifications)
        self.threads = (self.thread, self.controller.worker_thread)
        self.thread.start()

    def choose(self, run: Path) -> None:
        self.controller.action.trigger()
        (dialog,) = self.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(run))
        dialog.close()
        dialog.deleteLater()


@pytest.fixture
def watching(qtbot: QtBot, tmp_path: Path) -> Iterator[Watching]:
    result = Watching(tmp_path / "runs")
    qtbot.addWidget(result.window)
    yield result
    result.session.shut_down()
    for thread in result.threads:
        thread.quit()
        assert thread.wait(5000)


def training(folder: Path) -> Iterator[TrainingEvent]:
    events = loop.train(RECIPE, make_data_set(), pace=EVERYTHING)
    return run_writer.record(events, folder, name="run", watchable=True)


def test_curves_and_weights_follow_a_training_to_its_end(
    watching: Watching, qtbot: QtBot, tmp_path: Path
) -> None:
    events = training(tmp_path)
    for event in events:
        if isinstance(event, StepsDone) and event.last_step == 4:
            break
    watching.choose(tmp_path / "run")
    qtbot.waitUntil(lambda: len(watching.snapshots) == 1)
    assert "not the training" in watching.shown.values[0]
    assert watching.session.running
    assert watching.steps.values[-1].last_step == 4
    assert list(events)
    qtbot.waitUntil(lambda: len(watching.finished) == 1)
    assert sum(len(each.losses) for each in watching.steps.values) == 20
    assert watching.finished.values[0].folder == tmp_path / "run"
    assert watching.snapshots.values[-1].step == 20
    assert not watching.session.running


def test_stop_ends_the_watching_and_keeps_what_was_seen(
    watching: Watching, qtbot: QtBot, tmp_path: Path
) -> None:
    events = training(tmp_path)
    for event in events:
        if isinstance(event, StepsDone):
            break
    watching.choose(tmp_path / "run")
    qtbot.waitUntil(lambda: len(watching.snapshots) == 1)
    before = len(watching.dismissed)
    watching.session.stop()
    qtbot.waitUntil(lambda: not watching.session.running)
    status = watching.panel.findChild(SteadyLabel, "trainingStatus")
    assert status is not None
    qtbot.waitUntil(lambda: "the training goes on there" in status.text())
    # Nothing is left of the message that it is watched.
    assert len(watching.dismissed) == before + 1
    assert not len(watching.finished)
    assert list(events)[-1].folder == tmp_path / "run"  # type: ignore[union-attr]


def test_a_folder_without_a_training_is_explained(
    watching: Watching, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    watching.choose(tmp_path / "empty")
    qtbot.waitUntil(lambda: len(watching.shown) == 1)
    assert "holds no training" in watching.shown.values[0]
    assert not watching.session.running


def test_while_a_training_runs_here_no_other_is_watched(
    watching: Watching, qtbot: QtBot, tmp_path: Path
) -> None:
    events = training(tmp_path)
    for event in events:
        if isinstance(event, StepsDone):
            break
    watching.choose(tmp_path / "run")
    qtbot.waitUntil(lambda: len(watching.snapshots) == 1)
    watching.controller.action.trigger()
    assert "A training runs here" in watching.shown.values[-1]
    assert list(events)
    qtbot.waitUntil(lambda: not watching.session.running)
