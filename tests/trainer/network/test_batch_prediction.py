from __future__ import annotations

import numpy as np
import pytest

from tests.trainer.engine import FAMILIES, QUICK, end, fresh_snapshot, make_data_set, run
from trainer.errors import CancelledError
from trainer.network.batch_prediction import BATCH_SIZE, predict_all
from trainer.network.prediction import Predictor

DATA = make_data_set(test=BATCH_SIZE + 30)


@pytest.mark.parametrize("family", FAMILIES)
def test_batch_prediction_equals_single_predictions(family: str) -> None:
    snapshot = fresh_snapshot(FAMILIES[family])
    result = predict_all(snapshot, DATA.test)
    predictor = Predictor(snapshot)
    for index in (0, BATCH_SIZE - 1, BATCH_SIZE, BATCH_SIZE + 29):
        single, _ = predictor.predict(DATA.test.images[index])
        label = DATA.test.labels[index]
        assert result.confidences[index] == pytest.approx(single.max(), rel=1e-4)
        assert single[result.predicted[index]] == pytest.approx(single.max(), rel=1e-4)
        assert result.target_probabilities[index] == pytest.approx(single[label], rel=1e-4)
        assert result.losses[index] == pytest.approx(-np.log(single[label]), rel=1e-3)


def test_confusion_counts_every_image_once() -> None:
    result = predict_all(end(run(QUICK, DATA)).snapshot, DATA.test)
    correct = result.predicted == DATA.test.labels
    assert result.confusion.sum() == len(DATA.test)
    assert np.diag(result.confusion).sum() == correct.sum()
    assert (result.confusion.sum(axis=1) == np.bincount(DATA.test.labels, minlength=10)).all()


def test_accuracy_equals_test_accuracy_of_the_run() -> None:
    finished = end(run(QUICK, DATA))
    result = predict_all(finished.snapshot, DATA.test)
    accuracy = (result.predicted == DATA.test.labels).mean()
    assert accuracy == pytest.approx(finished.test_accuracy)


def test_progress_is_reported_and_prediction_can_be_cancelled() -> None:
    reported: list[int] = []
    with pytest.raises(CancelledError):
        predict_all(
            fresh_snapshot(QUICK),
            DATA.test,
            report=reported.append,
            cancelled=lambda: bool(reported),
        )
    assert reported == [BATCH_SIZE]


def test_batch_prediction_is_read_only() -> None:
    result = predict_all(fresh_snapshot(QUICK), DATA.test)
    with pytest.raises(ValueError, match="read-only"):
        result.losses[0] = 0
