"""Changes of settings in the course of a run, by requests or by a schedule."""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING

from trainer.errors import RecipeError
from trainer.events import SettingChanged
from trainer.recipe.live_changes import changed, initial_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.control import TrainingControl
    from trainer.recipe.live_changes import SettingChange
    from trainer.recipe.recipes import Recipe
    from trainer.training.steppers.stepper import Stepper

log = logging.getLogger(__name__)


class SettingChanger:
    """Applies changes between two steps: the same changes after the same steps, the same losses.

    Attributes:
        applied: Number of changes so far.
    """

    def __init__(
        self,
        recipe: Recipe,
        schedule: Sequence[SettingChanged],
        control: TrainingControl,
        stepper: Stepper,
    ) -> None:
        """Checks all changes of the schedule.

        Args:
            recipe: The recipe as the run begins.
            schedule: Changes to apply after their steps, as an earlier run had them.
            control: Requests for changes.
            stepper: Takes the steps.

        Raises:
            RecipeError: The recipe does not use a setting of the schedule, or never takes a value.
        """
        self._begun = self._present = recipe
        self._control, self._stepper = control, stepper
        self._values = initial_values(recipe)
        self._schedule = deque(sorted(schedule, key=lambda each: each.step))
        self.applied = 0
        for each in self._schedule:
            changed(recipe, recipe, each.change)

    @property
    def scheduled_steps(self) -> list[int]:
        """Steps after which changes of the schedule are left to apply."""
        return [each.step for each in self._schedule]

    def due(self, step: int) -> bool:
        """Whether anything changes after this step; asked before every step."""
        scheduled = bool(self._schedule) and self._schedule[0].step <= step
        return scheduled or self._control.has_changes

    def apply(self, step: int) -> Iterator[SettingChanged]:
        """Apply what changes after this step; a change to the present value is none.

        A request that the recipe has no use for is logged.
        """
        for change in self._changes(step):
            before = self._values.get(change.field)
            if before == change.value:
                continue
            try:
                self._present = changed(self._present, self._begun, change)
            except RecipeError as error:
                log.warning("The training goes on unchanged: %s", error)
                continue
            self._values[change.field] = change.value
            self._stepper.use(self._present)
            self.applied += 1
            yield SettingChanged(step, change.field, change.value, before)

    def _changes(self, step: int) -> Iterator[SettingChange]:
        while self._schedule and self._schedule[0].step <= step:
            yield self._schedule.popleft().change
        yield from self._control.take_changes()
