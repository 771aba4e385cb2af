"""Picture files: opening onto the canvas, saving in both forms, a picture among weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.pasted_pictures import arrays_from_image
from mnist_draw.messages.notifications import Notifications
from mnist_draw.picture_files.controller import PictureFilesController
from mnist_draw.shared.failure import Failure
from tests.mnist_draw.recorder import TextRecorder
from trainer.errors import WeightsError
from trainer.ink.framing import plain_resize
from trainer.ink.stroke_framing import frame_drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tests.mnist_draw.dialog_folders import DialogFolders

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Desk:
    """A drawing area with the actions for pictures."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.area = DrawArea()
        qtbot.addWidget(self.area)
        self.area.resize(420, 640)
        self.area.show()
        self.notifications = Notifications()
        self.texts: list[tuple[str, QAction | None]] = []
        self.notifications.shown.connect(
            lambda text, _kind, action: self.texts.append((text(), action))
        )
        self.parent = QObject()
        self.pictures = PictureFilesController(
            self.area, self.area, self.notifications, self.parent
        )

    def draw(self) -> None:
        """A dot in the middle of the canvas."""
        QTest.mouseClick(self.area.canvas, Qt.MouseButton.LeftButton)

    def choose(self, path: Path) -> QFileDialog:
        """Choose a file in the open dialog."""
        dialog = self.area.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()
        return dialog

    def wait_for(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def photo(path: Path) -> Path:
    """A picture of a vertical line."""
    picture = QImage(200, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.fillRect(90, 50, 20, 200, QColor("black"))
    painter.end()
    assert picture.save(str(path))
    return path


def grey(path: Path) -> np.ndarray:
    return arrays_from_image(QImage(str(path)))[0]


def test_picture_is_opened_as_a_drawing_that_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    desk.pictures.open_action.trigger()
    desk.choose(photo(tmp_path / "one.png"))
    desk.wait_for(lambda: not desk.area.drawing.is_blank)
    rows, columns = np.nonzero(desk.area.drawing.raster)
    assert np.ptp(rows) > 5 * np.ptp(columns)
    desk.area.undo_action.trigger()
    assert desk.area.drawing.is_blank


def test_file_that_is_no_picture_is_reported_and_keeps_the_drawing(
    desk: Desk, tmp_path: Path
) -> None:
    desk.draw()
    problems = TextRecorder(desk.area.problem_found)
    for name, said in (("notes.txt", "not a picture"), ("w.safetensors", "Open weights")):
        path = tmp_path / name
        path.write_text("nothing", encoding="utf-8")
        desk.area.canvas.open_picture(str(path))
        desk.wait_for(lambda: problems.values)
        assert said in problems.values.pop()
    assert not desk.area.drawing.is_blank


def test_drawing_is_saved_black_on_white(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    desk.pictures.save_drawing_action.trigger()
    path = tmp_path / "mine.png"
    desk.choose(path)
    desk.wait_for(lambda: desk.texts)
    assert str(path) in desk.texts[0][0]
    np.testing.assert_array_equal(grey(path), 255 - desk.area.drawing.raster)


@pytest.mark.parametrize("plain", [False, True], ids=["framed", "whole canvas"])
def test_what_the_network_sees_is_saved_as_in_mnist(
    desk: Desk, tmp_path: Path, *, plain: bool
) -> None:
    desk.draw()
    desk.area.plain_resize_action.setChecked(plain)
    desk.pictures.save_input_action.trigger()
    path = tmp_path / "digit.png"
    desk.choose(path)
    desk.wait_for(lambda: desk.texts)

    raster = desk.area.drawing.snapshot()
    framing = frame_drawing(raster, desk.area.drawing.pen_strokes)
    assert framing is not None
    expected = plain_resize(raster) if plain else framing.digit_image
    assert expected is not None
    np.testing.assert_array_equal(grey(path), expected)


@pytest.mark.parametrize(("name", "start"), [("a.jpg", b"\xff\xd8"), ("a.2", b"\x89PNG")])
def test_content_is_what_the_name_says_or_png(
    desk: Desk, tmp_path: Path, name: str, start: bytes
) -> None:
    desk.draw()
    desk.pictures.save_drawing_action.trigger()
    desk.choose(tmp_path / name)
    desk.wait_for(lambda: desk.texts)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_failed_writing_is_reported(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    file = tmp_path / "file"
    file.touch()
    desk.pictures.save_drawing_action.trigger()
    dialog = desk.area.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file / "inside.png"))
    dialog.reject()
    desk.wait_for(lambda: desk.texts)
    assert "was not saved" in desk.texts[0][0]


def test_nothing_can_be_saved_from_a_blank_canvas(desk: Desk) -> None:
    saving = desk.pictures.save_drawing_action, desk.pictures.save_input_action
    assert [action.isEnabled() for action in saving] == [False, False]
    desk.draw()
    assert [action.isEnabled() for action in saving] == [True, True]


def test_dialogs_start_in_the_remembered_folder(
    desk: Desk, tmp_path: Path, dialog_folders: DialogFolders
) -> None:
    dialog_folders["pictures"] = tmp_path
    desk.pictures.open_action.trigger()
    dialog = desk.area.findChild(QFileDialog, "openPictureDialog")
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.directory().absolutePath()) == tmp_path


def test_picture_given_as_weights_is_offered_as_a_picture(desk: Desk, tmp_path: Path) -> None:
    path = photo(tmp_path / "one.png")
    desk.pictures.show_failure(Failure.of(WeightsError(path, "no header", "foreign")))
    text, action = desk.texts[0]
    assert "Open picture" in text
    assert action is not None
    action.trigger()
    desk.wait_for(lambda: not desk.area.drawing.is_blank)


def test_other_failures_offer_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    path.write_bytes(b"damaged")
    desk.pictures.show_failure(Failure.of(WeightsError(path, "no header", "foreign")))
    assert desk.texts[0][1] is None
