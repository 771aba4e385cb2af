"""Calibration is measured as published, and one temperature mends networks that are too sure."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.network.calibration import HOTTEST, expected_calibration_error, fit_temperature


def rows(*confidences: float) -> np.ndarray:
    """Probabilities whose digit 0 is the most probable one."""
    return np.array([[each] + [(1 - each) / 9] * 9 for each in confidences])


def drawn_from(logits: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Labels that come as often as the logits say."""
    return np.asarray((logits + random.gumbel(size=logits.shape)).argmax(axis=1))


def softmax(logits: np.ndarray) -> np.ndarray:
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: np.ndarray = weights / weights.sum(axis=1, keepdims=True)
    return result


def test_who_is_right_as_often_as_said_has_no_error() -> None:
    probabilities = rows(*[0.75] * 4)
    assert expected_calibration_error(probabilities, np.array([0, 0, 0, 5])) == pytest.approx(0)


def test_certain_and_always_wrong_is_the_largest_error() -> None:
    assert expected_calibration_error(rows(1.0, 1.0), np.array([3, 4])) == pytest.approx(1)


def test_bins_count_by_their_images_and_do_not_cancel_each_other() -> None:
    # Three images 10 points too sure in one bin, one image 40 points too modest in another.
    probabilities = rows(0.9, 0.9, 0.9, 0.6)
    probabilities[:3] = rows(*[0.7666667] * 3)
    labels = np.array([0, 0, 5, 0])
    assert expected_calibration_error(probabilities, labels) == pytest.approx(
        (3 * 0.1 + 0.4) / 4, abs=1e-6
    )


def test_calibrated_logits_need_no_temperature() -> None:
    random = np.random.default_rng(0)
    logits = random.normal(0, 3, (40_000, 10))
    assert fit_temperature(logits, drawn_from(logits, random)) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("scale", [0.4, 2.5])
def test_the_temperature_undoes_how_far_the_logits_were_stretched(scale: float) -> None:
    random = np.random.default_rng(1)
    logits = random.normal(0, 3, (40_000, 10))
    labels = drawn_from(logits, random)
    stretched = (scale * logits).astype(np.float32)

    temperature = fit_temperature(stretched, labels)

    assert temperature == pytest.approx(scale, rel=0.02)
    before = expected_calibration_error(softmax(stretched), labels)
    after = expected_calibration_error(softmax(stretched / temperature), labels)
    assert after < 0.01 < before


def test_a_network_that_knows_nothing_gets_the_hottest() -> None:
    logits = np.eye(10)[np.arange(1000) % 10] * 8
    labels = (np.arange(1000) * 7 + np.arange(1000) // 10) % 10
    assert fit_temperature(logits, labels) == pytest.approx(HOTTEST)


def test_the_logits_given_stay_as_they_were() -> None:
    logits = np.arange(20.0).reshape(2, 10)
    fit_temperature(logits, np.array([9, 9]))
    np.testing.assert_array_equal(logits, np.arange(20.0).reshape(2, 10))


@pytest.mark.parametrize("labels", [np.zeros(0, int), np.zeros(3, int)])
def test_images_and_labels_must_belong_together(labels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="one row and one label"):
        fit_temperature(np.zeros((0, 10)), labels)
    with pytest.raises(ValueError, match="one row and one label"):
        expected_calibration_error(np.zeros((0, 10)), labels)
