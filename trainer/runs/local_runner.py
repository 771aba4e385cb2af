"""Run training jobs in the calling thread."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import torch

from trainer.data.digits import DataSet, Digits
from trainer.device import devices, nvidia
from trainer.drawings.data_set import DataSetLoader
from trainer.events import DataReady
from trainer.recipe.presets import PRESETS
from trainer.runs import run_writer
from trainer.runs.jobs import Devices, JobControls
from trainer.runs.live.follower import follow
from trainer.teaching.data_set import known_data
from trainer.teaching.teach import teach
from trainer.training import loop
from trainer.training.stacked.together import train_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trainer.control import Request, TrainingControl
    from trainer.data.sources import DataRequest, LoadedData
    from trainer.events import TrainingEvent
    from trainer.runs.jobs import TrainingJob


class LocalRunner:
    """A `trainer.runs.jobs.JobRunner` in the calling thread; keeps the last data set in memory."""

    def __init__(self, controls: JobControls | None = None) -> None:
        """Args: controls: Where requests to jobs arrive; None for the runner's own."""
        self._controls = controls or JobControls()
        self._loader = DataSetLoader()

    def prepare(self) -> Devices:
        """See `trainer.runs.jobs.JobRunner`: takes a step on noise."""
        torch.set_num_threads(1)
        found = Devices(devices.available(), nvidia.gpu_is_unused())
        _warm_up()
        return found

    def run(self, job: TrainingJob, on_event: Callable[[TrainingEvent], None]) -> None:
        """See `trainer.runs.jobs.JobRunner`."""
        control = self._controls.of(job)
        if job.watched is not None:
            for watched in follow(job.watched, control):
                on_event(watched)
            return
        loaded = self._loader.load(_data(job), on_event, lambda: control.stopped)
        for event in run_writer.record(_events(job, loaded, control), job.runs_folder):
            if isinstance(event, DataReady):
                on_event(dataclasses.replace(event, fallback=loaded.fallback))
            else:
                on_event(event)

    def request(self, job: TrainingJob, request: Request) -> None:
        """See `trainer.runs.jobs.JobRunner`."""
        self._controls.of(job).request(request)

    def close(self) -> None:
        """See `trainer.runs.jobs.JobRunner`: forgets the data set."""
        self._loader.forget()


def _data(job: TrainingJob) -> DataRequest:
    if job.lesson is None or job.start is None:
        return job.data
    return known_data(job.start, job.data)


def _events(
    job: TrainingJob, loaded: LoadedData, control: TrainingControl
) -> Iterator[TrainingEvent]:
    device = devices.choose(job.device)
    if job.lesson is not None:
        assert job.start is not None
        return teach(
            job.start, job.lesson, loaded.dataset, device=device, control=control, pace=job.pace
        )
    if job.together:
        return train_together(
            job.together, loaded.dataset, device=device, control=control, pace=job.pace
        )
    return loop.train(
        job.recipe,
        loaded.dataset,
        device=device,
        control=control,
        start=job.start,
        pace=job.pace,
        epochs_before=job.epochs_before,
        changes=job.changes,
    )


def _warm_up() -> None:
    """Take a step on noise: torch loads much of itself when it is first used."""
    noise = np.random.default_rng(0).integers(0, 256, (36, 28, 28), np.uint8)
    digits = Digits(noise, np.arange(36, dtype=np.uint8) % 10)
    recipe = PRESETS[0].with_changes(batch_size=32, train_images=32, validation_images=4)
    for _ in loop.train(recipe, DataSet("noise", "generated", digits, digits)):
        pass
