"""Drawings are saved with what was said about them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog

from tests.mnist_draw.drawings_menu.desk import one
from trainer.data.strokes import read_drawings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mnist_draw.drawings_menu.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


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
