"""Recipe fields of identity: names, source and classes."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.recipe.classes import CLASS_NAMES, DIGITS, Classes
from trainer.recipe.fields import Text, setting


@dataclass(frozen=True, kw_only=True)
class IdentityFields:
    """What a recipe is called, and the classes that its network tells apart."""

    __slots__ = ()

    name: str = setting("custom", Text(60), "The recipe's name in the terminal and in run folders.")
    """Identifier, at most 60 characters; part of the run identifier."""
    title: str = setting("Custom recipe", Text(80), "The recipe's name in the window.")
    """Display name, at most 80 characters."""
    source: str = setting("", Text(), "What the recipe is good for, and its source.")
    """Description and origin of the recipe, free text."""

    classes: Classes = setting(
        DIGITS,
        CLASS_NAMES,
        "What the network tells apart, one output each. The data set decides.",
    )
    """Names of the classes, in the order of the outputs. A training takes them from its data set
    (`for_classes`), so that weights know what they tell apart; no setting of a user."""
