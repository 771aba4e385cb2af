"""Compared runs: overlays, styles, names, switching and removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.curves.panel import CurvesPanel
from mnist_draw.recipe import field_texts
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.shared import language, theme
from tests.mnist_draw.curves.parts import (
    button_of,
    evaluated,
    history,
    key_of,
    painted_pixels,
    plot_of,
    run_names,
    started,
    steps,
    wait_painted,
)
from trainer.recipe.presets import FAST_CNN
from trainer.recipe.published import published

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_an_ampersand_in_the_name_of_a_run_is_no_shortcut(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.overlay("kept", "Tom&Jerry", history())
    key = key_of(panel, "runKey:kept")
    assert key.shortcut().isEmpty()
    assert key.accessibleName() == "Tom&Jerry"


def test_at_most_five_earlier_runs_stay(panel: CurvesPanel) -> None:
    for number in range(8):
        panel.start(started(f"run-{number}"), title=f"Run {number}".format)
        panel.add_steps(steps(1, [2.0, 1.0]))
    assert run_names(panel) == [f"Run {number}" for number in range(2, 8)]


def test_earlier_runs_can_be_forgotten(panel: CurvesPanel, qtbot: QtBot) -> None:
    button = button_of(panel, "clearRunsButton")
    panel.start(started("one"))
    panel.add_steps(steps(1, [2.0]))
    assert not button.isVisible()
    panel.start(started("two"))
    panel.overlay("kept", "batch 16", history())
    assert button.isVisible()
    with qtbot.waitSignal(panel.visible_changed, timeout=1000):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isVisible()
    assert [run.key for run in plot_of(panel, "loss").runs] == ["two"]
    assert panel.visible_runs == {"two"}


def test_a_run_without_a_step_is_not_kept(panel: CurvesPanel) -> None:
    panel.start(started("one"))
    panel.start(started("two"))
    assert [run.key for run in plot_of(panel, "loss").runs] == ["two"]


def test_a_click_on_the_legend_switches_a_run(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.add_steps(steps(1, [2.0, 1.0]))
    panel.overlay("kept", "batch 16", history(0.8))
    plot = plot_of(panel, "loss")
    style = plot.runs[0].style
    assert style is not None
    assert painted_pixels(plot, style.on_light)
    QTest.mouseClick(key_of(panel, "runKey:kept"), Qt.MouseButton.LeftButton)
    assert [run.key for run in plot.runs] == ["r"]
    assert not painted_pixels(plot, style.on_light)
    assert panel.visible_runs == {"r"}
    QTest.mouseClick(key_of(panel, "runKey:kept"), Qt.MouseButton.LeftButton)
    assert painted_pixels(plot, style.on_light)


def test_space_on_the_legend_switches_a_kind_of_curve(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(started())
    panel.add_evaluation(evaluated(0.5))
    plot = plot_of(panel, "loss")
    wait_painted(qtbot, plot, theme.LIGHT.validation)
    QTest.keyClick(key_of(panel, "kindKey:validation"), Qt.Key.Key_Space)
    assert not painted_pixels(plot, theme.LIGHT.validation)
    QTest.keyClick(key_of(panel, "kindKey:validation"), Qt.Key.Key_Space)
    assert painted_pixels(plot, theme.LIGHT.validation)


def test_runs_laid_over_differ_in_colour_dashes_and_marker(panel: CurvesPanel) -> None:
    for number in range(7):
        panel.overlay(f"run-{number}", f"Run {number}", history())
    styles = [run.style for run in plot_of(panel, "loss").runs]
    looks = [(s.on_light.name(), s.on_dark.name(), s.dashes, s.marker) for s in styles if s]
    assert len(looks) == 7
    assert all(len(set(part)) == 7 for part in zip(*looks, strict=True))


def test_a_run_taken_away_leaves_the_others(panel: CurvesPanel) -> None:
    panel.overlay("one", "One", history())
    panel.overlay("two", "Two", history())
    panel.hide_run("one")
    panel.hide_run("never there")
    assert panel.visible_runs == {"two"}
    assert [run.title for run in plot_of(panel, "accuracy").runs] == ["Two"]


def test_a_run_of_this_session_is_not_shown_twice(panel: CurvesPanel) -> None:
    panel.start(started("one"), title=lambda: "batch 16")
    panel.add_steps(steps(1, [2.0, 1.0]))
    panel.start(started("two"), title=lambda: "batch 128")
    panel.add_steps(steps(1, [2.0, 1.0]))
    panel.overlay("one", "My best", history())
    panel.overlay("two", "batch 128", history())
    assert run_names(panel) == ["My best", "batch 128"]
    panel.hide_run("two")
    assert panel.visible_runs == {"one"}
    assert panel.show_run("two")
    assert plot_of(panel, "loss").runs[-1].key == "two"
    assert not panel.show_run("never there")


def test_runs_of_one_name_are_numbered(panel: CurvesPanel) -> None:
    for number in range(3):
        panel.overlay(f"run-{number}", "batch 16", history())
    assert run_names(panel) == ["batch 16", "batch 16 (2)", "batch 16 (3)"]


def test_kept_runs_have_the_names_of_the_table(panel: CurvesPanel) -> None:
    panel.set_names({"old": "batch 16", "two": "batch 16 (2)"})
    panel.start(started("one"), title=lambda: "batch 16")
    panel.add_steps(steps(1, [2.0, 1.0]))
    panel.overlay("two", "ignored", history())
    # The live run takes a name that no kept run has.
    assert run_names(panel) == ["batch 16 (2)", "batch 16 (3)"]
    panel.set_names({"old": "batch 16", "two": "My best", "one": "batch 16 (2)"})
    assert run_names(panel) == ["My best", "batch 16 (2)"]


@pytest.mark.usefixtures("english_afterwards")
def test_runs_that_are_not_kept_have_names_in_the_present_language(
    panel: CurvesPanel, qapp: QApplication
) -> None:
    for key in ("one", "two"):
        panel.start(started(key), title=lambda: run_title(FAST_CNN))
        panel.add_steps(steps(1, [2.0, 1.0]))
    language.install(qapp, "ja")
    QApplication.processEvents()
    name = run_title(FAST_CNN)
    assert run_names(panel) == [name, f"{name} (2)"]
    assert name != FAST_CNN.title


def trained(panel: CurvesPanel) -> CurvesPanel:
    """A panel with a run whose recipe has published figures, after a validation."""
    panel.set_published(
        lambda: field_texts.title("Bundled CNN"), published("dezero-mlp-sigmoid-sgd")
    )
    panel.start(started())
    panel.add_evaluation(evaluated(1.0))
    return panel


def described(panel: CurvesPanel) -> list[str]:
    """The tip of the published figures, and what a screen reader is given of both plots."""
    plots = [plot_of(panel, name).accessibleDescription() for name in ("loss", "accuracy")]
    return [key_of(panel, "kindKey:published").toolTip(), *plots]


@pytest.mark.usefixtures("english_afterwards")
def test_what_is_said_of_the_curves_is_in_the_present_language(
    panel: CurvesPanel, qapp: QApplication, qtbot: QtBot
) -> None:
    english = described(trained(panel))

    language.install(qapp, "ja")
    QApplication.processEvents()

    fresh = CurvesPanel()
    qtbot.addWidget(fresh)
    fresh.build_plots()
    assert described(panel) == described(trained(fresh))
    assert not set(described(panel)) & set(english)
