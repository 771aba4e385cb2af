"""Replaying a file with the weights in use, from the menu."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton

from mnist_draw.stroke_files import canvas_writer
from tests.mnist_draw.drawings_menu.desk import one
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.recorder import Recorder
from trainer.data.recorded_drawing import RecordedDrawing
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


def test_part_of_a_drawing_that_is_cleared_while_it_is_written_is_none_of_the_sessions(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each look at the clock takes so long that the drawing comes in slices.
    clock = itertools.count()
    monkeypatch.setattr(canvas_writer, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    put = Recorder(desk.menu.put)
    strokes = (*one(100).strokes, *one(180).strokes)
    desk.menu.replay.report.drawing_chosen.emit(RecordedDrawing("2", strokes))
    while not desk.area.drawing.strokes:
        QCoreApplication.processEvents()
    desk.area.clear_action.trigger()
    desk.wait_until(lambda: len(put) == 1)
    assert desk.menu.session_drawings.drawings == ()
