"""Card "How little is enough?": parts of the drawing that three networks read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from mnist_draw.fewest_strokes import worker
from mnist_draw.fewest_strokes.controller import OBSERVER, StrokesCard
from mnist_draw.fewest_strokes.strokes_picture import StrokesPicture
from mnist_draw.fooling.subject import Subject
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.observation import Observed
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.mnist_draw.compare.parts import FakePredictions, find
from tests.mnist_draw.experiment_page import ExperimentPage, HeldSearch
from tests.trainer.robustness.compared import network_in_use
from tests.trainer.robustness.test_fewest_strokes import CROSSED_SEVEN, SEVEN
from trainer.network.forward import NumpyNetwork
from trainer.recipe.classes import DIGITS
from trainer.recipe.recipes import Recipe
from trainer.robustness.fewest_strokes import digit_image_of, fewest_strokes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.predict.worker import PredictionWorker
    from trainer.ink.pen import Stroke

RUN = "Read the parts"
NETWORK = network_in_use()


class Strokes(ExperimentPage):
    def __init__(self, qtbot: QtBot) -> None:
        self.predictions = FakePredictions()
        self._parent = QObject()
        super().__init__(
            qtbot,
            StrokesCard(cast("PredictionWorker", self.predictions), Notifications(), self._parent),
        )

    def draw(self, strokes: tuple[Stroke, ...] | None, network: NumpyNetwork = NETWORK) -> None:
        image = digit_image_of(SEVEN if strokes is None else strokes)
        subject = Subject(image, strokes, network, DIGITS)
        prediction = cast("Prediction", None)
        self.predictions.observed.emit(Observed(OBSERVER, prediction, subject))

    def text(self, name: str) -> str:
        return find(self.page, SteadyLabel, name).text()


@pytest.fixture
def strokes(qtbot: QtBot) -> Iterator[Strokes]:
    shown = Strokes(qtbot)
    yield shown
    shown.shut_down()


def test_it_waits_for_a_drawing_with_strokes(strokes: Strokes) -> None:
    assert "Draw a digit" in strokes.hint
    strokes.draw(())
    assert "Draw a digit" in strokes.hint
    strokes.draw(None)
    assert "picture without strokes" in strokes.hint
    strokes.draw(SEVEN)
    assert strokes.hint == ""


def test_each_network_has_its_part_of_the_drawing(strokes: Strokes) -> None:
    strokes.draw(CROSSED_SEVEN)
    strokes.run_to_the_end(RUN)
    assert strokes.answer.startswith("The first ")
    assert strokes.answer.endswith("for your network to read 7.")
    assert "CNN " in strokes.detail
    assert "MLP " in strokes.detail
    assert strokes.text("ownBeginningText").startswith("7 after ")
    assert strokes.text("ownStrokesText") == "Stroke 1 of 2 is enough"


def test_a_single_stroke_leaves_no_choice_of_strokes(strokes: Strokes) -> None:
    strokes.draw(SEVEN)
    strokes.run_to_the_end(RUN)
    assert strokes.text("ownStrokesText") == ""
    assert not find(strokes.page, StrokesPicture, "ownStrokes").isVisible()


def test_a_network_that_is_not_sure_is_named(strokes: Strokes) -> None:
    blind = {"2.weight": np.zeros((10, 784), np.float32), "2.bias": np.zeros(10, np.float32)}
    strokes.draw(SEVEN, NumpyNetwork(Recipe(model="linear", hidden_units=()), blind))
    strokes.run_to_the_end(RUN)
    assert "not sure of the whole drawing" in strokes.message
    assert strokes.text("ownBeginningText") == "It is not sure of the whole drawing"


def test_a_search_can_be_cancelled(strokes: Strokes) -> None:
    strokes.draw(SEVEN)
    strokes.press(RUN)
    strokes.press("Cancel")
    strokes.wait_until(lambda: find(strokes.page, QPushButton, "runExperimentButton").isVisible())
    assert strokes.answer == ""
    assert strokes.message == ""


def test_another_language_shows_no_answer_of_a_cancelled_search(
    strokes: Strokes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The own network is done, the next one is cancelled.
    held = HeldSearch(fewest_strokes)
    monkeypatch.setattr(worker, "fewest_strokes", held)
    strokes.draw(SEVEN)
    strokes.press(RUN)
    strokes.wait_until(held.holds.is_set)
    strokes.press("Cancel")
    held.goes_on.set()
    strokes.wait_until(lambda: find(strokes.page, QPushButton, "runExperimentButton").isVisible())
    assert strokes.text("ownBeginningText").startswith("7 after ")
    strokes._card.retranslate()
    assert strokes.answer == ""


def test_results_of_a_network_that_is_no_longer_in_use_are_marked(strokes: Strokes) -> None:
    strokes.draw(SEVEN)
    strokes.run_to_the_end(RUN)
    strokes.draw(CROSSED_SEVEN)
    assert strokes.hint == ""
    strokes.draw(SEVEN, network_in_use())
    assert "has changed since" in strokes.hint
