"""Run an experiment without a window: the outcomes of all its trainings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import DivergedError
from trainer.events import Evaluated, Pace
from trainer.experiments.experiment import Outcome
from trainer.training import loop

if TYPE_CHECKING:
    from trainer.data.digits import DataSet
    from trainer.experiments.experiment import Experiment, Variant

_QUIET = Pace(metrics=0.5, snapshots=float("inf"), kept=0)


def outcomes(
    experiment: Experiment, value: float, dataset: DataSet, seed: int = 0
) -> tuple[Outcome, ...]:
    """The outcomes for a value of the knob, with other random numbers for each seed."""
    return tuple(_outcome(variant, dataset, seed) for variant in experiment.variants(value))


def _outcome(variant: Variant, dataset: DataSet, seed: int) -> Outcome:
    train = test = None
    recipe = variant.recipe.with_changes(seed=seed)
    try:
        for event in loop.train(recipe, dataset, pace=_QUIET):
            if isinstance(event, Evaluated) and event.split == "train":
                train = event
            elif isinstance(event, Evaluated) and event.split == "test":
                test = event
    except DivergedError as error:
        return Outcome(variant, diverged_at=error.step)
    assert train is not None
    assert test is not None
    return Outcome(variant, test.accuracy, train.accuracy, test.confusion)
