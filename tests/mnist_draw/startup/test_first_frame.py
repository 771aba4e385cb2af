from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mnist_draw.startup.first_frame import FirstFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Painted(QWidget):
    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self._log = log

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._log.append("painted")


def test_signal_is_emitted_once_after_the_window_was_painted(qtbot: QtBot) -> None:
    log: list[str] = []
    window = Painted(log)
    qtbot.addWidget(window)
    frame = FirstFrame(window, window)
    frame.passed.connect(lambda: log.append("passed"))

    frame.watch()
    window.show()
    qtbot.waitUntil(lambda: "passed" in log)

    assert log.index("painted") < log.index("passed")
    window.repaint()
    assert log.count("passed") == 1


def test_window_that_is_never_painted_only_delays_the_signal(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    frame = FirstFrame(window, window)

    with qtbot.waitSignal(frame.passed, timeout=10_000):
        frame.watch()
