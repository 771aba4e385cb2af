"""Metric histories: decimation, smoothing, kept runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.curves.decimation import GrowingArray, Smoothed
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


@given(
    st.lists(st.floats(-10, 10, width=32), min_size=1, max_size=300),
    st.sampled_from([1, 2, 8, 16, 64]),
)
def test_bins_hold_the_extremes_and_the_middle_of_their_values(
    values: list[float], width: int
) -> None:
    history = _history()
    history.extend(np.array(values, np.float32))
    bins = history.bins(0, len(values), width)
    parts = [np.array(values[i : i + width]) for i in range(0, len(values), width)]
    np.testing.assert_array_equal(bins.low, [part.min() for part in parts])
    np.testing.assert_array_equal(bins.high, [part.max() for part in parts])
    assert (bins.low <= bins.band_low).all()
    assert (bins.band_low <= bins.band_high).all()
    assert (bins.band_high <= bins.high).all()
    assert len(bins.edges) == len(parts) + 1
    assert bins.edges[-1] == pytest.approx(len(values) / 100)


def test_the_band_leaves_single_spikes_out() -> None:
    history = _history()
    values = np.tile(np.arange(32, dtype=np.float32), 4)
    values[40] = 1000
    history.extend(values)
    bins = history.bins(0, 128, 32)
    assert bins.high[1] == 1000
    assert bins.band_high.max() < 32
    assert (bins.band_high - bins.band_low).tolist() == pytest.approx([25] * 4, abs=1)


def test_bins_of_a_part_are_those_of_the_whole() -> None:
    history = _history()
    history.extend(np.random.default_rng(0).random(1000).astype(np.float32))
    whole, part = history.bins(0, 1000, 16), history.bins(333, 640, 16)
    first = 333 // 16
    np.testing.assert_array_equal(part.band_low, whole.band_low[first : first + len(part.low)])
    assert part.edges[0] == whole.edges[first]
    assert part.edges[-1] >= 6.4


@pytest.mark.parametrize(("first", "last"), [(-50, -1), (2000, 3000), (0, 0)])
def test_nothing_is_found_beyond_a_run(first: int, last: int) -> None:
    history = _history()
    assert len(history.bins(first, last, 16).low) == 0
    assert len(history.steps_curve(first, last)[0]) == 0
    history.extend(np.ones(100, np.float32))
    assert len(history.bins(2000, 3000, 16).low) == 0
    assert len(history.steps_curve(2000, 3000)[0]) == 0


@given(st.integers(0, 99_999))
def test_a_single_spike_among_100_000_steps_stays_visible(index: int) -> None:
    values = np.full(100_000, 0.25, np.float32)
    values[index] = 3.0
    history = _history()
    for start in range(0, len(values), 7919):
        history.extend(values[start : start + 7919])
    bins = history.bins(0, len(values), 128)
    assert bins.high.max() == 3.0
    assert int(bins.high.argmax()) == index // 128


def test_curves_of_few_steps_show_each_step() -> None:
    history = _history()
    history.extend(np.array([3, 1, 2], np.float32))
    epochs, values = history.steps_curve(0, 3)
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


def test_an_epoch_finds_its_step() -> None:
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
