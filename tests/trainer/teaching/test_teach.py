from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.trainer.engine import QUICK, end, events_of, make_data_set, run, same_weights, snapshots
from tests.trainer.teaching.drawings import lesson_of
from trainer.control import TrainingControl
from trainer.data.digits import writer_names
from trainer.data.splits import split
from trainer.drawings.record import uid_of
from trainer.errors import DataError, TooFewDrawingsError
from trainer.events import Started, Taught
from trainer.network import compared_readings, weights
from trainer.network.calibration import expected_calibration_error
from trainer.runs import run_reader, run_writer, snapshots_file
from trainer.teaching.data_set import COPIES, teaching_data
from trainer.teaching.lesson import Lesson, arrange
from trainer.teaching.teach import teach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.events import TrainingEvent
    from trainer.network.compared_readings import TeachingComparison
    from trainer.network.weights import WeightSnapshot

KNOWN = make_data_set(train=3000)


@cache
def trained() -> WeightSnapshot:
    """Weights that read `KNOWN`, and no zigzag."""
    return snapshots(run(QUICK.with_changes(epochs=6), KNOWN))[-1]


@cache
def taught(count: int, labels: str = "0123456789", seed: int = 0) -> tuple[TrainingEvent, ...]:
    """Events of a lesson of so many zigzags."""
    return tuple(teach(trained(), Lesson(lesson_of(count, labels), seed), KNOWN))


def comparison(events: Iterable[TrainingEvent]) -> TeachingComparison:
    (event,) = events_of(Taught, events)
    return event.comparison


def uids(drawings: Iterable[RecordedDrawing]) -> set[str]:
    return {uid_of(drawing.strokes) for drawing in drawings}


def test_drawings_are_read_after_it_and_the_known_images_too() -> None:
    result = comparison(taught(20, "36"))
    assert result.learnt.right_before < 0.7 * len(result.learnt)
    assert result.learnt.right_after == len(result.learnt) == 16
    assert result.held_out.right_after == len(result.held_out) == 4
    assert result.known.right_after >= result.known.right_before - 1


def test_it_continues_from_the_weights_and_leaves_them_alone() -> None:
    before = dict(trained().arrays)
    copies = {name: array.copy() for name, array in before.items()}
    events = list(teach(trained(), Lesson(lesson_of(10)), KNOWN))
    (started,) = events_of(Started, events)
    assert started.first_step == trained().step
    assert end(events).start_run == trained().run
    assert all((array == copies[name]).all() for name, array in before.items())


def test_the_seed_repeats_it() -> None:
    lesson = Lesson(lesson_of(10), seed=1)
    again = end(list(teach(trained(), lesson, KNOWN))).snapshot
    first, other = (end(list(taught(10, seed=seed))).snapshot for seed in (1, 2))
    assert same_weights(first, again)
    assert not same_weights(first, other)


def test_weights_know_what_they_were_taught() -> None:
    first = end(list(taught(10))).snapshot
    drawings = lesson_of(15)
    assert set(first.taught) == uids(drawings[:10])
    second = end(list(teach(first, Lesson(drawings[5:]), KNOWN)))
    assert set(second.snapshot.taught) == uids(drawings)
    assert second.taught_drawings == 15
    assert second.snapshot.data == "patches + own drawings"


def test_the_taught_network_is_tested_on_the_known_data() -> None:
    finished = end(list(taught(10)))
    right = finished.snapshot.network.logits(KNOWN.test.images).argmax(axis=1) == KNOWN.test.labels
    assert finished.test_images == len(KNOWN.test)
    assert finished.test_accuracy == pytest.approx(float(right.mean()), abs=0.02)


def test_probabilities_stay_calibrated() -> None:
    snapshot = end(list(taught(20, "36"))).snapshot
    network = snapshot.network
    probabilities = network.probabilities(network.logits(KNOWN.test.images))
    assert expected_calibration_error(probabilities, KNOWN.test.labels) < 0.05


def test_too_few_drawings_change_nothing() -> None:
    with pytest.raises(TooFewDrawingsError):
        taught(4)


def test_a_lesson_of_one_label_forgets_none_of_the_others() -> None:
    result = comparison(taught(20, "5"))
    assert result.learnt.right_after == len(result.learnt)
    assert result.known.right_after >= result.known.right_before - 1


def test_a_stopped_teaching_is_compared_too() -> None:
    control = TrainingControl()
    events = []
    for event in teach(trained(), Lesson(lesson_of(10)), KNOWN, control=control):
        events.append(event)
        if isinstance(event, Started):
            control.stop()
    assert end(events).stopped
    assert comparison(events).learnt.right_before == comparison(events).learnt.right_after


def test_the_run_folder_has_the_comparison_and_the_lesson(tmp_path: Path) -> None:
    events = list(run_writer.record(iter(taught(20, "36")), tmp_path))
    finished = end(events)
    assert finished.folder is not None
    assert compared_readings.load(finished.folder) == comparison(events)
    summary = run_reader.read_summary(finished.folder)
    assert summary.figures["start_run"] == trained().run
    assert summary.figures["taught_drawings"] == 16
    assert weights.load(summary.weights_path).taught == finished.snapshot.taught
    kept = snapshots_file.load(summary.snapshots_path)
    assert {each.taught for each in kept} == {finished.snapshot.taught}


def test_a_run_without_drawings_has_no_comparison(tmp_path: Path) -> None:
    finished = end(list(run_writer.record(iter(run(QUICK, KNOWN)), tmp_path)))
    assert finished.folder is not None
    with pytest.raises(DataError, match="taught no drawings"):
        compared_readings.load(finished.folder)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-20],
        lambda text: text.replace('"labels": [', '"labels": [99, '),
        lambda text: text.replace("teaching 1", "teaching 9"),
        lambda text: len(text) * 100 * "[",
        lambda text: f"[{text}]",
    ],
)
def test_a_damaged_comparison_is_an_error(tmp_path: Path, damage: Any) -> None:
    file = tmp_path / compared_readings.COMPARISON_FILE
    text = compared_readings.to_json(comparison(taught(10)))
    file.write_text(damage(text))
    with pytest.raises(DataError, match="damaged"):
        compared_readings.load(tmp_path)


def test_changes_are_listed_by_image() -> None:
    read = compared_readings.ReadBoth((1, 1, 2, 2), (1, 7, 2, 3), (7, 1, 2, 4))
    assert (read.right_before, read.right_after) == (2, 2)
    assert (read.now_right, read.now_wrong, read.still_wrong) == ((1,), (0,), (3,))
    assert read.of_label(1) == compared_readings.ReadBoth((1, 1), (1, 7), (7, 1))


def test_a_lesson_is_spared_what_was_done_to_the_training_before() -> None:
    spoilt = QUICK.with_changes(left_out=("7",), wrong_labels=0.5, images_per_class=20)
    start = end(run(spoilt, KNOWN)).snapshot
    lesson = arrange(Lesson(lesson_of(10)), start.recipe.classes)
    data = teaching_data(start, lesson, KNOWN, seed=0)
    assert (data.recipe.left_out, data.recipe.wrong_labels) == ((), 0.0)
    copies = COPIES * len(lesson.learnt.uids)
    rehearsed = data.dataset.train.labels[copies : data.recipe.train_images]
    assert len(rehearsed) > 1000
    assert 7 not in rehearsed


def test_a_second_lesson_rehearses_no_class_that_was_left_out_of_the_training() -> None:
    start = end(run(QUICK.with_changes(left_out=("7",)), KNOWN)).snapshot
    lesson = arrange(Lesson(lesson_of(10, "36")), start.recipe.classes)
    first = teaching_data(start, lesson, KNOWN, seed=0)
    second = teaching_data(replace(start, recipe=first.recipe), lesson, KNOWN, seed=0)
    for data in (first, second):
        assert data.recipe.left_out == ("7",)
        assert 7 not in data.dataset.train.labels[: data.recipe.train_images]


def test_a_second_lesson_rehearses_no_writer_that_was_left_out_of_the_training() -> None:
    names = writer_names(["Anna", "Ben", "Cem"] * 1000)
    known = replace(KNOWN, train=replace(KNOWN.train, writers=names))
    start = end(run(QUICK.with_changes(left_out_writers=("Anna", "Ben")), known)).snapshot
    taught_by_ben = [replace(drawing, writer="Ben") for drawing in lesson_of(10)]
    lesson = arrange(Lesson(tuple(taught_by_ben)), start.recipe.classes)
    first = teaching_data(start, lesson, known, seed=0)
    second = teaching_data(replace(start, recipe=first.recipe), lesson, known, seed=0)
    for data, rehearsed in ((first, {"Cem"}), (second, {"Ben", "Cem"})):
        assert data.recipe.left_out_writers == ("Anna",)
        writers = data.dataset.train.writers
        assert writers is not None
        copies = COPIES * len(lesson.learnt.uids)
        assert set(writers[:copies]) == {"Ben"}
        assert set(writers[copies : data.recipe.train_images]) == rehearsed
    assert teaching_data(start, lesson, KNOWN, seed=0).recipe.left_out_writers == ()


def test_each_lesson_holds_back_what_a_random_split_held_back() -> None:
    recipe = QUICK.with_changes(split="random", seed=5, train_images=2400, validation_images=600)
    start = replace(trained(), recipe=recipe)
    lesson = arrange(Lesson(lesson_of(10)), recipe.classes)
    _, held_back = split(KNOWN.train, recipe)
    for seed in (1, 2):
        data = teaching_data(start, lesson, KNOWN, seed=seed)
        learnt, validated = split(data.dataset.train, data.recipe)
        assert np.array_equal(data.validation.images, held_back.images)
        assert np.array_equal(validated.images, held_back.images)
        assert len(learnt) == data.recipe.train_images
        start = replace(start, recipe=data.recipe)
