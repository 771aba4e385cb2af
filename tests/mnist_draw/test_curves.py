"""Curves draw only when it is worth it, keep every spike, compare runs and can be read off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QToolButton

from mnist_draw import plot_ranges, theme
from mnist_draw.metric_history import RunHistory
from mnist_draw.widgets.curve_legend import Legend, LegendKey
from mnist_draw.widgets.curves import CurvesPanel
from mnist_draw.widgets.metric_plot import MetricPlot
from trainer.events import Evaluated, Started, StepsDone
from trainer.published import Published, published

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot


def _started(run: str = "r", *, epochs: int = 1) -> Started:
    return Started(run, "cpu", 10, epochs=epochs, steps=100 * epochs, steps_per_epoch=100)


def _steps(first: int, losses: list[float], accuracy: float = 0.9) -> StepsDone:
    values = np.array(losses, np.float32)
    return StepsDone(first, values, np.full(len(values), accuracy, np.float32), 0.1, 9.0, 1.0, 1.0)


def _evaluated(
    epoch: float, *, split: str = "validation", loss: float = 0.5, accuracy: float = 0.9
) -> Evaluated:
    step = round(epoch * 100)
    return Evaluated(split, step, epoch, loss, accuracy, 5000, whole=True)  # type: ignore[arg-type]


def _history(loss: float = 1.0, *, epochs: int = 1) -> RunHistory:
    losses = np.full(100 * epochs, loss, np.float32)
    evaluations = [_evaluated(float(epoch), loss=loss) for epoch in range(epochs + 1)]
    return RunHistory.from_tables(
        losses, losses * np.float32(0.1), evaluations, steps_per_epoch=100
    )


@pytest.fixture
def panel(qtbot: QtBot) -> CurvesPanel:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.resize(700, 480)
    panel.show()
    return panel


def _plot(panel: CurvesPanel, name: str) -> MetricPlot:
    plot = panel.findChild(MetricPlot, f"{name}Plot")
    assert plot is not None
    return plot


def _button(panel: CurvesPanel, name: str) -> QToolButton:
    button = panel.findChild(QToolButton, name)
    assert button is not None
    return button


def _key(panel: CurvesPanel, name: str) -> LegendKey:
    key = panel.findChild(LegendKey, name)
    assert key is not None, name
    return key


def _run_names(panel: CurvesPanel) -> list[str]:
    legend = panel.findChild(Legend, "runLegend")
    assert legend is not None
    return [button.text() for button in legend.buttons().values()]


def _painted(plot: MetricPlot, colour: QColor) -> set[tuple[int, int]]:
    """The pixels of a colour, as (x, y)."""
    image = plot.grab().toImage()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    found = np.argwhere((pixels & 0xFFFFFF) == (colour.rgb() & 0xFFFFFF))
    return {(int(x), int(y)) for y, x in found}


def _wait_painted(qtbot: QtBot, plot: MetricPlot, colour: QColor) -> None:
    qtbot.waitUntil(lambda: len(_painted(plot, colour)) > 3, timeout=3000)


def test_an_empty_panel_invites_to_train(panel: CurvesPanel) -> None:
    invitation = panel.findChild(QLabel, "curvesInvitation")
    assert invitation is not None
    assert invitation.isVisible()
    panel.start(_started())
    assert not invitation.isVisible()


@pytest.mark.parametrize("name", ["loss", "accuracy"])
def test_steps_appear_without_being_asked_for(panel: CurvesPanel, qtbot: QtBot, name: str) -> None:
    panel.start(_started())
    assert not _painted(_plot(panel, name), theme.LIGHT.train)
    panel.add_steps(_steps(1, [0.9] * 60))
    _wait_painted(qtbot, _plot(panel, name), theme.LIGHT.train)


def test_a_validation_appears_at_its_epoch_and_value(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_evaluation(_evaluated(0.5, accuracy=0.975))
    plot = _plot(panel, "accuracy")
    _wait_painted(qtbot, plot, theme.LIGHT.validation)
    marker = _painted(plot, theme.LIGHT.validation)
    run = plot.runs[-1].history
    expected = plot.chart().point(run, 0.5, 0.975)
    assert np.mean([x for x, _ in marker]) == pytest.approx(expected.x(), abs=1)
    assert np.mean([y for _, y in marker]) == pytest.approx(expected.y(), abs=1)


def test_the_untrained_network_is_epoch_0(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_evaluation(_evaluated(0.0, loss=0.5))
    plot = _plot(panel, "loss")
    _wait_painted(qtbot, plot, theme.LIGHT.validation)
    marker = _painted(plot, theme.LIGHT.validation)
    assert np.mean([x for x, _ in marker]) == pytest.approx(plot.chart().frame.left(), abs=1.5)


def test_an_untrained_loss_beyond_the_axis_is_pointed_at(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_evaluation(_evaluated(0.0, loss=2.3))
    panel.add_steps(_steps(1, [0.1] * 99))
    plot = _plot(panel, "loss")
    _wait_painted(qtbot, plot, theme.LIGHT.validation)
    assert plot.shown_range[1][1] < 2
    top = min(y for _, y in _painted(plot, theme.LIGHT.validation))
    assert top < plot.chart().frame.top() + 8


def test_a_single_epoch_has_no_marker_of_its_mean(panel: CurvesPanel) -> None:
    panel.start(_started(epochs=2))
    panel.add_evaluation(_evaluated(1.0, split="train"))
    panel.add_steps(_steps(1, [0.1]))
    panel.hide()
    panel.show()
    assert panel.findChild(LegendKey, "kindKey:train_epochs") is None
    panel.add_evaluation(_evaluated(2.0, split="train"))
    panel.hide()
    panel.show()
    assert _key(panel, "kindKey:train_epochs").isVisible()


def test_a_hidden_panel_draws_when_it_is_shown(panel: CurvesPanel) -> None:
    panel.hide()
    panel.start(_started(epochs=10))
    panel.add_steps(_steps(1, [2.0] * 500))
    assert _plot(panel, "loss").shown_range[0][1] < 2
    panel.show()
    assert _plot(panel, "loss").shown_range[0][1] > 4


def test_the_timer_rests_while_nothing_is_new(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_steps(_steps(1, [2.0] * 50))
    _wait_painted(qtbot, _plot(panel, "loss"), theme.LIGHT.train)
    qtbot.waitUntil(lambda: not panel._timer.isActive(), timeout=2000)


@pytest.mark.parametrize("blocks", [1, 40])
def test_a_spike_among_100_000_steps_is_painted(panel: CurvesPanel, blocks: int) -> None:
    losses = np.full(100_000, 0.1, np.float32)
    losses[54_321] = 7.0
    slider = panel.findChild(QSlider, "smoothingSlider")
    assert slider is not None
    slider.setValue(0)
    panel.start(_started(epochs=1000))
    plot = _plot(panel, "loss")
    first = 1
    for block in np.array_split(losses, blocks):
        panel.add_steps(StepsDone(first, block, block, 0.1, 9.0, 1.0, 1.0))
        first += len(block)
        plot.grow()
        plot.repaint()
    painted = _painted(plot, theme.LIGHT.train)
    frame = plot.chart().frame
    highest = [x for x, y in painted if y < frame.top() + 0.3 * frame.height()]
    place = plot.chart().point(plot.runs[-1].history, 543.22, 0.1).x()
    assert highest
    assert all(abs(x - place) <= 2 for x in highest)
    # The other steps make a line, none of it missing.
    columns = {x for x, y in painted if y > frame.center().y()}
    assert len(columns) >= 0.99 * frame.width() / 1.015


def test_at_most_five_earlier_runs_stay(panel: CurvesPanel) -> None:
    for number in range(8):
        panel.start(_started(f"run-{number}"), title=f"Run {number}")
        panel.add_steps(_steps(1, [2.0, 1.0]))
    assert _run_names(panel) == [f"Run {number}" for number in range(2, 8)]


def test_earlier_runs_can_be_forgotten(panel: CurvesPanel, qtbot: QtBot) -> None:
    button = _button(panel, "clearRunsButton")
    panel.start(_started("one"))
    panel.add_steps(_steps(1, [2.0]))
    assert not button.isVisible()
    panel.start(_started("two"))
    panel.overlay("kept", "batch 16", _history())
    assert button.isVisible()
    with qtbot.waitSignal(panel.overlays_changed, timeout=1000):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isVisible()
    assert [run.key for run in _plot(panel, "loss").runs] == ["two"]
    assert panel.overlays() == ()


def test_a_run_without_a_step_is_not_kept(panel: CurvesPanel) -> None:
    panel.start(_started("one"))
    panel.start(_started("two"))
    assert [run.key for run in _plot(panel, "loss").runs] == ["two"]


def test_a_click_on_the_legend_switches_a_run(panel: CurvesPanel) -> None:
    panel.start(_started())
    panel.add_steps(_steps(1, [2.0, 1.0]))
    panel.overlay("kept", "batch 16", _history(0.8))
    plot = _plot(panel, "loss")
    style = plot.runs[0].style
    assert style is not None
    assert _painted(plot, style.on_light)
    QTest.mouseClick(_key(panel, "runKey:kept"), Qt.MouseButton.LeftButton)
    assert [run.key for run in plot.runs] == ["r"]
    assert not _painted(plot, style.on_light)
    assert panel.overlays() == ("kept",)
    QTest.mouseClick(_key(panel, "runKey:kept"), Qt.MouseButton.LeftButton)
    assert _painted(plot, style.on_light)


def test_space_on_the_legend_switches_a_kind_of_curve(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_evaluation(_evaluated(0.5))
    plot = _plot(panel, "loss")
    _wait_painted(qtbot, plot, theme.LIGHT.validation)
    QTest.keyClick(_key(panel, "kindKey:validation"), Qt.Key.Key_Space)
    assert not _painted(plot, theme.LIGHT.validation)
    QTest.keyClick(_key(panel, "kindKey:validation"), Qt.Key.Key_Space)
    assert _painted(plot, theme.LIGHT.validation)


def test_runs_laid_over_differ_in_colour_dashes_and_marker(panel: CurvesPanel) -> None:
    for number in range(7):
        panel.overlay(f"run-{number}", f"Run {number}", _history())
    styles = [run.style for run in _plot(panel, "loss").runs]
    looks = [(s.on_light.name(), s.on_dark.name(), s.dashes, s.marker) for s in styles if s]
    assert len(looks) == 7
    assert all(len(set(part)) == 7 for part in zip(*looks, strict=True))


def test_a_run_taken_away_leaves_the_others(panel: CurvesPanel) -> None:
    panel.overlay("one", "One", _history())
    panel.overlay("two", "Two", _history())
    panel.remove_overlay("one")
    panel.remove_overlay("never there")
    assert panel.overlays() == ("two",)
    assert [run.title for run in _plot(panel, "accuracy").runs] == ["Two"]


def test_a_run_of_this_session_is_not_shown_twice(panel: CurvesPanel) -> None:
    panel.start(_started("one"), title="batch 16")
    panel.add_steps(_steps(1, [2.0, 1.0]))
    panel.start(_started("two"), title="batch 128")
    panel.add_steps(_steps(1, [2.0, 1.0]))
    panel.overlay("one", "My best", _history())
    panel.overlay("two", "batch 128", _history())
    assert _run_names(panel) == ["My best", "batch 128"]
    panel.remove_overlay("two")
    assert _plot(panel, "loss").runs[-1].key == "two"


def test_runs_of_one_name_are_numbered(panel: CurvesPanel) -> None:
    for number in range(3):
        panel.overlay(f"run-{number}", "batch 16", _history())
    assert _run_names(panel) == ["batch 16", "batch 16 (2)", "batch 16 (3)"]


def test_the_time_axis_holds_all_runs_shown(panel: CurvesPanel) -> None:
    panel.start(_started())
    panel.overlay("long", "Long", _history(epochs=12))
    assert _plot(panel, "loss").shown_range[0][1] >= 12


def test_the_time_axis_can_count_steps(panel: CurvesPanel) -> None:
    panel.overlay("kept", "Kept", _history(epochs=3))
    QTest.mouseClick(_button(panel, "timeAxisButton"), Qt.MouseButton.LeftButton)
    plot = _plot(panel, "accuracy")
    assert plot.shown_range[0] == pytest.approx((0, 300), abs=6)
    assert plot.chart().point(plot.runs[0].history, 2.0, 0.5).x() == pytest.approx(
        plot.chart().frame.left() + plot.chart().frame.width() * 200 / plot.shown_range[0][1]
    )


def test_the_loss_axis_can_be_logarithmic(panel: CurvesPanel) -> None:
    panel.start(_started())
    panel.add_steps(_steps(1, [1.0, 0.1, 0.01] * 20))
    panel.set_loss_scale(logarithmic=True)
    plot = _plot(panel, "loss")
    run = plot.runs[-1].history
    ten, one, tenth = (plot.chart().point(run, 0.5, value).y() for value in (10.0, 1.0, 0.1))
    assert tenth - one == pytest.approx(one - ten)


def test_curves_take_the_colours_of_a_new_theme(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(_started())
    panel.add_evaluation(_evaluated(0.5))
    plot = _plot(panel, "loss")
    _wait_painted(qtbot, plot, theme.LIGHT.validation)
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    _wait_painted(qtbot, plot, theme.DARK.validation)
    assert len(_painted(plot, theme.DARK.window)) > 1000


def test_a_published_accuracy_is_a_line_within_the_axis(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.set_published("DeZero step 51", published("dezero-mlp-sigmoid-sgd"))
    panel.start(_started())
    panel.add_steps(_steps(1, [0.1] * 99, accuracy=0.99))
    plot = _plot(panel, "accuracy")
    _wait_painted(qtbot, plot, theme.LIGHT.published)
    assert plot.shown_range[1][0] <= 85
    line = plot.chart().point(plot.runs[-1].history, 0.5, 0.86).y()
    rows = [y for _, y in _painted(plot, theme.LIGHT.published)]
    assert rows.count(round(line)) > 0.4 * plot.chart().frame.width()
    assert not _painted(_plot(panel, "loss"), theme.LIGHT.published)
    assert "DeZero step 51" in _key(panel, "kindKey:published").toolTip()


def test_published_losses_stand_at_their_epochs(panel: CurvesPanel, qtbot: QtBot) -> None:
    figures = [
        Published("validation_loss", float(epoch), value, approximate=False, unit=0.001)
        for epoch, value in enumerate([0.364, 0.268], 1)
    ]
    panel.set_published("", figures)
    panel.start(_started(epochs=4))
    panel.add_steps(_steps(1, [0.3] * 400))
    plot = _plot(panel, "loss")
    qtbot.waitUntil(lambda: plot.shown_range[0][1] > 3.9, timeout=3000)
    shown, chart = plot.grab().toImage(), plot.chart()
    QTest.mouseClick(_key(panel, "kindKey:published"), Qt.MouseButton.LeftButton)
    without = plot.grab().toImage()
    for figure in figures:
        assert figure.epoch is not None
        place = chart.point(plot.runs[-1].history, figure.epoch, figure.value)
        around = QRect(0, 0, 11, 11)
        around.moveCenter(place.toPoint())
        assert shown.copy(around) != without.copy(around)


def _point_at(plot: MetricPlot, epoch: float) -> None:
    x = plot.chart().point(plot.runs[-1].history, epoch, 0.5).x()
    QTest.mouseMove(plot, QPoint(round(x), plot.height() // 2))


def test_the_crosshair_reads_both_plots_of_every_run(panel: CurvesPanel) -> None:
    panel.start(_started(), title="Now")
    panel.add_steps(_steps(1, [0.6] * 100, accuracy=0.8))
    panel.add_evaluation(_evaluated(0.0, loss=2.3, accuracy=0.1))
    panel.add_evaluation(_evaluated(1.0, loss=0.4, accuracy=0.93))
    panel.overlay("kept", "Kept", _history(0.5, epochs=1))
    loss, accuracy = _plot(panel, "loss"), _plot(panel, "accuracy")
    _point_at(loss, 0.75)
    assert loss.place == accuracy.place == pytest.approx(0.75, abs=0.01)
    found = {reading.run.title: reading for reading in loss.readings()}
    assert found["Now"].train == pytest.approx((0.75, 0.6), abs=0.01)
    assert found["Now"].validation == (1.0, 0.4)
    assert found["Kept"].train == pytest.approx((0.75, 0.5), abs=0.01)
    now = next(reading for reading in accuracy.readings() if reading.run.title == "Now")
    assert now.validation == (1.0, 0.93)


def test_the_crosshair_leaves_with_the_mouse(panel: CurvesPanel) -> None:
    panel.overlay("kept", "Kept", _history())
    plot = _plot(panel, "loss")
    _point_at(plot, 0.5)
    assert plot.readings()
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot.place is None
    assert plot.readings() == []


def test_arrow_keys_move_the_crosshair_and_say_the_values(panel: CurvesPanel) -> None:
    panel.overlay("kept", "Kept", _history(0.5, epochs=2))
    plot = _plot(panel, "loss")
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.place == 0
    QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.place == pytest.approx(0.11 * plot.shown_range[0][1])
    assert "0.5000" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.place is None


def test_smoothing_off_reads_each_step(panel: CurvesPanel) -> None:
    panel.start(_started())
    panel.add_steps(_steps(1, [0.5, 1.5] * 50))
    slider = panel.findChild(QSlider, "smoothingSlider")
    assert slider is not None
    _point_at(_plot(panel, "loss"), 0.8)
    smooth = _plot(panel, "loss").readings()[0].train
    slider.setValue(0)
    raw = _plot(panel, "loss").readings()[0].train
    assert smooth is not None
    assert raw is not None
    assert smooth[1] == pytest.approx(1.0, abs=0.15)
    assert raw[1] in {0.5, 1.5}


def test_a_screen_reader_hears_the_newest_validation(panel: CurvesPanel) -> None:
    panel.start(_started())
    panel.add_evaluation(_evaluated(0.62, loss=0.1234, accuracy=0.965))
    assert "0.1234" in _plot(panel, "loss").accessibleDescription()
    assert "96.5" in _plot(panel, "accuracy").accessibleDescription()


def test_texts_follow_another_language(panel: CurvesPanel) -> None:
    class Quoting(QTranslator):
        def translate(
            self, context: str, text: str, disambiguation: str | None = None, n: int = -1
        ) -> str:
            del context, disambiguation, n
            return f"«{text}»"

        def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
            return False

    application = QApplication.instance()
    assert application is not None
    translator = Quoting()
    application.installTranslator(translator)
    try:
        panel.start(_started())
        QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        assert _key(panel, "kindKey:validation").text() == "«validation»"
        assert _button(panel, "lossScaleButton").text() == "«log»"
        assert _plot(panel, "loss").accessibleName() == "«Loss curves»"
    finally:
        application.removeTranslator(translator)


@given(st.floats(0.01, 50), st.floats(0.01, 50), st.integers(2, 20))
def test_ticks_are_round_ordered_and_within_the_axis(low: float, span: float, most: int) -> None:
    values = plot_ranges.ticks(low, low + span, most)
    assert values == sorted(set(values))
    assert len(values) <= most + 1
    assert all(low - 1e-4 * span <= value <= low + span * 1.0001 for value in values)


@given(st.floats(1e-6, 10), st.floats(1.5, 1e6), st.integers(3, 20))
def test_decades_are_ordered_and_within_the_axis(low: float, factor: float, most: int) -> None:
    values = plot_ranges.decades(low, low * factor, most)
    assert values == sorted(set(values))
    assert len(values) <= max(most, 5)
    assert all(low * 0.999 <= value <= low * factor * 1.001 for value in values)


@given(st.floats(0.01, 100), st.lists(st.floats(0, 1000), max_size=3))
def test_a_loss_axis_can_be_made_to_hold_more(top: float, values: list[float]) -> None:
    assert plot_ranges.holding_loss(top, values) >= max([top, *values])


@given(st.sampled_from([0.0, 0.5, 0.9, 0.98]), st.lists(st.floats(0, 1), max_size=3))
def test_an_accuracy_axis_can_be_made_to_hold_more(bottom: float, values: list[float]) -> None:
    assert plot_ranges.holding_accuracy(bottom, values) <= min([bottom, *values])


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
