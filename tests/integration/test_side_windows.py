"""The Runs, Data and comparison windows in the whole application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QTabWidget,
    QToolButton,
    QWidget,
)

from mnist_draw.compare.window import CompareWindow
from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_list import enlarge
from mnist_draw.dataset.window import DataWindow
from mnist_draw.draw.canvas import Canvas
from mnist_draw.runs.columns import Column
from mnist_draw.runs.table_view import RunsTableView
from mnist_draw.runs.window import RunsWindow
from tests.integration.teacher import zero
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Start
    from tests.integration.teacher import Teacher

pytestmark = pytest.mark.usefixtures("few_strokes")


def open_runs(teacher: Teacher, count: int) -> RunsWindow:
    teacher.app.window.runs_action.trigger()
    window = teacher.app.window.findChild(RunsWindow)
    assert window is not None
    counted = window.findChild(QLabel, "runsCount")
    assert isinstance(counted, QLabel)
    teacher.wait_until(lambda: counted.text().startswith(f"{count} "))
    return window


def test_the_main_keys_work_in_side_windows(start: Start) -> None:
    teacher = start()
    teacher.app.window.data_action.trigger()
    data = teacher.app.window.findChild(DataWindow)
    assert data is not None
    teacher.wait_until(data.isActiveWindow)

    QTest.keyClick(data, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    teacher.wait_until(lambda: teacher.app.window.findChild(RunsWindow) is not None)
    quit_action = next(
        action
        for action in teacher.app.window.findChildren(QAction)
        if action.shortcut() == "Ctrl+Q"
    )
    assert quit_action.shortcutContext() is Qt.ShortcutContext.ApplicationShortcut


def test_run_is_used_compared_deleted_and_restored(start: Start, runs_folder: Path) -> None:
    kept = keep_run(runs_folder)
    teacher = start()
    open_runs(teacher, 1)

    teacher.press("Use weights")
    teacher.wait_until(lambda: len(teacher.opened) == 2)
    assert teacher.opened.values[1].run == run_shelf.runs(runs_folder)[0].figures["run"]

    curves = teacher.app.training_panel.curves
    # Those of the network in use are shown without being asked for.
    teacher.wait_until(lambda: curves.visible_runs == {kept.name})
    teacher.press("Hide curves")
    teacher.wait_until(lambda: curves.visible_runs == frozenset())
    teacher.press("Show curves")
    teacher.wait_until(lambda: curves.visible_runs == {kept.name})
    button = teacher.app.window.findChild(QToolButton, "runCurvesButton")
    assert isinstance(button, QToolButton)
    assert button.text() == "Hide curves"

    teacher.press("Delete")
    teacher.wait_until(lambda: not kept.exists())
    teacher.wait_until(lambda: curves.visible_runs == frozenset())
    window = teacher.app.window.findChild(RunsWindow)
    assert window is not None
    window.activateWindow()
    teacher.wait_until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    teacher.wait_until(kept.exists)


def test_the_keys_of_the_runs_window_work_beside_those_of_all_windows(
    start: Start, runs_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    kept = keep_run(runs_folder)
    teacher = start()
    teacher.app.training_panel.choices.set_data("strokes", None)
    window = open_runs(teacher, 1)
    teacher.wait_until(window.isActiveWindow)

    def press(name: str) -> None:
        button = window.findChild(QToolButton, name)
        assert button is not None
        teacher.wait_until(button.isEnabled)
        QTest.keySequence(window, button.defaultAction().shortcut())

    press("runCurvesButton")
    curves = teacher.app.training_panel.curves
    teacher.wait_until(lambda: curves.visible_runs == {kept.name})
    press("openRunFolderButton")
    assert len(opened) == 1
    press("repeatRunButton")
    teacher.wait_until(lambda: len(teacher.finished) == 1)


def test_repeated_run_uses_the_same_recipe_and_is_listed(start: Start, runs_folder: Path) -> None:
    keep_run(runs_folder, TINY.with_changes(seed=7))
    teacher = start()
    teacher.app.training_panel.choices.set_data("strokes", None)
    open_runs(teacher, 1)

    teacher.press("Repeat")

    teacher.wait_until(lambda: len(teacher.finished) == 1)
    (again,) = teacher.finished.values
    assert not again.snapshot.recipe.differences(TINY.with_changes(seed=7))
    open_runs(teacher, 2)


def test_misread_test_image_is_put_on_the_canvas(start: Start) -> None:
    teacher = start()
    teacher.app.training_panel.choices.set_data("strokes", None)
    teacher.app.window.data_action.trigger()
    view = teacher.app.window.findChild(DataWindow)
    assert view is not None
    images, predictions = (
        view.findChild(DigitGrid, name) for name in ("imagesGrid", "predictionsGrid")
    )
    assert images is not None
    assert predictions is not None
    teacher.wait_until(lambda: images.digits.rowCount() > 0)

    tabs = view.findChild(QTabWidget, "dataTabs")
    assert tabs is not None
    tabs.setCurrentIndex(1)
    teacher.press("Read the test images")
    teacher.wait_until(lambda: "of 500" in teacher.read("mistakesCount"))
    box = view.findChild(QCheckBox, "mistakesOnlyBox")
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Space)
    chosen = predictions.digits.digit(predictions.currentIndex().row())
    teacher.press("Put it on the canvas")

    assert (teacher.app.draw_area.drawing.raster == enlarge(chosen.image)).all()
    teacher.wait_until(lambda: teacher.predictions.values[-1].framing is not None)
    read = teacher.predictions.values[-1].probabilities
    assert str(np.argmax(read)) == chosen.predicted


def test_six_networks_read_what_is_drawn_in_the_comparison(start: Start) -> None:
    teacher = start()
    teacher.app.window.compare_action.trigger()
    window = teacher.app.window.findChild(CompareWindow)
    assert window is not None
    teacher.wait_until(lambda: None not in window.networks)
    names = ("linear", "mlp", "cnn", "rnn", "lstm", "own")

    canvas = window.findChild(Canvas, "compareCanvas")
    assert canvas is not None
    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle - QPoint(0, 60))
    for y in range(-50, 61, 10):
        QTest.mouseMove(canvas, middle + QPoint(0, y))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 60))

    teacher.wait_until(lambda: all(teacher.read(f"{name}NetworkDigit") == "1" for name in names))
    teacher.wait_until(lambda: teacher.read("firstFailure").endswith("px."))
    window.close()
    seen = len(teacher.predictions)
    teacher.app.draw_area.clear_action.trigger()
    teacher.wait_until(lambda: len(teacher.predictions) > seen)
    assert teacher.read("cnnNetworkDigit") == "1"


@pytest.mark.usefixtures("slow_strokes")
def test_closing_while_data_loads_closes_the_side_windows(start: Start) -> None:
    teacher = start()
    teacher.app.training_panel.choices.set_data("strokes", None)
    teacher.app.window.data_action.trigger()
    teacher.app.window.runs_action.trigger()

    teacher.app.window.close()

    view = teacher.app.window.findChild(DataWindow)
    assert view is not None
    assert not view.isVisible()


def test_window_sizes_survive_a_restart(start: Start) -> None:
    teacher = start()
    window = open_runs(teacher, 0)
    window.resize(777, 444)
    teacher.app.window.close()

    again = start()

    assert open_runs(again, 0).size().toTuple() == (777, 444)


def test_side_windows_close_with_the_main_one(start: Start) -> None:
    teacher = start()
    main, late = teacher.app.window, teacher.app.late
    for action in (main.runs_action, main.data_action, main.compare_action, late.help.actions[0]):
        action.trigger()
    teacher.app.training_panel.views.show_view("inside")
    late.inside.page.detach()
    assert len(visible_windows()) == 6

    main.close()

    assert visible_windows() == []


def visible_windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def test_runs_read_a_drawing_that_is_kept_while_they_are_shown(
    start: Start, runs_folder: Path
) -> None:
    keep_run(runs_folder)
    teacher = start()
    window = open_runs(teacher, 1)
    table = window.findChild(RunsTableView)
    assert table is not None
    assert table.isColumnHidden(Column.OWN)
    teacher.draw(zero())

    keep = teacher.app.late.own_drawings.labelling.keep_action
    teacher.wait_until(keep.isEnabled)
    keep.trigger()

    teacher.wait_until(lambda: not table.isColumnHidden(Column.OWN))
    assert table.model().index(0, Column.OWN).data()
