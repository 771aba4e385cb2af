"""What observers compute while the window is busy: the newest is delivered, in order."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, cast

from mnist_draw.predict.observation import Observed
from mnist_draw.predict.observed_delivery import ObservedDelivery
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.prediction import Prediction


def item(name: str, prediction: object, result: int) -> Observed:
    return Observed(name, cast("Prediction", prediction), result)


def test_a_busy_window_receives_all_of_the_newest_prediction_and_nothing_of_others(
    qtbot: QtBot,
) -> None:
    received: list[tuple[str, object, int]] = []
    delivery = ObservedDelivery(
        lambda observed: received.append((observed.name, observed.result, threading.get_ident()))
    )

    def compute() -> None:
        for number in range(1000):
            prediction = object()
            for part in (0, 1):
                delivery.post(item("inside", prediction, 10 * number + part))
                delivery.post(item("explain", prediction, 10 * number + part))

    computing = threading.Thread(target=compute)
    computing.start()
    computing.join()
    assert received == []

    qtbot.waitUntil(lambda: len(received) == 4)
    here = threading.get_ident()
    assert received == [
        ("inside", 9990, here),
        ("explain", 9990, here),
        ("inside", 9991, here),
        ("explain", 9991, here),
    ]


def test_an_idle_window_receives_every_item_in_order(qtbot: QtBot) -> None:
    received: list[object] = []
    delivery = ObservedDelivery(lambda observed: received.append(observed.result))
    for number in range(3):
        delivery.post(item("inside", object(), number))
        qtbot.waitUntil(lambda: len(received) > number)  # noqa: B023 - at once
    assert received == [0, 1, 2]


def test_a_window_that_does_not_receive_is_behind_until_it_has_received_all(qtbot: QtBot) -> None:
    received: list[object] = []
    delivery = ObservedDelivery(lambda observed: received.append(observed.result))
    caught_up = Recorder(delivery.received)
    prediction = object()
    posted = 0
    while not delivery.is_behind:
        delivery.post(item("explain", prediction, posted))
        posted += 1
    assert posted > 1
    assert len(caught_up) == 0

    qtbot.waitUntil(lambda: len(caught_up) > 0)
    assert received == list(range(posted))
    assert not delivery.is_behind
