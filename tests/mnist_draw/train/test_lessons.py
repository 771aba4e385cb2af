"""What is said, and offered, when a run went wrong."""

from __future__ import annotations

import pytest

from mnist_draw.train import lessons
from trainer.errors import DivergedError, OutOfMemoryError, RecipeError
from trainer.recipe.presets import FAST_CNN, preset

CNN = preset("pytorch-cnn")


def test_too_little_memory_suggests_half_the_batch() -> None:
    remedy = lessons.remedy(OutOfMemoryError("GPU", 512), FAST_CNN)
    assert remedy is not None
    assert (remedy.label, remedy.field, remedy.value) == ("Use batches of 256", "batch_size", 256)


def test_a_batch_of_one_image_cannot_be_halved() -> None:
    assert lessons.remedy(OutOfMemoryError("GPU", 1), FAST_CNN) is None


def test_a_loss_that_is_no_number_suggests_a_smaller_learning_rate() -> None:
    remedy = lessons.remedy(DivergedError(3, 0.7), CNN.with_changes(learning_rate=0.7))
    assert remedy is not None
    assert (remedy.field, remedy.value) == ("learning_rate", 0.07)


def test_the_smallest_learning_rate_is_not_made_smaller() -> None:
    recipe = CNN.with_changes(learning_rate=1e-6)
    assert lessons.remedy(DivergedError(3, 1e-6), recipe) is None


@pytest.mark.parametrize("error", [None, RecipeError("epochs", 0, "more")])
def test_other_errors_have_no_remedy(error: RecipeError | None) -> None:
    assert lessons.remedy(error, CNN) is None


@pytest.mark.parametrize(
    ("digits", "named"), [((4,), "4."), ((4, 9), "4 and 9."), ((1, 4, 9), "1, 4 and 9.")]
)
def test_digits_never_predicted_are_named(digits: tuple[int, ...], named: str) -> None:
    assert lessons.never_predicted(digits, CNN).startswith(f"It never predicts {named}")


def test_one_answer_to_everything_is_told_as_such() -> None:
    others = tuple(digit for digit in range(10) if digit != 3)
    assert lessons.never_predicted(others, CNN).startswith("It predicts 3 whatever it sees.")


def test_dead_units_are_blamed_only_where_they_can_be() -> None:
    assert "have died" in lessons.never_predicted((4,), CNN)
    assert "may have died" in lessons.never_predicted((4,), preset("mlp"))
    assert "died" not in lessons.never_predicted((4,), preset("dezero-mlp-sigmoid-sgd"))
    assert "died" not in lessons.never_predicted((4,), preset("rnn-rows"))


@pytest.mark.parametrize(("seed", "following"), [(0, 1), (2**31 - 1, 0)])
def test_another_seed_is_the_next_one(seed: int, following: int) -> None:
    assert lessons.another_seed(CNN.with_changes(seed=seed)).value == following
