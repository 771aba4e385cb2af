"""The Queue window with its controller: add, train, compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableWidget, QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.messages.notifications import Notifications
from mnist_draw.queue.controller import QueueController
from mnist_draw.settings import Settings
from mnist_draw.shared import language
from tests import accessible
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.queue.parts import QueueParts
from trainer.errors import DivergedError
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot


class Queue(QueueParts):
    """The window, its buttons and its tables."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot)
        main, area = QWidget(), DrawArea()
        qtbot.addWidget(main)
        qtbot.addWidget(area)
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        notifications = Notifications()
        self.said: list[tuple[Callable[[], str], str, QAction]] = []
        notifications.shown.connect(lambda *message: self.said.append(message))
        self.controller = QueueController(
            main, area, self.panel, self.session, self.queue, notifications, Settings(store)
        )
        self.controller.action.trigger()
        window = main.findChild(QWidget, "queueView")
        assert window is not None
        self.window = window

    def press(self, name: str) -> None:
        accessible.button(self.window, name).click()

    def enabled(self, name: str) -> bool:
        button = accessible.button(self.window, name)
        return button.isVisible() and button.isEnabled()

    def add(self, seeds: str) -> None:
        field = self.window.findChild(QLineEdit, "queueSeeds")
        assert field is not None
        field.setText(seeds)
        self.press("Add to queue")

    def rows(self, name: str = "queueTable") -> list[list[str]]:
        table = self.window.findChild(QTableWidget, name)
        assert table is not None
        columns = range(table.columnCount())
        cells = [[table.item(row, column) for column in columns] for row in range(table.rowCount())]
        return [[cell.text() if cell is not None else "" for cell in row] for row in cells]

    def text(self, name: str) -> str:
        label = self.window.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""


@pytest.fixture
def queue(qtbot: QtBot, tmp_path: Path) -> Queue:
    return Queue(qtbot, tmp_path)


def test_the_chosen_recipe_is_added_once_for_each_seed(queue: Queue) -> None:
    assert not queue.enabled("Start")
    queue.panel.choices.set_recipe("mlp")
    queue.add("0-2")
    assert queue.text("queueRecipe") == "Chosen: Two-layer MLP"
    assert queue.rows() == [["Two-layer MLP", f"{seed}", "waits"] for seed in range(3)]
    assert queue.enabled("Start")


def test_the_training_menu_adds_the_chosen_recipe_with_its_own_seed(queue: Queue) -> None:
    queue.panel.choices.use_recipe(preset("mlp").with_changes(seed=4))
    queue.controller.add_action.trigger()
    assert queue.rows() == [["Two-layer MLP", "4", "waits"]]
    ((text, _, offered),) = queue.said
    assert text() == "“Two-layer MLP” with seed 4 waits in the queue; waiting: 1"
    queue.window.close()
    offered.trigger()
    assert queue.window.isVisible()


def test_the_queue_refuses_to_keep_training_a_network_and_says_why(queue: Queue) -> None:
    queue.panel.set_present_weights(snapshot())
    box = queue.panel.findChild(QComboBox, "startBox")
    assert box is not None
    queue.panel.choices.use_recipe(snapshot().recipe)
    assert queue.controller.add_action.isEnabled()
    box.setCurrentIndex(1)
    assert not queue.controller.add_action.isEnabled()
    assert "New network under Start" in queue.controller.add_action.toolTip()


def test_a_list_that_cannot_be_read_is_explained(queue: Queue) -> None:
    queue.add("one")
    assert "“one” is no list of seeds" in queue.text("messageText")
    assert queue.rows() == []


def test_all_are_trained_and_compared(queue: Queue, qtbot: QtBot) -> None:
    queue.panel.choices.set_recipe("mlp")
    queue.add("0-1")
    queue.press("Start")
    queue.start()
    assert queue.rows()[0][2] == "trains, 50\u00a0%"
    assert not queue.session.aside
    queue.finish(0.96)
    queue.wait_for_job(2)
    queue.start()
    queue.finish(0.98)
    qtbot.waitUntil(lambda: queue.enabled("Start") or "Nothing waits" in queue.text("queueHint"))
    assert [row[2] for row in queue.rows()] == ["96.0\u00a0%", "98.0\u00a0%"]
    (summary,) = queue.rows("queueSummary")
    assert summary[1:4] == ["2", "97.00 ± 1.41\u00a0%", "96.00 – 98.00\u00a0%"]


def test_one_recipe_on_different_data_has_a_line_for_each(queue: Queue, qtbot: QtBot) -> None:
    queue.panel.choices.set_recipe("mlp")
    for data, accuracy in (("MNIST", 0.96), ("strange forms", 0.5)):
        queue.add("0")
        queue.press("Start")
        queue.start()
        queue.finish(accuracy, data=data)
        qtbot.waitUntil(lambda: not queue.queue.running)
    assert [(row[0], row[2]) for row in queue.rows("queueSummary")] == [
        ("Two-layer MLP on MNIST, 50 test images", "96.0\u00a0%"),
        ("Two-layer MLP on strange forms, 50 test images", "50.0\u00a0%"),
    ]


def test_on_the_same_data_the_recipe_alone_is_named(queue: Queue, qtbot: QtBot) -> None:
    queue.panel.choices.set_recipe("mlp")
    queue.add("0-1")
    queue.press("Start")
    queue.start()
    queue.finish()
    queue.wait_for_job(2)
    queue.start()
    queue.fail(DivergedError(5, 100.0))
    qtbot.waitUntil(lambda: not queue.queue.running)
    (summary,) = queue.rows("queueSummary")
    assert summary[:2] == ["Two-layer MLP", "2, 1 failed"]


def test_a_diverged_training_is_said_and_the_next_one_starts(queue: Queue, qtbot: QtBot) -> None:
    queue.add("0-1")
    queue.press("Start")
    queue.start()
    queue.fail(DivergedError(5, 100.0))
    queue.wait_for_job(2)
    assert queue.rows()[0][2] == "diverged: the learning rate is too large"
    queue.start()
    queue.finish()
    qtbot.waitUntil(lambda: not queue.queue.running)
    assert queue.rows("queueSummary")[0][1] == "2, 1 failed"


def test_stop_leaves_what_waits_for_another_start(queue: Queue, qtbot: QtBot) -> None:
    queue.add("0-2")
    queue.press("Start")
    queue.start()
    queue.press("Stop")
    queue.finish(stopped=True)
    qtbot.waitUntil(lambda: queue.enabled("Start"))
    assert [row[2] for row in queue.rows()] == ["stopped", "waits", "waits"]
    queue.press("Start")
    assert queue.worker.jobs[-1].recipe.seed == 1


def test_a_training_cancelled_before_its_first_step_waits_again(queue: Queue, qtbot: QtBot) -> None:
    queue.add("0")
    queue.press("Start")
    queue.press("Stop")
    queue.cancel_early()
    qtbot.waitUntil(lambda: queue.enabled("Start"))
    assert queue.rows()[0][2] == "waits"


@pytest.mark.usefixtures("english_afterwards")
def test_the_progress_follows_the_language(queue: Queue, qapp: QApplication) -> None:
    queue.add("0")
    queue.press("Start")
    queue.start()
    language.install(qapp, "ja")
    QApplication.sendPostedEvents()
    queue.controller.retranslate()
    shown = queue.rows()[0][2]
    assert "50" in shown
    assert "trains" not in shown


def test_selected_trainings_can_be_removed(queue: Queue) -> None:
    queue.add("0-2")
    assert not queue.enabled("Remove")
    table = queue.window.findChild(QTableWidget, "queueTable")
    assert table is not None
    table.selectRow(1)
    queue.press("Remove")
    assert [row[1] for row in queue.rows()] == ["0", "2"]


def test_nothing_is_removed_while_the_queue_trains_and_the_button_says_why(
    queue: Queue, qtbot: QtBot
) -> None:
    queue.add("0-1")
    table = queue.window.findChild(QTableWidget, "queueTable")
    assert table is not None
    table.selectRow(1)
    assert queue.enabled("Remove")
    queue.press("Start")
    queue.start()
    table.selectRow(1)
    assert not queue.enabled("Remove")
    assert "While the queue trains" in accessible.button(queue.window, "Remove").toolTip()
    queue.press("Stop")
    queue.finish(stopped=True)
    qtbot.waitUntil(lambda: not queue.queue.running)
    assert queue.enabled("Remove")
    assert "Remove the selected" in accessible.button(queue.window, "Remove").toolTip()


def test_to_keep_training_a_network_is_not_added_in_the_window_either(queue: Queue) -> None:
    queue.panel.set_present_weights(snapshot())
    box = queue.panel.findChild(QComboBox, "startBox")
    field = queue.window.findChild(QLineEdit, "queueSeeds")
    assert box is not None
    assert field is not None
    queue.panel.choices.use_recipe(snapshot().recipe)
    box.setCurrentIndex(1)
    assert not queue.enabled("Add to queue")
    assert "New network under Start" in accessible.button(queue.window, "Add to queue").toolTip()
    field.returnPressed.emit()
    assert "New network under Start" in queue.text("messageText")
    assert queue.rows() == []
    box.setCurrentIndex(0)
    assert queue.enabled("Add to queue")


def test_it_waits_for_another_training(queue: Queue) -> None:
    queue.add("0")
    queue.panel.train_action.trigger()
    queue.session.start(queue.panel.choice)
    assert not queue.enabled("Start")
    assert "A training runs" in queue.text("queueHint")
