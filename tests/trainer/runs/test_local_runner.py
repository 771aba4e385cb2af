from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from tests.trainer.engine import QUICK, end, losses, make_data_set
from trainer.data import sources
from trainer.data.sources import DataRequest, LoadedData
from trainer.errors import CancelledError
from trainer.events import Evaluated, Finished, MemberDiverged, MemberEvent, StepsDone
from trainer.runs import run_reader, run_shelf
from trainer.runs.jobs import JobControls, TrainingJob
from trainer.runs.local_runner import LocalRunner
from trainer.training.stacked.recipes import at_rates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.events import TrainingEvent


@pytest.fixture(autouse=True)
def _small_data(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(
        _request: DataRequest, *, cancelled: Callable[[], bool], **_more: object
    ) -> LoadedData:
        if cancelled():
            raise CancelledError
        return LoadedData(make_data_set(), None)

    monkeypatch.setattr(sources, "load", load)


@pytest.fixture
def runner() -> LocalRunner:
    return LocalRunner()


def make_job(folder: Path, *, epochs: int = 1) -> TrainingJob:
    recipe = QUICK.with_changes(epochs=epochs)
    return TrainingJob(recipe, DataRequest("strokes"), "cpu", None, folder)


def run(
    runner: LocalRunner,
    job: TrainingJob,
    then: Callable[[TrainingEvent], None] = lambda _: None,
) -> list[TrainingEvent]:
    events: list[TrainingEvent] = []

    def on_event(event: TrainingEvent) -> None:
        events.append(event)
        then(event)

    runner.run(job, on_event)
    return events


def test_stop_before_the_start_cancels_the_job(runner: LocalRunner, tmp_path: Path) -> None:
    job = make_job(tmp_path)
    runner.request(job, "stop")
    with pytest.raises(CancelledError):
        run(runner, job)


def test_stop_ends_the_running_job(runner: LocalRunner, tmp_path: Path) -> None:
    job = make_job(tmp_path, epochs=1000)
    events = run(
        runner, job, lambda e: runner.request(job, "stop") if isinstance(e, StepsDone) else None
    )
    assert end(events).stopped


def test_requests_before_the_start_are_made_in_order(runner: LocalRunner, tmp_path: Path) -> None:
    job = make_job(tmp_path)
    runner.request(job, "pause")
    runner.request(job, "resume")
    assert not end(run(runner, job)).stopped


def test_a_paused_job_can_be_closed_before_its_first_step(
    runner: LocalRunner, tmp_path: Path
) -> None:
    job = make_job(tmp_path)
    runner.request(job, "pause")
    events = run(
        runner, job, lambda e: runner.request(job, "close") if isinstance(e, Evaluated) else None
    )
    assert losses(events) == []


def test_a_request_to_a_waiting_job_does_not_reach_the_running_one(
    runner: LocalRunner, tmp_path: Path
) -> None:
    waiting = make_job(tmp_path)
    running = run(runner, make_job(tmp_path), lambda _: runner.request(waiting, "stop"))
    assert not end(running).stopped


def test_a_request_after_the_end_of_a_job_does_not_reach_the_next(
    runner: LocalRunner, tmp_path: Path
) -> None:
    first = make_job(tmp_path)
    run(runner, first)
    runner.request(first, "close")
    assert not end(run(runner, make_job(tmp_path))).stopped


def test_a_control_is_released_with_its_job(tmp_path: Path) -> None:
    controls, job = JobControls(), make_job(tmp_path)
    control = weakref.ref(controls.of(job))
    assert controls.of(job) is control()
    del job
    gc.collect()
    assert control() is None


def test_networks_that_are_trained_together_are_kept_as_runs_of_their_own(
    runner: LocalRunner, tmp_path: Path
) -> None:
    recipes = at_rates(
        QUICK.with_changes(epochs=2, optimiser="sgd", weight_decay=10.0), (0.01, 100.0, 0.05)
    )
    job = TrainingJob(recipes[0], DataRequest("strokes"), "cpu", None, tmp_path, together=recipes)
    events = [event for event in run(runner, job) if isinstance(event, MemberEvent)]
    finished = {each.member: each.event for each in events if isinstance(each.event, Finished)}
    assert sorted(finished) == [0, 2]
    assert [each.member for each in events if isinstance(each.event, MemberDiverged)] == [1]
    kept = run_shelf.runs(tmp_path)
    assert [each.recipe.learning_rate for each in kept] == [0.01, 0.05]
    assert [each.folder for each in kept] == [finished[0].folder, finished[2].folder]
    table = run_reader.read_steps(kept[0].folder)
    own = [each.event for each in events if each.member == 0]
    assert table.losses.tolist() == losses(own)  # type: ignore[arg-type]
