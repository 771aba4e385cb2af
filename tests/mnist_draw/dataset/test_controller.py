"""The Data window follows weights that the user chooses in the time machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QTabWidget, QWidget

from mnist_draw.dataset import controller
from mnist_draw.dataset.controller import DataController
from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits, enlarge
from mnist_draw.dataset.similarity import most_similar_first
from mnist_draw.dataset.window import DataWindow
from mnist_draw.dataset.worker import DataAnswer, DataJob, SimilarImages, SimilarityJob
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.prediction import Prediction
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.settings import Settings
from mnist_draw.train.panel import TrainingPanel
from tests import accessible
from tests.mnist_draw.networks import digits, snapshot
from trainer.data.sources import DataRequest
from trainer.ink.framing import frame
from trainer.network.batch_prediction import predict_all

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.train.session import TrainingSession
    from trainer.network.weights import WeightSnapshot

TEST = digits(20, seed=1)
TRAIN = digits(40, seed=2)


class StubWorker(QObject):
    """Records jobs; a test answers them."""

    progressed = Signal(object)
    predictions_progressed = Signal(int, int)
    answered = Signal(object)
    similar_found = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[DataJob] = []
        self.loads: list[DataJob] = []
        self.comparisons: list[SimilarityJob] = []

    @Slot(object)
    def work(self, job: DataJob) -> None:
        (self.loads if job.snapshot is None else self.jobs).append(job)

    @Slot(object)
    def find_similar(self, job: SimilarityJob) -> None:
        self.comparisons.append(job)
        order = most_similar_first(job.splits.train, job.label, job.image)
        self.similar_found.emit(SimilarImages(job, order))

    def load(self) -> None:
        """Answer the last request for a data set."""
        splits = DataSplits("MNIST", "here", TRAIN, TEST, TEST, None)
        self.answered.emit(DataAnswer(self.loads[-1], splits))

    def answer(self) -> None:
        """Answer the last job as the worker would, cancelled or not."""
        job = self.jobs[-1]
        assert job.snapshot is not None
        predicted = PredictedDigits(TEST, predict_all(job.snapshot, TEST), "Tiny", 0.0, "MNIST")
        self.answered.emit(DataAnswer(job, None if job.cancel.is_set() else predicted))


class StubSession:
    """Knows the data sets of some runs."""

    def __init__(self) -> None:
        self.data: dict[str, DataRequest] = {}

    def data_of(self, run: str) -> DataRequest | None:
        return self.data.get(run)


class Data:
    """A Data window on its Predictions tab, with a stub of its worker."""

    def __init__(self, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.worker = StubWorker()
        monkeypatch.setattr(controller, "DataSetWorker", lambda *_: self.worker)
        monkeypatch.setattr(controller, "WorkerThread", lambda *_: cast("QObject", StubThread()))
        main_window = QWidget()
        qtbot.addWidget(main_window)
        self.weights = WeightsInUse()
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self.panel = TrainingPanel(Notifications())
        self.session = StubSession()
        self.controller = DataController(
            main_window,
            self.panel,
            DrawArea(),
            self.weights,
            cast("TrainingSession", self.session),
            settings,
            folder / "no-store",
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
        accessible.button(self.window, name).click()

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
    data.press("Read the test images")
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
    predicted.press("Cancel")
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


def test_mistakes_of_a_run_are_those_on_its_own_data(data: Data) -> None:
    """Whatever data set is chosen for the next run."""
    used = data.weights.snapshot
    assert used is not None
    data.session.data[used.run] = DataRequest("strokes")
    data.panel.choices.set_data("auto", None)

    data.panel.mistakes_wanted.emit()
    data.worker.answer()
    data.panel.mistakes_wanted.emit()

    assert [job.data for job in data.worker.jobs] == [DataRequest("strokes")]
    data.press("Read the test images")
    assert data.worker.jobs[-1].data == DataRequest()


def test_a_bar_leads_to_its_training_images_the_most_similar_first(data: Data) -> None:
    drawn = int(np.flatnonzero(TRAIN.labels == 3)[-1])
    framing = frame(enlarge(TRAIN.images[drawn]))
    data.controller.note_prediction(
        Prediction(1, framing, np.full(10, 0.1, np.float32), snapshot())
    )

    data.controller.show_similar(3)
    assert data.worker.comparisons == []
    data.worker.load()

    (job,) = data.worker.comparisons
    assert job.label == 3
    grid = data.window.findChild(DigitGrid, "imagesGrid")
    assert grid is not None
    shown = [grid.digits.digit(row).index for row in range(grid.digits.rowCount())]
    assert set(shown) == set(np.flatnonzero(TRAIN.labels == 3).tolist())
    assert shown == most_similar_first(TRAIN, 3, job.image).tolist()
    origin = data.window.findChild(QLabel, "dataOrigin")
    assert origin is not None
    assert origin.text() == "Most similar to your drawing first · MNIST · here"


def test_another_choice_ends_the_order_of_similarity(data: Data) -> None:
    framing = frame(enlarge(TRAIN.images[0]))
    data.controller.note_prediction(
        Prediction(1, framing, np.eye(10, dtype=np.float32)[4], snapshot())
    )
    data.worker.load()
    data.controller.show_similar_to_answer()
    box = data.window.findChild(QComboBox, "labelBox")
    origin = data.window.findChild(QLabel, "dataOrigin")
    assert box is not None
    assert origin is not None
    assert box.currentIndex() == 5

    box.setCurrentIndex(6)

    assert origin.text() == "MNIST · here"


def test_without_a_drawing_the_images_have_their_usual_order(data: Data) -> None:
    data.controller.show_similar(3)
    data.worker.load()

    assert data.worker.comparisons == []
    grid = data.window.findChild(DigitGrid, "imagesGrid")
    assert grid is not None
    assert [grid.digits.digit(row).index for row in range(grid.digits.rowCount())] == (
        np.flatnonzero(TRAIN.labels == 3).tolist()
    )
