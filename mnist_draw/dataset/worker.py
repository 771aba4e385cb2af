"""Loading data sets to look at, and reading the test images, in a thread of its own."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits, divide
from mnist_draw.shared.failure import Failure
from trainer.errors import CancelledError

if TYPE_CHECKING:
    from trainer.data.sources import DataRequest, LoadedData
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe


@dataclass(frozen=True, slots=True, eq=False)
class DataJob:
    """Images that somebody wants to look at.

    Attributes:
        data: Which data set.
        recipe: Says how it is split.
        snapshot: Weights that are to read the test images; None to see the splits.
        cancel: Set when nobody waits for it any more.
    """

    data: DataRequest
    recipe: Recipe
    snapshot: WeightSnapshot | None = None
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True, eq=False)
class DataAnswer:
    """What came of a job.

    Attributes:
        job: The job.
        result: What was asked for; None when it was cancelled.
    """

    job: DataJob
    result: DataSplits | PredictedDigits | Failure | None


class DataSetWorker(QObject):
    """Holds the data set that was looked at last; lives in the data thread.

    Attributes:
        progressed: `trainer.data.progress.Progress` while a data set is loaded.
        reading_progressed: Test images read so far, and how many there are.
        answered: A `DataAnswer`, one for each job.
    """

    progressed = Signal(object)
    reading_progressed = Signal(int, int)
    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._data: tuple[DataRequest, LoadedData] | None = None

    @Slot(object)
    def work(self, job: DataJob) -> None:
        """Does a job, unless it was cancelled before its turn."""
        result: DataSplits | PredictedDigits | Failure | None = None
        try:
            if not job.cancel.is_set():
                result = self._result(job)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            result = Failure.of(error)
        self.answered.emit(DataAnswer(job, result))

    def _result(self, job: DataJob) -> DataSplits | PredictedDigits:
        loaded = self._load(job)
        if job.snapshot is None:
            return divide(loaded.dataset, job.recipe, loaded.fallback)

        import torch  # noqa: PLC0415 - the window is to appear before torch is loaded

        from trainer.network import batch_prediction  # noqa: PLC0415 - needs torch

        # Two cores serve the window and a training too.
        torch.set_num_threads(1)
        test = loaded.dataset.test
        result = batch_prediction.predict_all(
            job.snapshot,
            test,
            report=lambda done: self.reading_progressed.emit(done, len(test)),
            cancelled=job.cancel.is_set,
        )
        return PredictedDigits(test, result, job.snapshot.recipe.title, job.snapshot.epoch)

    def _load(self, job: DataJob) -> LoadedData:
        from trainer.data import sources  # noqa: PLC0415 - reads files with numpy

        # A data set is read once; one that took another's place is tried for again.
        if self._data is not None and self._data[0] == job.data and not self._data[1].fallback:
            return self._data[1]
        self._data = None
        loaded = sources.load(job.data, report=self.progressed.emit, cancelled=job.cancel.is_set)
        self._data = (job.data, loaded)
        return loaded
