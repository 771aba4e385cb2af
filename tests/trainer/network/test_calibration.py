from __future__ import annotations

import numpy as np
import pytest

from trainer.network.calibration import (
    MAX_TEMPERATURE,
    cautious_temperature,
    expected_calibration_error,
    fit_temperature,
)


def rows(*confidences: float) -> np.ndarray:
    """Probabilities with the given confidences in digit 0."""
    return np.array([[each] + [(1 - each) / 9] * 9 for each in confidences])


def drawn_from(logits: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Labels sampled with the probabilities of the logits."""
    return np.asarray((logits + random.gumbel(size=logits.shape)).argmax(axis=1))


def softmax(logits: np.ndarray) -> np.ndarray:
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: np.ndarray = weights / weights.sum(axis=1, keepdims=True)
    return result


def test_error_of_calibrated_probabilities_is_zero() -> None:
    probabilities = rows(*[0.75] * 4)
    assert expected_calibration_error(probabilities, np.array([0, 0, 0, 5])) == pytest.approx(0)


def test_error_of_certain_mistakes_is_one() -> None:
    assert expected_calibration_error(rows(1.0, 1.0), np.array([3, 4])) == pytest.approx(1)


def test_bins_are_weighted_by_their_images_and_do_not_cancel() -> None:
    # Three images overconfident by 0.1 in one bin, one underconfident by 0.4 in another.
    probabilities = rows(0.9, 0.9, 0.9, 0.6)
    probabilities[:3] = rows(*[0.7666667] * 3)
    labels = np.array([0, 0, 5, 0])
    assert expected_calibration_error(probabilities, labels) == pytest.approx(
        (3 * 0.1 + 0.4) / 4, abs=1e-6
    )


def test_temperature_of_calibrated_logits_is_one() -> None:
    random = np.random.default_rng(0)
    logits = random.normal(0, 3, (40_000, 10))
    assert fit_temperature(logits, drawn_from(logits, random)) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("scale", [0.4, 2.5])
def test_temperature_equals_the_scale_of_scaled_logits(scale: float) -> None:
    random = np.random.default_rng(1)
    logits = random.normal(0, 3, (40_000, 10))
    labels = drawn_from(logits, random)
    scaled = (scale * logits).astype(np.float32)

    temperature = fit_temperature(scaled, labels)

    assert temperature == pytest.approx(scale, rel=0.02)
    before = expected_calibration_error(softmax(scaled), labels)
    after = expected_calibration_error(softmax(scaled / temperature), labels)
    assert after < 0.01 < before


def test_temperature_of_random_predictions_is_the_maximum() -> None:
    logits = np.eye(10)[np.arange(1000) % 10] * 8
    labels = (np.arange(1000) * 7 + np.arange(1000) // 10) % 10
    assert fit_temperature(logits, labels) == pytest.approx(MAX_TEMPERATURE)


def test_fit_does_not_change_the_logits() -> None:
    logits = np.arange(20.0).reshape(2, 10)
    fit_temperature(logits, np.array([9, 9]))
    np.testing.assert_array_equal(logits, np.arange(20.0).reshape(2, 10))


def test_cautious_temperature_is_the_fitted_one_of_many_images() -> None:
    random = np.random.default_rng(4)
    logits = 3 * random.normal(size=(20_000, 10))
    labels = drawn_from(logits, random)
    assert cautious_temperature(logits, labels) == pytest.approx(
        fit_temperature(logits, labels), rel=0.01
    )


def test_images_that_are_all_read_rightly_do_not_ask_for_certainty() -> None:
    random = np.random.default_rng(5)
    labels = random.integers(0, 10, 100)
    logits = np.eye(10)[labels] * 2 + 0.1 * random.normal(size=(100, 10))
    temperature = cautious_temperature(logits, labels)
    scaled = np.exp(logits / temperature)
    confidences = (scaled / scaled.sum(axis=1, keepdims=True)).max(axis=1)
    assert 0.97 < confidences.mean() < 0.995


def test_undefined_logits_are_not_calibrated() -> None:
    assert cautious_temperature(np.full((3, 10), np.nan), np.zeros(3, np.int64)) == 1


@pytest.mark.parametrize("labels", [np.zeros(0, int), np.zeros(3, int)])
def test_missing_images_or_labels_are_an_error(labels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="one row and one label"):
        fit_temperature(np.zeros((0, 10)), labels)
    with pytest.raises(ValueError, match="one row and one label"):
        expected_calibration_error(np.zeros((0, 10)), labels)
