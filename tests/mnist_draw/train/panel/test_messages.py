"""Messages of the training panel: failures, advice, suggested changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QToolButton

from mnist_draw.shared import language
from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.train.run_controls import Phase
from mnist_draw.train.status import status_texts
from tests import accessible
from tests.mnist_draw.train.panel.parts import (
    STARTED,
    button_named,
    click,
    enabled_in,
    evaluated_event,
    find,
    finished_event,
)
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.recipe.presets import FAST_CNN, preset

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.train.panel import TrainingPanel


def test_a_failure_is_shown_and_training_is_possible_again(
    panel: TrainingPanel,
) -> None:
    click(panel, "train")
    panel.show_started(STARTED)
    panel.show_failed(lambda: "The loss stopped being a number. Lower the learning rate.")
    bar = find(panel, MessageBar, "messageBar")
    assert bar.isVisible()
    assert bar.text() == "The loss stopped being a number. Lower the learning rate."
    assert enabled_in(panel) == {"choices", "train"}


def test_a_notification_can_be_dismissed(
    panel: TrainingPanel, notifications: Notifications
) -> None:
    notifications.show(
        lambda: "No network: training on computer-drawn digits instead of MNIST.", "warning"
    )
    bar = find(panel, MessageBar, "messageBar")
    assert bar.isVisible()
    QTest.mouseClick(accessible.button(panel, "Dismiss message"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_notification_can_offer_an_action(
    panel: TrainingPanel, notifications: Notifications, qtbot: QtBot
) -> None:
    action = QAction("Retry", panel)
    notifications.show(lambda: "The download failed.", "error", action)
    with qtbot.waitSignal(action.triggered):
        click(panel, "message")
    assert not find(panel, MessageBar, "messageBar").isVisible()


def test_a_new_run_dismisses_the_message(panel: TrainingPanel) -> None:
    panel.show_failed(lambda: "Something failed.")
    click(panel, "train")
    assert not find(panel, MessageBar, "messageBar").isVisible()


def test_a_digit_that_is_never_predicted_shows_advice(panel: TrainingPanel) -> None:
    panel.choices.set_recipe("pytorch-cnn")
    click(panel, "train")
    panel.show_started(STARTED)
    panel.show_evaluated(evaluated_event(4))
    bar = find(panel, MessageBar, "messageBar")
    assert bar.text().startswith("It never predicts 4. All units for it have died")
    panel.show_finished(finished_event())
    click(panel, "message")
    assert panel.choice.recipe.seed == 1
    # A button that says "try" trains.
    assert panel.phase is Phase.PREPARING


def test_a_suggestion_during_a_run_stops_it_and_trains_once_it_has_ended(
    panel: TrainingPanel, qtbot: QtBot
) -> None:
    panel.choices.set_recipe("pytorch-cnn")
    click(panel, "train")
    panel.show_started(STARTED)
    panel.show_evaluated(evaluated_event(4))
    with qtbot.waitSignal(panel.stop_requested):
        click(panel, "message")
    assert panel.phase is Phase.STOPPING
    assert panel.choice.recipe.seed == 0
    with qtbot.waitSignal(panel.train_requested) as requested:
        panel.show_finished(finished_event(stopped=True))
    assert requested.args is not None
    assert requested.args[0].recipe.seed == 1


def test_a_run_that_is_started_first_takes_no_suggestion(panel: TrainingPanel) -> None:
    panel.choices.set_recipe("pytorch-cnn")
    click(panel, "train")
    panel.show_started(STARTED)
    panel.show_evaluated(evaluated_event(4))
    click(panel, "message")
    panel.show_finished(finished_event(stopped=True))
    click(panel, "train")
    QApplication.processEvents()
    assert panel.choice.recipe.seed == 0


def test_the_cause_of_guessing_is_said_with_a_way_back(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.choices.use_recipe(preset("mlp").with_changes(learning_rate=100))
    click(panel, "train")
    panel.show_started(STARTED)
    panel.show_evaluated(replace(evaluated_event(4), accuracy=0.1))
    bar = find(panel, MessageBar, "messageBar")
    assert bar.text() == (
        "Learning rate 100 is 50000 times the recipe’s. 10.0\u00a0% right is guessing."
    )
    panel.show_finished(finished_event())
    assert button_named(panel, "message").text() == "Back to 0.002 and train"
    with qtbot.waitSignal(panel.train_requested) as requested:
        click(panel, "message")
    assert requested.args is not None
    assert requested.args[0].recipe == preset("mlp")


def test_advice_is_dismissed_when_the_digit_is_predicted_again(panel: TrainingPanel) -> None:
    click(panel, "train")
    panel.show_started(STARTED)
    panel.show_evaluated(evaluated_event(4))
    panel.show_evaluated(evaluated_event())
    assert not find(panel, MessageBar, "messageBar").isVisible()


def test_dismissed_advice_is_not_repeated(panel: TrainingPanel) -> None:
    click(panel, "train")
    panel.show_started(STARTED)
    panel.show_evaluated(evaluated_event(4))
    find(panel, MessageBar, "messageBar").dismiss()
    panel.show_evaluated(evaluated_event(4))
    assert not find(panel, MessageBar, "messageBar").isVisible()


def test_out_of_memory_suggests_a_smaller_batch_size(panel: TrainingPanel) -> None:
    click(panel, "train")
    panel.show_failed(lambda: "Too little memory.", OutOfMemoryError("GPU", 128))
    assert button_named(panel, "message").text() == "Use batches of 64 and train"
    click(panel, "message")
    assert panel.choice.recipe == FAST_CNN.with_changes(batch_size=64)
    assert find(panel, QSpinBox, "batchSizeBox").value() == 64


def test_divergence_suggests_a_smaller_learning_rate(panel: TrainingPanel) -> None:
    click(panel, "train")
    panel.show_failed(lambda: "No number.", DivergedError(3, 0.02))
    click(panel, "message")
    assert panel.choice.recipe == FAST_CNN.with_changes(learning_rate=FAST_CNN.learning_rate / 10)


def test_advice_on_a_job_of_another_window_has_no_button(panel: TrainingPanel) -> None:
    panel.begin_job(preset("pytorch-cnn"))
    panel.show_started(STARTED)
    panel.show_evaluated(evaluated_event(4))
    bar = find(panel, MessageBar, "messageBar")
    assert bar.text().startswith("It never predicts 4.")
    assert not button_named(panel, "message").isVisible()


def test_a_job_of_another_window_that_fails_changes_no_setting_of_the_form(
    panel: TrainingPanel,
) -> None:
    panel.begin_job(preset("mlp"))
    panel.show_failed(lambda: "No number.", DivergedError(3, 0.02))
    assert find(panel, MessageBar, "messageBar").text() == "No number."
    assert not button_named(panel, "message").isVisible()


def test_there_is_no_advice_on_a_training_whose_result_is_to_be_guessed(
    panel: TrainingPanel,
) -> None:
    panel.begin_job(preset("mlp").with_changes(learning_rate=100))
    panel.adviser.set_aside(True)
    panel.show_started(STARTED)
    panel.show_evaluated(replace(evaluated_event(4), accuracy=0.1))
    bar = find(panel, MessageBar, "messageBar")
    assert not bar.isVisible()
    panel.show_failed(lambda: "No number.", DivergedError(3, 100.0))
    assert bar.text() == "No number."
    assert not button_named(panel, "message").isVisible()


def test_other_failures_suggest_nothing(panel: TrainingPanel) -> None:
    click(panel, "train")
    panel.show_failed(lambda: "Something.", None)
    assert not button_named(panel, "message").isVisible()


def test_a_long_message_gets_room_and_covers_no_control(
    panel: TrainingPanel, notifications: Notifications
) -> None:
    panel.resize(578, 704)
    panel.show()
    QApplication.processEvents()
    curves = find(panel, QToolButton, "curvesButton")
    before = curves.y()
    notifications.show(lambda: "One line.", "info")
    QApplication.processEvents()
    assert curves.y() == before
    notifications.show(lambda: 20 * "A sentence that is rather long. ", "warning")
    for _ in range(3):
        QApplication.processEvents()
    bar = find(panel, MessageBar, "messageBar")
    place = QRect(curves.mapTo(panel, QPoint()), curves.size())
    assert curves.isVisible()
    assert not place.intersects(bar.geometry())
    bar.dismiss()
    for _ in range(3):
        QApplication.processEvents()
    assert curves.y() == before


@pytest.mark.usefixtures("english_afterwards")
@pytest.mark.parametrize("failed", [False, True])
def test_advice_on_screen_follows_the_language(
    panel: TrainingPanel, qapp: QApplication, failed: bool
) -> None:
    def texts() -> list[str]:
        button = button_named(panel, "message")
        assert button.isVisible()
        return [
            find(panel, MessageBar, "messageBar").text(),
            button.text(),
            button.accessibleName(),
            button.toolTip(),
        ]

    def advise() -> None:
        click(panel, "train")
        if failed:
            panel.show_failed(status_texts.ended_early, DivergedError(3, 0.02))
        else:
            panel.show_started(STARTED)
            panel.show_evaluated(evaluated_event(4))

    advise()
    english = texts()

    language.install(qapp, "ja")
    QApplication.sendPostedEvents()

    shown = texts()
    assert not set(shown) & set(english)
    if failed:
        advise()
        assert texts() == shown
