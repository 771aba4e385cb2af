"""Robustness curves: changes of images, accuracies, and what convolution is good for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.robustness.compared import DIGITS, network_of, path_of
from trainer.errors import CancelledError
from trainer.ink.distortion import Distortion
from trainer.network import weights
from trainer.network.batch_prediction import predict_all
from trainer.robustness.changes import AMOUNTS, CHANGES, changed, directions
from trainer.robustness.curve import RobustnessCurve, robustness_curves, sample

if TYPE_CHECKING:
    from trainer.data.digits import DataSet, Digits
    from trainer.robustness.changes import Change


@pytest.mark.parametrize("change", CHANGES)
def test_the_amount_zero_leaves_images_as_they_are(change: Change) -> None:
    np.testing.assert_array_equal(changed(DIGITS.images, change, 0.0), DIGITS.images)


@pytest.mark.parametrize("change", CHANGES)
def test_all_directions_of_an_amount_take_turns(change: Change) -> None:
    amount = AMOUNTS[change][-1]
    images = changed(DIGITS.images, change, amount)
    distortions = directions(change, amount)
    for index, image in enumerate(DIGITS.images):
        expected = distortions[index % len(distortions)].apply(image)
        np.testing.assert_array_equal(images[index], expected)


def test_many_images_are_distorted_as_each_alone() -> None:
    distortion = Distortion(right=1.5, down=-2, turn=17, thicker=0.5)
    together = distortion.apply(DIGITS.images)
    alone = np.stack([distortion.apply(image) for image in DIGITS.images])
    np.testing.assert_array_equal(together, alone)


def test_a_curve_grows_by_one_amount_at_a_time() -> None:
    network = network_of("mlp")
    steps = [curve for (curve,) in robustness_curves([network], DIGITS, "turn")]
    assert [len(curve.correct) for curve in steps] == list(range(1, len(AMOUNTS["turn"]) + 1))
    assert [curve.complete for curve in steps] == [False] * (len(steps) - 1) + [True]
    assert steps[-1].amounts == AMOUNTS["turn"]


def test_a_curve_starts_with_the_accuracy_on_unchanged_images() -> None:
    (curve,) = next(robustness_curves([network_of("cnn")], DIGITS, "shift"))
    predicted = predict_all(weights.load(path_of("cnn")), DIGITS).predicted
    assert curve.correct == (int((predicted == DIGITS.labels).sum()),)
    assert curve.unchanged == curve.accuracies[0]


def test_thickness_knows_its_unchanged_accuracy_once_it_is_measured() -> None:
    assert RobustnessCurve("thickness", 10, (1, 2, 3, 4)).unchanged is None
    assert RobustnessCurve("thickness", 10, (1, 2, 3, 4, 9)).unchanged == 0.9


def test_the_standard_error_is_that_of_a_share() -> None:
    curve = RobustnessCurve("shift", 400, (400, 300, 200))
    assert curve.standard_errors == pytest.approx((0.0, math.sqrt(0.75 * 0.25 / 400), 0.025))


def test_a_measurement_can_be_cancelled() -> None:
    polls = iter([False, True])
    curves = robustness_curves([network_of("mlp")], DIGITS, "shift", cancelled=lambda: next(polls))
    next(curves)
    with pytest.raises(CancelledError):
        next(curves)


def test_a_sample_is_drawn_by_its_seed_and_holds_smaller_ones() -> None:
    small, large = sample(DIGITS, 10, seed=3), sample(DIGITS, 20, seed=3)
    np.testing.assert_array_equal(small.images, large.images[:10])
    np.testing.assert_array_equal(small.labels, large.labels[:10])
    assert not np.array_equal(sample(DIGITS, 10, seed=4).images, small.images)
    assert len(sample(DIGITS, 1000)) == len(DIGITS)


def test_a_cnn_loses_less_than_an_mlp_under_a_shift() -> None:
    cnn, mlp = _losses_at(3.0, "shift", DIGITS)
    assert mlp - cnn >= 0.2


@pytest.mark.mnist
def test_on_mnist_a_cnn_loses_30_points_less_than_an_mlp_under_a_shift_of_3_pixels(
    mnist: DataSet,
) -> None:
    # Over all 10,000 test images the ready-made ones lose 5.5 and 45.2 points; these 2,000 have a
    # standard error of about one.
    digits = sample(mnist.test, 2000)
    cnn, mlp = _losses_at(3.0, "shift", digits)
    assert cnn <= 0.1
    assert mlp - cnn >= 0.3


def _losses_at(amount: float, change: Change, digits: Digits) -> tuple[float, float]:
    """Losses of accuracy of the ready-made CNN and MLP, [0, 1]."""
    networks = [network_of("cnn"), network_of("mlp")]
    for curves in robustness_curves(networks, digits, change):
        if curves[0].amounts[-1] == amount:
            break
    cnn, mlp = (curve.accuracies[0] - curve.accuracies[-1] for curve in curves)
    return cnn, mlp
