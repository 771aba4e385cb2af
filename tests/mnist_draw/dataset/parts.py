"""A Data window with a stub of its worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from mnist_draw.dataset import controller
from mnist_draw.dataset.controller import DataController
from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits
from mnist_draw.dataset.similarity import most_similar_first
from mnist_draw.dataset.window import DataWindow
from mnist_draw.dataset.worker import DataAnswer, DataJob, SimilarImages, SimilarityJob
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.settings import Settings
from mnist_draw.train.panel import TrainingPanel
from tests import accessible
from tests.mnist_draw.networks import digits, snapshot
from trainer.network.batch_prediction import predict_all

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from mnist_draw.train.session import TrainingSession
    from trainer.data.digits import Digits
    from trainer.data.sources import DataRequest
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
        self.slow = False

    @Slot(object)
    def work(self, job: DataJob) -> None:
        (self.loads if job.snapshot is None else self.jobs).append(job)

    @Slot(object)
    def find_similar(self, job: SimilarityJob) -> None:
        self.comparisons.append(job)
        if not self.slow:
            self.compare()

    def compare(self) -> None:
        """Answer the last comparison."""
        job = self.comparisons[-1]
        order = most_similar_first(job.splits.train, job.label, job.image)
        self.similar_found.emit(SimilarImages(job, order))

    def load(self, train: Digits = TRAIN) -> None:
        """Answer the last request for a data set."""
        splits = DataSplits("MNIST", "here", train, TEST, TEST, None)
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
