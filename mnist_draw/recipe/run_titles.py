"""Names of runs: by default a run is named by its recipe and the changed settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.differences import differences
from trainer.errors import RecipeError
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from trainer.recipe.recipes import Recipe
    from trainer.runs.run_reader import RunSummary


def run_title(recipe: Recipe) -> str:
    """The title of a run of a recipe, such as ``Keras MLP: batch 16, 64 units``."""
    try:
        changed = differences(recipe, preset(recipe.name))
    except RecipeError:
        # No preset has this name: there is nothing to compare with.
        return field_texts.title(recipe.title)
    title = field_texts.title(recipe.title)
    return f"{title}: {changed}" if changed else title


def name_of(summary: RunSummary) -> str:
    """Name of a kept run: what the user gave it, or its default title."""
    return summary.title or run_title(summary.recipe)


def distinct(name: str, taken: Collection[str]) -> str:
    """The name, with the first free number where it is taken: ``Keras MLP (2)``."""
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def distinct_names(summaries: Iterable[RunSummary]) -> list[str]:
    """Names of kept runs, oldest first, that tell all of them apart."""
    names: list[str] = []
    for summary in summaries:
        names.append(distinct(name_of(summary), names))
    return names
