"""Saving the drawing and the drawings of the session, with labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QInputDialog

from tests.mnist_draw.drawings_menu.desk import one
from tests.mnist_draw.networks import TINY, snapshot
from trainer.data.drawing_files import read_drawings

if TYPE_CHECKING:
    from tests.mnist_draw.dialog_folders import DialogFolders
    from tests.mnist_draw.drawings_menu.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def process_deletions() -> None:
    """Deletes the dialogs that were closed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_drawing_is_saved_with_the_chosen_label(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    assert not desk.menu.save_drawing_action.isEnabled()
    desk.draw()
    desk.menu.save_drawing_action.trigger()
    desk.choose_file("saveStrokesDialog", tmp_path / "mine")
    desk.label_dialog.setTextValue("7")
    desk.label_dialog.accept()
    desk.wait_until(lambda: len(desk.notices) == 1)
    (saved,) = read_drawings(path)
    assert saved.label == "7"
    assert len(saved.strokes) == 1
    assert str(path) in desk.notices.values[0]


def test_label_may_be_left_out_and_dialogs_cancelled(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    desk.draw()
    desk.menu.save_drawing_action.trigger()
    desk.file_dialog("saveStrokesDialog").reject()
    assert desk.window.findChild(QInputDialog, "drawingLabelDialog") is None
    process_deletions()
    desk.menu.save_drawing_action.trigger()
    desk.choose_file("saveStrokesDialog", path)
    desk.label_dialog.reject()
    process_deletions()
    assert not path.exists()
    desk.menu.save_drawing_action.trigger()
    desk.choose_file("saveStrokesDialog", path)
    desk.label_dialog.accept()
    desk.wait_until(lambda: len(desk.notices) == 1)
    assert json.loads(path.read_text())["label"] is None


def test_labels_are_what_the_network_tells_apart(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    desk.weights.use(snapshot(TINY.for_classes(("A", "B"))))
    desk.draw()
    desk.menu.save_drawing_action.trigger()
    desk.choose_file("saveStrokesDialog", path)
    assert desk.label_dialog.comboBoxItems() == ["No label", "A", "B"]
    desk.label_dialog.setTextValue("B")
    desk.label_dialog.accept()
    desk.wait_until(lambda: len(desk.notices) == 1)
    assert json.loads(path.read_text())["label"] == "B"


def test_saved_drawing_is_the_one_of_the_request(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    desk.draw()
    desk.menu.save_drawing_action.trigger()
    desk.draw(20)
    desk.choose_file("saveStrokesDialog", path)
    desk.label_dialog.accept()
    desk.wait_until(lambda: len(desk.notices) == 1)
    (saved,) = read_drawings(path)
    assert len(saved.strokes) == 1


def test_session_is_saved_as_one_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    desk.draw()
    desk.area.clear_action.trigger()
    desk.draw(20)
    desk.menu.save_session_action.trigger()
    desk.choose_file("saveStrokesDialog", path)
    desk.wait_until(lambda: len(desk.notices) == 1)
    assert len(list(read_drawings(path))) == 2


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("save_drawing_action", "saveStrokesDialog"),
        ("save_session_action", "saveStrokesDialog"),
        ("play_action", "openStrokesDialog"),
        ("test_action", "openStrokesDialog"),
    ],
)
def test_dialogs_start_in_the_remembered_folder(
    desk: Desk, tmp_path: Path, dialog_folders: DialogFolders, action: str, name: str
) -> None:
    dialog_folders["strokes"] = tmp_path
    desk.draw()

    getattr(desk.menu, action).trigger()

    assert Path(desk.file_dialog(name).directory().absolutePath()) == tmp_path


def test_file_that_cannot_be_written_is_explained(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    desk.menu.saving.save(tmp_path / "file" / "x.jsonl", (one(),))
    desk.wait_until(lambda: len(desk.notices) == 1)
    assert "x.jsonl was not saved" in desk.notices.values[0]
