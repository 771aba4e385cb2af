"""The demo: playing files, and stopping when the user draws or presses a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.mnist_draw.drawings_menu.desk import LEFT, one
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.data.stroke_file import write_drawings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mnist_draw.drawings_menu.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_played_file_is_drawn_and_its_last_drawing_stays(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    write_drawings(path, [one()])
    desk.menu.demo.player.speed = 4
    desk.menu.demo.play(path, repeat=False)
    assert desk.caption.isVisible()
    desk.wait_until(lambda: not desk.menu.demo.player.playing)
    assert desk.area.drawing.strokes == one().strokes
    assert not desk.caption.isVisible()
    assert desk.menu.session_drawings.drawings == ()


def test_file_without_drawings_ends_even_when_repeated(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    write_drawings(path, [RecordedDrawing(None, ())])
    desk.menu.demo.play(path, repeat=True)
    desk.wait_until(lambda: not desk.menu.demo.player.playing)


def test_lines_that_cannot_be_played_are_reported_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text('{"strokes": 1}\n[]\n')
    desk.menu.demo.play(path, repeat=True)
    desk.wait_until(lambda: not desk.menu.demo.player.playing)
    assert len(desk.notices) == 1
    assert "Line 1" in desk.notices.values[0]


def test_a_file_of_no_drawings_is_named(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("label,pixel0\n3,0\n")
    desk.menu.demo.play(path, repeat=True)
    desk.wait_until(lambda: not desk.menu.demo.player.playing)
    (text,) = desk.notices.values
    assert "table.csv is no file of drawings" in text


def test_missing_file_is_explained(desk: Desk, tmp_path: Path) -> None:
    desk.menu.demo.play(tmp_path / "none.jsonl", repeat=True)
    desk.wait_until(lambda: not desk.menu.demo.player.playing)
    assert "cannot be opened" in desk.notices.values[0]


def test_press_on_the_canvas_stops_the_demo_and_draws_on_a_blank_canvas(desk: Desk) -> None:
    desk.menu.demo.player.speed = 4
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    position = desk.area.canvas.rect().center()
    QTest.mousePress(desk.area.canvas, LEFT, pos=position)
    assert not desk.menu.demo.player.playing
    assert not desk.caption.isVisible()
    QTest.mouseRelease(desk.area.canvas, LEFT, pos=position)
    assert len(desk.area.drawing.strokes) == 1
    assert len(desk.area.drawing.strokes[0].points) == 1


def test_demo_resumes_after_a_time_without_input(desk: Desk) -> None:
    desk.menu.demo._idle.setInterval(50)
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    desk.draw()
    assert not desk.menu.demo.player.playing
    desk.wait_until(lambda: desk.menu.demo.player.playing)
    assert desk.caption.isVisible()


@pytest.mark.parametrize(("key", "ends"), [(Qt.Key.Key_Escape, True), (Qt.Key.Key_Space, False)])
def test_key_stops_the_demo_and_keeps_the_drawing(desk: Desk, key: Qt.Key, ends: bool) -> None:
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    QTest.keyClick(desk.area.canvas, key)
    assert not desk.menu.demo.player.playing
    assert not desk.area.drawing.is_blank
    assert desk.menu.demo_action.isChecked() is not ends


def test_users_drawing_before_the_demo_is_not_lost(desk: Desk) -> None:
    desk.draw()
    mine = desk.area.drawing.strokes
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    desk.menu.demo_action.setChecked(False)
    assert desk.area.drawing.is_blank
    assert len(desk.menu.session_drawings.drawings) == 1
    desk.area.undo_action.trigger()
    assert desk.area.drawing.strokes == mine


def test_demo_does_not_resume_after_shut_down(desk: Desk) -> None:
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    desk.menu.shut_down()
    assert not desk.menu.demo.player.playing
    assert not desk.menu.demo._idle.isActive()
