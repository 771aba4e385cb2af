"""Where file dialogs start, and what they remember."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from mnist_draw.settings import Settings
from mnist_draw.shared import file_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.shared.file_dialogs import Kind
    from tests.mnist_draw.dialog_folders import DialogFolders


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with Documents and Pictures."""
    folders = {
        QStandardPaths.StandardLocation.DocumentsLocation: tmp_path / "Documents",
        QStandardPaths.StandardLocation.PicturesLocation: tmp_path / "Pictures",
    }
    for folder in folders.values():
        folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: str(folders[kind]))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def start_folder(dialog: QFileDialog) -> Path:
    return Path(dialog.directory().absolutePath())


@pytest.mark.parametrize(
    ("kind", "standard"),
    [
        ("weights", "Documents"),
        ("strokes", "Documents"),
        ("data", "Documents"),
        ("curve_tables", "Documents"),
        ("curve_pictures", "Pictures"),
    ],
)
def test_first_dialog_starts_in_the_standard_folder(
    parent: QWidget, home: Path, kind: Kind, standard: str
) -> None:
    assert start_folder(file_dialogs.create(parent, "dialog", kind, "Open")) == home / standard


def test_missing_standard_folder_falls_back_to_home(parent: QWidget, home: Path) -> None:
    (home / "Documents").rmdir()

    assert start_folder(file_dialogs.create(parent, "dialog", "weights", "Open")) == home


def test_next_dialog_of_the_same_kind_starts_in_the_chosen_folder(
    parent: QWidget, home: Path, dialog_folders: DialogFolders
) -> None:
    usb_stick = home / "stick"
    usb_stick.mkdir()
    first = file_dialogs.create(parent, "dialog", "weights", "Open")
    first.fileSelected.emit(str(usb_stick / "lesson.safetensors"))

    again = file_dialogs.create_for_saving(parent, "dialog", "weights", "Save", "a.safetensors")
    other = file_dialogs.create(parent, "dialog", "strokes", "Open")

    assert dialog_folders == {"weights": usb_stick}
    assert start_folder(again) == usb_stick
    assert start_folder(other) == home / "Documents"


def test_chosen_folder_is_remembered_itself(
    parent: QWidget, home: Path, dialog_folders: DialogFolders
) -> None:
    dialog = file_dialogs.create(parent, "dialog", "data", "Folder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.emit(str(home / "Pictures"))

    assert dialog_folders == {"data": home / "Pictures"}


def test_remembered_folder_that_is_gone_falls_back_to_the_standard_folder(
    parent: QWidget, home: Path, dialog_folders: DialogFolders
) -> None:
    dialog_folders["weights"] = home / "unplugged"

    dialog = file_dialogs.create(parent, "dialog", "weights", "Open")

    assert start_folder(dialog) == home / "Documents"


def test_folders_are_remembered_after_a_restart(
    qapp: QApplication, parent: QWidget, home: Path
) -> None:
    def settings() -> Settings:
        return Settings(QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat))

    chosen = home / "数字 of 3b"
    chosen.mkdir()
    before = settings()
    file_dialogs.install(qapp, before)
    dialog = file_dialogs.create(parent, "dialog", "strokes", "Open")
    dialog.fileSelected.emit(str(chosen / "class.jsonl"))
    before.sync()

    file_dialogs.install(qapp, settings())

    assert file_dialogs.folder("strokes") == chosen


def test_changing_the_kind_keeps_a_folder_that_the_user_went_to(
    parent: QWidget, home: Path
) -> None:
    dialog = file_dialogs.create(parent, "dialog", "curve_pictures", "Export")

    file_dialogs.set_kind(dialog, "curve_tables")
    moved = start_folder(dialog)
    dialog.setDirectory(str(home))
    file_dialogs.set_kind(dialog, "curve_pictures")

    assert moved == home / "Documents"
    assert start_folder(dialog) == home


def test_suggested_name_and_its_suffix_are_used_for_saving(parent: QWidget, home: Path) -> None:
    dialog = file_dialogs.create_for_saving(parent, "dialog", "strokes", "Save", "drawing.jsonl")

    assert [Path(name) for name in dialog.selectedFiles()] == [home / "Documents" / "drawing.jsonl"]
    dialog.selectFile("mine")
    assert [Path(name) for name in dialog.selectedFiles()] == [home / "Documents" / "mine.jsonl"]
