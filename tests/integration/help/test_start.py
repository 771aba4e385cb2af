"""The start of the application: nothing but the main window appears, and no key is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.app import Application, Options
from mnist_draw.help.window import HelpWindow
from mnist_draw.main_window import MainWindow
from mnist_draw.own.window import OwnWindow

if TYPE_CHECKING:
    from tests.integration.conftest import Start


class ShownWindows(QObject):
    """Notes which windows are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[type[QWidget]] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.add(type(watched))
        return False


def test_no_part_is_shown_before_it_has_its_place(start: Start, qapp: QApplication) -> None:
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    start()
    qapp.removeEventFilter(shown)
    assert shown.seen == {MainWindow}


@pytest.mark.parametrize(
    ("key", "modifiers", "window"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, HelpWindow),
        (
            Qt.Key.Key_M,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            OwnWindow,
        ),
    ],
)
def test_a_key_pressed_at_once_opens_its_window_when_it_is_there(
    start: Start,
    monkeypatch: pytest.MonkeyPatch,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    window: type[QWidget],
) -> None:
    begin = Application.start

    def begin_and_press(application: Application) -> None:
        begin(application)
        QTest.keyClick(application.window, key, modifiers)

    monkeypatch.setattr(Application, "start", begin_and_press)
    teacher = start(Options())
    opened = teacher.app.window.findChild(window)
    assert opened is not None
    assert opened.isVisible()
