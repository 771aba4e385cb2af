"""Signals of a terminal and of a log-off, which the process that trains gets too."""

from __future__ import annotations

import multiprocessing
import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.trainer.child import fault_in_child, few_strokes
from tests.trainer.engine import end
from trainer.data.sources import DataRequest
from trainer.events import StepsDone
from trainer.recipe.presets import PLAIN_MLP
from trainer.runs import run_shelf
from trainer.runs.jobs import TrainingJob
from trainer.runs.process import JobProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from trainer.events import Finished, TrainingEvent

pytestmark = pytest.mark.posix(reason="needs POSIX signals")

RECIPE = PLAIN_MLP.with_changes(
    hidden_units=(8,), train_images=200, validation_images=50, batch_size=10
)


@pytest.fixture(scope="module")
def process() -> Iterator[JobProcess]:
    """One process for all tests: it takes seconds to import torch."""
    with fault_in_child(few_strokes):
        result = JobProcess()
        yield result
        result.close()


def child_of(process: JobProcess) -> BaseProcess:
    process.prepare()
    (child,) = (each for each in multiprocessing.active_children() if each.name == "training")
    return child


def train(
    process: JobProcess,
    folder: Path,
    *,
    epochs: float = 1,
    after_steps: Callable[[], object] = lambda: None,
) -> Finished:
    """Trains into a folder; calls a function once, after the first steps."""
    left = [after_steps]
    events: list[TrainingEvent] = []

    def on_event(event: TrainingEvent) -> None:
        events.append(event)
        if isinstance(event, StepsDone) and left:
            left.pop()()

    recipe = RECIPE.with_changes(epochs=epochs)
    process.run(TrainingJob(recipe, DataRequest("strokes"), "cpu", None, folder), on_event)
    return end(events)


@pytest.mark.parametrize("name", ["SIGINT", "SIGHUP"])
def test_what_a_terminal_sends_is_left_to_the_window(
    process: JobProcess, tmp_path: Path, name: str
) -> None:
    child = child_of(process).pid
    assert child is not None

    finished = train(process, tmp_path, after_steps=lambda: os.kill(child, getattr(signal, name)))

    assert not finished.stopped
    assert child_of(process).pid == child


def test_a_log_off_stops_the_run_and_keeps_it(process: JobProcess, tmp_path: Path) -> None:
    child = child_of(process)

    finished = train(process, tmp_path, epochs=1000, after_steps=child.terminate)
    child.join()

    assert finished.stopped
    assert [run.folder for run in run_shelf.runs(tmp_path)] == [finished.folder]
    # The next training starts another process.
    assert not train(process, tmp_path).stopped
