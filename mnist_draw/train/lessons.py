"""What a run that went wrong teaches, and which change to try next."""

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

_MOST_SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class Remedy:
    """One change of a recipe that may help.

    Attributes:
        label: What a button says.
        explanation: What it does.
        field: The recipe field.
        value: Its new value.
    """

    label: str
    explanation: str
    field: str
    value: int | float


def remedy(error: TrainerError | None, recipe: Recipe) -> Remedy | None:
    """What to change after a run of the recipe ended with an error; None where nobody knows."""
    match error:
        case OutOfMemoryError(batch_size=size) if size > 1:
            half = size // 2
            return _change(
                translate("Lessons", "Use batches of {size}").format(size=numbers.whole(half)),
                "batch_size",
                half,
            )
        case DivergedError():
            domain = FIELDS["learning_rate"].metadata["domain"]
            tenth = float(f"{recipe.learning_rate / 10:.6g}")
            if domain.allows(tenth):
                return _change(
                    translate("Lessons", "Use a tenth of the learning rate"),
                    "learning_rate",
                    tenth,
                )
    return None


def never_predicted(digits: Sequence[int], recipe: Recipe) -> str:
    """Why a network never predicts some digits.

    Args:
        digits: The digits, at least one.
        recipe: How it was trained.
    """
    *first, last = (str(digit) for digit in digits)
    named = last
    if first:
        named = translate("Lessons", "{digits} and {digit}").format(
            digits=", ".join(first), digit=last
        )
    if len(digits) == 9:
        (only,) = set(range(10)).difference(digits)
        says = translate("Lessons", "It predicts {digit} whatever it sees.").format(digit=only)
    else:
        says = translate("Lessons", "It never predicts {digits}.").format(digits=named)
    many = len(digits) > 1
    if recipe.activation != "relu" or recipe.model not in {"mlp", "cnn"}:
        why = translate("Lessons", "It has found no way to tell such digits from others.")
    elif recipe.model == "cnn" and recipe.head == "average":
        # The ten maps are the ten answers, each behind a ReLU of its own.
        why = (
            translate("Lessons", "All units for them have died (ReLU gives 0 and learns nothing).")
            if many
            else translate(
                "Lessons", "All units for it have died (ReLU gives 0 and learns nothing)."
            )
        )
    else:
        why = translate(
            "Lessons", "Units that it needs may have died (ReLU gives 0 and learns nothing)."
        )
    try_ = translate("Lessons", "Try another seed or a smaller learning rate.")
    return f"{says} {why} {try_}"


def another_seed(recipe: Recipe) -> Remedy:
    """The next seed."""
    return _change(
        translate("Lessons", "Try another seed"), "seed", (recipe.seed + 1) % _MOST_SEEDS
    )


def _change(label: str, field: str, value: float) -> Remedy:
    return Remedy(
        label,
        translate("Lessons", "Set {field} to {value}; press Train when you are ready").format(
            field=field_texts.field_name(field), value=field_texts.value_text(field, value)
        ),
        field,
        value,
    )
