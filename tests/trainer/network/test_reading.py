"""Reading many images with one set of weights."""

from __future__ import annotations

import numpy as np
import pytest

from tests.trainer.engine import FAMILIES, QUICK, end, fresh_snapshot, make_data_set, run
from trainer.errors import CancelledError
from trainer.network import reading
from trainer.network.prediction import Predictor

DATA = make_data_set(test=reading.BATCH + 30)


@pytest.mark.parametrize("family", FAMILIES)
def test_each_image_is_read_as_it_would_be_alone(family: str) -> None:
    snapshot = fresh_snapshot(FAMILIES[family])
    result = reading.read(snapshot, DATA.test)
    predictor = Predictor(snapshot)
    for number in (0, reading.BATCH - 1, reading.BATCH, reading.BATCH + 29):
        alone, _ = predictor.predict(DATA.test.images[number])
        label = DATA.test.labels[number]
        assert result.confidences[number] == pytest.approx(alone.max(), rel=1e-4)
        assert alone[result.predicted[number]] == pytest.approx(alone.max(), rel=1e-4)
        assert result.target_probabilities[number] == pytest.approx(alone[label], rel=1e-4)
        assert result.losses[number] == pytest.approx(-np.log(alone[label]), rel=1e-3)


def test_the_confusion_counts_every_image_once() -> None:
    result = reading.read(end(run(QUICK, DATA)).snapshot, DATA.test)
    right = result.predicted == DATA.test.labels
    assert result.confusion.sum() == len(DATA.test)
    assert np.diag(result.confusion).sum() == right.sum()
    assert (result.confusion.sum(axis=1) == np.bincount(DATA.test.labels, minlength=10)).all()


def test_the_accuracy_is_that_of_the_run() -> None:
    finished = end(run(QUICK, DATA))
    result = reading.read(finished.snapshot, DATA.test)
    accuracy = (result.predicted == DATA.test.labels).mean()
    assert accuracy == pytest.approx(finished.test_accuracy)


def test_progress_is_told_and_it_can_be_cancelled() -> None:
    told: list[int] = []
    with pytest.raises(CancelledError):
        reading.read(
            fresh_snapshot(QUICK), DATA.test, report=told.append, cancelled=lambda: bool(told)
        )
    assert told == [reading.BATCH]


def test_what_was_read_cannot_be_changed() -> None:
    result = reading.read(fresh_snapshot(QUICK), DATA.test)
    with pytest.raises(ValueError, match="read-only"):
        result.losses[0] = 0
