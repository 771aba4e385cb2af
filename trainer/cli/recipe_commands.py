"""The commands ``recipes`` and ``summary``; need no torch."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from trainer.cli.arguments import chosen_recipe
from trainer.recipe.presets import PRESETS, preset
from trainer.recipe.recipes import FIELDS
from trainer.recipe.summary import summarise

if TYPE_CHECKING:
    import argparse

    from trainer.recipe.fields import Domain
    from trainer.recipe.recipes import Recipe


def recipes(options: argparse.Namespace) -> int:
    """List the recipes, or show one with all its fields."""
    shown = PRESETS if options.recipe is None else (preset(options.recipe),)
    if options.json:
        for recipe in shown:
            print(json.dumps(recipe.to_dict()))
    elif options.recipe is None:
        width = max(len(recipe.name) for recipe in shown)
        for recipe in shown:
            print(f"{recipe.name:{width}}  {recipe.title}")
    else:
        _print_fields(shown[0])
    return 0


def summary(options: argparse.Namespace) -> int:
    """Show a recipe's network layer by layer."""
    recipe = chosen_recipe(options)
    network = summarise(recipe)
    if options.json:
        for layer in network.layers:
            print(json.dumps(dataclasses.asdict(layer)))
        print(json.dumps({"name": "total", "parameters": network.parameters}))
        return 0
    rows = [("layer", "output", "parameters", "")]
    for layer in network.layers:
        shape = " × ".join(map(str, layer.output_shape))
        arithmetic = f"= {layer.arithmetic}" if layer.arithmetic else ""
        rows.append((layer.name, shape, f"{layer.parameters:,}", arithmetic))
    rows.append(("total", "", f"{network.parameters:,}", ""))
    names, shapes, counts, _ = (max(map(len, column)) for column in zip(*rows, strict=True))
    for name, shape, count, arithmetic in rows:
        print(f"{name:{names}}  {shape:{shapes}}  {count:>{counts}}  {arithmetic}".rstrip())
    return 0


def _print_fields(recipe: Recipe) -> None:
    for name, value in recipe.to_dict().items():
        # In the form that --set accepts.
        text = ",".join(str(part) for part in value) if isinstance(value, list) else str(value)
        domain: Domain = FIELDS[name].metadata["domain"]
        print(f"{name} = {text}")
        print(f"    {FIELDS[name].metadata['meaning']}")
        print(f"    Takes {domain.describe()}.")
