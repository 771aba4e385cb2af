"""Automatic ranges of the axes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mnist_draw.curves.history import Metric, RunHistory
from mnist_draw.curves.ranges import AutomaticRange
from mnist_draw.curves.view import STYLES, ShownRun, View
from trainer.recipe.published import Published

_values = st.lists(st.floats(0, 100, width=32), min_size=1, max_size=30)


def _run(values: list[float], *, epochs: int = 1, accuracy: bool = False) -> ShownRun:
    """A run of ten steps an epoch; its values are losses, or accuracies in [0, 1]."""
    run = RunHistory(steps=10 * epochs, steps_per_epoch=10, epochs=epochs)
    # As little as can be, so that values are nearly what they are.
    run.smooth(1e-6)
    steps = np.array(values, np.float32)
    run.metric("accuracy" if accuracy else "loss").extend(steps)
    run.metric("loss" if accuracy else "accuracy").extend(np.zeros_like(steps))
    return ShownRun("run", "run", run)


def _fitted(metric: Metric, run: ShownRun, view: View | None = None) -> AutomaticRange:
    fits = AutomaticRange(metric)
    fits.fit(view or View(), [run])
    return fits


@given(st.integers(1, 300), st.integers(1, 30))
def test_the_time_axis_holds_the_present_and_ends_with_the_run(steps: int, epochs: int) -> None:
    steps = min(steps, 10 * epochs)
    left, right = _fitted("loss", _run([0.5] * steps, epochs=epochs)).x
    assert left <= 0
    assert steps / 10 <= right <= 1.02 * epochs


def test_the_time_axis_widens_in_steps() -> None:
    shown = [_fitted("loss", _run([0.5] * steps, epochs=20)).x[1] for steps in (3, 9, 15, 30, 70)]
    assert shown == pytest.approx([1.015, 1.015, 2.03, 5.075, 10.15])


def test_a_run_that_is_over_has_no_empty_time() -> None:
    run = _run([0.5] * 13, epochs=2)
    kept = ShownRun("kept", "kept", run.history, STYLES[0])
    assert _fitted("loss", kept).x[1] == pytest.approx(1.3, rel=0.02)


def test_accuracy_focuses_once_most_of_the_curve_is_there() -> None:
    rising = [*np.linspace(0.1, 0.9, 10).tolist(), *[0.97] * 90]
    assert _fitted("accuracy", _run(rising[:8], accuracy=True)).y[0] < 0
    assert 94 < _fitted("accuracy", _run(rising, accuracy=True)).y[0] < 95


def test_the_value_axis_does_not_jump_at_its_threshold() -> None:
    fits = AutomaticRange("accuracy")
    fits.fit(View(), [_run([0.91] * 10, accuracy=True)])
    before = fits.y
    fits.fit(View(), [_run([0.951] * 20, accuracy=True)])
    assert fits.y == before
    fits.fit(View(), [_run([0.97] * 40, accuracy=True)])
    assert fits.y[0] > before[0]


@given(_values)
def test_most_of_a_loss_curve_is_visible(values: list[float]) -> None:
    run = _run(values, epochs=3)
    bottom, top = _fitted("loss", run).y
    assert bottom <= 0
    assert np.mean(run.history.loss.smooth <= top) >= 0.5


@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=30))
@example([1.0, 0.375, 0.4375])
def test_most_of_an_accuracy_curve_is_visible(values: list[float]) -> None:
    run = _run(values, epochs=3, accuracy=True)
    bottom, top = _fitted("accuracy", run).y
    assert np.mean(100 * run.history.accuracy.smooth >= bottom) >= 0.5
    assert 100 <= top <= 103


@given(_values)
def test_a_logarithmic_axis_holds_every_loss(values: list[float]) -> None:
    run = _run(values, epochs=3)
    shown = np.maximum(run.history.loss.smooth, 1e-6)
    low, high = _fitted("loss", run, View(logarithmic=True)).y
    assert low < np.log10(shown.min())
    assert high > np.log10(shown.max())


@given(st.floats(0.001, 100), st.floats(0.001, 1))
def test_the_value_axes_hold_published_figures(loss: float, accuracy: float) -> None:
    figures = (
        Published("validation_loss", None, loss, approximate=False, unit=0.01),
        Published("test_accuracy", None, accuracy, approximate=False, unit=0.01),
    )
    view = View(published=figures)
    assert _fitted("loss", _run([0.5] * 9), view).y[1] >= loss
    assert _fitted("accuracy", _run([0.9] * 9, accuracy=True), view).y[0] <= 100 * accuracy


def test_values_fit_the_time_that_is_zoomed_to() -> None:
    run = _run(np.geomspace(2, 0.002, 100).tolist(), epochs=10)
    fits = AutomaticRange("loss")
    fits.fit(View(), [run], (9.0, 10.0))
    assert 0.003 < fits.y[1] < 0.02
    # The limits of the time axis stay the whole run.
    assert fits.x[1] > 10


def test_values_stay_where_nothing_is_to_be_seen() -> None:
    fits = AutomaticRange("loss")
    fits.fit(View(), [_run([0.5] * 10, epochs=5)])
    before = fits.y
    fits.fit(View(), [_run([0.5] * 20, epochs=5)], (3.0, 4.0))
    assert fits.y == before


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize("present", [False, True])
def test_a_diverged_run_leaves_the_others_their_scale(logarithmic: bool, present: bool) -> None:
    good, bad = _run([0.4] * 20, epochs=2), _run([2.3, *[1e9] * 19], epochs=2)
    alone, both = AutomaticRange("loss"), AutomaticRange("loss")
    view = View(logarithmic=logarithmic)
    alone.fit(view, [good])
    both.fit(view, [good, bad] if present else [bad, good])
    assert both.y == alone.y


def test_a_diverged_run_leaves_accuracies_their_scale() -> None:
    good, bad = _run([0.4] * 20, epochs=2), _run([1e9] * 20, epochs=2)
    good.history.accuracy.extend(np.full(20, 0.98, np.float32))
    for one in (good, bad):
        one.history.smooth(1e-6)
    alone, both = AutomaticRange("accuracy"), AutomaticRange("accuracy")
    alone.fit(View(), [good])
    both.fit(View(), [good, bad])
    assert both.y == alone.y


def test_a_diverged_run_alone_has_a_scale_of_its_own() -> None:
    assert _fitted("loss", _run([1e9] * 20, epochs=2)).y[1] > 1e9


def test_a_run_that_settles_has_not_diverged() -> None:
    assert not _run([50.0, *[0.4] * 19], epochs=2).history.diverged
    assert _run([50.0] * 20, epochs=2).history.diverged
