"""Card "Why convolution?": live answers, curves, cancelling, data that do not fit."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.robustness.controller import ConvolutionCard
from mnist_draw.robustness.curve_chart import CurveChart
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.mnist_draw.compare.parts import FakePredictions, find
from tests.mnist_draw.experiment_page import ExperimentPage
from tests.mnist_draw.inside.observing import observation_with
from tests.mnist_draw.networks import TINY, snapshot
from tests.mnist_draw.predict.rasters import bar
from trainer.data.digits import DataSet
from trainer.data.sources import DataRequest, LoadedData
from trainer.data.synthetic import builtin_strokes
from trainer.drawings.data_set import DataSetLoader
from trainer.robustness.changes import AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.train.panel import TrainingPanel

RUN = "Read 1000 test images"
DIGITS = builtin_strokes.generate(2, 60, seed=9)


class FakePanel:
    """Stands for the training panel: the data that it has chosen."""

    @property
    def choice(self) -> FakePanel:
        return self

    data_request = DataRequest("strokes")


class Lesson(ExperimentPage):
    """The card on its page, and a prediction worker that a test drives."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.dataset: DataSet = DIGITS
        monkeypatch.setattr(DataSetLoader, "load", lambda *_: LoadedData(self.dataset, None))
        self.predictions = FakePredictions()
        self.weights = WeightsInUse()
        self._parent = QObject()
        card = ConvolutionCard(
            cast("TrainingPanel", FakePanel()),
            cast("PredictionWorker", self.predictions),
            self.weights,
            Notifications(),
            self._parent,
        )
        super().__init__(qtbot, card)
        self.wait_until(lambda: bool(self.predictions.observers))

    def digit_of(self, name: str) -> str:
        return find(self.page, SteadyLabel, f"{name}Answer").text()


@pytest.fixture
def lesson(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lesson]:
    shown = Lesson(qtbot, monkeypatch)
    yield shown
    shown.shut_down()


def test_three_networks_read_the_drawing_while_the_slider_moves_it(lesson: Lesson) -> None:
    slider = find(lesson.page, QSlider, "changeSlider")
    observation = observation_with(snapshot(), bar(39))
    lesson.predictions.predict(observation)
    assert lesson.digit_of("mlp") == lesson.digit_of("cnn") == "1"
    QTest.keyClick(slider, Qt.Key.Key_End)
    lesson.predictions.predict(observation)
    # Eight pixels to the right, a 1 leaves what the MLP knows.
    assert lesson.digit_of("mlp") != "1"
    assert find(lesson.page, SteadyLabel, "changeAmount").text() == "8 px"


def test_nothing_is_read_while_the_page_is_not_seen(lesson: Lesson) -> None:
    lesson._card.set_seen(seen=False)
    assert not lesson.predictions.observers


def test_the_curves_answer_the_question(lesson: Lesson) -> None:
    lesson.weights.use(snapshot(TINY))
    lesson.run_to_the_end(RUN)
    assert "Moved by 3 pixels" in lesson.answer
    assert "60 test images" in lesson.answer
    chart = find(lesson.page, CurveChart, "robustnessChart")
    # The mark has moved to what the question asks.
    figures = find(lesson.page, SteadyLabel, "robustnessFigures").text()
    assert figures == chart.read_out()
    assert figures.startswith("3 px · MLP ")
    assert figures.count("±") == 3


def test_arrow_keys_read_the_curves_amount_by_amount(lesson: Lesson) -> None:
    lesson.choose(1)
    lesson.run_to_the_end(RUN)
    chart = find(lesson.page, CurveChart, "robustnessChart")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.read_out().startswith("0° · ")
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.read_out().startswith("10° · ")
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.read_out().startswith(f"{AMOUNTS['turn'][-1]:g}° · ")
    assert (
        find(lesson.page, QSlider, "changeSlider").value()
        == find(lesson.page, QSlider, "changeSlider").maximum()
    )


def test_a_measurement_can_be_cancelled(lesson: Lesson) -> None:
    lesson.press(RUN)
    lesson.press("Cancel")
    lesson.wait_until(lambda: accessible.button(lesson.page, RUN).isVisible())
    assert not lesson.message
    assert not lesson.answer


def test_data_of_other_classes_are_explained(lesson: Lesson) -> None:
    letters = tuple("ABCDEFGHIJ")
    lesson.dataset = DataSet(
        "Letters",
        "here",
        dataclasses.replace(DIGITS.train, classes=letters),
        dataclasses.replace(DIGITS.test, classes=letters),
    )
    lesson.run_to_the_end(RUN)
    assert lesson.message.startswith("Letters holds other classes than digits")


def test_a_network_of_other_classes_has_no_curve(lesson: Lesson) -> None:
    lesson.weights.use(snapshot(TINY.for_classes(("A", "B"))))
    lesson.run_to_the_end(RUN)
    assert "no curve" in lesson.detail
    figures = find(lesson.page, SteadyLabel, "robustnessFigures").text()
    assert figures.count("±") == 2


def test_a_change_of_language_leaves_the_slider_alone(lesson: Lesson) -> None:
    lesson.run_to_the_end(RUN)
    slider = find(lesson.page, QSlider, "changeSlider")
    QTest.keyClick(slider, Qt.Key.Key_End)

    lesson._card.retranslate()

    assert lesson.answer
    assert slider.value() == slider.maximum()


def test_a_curve_is_pale_when_the_network_has_changed_while_the_images_were_loaded(
    lesson: Lesson,
) -> None:
    measured = snapshot(TINY)
    lesson.weights.use(measured)
    lesson.press(RUN)
    lesson.weights.use(snapshot(TINY, seed=1))
    lesson.wait_until(lambda: bool(lesson.answer))
    chart = find(lesson.page, CurveChart, "robustnessChart")
    shown = chart.grab().toImage()
    lesson.weights.use(measured)
    assert chart.grab().toImage() != shown
    lesson.weights.use(snapshot(TINY, seed=2))
    assert chart.grab().toImage() == shown


def test_it_says_when_other_weights_have_come_into_use(lesson: Lesson) -> None:
    measured = snapshot(TINY)
    lesson.weights.use(measured)
    lesson.run_to_the_end(RUN)
    assert lesson.hint == ""
    lesson.weights.use(snapshot(TINY, seed=1))
    assert "has changed since" in lesson.hint
    lesson.weights.use(measured)
    assert lesson.hint == ""
