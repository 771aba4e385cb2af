from __future__ import annotations

import pytest
import torch
from torch import nn

from trainer.recipe.recipes import Recipe
from trainer.training.steppers import optimisers


def weights_after(recipe: Recipe, gradients: list[float], *, start: float = 1.0) -> list[float]:
    """Value of a single weight after each step with the given gradients."""
    network = nn.Linear(1, 1, bias=False)
    nn.init.constant_(network.weight, start)
    optimiser = optimisers.build(network.parameters(), recipe)
    values = []
    for gradient in gradients:
        network.weight.grad = torch.full_like(network.weight, gradient)
        optimiser.step()
        values.append(network.weight.item())
    return values


def rates(recipe: Recipe, steps: int) -> list[float]:
    """Learning rate of each step."""
    rates = optimisers.LearningRates(recipe, steps)
    rates.begin_epoch(steps)
    return rates.of_epoch()


def test_sgd_steps_against_the_gradient() -> None:
    recipe = Recipe(optimiser="sgd", learning_rate=0.1)
    assert weights_after(recipe, [2.0, -1.0]) == pytest.approx([0.8, 0.9])


def test_momentum_adds_a_share_of_the_last_step() -> None:
    recipe = Recipe(optimiser="sgd", learning_rate=0.1, momentum=0.5)
    assert weights_after(recipe, [2.0, 0.0, 0.0]) == pytest.approx([0.8, 0.7, 0.65])


def test_nesterov_looks_ahead_along_the_momentum() -> None:
    recipe = Recipe(optimiser="sgd", learning_rate=0.1, momentum=0.5, nesterov=True)
    # The first step is 1.5 times the gradient.
    assert weights_after(recipe, [2.0]) == pytest.approx([0.7])


def test_weight_decay_pulls_towards_zero() -> None:
    recipe = Recipe(optimiser="sgd", learning_rate=0.1, weight_decay=0.5)
    assert weights_after(recipe, [0.0]) == pytest.approx([0.95])


@pytest.mark.parametrize("gradient", [1e-3, 5.0, -300.0])
def test_first_step_of_adam_has_the_length_of_the_learning_rate(gradient: float) -> None:
    recipe = Recipe(optimiser="adam", learning_rate=0.01)
    step = 0.01 if gradient > 0 else -0.01
    assert weights_after(recipe, [gradient]) == pytest.approx([1 - step], abs=1e-6)


def test_adam_decays_the_first_moment_by_beta1_and_the_second_by_beta2() -> None:
    recipe = Recipe(optimiser="adam", learning_rate=0.01, beta1=0.5, beta2=0.75)
    # Decayed first gradient and its square, both with bias correction.
    second = 0.01 * (0.25 / 0.75) / (0.1875 / 0.4375) ** 0.5
    assert weights_after(recipe, [1.0, 0.0]) == pytest.approx([0.99, 0.99 - second], abs=1e-6)


def test_weight_decay_of_adamw_is_decoupled() -> None:
    recipe = Recipe(optimiser="adamw", learning_rate=0.01, weight_decay=0.5)
    assert weights_after(recipe, [0.0], start=2.0) == pytest.approx([2 * (1 - 0.005)])


def test_constant_schedule_keeps_the_learning_rate() -> None:
    assert rates(Recipe(learning_rate=0.3), 5) == [0.3] * 5


def test_one_cycle_rises_for_three_tenths_and_then_falls_to_zero() -> None:
    history = rates(Recipe(learning_rate=0.5, schedule="one-cycle"), 100)
    assert history[0] == pytest.approx(0.5 / 25)
    assert history.index(max(history)) == 29
    assert max(history) == pytest.approx(0.5)
    assert history[:30] == sorted(history[:30])
    assert history[29:] == sorted(history[29:], reverse=True)
    assert history[-1] < 1e-4


def test_cosine_halves_the_learning_rate_in_half_the_steps() -> None:
    history = rates(Recipe(learning_rate=0.4, schedule="cosine"), 100)
    assert history[0] == pytest.approx(0.4)
    assert history[50] == pytest.approx(0.2)
    assert history == sorted(history, reverse=True)


@pytest.mark.parametrize("schedule", ["constant", "one-cycle", "cosine"])
@pytest.mark.parametrize("steps", [1, 2, 9, 10, 11, 300])
def test_schedule_has_a_learning_rate_for_each_step(schedule: str, steps: int) -> None:
    assert len(rates(Recipe().with_changes(schedule=schedule), steps)) == steps


def test_epsilon_shortens_steps_of_adam_for_tiny_gradients() -> None:
    recipe = Recipe(optimiser="adam", learning_rate=0.1)
    (default,) = weights_after(recipe, [1e-4])
    (shortened,) = weights_after(recipe.with_changes(epsilon=1e-4), [1e-4])
    assert default == pytest.approx(0.9, abs=1e-4)
    assert shortened == pytest.approx(0.95, abs=1e-4)
