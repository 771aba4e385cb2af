"""What the main window offers in its menus, and what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QFileDialog, QMenu

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.main_window import MainWindow
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.train.panel import TrainingPanel
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(DrawArea(), PredictionPanel(), TrainingPanel())
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


def test_every_entry_has_a_text_and_a_shortcut_of_its_own(window: MainWindow) -> None:
    shortcuts = [
        shortcut.toString() for action in entries(window) for shortcut in action.shortcuts()
    ]

    assert all(action.text() for action in entries(window))
    assert len(set(shortcuts)) == len(shortcuts)


def test_closing_is_told_once_and_not_asked_about(window: MainWindow) -> None:
    told = Recorder(window.closing)
    window.show()

    assert window.close()

    assert len(told) == 1


def test_colours_and_projector_are_asked_for(window: MainWindow) -> None:
    schemes = Recorder(window.scheme_chosen)
    projector = Recorder(window.projector_chosen)
    window.show_look("light", projector=False)
    assert (schemes.values, projector.values) == ([], [])

    next(action for action in entries(window) if action.data() == "dark").trigger()
    window.projector_action.trigger()

    assert schemes.values == ["dark"]
    assert projector.values == [True]


def test_what_is_remembered_is_restored(window: MainWindow) -> None:
    window.restore(QByteArray(), QByteArray())
    assert window.size().isValid()
    height = window.height() - 40
    window.resize(window.width(), height)
    geometry, columns = window.saveGeometry(), window.columns
    window.resize(window.width(), height + 20)

    window.restore(geometry, columns)

    assert window.height() == height
    assert window.columns == columns


def test_a_file_chosen_to_be_opened_is_told(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = Recorder(window.weights_to_open)
    choices = iter([("", ""), (str(tmp_path / "lesson.safetensors"), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(choices))

    window.open_action.trigger()
    window.open_action.trigger()

    assert told.values == [tmp_path / "lesson.safetensors"]


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
    told = Recorder(window.weights_to_save)
    window.save_action.trigger()
    dialog = window.findChild(QFileDialog, "saveWeightsDialog")
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("weights.safetensors")

    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(typed)
    dialog.accept()

    assert told.values == [tmp_path / saved]
