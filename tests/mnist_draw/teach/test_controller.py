"""The teaching window with its controller, over a training whose events a test emits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QLabel, QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.messages.notifications import Notifications
from mnist_draw.settings import Settings
from mnist_draw.teach.controller import TeachController
from mnist_draw.teach.window import TeachWindow
from tests import accessible
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.queue.parts import QueueParts
from tests.mnist_draw.teach.test_window import COMPARISON
from tests.trainer.teaching.drawings import write
from trainer.drawings.store import DrawingStore
from trainer.errors import DivergedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.train.worker import TrainingWorker
    from trainer.network.weights import WeightSnapshot


class Predictor(QObject):
    """Notes the weights to which one goes back."""

    @Slot(object)
    def return_to(self, weights: WeightSnapshot) -> None:
        self.weights = weights


class Teaching(QueueParts):
    """The window over a store of ten drawings."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot)
        self.drawings = folder / "drawings.sqlite"
        with DrawingStore(self.drawings) as store:
            for digit in range(10):
                store.add(write(f"{digit}", digit).strokes, f"{digit}", "Ann")
        main, area, self.predictor = QWidget(), DrawArea(), Predictor()
        qtbot.addWidget(main)
        qtbot.addWidget(area)
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self.weights.use(snapshot())
        self.controller = TeachController(
            main,
            area,
            self.panel,
            self.session,
            cast("TrainingWorker", self.worker),
            cast("PredictionWorker", self.predictor),
            self.weights,
            Notifications(),
            settings,
            self.drawings,
        )
        self.controller.show()
        window = main.findChild(QWidget, "teachView")
        assert isinstance(window, TeachWindow)
        self.window = window
        qtbot.waitUntil(lambda: self.visible("Teach it"))

    def visible(self, name: str) -> bool:
        button = accessible.button(self.window, name)
        return button.isVisible() and button.isEnabled()

    def press(self, name: str) -> None:
        accessible.button(self.window, name).click()

    def text(self, name: str) -> str:
        label = self.window.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def lose_the_drawings(self) -> None:
        """There is a folder in their place."""
        self.drawings.unlink()
        self.drawings.mkdir()


@pytest.fixture
def teaching(qtbot: QtBot, tmp_path: Path) -> Iterator[Teaching]:
    result = Teaching(qtbot, tmp_path)
    yield result
    result.controller.shut_down()
    assert result.controller.worker_thread.wait(10_000)


def test_drawings_that_cannot_be_counted_leave_the_lesson_its_result(
    teaching: Teaching, qtbot: QtBot
) -> None:
    teaching.press("Teach it")
    teaching.wait_for_job(1)
    teaching.start()
    teaching.lose_the_drawings()
    # As each time that the window is activated.
    teaching.window.counts_wanted.emit()
    qtbot.waitUntil(lambda: bool(teaching.text("messageText")))
    assert teaching.visible("Cancel")
    assert teaching.text("teachStatus").startswith("Learning")
    teaching.worker.taught.emit(COMPARISON)
    teaching.finish()
    assert teaching.text("teachingResult") == "It reads 2 of these 4 drawings correctly (before: 2)"
    assert not teaching.visible("Cancel")


def test_drawings_that_cannot_be_read_end_the_lesson(teaching: Teaching, qtbot: QtBot) -> None:
    teaching.lose_the_drawings()
    teaching.press("Teach it")
    assert teaching.visible("Cancel")
    # Of the count too, where the window has become active meanwhile.
    qtbot.waitUntil(lambda: teaching.visible("Teach it") and bool(teaching.text("messageText")))
    assert not teaching.visible("Cancel")
    assert teaching.worker.jobs == []


def test_a_lesson_that_fails_says_so(teaching: Teaching) -> None:
    teaching.press("Teach it")
    teaching.wait_for_job(1)
    teaching.start()
    teaching.fail(DivergedError(5, 100.0))
    assert teaching.text("messageText")
    assert teaching.visible("Teach it")
