"""Requests that the feed sends to the prediction worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import Point
from mnist_draw.predict.feed import PredictionFeed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.prediction import PredictionRequest
    from mnist_draw.predict.worker import PredictionWorker


class FakeWorker(QObject):
    """Records requests."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[PredictionRequest] = []

    def request(self, request: PredictionRequest) -> None:
        self.requests.append(request)


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def worker() -> FakeWorker:
    return FakeWorker()


@pytest.fixture
def feed(qapp: QObject, drawing: Drawing, worker: FakeWorker) -> Iterator[PredictionFeed]:
    owner = QObject(qapp)
    yield PredictionFeed(drawing, cast("PredictionWorker", worker), owner)
    owner.deleteLater()


def test_starting_requests_the_first_prediction(feed: PredictionFeed, worker: FakeWorker) -> None:
    feed.start()

    (request,) = worker.requests
    assert not request.raster.any()


def test_a_change_is_requested_with_the_ink_of_its_moment(
    feed: PredictionFeed, drawing: Drawing, worker: FakeWorker
) -> None:
    drawing.begin_stroke(Point(100, 100), 20)

    assert worker.requests[-1].raster.any()
    assert worker.requests[-1].strokes == drawing.pen_strokes
    del feed


def test_many_changes_within_the_interval_are_two_requests(
    feed: PredictionFeed, drawing: Drawing, worker: FakeWorker, qtbot: QtBot
) -> None:
    drawing.begin_stroke(Point(10, 10), 20)
    for x in range(20, 200, 10):
        drawing.extend(Point(x, 100))

    qtbot.waitUntil(lambda: len(worker.requests) == 2)
    first, last = worker.requests
    assert first.number < last.number
    assert last.raster.sum() > first.raster.sum()
    del feed


def test_a_lifted_pen_is_requested_without_more_ink(
    feed: PredictionFeed, drawing: Drawing, worker: FakeWorker, qtbot: QtBot
) -> None:
    drawing.begin_stroke(Point(100, 100), 20)
    drawing.end_stroke()

    qtbot.waitUntil(lambda: len(worker.requests) == 2)
    assert [request.pen_down for request in worker.requests] == [True, False]
    np.testing.assert_array_equal(worker.requests[0].raster, worker.requests[1].raster)
    del feed


def test_comparing_requests_the_present_drawing_without_framing_too(
    feed: PredictionFeed, drawing: Drawing, worker: FakeWorker, qtbot: QtBot
) -> None:
    feed.start()
    feed.compare(True)
    qtbot.waitUntil(lambda: len(worker.requests) == 2)
    feed.compare(False)
    qtbot.waitUntil(lambda: len(worker.requests) == 3)

    assert [request.unframed for request in worker.requests] == [False, True, False]
    assert not drawing.raster.any()
