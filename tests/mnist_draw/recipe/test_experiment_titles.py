"""Titles of the runs of experiments."""

from __future__ import annotations

from mnist_draw.recipe.experiment_titles import run_of_experiment
from trainer.experiments import EXPERIMENTS
from trainer.recipe.presets import PRESETS


def test_every_run_of_an_experiment_is_recognised_by_its_title() -> None:
    titles = [
        variant.recipe.title
        for experiment in EXPERIMENTS
        for value in experiment.values
        for variant in experiment.variants(value)
    ]
    assert [run_of_experiment(title) for title in titles] == titles


def test_titles_of_other_recipes_are_none_of_theirs() -> None:
    assert [run_of_experiment(recipe.title) for recipe in PRESETS] == [None] * len(PRESETS)
    assert run_of_experiment("It never saw a 7") is None
