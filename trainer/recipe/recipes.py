"""Recipes: all that determines a run besides data and device.

A recipe is a frozen, validated value. To add one, add a value to `trainer.recipe.presets.PRESETS`;
to change one, call `Recipe.with_changes` (values) or `Recipe.with_settings` (texts from a
terminal). Imports no torch: the window lists recipes before torch is loaded.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trainer.errors import RecipeError
from trainer.recipe.classes import DIGITS, Classes
from trainer.recipe.combinations import check_combination, check_left_out
from trainer.recipe.groups.augmentation import AugmentationFields
from trainer.recipe.groups.course import CourseFields
from trainer.recipe.groups.data import DataFields
from trainer.recipe.groups.identity import IdentityFields
from trainer.recipe.groups.network import NetworkFields
from trainer.recipe.groups.optimisation import OptimisationFields

if TYPE_CHECKING:
    from trainer.recipe.fields import Domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe(  # A dataclass has the fields of its last base first: this is their display order.
    CourseFields,
    AugmentationFields,
    OptimisationFields,
    DataFields,
    NetworkFields,
    IdentityFields,
):
    """Network, data split, optimisation and augmentation of a training run.

    The fields are those of its bases, each group in a module of `trainer.recipe.groups`.

    The ``metadata`` of each field holds its ``domain`` (the values it takes), its ``meaning`` (an
    explanation for a student, shown in the window) and ``used_by`` (the models or optimisers that
    use it).

    Raises:
        RecipeError: A value is outside its field's domain, or two fields contradict each other.
    """

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            domain: Domain = field.metadata["domain"]
            if not domain.allows(value):
                raise RecipeError(field.name, value, domain.describe())
        check_combination(self)

    @property
    def averages_channels(self) -> bool:
        """Whether the mean of each of the last maps is an output."""
        return self.model == "cnn" and self.head == "average"

    def for_classes(self, classes: Classes) -> Recipe:
        """The recipe for other classes.

        Where the mean of each map is an output, the last convolution gets one channel a class.

        Raises:
            RecipeError: The classes are too few, too many, or no valid names, or lack one that
                the recipe leaves out.
        """
        if classes == self.classes:
            check_left_out(self)
            return self
        changes: dict[str, object] = {"classes": classes}
        if self.averages_channels:
            last = dataclasses.replace(self.convolutions[-1], channels=len(classes))
            changes["convolutions"] = (*self.convolutions[:-1], last)
        return self.with_changes(**changes)

    def with_changes(self, /, **changes: object) -> Recipe:
        """A copy with other values in some fields.

        Raises:
            RecipeError: Unknown field or invalid value.
        """
        for name, value in changes.items():
            if name not in _ALL_FIELDS:
                raise RecipeError(name, value, "no value: there is no such field", "no field")
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def with_settings(self, settings: dict[str, str]) -> Recipe:
        """A copy with some fields parsed from text, as in ``--set learning_rate=0.01``.

        Raises:
            RecipeError: Unknown field, unreadable text or invalid value.
        """
        changes: dict[str, object] = {}
        for name, text in settings.items():
            if name in _ALL_FIELDS and name not in FIELDS:
                raise RecipeError(name, text, "its value from the data set", "data set's")
            if name not in FIELDS:
                raise RecipeError(name, text, "no value: there is no such field", "no field")
            domain: Domain = FIELDS[name].metadata["domain"]
            try:
                changes[name] = domain.parse(text)
            except ValueError:
                raise RecipeError(name, text, domain.describe()) from None
        return self.with_changes(**changes)

    def differences(self, other: Recipe) -> tuple[str, ...]:
        """Names of the fields in which the two recipes differ."""
        return tuple(name for name in _ALL_FIELDS if getattr(self, name) != getattr(other, name))

    def to_dict(self) -> dict[str, Any]:
        """JSON object of all fields: tuples as lists, convolutions as their short texts.

        The ten digits as classes are left out.
        """
        values = {name: getattr(self, name) for name in FIELDS}
        values |= {name: list(value) for name, value in values.items() if type(value) is tuple}
        values["convolutions"] = [str(layer) for layer in self.convolutions]
        if self.classes != DIGITS:
            values["classes"] = list(self.classes)
        return values

    @classmethod
    def from_dict(cls, values: object) -> Recipe:
        """Recipe of a `to_dict` object; absent fields get their defaults.

        Raises:
            RecipeError: Not an object, unknown field or invalid value.
        """
        if not isinstance(values, dict):
            raise RecipeError("recipe", values, "a table of fields", "no table")
        changes: dict[str, object] = {}
        for name, value in values.items():
            if name in {"classes", "left_out", "left_out_writers"} and isinstance(value, list):
                # Names may hold what separates the parts of other fields.
                changes[name] = tuple(value)
            elif name in FIELDS and isinstance(value, list):
                domain: Domain = FIELDS[name].metadata["domain"]
                try:
                    changes[name] = domain.parse(" ".join(str(part) for part in value))
                except ValueError:
                    raise RecipeError(name, value, domain.describe()) from None
            else:
                changes[str(name)] = value
        return cls().with_changes(**changes)


_ALL_FIELDS = {field.name: field for field in dataclasses.fields(Recipe)}

FIELDS = {name: field for name, field in _ALL_FIELDS.items() if name != "classes"}
"""All recipe fields that a user can set, by name, in display order."""
