"""Worker of the Data window: loads data sets and predicts the test images in its own thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.dataset import digit_prediction
from mnist_draw.dataset.digit_list import DataSplits, split_data_set
from mnist_draw.dataset.similarity import most_similar_first
from mnist_draw.shared.failure import Failure
from trainer.drawings.data_set import DataSetLoader
from trainer.errors import CancelledError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.dataset.digit_list import PredictedDigits
    from trainer.data.sources import DataRequest
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe


@dataclass(frozen=True, slots=True, eq=False)
class DataJob:
    """Request for the splits of a data set, or for predictions of its test images.

    Attributes:
        data: The data set.
        recipe: The recipe that splits it.
        snapshot: Weights that predict the test images; None to get the splits.
        own: Whether to predict the class's own drawings instead of the test images.
        cancel: Set to cancel the job.
    """

    data: DataRequest
    recipe: Recipe
    snapshot: WeightSnapshot | None = None
    own: bool = False
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True, eq=False)
class SimilarityJob:
    """Request for the training images of one class, the most similar to a drawing first.

    Attributes:
        splits: The images.
        label: Index of the class.
        image: uint8, shape (28, 28): the drawing as framed, read-only.
    """

    splits: DataSplits
    label: int
    image: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class SimilarImages:
    """Answer to a `SimilarityJob`.

    Attributes:
        job: The job.
        order: intp, shape (N,): indices of the training images, the most similar first.
    """

    job: SimilarityJob
    order: NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class DataAnswer:
    """Result of a job.

    Attributes:
        job: The job.
        result: The splits or predictions, or why there are none; None if the job was cancelled.
    """

    job: DataJob
    result: DataSplits | PredictedDigits | Failure | None


class DataSetWorker(QObject):
    """Does jobs and caches the latest data set; lives in the data thread.

    Attributes:
        progressed: Emits `trainer.data.progress.Progress` while a data set is loaded.
        predictions_progressed: Emits the number of predicted test images and their total.
        answered: Emits a `DataAnswer` for each job.
        similar_found: Emits the `SimilarImages` of each `SimilarityJob`.
    """

    progressed = Signal(object)
    predictions_progressed = Signal(int, int)
    answered = Signal(object)
    similar_found = Signal(object)

    def __init__(self, drawings_file: Path) -> None:
        """Args: drawings_file: The store of the class's drawings, which need not exist."""
        super().__init__()
        self._drawings_file = drawings_file
        self._loader = DataSetLoader()

    @Slot(object)
    def work(self, job: DataJob) -> None:
        """Do a job, unless it is already cancelled."""
        result: DataSplits | PredictedDigits | Failure | None = None
        try:
            if not job.cancel.is_set():
                result = self._result(job)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - the window shows any error
            result = Failure.of(error)
        self.answered.emit(DataAnswer(job, result))

    @Slot(object)
    def find_similar(self, job: SimilarityJob) -> None:
        """Order the training images of a class by their similarity to a drawing."""
        order = most_similar_first(job.splits.train, job.label, job.image)
        self.similar_found.emit(SimilarImages(job, order))

    def _result(self, job: DataJob) -> DataSplits | PredictedDigits:
        if job.own and job.snapshot is not None:
            # Imported late: the store would delay the window's first frame.
            from trainer.drawings.test_set import read_test_set  # noqa: PLC0415

            return digit_prediction.predict_drawings(
                job.snapshot,
                read_test_set(self._drawings_file, job.snapshot.recipe.classes),
                on_progress=self.predictions_progressed.emit,
                cancelled=job.cancel.is_set,
            )
        loaded = self._loader.load(job.data, self.progressed.emit, job.cancel.is_set)
        if job.snapshot is None:
            return split_data_set(loaded.dataset, job.recipe, loaded.fallback)
        return digit_prediction.predict_test_images(
            job.snapshot,
            loaded.dataset,
            on_progress=self.predictions_progressed.emit,
            cancelled=job.cancel.is_set,
        )
