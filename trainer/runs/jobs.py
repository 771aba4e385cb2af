"""Trainings from their data to their run folder, one after another; free of Qt."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from trainer.control import TrainingControl
from trainer.events import DataReady, Pace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.data.sources import DataRequest, LoadedData
    from trainer.events import TrainingEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

Devices: TypeAlias = "tuple[tuple[str, str], ...]"
"""Each device's key and a name for people, as `trainer.device.devices.available` gives them."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainingJob:
    """One press of a Train button.

    Attributes:
        recipe: What to do.
        data: What to learn from.
        device: Key of a device, or ``"auto"``.
        start: Weights to go on from; None for fresh ones.
        runs_folder: Where the run is kept.
        control: Through which it is paused and stopped.
        pace: How often it tells something.
    """

    recipe: Recipe
    data: DataRequest
    device: str
    start: WeightSnapshot | None
    runs_folder: Path
    control: TrainingControl = field(default_factory=TrainingControl)
    pace: Pace = field(default_factory=Pace)


class JobRunner(Protocol):
    """What does jobs, wherever it does them; used by one thread."""

    def prepare(self) -> Devices:
        """Loads what a first training step needs, and tells where one can be taken."""

    def run(self, job: TrainingJob, tell: Callable[[TrainingEvent], None]) -> None:
        """Does a job.

        Args:
            job: What to do.
            tell: Is called with each event, in the calling thread.

        Raises:
            CancelledError: It was stopped before its first step.
            TrainerError: It failed for a reason that a user can act on.
        """

    def close(self) -> None:
        """Gives back what it holds; may be called more than once."""


class LocalRunner:
    """Does jobs in the thread that asks. It remembers the data set that was used last."""

    def __init__(self) -> None:
        self._data: tuple[DataRequest, LoadedData] | None = None

    def prepare(self) -> Devices:
        """See `JobRunner`: loads torch and takes a step on noise."""
        import torch  # noqa: PLC0415 - who gives jobs to another process does without it

        from trainer.device import devices  # noqa: PLC0415 - needs torch

        torch.set_num_threads(1)
        found = devices.available()
        _warm_up()
        return found

    def run(self, job: TrainingJob, tell: Callable[[TrainingEvent], None]) -> None:
        """See `JobRunner`."""
        from trainer.device import devices  # noqa: PLC0415 - need torch
        from trainer.runs import run_writer  # noqa: PLC0415 - need torch
        from trainer.training import loop  # noqa: PLC0415 - need torch

        loaded = self._load(job, tell)
        events = loop.train(
            job.recipe,
            loaded.dataset,
            device=devices.choose(job.device),
            control=job.control,
            start=job.start,
            pace=job.pace,
        )
        for event in run_writer.record(events, job.runs_folder):
            if isinstance(event, DataReady):
                tell(dataclasses.replace(event, fallback=loaded.fallback))
            else:
                tell(event)

    def close(self) -> None:
        """See `JobRunner`: forgets the data set."""
        self._data = None

    def _load(self, job: TrainingJob, tell: Callable[[TrainingEvent], None]) -> LoadedData:
        from trainer.data import sources  # noqa: PLC0415 - reads files with numpy

        # A data set is read once; one that took another's place is tried for again.
        if self._data is not None and self._data[0] == job.data and not self._data[1].fallback:
            return self._data[1]
        self._data = None
        loaded = sources.load(job.data, report=tell, cancelled=lambda: job.control.stopped)
        self._data = (job.data, loaded)
        return loaded


def _warm_up() -> None:
    """Takes a step on noise: torch loads much of itself when it is first used."""
    import numpy as np  # noqa: PLC0415 - as in `LocalRunner.prepare`

    from trainer.data.digits import DataSet, Digits  # noqa: PLC0415 - as above
    from trainer.recipe.presets import PRESETS  # noqa: PLC0415 - as above
    from trainer.training import loop  # noqa: PLC0415 - needs torch

    noise = np.random.default_rng(0).integers(0, 256, (36, 28, 28), np.uint8)
    digits = Digits(noise, np.arange(36, dtype=np.uint8) % 10)
    recipe = PRESETS[0].with_changes(batch_size=32, train_images=32, validation_images=4)
    for _ in loop.train(recipe, DataSet("noise", "generated", digits, digits)):
        pass
