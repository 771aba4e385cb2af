"""Card "Fool it": the change, its strength, both networks, and what cannot be fooled."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSlider

from mnist_draw.compare.sources import Bundled, load
from mnist_draw.fooling import worker
from mnist_draw.fooling.controller import FoolingCard
from mnist_draw.messages.notifications import Notifications
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.mnist_draw.compare.parts import FakePredictions, find
from tests.mnist_draw.experiment_page import ExperimentPage, HeldSearch
from tests.mnist_draw.inside.observing import observation_with
from tests.mnist_draw.networks import TINY, snapshot
from tests.mnist_draw.predict.rasters import BLANK, bar
from trainer.robustness.smallest_change import smallest_change

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.worker import PredictionWorker
    from trainer.network.weights import WeightSnapshot

RUN = "Fool both networks"
CNN = load(Bundled("cnn")).snapshot


class Fooling(ExperimentPage):
    def __init__(self, qtbot: QtBot) -> None:
        self.predictions = FakePredictions()
        self._parent = QObject()
        super().__init__(
            qtbot,
            FoolingCard(cast("PredictionWorker", self.predictions), Notifications(), self._parent),
        )

    def draw(self, raster: NDArray[np.uint8], weights: WeightSnapshot = CNN) -> None:
        self.predictions.predict(observation_with(weights, raster))

    def text(self, name: str) -> str:
        return find(self.page, SteadyLabel, name).text()


@pytest.fixture
def fooling(qtbot: QtBot) -> Iterator[Fooling]:
    shown = Fooling(qtbot)
    yield shown
    shown.shut_down()


def test_it_waits_for_a_drawing(fooling: Fooling) -> None:
    assert "Draw a digit" in fooling.hint
    fooling.draw(BLANK)
    assert "Draw a digit" in fooling.hint
    fooling.draw(bar(39))
    assert fooling.hint == ""


def test_both_networks_are_fooled_and_each_reads_the_change_for_the_other(
    fooling: Fooling,
) -> None:
    fooling.draw(bar(39))
    fooling.run_to_the_end(RUN)
    assert fooling.answer.startswith("Changing ")
    assert "your network's 1 into" in fooling.answer
    assert "MLP: " in fooling.answer
    assert "Of 200 random changes of the same size, " in fooling.detail
    assert not fooling.text("ownFooledAnswer").startswith("Reads 1 ")
    assert not fooling.text("secondFooledAnswer").startswith("Reads 1 ")
    assert fooling.text("ownFooledOther").startswith("MLP reads ")
    assert fooling.text("secondFooledOther").startswith("Your network reads ")


def test_less_of_the_change_fools_nothing(fooling: Fooling) -> None:
    fooling.draw(bar(39))
    fooling.run_to_the_end(RUN)
    slider = find(fooling.page, QSlider, "strengthSlider")
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert fooling.text("changeStrength").startswith("95")
    assert fooling.text("ownFooledAnswer").startswith("Reads 1 ")
    assert fooling.text("secondFooledAnswer").startswith("Reads 1 ")


def test_a_chosen_digit_is_read_in_the_end(fooling: Fooling) -> None:
    fooling.choose(1 + 4)
    fooling.draw(bar(39))
    fooling.run_to_the_end(RUN)
    assert fooling.text("ownFooledAnswer").startswith("Reads 4 ")
    assert fooling.text("secondFooledAnswer").startswith("Reads 4 ")


def test_a_digit_that_is_read_already_needs_no_change(fooling: Fooling) -> None:
    fooling.choose(1 + 1)
    fooling.draw(bar(39))
    fooling.run_to_the_end(RUN)
    assert "No change turns the answers" in fooling.message
    assert fooling.text("ownFooledAnswer") == "It reads this digit already"


def test_another_second_network_removes_the_result(fooling: Fooling) -> None:
    fooling.draw(bar(39))
    fooling.run_to_the_end(RUN)
    box = find(fooling.page, QComboBox, "secondNetworkBox")
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.currentText() == "Linear"
    assert fooling.answer == ""
    fooling.run_to_the_end(RUN)
    assert "Linear: " in fooling.answer


def test_a_network_of_other_classes_is_refused(fooling: Fooling) -> None:
    fooling.draw(bar(39), snapshot(TINY.for_classes(("A", "B"))))
    assert "reads A, B" in fooling.hint


def test_a_search_can_be_cancelled(fooling: Fooling) -> None:
    fooling.draw(bar(39))
    fooling.press(RUN)
    fooling.press("Cancel")
    fooling.wait_until(lambda: find(fooling.page, QComboBox, "secondNetworkBox").isEnabled())
    assert fooling.answer == ""
    assert fooling.message == ""


def test_a_search_that_is_cancelled_half_way_has_no_answer_in_any_language(
    fooling: Fooling, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldSearch(smallest_change)
    monkeypatch.setattr(worker, "smallest_change", held)
    fooling.draw(bar(39))
    fooling.press(RUN)
    fooling.wait_until(held.holds.is_set)
    fooling.press("Cancel")
    held.goes_on.set()
    fooling.wait_until(lambda: find(fooling.page, QComboBox, "secondNetworkBox").isEnabled())
    assert fooling.text("ownFooledAnswer").startswith("Reads ")
    fooling._card.retranslate()
    assert fooling.answer == ""


def test_nothing_is_observed_while_the_page_is_not_seen(fooling: Fooling) -> None:
    assert fooling.predictions.observers
    fooling._card.set_seen(seen=False)
    assert not fooling.predictions.observers


def test_another_language_does_not_bring_a_dismissed_message_back(fooling: Fooling) -> None:
    fooling.choose(1 + 1)
    fooling.draw(bar(39))
    fooling.run_to_the_end(RUN)
    accessible.button(fooling.page, "Dismiss message").click()
    fooling._card.retranslate()
    assert fooling.message == ""


def test_results_of_weights_that_are_no_longer_in_use_are_marked(fooling: Fooling) -> None:
    fooling.draw(bar(39))
    fooling.run_to_the_end(RUN)
    assert fooling.hint == ""
    fooling.draw(bar(39), snapshot(TINY))
    assert "has changed since" in fooling.hint
    # Which removes them.
    QTest.keyClick(find(fooling.page, QComboBox, "secondNetworkBox"), Qt.Key.Key_Up)
    assert fooling.hint == ""
