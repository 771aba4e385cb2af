"""Metric histories keep every spike, stay bounded and smooth honestly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.curves.decimation import Envelope, GrowingArray, Smoothed
from mnist_draw.curves.history import MetricHistory, RunHistory, read_history
from trainer.errors import DataError
from trainer.events import Evaluated, Started, StepsDone

if TYPE_CHECKING:
    from pathlib import Path

_blocks = st.lists(
    st.lists(st.floats(-10, 10, width=32), max_size=40).map(lambda v: np.array(v, np.float32)),
    max_size=20,
)


def _joined(blocks: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.empty(0, np.float32), *blocks])


def _history(*, span: float = 8) -> MetricHistory:
    return MetricHistory(first_epoch=0.0, steps_per_epoch=100, span=span)


def _evaluated(split: str, epoch: float, *, step: int = 0, loss: float = 0.5) -> Evaluated:
    return Evaluated(split, step, epoch, loss, 0.9, 5000, whole=True)  # type: ignore[arg-type]


@given(_blocks)
def test_a_growing_array_holds_what_was_appended(blocks: list[np.ndarray]) -> None:
    array = GrowingArray()
    for block in blocks:
        array.extend(block)
    np.testing.assert_array_equal(array.values, _joined(blocks))


def test_a_growing_array_grows_beyond_its_first_space() -> None:
    array = GrowingArray()
    for _ in range(50):
        array.extend(np.arange(100, dtype=np.float32))
    np.testing.assert_array_equal(array.values, np.tile(np.arange(100, dtype=np.float32), 50))


def test_values_cannot_be_changed_from_outside() -> None:
    array = GrowingArray()
    array.extend(np.ones(3, np.float32))
    with pytest.raises(ValueError, match="read-only"):
        array.values[0] = 2


@given(_blocks)
def test_an_envelope_is_the_minimum_and_maximum_of_every_bin(blocks: list[np.ndarray]) -> None:
    envelope = Envelope(most_bins=8)
    for block in blocks:
        envelope.extend(block)
    values = _joined(blocks)
    bins = [values[i : i + envelope.width] for i in range(0, len(values), envelope.width)]
    assert len(bins) <= 8
    np.testing.assert_array_equal(envelope.low, [part.min() for part in bins])
    np.testing.assert_array_equal(envelope.high, [part.max() for part in bins])


@given(st.integers(0, 99_999))
def test_a_single_spike_among_100_000_steps_stays_visible(place: int) -> None:
    values = np.full(100_000, 0.25, np.float32)
    values[place] = 3.0
    history = _history()
    for start in range(0, len(values), 7919):
        history.extend(values[start : start + 7919])
    epochs, drawn = history.steps_curve()
    assert len(drawn) <= 4096
    assert drawn.max() == 3.0
    bin_epochs = 100_000 / 1024 / 100
    assert epochs[int(drawn.argmax())] == pytest.approx((place + 1) / 100, abs=bin_epochs)


def test_curves_of_few_steps_show_each_step() -> None:
    history = _history()
    history.extend(np.array([3, 1, 2], np.float32))
    epochs, values = history.steps_curve()
    np.testing.assert_allclose(epochs, [0.01, 0.02, 0.03])
    np.testing.assert_array_equal(values, [3, 1, 2])


@given(_blocks.filter(lambda blocks: len(_joined(blocks)) > 0), st.floats(1, 500))
def test_smoothing_is_the_weighted_mean_of_what_came_before(
    blocks: list[np.ndarray], span: float
) -> None:
    average = Smoothed(span)
    smooth = np.concatenate([average.extend(block) for block in blocks])
    values = _joined(blocks).astype(np.float64)
    weights = np.exp(-np.arange(len(values)) / span)
    expected = [
        np.average(values[: i + 1], weights=weights[: i + 1][::-1]) for i in range(len(values))
    ]
    np.testing.assert_allclose(smooth, expected, rtol=1e-4, atol=1e-4)


def test_a_constant_stays_itself_over_blocks_of_any_length() -> None:
    smooth = Smoothed(2.0).extend(np.full(50_000, 0.7, np.float32))
    np.testing.assert_allclose(smooth, 0.7, rtol=1e-6)


def test_a_value_that_is_no_number_repeats_the_one_before() -> None:
    history = _history()
    history.extend(np.array([1.0, np.nan, np.inf, 2.0], np.float32))
    history.extend(np.array([np.nan], np.float32))
    np.testing.assert_array_equal(history.raw, [1, 1, 1, 2, 2])
    assert np.isfinite(history.smooth).all()


def test_an_empty_block_changes_nothing() -> None:
    history = _history()
    history.extend(np.empty(0, np.float32))
    assert len(history) == 0
    assert [len(part) for part in history.smooth_curve()] == [0, 0]


def test_a_run_sorts_evaluations_into_their_curves() -> None:
    run = RunHistory.of(Started("r", "cpu", 10, epochs=2, steps=20, steps_per_epoch=10))
    run.add_evaluation(_evaluated("validation", 0.0))
    run.add_evaluation(_evaluated("train", 1.0, step=10))
    run.add_evaluation(_evaluated("test", 1.0, step=10))
    run.add_evaluation(_evaluated("validation", 1.5, step=15, loss=float("nan")))
    assert run.loss.train_epochs == [(1.0, 0.5)]
    assert run.loss.validation == [(0.0, 0.5)]
    assert run.accuracy.validation == [(0.0, 0.9), (1.5, 0.9)]


def test_a_continued_run_goes_on_where_the_weights_were() -> None:
    started = Started("r", "cpu", 10, epochs=1, steps=10, steps_per_epoch=10, first_step=20)
    run = RunHistory.of(started)
    assert (run.first_epoch, run.last_epoch) == (2.0, 3.0)
    # The weights come from epochs of 40 steps: they have seen the data half as often.
    run.add_evaluation(_evaluated("validation", 0.5, step=20))
    run.add_steps(
        StepsDone(21, np.ones(5, np.float32), np.ones(5, np.float32), 0.1, 100.0, 1.0, 1.0)
    )
    assert (run.first_epoch, run.epoch, run.last_epoch) == (0.5, 1.0, 1.5)
    assert run.loss.smooth_curve()[0][-1] == 1.0


def test_a_smooth_curve_ends_where_the_run_is() -> None:
    history = _history()
    history.extend(np.linspace(2, 1, 1003, dtype=np.float32))
    epochs, values = history.smooth_curve()
    assert epochs[-1] == pytest.approx(10.03)
    assert values[-1] == history.smooth[-1]
    assert len(values) <= 257


@given(st.integers(2, 5000), st.integers(1, 5000))
def test_newer_steps_alone_are_the_end_of_the_whole_curve(steps: int, after: int) -> None:
    history = _history()
    history.extend(np.sin(np.arange(steps, dtype=np.float32)))
    epochs, values = history.steps_curve()
    newer_epochs, newer_values = history.steps_curve(min(after, steps))
    np.testing.assert_array_equal(newer_epochs, epochs[len(epochs) - len(newer_epochs) :])
    np.testing.assert_array_equal(newer_values, values[len(values) - len(newer_values) :])
    if after < steps:
        # It begins at or before the first newer step.
        assert newer_epochs[0] <= max(float(epochs[0]), (after + 1) / 100 + 1e-5)


def test_smoothing_can_be_chosen_again() -> None:
    history, strong = _history(span=8), _history(span=64)
    values = np.random.default_rng(0).random(500).astype(np.float32)
    for one in (history, strong):
        one.extend(values[:300])
    history.smooth_over(64)
    for one in (history, strong):
        one.extend(values[300:])
    np.testing.assert_allclose(history.smooth, strong.smooth, rtol=1e-5)
    np.testing.assert_array_equal(history.raw, values)


def test_a_place_finds_its_step() -> None:
    history = _history()
    history.extend(np.arange(250, dtype=np.float32))
    assert history.step_at(1.0) == 99
    assert history.epoch_of(99) == 1.0
    assert history.step_at(0.0) == 0
    assert history.step_at(2.5) == 249
    assert history.step_at(3.5) is None
    assert _history().step_at(0.5) is None


def _keep(folder: Path, steps: str, evaluations: str) -> Path:
    (folder / "steps.csv").write_text(steps)
    (folder / "evaluations.csv").write_text(evaluations)
    return folder


_STEPS = "step,train_loss,train_accuracy\n1,2.3,0.1\n2,1.5,0.5\n3,1.0,0.75\n4,0.5,1.0\n"
_EVALUATIONS = (
    "split,step,epoch,loss,accuracy,images,whole,never_predicted\n"
    "validation,0,0.0,2.31,0.11,100,True,\n"
    "train,2,1.0,1.9,0.3,100,True,\n"
    "validation,2,1.0,1.4,0.6,100,True,3 5\n"
    "test,4,2.0,0.4,0.9,100,True,\n"
)


def test_a_kept_run_is_read_as_it_was(tmp_path: Path) -> None:
    run = read_history(_keep(tmp_path, _STEPS, _EVALUATIONS))
    np.testing.assert_allclose(run.loss.raw, [2.3, 1.5, 1.0, 0.5])
    np.testing.assert_allclose(run.accuracy.raw, [0.1, 0.5, 0.75, 1.0])
    assert run.loss.validation == [(0.0, 2.31), (1.0, 1.4)]
    assert run.accuracy.train_epochs == [(1.0, 0.3)]
    assert (run.steps_per_epoch, run.first_epoch, run.epoch) == (2, 0, 2)


def test_a_kept_run_that_went_on_from_weights_begins_where_they_were(tmp_path: Path) -> None:
    steps = "step,train_loss,train_accuracy\n21,0.5,0.8\n22,0.4,0.9\n"
    evaluations = (
        "split,step,epoch,loss,accuracy,images,whole\n"
        "validation,20,5.0,0.5,0.8,100,True\n"
        "test,22,6.0,0.4,0.9,100,True\n"
    )
    run = read_history(_keep(tmp_path, steps, evaluations))
    assert (run.first_epoch, run.epoch, run.steps_at(6.0)) == (5.0, 6.0, 22)


@pytest.mark.parametrize(
    ("steps", "evaluations", "file"),
    [
        ("", _EVALUATIONS, "steps.csv"),
        ("step,train_loss,train_accuracy\n", _EVALUATIONS, "steps.csv"),
        ("a,b,c\n1,2,3\n", _EVALUATIONS, "steps.csv"),
        (_STEPS + "5,not a number,1\n", _EVALUATIONS, "steps.csv"),
        (_STEPS + "5,0.1\n", _EVALUATIONS, "steps.csv"),
        (_STEPS + "9,0.1,0.1\n", _EVALUATIONS, "steps.csv"),
        (_STEPS, "split,step\nvalidation,0\n", "evaluations.csv"),
        (_STEPS, _EVALUATIONS + "validation,x,1,1,1,1,True,\n", "evaluations.csv"),
        (_STEPS, _EVALUATIONS + "holiday,1,1,1,1,1,True,\n", "evaluations.csv"),
        (_STEPS, _EVALUATIONS + "validation\n", "evaluations.csv"),
        (_STEPS, "\ufffd\x00", "evaluations.csv"),
    ],
)
# numpy warns of a table without lines; that is what the error says.
@pytest.mark.filterwarnings("ignore:loadtxt. input contained no data:UserWarning")
def test_a_damaged_table_is_named(tmp_path: Path, steps: str, evaluations: str, file: str) -> None:
    _keep(tmp_path, steps, evaluations)
    with pytest.raises(DataError) as caught:
        read_history(tmp_path)
    assert caught.value.path == tmp_path / file


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"steps\.csv"):
        read_history(tmp_path)
