"""Recipe draft: the recipe that is being edited, with refused values and undo history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.recipe import field_texts
from trainer.errors import RecipeError
from trainer.recipe.classes import DIGITS
from trainer.recipe.combinations import RECURRENT
from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import FIELDS
from trainer.recipe.writers import check_writers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trainer.recipe.classes import Classes
    from trainer.recipe.recipes import Recipe

# Defaults for a model whose required layers the recipe lacks.
_DEFAULT_CONVOLUTIONS: Final = (Convolution(16, 5, stride=2), Convolution(32, 3, pool=2))
_DEFAULT_UNITS: Final = (128,)
_MAX_HISTORY: Final = 200


def apply_valid_changes(
    recipe: Recipe,
    changes: Mapping[str, object],
    classes: Classes = DIGITS,
    writers: Sequence[str] | None = None,
) -> tuple[Recipe, dict[str, tuple[object, RecipeError]]]:
    """Apply all changes that are valid together.

    Args:
        recipe: The recipe to change.
        changes: New values by field name, the latest last.
        classes: Classes of the data: the changed recipe has to be valid for them.
        writers: Likewise its writers; None if they are unknown.

    Returns:
        The changed recipe, and the refused values with their errors by field name.
    """
    remaining = dict(changes)
    refused: dict[str, tuple[object, RecipeError]] = {}
    while remaining:
        try:
            changed = recipe.with_changes(**remaining)
            for error in _misfits(changed, classes, writers):
                raise error
        except RecipeError as error:
            # The error may name an unchanged field; the latest change caused it then.
            name = error.field if error.field in remaining else next(reversed(remaining))
            refused[name] = (remaining.pop(name), error)
        else:
            return changed, refused
    return recipe, refused


class RecipeDraft(QObject):
    """The recipe to train next; always valid.

    The classes of its recipes are the ten digits: a training takes them from its data set.

    An invalid value, or one that contradicts another field, is refused with its error and retried
    with every later change: two fields that depend on each other can be changed in turn.

    Attributes:
        changed: The recipe, the refusals or the undo history changed.
    """

    changed = Signal()

    def __init__(self, base: Recipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending: dict[str, object] = {}
        self._refusals: dict[str, RecipeError] = {}
        self._invalid_texts: dict[str, RecipeError] = {}
        self._classes: Classes = DIGITS
        self._writers: tuple[str, ...] | None = None
        self._history: list[Recipe] = []
        self._position = 0
        self._begin(base)

    @property
    def data_writers(self) -> tuple[str, ...] | None:
        """Writers of the chosen data, empty for none; None if they are unknown."""
        return self._writers

    @property
    def trained_recipe(self) -> Recipe:
        """The recipe as edited, with the classes of the chosen data as far as they are known."""
        return self.recipe.for_classes(self._classes)

    def set_data(self, classes: Classes, writers: tuple[str, ...] | None = None) -> None:
        """Set classes and writers of the chosen data; None for writers that are unknown.

        Names to leave out that they lack are refused until they are changed or the data have them.
        """
        if (classes, writers) != (self._classes, self._writers):
            self._classes, self._writers = classes, writers
            self._fit_data()
            self._retry(merge=True)

    @property
    def base(self) -> Recipe:
        """The preset that the draft started from."""
        return self._base

    @property
    def recipe(self) -> Recipe:
        """The recipe as edited."""
        return self._history[self._position]

    @property
    def refusals(self) -> dict[str, RecipeError]:
        """Errors of refused values, by the field whose editor holds the value."""
        return self._refusals | self._invalid_texts

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """Fields that differ from the base and have an effect with its model and optimiser."""
        recipe = self.recipe
        return tuple(
            name
            for name in recipe.differences(self._base)
            if field_texts.matters(name, recipe) or field_texts.matters(name, self._base)
        )

    @property
    def can_undo(self) -> bool:
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        return self._position < len(self._history) - 1

    def start_from(self, base: Recipe) -> None:
        """Start over from a recipe; clears refusals and history."""
        self._clear_pending()
        self._begin(base)
        self.changed.emit()

    def change(self, name: str, value: object, *, merge: bool = False) -> None:
        """Change a field, or record why the value is refused.

        Args:
            name: The field.
            value: Its new value.
            merge: Join this change with the previous one into one undo step.
        """
        self._invalid_texts.clear()
        self._pending.pop(name, None)
        self._pending[name] = value
        if name == "model":
            self._pending |= _required_changes(self.recipe, str(value))
        self._retry(merge=merge)

    def _retry(self, *, merge: bool) -> None:
        """Apply the refused values that are valid now."""
        recipe, refused = apply_valid_changes(
            self.recipe, self._pending, self._classes, self._writers
        )
        self._pending = {field: value for field, (value, _) in refused.items()}
        self._refusals = {field: error for field, (_, error) in refused.items()}
        self._push(recipe, merge=merge)
        self.changed.emit()

    def read(self, name: str, text: str, *, merge: bool = False) -> None:
        """Change a field to typed text, or record why the text is refused."""
        domain = FIELDS[name].metadata["domain"]
        try:
            value = domain.parse(text)
        except ValueError:
            self.refuse(name, text)
        else:
            self.change(name, value, merge=merge)

    def refuse(self, name: str, value: object) -> None:
        """Record an invalid text of a field's editor; the field keeps its value."""
        self._pending.pop(name, None)
        self._refusals.pop(name, None)
        self._invalid_texts[name] = RecipeError(
            name, value, FIELDS[name].metadata["domain"].describe()
        )
        self.changed.emit()

    def accept(self, name: str) -> None:
        """Clear the invalid text of a field: its editor shows the field's value again."""
        if self._invalid_texts.pop(name, None) is not None:
            self.changed.emit()

    def use(self, recipe: Recipe) -> None:
        """Replace all fields by those of a recipe; the base stays; can be undone."""
        self._clear_pending()
        self._push(self._for_digits(recipe), merge=False)
        self._fit_data()
        self.changed.emit()

    def reset(self, name: str) -> None:
        """Reset a field to its value in the base."""
        self.change(name, getattr(self._base, name))

    def forget_refusals(self) -> None:
        """Drop refused values; every editor shows its field's value again."""
        if self.refusals:
            self._clear_pending()
            self.changed.emit()

    @Slot()
    def reset_all(self) -> None:
        """Reset all fields to the base; can be undone."""
        self.use(self._base)

    @Slot()
    def undo(self) -> None:
        """Undo the latest change."""
        self._move(-1)

    @Slot()
    def redo(self) -> None:
        """Redo the change that was undone last."""
        self._move(1)

    def _move(self, steps: int) -> None:
        position = self._position + steps
        if 0 <= position < len(self._history):
            self._position = position
            self._clear_pending()
            self._fit_data()
            self.changed.emit()

    def _begin(self, base: Recipe) -> None:
        self._base = self._for_digits(base)
        self._history, self._position = [self._base], 0
        self._fit_data()
        # What does not fit the data was never in the recipe: there is nothing to undo.
        self._history, self._position = [self.recipe], 0

    def _for_digits(self, recipe: Recipe) -> Recipe:
        """The recipe for the ten digits.

        Classes to leave out stay, for data that have them. So many digits that fewer than two of
        ten would be left are refused.
        """
        try:
            return recipe.for_classes(DIGITS)
        except RecipeError as error:
            self._pending[error.field] = recipe.left_out
            self._refusals[error.field] = error
            return recipe.with_changes(left_out=()).for_classes(DIGITS)

    def _fit_data(self) -> None:
        """Refuse names to leave out that the chosen data lack."""
        recipe = self.recipe
        for error in _misfits(recipe, self._classes, self._writers):
            self._pending[error.field] = getattr(recipe, error.field)
            self._refusals[error.field] = error
            recipe = recipe.with_changes(**{error.field: ()})
        self._push(recipe, merge=True)

    def _push(self, recipe: Recipe, *, merge: bool) -> None:
        if recipe == self.recipe:
            return
        del self._history[self._position + 1 :]
        if merge and self._position:
            self._history[-1] = recipe
        else:
            self._history.append(recipe)
            del self._history[:-_MAX_HISTORY]
        self._position = len(self._history) - 1

    def _clear_pending(self) -> None:
        self._pending.clear()
        self._refusals.clear()
        self._invalid_texts.clear()


def _misfits(
    recipe: Recipe, classes: Classes, writers: Sequence[str] | None
) -> Iterator[RecipeError]:
    """Why names to leave out do not fit data."""
    try:
        recipe.for_classes(classes)
    except RecipeError as error:
        yield error
    try:
        if writers is not None:
            check_writers(recipe.left_out_writers, writers)
    except RecipeError as error:
        yield error


def _required_changes(recipe: Recipe, model: str) -> dict[str, object]:
    """Changes that another model requires: the layers that it cannot be built without."""
    changes: dict[str, object] = {}
    if model == "cnn" and not recipe.convolutions:
        changes["convolutions"] = _DEFAULT_CONVOLUTIONS
    if model in RECURRENT and len(recipe.hidden_units) != 1:
        changes["hidden_units"] = recipe.hidden_units[:1] or _DEFAULT_UNITS
    if model == "mlp" and not recipe.hidden_units:
        changes["hidden_units"] = _DEFAULT_UNITS
    return changes
