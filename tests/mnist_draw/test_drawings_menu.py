"""Saving, playing and testing drawings, with the threads that do it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QWidget

from mnist_draw.drawings_menu import DrawingsMenu
from mnist_draw.ink import Point, Stroke
from mnist_draw.strokes import RecordedDrawing, read_drawings, write_drawings
from mnist_draw.widgets.demo_caption import DemoCaption
from mnist_draw.widgets.draw_area import DrawArea
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000


class Desk:
    """A window with a canvas and the menu's actions."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.area = DrawArea()
        QHBoxLayout(self.window).addWidget(self.area)
        self.window.resize(420, 640)
        self.owner = QObject()
        self.menu = DrawingsMenu(self.window, self.area, self.owner)
        self.noticed = Recorder(self.menu.noticed)
        self.window.addAction(self.menu.demo_action)
        self.window.show()
        self.menu.start()

    def wait_until(self, condition: object) -> None:
        self._qtbot.waitUntil(condition, timeout=LONG)  # type: ignore[arg-type]

    def wait_for_ink(self) -> None:
        self.wait_until(lambda: not self.area.drawing.is_blank)

    @property
    def caption(self) -> DemoCaption:
        caption = self.area.canvas.findChild(DemoCaption)
        assert isinstance(caption, DemoCaption)
        return caption

    def draw(self, x: int = 0) -> None:
        place = self.area.canvas.rect().center() + QPoint(x, 0)
        QTest.mouseClick(self.area.canvas, LEFT, pos=place)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.menu.leave()
    for thread in desk.menu.threads:
        thread.quit()
        assert thread.wait(LONG)


def one(x: float = 140, label: str | None = "1") -> RecordedDrawing:
    points = tuple(Point(x, 60 + 20 * n, 0.05 * n) for n in range(9))
    return RecordedDrawing(label, (Stroke(points, 16),))


def test_the_drawing_is_saved_with_the_label_that_was_chosen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: ("7", True))
    assert not desk.menu.save_drawing_action.isEnabled()
    desk.draw()
    desk.menu.save_drawing_action.trigger()
    desk.wait_until(lambda: len(desk.noticed) == 1)
    (saved,) = read_drawings(path)
    assert saved.label == "7"
    assert len(saved.strokes) == 1
    assert str(path) in desk.noticed.values[0]


def test_a_label_need_not_be_said_and_a_dialog_can_be_left(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.jsonl"
    answers = iter([("Not said", False), ("Not said", True)])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: next(answers))
    desk.draw()
    desk.menu.save_drawing_action.trigger()
    assert not path.exists()
    desk.menu.save_drawing_action.trigger()
    desk.wait_until(lambda: len(desk.noticed) == 1)
    assert json.loads(path.read_text())["label"] is None


def test_the_session_is_saved_as_one_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "session.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.draw()
    desk.area.clear_action.trigger()
    desk.draw(20)
    desk.menu.save_session_action.trigger()
    desk.wait_until(lambda: len(desk.noticed) == 1)
    assert len(list(read_drawings(path))) == 2


def test_a_file_that_cannot_be_written_is_explained(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    desk.menu.save(tmp_path / "file" / "x.jsonl", (one(),))
    desk.wait_until(lambda: len(desk.noticed) == 1)
    assert "x.jsonl could not be" in desk.noticed.values[0]


def test_a_played_file_is_drawn_and_its_last_drawing_stays(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    write_drawings(path, [one()])
    desk.menu.player.speed = 4
    desk.menu.play(path, repeat=False)
    assert desk.caption.isVisible()
    desk.wait_until(lambda: not desk.menu.player.playing)
    assert desk.area.drawing.strokes == one().strokes
    assert not desk.caption.isVisible()
    assert desk.menu.session_drawings.drawings == ()


def test_a_file_without_drawings_ends_even_when_repeated(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    write_drawings(path, [RecordedDrawing(None, ())])
    desk.menu.play(path, repeat=True)
    desk.wait_until(lambda: not desk.menu.player.playing)


def test_lines_that_cannot_be_played_are_told_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text("{}\n[]\n")
    desk.menu.play(path, repeat=True)
    desk.wait_until(lambda: not desk.menu.player.playing)
    assert len(desk.noticed) == 1
    assert "line 1" in desk.noticed.values[0]


def test_a_missing_file_is_explained(desk: Desk, tmp_path: Path) -> None:
    desk.menu.play(tmp_path / "none.jsonl", repeat=True)
    desk.wait_until(lambda: not desk.menu.player.playing)
    assert "No such file" in desk.noticed.values[0]


def test_who_touches_the_canvas_draws_on_a_blank_one(desk: Desk) -> None:
    desk.menu.player.speed = 4
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    place = desk.area.canvas.rect().center()
    QTest.mousePress(desk.area.canvas, LEFT, pos=place)
    assert not desk.menu.player.playing
    assert not desk.caption.isVisible()
    QTest.mouseRelease(desk.area.canvas, LEFT, pos=place)
    assert len(desk.area.drawing.strokes) == 1
    assert len(desk.area.drawing.strokes[0].points) == 1


def test_the_demo_goes_on_when_nobody_has_touched_anything_for_a_while(desk: Desk) -> None:
    desk.menu._idle.setInterval(50)
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    desk.draw()
    assert not desk.menu.player.playing
    desk.wait_until(lambda: desk.menu.player.playing)
    assert desk.caption.isVisible()


@pytest.mark.parametrize(("key", "ends"), [(Qt.Key.Key_Escape, True), (Qt.Key.Key_Space, False)])
def test_a_key_stops_the_demo_and_leaves_what_was_drawn(
    desk: Desk, key: Qt.Key, ends: bool
) -> None:
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    QTest.keyClick(desk.area.canvas, key)
    assert not desk.menu.player.playing
    assert not desk.area.drawing.is_blank
    assert desk.menu.demo_action.isChecked() is not ends


def test_what_somebody_drew_before_the_demo_is_not_lost(desk: Desk) -> None:
    desk.draw()
    mine = desk.area.drawing.strokes
    desk.menu.demo_action.setChecked(True)
    desk.wait_for_ink()
    desk.menu.demo_action.setChecked(False)
    assert desk.area.drawing.is_blank
    assert len(desk.menu.session_drawings.drawings) == 1
    desk.area.undo_action.trigger()
    assert desk.area.drawing.strokes == mine


def test_a_file_is_tested_with_the_weights_in_use(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text("nonsense\n")
    write_drawings(tmp_path / "good.jsonl", [one(100 + n) for n in range(12)])
    path.write_text("nonsense\n" + (tmp_path / "good.jsonl").read_text())
    desk.menu.test(path)
    assert "no network" in desk.noticed.values[0]
    desk.menu.use_weights(snapshot())
    desk.menu.test(path)
    desk.wait_until(lambda: desk.menu._job is None)
    assert desk.menu.report.tally.total == 12
    assert "Lines left out: 1" in desk.menu.report._status.text()


def test_a_test_can_be_cancelled_and_another_begun(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    write_drawings(path, [one()] * 2000)
    desk.menu.use_weights(snapshot())
    desk.menu.test(path)
    desk.menu.report.cancelled.emit()
    desk.wait_until(lambda: desk.menu._job is None)
    assert "Cancelled" in desk.menu.report._status.text()
    assert desk.menu.report.tally.total < 2000
    write_drawings(path, [one()])
    desk.menu.test(path)
    desk.wait_until(lambda: desk.menu._job is None)
    assert desk.menu.report.tally.total == 1


def test_a_chosen_drawing_goes_to_the_canvas_and_undo_brings_the_old_one_back(desk: Desk) -> None:
    desk.draw()
    mine = desk.area.drawing.strokes
    desk.menu.report.drawing_chosen.emit(one())
    assert desk.area.drawing.strokes == one().strokes
    desk.area.undo_action.trigger()
    desk.area.undo_action.trigger()
    assert desk.area.drawing.strokes == mine
