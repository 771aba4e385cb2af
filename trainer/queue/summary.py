"""Mean and spread of the test accuracy of each recipe over its seeds."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.recipe.recipes import Recipe

Tested: TypeAlias = tuple[str, int]
"""Name of a data set, and the number of its test images."""


@dataclass(frozen=True, slots=True)
class Trained:
    """Result of one training of a queue.

    Attributes:
        recipe: Its recipe, with its seed.
        test_accuracy: [0, 1]; NaN where it failed or was not tested.
        train_seconds: Time in training steps; NaN where it failed.
        tested: Its data; None where it failed before they were known.
    """

    recipe: Recipe
    test_accuracy: float = math.nan
    train_seconds: float = math.nan
    tested: Tested | None = None


@dataclass(frozen=True, slots=True)
class RecipeSummary:
    """Results of one recipe on the same data over its seeds.

    Attributes:
        recipe: The recipe with the first seed.
        seeds: The seeds, in the order of the trainings.
        accuracies: Test accuracies of those that have one, [0, 1].
        seconds: Mean training time of these, in seconds; NaN without any.
        tested: The data; None where they are not known.
    """

    recipe: Recipe
    seeds: tuple[int, ...]
    accuracies: tuple[float, ...]
    seconds: float
    tested: Tested | None = None

    @property
    def mean(self) -> float:
        """Mean test accuracy, [0, 1]; NaN without any."""
        return statistics.fmean(self.accuracies) if self.accuracies else math.nan

    @property
    def deviation(self) -> float:
        """Standard deviation of the sample, [0, 1]; NaN for fewer than two."""
        return statistics.stdev(self.accuracies) if len(self.accuracies) > 1 else math.nan

    @property
    def failed(self) -> int:
        """Number of trainings without a test accuracy."""
        return len(self.seeds) - len(self.accuracies)


def summarise(trained: Iterable[Trained]) -> tuple[RecipeSummary, ...]:
    """One summary for each recipe on each data set, in the order of their first trainings.

    Recipes that differ in nothing but their seed count as one.
    """
    groups: dict[tuple[Recipe, Tested | None], list[Trained]] = {}
    for each in trained:
        groups.setdefault((each.recipe.with_changes(seed=0), each.tested), []).append(each)
    return tuple(_summary(group) for group in groups.values())


def data_differ(summaries: Iterable[RecipeSummary]) -> bool:
    """Whether the known data of summaries differ, so that each has to be named."""
    return len({each.tested for each in summaries} - {None}) > 1


def _summary(group: list[Trained]) -> RecipeSummary:
    tested = [each for each in group if not math.isnan(each.test_accuracy)]
    return RecipeSummary(
        group[0].recipe,
        tuple(each.recipe.seed for each in group),
        tuple(each.test_accuracy for each in tested),
        statistics.fmean(each.train_seconds for each in tested) if tested else math.nan,
        group[0].tested,
    )
