"""The queue of jobs: order, endings, and trainings of others in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from mnist_draw.train.run_controls import Phase
from tests.mnist_draw.networks import TINY
from tests.mnist_draw.queue.parts import QueueParts, choice, finished
from tests.mnist_draw.recorder import Recorder
from trainer.errors import DataError, DivergedError, OutOfMemoryError
from trainer.events import MemberDiverged, Started

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from trainer.errors import TrainerError

SEEDS = [choice(TINY.with_changes(seed=seed)) for seed in range(3)]


@pytest.fixture
def parts(qtbot: QtBot) -> QueueParts:
    return QueueParts(qtbot)


@pytest.fixture
def ended(parts: QueueParts) -> Recorder:
    return Recorder(parts.queue.ended)


def test_it_trains_one_after_the_other(parts: QueueParts, ended: Recorder, qtbot: QtBot) -> None:
    done: list[tuple[int, str]] = []
    parts.queue.finished.connect(lambda index, event: done.append((index, event.run)))
    assert parts.queue.run(SEEDS, aside=False)
    for number in (1, 2, 3):
        parts.wait_for_job(number)
        parts.start()
        parts.finish()
    qtbot.waitUntil(lambda: len(ended) == 1)

    assert [job.recipe.seed for job in parts.worker.jobs] == [0, 1, 2]
    assert done == [(0, "run-1"), (1, "run-2"), (2, "run-3")]
    assert ended.values == ["done"]
    assert not parts.queue.running


def test_the_panel_shows_each_job_as_a_training(parts: QueueParts) -> None:
    parts.queue.run(SEEDS, aside=False)
    phases = [parts.panel.phase]
    parts.start()
    phases.append(parts.panel.phase)
    parts.finish()
    phases.append(parts.panel.phase)
    parts.wait_for_job(2)
    phases.append(parts.panel.phase)
    assert phases == [Phase.PREPARING, Phase.TRAINING, Phase.IDLE, Phase.PREPARING]


def test_jobs_aside_leave_the_network_in_use(parts: QueueParts) -> None:
    parts.queue.run(SEEDS, aside=True)
    assert parts.session.aside


def test_a_cancelled_queue_starts_no_other_job(
    parts: QueueParts, ended: Recorder, qtbot: QtBot
) -> None:
    parts.queue.run(SEEDS, aside=False)
    parts.start()
    parts.queue.cancel()
    assert parts.worker.requests == ["stop"]
    parts.finish(stopped=True)
    qtbot.waitUntil(lambda: len(ended) == 1)
    assert ended.values == ["cancelled"]
    assert len(parts.worker.jobs) == 1


def test_the_panels_stop_ends_the_queue_too(
    parts: QueueParts, ended: Recorder, qtbot: QtBot
) -> None:
    parts.queue.run(SEEDS, aside=False)
    parts.start()
    parts.panel.stop_action.trigger()
    parts.finish(stopped=True)
    qtbot.waitUntil(lambda: ended.values == ["cancelled"])


def test_cancelling_before_the_first_step_ends_it(
    parts: QueueParts, ended: Recorder, qtbot: QtBot
) -> None:
    parts.queue.run(SEEDS, aside=False)
    parts.queue.cancel()
    parts.cancel_early()
    qtbot.waitUntil(lambda: ended.values == ["cancelled"])


@pytest.mark.parametrize("error", [DivergedError(3, 100.0), OutOfMemoryError("cpu", 128)])
def test_an_error_of_one_recipe_does_not_stop_the_others(
    parts: QueueParts, ended: Recorder, qtbot: QtBot, error: TrainerError
) -> None:
    failed: list[tuple[int, TrainerError | None]] = []
    parts.queue.failed.connect(lambda index, failure: failed.append((index, failure.error)))
    parts.queue.run(SEEDS[:2], aside=False)
    parts.start()
    parts.fail(error)
    parts.wait_for_job(2)
    parts.start()
    parts.finish()
    qtbot.waitUntil(lambda: ended.values == ["done"])
    assert failed == [(0, error)]


def test_an_error_that_all_would_meet_ends_it(
    parts: QueueParts, ended: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    parts.queue.run(SEEDS, aside=False)
    parts.fail(DataError(tmp_path, "it is gone", "missing"))
    qtbot.waitUntil(lambda: ended.values == ["failed"])
    assert len(parts.worker.jobs) == 1


def test_it_starts_nothing_beside_another_training(parts: QueueParts) -> None:
    parts.session.start(choice())
    assert not parts.queue.run(SEEDS, aside=False)
    assert len(parts.worker.jobs) == 1


def test_events_of_other_trainings_are_none_of_its_own(parts: QueueParts) -> None:
    started = Recorder(parts.queue.started)
    parts.session.start(choice())
    parts.start()
    parts.finish()
    assert started.values == []


def test_a_training_that_slips_in_between_is_waited_for(
    parts: QueueParts, ended: Recorder, qtbot: QtBot
) -> None:
    parts.queue.run(SEEDS[:2], aside=False)
    parts.start()
    parts.finish()
    # The next job starts only when the event loop runs.
    parts.session.start(choice(TINY.with_changes(seed=99)))
    parts.start()
    parts.finish()
    parts.wait_for_job(3)
    parts.start()
    parts.finish()
    qtbot.waitUntil(lambda: ended.values == ["done"])
    assert [job.recipe.seed for job in parts.worker.jobs] == [0, 99, 1]


def test_networks_trained_together_are_one_job_whose_members_report(
    parts: QueueParts, ended: Recorder, qtbot: QtBot
) -> None:
    rates = [
        choice(TINY.with_changes(name=f"rate-{rate}", learning_rate=rate)) for rate in (0.1, 1, 10)
    ]
    told: list[tuple[str, int]] = []
    for name in ("started", "finished", "failed"):
        getattr(parts.queue, name).connect(lambda index, _, name=name: told.append((name, index)))
    parts.queue.run(rates, aside=True, together=True)

    (job,) = parts.worker.jobs
    assert [recipe.learning_rate for recipe in job.together] == [0.1, 1, 10]
    for member, rate in enumerate(rates):
        started = Started(f"run-{member}", "cpu", 1, 1, 10, 10)
        parts.worker.member_reported.emit(member, started)
        if member == 2:
            event: object = MemberDiverged(DivergedError(3, 10.0))
        else:
            event = finished(f"run-{member}", rate.recipe, 0.9)
        parts.worker.member_reported.emit(member, event)
    parts.worker.members_finished.emit()
    qtbot.waitUntil(lambda: ended.values == ["done"])

    assert told == [
        *(("started", 0), ("finished", 0), ("started", 1), ("finished", 1)),
        *(("started", 2), ("failed", 2)),
    ]
    assert parts.panel.phase is Phase.IDLE


def test_recipes_that_differ_in_more_are_trained_in_turn(parts: QueueParts) -> None:
    parts.queue.run(SEEDS, aside=True, together=True)
    assert parts.worker.jobs[0].together == ()


def test_an_end_that_the_session_knows_first_belongs_to_its_own_job(
    parts: QueueParts, qtbot: QtBot
) -> None:
    """The worker's thread may be held up between telling the session and the queue."""
    done: list[tuple[int, str]] = []
    parts.queue.finished.connect(lambda index, event: done.append((index, event.run)))
    parts.queue.run(SEEDS, aside=False)
    parts.wait_for_job(1)
    parts.start()
    event = finished("run-1", TINY, 0.9)
    with qtbot.waitSignal(parts.session.job_ended):
        parts.session._end()
    QCoreApplication.processEvents()
    assert len(parts.worker.jobs) == 1

    parts.worker.finished.emit(event)
    parts.wait_for_job(2)
    assert done == [(0, "run-1")]
