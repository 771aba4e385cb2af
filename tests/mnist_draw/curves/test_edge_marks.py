"""Marks of runs beyond the value axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mnist_draw.curves.marks import edge_marks
from mnist_draw.shared import theme
from tests.mnist_draw.curves.parts import (
    evaluated,
    history,
    painted_pixels,
    plot_of,
    started,
    steps,
)

if TYPE_CHECKING:
    from mnist_draw.curves.marks.edge_marks import EdgeMark
    from mnist_draw.curves.panel import CurvesPanel


def _marks(panel: CurvesPanel, name: str) -> list[EdgeMark]:
    plot = plot_of(panel, name)
    return edge_marks.marks(plot.drawn_axes, plot.runs)


def _start(panel: CurvesPanel, losses: list[float], accuracy: float) -> None:
    panel.start(started(), lambda: "rate 100")
    panel.add_steps(steps(1, losses, accuracy))
    panel.build_plots().redraw()
    QApplication.processEvents()


def test_a_run_far_above_the_others_is_marked_and_named_at_the_upper_edge(
    panel: CurvesPanel,
) -> None:
    panel.overlay("kept", "Kept", history(0.4))
    _start(panel, [1e9] * 50, 0.1)
    (mark,) = _marks(panel, "loss")
    assert mark.text == "rate 100: loss up to 1000000000"
    assert mark.above
    assert mark.point.y() == 0
    assert mark.colour == theme.LIGHT.train
    assert painted_pixels(plot_of(panel, "loss"), theme.LIGHT.train)


def test_its_accuracy_is_marked_at_the_lower_edge(panel: CurvesPanel) -> None:
    kept = history(0.4)
    kept.accuracy.extend(kept.accuracy.raw * 0 + 0.98)
    kept = type(kept).from_tables(kept.loss.raw, kept.accuracy.raw[100:], [], steps_per_epoch=100)
    panel.overlay("kept", "Kept", kept)
    _start(panel, [1e9] * 50, 0.1)
    (mark,) = _marks(panel, "accuracy")
    assert mark.text == "rate 100: 10.0\u00a0%"
    assert not mark.above


def test_a_run_alone_is_seen_where_it_is(panel: CurvesPanel) -> None:
    _start(panel, [1e9] * 50, 0.1)
    assert _marks(panel, "loss") == []


def test_two_such_runs_have_a_line_each(panel: CurvesPanel) -> None:
    panel.overlay("kept", "Kept", history(0.4))
    panel.overlay("worse", "Worse", history(1e15))
    _start(panel, [1e9] * 50, 0.1)
    first, second = _marks(panel, "loss")
    assert (first.text, second.text) == (
        "Worse: loss up to 1e15",
        "rate 100: loss up to 1000000000",
    )
    assert second.label.y() > first.label.y() + plot_of(panel, "loss").drawn_axes.look.em


def test_the_step_where_the_loss_was_no_number_is_marked(panel: CurvesPanel) -> None:
    _start(panel, [0.5] * 40, 0.8)
    panel.note_lost(41)
    (mark,) = _marks(panel, "loss")
    assert mark.text == "rate 100: no longer a number"
    axes, run = plot_of(panel, "loss").drawn_axes, plot_of(panel, "loss").runs[0]
    assert mark.point.x() == pytest.approx(float(axes.to_x(run.history, 0.41)))
    assert _marks(panel, "accuracy") == []


def test_a_validation_that_is_no_number_is_marked_too(panel: CurvesPanel) -> None:
    _start(panel, [0.5] * 50, 0.8)
    panel.add_evaluation(evaluated(0.5, loss=float("nan")))
    panel.note_lost(60)
    assert plot_of(panel, "loss").runs[0].history.lost_epoch == 0.5
