from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional

from trainer.network import models
from trainer.network.evaluation import Evaluation, evaluate
from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe


class FirstPixel(nn.Module):
    """Predicts the grey level of the first pixel, with confidence."""

    def forward(self, images_BCHW: torch.Tensor) -> torch.Tensor:
        digits = (images_BCHW[:, 0, 0, 0] * 255).round().long()
        return functional.one_hot(digits, 10).float() * 5


def images_of(digits: list[int]) -> torch.Tensor:
    images = torch.zeros(len(digits), 28, 28, dtype=torch.uint8)
    images[:, 0, 0] = torch.tensor(digits)
    return images


def figures(network: nn.Module, images: torch.Tensor, labels: list[int]) -> Evaluation:
    result = evaluate(network, Recipe(), images, torch.tensor(labels))
    assert result is not None
    return result


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
@settings(max_examples=30)
def test_accuracy_and_confusion_count_the_predictions(pairs: list[tuple[int, int]]) -> None:
    labels, predicted = zip(*pairs, strict=True)
    result = figures(FirstPixel(), images_of(list(predicted)), list(labels))
    assert result.images == len(pairs)
    assert result.accuracy == pytest.approx(np.mean([label == digit for label, digit in pairs]))
    expected = np.zeros((10, 10), int)
    for label, digit in pairs:
        expected[label, digit] += 1
    assert result.confusion == tuple(map(tuple, expected.tolist()))


@pytest.mark.parametrize("count", [1, 249, 250, 251, 1234])
def test_loss_is_the_mean_over_all_images_for_any_last_batch(count: int) -> None:
    images = torch.randint(0, 256, (count, 28, 28), dtype=torch.uint8)
    labels = torch.arange(count) % 10
    network = models.build(Recipe())
    result = evaluate(network, Recipe(), images, labels)
    assert result is not None
    with torch.no_grad():
        expected = functional.cross_entropy(network(images.unsqueeze(1) / 255), labels)
    assert result.loss == pytest.approx(expected.item(), rel=1e-5)


@pytest.mark.parametrize("count", [1, 300, 1234])
def test_two_threads_give_the_same_figures_as_one(count: int) -> None:
    images = torch.randint(0, 256, (count, 28, 28), dtype=torch.uint8)
    labels = torch.arange(count) % 10
    recipe = Recipe(model="cnn", convolutions=(Convolution(4, stride=2),), batch_norm=True)
    network = models.build(recipe)
    one_thread = evaluate(network, recipe, images, labels)
    with ThreadPoolExecutor(1) as second_thread:
        two_threads = evaluate(network, recipe, images, labels, second_thread=second_thread)
    assert one_thread == two_threads


def test_label_smoothing_is_ignored() -> None:
    images, labels = images_of([1, 2, 3]), torch.tensor([1, 2, 4])
    smoothed = evaluate(FirstPixel(), Recipe(label_smoothing=0.3), images, labels)
    assert smoothed == evaluate(FirstPixel(), Recipe(), images, labels)


def test_loss_function_is_the_recipes() -> None:
    result = evaluate(FirstPixel(), Recipe(loss="squared-error"), images_of([3]), torch.tensor([3]))
    assert result is not None
    assert 0 < result.loss < 0.01


@pytest.mark.parametrize("training", [True, False])
def test_evaluation_changes_neither_mode_nor_weights(training: bool) -> None:
    recipe = Recipe(model="cnn", convolutions=(Convolution(4, stride=4),), batch_norm=True)
    network = models.build(recipe).train(training)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    figures(network, images_of([1, 2]), [1, 2])
    assert network.training is training
    assert all(torch.equal(before[name], now) for name, now in network.state_dict().items())


def test_error_restores_the_mode_of_the_network() -> None:
    network = models.build(Recipe()).train()
    with pytest.raises(RuntimeError):
        figures(network, torch.zeros(2, 3, 3, dtype=torch.uint8), [1, 2])
    assert network.training


def test_evaluation_is_without_dropout() -> None:
    network = models.build(Recipe(dropout=0.9))
    images = torch.randint(0, 256, (50, 28, 28), dtype=torch.uint8)
    assert figures(network, images, [1] * 50) == figures(network, images, [1] * 50)


def test_evaluation_draws_no_random_number() -> None:
    network = models.build(Recipe(dropout=0.5))
    before = torch.get_rng_state()
    figures(network, images_of([1, 2]), [1, 2])
    assert torch.equal(torch.get_rng_state(), before)


def test_cancelled_evaluation_returns_none() -> None:
    answers = iter([False, True])
    images, labels = torch.zeros(1500, 28, 28, dtype=torch.uint8), torch.zeros(1500).long()
    assert evaluate(FirstPixel(), Recipe(), images, labels, cancelled=lambda: next(answers)) is None
    assert next(answers, None) is None


@pytest.mark.parametrize(
    ("labels", "predicted", "never"),
    [
        ([1, 2, 3], [1, 2, 3], ()),
        ([1, 2, 3], [1, 1, 3], (2,)),
        ([1, 2, 3], [3, 1, 2], ()),
        # Only digits among the labels count.
        ([5, 5, 7], [7, 7, 7], (5,)),
        ([0, 9, 9], [4, 4, 4], (0, 9)),
    ],
)
def test_never_predicted_lists_missing_digits(
    labels: list[int], predicted: list[int], never: tuple[int, ...]
) -> None:
    assert figures(FirstPixel(), images_of(predicted), labels).never_predicted == never
