"""A lesson by keyboard and ear: draw, train, step through the curves, hear the confusion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.mnist_draw.networks import TINY
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from tests.integration.conftest import Start

pytestmark = pytest.mark.usefixtures("few_strokes")


def test_a_network_is_trained_and_judged_by_keyboard_and_ear(start: Start) -> None:
    teacher = start()
    app = teacher.app
    heard = Recorder(app.late.announcements.announcer.announced)

    def hear(pattern: str) -> str:
        teacher.wait_until(lambda: any(re.search(pattern, text) for text in heard.values))
        return next(str(text) for text in heard.values[::-1] if re.search(pattern, text))

    def press(*keys: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            for key in keys:
                QTest.keyClick(app.draw_area.canvas, key)

    app.draw_area.canvas.setFocus()
    press(Qt.Key.Key_Left, times=6)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right, times=12)
    press(Qt.Key.Key_End, Qt.Key.Key_Down, times=8)
    press(Qt.Key.Key_Space)
    assert hear(r"^Pen down")
    assert hear(r"^7, \d")

    app.training_panel.choices.set_data("strokes", None)
    app.training_panel.choices.draft.use(TINY.with_changes(epochs=2, train_images=2000))
    QTest.keyClick(app.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert hear("^Training started: 2 epochs")
    result = hear("^Training finished")
    assert re.search(r"Test accuracy \d+\.\d\d %", result)
    assert re.search(r"Most frequent confusion: \d read as \d, \d+ times", result)

    plot = app.window.findChild(QWidget, "accuracyPlot")
    assert plot is not None
    QApplication.processEvents()
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert re.search(r"^epoch 2\.00.*validation \d+\.\d %", plot.accessibleDescription())
