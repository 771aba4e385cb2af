"""Replaying a file with the weights in use, from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.mnist_draw.drawings_menu.desk import one
from tests.mnist_draw.networks import snapshot
from trainer.data.stroke_file import write_drawings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mnist_draw.drawings_menu.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def finished_status(desk: Desk) -> str:
    """Wait for the end of the replay and return the report's status line."""
    report = desk.menu.replay.report
    button = report.findChild(QPushButton, "reportCancelButton")
    status = report.findChild(QLabel, "reportStatus")
    assert button is not None
    assert status is not None
    desk.wait_until(lambda: button.text() == "Close")
    return status.text()


def test_file_is_replayed_with_the_weights_in_use(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text("nonsense\n")
    write_drawings(tmp_path / "good.jsonl", [one(100 + n) for n in range(12)])
    path.write_text("nonsense\n" + (tmp_path / "good.jsonl").read_text())
    desk.menu.test(path)
    assert "no network" in desk.notices.values[0]
    desk.weights.use(snapshot())
    desk.menu.test(path)
    status = finished_status(desk)
    assert status.startswith("12 drawings")
    assert "Lines left out: 1" in status


def test_files_of_quick_draw_are_offered(desk: Desk) -> None:
    desk.menu.test_action.trigger()
    dialog = desk.file_dialog("openStrokesDialog")
    assert "*.ndjson" in dialog.nameFilters()[0]
    dialog.reject()


def test_replay_can_be_cancelled_and_another_started(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    write_drawings(path, [one()] * 2000)
    desk.weights.use(snapshot())
    desk.menu.test(path)
    desk.menu.replay.report.cancelled.emit()
    status = finished_status(desk)
    assert "Cancelled" in status
    assert int(status.split()[0]) < 2000
    write_drawings(path, [one()])
    desk.menu.test(path)
    assert finished_status(desk).startswith("1 drawings")


def test_chosen_drawing_goes_to_the_canvas_and_undo_restores_the_old_one(desk: Desk) -> None:
    desk.draw()
    mine = desk.area.drawing.strokes
    desk.menu.replay.report.drawing_chosen.emit(one())
    assert desk.area.drawing.strokes == one().strokes
    desk.area.undo_action.trigger()
    desk.area.undo_action.trigger()
    assert desk.area.drawing.strokes == mine
