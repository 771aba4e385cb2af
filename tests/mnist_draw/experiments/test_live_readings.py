"""Readings of one drawing by the networks of an experiment."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np

from mnist_draw.experiments.live_readings import LiveReadings, Readings
from tests.mnist_draw.networks import digits, snapshot

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation

IMAGE = digits(1).images[0]


def read(observer: LiveReadings, image: NDArray[np.uint8] | None) -> Readings:
    observation = cast("Observation", SimpleNamespace(digit_image=image))
    (readings,) = observer(observation)
    return readings


def test_each_network_reads_with_its_latest_snapshot() -> None:
    observer = LiveReadings.before(2)
    assert read(observer, IMAGE).each == (None, None)

    for seed in (1, 2):
        observer = observer.changed(1, snapshot(seed=seed))
    nothing, reading = read(observer, IMAGE).each

    network = snapshot(seed=2).network
    expected = network.probabilities(network.logits(IMAGE[None])[0])
    assert nothing is None
    assert reading is not None
    assert reading.answer == str(expected.argmax())
    assert reading.probability == float(expected.max())


def test_a_blank_canvas_has_no_reading() -> None:
    observer = LiveReadings.before(1).changed(0, snapshot())
    assert read(observer, None) == Readings((None,), blank=True)


def test_weights_that_are_no_numbers_read_nothing() -> None:
    lost = snapshot()
    arrays = {name: np.full_like(array, np.nan) for name, array in lost.arrays.items()}
    observer = LiveReadings.before(1).changed(0, dataclasses.replace(lost, arrays=arrays))
    assert read(observer, IMAGE) == Readings((None,), blank=False)
