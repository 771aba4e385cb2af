"""Adversarial examples: the change turns the answer, and less of it does not."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.robustness.compared import DIGITS, KINDS, network_of
from trainer.errors import CancelledError
from trainer.network.forward import NumpyNetwork
from trainer.recipe.recipes import Recipe
from trainer.robustness.problems import NoChangeFoundError, OverflowingWeightsError
from trainer.robustness.smallest_change import (
    MOST_STEPS,
    answer_of,
    ink_of,
    random_changes_that_turn,
    smallest_change,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.data.digits import DataSet

IMAGE = DIGITS.images[0]
LINEAR = Recipe(model="linear", hidden_units=())


def linear(weight: NDArray[np.float32], bias: list[float]) -> NumpyNetwork:
    """A linear network of ten outputs, of which the given ones come first."""
    rows = np.zeros((10, 784), np.float32)
    rows[: len(weight)] = weight
    biases = np.full(10, -1e3, np.float32)
    biases[: len(bias)] = bias
    return NumpyNetwork(LINEAR, {"2.weight": rows, "2.bias": biases})


@pytest.mark.parametrize("kind", KINDS)
def test_the_change_turns_the_answer_and_less_of_it_does_not(kind: str) -> None:
    network = network_of(kind)
    for image in DIGITS.images[:3]:
        change = smallest_change(network, image)
        assert answer_of(network, change.image) == change.answer
        assert answer_of(network, change.changed) == change.other != change.answer
        for share in (0.3, 0.6, 0.9):
            assert answer_of(network, change.scaled(share)) == change.answer


def test_a_chosen_digit_is_reached_by_a_change_that_is_no_smaller() -> None:
    network = network_of("mlp")
    nearest = smallest_change(network, IMAGE)
    for target in {*range(10)} - {nearest.answer}:
        change = smallest_change(network, IMAGE, target)
        assert answer_of(network, change.changed) == change.other == target
        assert answer_of(network, change.scaled(0.9)) != target
        assert change.size >= 0.98 * nearest.size


def test_the_change_of_a_linear_network_is_the_distance_from_its_boundary() -> None:
    random = np.random.default_rng(0)
    weight = random.normal(0, 1, (2, 784)).astype(np.float32)
    # Grey pixels, which can change both ways: no bound matters.
    image = np.full((28, 28), 128, np.uint8)
    ink = image.reshape(-1) / 255
    gap = 4.0
    network = linear(weight, [gap - float((weight[0] - weight[1]) @ ink), 0.0])
    change = smallest_change(network, image)
    assert (change.answer, change.other) == (0, 1)
    expected = gap / float(np.linalg.norm(weight[0] - weight[1]))
    assert change.size == pytest.approx(expected, rel=0.01)


def test_pixels_keep_to_their_grey_levels_and_the_others_make_up_for_it() -> None:
    weight = np.zeros((2, 784), np.float32)
    # Class 1 gains by less ink in a blank pixel, which is impossible, and by more in another.
    weight[1, :2] = [-10, 1]
    network = linear(weight, [0.5, 0.0])
    change = smallest_change(network, np.zeros((28, 28), np.uint8))
    assert np.flatnonzero(change.difference).tolist() == [1]
    assert change.size == pytest.approx(0.5, abs=0.01)
    assert change.largest == pytest.approx(0.5, abs=0.01)


def test_random_changes_of_the_same_size_do_not_turn_the_answer() -> None:
    network = network_of("cnn")
    change = smallest_change(network, IMAGE)
    assert random_changes_that_turn(network, change) == 0


def test_random_changes_of_a_network_that_adds_up_all_ink_turn_its_answer() -> None:
    weight = np.zeros((2, 784), np.float32)
    weight[1] = 1
    network = linear(weight, [1.0, 0.0])
    change = smallest_change(network, np.zeros((28, 28), np.uint8))
    # On a blank image all noise is ink; three times the least change is more than enough of it.
    larger = dataclasses.replace(change, changed=change.scaled(3.0))
    assert random_changes_that_turn(network, larger, count=20) == 20


def test_a_network_that_ignores_its_input_cannot_be_fooled() -> None:
    network = linear(np.zeros((2, 784), np.float32), [1.0, 0.0])
    with pytest.raises(NoChangeFoundError):
        smallest_change(network, IMAGE)


def test_a_target_that_is_the_answer_is_refused() -> None:
    network = network_of("mlp")
    with pytest.raises(ValueError, match="already"):
        smallest_change(network, IMAGE, answer_of(network, ink_of(IMAGE)))


def test_weights_that_overflow_read_nothing() -> None:
    weight = np.full((2, 784), 3e38, np.float32)
    with pytest.raises(OverflowingWeightsError):
        smallest_change(linear(weight, [0.0, 0.0]), np.full((28, 28), 255, np.uint8))


def test_the_search_reports_its_steps_and_can_be_cancelled() -> None:
    network, steps = network_of("mlp"), list[int]()
    smallest_change(network, IMAGE, report=steps.append)
    assert steps == list(range(1, len(steps) + 1))
    assert len(steps) <= MOST_STEPS
    polls = iter([False, False, True])
    with pytest.raises(CancelledError):
        smallest_change(network, IMAGE, cancelled=lambda: next(polls))


@pytest.mark.mnist
def test_on_mnist_the_change_turns_the_answer_and_nine_tenths_of_it_do_not(
    mnist: DataSet,
) -> None:
    digits = mnist.test
    for network in (network_of("mlp"), network_of("cnn")):
        for image in digits.images[:4]:
            change = smallest_change(network, image)
            assert answer_of(network, change.changed) != change.answer
            assert answer_of(network, change.scaled(0.9)) == change.answer


@pytest.mark.mnist
def test_on_mnist_an_mlp_is_fooled_by_a_smaller_change_than_a_cnn(mnist: DataSet) -> None:
    digits = mnist.test
    sizes = {
        kind: [smallest_change(network_of(kind), image).size for image in digits.images[:6]]
        for kind in ("mlp", "cnn")
    }
    assert np.mean(sizes["mlp"]) < 0.7 * np.mean(sizes["cnn"])
