from __future__ import annotations

import errno
import logging
import multiprocessing
import os
import signal
import threading
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.child import (
    dead_at_once,
    endless_strokes,
    fault_in_child,
    few_strokes,
    logging_strokes,
    without_torch,
)
from tests.trainer.engine import end, events_of, losses
from trainer.data.sources import DataRequest
from trainer.errors import CancelledError, DataError, LibraryError, ProcessEndedError
from trainer.events import Evaluated, Finished, SnapshotTaken, StepsDone
from trainer.network import weights
from trainer.recipe.presets import PLAIN_MLP
from trainer.runs import run_shelf
from trainer.runs.jobs import TrainingJob
from trainer.runs.local_runner import LocalRunner
from trainer.runs.process import JobProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from trainer.events import TrainingEvent

RECIPE = PLAIN_MLP.with_changes(
    hidden_units=(8,), train_images=200, validation_images=50, batch_size=10
)
ENDLESS = RECIPE.with_changes(epochs=1000)


@pytest.fixture(scope="module")
def process() -> Iterator[JobProcess]:
    """One process for all tests: it takes seconds to import torch."""
    with fault_in_child(few_strokes):
        result = JobProcess()
        yield result
        result.close()
    assert children() == set()


def children() -> set[int]:
    """Ids of the child processes that train."""
    return {
        child.pid
        for child in multiprocessing.active_children()
        if child.name == "training" and child.pid is not None
    }


@pytest.fixture
def job(tmp_path: Path) -> TrainingJob:
    return TrainingJob(RECIPE, DataRequest("strokes"), "cpu", None, tmp_path / "runs")


def with_recipe(job: TrainingJob, **changes: object) -> TrainingJob:
    return TrainingJob(
        job.recipe.with_changes(**changes), job.data, job.device, job.start, job.runs_folder
    )


def do(
    runner: JobProcess | LocalRunner,
    job: TrainingJob,
    then: Callable[[TrainingEvent], None] = lambda _: None,
) -> list[TrainingEvent]:
    """Runs a job and returns its events."""
    events: list[TrainingEvent] = []

    def on_event(event: TrainingEvent) -> None:
        events.append(event)
        then(event)

    runner.run(job, on_event)
    return events


def test_prepare_finds_the_devices(process: JobProcess) -> None:
    assert process.prepare().choices[-1][0] == "cpu"


def test_a_job_has_the_same_results_as_in_this_process(
    process: JobProcess, job: TrainingJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        few_strokes(patch)
        here = do(LocalRunner(), job)

    there = do(process, job)

    assert losses(there) == losses(here)
    figures = {"split", "step", "loss", "accuracy", "images", "whole"}
    assert [
        {name: getattr(event, name) for name in figures} for event in events_of(Evaluated, there)
    ] == [{name: getattr(event, name) for name in figures} for event in events_of(Evaluated, here)]
    assert end(there).snapshot.recipe == RECIPE


def test_the_run_is_kept(process: JobProcess, job: TrainingJob) -> None:
    finished = end(do(process, job))

    (kept,) = run_shelf.runs(job.runs_folder)
    assert kept.folder == finished.folder
    written = weights.load(kept.weights_path)
    assert {name: array.tolist() for name, array in written.arrays.items()} == {
        name: array.tolist() for name, array in finished.snapshot.arrays.items()
    }


def test_a_job_continues_from_given_weights(process: JobProcess, job: TrainingJob) -> None:
    first = end(do(process, job)).snapshot
    again = TrainingJob(job.recipe, job.data, "cpu", first, job.runs_folder)

    (start, *_) = events_of(SnapshotTaken, do(process, again))

    assert start.snapshot.step == first.step
    assert all((start.snapshot.arrays[name] == first.arrays[name]).all() for name in first.arrays)


def test_arrays_of_events_are_read_only(process: JobProcess, job: TrainingJob) -> None:
    block = events_of(StepsDone, do(process, job))[0]

    with pytest.raises(ValueError, match="read-only"):
        block.losses[0] = np.float32(0)


def test_a_job_can_be_stopped(process: JobProcess, job: TrainingJob) -> None:
    endless = with_recipe(job, epochs=1000)

    events = do(
        process,
        endless,
        lambda e: process.request(endless, "stop") if isinstance(e, StepsDone) else None,
    )

    assert end(events).stopped
    assert 0 < end(events).steps < ENDLESS.epochs
    assert events_of(Evaluated, events)[-1].split == "test"


def test_a_paused_job_can_be_closed(process: JobProcess, job: TrainingJob) -> None:
    endless = with_recipe(job, epochs=1000)
    # Paused before its first step: it emits steps only if the pause was lost.
    process.request(endless, "pause")

    events = do(
        process,
        endless,
        lambda e: process.request(endless, "close") if isinstance(e, Evaluated) else None,
    )

    assert end(events).stopped
    assert events_of(StepsDone, events) == []
    assert [event.split for event in events_of(Evaluated, events)] == ["validation"]


def test_a_job_stopped_while_its_data_is_made_is_cancelled(job: TrainingJob) -> None:
    process = JobProcess()
    try:
        with fault_in_child(endless_strokes), pytest.raises(CancelledError):
            process.run(job, lambda _: process.request(job, "stop"))
    finally:
        process.close()


def test_log_records_of_the_child_are_logged_in_the_parent(
    job: TrainingJob, caplog: pytest.LogCaptureFixture
) -> None:
    process = JobProcess()
    try:
        with fault_in_child(logging_strokes):
            do(process, job)
    finally:
        process.close()

    assert ("trainer.data", logging.WARNING, "drew strokes") in caplog.record_tuples


def test_a_stop_before_the_job_stops_it(process: JobProcess, job: TrainingJob) -> None:
    # Its data is in memory: it starts training.
    do(process, with_recipe(job, epochs=1))
    process.request(job, "stop")

    events = do(process, job)

    assert end(events).stopped
    assert losses(events) == []


def test_requests_before_the_job_are_made_in_order(process: JobProcess, job: TrainingJob) -> None:
    process.request(job, "pause")
    process.request(job, "resume")

    assert not end(do(process, job)).stopped


def test_a_request_to_a_waiting_job_does_not_reach_the_running_one(
    process: JobProcess, job: TrainingJob
) -> None:
    waiting = with_recipe(job, seed=1)

    running = do(process, job, lambda _: process.request(waiting, "stop"))

    assert not end(running).stopped
    assert end(do(process, waiting)).stopped


def test_a_stop_while_the_process_starts_cancels_the_job(
    job: TrainingJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = JobProcess()
    start = SpawnProcess.start

    def start_meanwhile(starting: SpawnProcess) -> None:
        thread = threading.Thread(target=process.request, args=(job, "stop"))
        thread.start()
        thread.join()
        start(starting)

    monkeypatch.setattr(SpawnProcess, "start", start_meanwhile)
    try:
        with fault_in_child(endless_strokes), pytest.raises(CancelledError):
            do(process, job)
    finally:
        process.close()


def test_an_error_keeps_type_and_attributes_and_the_next_job_runs(
    process: JobProcess, job: TrainingJob, tmp_path: Path
) -> None:
    nowhere = TrainingJob(RECIPE, DataRequest("mnist", tmp_path / "no"), "cpu", None, tmp_path)

    with pytest.raises(DataError) as caught:
        do(process, nowhere)

    assert caught.value.path == tmp_path / "no"
    assert caught.value.problem == "missing"
    assert not end(do(process, job)).stopped


def test_an_unexpected_error_has_the_traceback_of_the_child(
    process: JobProcess, job: TrainingJob
) -> None:
    unknown = TrainingJob(RECIPE, job.data, "abacus", None, job.runs_folder)

    with pytest.raises(ValueError, match="abacus") as caught:
        do(process, unknown)

    (note,) = caught.value.__notes__
    assert "devices.py" in note


def test_a_request_at_the_end_of_a_job_does_not_reach_the_next(
    process: JobProcess, job: TrainingJob
) -> None:
    short = with_recipe(job, train_images=20)
    for _ in range(10):
        each = with_recipe(short)
        events = do(
            process,
            each,
            lambda e: process.request(each, "stop") if isinstance(e, Finished) else None,  # noqa: B023 - at once
        )
        assert not end(events).stopped


def test_a_process_that_cannot_start_is_started_again(
    job: TrainingJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = JobProcess()
    with monkeypatch.context() as full:

        def fail(_process: object) -> None:
            raise OSError("no memory for another process")

        full.setattr("multiprocessing.context.SpawnProcess.start", fail)
        with pytest.raises(OSError, match="no memory"):
            do(process, job)
    try:
        with fault_in_child(few_strokes):
            assert not end(do(process, job)).stopped
    finally:
        process.close()


@pytest.mark.posix(reason="needs POSIX signals")
def test_a_killed_process_is_an_error_and_is_replaced(
    process: JobProcess, job: TrainingJob
) -> None:
    process.prepare()
    (first,) = children()

    def kill(event: TrainingEvent) -> None:
        if isinstance(event, StepsDone):
            os.kill(first, signal.SIGKILL)

    with pytest.raises(ProcessEndedError) as caught:
        do(process, with_recipe(job, epochs=1000), kill)

    assert caught.value.exit_code == -signal.SIGKILL
    assert run_shelf.runs(job.runs_folder) == []
    assert not end(do(process, job)).stopped
    assert first not in children()


@pytest.mark.posix(reason="needs descriptors")
def test_a_process_that_dies_while_its_end_of_the_pipe_is_open_is_an_error(
    job: TrainingJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    make_pipe = SpawnContext.Pipe

    def pipe(context: SpawnContext) -> tuple[Connection, Connection]:
        ours, theirs = make_pipe(context)
        # As on Windows, until the child has read what to do.
        kept.append(os.dup(theirs.fileno()))
        return ours, theirs

    monkeypatch.setattr(SpawnContext, "Pipe", pipe)
    process = JobProcess()
    try:
        with fault_in_child(dead_at_once), pytest.raises(ProcessEndedError) as caught:
            do(process, job)
    finally:
        process.close()
        for descriptor in kept:
            os.close(descriptor)
    assert caught.value.exit_code == 7


def test_a_process_that_cannot_load_torch_says_so() -> None:
    process = JobProcess()
    # A closed runner can be used again.
    process.close()
    try:
        with fault_in_child(without_torch), pytest.raises(LibraryError) as caught:
            process.prepare()
    finally:
        process.close()
        process.close()
    assert (caught.value.name, caught.value.problem) == ("PyTorch", "missing")


def test_a_process_that_dies_before_it_reads_what_to_do_is_an_error(
    job: TrainingJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_process: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(SpawnProcess, "start", fail)
    with pytest.raises(ProcessEndedError):
        do(JobProcess(), job)


@pytest.mark.posix(reason="needs POSIX signals")
def test_a_process_killed_between_jobs_is_replaced(process: JobProcess, job: TrainingJob) -> None:
    process.prepare()
    (child,) = children()
    os.kill(child, signal.SIGKILL)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)

    assert not end(do(process, job)).stopped


def test_a_request_after_the_end_of_a_job_does_not_reach_the_next(
    process: JobProcess, job: TrainingJob
) -> None:
    do(process, job)

    process.request(job, "close")

    assert not end(do(process, with_recipe(job, seed=1))).stopped
