from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.errors import RecipeError
from trainer.recipe.presets import PRESETS, preset

TEXT_PRESETS = [recipe for recipe in PRESETS if "Our own:" not in recipe.source]


def test_presets_have_unique_names_and_are_found_by_them() -> None:
    assert len({recipe.name for recipe in PRESETS}) == len(PRESETS)
    assert len({recipe.title for recipe in PRESETS}) == len(PRESETS)
    assert all(preset(recipe.name) is recipe for recipe in PRESETS)


def test_unknown_preset_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(RecipeError, match="fast-cnn"):
        preset("slow-cnn")


def test_default_preset_is_fast_cnn() -> None:
    assert PRESETS[0].name == "fast-cnn"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dezero-mlp-sigmoid-sgd", "mlp 1000 sigmoid unit 60000/0 100x5 sgd 0.01"),
        ("dezero-mlp-relu-sgd", "mlp 1000-1000 relu unit 60000/0 100x5 sgd 0.01"),
        ("dezero-mlp-relu-adam", "mlp 1000-1000 relu unit 60000/0 100x5 adam 0.001"),
        ("keras-mlp-dropout", "mlp 128 relu unit 48000/12000 128x10 adam 0.001"),
        ("keras-mlp-exercise", "mlp 64 relu unit 48000/12000 16x5 adam 0.001"),
        ("pytorch-linear", "linear  relu unit 50000/10000 64x2 sgd 0.5"),
        ("pytorch-cnn", "cnn  relu unit 50000/10000 64x10 sgd 0.1"),
        ("rnn-rows", "rnn 128 relu symmetric 40000/20000 64x2 adam 0.001"),
        ("lstm-rows", "lstm 128 relu symmetric 40000/20000 64x2 adam 0.001"),
    ],
)
def test_preset_has_the_settings_of_its_text(name: str, expected: str) -> None:
    recipe = preset(name)
    units = "-".join(map(str, recipe.hidden_units))
    assert expected == (
        f"{recipe.model} {units} {recipe.activation} {recipe.pixels} "
        f"{recipe.train_images}/{recipe.validation_images} {recipe.batch_size}x{recipe.epochs} "
        f"{recipe.optimiser} {recipe.learning_rate:g}"
    )


@pytest.mark.parametrize("recipe", TEXT_PRESETS, ids=lambda recipe: recipe.name)
def test_preset_of_a_text_adds_nothing(recipe: object) -> None:
    extras = (
        "weight_decay",
        "label_smoothing",
        "mixed_precision",
        "shift",
        "rotation",
        "scaling",
        "shear",
        "thickness",
        "written_forms",
        "schedule",
    )
    default = type(PRESETS[0])()
    assert {name: getattr(recipe, name) for name in extras} == {
        name: getattr(default, name) for name in extras
    }


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_source_names_the_text_and_what_it_leaves_open(recipe: object) -> None:
    source = preset(getattr(recipe, "name", "")).source
    assert len(source) > 40
    if recipe in TEXT_PRESETS:
        assert any(word in source for word in ("defaults", "All else as in", "by hand"))


def test_presets_have_the_defaults_of_their_frameworks() -> None:
    assert preset("keras-mlp-dropout").epsilon == 1e-7
    assert preset("keras-mlp-dropout").initialisation == "glorot-uniform"
    assert preset("dezero-mlp-relu-adam").epsilon == 1e-8
    assert preset("dezero-mlp-relu-adam").initialisation == "normal-fan-in"
    assert preset("pytorch-cnn").initialisation == preset("rnn-rows").initialisation == "default"


def test_exercise_differs_from_its_class_only_where_the_text_says_so() -> None:
    changed = preset("keras-mlp-dropout").differences(preset("keras-mlp-exercise"))
    assert set(changed) - {"name", "title", "source"} == {"hidden_units", "batch_size", "epochs"}


@pytest.mark.parametrize("module", ["presets", "published", "recipes", "summary"])
def test_module_imports_no_torch(module: str) -> None:
    code = f"import sys, trainer.recipe.{module}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def measured_accuracies() -> dict[str, str]:
    """Mean test accuracy in percent by recipe, as the documents show it."""
    docs = Path(__file__).parents[3] / "docs"
    found, recipe = {}, ""
    for line in (docs / "reproduction.md").read_text(encoding="utf-8").splitlines():
        recipe = (re.match(r"\| `([\w-]+)` \|", line) or [recipe, recipe])[1]
        if figure := re.search(r"\| test accuracy \|[^|]*\| ([\d.]+) ±", line):
            found[recipe] = figure[1]
    performance = (docs / "performance.md").read_text(encoding="utf-8")
    return found | dict(re.findall(r"`([\w-]+)` \| ([\d.]+) % \(mean of", performance))


def test_expected_accuracies_are_the_measured_ones() -> None:
    expected = {
        recipe.name: said[1]
        for recipe in PRESETS
        if (said := re.search(r"expect about ([\d.]+) %", recipe.source))
    }
    measured = measured_accuracies()
    assert set(expected) >= {"fast-cnn", "accurate-cnn", "keras-mlp-dropout", "pytorch-cnn"}
    for name, figure in expected.items():
        decimals = len(figure.partition(".")[2])
        # "About" what a text publishes may be a whole unit away from its own rounding.
        assert abs(float(measured[name]) - float(figure)) <= 10**-decimals, name
