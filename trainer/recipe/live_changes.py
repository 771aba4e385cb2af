"""Changes of a recipe's settings while it trains. Free of torch.

Four settings can change between two steps: learning rate, dropout, weight decay, and the strength
of the distortions as one factor. The network, the data and the optimiser stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from trainer.errors import RecipeError
from trainer.recipe.fields import Real
from trainer.recipe.groups.augmentation import DISTORTIONS
from trainer.recipe.recipes import FIELDS

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

LiveField: TypeAlias = Literal["learning_rate", "dropout", "augmentation", "weight_decay"]
"""A setting that can change while it trains.

``augmentation`` is a factor of the recipe's ``shift``, ``rotation``, ``scaling``, ``shear`` and
``thickness``: 1 leaves them as the recipe has them, 0 switches them off. ``learning_rate`` is the
recipe's field: where a schedule changes the rate of each step, the rest of the schedule is scaled.
"""

LIVE_FIELDS: Final[tuple[LiveField, ...]] = get_args(LiveField)

_AUGMENTATION: Final = Real(0.0, 4.0)


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A request for another value of a setting.

    Attributes:
        field: The setting.
        value: Its new value.

    Raises:
        RecipeError: There is no such setting to change, or it never takes this value.
    """

    field: LiveField
    value: float

    def __post_init__(self) -> None:
        if self.field not in LIVE_FIELDS:
            raise RecipeError(
                self.field, self.value, f"no change: only {', '.join(LIVE_FIELDS)} can change"
            )
        if not domain(self.field).allows(self.value):
            raise RecipeError(self.field, self.value, domain(self.field).describe())
        object.__setattr__(self, "value", float(self.value))


def domain(field: LiveField) -> Real:
    """Values that a setting takes."""
    if field == "augmentation":
        return _AUGMENTATION
    found: Real = FIELDS[field].metadata["domain"]
    return found


def live_fields(recipe: Recipe) -> tuple[LiveField, ...]:
    """Settings of a recipe that can change while it trains.

    Dropout and augmentation can only where the recipe begins with some: without dropout the network
    has no layers for it, and a factor of no distortion is none.
    """
    usable = {"dropout": bool(recipe.dropout), "augmentation": recipe.distorts}
    return tuple(field for field in LIVE_FIELDS if usable.get(field, True))


def highest_augmentation(recipe: Recipe) -> float:
    """The largest factor at which every distortion is still one that a recipe may have."""
    factors = [_AUGMENTATION.high]
    for name in DISTORTIONS:
        amount, allowed = getattr(recipe, name), FIELDS[name].metadata["domain"]
        if amount:
            factors.append(allowed.high / amount)
    return min(factors)


def initial_values(recipe: Recipe) -> dict[LiveField, float]:
    """Values of the settings that can change, as a run of the recipe begins."""
    return {
        field: 1.0 if field == "augmentation" else float(getattr(recipe, field))
        for field in live_fields(recipe)
    }


def changed(present: Recipe, begun: Recipe, change: SettingChange) -> Recipe:
    """The recipe of the following steps.

    Args:
        present: The recipe of the steps so far.
        begun: The recipe with which the run began, whose distortions a factor scales.
        change: What changes.

    Raises:
        RecipeError: The recipe does not use this setting, or a distortion would be larger than a
            recipe may have.
    """
    if change.field not in live_fields(begun):
        raise RecipeError(
            change.field, change.value, "no change: the recipe began without it, so it stays so"
        )
    if change.field != "augmentation":
        return present.with_changes(**{change.field: change.value})
    highest = highest_augmentation(begun)
    if change.value > highest:
        raise RecipeError(change.field, change.value, f"a number from 0 to {highest:g} here")
    scaled = {
        # A product may exceed the largest amount by its rounding.
        name: min(change.value * getattr(begun, name), FIELDS[name].metadata["domain"].high)
        for name in DISTORTIONS
    }
    return present.with_changes(**scaled)
