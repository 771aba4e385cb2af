"""Curves draw only when it is worth it, keep earlier runs and focus in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from mnist_draw import plot_ranges, theme
from mnist_draw.widgets.curves import CurvesPanel
from trainer.events import Evaluated, Started, StepsDone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _started(*, epochs: int = 1) -> Started:
    return Started("r", "cpu", 10, epochs=epochs, steps=100 * epochs, steps_per_epoch=100)


def _steps(first: int, losses: list[float], accuracy: float = 0.9) -> StepsDone:
    values = np.array(losses, np.float32)
    return StepsDone(first, values, np.full(len(values), accuracy, np.float32), 0.1, 9.0, 1.0, 1.0)


def _validated(epoch: float, *, loss: float = 0.5, accuracy: float = 0.9) -> Evaluated:
    return Evaluated("validation", int(epoch * 100), epoch, loss, accuracy, 5000, whole=True)


@pytest.fixture
def panel(qtbot: QtBot) -> CurvesPanel:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.resize(620, 400)
    panel.show()
    return panel


def _plot(panel: CurvesPanel, name: str) -> Any:
    plot = panel.findChild(QWidget, f"{name}Plot")
    assert plot is not None
    return plot


def _curves(panel: CurvesPanel, name: str) -> list[Any]:
    return [item for item in _plot(panel, name).listDataItems() if len(item.getData()[0])]


def _published_line(panel: CurvesPanel, name: str) -> Any:
    return next(i for i in _plot(panel, name).items() if isinstance(i, pg.InfiniteLine))


def _wait_drawn(qtbot: QtBot, panel: CurvesPanel, name: str = "loss", curves: int = 1) -> None:
    qtbot.waitUntil(lambda: len(_curves(panel, name)) >= curves, timeout=2000)


def test_an_empty_panel_invites_to_train(panel: CurvesPanel) -> None:
    invitation = panel.findChild(QLabel, "curvesInvitation")
    assert invitation is not None
    assert invitation.isVisible()
    panel.start(_started())
    assert not invitation.isVisible()


def test_steps_appear_without_being_asked_for(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_steps(_steps(1, [2.0, 1.5, 1.0]))
    _wait_drawn(qtbot, panel)
    epochs, losses = _curves(panel, "loss")[0].getData()
    np.testing.assert_allclose(epochs, [0.01, 0.02, 0.03])
    np.testing.assert_allclose(losses, [2.0, 1.5, 1.0])


def test_accuracy_is_shown_in_percent(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_evaluation(_validated(0.5, accuracy=0.975))
    _wait_drawn(qtbot, panel, "accuracy")
    assert _curves(panel, "accuracy")[0].getData()[1] == pytest.approx([97.5])


def test_a_hidden_panel_draws_when_it_is_shown(panel: CurvesPanel) -> None:
    panel.hide()
    panel.start(_started())
    panel.add_steps(_steps(1, [2.0, 1.0]))
    assert not _curves(panel, "loss")
    panel.show()
    assert _curves(panel, "loss")


def test_the_timer_rests_while_nothing_is_new(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_steps(_steps(1, [2.0]))
    _wait_drawn(qtbot, panel)
    qtbot.waitUntil(lambda: not panel._timer.isActive(), timeout=2000)


def test_a_spike_among_100_000_steps_is_drawn(panel: CurvesPanel, qtbot: QtBot) -> None:
    losses = np.full(100_000, 0.1, np.float32)
    losses[54_321] = 7.0
    panel.start(_started(epochs=1000))
    panel.add_steps(StepsDone(1, losses, losses, 0.1, 9.0, 1.0, 1.0))
    _wait_drawn(qtbot, panel)
    drawn = _curves(panel, "loss")[0].getData()[1]
    assert drawn.max() == 7.0
    assert len(drawn) <= 2048


def test_at_most_five_earlier_runs_stay(panel: CurvesPanel, qtbot: QtBot) -> None:
    for _ in range(8):
        panel.start(_started())
        panel.add_steps(_steps(1, [2.0, 1.0]))
    # The present run draws every step and a smoothed curve, an earlier one the latter.
    qtbot.waitUntil(lambda: len(_curves(panel, "loss")) == 2 + 5, timeout=2000)


def test_earlier_runs_can_be_forgotten(panel: CurvesPanel, qtbot: QtBot) -> None:
    button = panel.findChild(QToolButton, "clearRunsButton")
    assert button is not None
    panel.start(_started())
    panel.add_steps(_steps(1, [2.0]))
    assert not button.isVisible()
    panel.start(_started())
    assert button.isVisible()
    panel.add_steps(_steps(1, [2.0]))
    button.click()
    assert not button.isVisible()
    qtbot.waitUntil(lambda: len(_curves(panel, "loss")) == 2, timeout=2000)


def test_a_run_without_a_step_is_not_kept(panel: CurvesPanel) -> None:
    panel.start(_started())
    panel.start(_started())
    button = panel.findChild(QToolButton, "clearRunsButton")
    assert button is not None
    assert not button.isVisible()


def test_the_loss_axis_can_be_logarithmic(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_steps(_steps(1, [1.0, 0.1, 0.0]))
    panel.set_loss_scale(logarithmic=True)
    _wait_drawn(qtbot, panel)
    np.testing.assert_allclose(_curves(panel, "loss")[0].getData()[1], [0, -1, -6], atol=1e-5)


def test_curves_take_the_colours_of_a_new_theme(panel: CurvesPanel, qtbot: QtBot) -> None:
    plot = _plot(panel, "loss")
    assert plot.backgroundBrush().color() == theme.LIGHT.window
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: plot.backgroundBrush().color() == theme.DARK.window, timeout=2000)


def test_a_published_accuracy_is_labelled(panel: CurvesPanel) -> None:
    panel.set_published(None, 0.991)
    line = _published_line(panel, "accuracy")
    assert line.value() == pytest.approx(99.1)
    assert "99.1" in line.label.toPlainText()
    assert not _published_line(panel, "loss").isVisible()


def test_a_screen_reader_hears_the_newest_validation(panel: CurvesPanel) -> None:
    panel.start(_started())
    panel.add_evaluation(_validated(0.62, loss=0.1234, accuracy=0.965))
    assert "0.1234" in _plot(panel, "loss").accessibleDescription()
    assert "96.5" in _plot(panel, "accuracy").accessibleDescription()


@given(st.floats(1e-5, 1e5))
def test_steps_enclose_every_value(value: float) -> None:
    assert plot_ranges.step_below(value) <= value * (1 + 1e-9)
    assert plot_ranges.step_above(value) >= value * (1 - 1e-9)
    assert plot_ranges.step_above(value) / plot_ranges.step_below(value) <= 2.5 * (1 + 1e-9)


@given(st.floats(0, 30), st.integers(1, 30))
def test_the_time_axis_holds_the_present_and_ends_with_the_run(now: float, epochs: int) -> None:
    left, right = plot_ranges.epochs_shown(min(now, epochs), 0, epochs)
    assert left == 0
    assert min(now, epochs) <= right <= epochs


def test_the_time_axis_widens_in_steps() -> None:
    shown = [plot_ranges.epochs_shown(now, 0, 20)[1] for now in (0.3, 0.9, 1.5, 3, 7, 15)]
    assert shown == [1, 1, 2, 5, 10, 20]


def test_accuracy_focuses_once_most_of_the_curve_is_there() -> None:
    rising = np.concatenate([np.linspace(0.1, 0.9, 10), np.full(90, 0.97)]).astype(np.float32)
    assert plot_ranges.accuracy_shown(rising[:8])[0] == 0.0
    assert plot_ranges.accuracy_shown(rising)[0] == 0.95


def test_the_accuracy_axis_does_not_jump_at_its_threshold() -> None:
    barely = np.full(10, 0.951, np.float32)
    assert plot_ranges.accuracy_shown(barely, present=0.9)[0] == 0.9
    assert plot_ranges.accuracy_shown(barely, present=0.95)[0] == 0.95


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=30),
    st.sampled_from([None, 0.0, 0.5, 0.8, 0.9, 0.95, 0.98]),
)
def test_most_of_an_accuracy_curve_is_visible(values: list[float], present: float | None) -> None:
    bottom, top = plot_ranges.accuracy_shown(np.array(values, np.float32), present)
    assert np.mean(np.array(values, np.float32) >= bottom) >= 0.5
    assert top == 1


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=30),
    st.sampled_from([None, 0.1, 1.0, 5.0, 100.0]),
)
def test_most_of_a_loss_curve_is_visible(values: list[float], present: float | None) -> None:
    bottom, top = plot_ranges.loss_shown(np.array(values, np.float32), present)
    assert bottom == 0
    assert np.mean(np.array(values, np.float32) <= top) >= 0.5


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30))
def test_a_logarithmic_axis_holds_every_loss(values: list[float]) -> None:
    low, high = plot_ranges.log_loss_shown(np.array(values, np.float32))
    assert low < high
    assert high >= max(values) * (1 - 1e-6)
    assert low <= max(min(values), plot_ranges.SMALLEST_LOSS)
