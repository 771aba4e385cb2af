"""Values of recipe fields that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from trainer.errors import RecipeError
from trainer.recipe.classes import DIGITS, listed, reads_digits

if TYPE_CHECKING:
    from trainer.recipe.convolutions import Convolution

RECURRENT: tuple[str, ...] = ("rnn", "lstm", "gru")
"""Recurrent kinds of networks."""


class Combined(Protocol):
    """The fields of a recipe that may contradict each other."""

    @property
    def classes(self) -> tuple[str, ...]: ...
    @property
    def model(self) -> str: ...
    @property
    def hidden_units(self) -> tuple[int, ...]: ...
    @property
    def convolutions(self) -> tuple[Convolution, ...]: ...
    @property
    def head(self) -> str: ...
    @property
    def momentum(self) -> float: ...
    @property
    def nesterov(self) -> bool: ...
    @property
    def left_out(self) -> tuple[str, ...]: ...
    @property
    def averages_channels(self) -> bool: ...


def check_combination(recipe: Combined) -> None:
    """Check fields of which each is valid by itself.

    Raises:
        RecipeError: Two contradict each other.
    """
    if recipe.nesterov and not recipe.momentum:
        raise RecipeError("nesterov", True, "false while momentum is 0", "no momentum")
    if recipe.model == "mlp" and not recipe.hidden_units:
        raise RecipeError(
            "hidden_units",
            (),
            "at least one layer for an MLP (linear is the one without)",
            "no hidden layer",
        )
    if recipe.model == "cnn" and not recipe.convolutions:
        raise RecipeError("convolutions", (), "at least one layer for a CNN", "no convolution")
    if recipe.model in RECURRENT and len(recipe.hidden_units) != 1:
        raise RecipeError(
            "hidden_units",
            recipe.hidden_units,
            "one number for a recurrent network",
            "one hidden layer",
        )
    if recipe.classes != DIGITS or reads_digits(recipe.left_out):
        # Else it is a recipe for data that are not known yet.
        check_left_out(recipe)
    if recipe.averages_channels and recipe.convolutions[-1].channels != len(recipe.classes):
        raise RecipeError(
            "head",
            recipe.head,
            f"average only where the last layer has {len(recipe.classes)} channels",
            "channels",
            channels=len(recipe.classes),
        )


def check_left_out(recipe: Combined) -> None:
    """Check what is left out against the classes of the data.

    Raises:
        RecipeError: The data have no such class, or too few are left.
    """
    unknown = tuple(name for name in recipe.left_out if name not in recipe.classes)
    if unknown:
        raise RecipeError(
            "left_out",
            unknown,
            f"names of classes that there are: {listed(recipe.classes)}",
            "unknown classes",
            classes=listed(recipe.classes),
        )
    # One class alone has nothing to be told apart from.
    most = len(recipe.classes) - 2
    if len(recipe.left_out) > most:
        raise RecipeError(
            "left_out",
            recipe.left_out,
            f"at most {most} of the classes' names",
            "few classes",
            most=most,
        )
