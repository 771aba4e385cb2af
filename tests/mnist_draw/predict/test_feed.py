"""What reaches the prediction worker, and what is passed on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import Point
from mnist_draw.predict.feed import PredictionFeed
from mnist_draw.predict.prediction import Prediction, PredictionRequest
from tests.mnist_draw.networks import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.worker import PredictionWorker

WEIGHTS = snapshot()


class Listener(QObject):
    """Stands where the worker stands: hears requests, answers when a test wants it."""

    predicted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[PredictionRequest] = []

    def request(self, request: PredictionRequest) -> None:
        self.requests.append(request)

    def answer(self, number: int) -> Prediction:
        prediction = Prediction(number, None, None, WEIGHTS)
        self.predicted.emit(prediction)
        return prediction


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def feed(qapp: QObject, drawing: Drawing, listener: Listener) -> Iterator[PredictionFeed]:
    owner = QObject(qapp)
    yield PredictionFeed(drawing, cast("PredictionWorker", listener), owner)
    owner.deleteLater()


def test_the_first_prediction_is_asked_for_at_the_start(
    feed: PredictionFeed, listener: Listener
) -> None:
    feed.start()

    (request,) = listener.requests
    assert not request.raster.any()


def test_a_change_is_predicted_with_the_ink_of_its_moment(
    feed: PredictionFeed, drawing: Drawing, listener: Listener
) -> None:
    drawing.begin_stroke(Point(100, 100), 20)

    assert listener.requests[-1].raster.any()
    assert listener.requests[-1].strokes == drawing.pen_strokes
    del feed


def test_many_changes_within_a_frame_are_two_requests(
    feed: PredictionFeed, drawing: Drawing, listener: Listener, qtbot: QtBot
) -> None:
    drawing.begin_stroke(Point(10, 10), 20)
    for x in range(20, 200, 10):
        drawing.extend(Point(x, 100))

    qtbot.waitUntil(lambda: len(listener.requests) == 2)
    first, last = listener.requests
    assert first.number < last.number
    assert last.raster.sum() > first.raster.sum()
    del feed


def test_a_lifted_pen_is_told_even_where_it_left_no_more_ink(
    feed: PredictionFeed, drawing: Drawing, listener: Listener, qtbot: QtBot
) -> None:
    drawing.begin_stroke(Point(100, 100), 20)
    drawing.end_stroke()

    qtbot.waitUntil(lambda: len(listener.requests) == 2)
    assert [request.pen_down for request in listener.requests] == [True, False]
    np.testing.assert_array_equal(listener.requests[0].raster, listener.requests[1].raster)
    del feed


def test_comparing_asks_about_the_present_drawing_without_framing_too(
    feed: PredictionFeed, drawing: Drawing, listener: Listener, qtbot: QtBot
) -> None:
    feed.start()
    feed.compare(True)
    qtbot.waitUntil(lambda: len(listener.requests) == 2)
    feed.compare(False)
    qtbot.waitUntil(lambda: len(listener.requests) == 3)

    assert [request.unframed for request in listener.requests] == [False, True, False]
    assert not drawing.raster.any()
