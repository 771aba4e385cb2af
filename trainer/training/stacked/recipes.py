"""Recipes of networks that can be trained together. Free of torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import RecipeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.recipe.recipes import Recipe

MOST_NETWORKS = 9
"""Networks that are trained together at most."""

_MAY_DIFFER = {"name", "title", "source", "learning_rate"}
_LONGEST_NAME, _LONGEST_TITLE = 60, 80


def at_rates(recipe: Recipe, rates: Sequence[float]) -> tuple[Recipe, ...]:
    """The recipe with each of several learning rates, which its names say.

    Raises:
        RecipeError: A rate is out of range or comes twice, or there are too many or fewer than two.
    """
    if not 2 <= len(set(rates)) == len(rates) <= MOST_NETWORKS:
        listed = ", ".join(f"{rate:g}" for rate in rates)
        raise RecipeError("learning_rate", listed, f"2 to {MOST_NETWORKS} different numbers")
    return tuple(_at_rate(recipe, rate) for rate in rates)


def _at_rate(recipe: Recipe, rate: float) -> Recipe:
    name, title = f"-rate-{rate:.10g}", f", learning rate {rate:.10g}"
    return recipe.with_changes(
        learning_rate=rate,
        name=recipe.name[: _LONGEST_NAME - len(name)] + name,
        title=recipe.title[: _LONGEST_TITLE - len(title)] + title,
    )


def trains_together(recipes: Sequence[Recipe]) -> bool:
    """Whether the recipes differ in their learning rates and names alone, and in each of both."""
    first, *others = recipes
    return (
        2 <= len(recipes) <= MOST_NETWORKS
        and all(_MAY_DIFFER.issuperset(first.differences(each)) for each in others)
        and len({each.name for each in recipes}) == len(recipes)
    )


def stacks(recipe: Recipe) -> bool:
    """Whether several networks of the recipe are computed at once, which is faster.

    Fully connected ones are. Convolutions are no faster together, and torch's recurrent layers
    hold one network each: those networks take their steps in turns, on the same batches.
    """
    return recipe.model in {"linear", "mlp"}
