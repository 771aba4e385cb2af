"""The Data window follows weights that the user chooses in the time machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from mnist_draw.dataset import controller
from mnist_draw.dataset.controller import DataController
from mnist_draw.dataset.digit_list import PredictedDigits
from mnist_draw.dataset.window import DataWindow
from mnist_draw.dataset.worker import DataAnswer, DataJob
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.settings import Settings
from mnist_draw.shared.notifications import Notifications
from mnist_draw.train.panel import TrainingPanel
from tests.mnist_draw.networks import digits, snapshot
from trainer.network.batch_prediction import predict_all

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from trainer.network.weights import WeightSnapshot

TEST = digits(20, seed=1)


class StubWorker(QObject):
    """Records jobs; a test answers them."""

    progressed = Signal(object)
    predictions_progressed = Signal(int, int)
    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[DataJob] = []

    @Slot(object)
    def work(self, job: DataJob) -> None:
        if job.snapshot is not None:
            self.jobs.append(job)

    def answer(self) -> None:
        """Answer the last job as the worker would, cancelled or not."""
        job = self.jobs[-1]
        assert job.snapshot is not None
        predicted = PredictedDigits(TEST, predict_all(job.snapshot, TEST), "Tiny", 0.0)
        self.answered.emit(DataAnswer(job, None if job.cancel.is_set() else predicted))


class Data:
    """A Data window on its Predictions tab, with a stub of its worker."""

    def __init__(self, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.worker = StubWorker()
        monkeypatch.setattr(controller, "DataSetWorker", lambda: self.worker)
        monkeypatch.setattr(controller, "WorkerThread", lambda *_: cast("QObject", StubThread()))
        main_window = QWidget()
        qtbot.addWidget(main_window)
        self.weights = WeightsInUse()
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self.panel = TrainingPanel(Notifications())
        self.controller = DataController(
            main_window, self.panel, DrawArea(), self.weights, settings
        )
        self.use(1)
        self.controller.show()
        window = main_window.findChild(DataWindow)
        assert window is not None
        self.window = window
        tabs = window.findChild(QTabWidget, "dataTabs")
        assert tabs is not None
        tabs.setCurrentIndex(1)

    def use(self, seed: int) -> WeightSnapshot:
        chosen = snapshot(seed=seed)
        self.weights.use(chosen)
        return chosen

    def press(self, name: str) -> None:
        button = self.window.findChild(QPushButton, name)
        assert button is not None
        button.click()

    @property
    def predicting(self) -> list[WeightSnapshot | None]:
        return [job.snapshot for job in self.worker.jobs]


class StubThread:
    def start(self) -> None:
        pass


@pytest.fixture
def data(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Data:
    return Data(qtbot, tmp_path, monkeypatch)


@pytest.fixture
def predicted(data: Data) -> Data:
    """The test images have been predicted once."""
    data.press("readTestButton")
    data.worker.answer()
    return data


def test_predictions_on_screen_follow_other_weights(predicted: Data) -> None:
    other = predicted.use(2)
    predicted.controller.follow()
    assert predicted.predicting[1:] == [other]


def test_nothing_is_predicted_before_the_user_has_asked(data: Data) -> None:
    data.use(2)
    data.controller.follow()
    assert data.predicting == []


def test_nothing_is_predicted_while_the_window_is_closed(predicted: Data) -> None:
    predicted.window.close()
    predicted.use(2)
    predicted.controller.follow()
    assert len(predicted.predicting) == 1


def test_a_running_prediction_is_followed_by_one_with_the_newest_weights(predicted: Data) -> None:
    first = predicted.use(2)
    predicted.controller.follow()
    for seed in (3, 4):
        newest = predicted.use(seed)
        predicted.controller.follow()
    predicted.worker.answer()
    assert predicted.predicting[1:] == [first, newest]
    predicted.worker.answer()
    assert len(predicted.predicting) == 3


def test_an_outdated_prediction_is_cancelled_once_the_weights_rest(
    predicted: Data, qtbot: QtBot
) -> None:
    predicted.use(2)
    predicted.controller.follow()
    newest = predicted.use(3)
    predicted.controller.follow()
    qtbot.waitUntil(predicted.worker.jobs[-1].cancel.is_set)
    predicted.worker.answer()
    assert predicted.predicting[-1] is newest


def test_the_cancel_button_ends_following(predicted: Data) -> None:
    predicted.use(2)
    predicted.controller.follow()
    predicted.use(3)
    predicted.controller.follow()
    predicted.press("cancelDataButton")
    predicted.worker.answer()
    assert len(predicted.predicting) == 2


def test_mistakes_are_read_at_once(data: Data) -> None:
    tabs = data.window.findChild(QTabWidget, "dataTabs")
    assert tabs is not None
    tabs.setCurrentIndex(0)
    data.window.close()

    data.controller.show_mistakes()

    assert data.window.isVisible()
    assert tabs.currentIndex() == 1
    assert data.predicting == [data.weights.snapshot]


def test_mistakes_that_are_shown_are_not_read_again(predicted: Data) -> None:
    predicted.controller.show_mistakes()
    assert len(predicted.predicting) == 1
    newer = predicted.use(2)
    predicted.controller.show_mistakes()
    assert predicted.predicting[1:] == [newer]


def test_mistakes_of_newer_weights_are_read_after_those_being_read(data: Data) -> None:
    data.controller.show_mistakes()
    newer = data.use(2)
    data.controller.show_mistakes()
    assert len(data.predicting) == 1
    data.worker.answer()
    assert data.predicting[1:] == [newer]


def test_the_training_panel_leads_to_the_mistakes(data: Data) -> None:
    data.panel.mistakes_wanted.emit()
    assert data.predicting == [data.weights.snapshot]
