"""Marks of settings that changed while a run trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from mnist_draw.curves.history import csv_table, read_history
from mnist_draw.curves.marks import change_marks
from mnist_draw.shared import theme
from tests.mnist_draw.curves.parts import history, painted_pixels, plot_of, started, steps
from tests.trainer.engine import QUICK, make_data_set, run
from tests.trainer.runs.kept_runs import keep
from trainer.events import SettingChanged

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.curves.marks.change_marks import ChangeMark
    from mnist_draw.curves.panel import CurvesPanel

CHANGE = SettingChanged(30, "learning_rate", 0.002, 0.015)


def marks(panel: CurvesPanel, name: str = "loss") -> list[ChangeMark]:
    plot = plot_of(panel, name)
    return change_marks.marks(plot.drawn_axes, plot.runs)


@pytest.fixture
def trained(panel: CurvesPanel) -> CurvesPanel:
    panel.start(started(), lambda: "mine")
    panel.add_steps(steps(1, [1.0] * 60, 0.5))
    panel.add_change(CHANGE)
    panel.build_plots().redraw()
    QApplication.processEvents()
    return panel


def test_a_change_is_a_line_at_its_step_in_both_plots(trained: CurvesPanel) -> None:
    for name in ("loss", "accuracy"):
        (mark,) = marks(trained, name)
        axes = plot_of(trained, name).drawn_axes
        (present,) = plot_of(trained, name).runs
        assert mark.x == float(axes.to_x(present.history, present.history.epoch_at(30)))
        assert mark.colour == theme.LIGHT.train
        assert painted_pixels(plot_of(trained, name), theme.LIGHT.train)


def test_its_tip_says_what_changed(trained: CurvesPanel) -> None:
    (mark,) = marks(trained)
    assert mark.tip == "Step 30: Learning rate 0.015 → 0.002"
    plot = plot_of(trained, "loss")
    pixel = plot.curves_area.topLeft() + QPoint(round(mark.x), 10)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, pixel, plot.mapToGlobal(pixel))
    QApplication.sendEvent(plot.viewport(), event)
    assert QToolTip.text() == mark.tip
    QToolTip.hideText()


def test_changes_after_one_step_share_a_mark(trained: CurvesPanel) -> None:
    trained.add_change(SettingChanged(30, "weight_decay", 0.1, 0.0))
    (mark,) = marks(trained)
    assert mark.tip.splitlines() == [
        "Step 30: Learning rate 0.015 → 0.002",
        "Step 30: Weight decay 0 → 0.1",
    ]


def test_of_several_runs_the_tip_names_the_run(trained: CurvesPanel) -> None:
    other = history(0.4)
    other.changes.append(SettingChanged(5, "augmentation", 0.0, 1.0))
    trained.overlay("kept", "Kept", other)
    trained.build_plots().redraw()
    tips = {mark.tip for mark in marks(trained)}
    assert "Kept\nStep 5: Distortions 1 → 0" in tips


def test_the_keys_read_a_change_off(trained: CurvesPanel) -> None:
    plot = plot_of(trained, "loss")
    spoken = set()
    for _ in range(120):
        QTest.keyClick(plot, Qt.Key.Key_Left)
        spoken.add(plot.accessibleDescription())
    assert any("Step 30: Learning rate 0.015 → 0.002" in text for text in spoken)


def test_a_new_run_has_no_marks_of_the_one_before(trained: CurvesPanel) -> None:
    trained.start(started("next"), lambda: "next")
    assert trained.build_plots().loss.runs[-1].history.changes == []


def test_a_picture_has_the_text_beside_the_line(trained: CurvesPanel) -> None:
    content = trained.build_plots().picture(".svg", []).decode()
    assert "Learning rate 0.015 → 0.002" in content


def test_a_table_has_a_line_for_each_change(trained: CurvesPanel) -> None:
    (present,) = plot_of(trained, "loss").runs
    lines = csv_table([("mine", present.history)]).decode("utf-8-sig").splitlines()
    (line,) = [each for each in lines if "learning_rate" in each]
    assert line.split(",")[:3] == ["mine", "learning_rate = 0.002", "30"]


def test_a_kept_run_has_its_changes_when_it_is_loaded_later(tmp_path: Path) -> None:
    changes = (SettingChanged(4, "learning_rate", 0.5), SettingChanged(9, "learning_rate", 0.02))
    folder = keep(run(QUICK, make_data_set(), changes=changes), tmp_path)
    read = read_history(folder).changes
    assert [(each.step, each.value, each.before) for each in read] == [
        (4, 0.5, QUICK.learning_rate),
        (9, 0.02, 0.5),
    ]
