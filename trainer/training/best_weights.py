"""The weights of a run's best validation, and the end of a run that no longer improves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.events import Evaluated
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe


class BestWeights:
    """Follows the loss of each validation of the whole split.

    Attributes:
        without_improvement: Validations since the best one.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._patience, self._keeps = recipe.patience, recipe.keep_best
        self._loss = math.inf
        self._snapshot: WeightSnapshot | None = None
        self.without_improvement = 0

    def follow(self, validation: Evaluated, snapshot: WeightSnapshot) -> None:
        """Compares a validation with the best one before.

        Args:
            validation: Of the whole split; of the untrained network too.
            snapshot: The weights that it evaluated.
        """
        if validation.loss < self._loss:
            self._loss, self.without_improvement = validation.loss, 0
            # Without need it would hold the memory of another network.
            self._snapshot = snapshot if self._keeps else None
        else:
            self.without_improvement += 1

    @property
    def exhausted(self) -> bool:
        """Whether the run has had its patience without improvement."""
        return 0 < self._patience <= self.without_improvement

    @property
    def kept(self) -> WeightSnapshot | None:
        """The weights with which the run is to end; None for those of its last step."""
        return self._snapshot
