"""Advice after a run: explanations of failures and suggested changes of the recipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.recipe import field_texts
from mnist_draw.shared import numbers
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.recipe.recipes import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.errors import TrainerError
    from trainer.recipe.recipes import Recipe

translate = QCoreApplication.translate

_SEED_COUNT = 2**31


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change of one recipe field that may help.

    Attributes:
        label: Text of the button that applies it.
        explanation: Tooltip of the button.
        field: The recipe field.
        value: Its new value.
    """

    label: str
    explanation: str
    field: str
    value: int | float


def suggestion(error: TrainerError | None, recipe: Recipe) -> Suggestion | None:
    """Suggest a change after a run failed; None if there is no suggestion for the error."""
    match error:
        case OutOfMemoryError(batch_size=size) if size > 1:
            half = size // 2
            return _change(
                translate("Advice", "Use batches of {size}").format(size=numbers.whole(half)),
                "batch_size",
                half,
            )
        case DivergedError():
            domain = FIELDS["learning_rate"].metadata["domain"]
            tenth = float(f"{recipe.learning_rate / 10:.6g}")
            if domain.allows(tenth):
                return _change(
                    translate("Advice", "Use a tenth of the learning rate"),
                    "learning_rate",
                    tenth,
                )
    return None


def never_predicted(digits: Sequence[int], recipe: Recipe) -> str:
    """Explain why a network never predicts some digits.

    Args:
        digits: The digits, at least one.
        recipe: The network's recipe.
    """
    *first, last = (str(digit) for digit in digits)
    named = last
    if first:
        named = translate("Advice", "{digits} and {digit}").format(
            digits=", ".join(first), digit=last
        )
    if len(digits) == 9:
        (only,) = set(range(10)).difference(digits)
        fact = translate("Advice", "It predicts {digit} whatever it sees.").format(digit=only)
    else:
        fact = translate("Advice", "It never predicts {digits}.").format(digits=named)
    many = len(digits) > 1
    if recipe.activation != "relu" or recipe.model not in {"mlp", "cnn"}:
        cause = translate("Advice", "It has found no way to tell such digits from others.")
    elif recipe.model == "cnn" and recipe.head == "average":
        # Each of the ten output maps has a ReLU of its own.
        cause = (
            translate("Advice", "All units for them have died (ReLU gives 0 and learns nothing).")
            if many
            else translate(
                "Advice", "All units for it have died (ReLU gives 0 and learns nothing)."
            )
        )
    else:
        cause = translate(
            "Advice", "Units that it needs may have died (ReLU gives 0 and learns nothing)."
        )
    proposal = translate("Advice", "Try another seed or a smaller learning rate.")
    return f"{fact} {cause} {proposal}"


def another_seed(recipe: Recipe) -> Suggestion:
    """Suggest the next seed."""
    return _change(translate("Advice", "Try another seed"), "seed", (recipe.seed + 1) % _SEED_COUNT)


def _change(label: str, field: str, value: float) -> Suggestion:
    return Suggestion(
        label,
        translate("Advice", "Set {field} to {value}; press Train when you are ready").format(
            field=field_texts.field_name(field), value=field_texts.value_text(field, value)
        ),
        field,
        value,
    )
