"""Change of looks: one window painted in each turn of the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.shared import language
from mnist_draw.shared.look_change import look_change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

WINDOWS = 5


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    font = qapp.font()
    yield qapp
    qapp.setFont(font)
    language.install(qapp, "en")


class Turns(QTimer):
    """Numbers the turns of the event loop."""

    def __init__(self) -> None:
        super().__init__(interval=0)
        self.number = 0
        self.timeout.connect(self._count)
        self.start()

    def _count(self) -> None:
        self.number += 1


class Window(QWidget):
    """Notes the turns in which it is painted."""

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self._turns = turns
        self.painted: list[int] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(self._turns.number)
        super().paintEvent(event)


def opened(qtbot: QtBot, turns: Turns) -> list[Window]:
    """Windows that are painted; the last one is active."""
    windows = [Window(turns) for _ in range(WINDOWS)]
    for window in windows:
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
    windows[-1].activateWindow()
    qtbot.waitUntil(lambda: windows[-1].isActiveWindow() and all(w.painted for w in windows))
    for window in windows:
        window.painted.clear()
    return windows


def another_font(app: QApplication) -> None:
    font = QFont(app.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    with look_change(app):
        app.setFont(font)


def another_language(app: QApplication) -> None:
    language.install(app, "ko")


@pytest.mark.parametrize("change", [another_font, another_language])
def test_the_active_window_is_painted_first_and_no_two_others_in_one_turn(
    app: QApplication, qtbot: QtBot, change: Callable[[QApplication], None]
) -> None:
    turns = Turns()
    windows = opened(qtbot, turns)

    change(app)
    for window in windows:
        window.update()

    qtbot.waitUntil(lambda: all(window.painted for window in windows))
    first = [window.painted[0] for window in windows]
    assert min(first) == first[-1]
    assert len(set(first[:-1])) == WINDOWS - 1


def test_a_window_may_be_destroyed_before_its_turn(app: QApplication, qtbot: QtBot) -> None:
    windows = opened(qtbot, Turns())

    another_font(app)
    shiboken6.delete(windows.pop(1))
    for window in windows:
        window.update()

    qtbot.waitUntil(lambda: all(window.painted for window in windows))


def test_windows_are_painted_after_an_error(app: QApplication, qtbot: QtBot) -> None:
    windows = opened(qtbot, Turns())

    with pytest.raises(ZeroDivisionError), look_change(app):
        _ = 1 / 0
    for window in windows:
        window.update()

    qtbot.waitUntil(lambda: all(window.painted for window in windows))
