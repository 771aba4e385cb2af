"""Mark: a moment of a run as a line in both plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mnist_draw.curves.view import Mark
from tests.mnist_draw.curves.parts import area_of, button_of, history, plot_of, started, steps

if TYPE_CHECKING:
    from mnist_draw.curves.panel import CurvesPanel


@pytest.fixture
def trained(panel: CurvesPanel) -> CurvesPanel:
    panel.start(started("live"))
    panel.add_steps(steps(1, [0.6] * 100))
    return panel


def times(panel: CurvesPanel) -> list[float | None]:
    return [plot_of(panel, name).marked_time for name in ("loss", "accuracy")]


def test_a_moment_of_a_run_is_marked_in_both_plots(trained: CurvesPanel) -> None:
    assert times(trained) == [None, None]
    trained.mark(Mark("live", 0.25))
    assert times(trained) == [0.25, 0.25]
    trained.mark(None)
    assert times(trained) == [None, None]


def test_the_mark_moves_to_its_step_on_an_axis_of_steps(trained: CurvesPanel) -> None:
    trained.mark(Mark("live", 0.25))
    button_of(trained, "timeAxisButton").click()
    assert times(trained) == [25, 25]


def test_a_run_is_marked_only_while_it_is_shown(trained: CurvesPanel) -> None:
    trained.mark(Mark("kept", 0.5))
    assert times(trained) == [None, None]
    trained.overlay("kept", "Kept", history())
    assert times(trained) == [0.5, 0.5]
    trained.hide_run("kept")
    assert times(trained) == [None, None]


def test_the_mark_is_a_thin_line(trained: CurvesPanel) -> None:
    plot = plot_of(trained, "accuracy")
    area = area_of(plot).toRect()
    before = plot.grab(area).toImage()
    trained.mark(Mark("live", 0.5))
    after = plot.grab(area).toImage()
    row = area.height() // 3
    changed = [
        x
        for x in range(before.width())
        if any(before.pixel(x, y) != after.pixel(x, y) for y in (row, row + 5, row + 9))
    ]
    assert 1 <= len(changed) <= 4


def test_the_mark_does_not_widen_the_time_axis(trained: CurvesPanel) -> None:
    before = plot_of(trained, "loss").shown_range
    trained.mark(Mark("live", 40.0))
    assert plot_of(trained, "loss").shown_range == before


def test_a_new_range_draws_everything_once(
    panel: CurvesPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.start(started(epochs=2))
    plot = plot_of(panel, "loss")
    shown: list[object] = []
    monkeypatch.setattr(plot.crosshair, "show", lambda axes, runs: shown.append((axes, runs)))
    panel.add_steps(steps(1, [8.0, *[0.1] * 150]))
    plot.show_all()
    assert len(shown) == 1
