"""Training jobs, and the interface of what runs them. Free of Qt and torch."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from trainer.control import TrainingControl
from trainer.events import Pace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.control import Request
    from trainer.data.sources import DataRequest
    from trainer.events import SettingChanged, TrainingEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe
    from trainer.teaching.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Devices:
    """Devices on which a runner can train.

    Attributes:
        choices: Key and display name of each device, as `trainer.device.devices.available`
            returns them.
        unused_nvidia_gpu: Whether there is an NVIDIA GPU that the installed torch cannot use.
    """

    choices: tuple[tuple[str, str], ...] = ()
    unused_nvidia_gpu: bool = False


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class TrainingJob:
    """A training from its data to its run folder.

    Attributes:
        recipe: The recipe.
        data: The data set.
        device: Key of a device, or ``"auto"``.
        start: Weights to continue from; None for fresh ones.
        runs_folder: The folder that takes the run folder.
        pace: How often events are emitted.
        lesson: Drawings to teach `start`, which has to be given; the recipe then follows from the
            weights, and `recipe` is theirs. None for an ordinary training.
        epochs_before: Epochs of `recipe` that `start` has had, where the job completes a stopped
            run; else 0.
        changes: Changes of settings to repeat, each after its step; of an ordinary training.
        together: Recipes of networks that are trained together, as
            `trainer.training.stacked.recipes.trains_together` allows; `recipe` is one of them, and
            `start` and `lesson` are None. Empty for a single network.
        watched: Run folder of a training that goes on elsewhere, to follow its events instead of
            training; `recipe` is its recipe. None for a training.
    """

    recipe: Recipe
    data: DataRequest
    device: str
    start: WeightSnapshot | None
    runs_folder: Path
    pace: Pace = field(default_factory=Pace)
    lesson: Lesson | None = None
    epochs_before: float = 0.0
    changes: tuple[SettingChanged, ...] = ()
    together: tuple[Recipe, ...] = ()
    watched: Path | None = None


class JobRunner(Protocol):
    """Interface of what runs training jobs, one at a time.

    `request` may be called from any thread, the other methods from one thread only.
    """

    def prepare(self) -> Devices:
        """Load what a first training step needs; return the devices of this machine."""

    def run(self, job: TrainingJob, on_event: Callable[[TrainingEvent], None]) -> None:
        """Run a job to its end.

        Args:
            job: The job.
            on_event: Called with each event, in the calling thread.

        Raises:
            CancelledError: The job was stopped before its first step.
            TrainerError: It failed for a reason that a user can act on.
        """

    def request(self, job: TrainingJob, request: Request) -> None:
        """Make a request to a job, such as to pause; it affects no other job.

        Before the job has started, the request is kept for its start; after its end, it has no
        effect.
        """

    def close(self) -> None:
        """Release all resources; may be called more than once."""


class JobControls:
    """One `TrainingControl` for each job, made at its start or at its first request.

    Thread-safe. A control lives as long as its job: a late request reaches no other job.
    """

    def __init__(self) -> None:
        self._controls: WeakKeyDictionary[TrainingJob, TrainingControl] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def of(self, job: TrainingJob) -> TrainingControl:
        with self._lock:
            return self._controls.setdefault(job, TrainingControl())
