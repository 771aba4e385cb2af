"""The Data window follows weights that the user chooses in the time machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget

from mnist_draw.dataset.digit_list import DataSplits
from mnist_draw.dataset.worker import DataAnswer
from tests.mnist_draw.dataset.parts import TEST, TRAIN
from trainer.data.sources import DataRequest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.mnist_draw.dataset.parts import Data


@pytest.fixture
def predicted(data: Data) -> Data:
    """The test images have been predicted once."""
    data.press("Read the test images")
    data.worker.answer()
    return data


def test_predictions_on_screen_follow_other_weights(predicted: Data) -> None:
    other = predicted.use(2)
    predicted.controller.follow()
    assert predicted.predicting[1:] == [other]


def test_nothing_is_predicted_before_the_user_has_asked(data: Data) -> None:
    data.use(2)
    data.controller.follow()
    assert data.predicting == []


def test_nothing_is_predicted_while_the_window_is_closed(predicted: Data) -> None:
    predicted.window.close()
    predicted.use(2)
    predicted.controller.follow()
    assert len(predicted.predicting) == 1


def test_a_running_prediction_is_followed_by_one_with_the_newest_weights(predicted: Data) -> None:
    first = predicted.use(2)
    predicted.controller.follow()
    for seed in (3, 4):
        newest = predicted.use(seed)
        predicted.controller.follow()
    predicted.worker.answer()
    assert predicted.predicting[1:] == [first, newest]
    predicted.worker.answer()
    assert len(predicted.predicting) == 3


def test_an_outdated_prediction_is_cancelled_once_the_weights_rest(
    predicted: Data, qtbot: QtBot
) -> None:
    predicted.use(2)
    predicted.controller.follow()
    newest = predicted.use(3)
    predicted.controller.follow()
    qtbot.waitUntil(predicted.worker.jobs[-1].cancel.is_set)
    predicted.worker.answer()
    assert predicted.predicting[-1] is newest


def test_the_cancel_button_ends_following(predicted: Data) -> None:
    predicted.use(2)
    predicted.controller.follow()
    predicted.use(3)
    predicted.controller.follow()
    predicted.press("Cancel")
    predicted.worker.answer()
    assert len(predicted.predicting) == 2


def test_mistakes_are_read_at_once(data: Data) -> None:
    tabs = data.window.findChild(QTabWidget, "dataTabs")
    assert tabs is not None
    tabs.setCurrentIndex(0)
    data.window.close()

    data.controller.show_mistakes()

    assert data.window.isVisible()
    assert tabs.currentIndex() == 1
    assert data.predicting == [data.weights.snapshot]


def test_mistakes_that_are_shown_are_not_read_again(predicted: Data) -> None:
    predicted.controller.show_mistakes()
    assert len(predicted.predicting) == 1
    newer = predicted.use(2)
    predicted.controller.show_mistakes()
    assert predicted.predicting[1:] == [newer]


def test_mistakes_of_newer_weights_are_read_after_those_being_read(data: Data) -> None:
    data.controller.show_mistakes()
    newer = data.use(2)
    data.controller.show_mistakes()
    assert len(data.predicting) == 1
    data.worker.answer()
    assert data.predicting[1:] == [newer]


def test_lines_that_could_not_be_read_are_named(data: Data) -> None:
    splits = DataSplits("ours", "here", TRAIN, TEST, TEST, None, (3, 7))
    data.worker.answered.emit(DataAnswer(data.worker.loads[-1], splits))
    text = data.window.findChild(QLabel, "messageText")
    assert text is not None
    assert text.text() == "ours: 3 lines could not be read, first line 7"


def test_the_training_panel_leads_to_the_mistakes(data: Data) -> None:
    data.panel.mistakes_wanted.emit()
    assert data.predicting == [data.weights.snapshot]


def test_mistakes_of_a_run_are_those_on_its_own_data(data: Data) -> None:
    """Whatever data set is chosen for the next run."""
    used = data.weights.snapshot
    assert used is not None
    data.session.data[used.run] = DataRequest("strokes")
    data.panel.choices.set_data("auto", None)

    data.panel.mistakes_wanted.emit()
    data.worker.answer()
    data.panel.mistakes_wanted.emit()

    assert [job.data for job in data.worker.jobs] == [DataRequest("strokes")]
    data.press("Read the test images")
    assert data.worker.jobs[-1].data == DataRequest()
