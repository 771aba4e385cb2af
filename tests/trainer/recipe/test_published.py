from __future__ import annotations

import pytest

from trainer.recipe.presets import PRESETS, preset
from trainer.recipe.published import Published, comparable, published

ALL = [(recipe.name, figure) for recipe in PRESETS for figure in published(recipe.name)]


def test_recipes_without_published_figures_have_none() -> None:
    assert published("fast-cnn") == ()
    assert published("lstm-rows") == ()
    assert published("no such recipe") == ()


@pytest.mark.parametrize(("name", "figure"), ALL)
def test_epoch_of_a_figure_lies_within_the_run(name: str, figure: Published) -> None:
    recipe = preset(name)
    assert figure.epoch is None or 0 <= figure.epoch <= recipe.epochs
    if figure.metric.startswith("validation"):
        assert recipe.validation_images


@pytest.mark.parametrize(("name", "figure"), ALL)
def test_figure_is_a_multiple_of_its_unit(name: str, figure: Published) -> None:
    del name
    assert round(figure.value / figure.unit) == pytest.approx(figure.value / figure.unit)
    if figure.higher_is_better:
        assert 0 < figure.value < 1


def test_each_metric_has_one_figure_an_epoch() -> None:
    for recipe in PRESETS:
        keys = [(figure.metric, figure.epoch) for figure in published(recipe.name)]
        assert len(set(keys)) == len(keys)


def test_approximate_figure_has_twice_the_rounding_error() -> None:
    assert Published("test_accuracy", None, 0.86, approximate=True, unit=0.01).rounding == 0.01
    assert Published("validation_loss", 1, 0.364, approximate=False, unit=0.001).rounding == 0.0005


def test_published_curves_have_one_figure_an_epoch() -> None:
    losses = {figure.epoch: figure.value for figure in published("pytorch-cnn")}
    assert list(losses) == list(range(1, 11))
    assert (losses[1], losses[10]) == (0.364, 0.132)
    untrained = {f.metric: f.value for f in published("rnn-rows") if f.epoch == 0}
    assert untrained == {"validation_loss": 2.3192, "validation_accuracy": 0.13}


def test_runs_with_other_settings_are_compared_but_none_with_other_images() -> None:
    recipe = preset("dezero-mlp-sigmoid-sgd")
    figures = published(recipe.name)
    assert figures
    assert comparable(recipe) == figures
    assert comparable(recipe.with_changes(seed=3, learning_rate=1.0)) == figures
    changes: tuple[dict[str, object], ...] = (
        {"left_out": ("7",)},
        {"left_out_writers": ("Anna",)},
        {"images_per_class": 10},
        {"wrong_labels": 0.1},
        {"order": "sorted"},
        {"train_images": 100},
    )
    for change in changes:
        assert comparable(recipe.with_changes(**change)) == ()
    assert comparable(recipe.with_changes(name="my own", left_out=("7",))) == ()
