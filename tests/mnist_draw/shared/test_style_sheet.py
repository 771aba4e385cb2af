"""Exchange of the application's style sheet: once a widget, and with the same looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.shared import language, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

DEPTH = 6


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, "system")


class Counting(QWidget):
    """Counts how often it is styled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.styled = 0

    def changeEvent(self, event: QEvent) -> None:
        self.styled += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def nested(depth: int) -> tuple[QWidget, Counting]:
    """A shown window and a widget that is so deep in it."""
    window = Counting()
    inner = window
    for _ in range(depth):
        layout = QVBoxLayout(inner)
        inner = Counting()
        layout.addWidget(inner)
    return window, inner


def controls() -> QWidget:
    """A window with what the style sheet describes."""
    window = QWidget()
    title = QLabel("Title")
    title.setProperty("step", "title")
    title.setProperty("tone", "accent")
    own = QLabel("own")
    own.setStyleSheet("padding: 9px")
    primary = QPushButton("Train")
    primary.setProperty("primary", True)
    disabled = QLineEdit("text")
    disabled.setEnabled(False)
    choices = QComboBox()
    choices.addItems(["one", "two"])
    row = QHBoxLayout()
    in_row: list[QWidget] = [QRadioButton("choice"), choices, QPushButton("Stop")]
    for each in in_row:
        row.addWidget(each)
    column = QVBoxLayout(window)
    below: list[QWidget] = [title, own, primary, disabled]
    for each in below:
        column.addWidget(each)
    column.addLayout(row)
    return window


def picture(window: QWidget) -> QImage:
    # The window that was opened last has the keys.
    for each in window.findChildren(QWidget):
        each.clearFocus()
    window.adjustSize()
    QApplication.processEvents()
    return window.grab().toImage()


@pytest.mark.parametrize(("scheme", "projector"), [("dark", False), ("light", True)])
def test_a_new_theme_styles_each_widget_once_however_deep_it_is(
    app: QApplication, qtbot: QtBot, scheme: theme.Scheme, *, projector: bool
) -> None:
    theme.apply(app, "light")
    window, inner = nested(DEPTH)
    qtbot.addWidget(window)
    window.show()
    inner.styled = 0

    theme.apply(app, scheme, projector=projector)

    assert inner.styled == 1


class Destroying(QWidget):
    """Destroys its neighbours when its looks change."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            parent = self.parentWidget()
            neighbours = parent.findChildren(Destroying) if parent is not None else []
            for each in neighbours:
                if each is not self:
                    shiboken6.delete(each)
        super().changeEvent(event)


@pytest.mark.parametrize(("scheme", "projector"), [("dark", False), ("light", True)])
def test_a_widget_that_reacts_may_destroy_others(
    app: QApplication, qtbot: QtBot, scheme: theme.Scheme, *, projector: bool
) -> None:
    theme.apply(app, "light")
    window = QWidget()
    qtbot.addWidget(window)
    for _ in range(200):
        Destroying(window)
    window.show()

    theme.apply(app, scheme, projector=projector)

    assert len(window.findChildren(Destroying)) == 1


class Measuring(QWidget):
    """Measures its box when its looks change."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        font = QFont()
        # Its own font stays, so only a new style makes it measure itself again.
        font.setPixelSize(12)
        self.box.setFont(font)
        self.measured = self.box.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.measured = self.box.sizeHint()
        super().changeEvent(event)


@pytest.mark.parametrize("projector", [True, False])
def test_a_widget_that_reacts_measures_what_is_in_it_as_it_is_now(
    app: QApplication, qtbot: QtBot, *, projector: bool
) -> None:
    theme.apply(app, "light", projector=not projector)
    window = QWidget()
    qtbot.addWidget(window)
    # Qt tells them in no order.
    measuring = [Measuring(window) for _ in range(50)]
    window.show()
    before = [each.box.sizeHint() for each in measuring]

    theme.apply(app, "light", projector=projector)

    assert [each.measured for each in measuring] == [each.box.sizeHint() for each in measuring]
    assert [each.measured for each in measuring] != before


def test_the_same_theme_again_styles_nothing(app: QApplication, qtbot: QtBot) -> None:
    theme.apply(app, "dark", projector=True)
    window, inner = nested(DEPTH)
    qtbot.addWidget(window)
    window.show()
    inner.styled = 0

    theme.apply(app, "dark", projector=True)

    assert inner.styled == 0


def settle() -> None:
    """Each window gets its looks in a turn of the event loop of its own."""
    for _ in range(2 * len(QApplication.topLevelWidgets())):
        QApplication.processEvents()


@pytest.mark.parametrize("state", ["active", "beside the active one", "hidden"])
@pytest.mark.parametrize("before", [("light", False), ("dark", True)])
@pytest.mark.parametrize("at_last", [True, False])
def test_a_window_looks_the_same_whether_it_was_there_at_the_change_or_not(
    app: QApplication,
    qtbot: QtBot,
    state: str,
    before: tuple[theme.Scheme, bool],
    *,
    at_last: bool,
) -> None:
    theme.apply(app, before[0], projector=before[1])
    there_before, active = controls(), QWidget()
    for window in (there_before, active):
        qtbot.addWidget(window)
    there_before.show()
    if state != "active":
        active.show()
        active.activateWindow()
        qtbot.waitUntil(active.isActiveWindow)
    there_before.setVisible(state != "hidden")

    # The second and the last come before the turns of the one before are over.
    theme.apply(app, "light", projector=False, in_turns=True)
    theme.apply(app, "light", projector=True, in_turns=True)
    settle()
    theme.apply(app, "dark", projector=True, in_turns=True)
    QApplication.processEvents()
    language.install(app, "en", in_turns=True)
    theme.apply(app, "dark", projector=False, in_turns=at_last)
    settle()

    there_before.show()
    opened_after = controls()
    qtbot.addWidget(opened_after)
    opened_after.show()
    assert picture(there_before) == picture(opened_after)
