"""What can be done with the result of a run: go on after a stop, see its mistakes."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QPushButton

from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.train.run_controls import Phase
from mnist_draw.train.status import status_texts
from mnist_draw.train.status.status import TrainingStatus
from mnist_draw.train.training_choice import TrainingChoice
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.recorder import Recorder
from tests.mnist_draw.train.panel.parts import (
    STARTED,
    button_named,
    click,
    finished_event,
    status_of,
    steps_event,
)
from trainer.events import DataReady, Started
from trainer.recipe.presets import FAST_CNN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.train.panel import TrainingPanel

_RESULT = "Test accuracy 99.13 % in 7.6 s"
# Of the run of `STARTED`, and of an opened file.
NETWORK = dataclasses.replace(snapshot(), run="r")
ANOTHER = dataclasses.replace(snapshot(), run="another")


def _run(
    panel: TrainingPanel, epochs: int = 10, epochs_done: float = 10.0, **result: object
) -> None:
    """Train to the result, with 10,000 test images."""
    panel.choices.use_recipe(FAST_CNN.with_changes(epochs=epochs))
    click(panel, "train")
    panel.show_data(DataReady("MNIST", "here", 55_000, 5_000, 10_000))
    panel.show_started(STARTED)
    panel.set_present_weights(NETWORK)
    panel.show_finished(finished_event(epochs=epochs_done, **result))


def _offers(panel: TrainingPanel) -> list[str]:
    buttons = [button_named(panel, name) for name in ("goOn", "seeMistakes")]
    return [button.text() for button in buttons if button.isVisible()]


def test_a_result_leads_to_its_mistakes(panel: TrainingPanel) -> None:
    wanted = Recorder(panel.mistakes_wanted)
    assert _offers(panel) == []
    _run(panel, test_accuracy=0.9913)
    assert _offers(panel) == ["See its 87 mistakes"]
    click(panel, "seeMistakes")
    assert len(wanted) == 1


def test_one_mistake_is_no_mistakes(panel: TrainingPanel) -> None:
    _run(panel, test_accuracy=0.9999)
    assert _offers(panel) == ["See its mistake"]


@pytest.mark.parametrize("accuracy", [1.0, float("nan")])
def test_without_known_mistakes_none_are_offered(panel: TrainingPanel, accuracy: float) -> None:
    _run(panel, test_accuracy=accuracy)
    assert _offers(panel) == []


def test_a_stopped_run_goes_on_for_the_rest_of_its_epochs(panel: TrainingPanel) -> None:
    _run(panel, epochs=10, stopped=True, epochs_done=5.79)
    jobs = Recorder(panel.train_requested)
    # Whatever is chosen meanwhile: the run goes on as it began.
    panel.choices.set_recipe("mlp")
    click(panel, "goOn")
    (choice,) = jobs.values
    assert choice.continue_
    assert (choice.recipe, choice.epochs_before) == (FAST_CNN.with_changes(epochs=10), 5.79)
    assert panel.phase is Phase.PREPARING
    assert _offers(panel) == []


def test_a_continuation_counts_all_epochs(panel: TrainingPanel) -> None:
    _run(panel, epochs=6, stopped=True, epochs_done=2.4)
    click(panel, "goOn")
    rest = Started("s", "cpu", 1000, 6, 360, 100, first_step=240, epochs_before=2.4)
    panel.show_started(rest)
    panel.show_steps(steps_event(270))
    assert "Epoch 3 of 6 · 45 %" in status_of(panel)
    panel.show_finished(finished_event(run="s", epochs=1.2, stopped=True))
    assert status_of(panel) == "Stopped in epoch 3.6"
    jobs = Recorder(panel.train_requested)
    click(panel, "goOn")
    assert jobs.values[0].epochs_before == pytest.approx(3.6)


def test_a_cancelled_continuation_is_offered_again(panel: TrainingPanel) -> None:
    _run(panel, stopped=True, epochs_done=5.79, test_accuracy=0.98)
    click(panel, "goOn")
    panel.show_ended(status_texts.cancelled)
    assert _offers(panel) == ["Go on", "See its 200 mistakes"]


def test_the_offers_are_about_the_network_in_use(panel: TrainingPanel) -> None:
    _run(panel, stopped=True, epochs_done=1.0, test_accuracy=0.98)
    panel.set_present_weights(ANOTHER)
    assert _offers(panel) == []
    panel.set_present_weights(NETWORK)
    assert len(_offers(panel)) == 2
    panel.set_past_step(30)
    assert _offers(panel) == []
    panel.set_past_step(None)
    assert len(_offers(panel)) == 2


def test_weights_that_were_opened_while_the_run_was_tested_get_no_offers(
    panel: TrainingPanel,
) -> None:
    click(panel, "train")
    panel.show_started(STARTED)
    panel.set_present_weights(NETWORK)
    panel.set_present_weights(ANOTHER)
    panel.show_finished(finished_event(epochs=1.0, stopped=True, test_accuracy=0.98))
    assert _offers(panel) == []


def test_a_training_aside_leaves_the_offers_of_the_network_in_use(panel: TrainingPanel) -> None:
    _run(panel, epochs=10, stopped=True, epochs_done=4.0)
    panel.begin_job(FAST_CNN.with_changes(learning_rate=0.5))
    panel.show_started(Started("aside", "cpu", 1000, 3, 60, 20))
    panel.show_finished(finished_event(run="aside", epochs=3.0))
    jobs = Recorder(panel.train_requested)
    click(panel, "goOn")
    assert jobs.values[0].recipe == FAST_CNN.with_changes(epochs=10)
    assert jobs.values[0].epochs_before == 4.0


def _rest(epochs_done: float) -> TrainingChoice:
    recipe = FAST_CNN.with_changes(epochs=2)
    return TrainingChoice(recipe, "auto", None, "cpu", True, epochs_before=epochs_done)


@pytest.fixture
def narrow(qtbot: QtBot) -> TrainingStatus:
    """The status beside which only short offers have room."""
    theme.apply(QApplication.instance(), "light", projector=True)  # type: ignore[arg-type]
    status = TrainingStatus()
    qtbot.addWidget(status)
    line = QFontMetricsF(theme.font("body")).horizontalAdvance(_RESULT)
    status.resize(round(1.7 * line), status.sizeHint().height())
    status.links.note_network("r")
    status.show()
    return status


def test_the_offers_move_nothing_and_leave_room_for_the_result(narrow: TrainingStatus) -> None:
    before = narrow.sizeHint().height()
    narrow.show_status(lambda: _RESULT, 1, strong=True)
    narrow.links.show_result(finished_event(test_accuracy=0.9913), _rest(2), 10_000)
    for _ in range(3):
        QApplication.processEvents()
    button = narrow.findChild(QPushButton, "seeMistakesButton")
    assert button is not None
    assert (button.text(), button.accessibleName()) == ("87 mistakes", "See its 87 mistakes")
    assert button.width() >= button.minimumSizeHint().width()
    assert narrow.sizeHint().height() == before
    narrow.resize(1200, narrow.height())
    QApplication.processEvents()
    assert button.text() == "See its 87 mistakes"


def test_mistakes_become_an_icon_beside_going_on(narrow: TrainingStatus) -> None:
    narrow.show_status(lambda: _RESULT, 1, strong=True)
    stopped = finished_event(stopped=True, epochs=1.0, test_accuracy=0.9913)
    narrow.links.show_result(stopped, _rest(1), 10_000)
    for _ in range(3):
        QApplication.processEvents()
    go_on = narrow.findChild(QPushButton, "goOnButton")
    mistakes = narrow.findChild(QPushButton, "seeMistakesButton")
    assert go_on is not None
    assert mistakes is not None
    assert (go_on.text(), mistakes.text()) == ("Go on", "")
    assert not mistakes.icon().isNull()
    assert mistakes.accessibleName() == "See its 87 mistakes"


def test_a_result_is_never_cut(narrow: TrainingStatus) -> None:
    """Where its offers have no room beside it, they lie below it."""
    line = narrow.findChild(SteadyLabel, "trainingStatus")
    assert line is not None
    narrow.show_status(lambda: _RESULT, 1, strong=True)
    narrow.links.show_result(finished_event(test_accuracy=0.9913), _rest(2), 10_000)
    font = theme.font("body")
    font.setWeight(QFont.Weight.DemiBold)
    narrow.resize(round(1.1 * QFontMetricsF(font).horizontalAdvance(_RESULT)), narrow.height() * 2)
    for _ in range(3):
        QApplication.processEvents()

    assert line.width() >= QFontMetricsF(font).horizontalAdvance(_RESULT)
    assert narrow.links.y() > line.y()
