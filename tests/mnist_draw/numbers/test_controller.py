"""Digits of a number drawn in the whole application: columns, outlines, images, inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.network_input.digit_images import DigitImages
from mnist_draw.draw.network_input.ink_picture import InkPicture
from mnist_draw.messages.notifications import Notifications
from mnist_draw.numbers.controller import NumberController
from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.predict.prediction import PredictionRequest
from mnist_draw.predict.presenter import PredictionPresenter
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.predict.worker import PredictionWorker
from tests.trainer.reading.written import BLANK, digit, number, reader, rejector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.observation import Observation
    from trainer.ink.pen import Stroke

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Screen:
    """The views of a number, and a prediction worker without a thread of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.panel, self.draw_area = PredictionPanel(), DrawArea()
        for widget in (self.panel, self.draw_area):
            qtbot.addWidget(widget)
            widget.resize(420, 700)
            widget.show()
        self.presenter = PredictionPresenter(
            self.panel, self.draw_area, WeightsInUse(), Notifications()
        )
        self.predictor = DrawingPredictor(reader().snapshot, rejector())
        self.worker = PredictionWorker(lambda: self.predictor)
        self.worker.predicted.connect(self.presenter.show_prediction)
        self.controller = NumberController(self.panel, self.draw_area, self.presenter, self.worker)
        self.observations: list[Observation] = []
        self.worker.observe("test", self._observe)
        self.worker.prepare()
        self._requests = 0

    def _observe(self, observation: Observation) -> Iterator[object]:
        self.observations.append(observation)
        yield None

    def draw(self, strokes: Sequence[Stroke], *, unframed: bool = False) -> None:
        self._requests += 1
        before = len(self.observations)
        self.worker.request(
            PredictionRequest(self._requests, BLANK, tuple(strokes), unframed=unframed)
        )
        while len(self.observations) == before:
            QApplication.processEvents()

    def button(self, name: str) -> QAbstractButton:
        found = self.panel.findChild(QAbstractButton, name)
        assert found is not None
        return found

    def winner(self) -> int | None:
        bars = self.panel.findChild(ProbabilityBars, "probabilityBars")
        assert bars is not None
        return bars.winner

    def columns(self) -> list[str]:
        columns = self.panel.findChild(QWidget, "digitColumns")
        assert columns is not None
        return [
            button.accessibleName()
            for button in columns.findChildren(QAbstractButton)
            if button.isVisible()
        ]


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot)


def test_a_number_has_a_column_and_an_image_for_each_digit(screen: Screen) -> None:
    screen.draw(number("42"))
    assert [name.split(",")[0] for name in screen.columns()] == [
        "Digit 1 of 2: 4",
        "Digit 2 of 2: 2",
    ]
    assert screen.draw_area.digit_images.isVisible()
    assert not screen.draw_area.model_input.isVisible()
    screen.draw(number("905"))
    assert len(screen.columns()) == 3


def test_a_single_digit_and_a_blank_canvas_have_none(screen: Screen) -> None:
    screen.draw(number("42"))
    screen.draw(digit(3, left=90, height=150))
    assert screen.columns() == []
    assert not screen.draw_area.digit_images.isVisible()
    assert screen.draw_area.model_input.isVisible()
    screen.draw(number("42"))
    screen.draw(())
    assert screen.columns() == []


def test_without_framing_there_is_no_number(screen: Screen) -> None:
    screen.draw(number("42"))
    screen.draw_area.plain_resize_action.setChecked(True)
    screen.draw(number("42"), unframed=True)
    assert screen.columns() == []
    assert screen.draw_area.comparison.isVisible()
    assert not screen.draw_area.digit_images.isVisible()


def test_the_chosen_digit_has_the_bars_and_is_observed(screen: Screen) -> None:
    strokes = number("42")
    screen.draw(strokes)
    assert screen.winner() == 4
    assert screen.observations[-1].request.strokes == tuple(strokes[:-1])

    QTest.mouseClick(screen.button("digitColumn2"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert screen.winner() == 2
    observation = screen.observations[-1]
    assert observation.request.strokes == (strokes[-1],)
    assert observation.prediction.probabilities is not None
    assert observation.prediction.probabilities.argmax() == 2
    assert observation.prediction.not_sure is None
    assert observation.values()["logits"].argmax() == 2


def test_the_arrow_keys_choose_the_neighbour(screen: Screen, qtbot: QtBot) -> None:
    screen.draw(number("42"))
    first = screen.button("digitColumn1")
    screen.panel.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert screen.winner() == 2


def test_a_click_on_an_image_chooses_its_digit(screen: Screen) -> None:
    screen.draw(number("42"))
    image = screen.draw_area.findChild(QWidget, "digitImage2")
    assert image is not None
    QTest.mouseClick(image, Qt.MouseButton.LeftButton)
    assert screen.winner() == 2
    assert screen.button("digitColumn2").isChecked()


def test_the_next_number_begins_with_its_first_digit(screen: Screen) -> None:
    screen.draw(number("42"))
    screen.controller.choose(1)
    screen.draw(digit(3, left=90, height=150))
    screen.draw(number("57"))
    assert screen.winner() == 5
    screen.controller.choose(1)
    screen.draw(number("38"))
    assert screen.winner() == 8


def test_the_pointer_shows_a_digit_for_the_time_being(screen: Screen) -> None:
    screen.draw(number("42"))
    point = QPointF(5, 5)
    QApplication.sendEvent(screen.button("digitColumn2"), QEnterEvent(point, point, point))
    assert screen.winner() == 2
    assert screen.button("digitColumn1").isChecked()
    columns = screen.panel.findChild(QWidget, "digitColumns")
    assert columns is not None
    QApplication.sendEvent(columns, QEvent(QEvent.Type.Leave))
    assert screen.winner() == 4


def test_the_canvas_outlines_the_digits(screen: Screen) -> None:
    strokes = number("42")
    for stroke in strokes:
        screen.draw_area.drawing.draw(stroke)
    screen.draw(digit(3, left=90, height=150))
    plain = canvas_pixels(screen)
    screen.draw(strokes)
    marked = canvas_pixels(screen)
    screen.controller.choose(1)
    other = canvas_pixels(screen)
    assert (plain != marked).any()
    left, right = np.hsplit(marked != other, 2)
    assert left.any()
    assert right.any()
    screen.draw(digit(3, left=90, height=150))
    np.testing.assert_array_equal(canvas_pixels(screen), plain)


def canvas_pixels(screen: Screen) -> NDArray[np.uint8]:
    image = screen.draw_area.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return pixels[:, : pixels.shape[1] // 8 * 8].copy()


def test_the_images_are_those_that_the_network_gets(screen: Screen) -> None:
    screen.draw(number("42"))
    images = screen.draw_area.findChild(DigitImages)
    assert images is not None
    names = [
        picture.accessibleName().split(" ")[0]
        for picture in images.findChildren(InkPicture)
        if picture.isVisible()
    ]
    assert names == ["4", "2"]
