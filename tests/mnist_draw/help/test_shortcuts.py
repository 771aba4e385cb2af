"""Shortcuts of windows, read from their actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget

from mnist_draw.help.shortcuts import plain, shortcut_groups
from mnist_draw.help.shortcuts_page import ShortcutsPage
from mnist_draw.help.widget_keys import widget_key_groups
from mnist_draw.shared.platforms import keys

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def action(parent: QWidget, text: str, *keys: str) -> QAction:
    result = QAction(text, parent)
    result.setShortcuts([QKeySequence(key) for key in keys])
    result.setToolTip(f"About {text}")
    return result


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window with two menus, one with a submenu, and actions and a button in none."""
    result = QMainWindow()
    qtbot.addWidget(result)
    file = result.menuBar().addMenu("&File")
    file.addActions([action(result, "&Open…", "Ctrl+O"), action(result, "No key")])
    file.addMenu("More").addAction(action(result, "Redo", "Ctrl+Y", "Ctrl+Shift+Z"))
    result.menuBar().addMenu("Empty").addAction(action(result, "No key"))
    result.addAction(action(result, "Pen", "P"))
    button = QPushButton("Export", result)
    button.setShortcut(QKeySequence("Ctrl+E"))
    return result


@pytest.mark.parametrize(
    ("text", "shown"),
    [("&Open weights…", "Open weights"), ("重みを開く(&O)…", "重みを開く"), ("C&lear", "Clear")],
)
def test_text_has_no_mnemonic(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_groups_are_the_menus_then_the_rest(window: QMainWindow) -> None:
    groups = shortcut_groups(window, [], "Elsewhere")
    assert [
        (group.title, [(each.text, each.keys) for each in group.shortcuts]) for group in groups
    ] == [
        ("File", [("Open", ("Ctrl+O",)), ("Redo", ("Ctrl+Y", "Ctrl+Shift+Z"))]),
        ("Elsewhere", [("Pen", ("P",)), ("Export", ("Ctrl+E",))]),
    ]


def test_side_windows_have_groups_of_their_own(window: QMainWindow) -> None:
    beside = QWidget(window)
    beside.setWindowFlags(beside.windowFlags() | window.windowFlags().Window)
    beside.setWindowTitle("Runs")
    beside.addAction(action(beside, "Rename", "F2"))
    groups = shortcut_groups(window, [beside], "Elsewhere")
    assert (groups[-1].title, groups[-1].shortcuts[0].keys) == ("Runs", ("F2",))
    assert "Rename" not in {each.text for group in groups[:-1] for each in group.shortcuts}


def test_page_shows_present_keys(window: QMainWindow, qtbot: QtBot) -> None:
    page = ShortcutsPage()
    qtbot.addWidget(page)
    page.show_groups(shortcut_groups(window, [], "Elsewhere"))
    assert ("Open", "Ctrl+O") in page.rows()

    window.menuBar().actions()[0].menu().actions()[0].setShortcut(QKeySequence("F3"))  # type: ignore[attr-defined]
    page.show_groups(shortcut_groups(window, [], "Elsewhere"))

    assert ("Open", "F3") in page.rows()
    assert ("Open", "Ctrl+O") not in page.rows()


def test_the_keys_of_the_curves_are_those_of_the_crosshair() -> None:
    (_, curves) = widget_key_groups()
    listed = {pressed for shortcut in curves.shortcuts for pressed in shortcut.keys}
    ctrl = keys.in_text("Ctrl")
    arrows = {"Left, Right", f"{ctrl}+Left, Right", "Shift+Left, Right"}
    assert listed == {*arrows, "Home, End", "+, -", "A"}
