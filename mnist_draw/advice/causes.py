"""Causes of failed trainings: settings far from those that the recipe is known to work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from mnist_draw.recipe import field_texts
from mnist_draw.shared import numbers
from trainer.errors import RecipeError
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.recipe.recipes import Recipe

translate = QCoreApplication.translate

# Learning rates that differ by less than this are a matter of taste.
_FAR: Final = 10.0
# Learning rates that suit most networks, where the recipe was made for another optimiser.
_USUAL_RATES: Final = {"sgd": 0.1, "adam": 0.001, "adamw": 0.001}
_MOST_MOMENTUM: Final = 0.99
# A penalty of this size is stronger than what the digits teach.
_STRONG_DECAY: Final = 0.01
_MOST_DROPOUT: Final = 0.8
# Half of the labels may be wrong: a network still learns what most of them say.
_MANY_WRONG_LABELS: Final = 0.5
_FEW_IMAGES: Final = 20


@dataclass(frozen=True, slots=True)
class Cause:
    """A setting that explains why a training failed.

    Attributes:
        text: A sentence that names it.
        field: The recipe field.
        value: A value that works.
    """

    text: str
    field: str
    value: int | float | str


def sorted_images(recipe: Recipe) -> Cause | None:
    """Why a network knows only some classes: it learns one after the other."""
    if recipe.order != "sorted":
        return None
    text = translate(
        "Advice",
        "The training images come sorted: what it learns last makes it forget the rest.",
    )
    return Cause(text, "order", "shuffled")


def poor_images(recipe: Recipe) -> Cause | None:
    """Training images too few, or labelled too badly, to learn from."""
    if recipe.wrong_labels >= _MANY_WRONG_LABELS:
        text = translate("Advice", "{share} of the training labels are wrong.")
        return Cause(text.format(share=numbers.percent(recipe.wrong_labels)), "wrong_labels", 0.0)
    if 0 < recipe.images_per_class <= _FEW_IMAGES:
        text = translate("Advice", "Images of each digit to learn from: only {count}.")
        text = text.format(count=numbers.whole(recipe.images_per_class))
        return Cause(text, "images_per_class", 0)
    return None


def changed_setting(recipe: Recipe) -> Cause | None:
    """The setting most likely to blame, if it is far from what the preset of that name has.

    Returns:
        None where no setting is, and for a recipe without a preset.
    """
    try:
        base = preset(recipe.name)
    except RecipeError:
        return None
    tests: tuple[Callable[[Recipe, Recipe], Cause | None], ...] = (
        _learning_rate,
        _momentum,
        _weight_decay,
        _dropout,
    )
    return next((cause for test in tests if (cause := test(recipe, base)) is not None), None)


def vanishing_gradient(recipe: Recipe) -> Cause | None:
    """Why a network of sigmoids guesses; None for other networks."""
    if recipe.activation != "sigmoid" or recipe.model not in {"mlp", "cnn"}:
        return None
    text = translate(
        "Advice",
        "Sigmoids pass on little of the error: the first layers hardly learn (vanishing gradient).",
    )
    return Cause(text, "activation", "relu")


def _learning_rate(recipe: Recipe, base: Recipe) -> Cause | None:
    rate = recipe.learning_rate
    same = recipe.optimiser == base.optimiser
    usual = base.learning_rate if same else _USUAL_RATES[recipe.optimiser]
    if usual / _FAR < rate < usual * _FAR:
        return None
    if same and rate > usual:
        text = translate(
            "Advice",
            "Learning rate {value} is {times} times the recipe’s.",
        )
    elif same:
        text = translate(
            "Advice",
            "Learning rate {value} is {times} times smaller than the recipe’s.",
        )
    elif rate > usual:
        text = translate(
            "Advice",
            "Learning rate {value} is {times} times what {optimiser} usually takes.",
        )
    else:
        text = translate(
            "Advice",
            "Learning rate {value} is {times} times smaller than what {optimiser} usually takes.",
        )
    text = text.format(
        value=numbers.plain(rate),
        times=numbers.whole(max(rate / usual, usual / rate)),
        optimiser=field_texts.value_text("optimiser", recipe.optimiser),
    )
    return Cause(text, "learning_rate", usual)


def _momentum(recipe: Recipe, base: Recipe) -> Cause | None:
    if recipe.optimiser != "sgd" or not base.momentum < _MOST_MOMENTUM <= recipe.momentum:
        return None
    text = translate(
        "Advice",
        "Momentum {value} keeps {share} % of every step: they add up and overshoot.",
    ).format(
        value=numbers.plain(recipe.momentum), share=numbers.plain(round(100 * recipe.momentum, 3))
    )
    return Cause(text, "momentum", base.momentum)


def _weight_decay(recipe: Recipe, base: Recipe) -> Cause | None:
    if recipe.weight_decay < max(_STRONG_DECAY, _FAR * base.weight_decay):
        return None
    text = translate(
        "Advice",
        "Weight decay {value} pulls the weights to zero faster than they learn.",
    ).format(value=numbers.plain(recipe.weight_decay))
    return Cause(text, "weight_decay", base.weight_decay)


def _dropout(recipe: Recipe, base: Recipe) -> Cause | None:
    if recipe.model not in {"mlp", "cnn"} or not base.dropout < _MOST_DROPOUT <= recipe.dropout:
        return None
    text = translate(
        "Advice",
        "Dropout {value} switches {share} % of the units off in every step: too few are left.",
    ).format(
        value=numbers.plain(recipe.dropout), share=numbers.plain(round(100 * recipe.dropout, 3))
    )
    return Cause(text, "dropout", base.dropout)
