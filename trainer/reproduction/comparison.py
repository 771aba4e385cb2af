"""Compare runs of a recipe with the figures that its text reports.

The text's figure is regarded as one more run. It is met when it lies within the 95 % prediction
interval of a normal sample, mean ± t·s·√(1 + 1/n), widened by the text's rounding; see `RULE`.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.recipe.presets import PRESETS
from trainer.recipe.published import published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.events import Evaluated
    from trainer.recipe.published import Metric, Published
    from trainer.recipe.recipes import Recipe

Verdict: TypeAlias = Literal["met", "better", "worse", "differs", "none"]

RULE = (
    "A figure is met when it lies within the 95 % prediction interval of one more run: mean ± "
    "t·s·√(1 + 1/n) of the n seeds' runs (s: their standard deviation, t: Student's quantile), "
    "widened by the text's rounding: half a unit of its last digit, a whole one where it says "
    '"about". Outside it the mean is better or worse, in one of twenty cases by chance. One seed '
    "alone has no spread. A run that ends without ever predicting some digit (its ReLU died) is "
    "named and left out of the mean."
)

MOST_SEEDS = 20
# Quantiles of Student's t by degrees of freedom, from 1: 95 % lie between -t and t.
_STUDENT = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunFigures:
    """Figures of one finished run.

    Attributes:
        seed: The run's seed.
        first_loss: Loss of the first batch.
        evaluations: All evaluations of whole splits, in order.
    """

    seed: int
    first_loss: float
    evaluations: tuple[Evaluated, ...]

    @property
    def lost_digits(self) -> tuple[int, ...]:
        """Digits that the trained network never predicts."""
        evaluations = [one for one in self.evaluations if one.split != "train"]
        return evaluations[-1].never_predicted if evaluations else ()

    def value(self, metric: Metric, epoch: float | None) -> float | None:
        """Value of a metric; None where the run has none.

        Args:
            metric: The metric.
            epoch: The epoch; None for the last.
        """
        if metric == "first_loss":
            return self.first_loss
        split, _, kind = metric.partition("_")
        values = [
            one.accuracy if kind == "accuracy" else one.loss
            for one in self.evaluations
            if one.split == split and (epoch is None or math.isclose(one.epoch, epoch))
        ]
        return values[-1] if values else None


@dataclass(frozen=True, slots=True)
class LostRun:
    """A run that ended without ever predicting some digits.

    Attributes:
        seed: Its seed.
        digits: The digits.
        test_accuracy: Its test accuracy, [0, 1]; NaN if it was not measured.
    """

    seed: int
    digits: tuple[int, ...]
    test_accuracy: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of a recipe, as published and as measured.

    Attributes:
        recipe: Name of the recipe.
        metric: The metric.
        epoch: The epoch after which it is measured; None for the end of the run.
        published: The text's figure; None where it gives none.
        seeds: The seeds of the runs in the mean.
        values: Their figures.
        lost: The runs that ended without ever predicting some digits.
    """

    recipe: str
    metric: Metric
    epoch: float | None
    published: Published | None
    seeds: tuple[int, ...]
    values: tuple[float, ...]
    lost: tuple[LostRun, ...] = ()

    @property
    def mean(self) -> float:
        """Mean over the seeds; NaN without a run."""
        return statistics.fmean(self.values) if self.values else math.nan

    @property
    def deviation(self) -> float:
        """Standard deviation over the seeds; 0 for one seed."""
        return statistics.stdev(self.values) if len(self.values) > 1 else 0.0

    @property
    def tolerance(self) -> float:
        """Largest distance between mean and text's figure at which it is met; see `RULE`."""
        count = len(self.values)
        spread = _STUDENT[count - 2] * math.sqrt(1 + 1 / count) if count > 1 else 0.0
        rounding = self.published.rounding if self.published is not None else 0.0
        return spread * self.deviation + rounding

    @property
    def difference(self) -> float:
        """Mean minus the text's figure; NaN where one of them is missing."""
        return self.mean - self.published.value if self.published is not None else math.nan

    @property
    def verdict(self) -> Verdict:
        """Result of the comparison; ``"none"`` where there is nothing to compare.

        A figure of the untrained network cannot be better or worse: it is met, or it differs.
        """
        if self.published is None or not self.values:
            return "none"
        if abs(self.difference) <= self.tolerance:
            return "met"
        if self.epoch == 0 or self.metric == "first_loss":
            return "differs"
        return "better" if (self.difference > 0) == self.published.higher_is_better else "worse"


def recipes_with_figures() -> tuple[Recipe, ...]:
    """The presets with published figures."""
    return tuple(recipe for recipe in PRESETS if published(recipe.name))


def compare(recipe: Recipe, measured: Sequence[RunFigures]) -> tuple[Comparison, ...]:
    """Compare all published figures of a recipe; add its test accuracy if the text has none.

    Args:
        recipe: A preset.
        measured: Its runs, one for each seed.
    """
    lost = tuple(
        LostRun(run.seed, run.lost_digits, run.value("test_accuracy", None) or math.nan)
        for run in measured
        if run.lost_digits
    )
    # If all runs lost digits, they are all there is to compare.
    counted = [run for run in measured if not run.lost_digits] or list(measured)
    figures: list[tuple[Metric, float | None, Published | None]] = [
        (figure.metric, figure.epoch, figure) for figure in published(recipe.name)
    ]
    if all(metric != "test_accuracy" for metric, _, _ in figures):
        figures.append(("test_accuracy", None, None))
    comparisons = []
    for metric, epoch, figure in figures:
        values = {run.seed: run.value(metric, epoch) for run in counted}
        known = {seed: value for seed, value in values.items() if value is not None}
        comparisons.append(
            Comparison(
                recipe.name, metric, epoch, figure, tuple(known), tuple(known.values()), lost
            )
        )
    return tuple(comparisons)
