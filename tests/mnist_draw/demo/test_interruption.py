"""Interruption: input that stops the demo, and which keys it keeps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.demo.interruption import Interruption
from tests.mnist_draw.recorder import Recorder

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def watched(qtbot: object) -> tuple[Interruption, QWidget, QWidget]:
    window = QWidget()
    window.resize(300, 200)
    widget = QWidget(window)
    widget.setGeometry(100, 0, 200, 200)
    qtbot.addWidget(window)  # type: ignore[attr-defined]
    window.show()
    interruption = Interruption(widget, window)
    interruption.watch(active=True)
    return interruption, window, widget


def test_press_is_reported_with_whether_it_was_on_the_widget(
    watched: tuple[Interruption, QWidget, QWidget],
) -> None:
    interruption, window, widget = watched
    pressed = Recorder(interruption.pressed)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert set(pressed.values) == {False}
    pressed.values.clear()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert set(pressed.values) == {True}
    interruption.watch(active=False)
    pressed.values.clear()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert pressed.values == []


class KeyCounter(QWidget):
    """Counts the key presses that it receives."""

    keys = 0

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.keys += 1
        return super().event(event)


@pytest.mark.parametrize("takes_keys", [True, False])
def test_key_is_reported_and_kept_if_requested(qapp: QApplication, takes_keys: bool) -> None:
    widget = KeyCounter()
    interruption = Interruption(widget)
    interruption.takes_keys = takes_keys
    interruption.watch(active=True)
    keys = Recorder(interruption.key_pressed)
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    interruption.watch(active=False)
    assert keys.values == [Qt.Key.Key_Escape.value]
    assert widget.keys == (0 if takes_keys else 1)
    assert qapp is not None
