"""Change of looks: one window styled and painted in each turn of the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.shared import language, theme
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
    theme.apply(qapp, "system")
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
    """Notes the turns in which it hears of another style and is painted."""

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self._turns = turns
        self.styled: list[int] = []
        self.painted: list[int] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.styled.append(self._turns.number)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(self._turns.number)
        super().paintEvent(event)


def opened(qtbot: QtBot, turns: Turns) -> list[Window]:
    """Windows that are painted; the last one is active."""
    windows = [Window(turns) for _ in range(WINDOWS)]
    for window in windows:
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
    windows[-1].activateWindow()
    qtbot.waitUntil(lambda: windows[-1].isActiveWindow() and all(w.painted for w in windows))
    for window in windows:
        window.painted.clear()
        window.styled.clear()
    return windows


def another_font(app: QApplication) -> None:
    font = QFont(app.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    with look_change(app, in_turns=True):
        app.setFont(font)


def another_font_while_windows_wait(app: QApplication) -> None:
    font = app.font()
    another_font(app)
    with look_change(app, in_turns=False):
        app.setFont(font)


def another_language(app: QApplication) -> None:
    language.install(app, "ko", in_turns=True)


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


def test_each_window_is_styled_once_in_a_turn_of_its_own(app: QApplication, qtbot: QtBot) -> None:
    theme.apply(app, "light")
    turns = Turns()
    windows = opened(qtbot, turns)
    windows[0].hide()
    now = turns.number

    theme.apply(app, "dark", in_turns=True)

    assert not any(window.styled for window in windows)
    qtbot.waitUntil(lambda: all(window.styled for window in windows))
    (*beside, active) = turn = [each for window in windows for each in window.styled]
    assert len(set(turn)) == WINDOWS
    assert now <= active < min(beside)
    # The hidden one last.
    assert max(beside) == turn[0]


def test_a_window_may_be_destroyed_before_its_turn(app: QApplication, qtbot: QtBot) -> None:
    windows = opened(qtbot, turns := Turns())
    destroyed = Window(turns)
    destroyed.show()
    qtbot.waitUntil(lambda: bool(destroyed.painted))

    another_font(app)
    shiboken6.delete(destroyed)
    for window in windows:
        window.update()

    qtbot.waitUntil(lambda: all(window.painted for window in windows))


def test_windows_hear_of_what_had_changed_before_an_error(app: QApplication, qtbot: QtBot) -> None:
    windows = opened(qtbot, Turns())

    def change_and_fail() -> None:
        app.setStyleSheet(app.styleSheet() + "\nQLabel { color: red }")
        raise ValueError

    with pytest.raises(ValueError), look_change(app, in_turns=False):  # noqa: PT011 - ours
        change_and_fail()

    assert all(window.styled for window in windows)


def test_windows_are_painted_after_an_error(app: QApplication, qtbot: QtBot) -> None:
    windows = opened(qtbot, Turns())

    with pytest.raises(ZeroDivisionError), look_change(app, in_turns=True):
        _ = 1 / 0
    for window in windows:
        window.update()

    qtbot.waitUntil(lambda: all(window.painted for window in windows))


class Hearing(QWidget):
    """Counts the changes of one kind that it hears of; a broken one raises an error at each."""

    def __init__(self, kind: QEvent.Type, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.broken, self.heard = False, 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == self._kind:
            self.heard += 1
            if self.broken:
                raise ZeroDivisionError
        super().changeEvent(event)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        (QEvent.Type.LanguageChange, another_language),
        (QEvent.Type.FontChange, another_font),
        (QEvent.Type.StyleChange, another_font),
        (QEvent.Type.StyleChange, another_font_while_windows_wait),
    ],
)
def test_an_error_in_a_window_is_reported_and_all_windows_change_and_are_painted(
    app: QApplication, qtbot: QtBot, kind: QEvent.Type, change: Callable[[QApplication], None]
) -> None:
    well, host = Hearing(kind), QWidget()
    broken = Hearing(kind, host)
    for window in (well, host):
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    well.heard, broken.broken = 0, True

    with qtbot.captureExceptions() as errors:
        change(app)
        qtbot.waitUntil(lambda: bool(well.heard) and well.updatesEnabled())
    broken.broken = False

    assert broken.heard
    assert host.updatesEnabled()
    assert {error for error, *_ in errors} == {ZeroDivisionError}
