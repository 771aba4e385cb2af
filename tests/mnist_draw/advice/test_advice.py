"""Advice after a run: explanations, the cause first, and suggested changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mnist_draw.advice import advice
from trainer.errors import DivergedError, OutOfMemoryError, RecipeError
from trainer.events import Evaluated
from trainer.recipe.presets import FAST_CNN, preset

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

CNN = preset("pytorch-cnn")
MLP = preset("mlp")
SIGMOID = preset("dezero-mlp-sigmoid-sgd")
WARM = "The loss stopped being a number."
ALL_BUT_1 = (0, 2, 3, 4, 5, 6, 7, 8, 9)


def _result(accuracy: float, *never: int) -> Evaluated:
    return Evaluated("validation", 430, 1.0, 2.3, accuracy, 5000, whole=True, never_predicted=never)


def _advice(recipe: Recipe, accuracy: float = 0.104, *never: int) -> advice.Advice:
    found = advice.on_evaluation(_result(accuracy, *never), recipe)
    assert found is not None
    return found


def test_few_steps_are_named_before_dead_units() -> None:
    result = Evaluated(
        "validation", 2, 2.0, 1.4, 0.25, 8, whole=True, never_predicted=(0, 2, 3, 4, 5, 6, 7, 8, 9)
    )
    found = advice.on_evaluation(result, FAST_CNN.with_changes(epochs=2))
    assert found is not None
    assert found.text.startswith("2 steps are too few to learn from")
    assert (found.suggestion.field, found.suggestion.value) == ("epochs", 300)
    assert advice.on_evaluation(result, FAST_CNN.with_changes(epochs=300)) is None


def test_right_answers_after_one_step_are_no_reason_to_stop() -> None:
    letters = FAST_CNN.for_classes(("A", "X", "か"))
    unsure = Evaluated("validation", 1, 1.0, 1.08, 1.0, 2, whole=True, never_predicted=())
    found = advice.on_evaluation(unsure, letters)
    assert found is not None
    assert found.text.startswith("One step is too little to learn from")
    assert (found.suggestion.field, found.suggestion.value) == ("epochs", 300)
    sure = Evaluated("validation", 1, 1.0, 0.3, 1.0, 2, whole=True, never_predicted=())
    assert advice.on_evaluation(sure, letters) is None


def test_out_of_memory_suggests_half_the_batch_size_and_keeps_the_start() -> None:
    _, suggestion = advice.on_failure("", OutOfMemoryError("GPU", 512), FAST_CNN)
    assert suggestion is not None
    assert suggestion.label == "Use batches of 256 and train"
    assert (suggestion.field, suggestion.value) == ("batch_size", 256)
    assert not suggestion.fresh


def test_a_batch_of_one_image_cannot_be_halved() -> None:
    assert advice.on_failure("", OutOfMemoryError("GPU", 1), FAST_CNN) == ("", None)


def test_divergence_is_explained_by_a_learning_rate_far_above_the_recipes() -> None:
    recipe = MLP.with_changes(learning_rate=100)
    text, suggestion = advice.on_failure(WARM, DivergedError(12, 100), recipe)
    assert text == (
        "Learning rate 100 is 50000 times the recipe’s. At step 12 the loss was no longer a number."
    )
    assert suggestion is not None
    assert suggestion.label == "Back to 0.002 and train"
    assert suggestion.explanation == "Set Learning rate to 0.002 and train"
    assert (suggestion.field, suggestion.value, suggestion.fresh) == ("learning_rate", 0.002, True)


def test_divergence_without_a_known_cause_suggests_a_tenth_of_the_learning_rate() -> None:
    text, suggestion = advice.on_failure(WARM, DivergedError(3, 0.07), FAST_CNN)
    assert text == WARM
    assert suggestion is not None
    assert (suggestion.field, suggestion.value) == ("learning_rate", 0.0015)


def test_the_smallest_learning_rate_is_not_reduced() -> None:
    recipe = CNN.with_changes(learning_rate=1e-6, name="own")
    assert advice.on_failure(WARM, DivergedError(3, 1e-6), recipe) == (WARM, None)


@pytest.mark.parametrize("error", [None, RecipeError("epochs", 0, "more")])
def test_other_errors_have_no_suggestion(error: RecipeError | None) -> None:
    assert advice.on_failure("Why.", error, CNN) == ("Why.", None)


@pytest.mark.parametrize(
    ("recipe", "changes", "cause", "label"),
    [
        (
            MLP,
            {"learning_rate": 100.0},
            "Learning rate 100 is 50000 times the recipe’s.",
            "Back to 0.002 and train",
        ),
        (
            MLP,
            {"learning_rate": 1e-6},
            "Learning rate 0.000001 is 2000 times smaller than the recipe’s.",
            "Back to 0.002 and train",
        ),
        (
            MLP,
            {"optimiser": "sgd"},
            "Learning rate 0.002 is 50 times smaller than what SGD usually takes.",
            "Back to 0.1 and train",
        ),
        (
            SIGMOID,
            {"optimiser": "adam", "learning_rate": 1.0},
            "Learning rate 1 is 1000 times what Adam usually takes.",
            "Back to 0.001 and train",
        ),
        (
            SIGMOID,
            {"momentum": 0.999},
            "Momentum 0.999 keeps 99.9 % of every step",
            "Back to 0 and train",
        ),
        (
            MLP,
            {"weight_decay": 10.0},
            "Weight decay 10 pulls the weights to zero",
            "Back to 0 and train",
        ),
        (MLP, {"dropout": 0.95}, "Dropout 0.95 switches 95 % of the units off", "Back to 0"),
    ],
)
def test_a_setting_far_from_the_recipes_is_the_cause(
    recipe: Recipe, changes: dict[str, Any], cause: str, label: str
) -> None:
    # Dead units, the symptom, are not what is said.
    found = _advice(recipe.with_changes(**changes), 0.104, *ALL_BUT_1)
    assert found.text.startswith(cause)
    assert found.text.endswith("10.4\u00a0% right is guessing.")
    assert found.suggestion.label.startswith(label)


def test_poor_reading_is_not_called_guessing() -> None:
    found = _advice(MLP.with_changes(learning_rate=1e-5), 0.6)
    assert found.text.endswith("Only 60.0\u00a0% right after epoch 1.")


@pytest.mark.parametrize("changes", [{"learning_rate": 0.1}, {"weight_decay": 0.1}, {}])
def test_a_network_that_reads_well_needs_no_advice(changes: dict[str, Any]) -> None:
    assert advice.on_evaluation(_result(0.93), MLP.with_changes(**changes)) is None


def test_unchanged_recipes_need_no_advice_before_they_read_well() -> None:
    assert advice.on_evaluation(_result(0.78), SIGMOID) is None


def test_sigmoids_that_guess_are_explained_by_the_vanishing_gradient() -> None:
    found = _advice(SIGMOID.with_changes(hidden_units=(64, 64, 64)), 0.1135, *ALL_BUT_1)
    assert "(vanishing gradient)" in found.text
    assert found.suggestion.label == "Use ReLU and train"
    assert (found.suggestion.field, found.suggestion.value) == ("activation", "relu")


@pytest.mark.parametrize(
    ("digits", "named"), [((4,), "4."), ((4, 9), "4 and 9."), ((1, 4, 9), "1, 4 and 9.")]
)
def test_digits_never_predicted_are_named(digits: tuple[int, ...], named: str) -> None:
    assert _advice(CNN, 0.9, *digits).text.startswith(f"It never predicts {named}")


def test_a_constant_prediction_is_named() -> None:
    assert _advice(CNN, 0.11, *ALL_BUT_1).text.startswith("It predicts 1 whatever it sees.")


def test_dead_units_are_mentioned_only_for_relu_networks() -> None:
    assert "have died" in _advice(CNN, 0.9, 4).text
    assert "may have died" in _advice(MLP, 0.9, 4).text
    assert "died" not in _advice(SIGMOID, 0.9, 4).text
    assert "died" not in _advice(preset("rnn-rows"), 0.9, 4).text


def test_digits_that_the_training_leaves_out_are_no_fault_of_the_network() -> None:
    found = _advice(MLP.with_changes(left_out=("7", "9")), 0.78, 7, 9)
    assert found.text == "It never predicts 7 and 9: the training leaves such images out."
    assert found.suggestion.label == "Leave nothing out and train"
    assert found.suggestion.explanation == "Set Left out to none and train"
    assert (found.suggestion.field, found.suggestion.value) == ("left_out", ())


def test_a_digit_that_was_there_to_learn_is_what_is_said() -> None:
    found = _advice(CNN.with_changes(left_out=("7",)), 0.8, 4, 7)
    assert found.text.startswith("It never predicts 4.")
    assert found.suggestion.field == "seed"


def test_leaving_out_digits_makes_no_other_setting_the_cause() -> None:
    recipe = MLP.with_changes(left_out=("6", "7", "8", "9"), learning_rate=0.02)
    found = _advice(recipe, 0.58, 6, 7, 8, 9)
    assert found.suggestion.field == "left_out"
    assert _advice(recipe, 0.4, 6, 7, 8, 9).suggestion.field == "learning_rate"


@pytest.mark.parametrize(("accuracy", "never"), [(0.2, (0, 1)), (0.5, ()), (0.86, (3,))])
def test_sorted_images_are_the_cause_of_what_is_forgotten(
    accuracy: float, never: tuple[int, ...]
) -> None:
    found = _advice(MLP.with_changes(order="sorted", learning_rate=0.02), accuracy, *never)
    assert found.text.startswith("The training images come sorted")
    assert found.suggestion.label == "Use Shuffled and train"
    assert (found.suggestion.field, found.suggestion.value) == ("order", "shuffled")


@pytest.mark.parametrize(
    ("changes", "cause", "label"),
    [
        ({"wrong_labels": 0.7}, "70.0\u00a0% of the training labels are wrong.", "Back to 0 and"),
        (
            {"images_per_class": 3},
            "Images of each digit to learn from: only 3.",
            "Back to 0 images",
        ),
    ],
)
def test_poor_training_images_are_the_cause_of_poor_reading(
    changes: dict[str, Any], cause: str, label: str
) -> None:
    found = _advice(MLP.with_changes(**changes), 0.5)
    assert found.text.startswith(cause)
    assert found.suggestion.label.startswith(label)
    assert found.suggestion.field == next(iter(changes))


@pytest.mark.parametrize(("seed", "following"), [(0, 1), (2**31 - 1, 0)])
def test_another_seed_is_the_next_seed(seed: int, following: int) -> None:
    suggestion = _advice(CNN.with_changes(seed=seed), 0.9, 4).suggestion
    assert suggestion.label == "Try another seed"
    assert (suggestion.field, suggestion.value) == ("seed", following)
