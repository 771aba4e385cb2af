"""Test window with a canvas and the drawings menu, and a recorded drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QWidget

from mnist_draw.demo.demo_caption import DemoCaption
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.ink import Point, Stroke
from mnist_draw.drawings_menu import DrawingsMenu
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from tests.mnist_draw.recorder import TextRecorder
from trainer.data.recorded_drawing import RecordedDrawing

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
LONG_MS = 60_000


class Desk:
    """A window with a canvas and the menu's actions."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.area = DrawArea()
        QHBoxLayout(self.window).addWidget(self.area)
        self.window.resize(420, 640)
        self.owner = QObject()
        self.weights = WeightsInUse(self.owner)
        notifications = Notifications(parent=self.owner)
        self.notices = TextRecorder(notifications.shown)
        self.menu = DrawingsMenu(self.window, self.area, self.weights, notifications, self.owner)
        self.window.addAction(self.menu.demo_action)
        self.window.show()
        self.menu.start()

    def wait_until(self, condition: object) -> None:
        self._qtbot.waitUntil(condition, timeout=LONG_MS)  # type: ignore[arg-type]

    def wait_for_ink(self) -> None:
        self.wait_until(lambda: not self.area.drawing.is_blank)

    @property
    def caption(self) -> DemoCaption:
        caption = self.area.canvas.findChild(DemoCaption)
        assert isinstance(caption, DemoCaption)
        return caption

    def file_dialog(self, name: str) -> QFileDialog:
        dialog = self.window.findChild(QFileDialog, name)
        assert isinstance(dialog, QFileDialog)
        return dialog

    def choose_file(self, dialog_name: str, path: Path) -> None:
        """Chooses a file in the open dialog of that name."""
        dialog = self.file_dialog(dialog_name)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()

    @property
    def label_dialog(self) -> QInputDialog:
        dialog = self.window.findChild(QInputDialog, "drawingLabelDialog")
        assert isinstance(dialog, QInputDialog)
        return dialog

    def draw(self, x: int = 0) -> None:
        position = self.area.canvas.rect().center() + QPoint(x, 0)
        QTest.mouseClick(self.area.canvas, LEFT, pos=position)


def one(x: float = 140, label: str | None = "1") -> RecordedDrawing:
    points = tuple(Point(x, 60 + 20 * n, 0.05 * n) for n in range(9))
    return RecordedDrawing(label, (Stroke(points, 16),))
