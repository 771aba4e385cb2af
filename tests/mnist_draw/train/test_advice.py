"""Advice after a run: explanations and suggested changes."""

from __future__ import annotations

import pytest

from mnist_draw.train import advice
from trainer.errors import DivergedError, OutOfMemoryError, RecipeError
from trainer.recipe.presets import FAST_CNN, preset

CNN = preset("pytorch-cnn")


def test_out_of_memory_suggests_half_the_batch_size() -> None:
    suggestion = advice.suggestion(OutOfMemoryError("GPU", 512), FAST_CNN)
    assert suggestion is not None
    assert (suggestion.label, suggestion.field, suggestion.value) == (
        "Use batches of 256",
        "batch_size",
        256,
    )


def test_a_batch_of_one_image_cannot_be_halved() -> None:
    assert advice.suggestion(OutOfMemoryError("GPU", 1), FAST_CNN) is None


def test_divergence_suggests_a_tenth_of_the_learning_rate() -> None:
    suggestion = advice.suggestion(DivergedError(3, 0.7), CNN.with_changes(learning_rate=0.7))
    assert suggestion is not None
    assert (suggestion.field, suggestion.value) == ("learning_rate", 0.07)


def test_the_smallest_learning_rate_is_not_reduced() -> None:
    recipe = CNN.with_changes(learning_rate=1e-6)
    assert advice.suggestion(DivergedError(3, 1e-6), recipe) is None


@pytest.mark.parametrize("error", [None, RecipeError("epochs", 0, "more")])
def test_other_errors_have_no_suggestion(error: RecipeError | None) -> None:
    assert advice.suggestion(error, CNN) is None


@pytest.mark.parametrize(
    ("digits", "named"), [((4,), "4."), ((4, 9), "4 and 9."), ((1, 4, 9), "1, 4 and 9.")]
)
def test_digits_never_predicted_are_named(digits: tuple[int, ...], named: str) -> None:
    assert advice.never_predicted(digits, CNN).startswith(f"It never predicts {named}")


def test_a_constant_prediction_is_named() -> None:
    others = tuple(digit for digit in range(10) if digit != 3)
    assert advice.never_predicted(others, CNN).startswith("It predicts 3 whatever it sees.")


def test_dead_units_are_mentioned_only_for_relu_networks() -> None:
    assert "have died" in advice.never_predicted((4,), CNN)
    assert "may have died" in advice.never_predicted((4,), preset("mlp"))
    assert "died" not in advice.never_predicted((4,), preset("dezero-mlp-sigmoid-sgd"))
    assert "died" not in advice.never_predicted((4,), preset("rnn-rows"))


@pytest.mark.parametrize(("seed", "following"), [(0, 1), (2**31 - 1, 0)])
def test_another_seed_is_the_next_seed(seed: int, following: int) -> None:
    assert advice.another_seed(CNN.with_changes(seed=seed)).value == following
