"""Worker of the robustness curves: loads networks and test images and reads them in its thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.compare import sources
from mnist_draw.compare.sources import Bundled
from mnist_draw.shared.failure import Failure
from trainer.drawings.data_set import DataSetLoader
from trainer.errors import CancelledError
from trainer.recipe.classes import DIGITS, check_classes
from trainer.robustness.changes import AMOUNTS
from trainer.robustness.curve import robustness_curves, sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.compare.sources import ComparedNetwork
    from trainer.data.sources import DataRequest
    from trainer.network.weights import WeightSnapshot
    from trainer.robustness.changes import Change
    from trainer.robustness.curve import RobustnessCurve


@dataclass(frozen=True, slots=True, eq=False)
class RobustnessJob:
    """Request for the curves of all networks.

    Attributes:
        number: Counts up; results of earlier jobs are outdated.
        data: Its test images are read.
        change: What grows.
        snapshot: The weights in use; None to leave them out.
        cancel: Set to cancel the job.
    """

    number: int
    data: DataRequest
    change: Change
    snapshot: WeightSnapshot | None
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Curves so far.

    Attributes:
        job: The job.
        curves: One for the MLP, the CNN and, where it reads the classes of the images, the network
            in use.
        data: Name of the data set.
    """

    job: RobustnessJob
    curves: tuple[RobustnessCurve, ...]
    data: str

    @property
    def share(self) -> float:
        """Share of the amounts that have been measured, (0, 1]."""
        return len(self.curves[0].correct) / len(AMOUNTS[self.job.change])


class RobustnessWorker(QObject):
    """Loads the two ready-made networks and measures; lives in its thread.

    Attributes:
        loaded: Emits the `ComparedNetwork` of the MLP and of the CNN.
        progressed: Emits `trainer.data.progress.Progress` while a data set is loaded.
        measured: Emits a `Measured` after each amount.
        ended: Emits the job and a `Failure`; None at the end of a job, or if it was cancelled.
    """

    loaded = Signal(object)
    progressed = Signal(object)
    measured = Signal(object)
    ended = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._loader = DataSetLoader()
        self._networks: tuple[ComparedNetwork, ...] = ()

    @Slot()
    def load(self) -> None:
        """Load the networks."""
        try:
            self._networks = tuple(sources.load(Bundled(kind)) for kind in ("mlp", "cnn"))
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.ended.emit(None, Failure.of(error))
            return
        self.loaded.emit(self._networks)

    @Slot(object)
    def measure(self, job: RobustnessJob) -> None:
        """Measure the curves of a job, unless it is already cancelled; call `load` before."""
        failure: Failure | None = None
        try:
            if not job.cancel.is_set():
                for measured in self._measure(job):
                    self.measured.emit(measured)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - the window shows any error
            failure = Failure.of(error)
        self.ended.emit(job, failure)

    def _measure(self, job: RobustnessJob) -> Iterator[Measured]:
        dataset = self._loader.load(job.data, self.progressed.emit, job.cancel.is_set).dataset
        check_classes(DIGITS, dataset.name, dataset.classes)
        networks = [each.network for each in self._networks]
        if job.snapshot is not None and job.snapshot.recipe.classes == dataset.classes:
            networks.append(job.snapshot.network)
        digits = sample(dataset.test)
        curves = robustness_curves(networks, digits, job.change, cancelled=job.cancel.is_set)
        for each in curves:
            yield Measured(job, each, dataset.name)
