"""Definitions of the experiments: their recipes, and verdicts from given results."""

from __future__ import annotations

import math

import pytest

from trainer.errors import RecipeError
from trainer.experiments import EXPERIMENTS
from trainer.experiments.experiment import Experiment, Outcome
from trainer.experiments.trainings import (
    BY_HEART,
    FEW_IMAGES,
    NEVER_SAW,
    NOT_SHUFFLED,
    RATES,
    WRONG_LABELS,
)

EVERY_VALUE = [
    pytest.param(experiment, value, id=f"{experiment.key}-{value:g}")
    for experiment in EXPERIMENTS
    for value in experiment.values
]
NAMES = {"name", "title", "source"}


def results(experiment: Experiment, value: float, *accuracies: float) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(variant, test_accuracy=accuracy)
        for variant, accuracy in zip(experiment.variants(value), accuracies, strict=True)
    )


def came_true(experiment: Experiment, *accuracies: float) -> str:
    value = experiment.default
    return experiment.conclude(value, results(experiment, value, *accuracies)).expectation


def test_large_numbers_are_written_as_in_the_texts_around_them() -> None:
    assert [each.value for each in FEW_IMAGES.variants(10)] == ["10", "100", "1,000"]
    assert [each.value for each in BY_HEART.variants(1000)] == ["1,000", "10,000"]


@pytest.mark.parametrize(("experiment", "value"), EVERY_VALUE)
def test_every_value_of_a_knob_gives_valid_recipes(experiment: Experiment, value: float) -> None:
    recipes = [variant.recipe for variant in experiment.variants(value)]
    assert len(recipes) >= 2
    assert len({recipe.title for recipe in recipes}) == len(recipes)
    assert len({recipe.name for recipe in recipes}) == len(recipes)


@pytest.mark.parametrize(
    ("experiment", "changed"),
    [
        (NEVER_SAW, {"left_out"}),
        (WRONG_LABELS, {"wrong_labels"}),
        (RATES, {"learning_rate"}),
        (NOT_SHUFFLED, {"order"}),
    ],
)
def test_one_thing_alone_is_changed(experiment: Experiment, changed: set[str]) -> None:
    first, *others = (variant.recipe for variant in experiment.variants(experiment.default))
    for other in others:
        assert set(first.differences(other)) - NAMES == changed


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda each: each.key)
def test_without_figures_nothing_came_true(experiment: Experiment) -> None:
    """As where every training diverged."""
    outcomes = tuple(
        Outcome(variant, diverged_at=3) for variant in experiment.variants(experiment.default)
    )
    assert experiment.conclude(experiment.default, outcomes).expectation == ""


def unseen(sevens: tuple[int, ...]) -> tuple[Outcome, ...]:
    with_7, without_7 = NEVER_SAW.variants(7)
    perfect = tuple(tuple(100 * (row == column) for column in range(10)) for row in range(10))
    read = (*perfect[:7], sevens, *perfect[8:])
    return Outcome(with_7, 1.0, 1.0, perfect), Outcome(without_7, 0.9, 1.0, read)


@pytest.mark.parametrize(
    ("sevens", "expectation"),
    [
        ((0, 0, 0, 0, 10, 0, 0, 0, 0, 90), "one"),
        ((0, 0, 30, 10, 20, 0, 0, 0, 0, 40), "several"),
        ((0, 0, 0, 0, 0, 0, 0, 20, 0, 80), "sometimes"),
    ],
)
def test_what_an_unseen_digit_is_read_as(sevens: tuple[int, ...], expectation: str) -> None:
    verdict = NEVER_SAW.conclude(7, unseen(sevens))
    assert verdict.expectation == expectation


def test_figures_of_an_unseen_digit() -> None:
    figures = NEVER_SAW.conclude(7, unseen((0, 0, 0, 0, 10, 0, 0, 0, 0, 90))).figures
    assert (figures["answers"], figures["right"], figures["right_before"]) == (0, 0, 1)
    assert (figures["first"], figures["first_share"]) == (9, 0.9)
    assert (figures["second"], figures["second_share"]) == (4, 0.1)


def test_a_training_alone_that_diverged_gives_no_verdict() -> None:
    seen, _ = NEVER_SAW.variants(7)
    outcomes = (Outcome(seen, 0.98, 0.98, ((1,) * 10,) * 10), Outcome(seen, diverged_at=2))
    assert NEVER_SAW.conclude(7, outcomes).expectation == ""


def test_ten_times_as_many_images() -> None:
    assert came_true(FEW_IMAGES, 0.70, 0.88, 0.92) == "less"
    assert came_true(FEW_IMAGES, 0.50, 0.60, 0.70) == "same"
    assert came_true(FEW_IMAGES, 0.90, 0.905, 0.91) == "enough"


def test_wrong_labels() -> None:
    assert came_true(WRONG_LABELS, 0.95, 0.92) == "more"
    assert came_true(WRONG_LABELS, 0.95, 0.68) == "share"
    assert came_true(WRONG_LABELS, 0.95, 0.30) == "fewer"


def test_the_best_learning_rate() -> None:
    assert came_true(RATES, 0.95, 0.9, 0.8, 0.7, 0.6) == "smallest"
    assert came_true(RATES, 0.6, 0.9, 0.95, 0.7, 0.1) == "between"
    assert came_true(RATES, 0.6, 0.7, 0.8, 0.9, 0.95) == "largest"
    assert came_true(RATES, 0.1, 0.1, 0.1, 0.1, 0.1) == ""


def test_a_diverged_rate_does_not_read_best() -> None:
    outcomes = list(results(RATES, 0.1, 0.6, 0.9, 0.95, 0.7, math.nan))
    outcomes[4] = Outcome(outcomes[4].variant, diverged_at=5)
    verdict = RATES.conclude(0.1, tuple(outcomes))
    assert verdict.expectation == "between"
    assert verdict.figures == {"rate": 0.1, "accuracy": 0.95, "failed": 1}


@pytest.mark.parametrize(
    ("train", "test", "expectation"),
    [(1.0, 0.7, "worse"), (1.0, 0.97, "as-well"), (1.0, 0.12, "guesses")],
)
def test_learning_by_heart(train: float, test: float, expectation: str) -> None:
    few, many = BY_HEART.variants(100)
    outcomes = Outcome(few, test, train), Outcome(many, 0.93, 0.94)
    assert BY_HEART.conclude(100, outcomes).expectation == expectation


def test_the_order() -> None:
    assert came_true(NOT_SHUFFLED, 0.95, 0.3) == "far"
    assert came_true(NOT_SHUFFLED, 0.95, 0.9) == "little"
    assert came_true(NOT_SHUFFLED, 0.95, 0.945) == "none"


def test_all_digits_left_out_is_refused() -> None:
    _, without = NEVER_SAW.variants(7)
    with pytest.raises(RecipeError, match="at most 8"):
        without.recipe.with_changes(left_out=tuple("0123456789"))
