"""Menus and signals of the main window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.main_window import MainWindow
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.train.panel import TrainingPanel
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tests.mnist_draw.dialog_folders import DialogFolders


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(DrawArea(), PredictionPanel(), TrainingPanel(Notifications()))
    qtbot.addWidget(window)
    return window


def entries(window: MainWindow) -> list[QAction]:
    """All entries of all menus."""
    menus = window.menuBar().findChildren(QMenu)
    return [
        action
        for menu in menus
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None
    ]


def test_menu_entries_have_texts_and_unique_shortcuts(window: MainWindow) -> None:
    shortcuts = [
        shortcut.toString() for action in entries(window) for shortcut in action.shortcuts()
    ]

    assert all(action.text() for action in entries(window))
    assert len(set(shortcuts)) == len(shortcuts)


def test_closing_is_emitted_once_without_a_question(window: MainWindow) -> None:
    closing = Recorder(window.closing)
    window.show()

    assert window.close()

    assert len(closing) == 1


def test_scheme_and_projector_are_emitted_when_the_user_chooses_them(window: MainWindow) -> None:
    schemes = Recorder(window.scheme_chosen)
    projector = Recorder(window.projector_chosen)
    window.show_look("light", projector=False)
    assert (schemes.values, projector.values) == ([], [])

    next(action for action in entries(window) if action.data() == "dark").trigger()
    window.projector_action.trigger()

    assert schemes.values == ["dark"]
    assert projector.values == [True]


def test_geometry_and_columns_are_restored(window: MainWindow) -> None:
    window.restore(QByteArray(), QByteArray())
    assert window.size().isValid()
    height = window.height() - 40
    window.resize(window.width(), height)
    geometry, columns = window.saveGeometry(), window.columns
    window.resize(window.width(), height + 20)

    window.restore(geometry, columns)

    assert window.height() == height
    assert window.columns == columns


def full_screen_action(window: MainWindow) -> QAction:
    return next(each for each in entries(window) if QKeySequence("F11") in each.shortcuts())


def test_a_full_screen_that_was_restored_is_left_at_once(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    full_screen_action(window).trigger()
    assert window.isFullScreen()
    geometry = window.saveGeometry()
    again = MainWindow(DrawArea(), PredictionPanel(), TrainingPanel(Notifications()))
    qtbot.addWidget(again)

    again.restore(geometry, QByteArray())

    assert again.isFullScreen()
    assert full_screen_action(again).isChecked()
    full_screen_action(again).trigger()
    assert not again.isFullScreen()
    assert not full_screen_action(again).isChecked()


def test_a_full_screen_that_the_desktop_left_is_filled_again_at_once(window: MainWindow) -> None:
    action = full_screen_action(window)
    window.show()
    action.trigger()
    window.setWindowState(Qt.WindowState.WindowNoState)
    assert not action.isChecked()
    action.trigger()
    assert window.isFullScreen()


def test_a_maximised_window_is_maximised_after_the_full_screen(window: MainWindow) -> None:
    window.showMaximized()
    for _ in range(2):
        full_screen_action(window).trigger()
    assert window.isMaximized()


def dialog(window: MainWindow, name: str) -> QFileDialog:
    """An open file dialog."""
    found = window.findChild(QFileDialog, name)
    assert found is not None
    return found


def test_open_weights_emits_the_chosen_file(window: MainWindow, tmp_path: Path) -> None:
    opened = Recorder(window.weights_to_open)

    window.open_action.trigger()
    dialog(window, "openWeightsDialog").reject()
    assert opened.values == []
    path = tmp_path / "lesson.safetensors"
    path.touch()
    window.open_action.trigger()
    chooser = dialog(window, "openWeightsDialog")
    chooser.setDirectory(str(tmp_path))
    chooser.selectFile(path.name)
    chooser.accept()

    assert opened.values == [path]


@pytest.mark.parametrize(
    ("action", "name"),
    [("open_action", "openWeightsDialog"), ("save_action", "saveWeightsDialog")],
)
def test_weights_dialogs_start_in_the_remembered_folder(
    window: MainWindow, tmp_path: Path, dialog_folders: DialogFolders, action: str, name: str
) -> None:
    dialog_folders["weights"] = tmp_path

    getattr(window, action).trigger()

    assert Path(dialog(window, name).directory().absolutePath()) == tmp_path


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("lesson", "lesson.safetensors"),
        ("lesson.safetensors", "lesson.safetensors"),
        ("lesson.2", "lesson.2"),
    ],
)
def test_weights_are_saved_under_the_name_that_the_dialog_checked(
    window: MainWindow, tmp_path: Path, typed: str, saved: str
) -> None:
    saved_to = Recorder(window.weights_to_save)
    window.save_action.trigger()
    chooser = dialog(window, "saveWeightsDialog")
    assert chooser.selectedFiles()[0].endswith("weights.safetensors")

    chooser.setDirectory(str(tmp_path))
    chooser.selectFile(typed)
    chooser.accept()

    assert saved_to.values == [tmp_path / saved]


def test_quitting_says_that_a_training_is_kept(window: MainWindow) -> None:
    def texts() -> list[str]:
        return [action.text() for action in entries(window)]

    assert "&Quit" in texts()
    assert window.windowTitle() == "MNIST Draw"
    window.set_training(training=True)
    assert "&Quit: the run so far is kept" in texts()
    assert window.windowTitle() == "Training"
    window.set_training(training=False)
    assert "&Quit" in texts()
    assert window.windowTitle() == "MNIST Draw"
