from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.engine import (
    EVERYTHING,
    FAMILIES,
    NOTHING,
    QUICK,
    end,
    events_of,
    losses,
    make_data_set,
    run,
    same_weights,
    snapshots,
)
from trainer.events import (
    DataReady,
    Evaluated,
    Finished,
    Pace,
    SnapshotTaken,
    Started,
    StepsDone,
)
from trainer.network.prediction import Predictor
from trainer.training import loop, run_names
from trainer.training.steppers import replica

if TYPE_CHECKING:
    import torch

    from trainer.recipe.recipes import Recipe

DATA = make_data_set()
AUGMENTED = QUICK.with_changes(dropout=0.3, shift=2.0, rotation=10.0)


def test_events_start_with_data_and_end_with_finished() -> None:
    events = run(QUICK, DATA, pace=NOTHING)
    assert isinstance(events[0], DataReady)
    assert isinstance(events[1], Started)
    assert isinstance(events[2], SnapshotTaken)
    assert isinstance(events[-1], Finished)
    counts = Counter(type(event) for event in events)
    assert counts[DataReady] == counts[Started] == counts[Finished] == 1


def test_first_events_describe_the_data_and_the_run() -> None:
    ready, started, *_ = run(QUICK, DATA)
    assert ready == DataReady("patches", "made for tests", 320, 80, 100)
    assert isinstance(started, Started)
    assert (started.steps, started.steps_per_epoch, started.epochs) == (20, 10, 2)
    assert started.parameters == 784 * 16 + 16 + 16 * 10 + 10
    assert started.device == "cpu"


@pytest.mark.parametrize("family", FAMILIES)
def test_every_kind_of_network_learns(family: str) -> None:
    recipe = FAMILIES[family].with_changes(epochs=6)
    finished = end(run(recipe, DATA, pace=NOTHING))
    assert finished.test_accuracy > 0.3  # Chance is 0.1.
    assert finished.validation_loss < 2.0


@pytest.mark.parametrize(
    "pace", [EVERYTHING, NOTHING, Pace(metrics=0.003, snapshots=0.001)], ids=str
)
def test_each_step_is_reported_once_at_any_pace(pace: Pace) -> None:
    blocks = events_of(StepsDone, run(QUICK.with_changes(train_images=310), DATA, pace=pace))
    assert blocks[0].first_step == 1
    assert all(one.last_step + 1 == next_.first_step for one, next_ in pairwise(blocks))
    assert blocks[-1].last_step == 20
    for block in blocks:
        assert len(block.losses) == len(block.accuracies) > 0


@pytest.mark.parametrize("recipe", [*FAMILIES.values(), AUGMENTED], ids=[*FAMILIES, "augmented"])
def test_same_seed_gives_the_same_losses(recipe: Recipe) -> None:
    assert losses(run(recipe, DATA)) == losses(run(recipe, DATA))


def test_another_seed_gives_other_losses() -> None:
    assert losses(run(QUICK, DATA)) != losses(run(QUICK.with_changes(seed=1), DATA))


def test_another_seed_gives_other_initial_weights() -> None:
    one, other = (snapshots(run(QUICK.with_changes(seed=seed), DATA))[0] for seed in (0, 1))
    assert not same_weights(one, other)


def test_pace_and_evaluations_change_no_loss() -> None:
    expected = losses(run(AUGMENTED, DATA, pace=NOTHING))
    assert losses(run(AUGMENTED, DATA, pace=EVERYTHING)) == expected
    evaluated_often = AUGMENTED.with_changes(evaluations_per_epoch=5)
    assert losses(run(evaluated_often, DATA, pace=EVERYTHING)) == expected


def test_predicting_during_training_changes_no_loss() -> None:
    events = []
    for event in loop.train(AUGMENTED, DATA, pace=EVERYTHING):
        events.append(event)
        if isinstance(event, SnapshotTaken):
            Predictor(event.snapshot).predict(DATA.test.images[0])
    assert losses(events) == losses(run(AUGMENTED, DATA, pace=EVERYTHING))


def test_each_epoch_uses_every_image_in_another_order(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[float, ...]] = []

    def spy(images: torch.Tensor, *_: object) -> torch.Tensor:
        seen.extend(tuple(image[0, :, 0].tolist()) for image in images)
        return images

    monkeypatch.setattr(replica, "augment", spy)
    run(QUICK.with_changes(shift=1.0), DATA, pace=NOTHING)
    first, second = seen[:320], seen[320:]
    assert sorted(first) == sorted(second)
    assert first != second


def test_train_figures_are_the_means_of_an_epochs_batches() -> None:
    events = run(QUICK, DATA)
    first = next(event for event in events_of(Evaluated, events) if event.split == "train")
    assert first.step == 10
    assert first.images == 320
    assert first.loss == pytest.approx(np.mean(losses(events)[:10]), rel=1e-5)


def test_batch_larger_than_the_data_is_one_step() -> None:
    recipe = QUICK.with_changes(batch_size=10_000, epochs=1)
    assert len(losses(run(recipe, DATA))) == 1


@pytest.mark.parametrize("schedule", ["constant", "one-cycle", "cosine"])
def test_run_of_one_step_works_with_every_schedule(schedule: str) -> None:
    recipe = QUICK.with_changes(batch_size=10_000, epochs=1, schedule=schedule)
    assert end(run(recipe, DATA)).steps == 1


def test_reported_learning_rate_is_that_of_the_last_step() -> None:
    recipe = QUICK.with_changes(schedule="one-cycle", learning_rate=0.02)
    rates = [
        block.learning_rate for block in events_of(StepsDone, run(recipe, DATA, pace=EVERYTHING))
    ]
    # One cycle starts at 1/25 of the peak and ends near zero.
    assert rates[0] == pytest.approx(0.02 / 25)
    assert max(rates) == pytest.approx(0.02)
    assert rates[-1] < 0.02 / 1000


def test_speed_and_remaining_time_are_computed_from_the_steps_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0

    def slow_augment(images: torch.Tensor, *_: object) -> torch.Tensor:
        nonlocal now
        now += 2
        return images

    monkeypatch.setattr("trainer.training.metrics.time.perf_counter", lambda: now)
    monkeypatch.setattr(replica, "augment", slow_augment)
    recipe = QUICK.with_changes(shift=1.0, train_images=310)
    events = run(recipe, DATA, pace=EVERYTHING)
    blocks = events_of(StepsDone, events)
    # Two seconds a step; the last batch of each epoch has 22 images.
    assert [block.images_per_second for block in blocks] == ([16.0] * 9 + [11.0]) * 2
    assert [block.seconds for block in blocks] == list(range(2, 42, 2))
    assert [block.seconds_left for block in blocks] == list(range(38, -2, -2))
    assert end(events).train_seconds == 40
    assert end(events).images_per_second == 620 / 40


def test_final_speed_agrees_with_the_training_time() -> None:
    events = run(QUICK, DATA, pace=EVERYTHING)
    blocks = events_of(StepsDone, events)
    assert all(one.seconds < other.seconds for one, other in pairwise(blocks))
    assert blocks[-1].seconds_left == 0
    finished = end(events)
    assert finished.images_per_second == pytest.approx(640 / finished.train_seconds)
    assert finished.train_seconds >= blocks[-1].seconds


def test_reported_metrics_are_read_only() -> None:
    block = events_of(StepsDone, run(QUICK, DATA))[0]
    with pytest.raises(ValueError, match="read-only"):
        block.losses[0] = 0
    with pytest.raises(ValueError, match="read-only"):
        block.accuracies[0] = 0


@pytest.mark.parametrize("name", ["a/b", "../../etc", "", "x" * 60, "三 CNN", ".", "a\0b", "con:1"])
def test_run_identifier_is_a_valid_folder_name(name: str) -> None:
    identifier = run_names.new_run(QUICK.with_changes(name=name))
    assert not set(identifier) & set('/\\:*?"<>|\0 .')
    assert len(identifier.encode()) < 200


@pytest.mark.parametrize(
    ("names", "later"),
    [
        (("a", "a"), 1),
        (("x" * 60, "x" * 60), 1),
        (("x" * 50 + "-rate-0.1", "x" * 50 + "-rate-0.2"), 0),
    ],
)
def test_runs_that_begin_together_have_identifiers_of_their_own(
    names: tuple[str, str], later: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = datetime(2026, 11, 22, 15, 30, 0, 42137, UTC)
    moments = [first, first + timedelta(microseconds=later)]

    class Clock(datetime):
        @classmethod
        def now(cls, _zone: object = None) -> datetime:  # type: ignore[override]
            return moments.pop(0)

    monkeypatch.setattr(run_names, "datetime", Clock)
    identifiers = [run_names.new_run(QUICK.with_changes(name=name)) for name in names]
    assert len(set(identifiers)) == 2
    assert "00-042137-" in identifiers[0]


def test_run_identifiers_sort_by_time() -> None:
    names = [run_names.new_run(QUICK) for _ in range(50)]
    assert names == sorted(names)
