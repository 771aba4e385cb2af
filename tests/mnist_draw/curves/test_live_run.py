"""Live runs: what appears, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from mnist_draw.curves.legend import LegendKey
from mnist_draw.shared import theme
from tests.mnist_draw.curves.parts import (
    area_of,
    evaluated,
    key_of,
    painted_pixels,
    plot_of,
    position_of,
    smoothing_of,
    started,
    steps,
    wait_painted,
)
from trainer.events import StepsDone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.curves.panel import CurvesPanel


# Single steps beyond most of their neighbours are drawn fainter.
_TRAIN, _WINDOW = (np.array(one.getRgbF()) for one in (theme.LIGHT.train, theme.LIGHT.window))
_SPIKE = QColor.fromRgbF(*(0.4 * _TRAIN + 0.6 * _WINDOW).tolist())


def test_an_empty_panel_invites_to_train(panel: CurvesPanel) -> None:
    invitation = panel.findChild(QWidget, "curvesInvitation")
    assert invitation is not None
    assert invitation.isVisible()
    panel.start(started())
    assert not invitation.isVisible()


@pytest.mark.parametrize("name", ["loss", "accuracy"])
def test_new_steps_appear(panel: CurvesPanel, qtbot: QtBot, name: str) -> None:
    panel.start(started())
    assert not painted_pixels(plot_of(panel, name), theme.LIGHT.train)
    panel.add_steps(steps(1, [0.9] * 60))
    wait_painted(qtbot, plot_of(panel, name), theme.LIGHT.train)


def test_a_validation_appears_at_its_epoch_and_value(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(started())
    panel.add_evaluation(evaluated(0.5, accuracy=0.975))
    plot = plot_of(panel, "accuracy")
    wait_painted(qtbot, plot, theme.LIGHT.validation)
    marker = painted_pixels(plot, theme.LIGHT.validation)
    run = plot.runs[-1].history
    expected = position_of(plot, run, 0.5, 0.975)
    assert np.mean([x for x, _ in marker]) == pytest.approx(expected.x(), abs=1)
    assert np.mean([y for _, y in marker]) == pytest.approx(expected.y(), abs=1)


def test_the_untrained_network_is_epoch_0(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(started())
    panel.add_evaluation(evaluated(0.0, loss=0.5))
    plot = plot_of(panel, "loss")
    wait_painted(qtbot, plot, theme.LIGHT.validation)
    marker = painted_pixels(plot, theme.LIGHT.validation)
    assert np.mean([x for x, _ in marker]) == pytest.approx(
        position_of(plot, plot.runs[-1].history, 0.0, 0.5).x(), abs=1.5
    )


def test_an_arrow_points_at_an_untrained_loss_beyond_the_axis(
    panel: CurvesPanel, qtbot: QtBot
) -> None:
    panel.start(started())
    panel.add_evaluation(evaluated(0.0, loss=2.3))
    panel.add_steps(steps(1, [0.1] * 99))
    plot = plot_of(panel, "loss")
    wait_painted(qtbot, plot, theme.LIGHT.validation)
    assert plot.shown_range[1][1] < 2
    top = min(y for _, y in painted_pixels(plot, theme.LIGHT.validation))
    assert top < area_of(plot).top() + 8


def test_a_single_epoch_has_no_marker_of_its_mean(panel: CurvesPanel) -> None:
    panel.start(started(epochs=2))
    panel.add_evaluation(evaluated(1.0, split="train"))
    panel.add_steps(steps(1, [0.1]))
    panel.hide()
    panel.show()
    assert panel.findChild(LegendKey, "kindKey:train_epochs") is None
    panel.add_evaluation(evaluated(2.0, split="train"))
    panel.hide()
    panel.show()
    assert key_of(panel, "kindKey:train_epochs").isVisible()


def test_a_hidden_panel_draws_when_it_is_shown(panel: CurvesPanel) -> None:
    panel.hide()
    panel.start(started(epochs=10))
    panel.add_steps(steps(1, [2.0] * 500))
    assert plot_of(panel, "loss").shown_range[0][1] < 2
    panel.show()
    assert plot_of(panel, "loss").shown_range[0][1] > 4


@pytest.mark.parametrize("blocks", [1, 40])
def test_a_spike_among_100_000_steps_is_painted(panel: CurvesPanel, blocks: int) -> None:
    losses = np.full(100_000, 0.1, np.float32)
    losses[54_321] = 7.0
    smoothing_of(panel).setCurrentIndex(0)
    panel.start(started(epochs=1000))
    plot = plot_of(panel, "loss")
    first = 1
    for block in np.array_split(losses, blocks):
        panel.add_steps(StepsDone(first, block, block, 0.1, 9.0, 1.0, 1.0))
        first += len(block)
        plot.grow()
        plot.repaint()
    painted = painted_pixels(plot, theme.LIGHT.train) | painted_pixels(plot, _SPIKE)
    frame = area_of(plot)
    highest = [x for x, y in painted if y < frame.top() + 0.3 * frame.height()]
    spike = position_of(plot, plot.runs[-1].history, 543.22, 0.1).x()
    assert highest
    assert all(abs(x - spike) <= 2 for x in highest)
    # The other steps make a line, none of it missing.
    columns = {x for x, y in painted if y > frame.center().y() - 2}
    assert len(columns) >= 0.99 * frame.width() / 1.03
