"""Advice after a run: explanations of failures, the cause first, and changes that may help."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from mnist_draw.advice import causes
from mnist_draw.recipe import field_texts
from mnist_draw.shared import numbers
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.recipe.classes import reads_digits
from trainer.recipe.recipes import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.advice.causes import Cause
    from trainer.errors import TrainerError
    from trainer.events import Evaluated
    from trainer.recipe.recipes import Recipe

translate = QCoreApplication.translate

_SEED_COUNT = 2**31
# Whoever guesses among ten digits is right in a tenth; always the same digit, in up to 11.4 %.
_GUESSING: Final = 1.5  # Times the share of one class.
# The recipes read more after their first epoch, all but one of sigmoids.
_POOR: Final = 0.85
# Letters and clothes are harder, and their data sets may be small.
_POOR_ON_OTHERS: Final = 0.4
# A class's own drawings make few batches, and an epoch few steps.
_FEW_STEPS: Final = 100
_ENOUGH_STEPS: Final = 300
_UNSURE: Final = 0.8  # Times the loss of equal probabilities.


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change of one recipe field that may help, and a training with it.

    Attributes:
        label: Text of the button that does both.
        explanation: Tooltip of the button.
        field: The recipe field.
        value: Its new value.
        fresh: Whether to begin with new weights: those of a failed run are of no use.
    """

    label: str
    explanation: str
    field: str
    value: int | float | str | tuple[str, ...]
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong with a run, and what to do.

    Attributes:
        topic: What it is about: advice on one topic is given once in a run.
        text: The cause, what it led to, and what to do where no button does it.
        suggestion: A change that may help.
    """

    topic: object
    text: str
    suggestion: Suggestion


def on_evaluation(evaluated: Evaluated, recipe: Recipe) -> Advice | None:
    """Advise on the result of an epoch; None for one that is as good as can be expected.

    Args:
        evaluated: Evaluation of a whole split after at least one epoch, in evaluation mode.
        recipe: The network's recipe.
    """
    accuracy, classes = evaluated.accuracy, recipe.classes
    unknown = tuple(each for each in evaluated.never_predicted if classes[each] in recipe.left_out)
    digits = tuple(each for each in evaluated.never_predicted if each not in unknown)
    poor = _POOR if reads_digits(classes) else _POOR_ON_OTHERS
    # Images of what was left out are asked for all the same.
    poor *= 1 - len(recipe.left_out) / len(classes)
    cause = causes.sorted_images(recipe) if digits or accuracy < poor else None
    if cause is None and accuracy < poor:
        cause = causes.changed_setting(recipe) or causes.poor_images(recipe)
    guessing = accuracy < _GUESSING / len(classes)
    if cause is None and guessing:
        cause = causes.vanishing_gradient(recipe)
    if cause is not None:
        text = f"{cause.text} {_result(evaluated, guessing=guessing)}"
        return Advice((cause.field, guessing), text, _back(cause))
    # Few steps may read the few images of a validation rightly, as surely as by guessing.
    unsure = evaluated.loss > _UNSURE * math.log(len(classes))
    if digits or guessing or unsure:
        steps_an_epoch = evaluated.step / evaluated.epoch
        if steps_an_epoch * recipe.epochs < _FEW_STEPS:
            return _more_epochs(steps_an_epoch, recipe)
        if evaluated.step < _FEW_STEPS:
            return None
    if digits:
        return Advice(digits, never_predicted(digits, recipe), another_seed(recipe))
    return _on_left_out(unknown, recipe) if unknown else None


def on_failure(
    text: str, error: TrainerError | None, recipe: Recipe
) -> tuple[str, Suggestion | None]:
    """Explain why a run failed.

    Args:
        text: What happened and what to do next.
        error: The error; None for an unexpected one.
        recipe: The run's recipe.

    Returns:
        The text, with the cause first if it is known, and a suggestion if there is one.
    """
    match error:
        case OutOfMemoryError(batch_size=size) if size > 1:
            half = size // 2
            label = translate("Advice", "Use batches of {size} and train")
            label = label.format(size=numbers.whole(half))
            return text, dataclasses.replace(_change(label, "batch_size", half), fresh=False)
        case DivergedError():
            cause = causes.changed_setting(recipe)
            if cause is not None:
                happened = translate(
                    "Advice",
                    "At step {step} the loss was no longer a number.",
                ).format(step=numbers.whole(error.step))
                return f"{cause.text} {happened}", _back(cause)
            tenth = float(f"{recipe.learning_rate / 10:.6g}")
            if FIELDS["learning_rate"].metadata["domain"].allows(tenth):
                label = translate("Advice", "Use a tenth of the learning rate and train")
                return text, _change(label, "learning_rate", tenth)
    return text, None


def never_predicted(digits: Sequence[int], recipe: Recipe) -> str:
    """Explain why a network never predicts some digits.

    Args:
        digits: Indices of the classes, at least one.
        recipe: The network's recipe.
    """
    if len(digits) == len(recipe.classes) - 1:
        (only,) = set(range(len(recipe.classes))).difference(digits)
        fact = translate("Advice", "It predicts {digit} whatever it sees.").format(
            digit=recipe.classes[only]
        )
    else:
        fact = translate("Advice", "It never predicts {digits}.").format(
            digits=_named(digits, recipe)
        )
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


def _on_left_out(digits: Sequence[int], recipe: Recipe) -> Advice:
    """Why a network never predicts digits that it never learns from."""
    text = translate(
        "Advice", "It never predicts {digits}: the training leaves such images out."
    ).format(digits=_named(digits, recipe))
    label = translate("Advice", "Leave nothing out and train")
    return Advice(tuple(digits), text, _change(label, "left_out", ()))


def _named(digits: Sequence[int], recipe: Recipe) -> str:
    """Names of classes, as in "1, 4 and 9"."""
    *first, last = (recipe.classes[digit] for digit in digits)
    if not first:
        return last
    return translate("Advice", "{digits} and {digit}").format(digits=", ".join(first), digit=last)


def another_seed(recipe: Recipe) -> Suggestion:
    """Suggest the next seed."""
    return _change(translate("Advice", "Try another seed"), "seed", (recipe.seed + 1) % _SEED_COUNT)


def _more_epochs(steps_an_epoch: float, recipe: Recipe) -> Advice:
    steps = round(steps_an_epoch * recipe.epochs)
    epochs = min(1000, math.ceil(_ENOUGH_STEPS / steps_an_epoch))
    several = translate(
        "Advice",
        "{steps} steps are too few to learn from: so few images make few batches. Train for more "
        "epochs.",
    )
    one = translate(
        "Advice",
        "One step is too little to learn from: so few images make a single batch. Train for more "
        "epochs.",
    )
    text = one if steps == 1 else several.format(steps=numbers.whole(steps))
    label = translate("Advice", "Train {epochs} epochs").format(epochs=numbers.whole(epochs))
    return Advice("few steps", text, _change(label, "epochs", epochs))


def _result(evaluated: Evaluated, *, guessing: bool) -> str:
    """What a cause led to, true for the rest of the run."""
    if guessing:
        text = translate(
            "Advice",
            "{accuracy} right is guessing.",
        )
    else:
        text = translate(
            "Advice",
            "Only {accuracy} right after epoch {epoch}.",
        )
    return text.format(
        epoch=numbers.whole(evaluated.epoch), accuracy=numbers.percent(evaluated.accuracy)
    )


def _back(cause: Cause) -> Suggestion:
    if isinstance(cause.value, str):
        label = translate("Advice", "Use {value} and train")
    else:
        label = translate("Advice", "Back to {value} and train")
    shown = field_texts.value_text(cause.field, cause.value)
    return _change(label.format(value=shown), cause.field, cause.value)


def _change(label: str, field: str, value: float | str | tuple[str, ...]) -> Suggestion:
    return Suggestion(
        label,
        translate("Advice", "Set {field} to {value} and train").format(
            field=field_texts.field_name(field), value=field_texts.value_text(field, value)
        ),
        field,
        value,
    )
