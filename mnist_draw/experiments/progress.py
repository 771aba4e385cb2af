"""Results and progress of an experiment that runs; no widgets."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING

from trainer.errors import DivergedError
from trainer.experiments.experiment import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.errors import TrainerError
    from trainer.events import Evaluated, Started, StepsDone
    from trainer.experiments.experiment import Experiment, Variant, Verdict

# Before that, the time left is a guess.
_LEAST_SHARE = 0.08


class ExperimentProgress:
    """Collects the events of all trainings of one experiment.

    Attributes:
        experiment: What runs.
        value: Value of its knob.
        variants: Its trainings.
    """

    def __init__(
        self,
        experiment: Experiment,
        value: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args: clock: Seconds."""
        self.experiment, self.value = experiment, value
        self.variants = experiment.variants(value)
        self._outcomes = [Outcome(variant) for variant in self.variants]
        self._shares = [0.0] * len(self.variants)
        self._steps: list[int | None] = [None] * len(self.variants)
        self._clock = clock
        self._began: float | None = None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The results so far."""
        return tuple(self._outcomes)

    @property
    def share(self) -> float:
        """Share of the work that is done, [0, 1]."""
        costs = [_cost(variant) for variant in self.variants]
        done = sum(cost * share for cost, share in zip(costs, self._shares, strict=True))
        return done / sum(costs)

    @property
    def seconds_left(self) -> int | None:
        """Whole seconds to the end, estimated; None before there is an estimate."""
        share = self.share
        if self._began is None or share < _LEAST_SHARE:
            return None
        return max(1, round((self._clock() - self._began) * (1 - share) / share))

    def verdict(self) -> Verdict:
        """What the results say."""
        return self.experiment.conclude(self.value, self.outcomes)

    def note_started(self, index: int, started: Started) -> None:
        """Note the first step of a training."""
        self._steps[index] = started.steps
        if self._began is None:
            self._began = self._clock()

    def note_steps(self, index: int, steps: StepsDone) -> None:
        """Note steps of a training."""
        self._shares[index] = min(1.0, steps.last_step / max(1, self._steps[index] or 1))

    def note_evaluated(self, index: int, evaluated: Evaluated) -> None:
        """Note an evaluation of a training."""
        known = self._outcomes[index]
        match evaluated.split:
            case "train":
                known = dataclasses.replace(known, train_accuracy=evaluated.accuracy)
            case "test":
                known = dataclasses.replace(
                    known, test_accuracy=evaluated.accuracy, confusion=evaluated.confusion
                )
        self._outcomes[index] = known

    def note_finished(self, index: int) -> None:
        """Note the end of a training."""
        self._shares[index] = 1.0

    def note_failed(self, index: int, error: TrainerError | None) -> None:
        """Note that a training ended early."""
        self._shares[index] = 1.0
        if isinstance(error, DivergedError):
            known = self._outcomes[index]
            self._outcomes[index] = dataclasses.replace(known, diverged_at=error.step)


def _cost(variant: Variant) -> float:
    """Work of a training, in images that it learns from; an evaluation takes a third of a step."""
    recipe = variant.recipe
    images = recipe.train_images
    if recipe.images_per_class:
        images = min(images, len(recipe.classes) * recipe.images_per_class)
    return recipe.epochs * (images + recipe.validation_images / 3)
