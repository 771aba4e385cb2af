"""A recipe while somebody edits it: what it started from, what is refused, what can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.recipe import field_texts
from trainer.errors import RecipeError
from trainer.recipe.recipes import FIELDS, RECURRENT, Convolution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.recipe.recipes import Recipe

# What a model needs, where the recipe has nothing of the kind yet.
_FIRST_CONVOLUTIONS: Final = (Convolution(16, 5, stride=2), Convolution(32, 3, pool=2))
_FIRST_UNITS: Final = (128,)
_MOST_REMEMBERED: Final = 200


def take(
    recipe: Recipe, wanted: Mapping[str, object]
) -> tuple[Recipe, dict[str, tuple[object, RecipeError]]]:
    """Changes what can be changed.

    Args:
        recipe: The recipe before.
        wanted: New values by field name, the latest wish last.

    Returns:
        The recipe with all wishes that do not contradict it or one another, and the others, each
        with the reason.
    """
    left = dict(wanted)
    refused: dict[str, tuple[object, RecipeError]] = {}
    while left:
        try:
            return recipe.with_changes(**left), refused
        except RecipeError as error:
            # Where an untouched field objects, the latest wish is the one that it objects to.
            name = error.field if error.field in left else next(reversed(left))
            refused[name] = (left.pop(name), error)
    return recipe, refused


class RecipeDraft(QObject):
    """The recipe that will be trained next, possible at any moment.

    A value that is impossible, or contradicts another one, is refused with the reason; it is tried
    again with every later change, so that two fields can be changed one after the other.

    Attributes:
        changed: The recipe, a refusal or what can be undone is another one than before.
    """

    changed = Signal()

    def __init__(self, base: Recipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._history = [base]
        self._at = 0
        self._wanted: dict[str, object] = {}
        self._refusals: dict[str, RecipeError] = {}
        self._typed: dict[str, RecipeError] = {}

    @property
    def base(self) -> Recipe:
        """The recipe as its text has it."""
        return self._base

    @property
    def recipe(self) -> Recipe:
        """The recipe as edited."""
        return self._history[self._at]

    @property
    def refusals(self) -> dict[str, RecipeError]:
        """Why values were refused, by the field whose editor holds them."""
        return self._refusals | self._typed

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """Fields that differ from the text and matter for this model and optimiser."""
        recipe = self.recipe
        return tuple(
            name
            for name in recipe.differences(self._base)
            if field_texts.matters(name, recipe) or field_texts.matters(name, self._base)
        )

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._history) - 1

    def start_from(self, base: Recipe) -> None:
        """Starts over from a recipe; nothing of before is left."""
        self._base = base
        self._history, self._at = [base], 0
        self._forget_wishes()
        self.changed.emit()

    def change(self, name: str, value: object, *, merge: bool = False) -> None:
        """Changes a field, or notes why that is impossible.

        Args:
            name: The field.
            value: Its new value.
            merge: Whether this goes on with the change before, to be undone with it at once.
        """
        self._typed.clear()
        self._wanted.pop(name, None)
        self._wanted[name] = value
        if name == "model":
            self._wanted |= _companions(self.recipe, str(value))
        recipe, refused = take(self.recipe, self._wanted)
        self._wanted = {field: wish for field, (wish, _) in refused.items()}
        self._refusals = {field: error for field, (_, error) in refused.items()}
        self._become(recipe, merge=merge)
        self.changed.emit()

    def read(self, name: str, text: str, *, merge: bool = False) -> None:
        """Changes a field to what somebody typed, or notes why that is impossible."""
        domain = FIELDS[name].metadata["domain"]
        try:
            value = domain.parse(text)
        except ValueError:
            self.refuse(name, text)
        else:
            self.change(name, value, merge=merge)

    def refuse(self, name: str, value: object) -> None:
        """Notes that what stands in a field's editor is impossible; the field stays as it was."""
        self._wanted.pop(name, None)
        self._refusals.pop(name, None)
        self._typed[name] = RecipeError(name, value, FIELDS[name].metadata["domain"].describe())
        self.changed.emit()

    def accept(self, name: str) -> None:
        """Notes that the field's editor shows the field's own value again."""
        if self._typed.pop(name, None) is not None:
            self.changed.emit()

    def use(self, recipe: Recipe) -> None:
        """Takes a whole recipe, as changes of the base; can be undone."""
        self._forget_wishes()
        self._become(recipe, merge=False)
        self.changed.emit()

    def reset(self, name: str) -> None:
        """Gives a field the text's value."""
        self.change(name, getattr(self._base, name))

    def forget_refusals(self) -> None:
        """Gives up what was refused; every editor shows its field's own value again."""
        if self.refusals:
            self._forget_wishes()
            self.changed.emit()

    @Slot()
    def reset_all(self) -> None:
        """Gives all fields the text's values; can be undone."""
        self.use(self._base)

    @Slot()
    def undo(self) -> None:
        """Takes the latest change back."""
        self._go(-1)

    @Slot()
    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        self._go(1)

    def _go(self, steps: int) -> None:
        at = self._at + steps
        if 0 <= at < len(self._history):
            self._at = at
            self._forget_wishes()
            self.changed.emit()

    def _become(self, recipe: Recipe, *, merge: bool) -> None:
        if recipe == self.recipe:
            return
        del self._history[self._at + 1 :]
        if merge and self._at:
            self._history[-1] = recipe
        else:
            self._history.append(recipe)
            del self._history[:-_MOST_REMEMBERED]
        self._at = len(self._history) - 1

    def _forget_wishes(self) -> None:
        self._wanted.clear()
        self._refusals.clear()
        self._typed.clear()


def _companions(recipe: Recipe, model: str) -> dict[str, object]:
    """What has to change with the model, because the other model could not be built without."""
    changes: dict[str, object] = {}
    if model == "cnn" and not recipe.convolutions:
        changes["convolutions"] = _FIRST_CONVOLUTIONS
    if model in RECURRENT and len(recipe.hidden_units) != 1:
        changes["hidden_units"] = recipe.hidden_units[:1] or _FIRST_UNITS
    if model == "mlp" and not recipe.hidden_units:
        changes["hidden_units"] = _FIRST_UNITS
    return changes
