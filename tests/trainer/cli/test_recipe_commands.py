"""The commands ``recipes`` and ``summary``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.recipe.presets import PRESETS
from trainer.recipe.recipes import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.trainer.cli.terminal import Result


def test_recipes_are_listed(terminal: Callable[..., Result]) -> None:
    result = terminal("recipes")
    assert result.status == 0
    assert [line.split()[0] for line in result.out.splitlines()] == [r.name for r in PRESETS]


def test_recipes_are_listed_as_json(terminal: Callable[..., Result]) -> None:
    result = terminal("recipes", "--json")
    assert [line["name"] for line in result.lines] == [recipe.name for recipe in PRESETS]


def test_a_recipe_is_shown_with_every_field(terminal: Callable[..., Result]) -> None:
    shown = terminal("recipes", "fast-cnn").out.splitlines()
    fields = dict(line.split(" = ") for line in shown if not line.startswith(" "))
    assert list(fields) == list(FIELDS)
    # Values are shown in the form that --set accepts.
    assert PRESETS[0].with_settings(fields) == PRESETS[0]


def test_a_network_is_shown_layer_by_layer(terminal: Callable[..., Result]) -> None:
    lines = terminal("summary", "keras-mlp-dropout").out.splitlines()
    dense = next(line for line in lines if line.startswith("Linear"))
    assert dense.split() == ["Linear", "128", "100,480", "=", "784", "×", "128", "+", "128"]
    assert lines[-1].split() == ["total", "101,770"]


def test_a_network_with_changed_settings_is_shown_as_json(
    terminal: Callable[..., Result],
) -> None:
    lines = terminal("summary", "keras-mlp-dropout", "--set", "hidden_units=64", "--json").lines
    assert lines[2] == {
        "name": "Linear",
        "output_shape": [64],
        "parameters": 784 * 64 + 64,
        "arithmetic": "784 × 64 + 64",
    }
    assert lines[-1] == {"name": "total", "parameters": 784 * 64 + 64 + 64 * 10 + 10}
