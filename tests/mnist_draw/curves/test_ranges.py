"""Ranges and ticks of the axes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.curves import ranges


@given(st.floats(0.01, 50), st.floats(0.01, 50), st.integers(2, 20))
def test_ticks_are_round_ordered_and_within_the_axis(low: float, span: float, most: int) -> None:
    values = ranges.ticks(low, low + span, most)
    assert values == sorted(set(values))
    assert len(values) <= most + 1
    assert all(low - 1e-4 * span <= value <= low + span * 1.0001 for value in values)


@given(st.floats(1e-6, 10), st.floats(1.5, 1e6), st.integers(3, 20))
def test_decades_are_ordered_and_within_the_axis(low: float, factor: float, most: int) -> None:
    values = ranges.decades(low, low * factor, most)
    assert values == sorted(set(values))
    assert len(values) <= max(most, 5)
    assert all(low * 0.999 <= value <= low * factor * 1.001 for value in values)


@given(st.floats(0.01, 100), st.lists(st.floats(0, 1000), max_size=3))
def test_a_loss_axis_can_be_made_to_hold_more(top: float, values: list[float]) -> None:
    assert ranges.holding_loss(top, values) >= max([top, *values])


@given(st.sampled_from([0.0, 0.5, 0.9, 0.98]), st.lists(st.floats(0, 1), max_size=3))
def test_an_accuracy_axis_can_be_made_to_hold_more(bottom: float, values: list[float]) -> None:
    assert ranges.holding_accuracy(bottom, values) <= min([bottom, *values])


@given(st.floats(1e-5, 1e5))
def test_steps_enclose_every_value(value: float) -> None:
    assert ranges.step_below(value) <= value * (1 + 1e-9)
    assert ranges.step_above(value) >= value * (1 - 1e-9)
    assert ranges.step_above(value) / ranges.step_below(value) <= 2.5 * (1 + 1e-9)


@given(st.floats(0, 30), st.integers(1, 30))
def test_the_time_axis_holds_the_present_and_ends_with_the_run(now: float, epochs: int) -> None:
    left, right = ranges.epochs_shown(min(now, epochs), 0, epochs)
    assert left == 0
    assert min(now, epochs) <= right <= epochs


def test_the_time_axis_widens_in_steps() -> None:
    shown = [ranges.epochs_shown(now, 0, 20)[1] for now in (0.3, 0.9, 1.5, 3, 7, 15)]
    assert shown == [1, 1, 2, 5, 10, 20]


def test_accuracy_focuses_once_most_of_the_curve_is_there() -> None:
    rising = np.concatenate([np.linspace(0.1, 0.9, 10), np.full(90, 0.97)]).astype(np.float32)
    assert ranges.accuracy_shown(rising[:8])[0] == 0.0
    assert ranges.accuracy_shown(rising)[0] == 0.95


def test_the_accuracy_axis_does_not_jump_at_its_threshold() -> None:
    barely = np.full(10, 0.951, np.float32)
    assert ranges.accuracy_shown(barely, present=0.9)[0] == 0.9
    assert ranges.accuracy_shown(barely, present=0.95)[0] == 0.95


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=30),
    st.sampled_from([None, 0.0, 0.5, 0.8, 0.9, 0.95, 0.98]),
)
def test_most_of_an_accuracy_curve_is_visible(values: list[float], present: float | None) -> None:
    bottom, top = ranges.accuracy_shown(np.array(values, np.float32), present)
    assert np.mean(np.array(values, np.float32) >= bottom) >= 0.5
    assert top == 1


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=30),
    st.sampled_from([None, 0.1, 1.0, 5.0, 100.0]),
)
def test_most_of_a_loss_curve_is_visible(values: list[float], present: float | None) -> None:
    bottom, top = ranges.loss_shown(np.array(values, np.float32), present)
    assert bottom == 0
    assert np.mean(np.array(values, np.float32) <= top) >= 0.5


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30))
def test_a_logarithmic_axis_holds_every_loss(values: list[float]) -> None:
    low, high = ranges.log_loss_shown(np.array(values, np.float32))
    assert low < high
    assert high >= max(values) * (1 - 1e-6)
    assert low <= max(min(values), ranges.SMALLEST_LOSS)
