"""The menu of networks: what it offers, opens and confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.messages.notifications import Notifications
from mnist_draw.network_menu.controller import NetworkMenuController
from mnist_draw.predict import starting_weights
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.predict.prediction import Prediction
from mnist_draw.predict.presenter import PredictionPresenter
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.runs.controller import RunsController
from mnist_draw.runs.library import read_library
from mnist_draw.settings import Settings
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.train.panel import TrainingPanel
from mnist_draw.train.session import TrainingSession
from mnist_draw.train.training_choice import TrainingChoice
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY, snapshot
from tests.mnist_draw.recorder import TextRecorder
from trainer.events import Started
from trainer.network import weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.train.worker import TrainingWorker


class StubWorker(QObject):
    """Both the prediction worker, which opens weights at once, and the training worker."""

    ready = Signal()
    started = Signal(object)
    finished = Signal(object)
    member_reported = Signal(int, object)
    members_finished = Signal()
    cancelled = Signal()
    unwatched = Signal()
    failed = Signal(object)
    opened = Signal(object, object)
    weights_changed = Signal(object)

    @Slot(object)
    def run(self, job: object) -> None:
        """A test emits its events."""

    @Slot(object)
    def open_weights(self, path: Path) -> None:
        snapshot = weights.load(path)
        self.weights_changed.emit(snapshot)
        self.opened.emit(snapshot, path)


class Networks:
    """The menu, with three runs in a folder."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.panel = PredictionPanel()
        draw_area = DrawArea()
        notifications = Notifications()
        self.training_panel = TrainingPanel(notifications)
        for widget in (self.panel, draw_area, self.training_panel):
            qtbot.addWidget(widget)
        self.worker = StubWorker()
        prediction_worker = cast("PredictionWorker", self.worker)
        training_worker = cast("TrainingWorker", self.worker)
        in_use = WeightsInUse()
        self.worker.weights_changed.connect(in_use.use)
        self.presenter = PredictionPresenter(
            self.panel, draw_area, in_use, notifications, self.window
        )
        self.session = TrainingSession(training_worker, in_use, folder, self.window)
        self.runs = RunsController(
            self.window,
            self.training_panel,
            self.session,
            prediction_worker,
            training_worker,
            in_use,
            notifications,
            Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)),
            folder,
            folder / "drawings.sqlite",
        )
        self.menu = NetworkMenuController(
            self.panel,
            self.training_panel,
            self.presenter,
            prediction_worker,
            training_worker,
            self.session,
            self.runs,
            in_use,
            notifications,
        ).menu
        self.messages = TextRecorder(notifications.shown)
        # The first weights, opened without a request.
        self.worker.open_weights(starting_weights.bundled_file())
        self.runs.listed.emit(read_library(folder))

    def shut_down(self) -> None:
        self.runs.shut_down()
        assert all(thread.wait(10_000) for thread in self.runs.threads)

    def entries(self) -> dict[str, QAction]:
        """The entries that the menu offers now, by object name."""
        self.menu.aboutToShow.emit()
        return {action.objectName(): action for action in self.menu.actions()}

    def choose(self, name: str) -> None:
        self.entries()[name].trigger()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        keep_run(tmp_path, TINY.with_changes(epochs=number + 1, title="Tiny"), name=f"run-{number}")
    return tmp_path


@pytest.fixture
def networks(qtbot: QtBot, folder: Path) -> Iterator[Networks]:
    networks = Networks(qtbot, folder)
    yield networks
    networks.shut_down()


def test_the_button_below_the_bars_opens_the_menu(networks: Networks) -> None:
    assert networks.panel.network_button.menu() is networks.menu


def test_the_menu_offers_the_ready_made_network_and_the_last_runs(networks: Networks) -> None:
    entries = networks.entries()
    assert entries["readyMadeAction"].text() == "Ready-made: digits\t99.48 %"
    runs = [entries[f"lastRunAction-{number}"] for number in range(3)]
    assert all(run.text().startswith("Tiny") and run.text().endswith(" %") for run in runs)
    assert [run.data().parent.name for run in runs] == ["run-2", "run-1", "run-0"]
    assert entries["openNetworkAction"].text() == "Open file…"


def test_the_network_in_use_is_checked(networks: Networks) -> None:
    def checked() -> list[str]:
        return [name for name, action in networks.entries().items() if action.isChecked()]

    networks.worker.ready.emit()
    assert checked() == ["readyMadeAction"]
    networks.choose("lastRunAction-1")
    assert checked() == ["lastRunAction-1"]
    networks.choose("readyMadeAction")
    assert checked() == ["readyMadeAction"]


def test_opening_a_network_is_confirmed(networks: Networks) -> None:
    assert networks.messages.values == []
    networks.worker.ready.emit()
    networks.choose("lastRunAction-0")
    networks.choose("readyMadeAction")
    first, second = networks.messages.values
    assert first.startswith("Now reading with “Tiny")
    assert second == "Now reading with “Ready-made: digits”"


def test_a_network_cannot_be_chosen_while_another_trains(networks: Networks) -> None:
    networks.training_panel.train_action.trigger()
    networks.training_panel.show_started(Started("now", "cpu", 1, 1, 20, 20))
    entries = networks.entries()
    assert not entries["readyMadeAction"].isEnabled()
    assert not entries["openNetworkAction"].isEnabled()
    assert entries["allRunsAction"].isEnabled()
    networks.training_panel.pause_action.trigger()
    assert networks.entries()["readyMadeAction"].isEnabled()


def test_the_network_in_use_stays_while_an_experiment_trains_others(networks: Networks) -> None:
    def small_print() -> str:
        line = networks.panel.findChild(SteadyLabel, "weightsProgress")
        assert line is not None
        return line.text()

    networks.worker.ready.emit()
    networks.presenter.show_prediction(Prediction(1, None, None, snapshot()))
    before = small_print()
    networks.training_panel.begin_job(TINY)
    choice = TrainingChoice(TINY, "auto", None, "cpu", continue_=False)
    networks.session.start(choice, aside=True)
    started = Started("now", "cpu", 1, 1, 20, 20)
    networks.worker.started.emit(started)
    networks.training_panel.show_started(started)
    assert small_print() == "stays in use while others train"
    # It does not take part in the training: another one can be chosen.
    assert networks.entries()["lastRunAction-0"].isEnabled()
    networks.worker.cancelled.emit()
    assert small_print() == before


def test_a_damaged_file_of_the_application_has_no_accuracy(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = folder / "damaged.safetensors"
    damaged.write_bytes(b"damaged")
    monkeypatch.setattr(StubWorker, "open_weights", lambda *_: None)
    monkeypatch.setattr(starting_weights, "bundled_file", lambda: damaged)
    networks = Networks(qtbot, folder)
    networks.worker.ready.emit()
    assert networks.entries()["readyMadeAction"].text() == "Ready-made: digits"
    networks.shut_down()


def test_actions_of_others_outlive_the_menu(networks: Networks, qtbot: QtBot) -> None:
    theirs = QAction("Undo", networks.window)
    networks.menu.addAction(theirs)
    networks.entries()
    qtbot.waitUntil(lambda: theirs not in networks.menu.actions())
    assert theirs.text() == "Undo"
