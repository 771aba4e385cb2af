from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from tests.trainer.engine import (
    EVERYTHING,
    FAMILIES,
    NOTHING,
    QUICK,
    end,
    losses,
    make_data_set,
    run,
    same_weights,
    snapshots,
    those,
)
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.events import (
    DataReady,
    Evaluated,
    Finished,
    Pace,
    SnapshotTaken,
    Started,
    StepsDone,
)
from trainer.network import models
from trainer.network.evaluation import evaluate
from trainer.training import loop, steps

if TYPE_CHECKING:
    from trainer.events import TrainingEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

DATA = make_data_set()
DIVERGING = QUICK.with_changes(
    hidden_units=(64, 64), optimiser="sgd", learning_rate=100.0, weight_decay=10.0
)
DISTORTED = QUICK.with_changes(dropout=0.3, shift=2.0, rotation=10.0)


def test_a_run_tells_its_story_in_order() -> None:
    events = run(QUICK, DATA, pace=NOTHING)
    assert isinstance(events[0], DataReady)
    assert isinstance(events[1], Started)
    assert isinstance(events[2], SnapshotTaken)
    assert isinstance(events[-1], Finished)
    numbers = Counter(type(event) for event in events)
    assert numbers[DataReady] == numbers[Started] == numbers[Finished] == 1


def test_a_run_says_what_it_will_do_before_it_does_it() -> None:
    ready, started, *_ = run(QUICK, DATA)
    assert ready == DataReady("patches", "made for tests", 320, 80, 100)
    assert isinstance(started, Started)
    assert (started.steps, started.steps_per_epoch, started.epochs) == (20, 10, 2)
    assert started.parameters == 784 * 16 + 16 + 16 * 10 + 10
    assert started.device == "cpu"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_network_learns(family: str) -> None:
    recipe = FAMILIES[family].with_changes(epochs=6)
    finished = end(run(recipe, DATA, pace=NOTHING))
    assert finished.test_accuracy > 0.3  # A blind guess is right in 0.1.
    assert finished.validation_loss < 2.0


@pytest.mark.parametrize(
    "pace", [EVERYTHING, NOTHING, Pace(metrics=0.003, snapshots=0.001)], ids=str
)
def test_every_step_is_told_once_at_any_pace(pace: Pace) -> None:
    told = those(StepsDone, run(QUICK.with_changes(train_images=310), DATA, pace=pace))
    assert told[0].first_step == 1
    assert all(one.last_step + 1 == next_.first_step for one, next_ in pairwise(told))
    assert told[-1].last_step == 20
    for block in told:
        assert len(block.losses) == len(block.accuracies) > 0


@pytest.mark.parametrize("recipe", [*FAMILIES.values(), DISTORTED], ids=[*FAMILIES, "distorted"])
def test_the_same_seed_repeats_the_same_losses(recipe: Recipe) -> None:
    assert losses(run(recipe, DATA)) == losses(run(recipe, DATA))


def test_another_seed_makes_other_losses() -> None:
    assert losses(run(QUICK, DATA)) != losses(run(QUICK.with_changes(seed=1), DATA))


def test_the_seed_draws_the_first_weights() -> None:
    one, other = (snapshots(run(QUICK.with_changes(seed=seed), DATA))[0] for seed in (0, 1))
    assert not same_weights(one, other)


def test_watching_more_closely_changes_no_loss() -> None:
    quiet = losses(run(DISTORTED, DATA, pace=NOTHING))
    assert losses(run(DISTORTED, DATA, pace=EVERYTHING)) == quiet
    evaluated_often = DISTORTED.with_changes(evaluations_per_epoch=5)
    assert losses(run(evaluated_often, DATA, pace=EVERYTHING)) == quiet


def test_predicting_meanwhile_changes_no_loss() -> None:
    from trainer.network.prediction import Predictor

    told = []
    for event in loop.train(DISTORTED, DATA, pace=EVERYTHING):
        told.append(event)
        if isinstance(event, SnapshotTaken):
            Predictor(event.snapshot).predict(DATA.test.images[0])
    assert losses(told) == losses(run(DISTORTED, DATA, pace=EVERYTHING))


def test_each_epoch_sees_every_image_in_another_order(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[float, ...]] = []

    def spy(images: torch.Tensor, *_: object) -> torch.Tensor:
        seen.extend(tuple(image[0, :, 0].tolist()) for image in images)
        return images

    monkeypatch.setattr(steps, "augment", spy)
    run(QUICK.with_changes(shift=1.0), DATA, pace=NOTHING)
    first, second = seen[:320], seen[320:]
    assert sorted(first) == sorted(second)
    assert first != second


@pytest.mark.parametrize("family", FAMILIES)
def test_snapshots_are_complete_and_never_change(family: str) -> None:
    recipe = FAMILIES[family]
    taken: list[tuple[WeightSnapshot, dict[str, torch.Tensor]]] = []
    for event in loop.train(recipe, DATA, pace=EVERYTHING):
        if isinstance(event, SnapshotTaken):
            copies = {name: tensor.clone() for name, tensor in event.snapshot.tensors.items()}
            taken.append((event.snapshot, copies))
    assert [snapshot.step for snapshot, _ in taken] == list(range(21))
    expected = models.build(recipe).state_dict()
    for snapshot, copies in taken:
        assert snapshot.tensors.keys() == expected.keys()
        for name, tensor in snapshot.tensors.items():
            assert torch.equal(tensor, copies[name])
    for (one, _), (other, _) in pairwise(taken):
        assert not same_weights(one, other)


@pytest.mark.parametrize("family", ["mlp", "cnn"])
def test_figures_are_those_of_the_snapshot_of_the_same_step(family: str) -> None:
    recipe = FAMILIES[family]
    events = run(recipe, DATA, pace=NOTHING)
    by_step = {snapshot.step: snapshot for snapshot in snapshots(events)}
    figures = [e for e in those(Evaluated, events) if e.split == "validation" and e.whole]
    validation = DATA.train[slice(320, 400)]
    compared = 0
    for evaluated in figures:
        if (snapshot := by_step.get(evaluated.step)) is None:
            continue
        network = models.build_with(recipe, dict(snapshot.tensors))
        again = evaluate(
            network,
            recipe,
            torch.tensor(validation.images),
            torch.tensor(validation.labels, dtype=torch.int64),
        )
        assert again is not None
        assert again.loss == pytest.approx(evaluated.loss, rel=1e-5)
        assert again.accuracy == evaluated.accuracy
        compared += 1
    assert compared == 3


def test_the_untrained_network_is_evaluated_first() -> None:
    figures = those(Evaluated, run(QUICK, DATA))
    assert (figures[0].split, figures[0].step, figures[0].epoch) == ("validation", 0, 0.0)
    assert figures[0].loss == pytest.approx(math.log(10), abs=0.35)


def test_the_validation_curve_gets_as_many_points_as_the_recipe_says() -> None:
    events = run(QUICK.with_changes(evaluations_per_epoch=4), DATA, pace=NOTHING)
    steps = [event.step for event in those(Evaluated, events) if event.split == "validation"]
    assert steps == [0, 2, 5, 8, 10, 12, 15, 18, 20]


def test_more_evaluations_than_steps_come_once_a_step() -> None:
    events = run(QUICK.with_changes(evaluations_per_epoch=100, epochs=1), DATA, pace=NOTHING)
    steps = [event.step for event in those(Evaluated, events) if event.split == "validation"]
    assert steps == list(range(11))


def test_training_figures_are_the_means_of_an_epochs_batches() -> None:
    events = run(QUICK, DATA)
    first = next(event for event in those(Evaluated, events) if event.split == "train")
    assert first.step == 10
    assert first.images == 320
    assert first.loss == pytest.approx(np.mean(losses(events)[:10]), rel=1e-5)


def test_the_test_split_is_looked_at_once_at_the_end() -> None:
    events = run(QUICK, DATA)
    tests = [event for event in those(Evaluated, events) if event.split == "test"]
    assert [(event.step, event.images, event.whole) for event in tests] == [(20, 100, True)]
    assert end(events).test_accuracy == tests[0].accuracy


def test_without_validation_images_the_figures_are_no_numbers() -> None:
    events = run(QUICK.with_changes(validation_images=0), DATA)
    assert all(event.split != "validation" for event in those(Evaluated, events))
    assert math.isnan(end(events).validation_accuracy)
    assert math.isnan(end(events).validation_loss)


def test_a_batch_larger_than_the_data_is_one_step() -> None:
    recipe = QUICK.with_changes(batch_size=10_000, epochs=1)
    assert len(losses(run(recipe, DATA))) == 1


@pytest.mark.parametrize("schedule", ["constant", "one-cycle", "cosine"])
def test_a_run_of_one_step_works_with_every_schedule(schedule: str) -> None:
    recipe = QUICK.with_changes(batch_size=10_000, epochs=1, schedule=schedule)
    assert end(run(recipe, DATA)).steps == 1


def test_the_learning_rate_told_is_that_of_the_last_step() -> None:
    recipe = QUICK.with_changes(schedule="one-cycle", learning_rate=0.02)
    rates = [block.learning_rate for block in those(StepsDone, run(recipe, DATA, pace=EVERYTHING))]
    # One cycle starts at a twenty-fifth of the peak and ends near nothing.
    assert rates[0] == pytest.approx(0.02 / 25)
    assert max(rates) == pytest.approx(0.02)
    assert rates[-1] < 0.02 / 1000


def test_speed_and_time_are_those_of_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0

    def slow_distortion(images: torch.Tensor, *_: object) -> torch.Tensor:
        nonlocal now
        now += 2
        return images

    monkeypatch.setattr("trainer.training.metrics.time.perf_counter", lambda: now)
    monkeypatch.setattr(steps, "augment", slow_distortion)
    recipe = QUICK.with_changes(shift=1.0, train_images=310)
    events = run(recipe, DATA, pace=EVERYTHING)
    blocks = those(StepsDone, events)
    # Two seconds a step; the last batch of each epoch has 22 images only.
    assert [block.images_per_second for block in blocks] == ([16.0] * 9 + [11.0]) * 2
    assert [block.seconds for block in blocks] == list(range(2, 42, 2))
    assert [block.seconds_left for block in blocks] == list(range(38, -2, -2))
    assert end(events).train_seconds == 40
    assert end(events).images_per_second == 620 / 40


def test_figures_of_speed_and_time_agree() -> None:
    events = run(QUICK, DATA, pace=EVERYTHING)
    blocks = those(StepsDone, events)
    assert all(one.seconds < other.seconds for one, other in pairwise(blocks))
    assert blocks[-1].seconds_left == 0
    finished = end(events)
    assert finished.images_per_second == pytest.approx(640 / finished.train_seconds)
    assert finished.train_seconds >= blocks[-1].seconds


def test_metrics_cannot_be_changed_by_who_receives_them() -> None:
    block = those(StepsDone, run(QUICK, DATA))[0]
    with pytest.raises(ValueError, match="read-only"):
        block.losses[0] = 0
    with pytest.raises(ValueError, match="read-only"):
        block.accuracies[0] = 0


def test_going_on_starts_with_the_figures_reached_and_counts_on() -> None:
    before = end(run(QUICK, DATA))
    events = run(QUICK, DATA, start=before.snapshot, pace=EVERYTHING)
    started = those(Started, events)[0]
    assert started.first_step == 20
    assert those(StepsDone, events)[0].first_step == 21
    first = those(Evaluated, events)[0]
    assert (first.step, first.epoch) == (20, 2.0)
    assert first.loss == before.validation_loss
    assert end(events).snapshot.step == 40
    assert end(events).snapshot.epoch == 4.0
    assert end(events).steps == 20


def test_going_on_leaves_the_given_weights_as_they_are() -> None:
    start = end(run(QUICK, DATA)).snapshot
    copies = {name: tensor.clone() for name, tensor in start.tensors.items()}
    run(QUICK, DATA, start=start)
    assert all(torch.equal(start.tensors[name], copies[name]) for name in copies)


def test_weights_of_another_network_cannot_be_gone_on_from() -> None:
    other = end(run(QUICK.with_changes(hidden_units=(8,)), DATA)).snapshot
    with pytest.raises(ValueError, match="another network"):
        run(QUICK, DATA, start=other)


@pytest.mark.parametrize("pace", [EVERYTHING, NOTHING], ids=str)
def test_a_loss_that_is_no_number_ends_the_run_and_names_the_step(pace: Pace) -> None:
    with pytest.raises(DivergedError) as caught:
        run(DIVERGING, DATA, pace=pace)
    assert 1 < caught.value.step <= 20
    assert caught.value.learning_rate == 100.0
    assert f"step {caught.value.step}" in str(caught.value)


def test_no_snapshot_and_no_metric_is_told_that_is_no_number() -> None:
    told: list[TrainingEvent] = []
    with pytest.raises(DivergedError):
        # Taken one by one: a list would be lost with the error.
        told.extend(loop.train(DIVERGING, DATA, pace=EVERYTHING))
    assert len(losses(told)) > 1
    assert np.isfinite(losses(told)).all()
    assert all(snapshot.finite for snapshot in snapshots(told))


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB."),
        RuntimeError("MPS backend out of memory (MPS allocated: 18.13 GB)"),
        RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
    ],
    ids=["cuda", "mps", "cpu"],
)
def test_too_little_memory_is_told_with_a_smaller_batch_to_try(
    error: RuntimeError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forward(_layer: torch.nn.Linear, _inputs: torch.Tensor) -> torch.Tensor:
        raise error

    monkeypatch.setattr(torch.nn.Linear, "forward", forward)
    with pytest.raises(OutOfMemoryError, match="16") as caught:
        run(QUICK, DATA)
    assert (caught.value.device, caught.value.batch_size) == ("cpu", 32)
    assert caught.value.__cause__ is error


def test_other_errors_of_torch_are_not_taken_for_too_little_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forward(_layer: torch.nn.Linear, _inputs: torch.Tensor) -> torch.Tensor:
        raise RuntimeError("something else")

    monkeypatch.setattr(torch.nn.Linear, "forward", forward)
    with pytest.raises(RuntimeError, match="something else"):
        run(QUICK, DATA)


def test_after_a_failed_run_the_next_one_works() -> None:
    with pytest.raises(DivergedError):
        run(DIVERGING, DATA)
    assert end(run(QUICK, DATA)).steps == 20


def test_the_finished_run_has_the_last_weights() -> None:
    events = run(QUICK, DATA)
    assert end(events).snapshot is snapshots(events)[-1]
    assert end(events).snapshot.step == 20


@pytest.mark.parametrize("name", ["a/b", "../../etc", "", "x" * 60, "三 CNN", ".", "a\0b", "con:1"])
def test_a_runs_identifier_can_name_a_folder(name: str) -> None:
    identifier = loop.new_run(QUICK.with_changes(name=name))
    assert not set(identifier) & set('/\\:*?"<>|\0 .')
    assert len(identifier.encode()) < 200


def test_runs_are_named_in_the_order_of_time() -> None:
    names = [loop.new_run(QUICK) for _ in range(50)]
    assert names == sorted(names)


def test_a_digit_that_is_never_predicted_is_named() -> None:
    recipe = FAMILIES["linear"].with_changes(learning_rate=1e-6, epochs=2)
    start = end(run(recipe, DATA)).snapshot
    # No image ever reaches this far down.
    start.tensors["2.bias"][3] = -1e6
    events = run(recipe, DATA, start=start)
    last = those(Evaluated, events)[-2:]
    assert [look.split for look in last] == ["validation", "test"]
    assert all(3 in look.never_predicted for look in last)
    assert all(look.never_predicted == () for look in those(Evaluated, events) if not look.whole)


def test_an_untrained_network_is_not_blamed_for_digits_it_never_predicts() -> None:
    untrained, *_ = those(Evaluated, run(QUICK.with_changes(learning_rate=1e-6), DATA))
    assert untrained.step == 0
    assert untrained.never_predicted == ()
