"""The command ``export``; needs no torch."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trainer.errors import TrainerError
from trainer.export.formats import write_code, write_onnx
from trainer.network import weights
from trainer.recipe.presets import PRESETS, preset
from trainer.runs.run_reader import CHANGES_FILE
from trainer.runs.run_weights import weights_file
from trainer.terminal import path_argument

if TYPE_CHECKING:
    import argparse

    from trainer.recipe.recipes import Recipe


def export(options: argparse.Namespace) -> int:
    """Write a recipe as code, or weights as ONNX; print the files."""
    out = options.out.absolute()
    if options.format == "onnx":
        if _is_preset(options.source):
            raise TrainerError(
                f"{options.source} is a recipe without weights. Train it first, and name the run."
            )
        path = path_argument(options.source)
        print(write_onnx(weights.load(weights_file(path)), out))
    else:
        write_code(_recipe(options), options.format, out)
        _note_changes(options.source)
    print(out)
    return 0


def _recipe(options: argparse.Namespace) -> Recipe:
    """The recipe of the argument, with ``--set`` and ``--seed``."""
    if _is_preset(options.source):
        recipe = preset(options.source)
    else:
        path = path_argument(options.source)
        if not path.exists():
            names = ", ".join(each.name for each in PRESETS)
            raise TrainerError(
                f"{options.source} is neither a recipe nor a run folder. The recipes are {names}."
            )
        recipe = weights.load(weights_file(path)).recipe
    recipe = recipe.with_settings(dict(options.settings))
    return recipe if options.seed is None else recipe.with_changes(seed=options.seed)


def _note_changes(source: str) -> None:
    """Say on standard error if the settings of a run changed while it trained."""
    if _is_preset(source):
        return
    path = path_argument(source)
    if ((path if path.is_dir() else path.parent) / CHANGES_FILE).exists():
        print(
            f"Settings of this run were changed while it trained ({CHANGES_FILE}). The exported "
            "file keeps those with which the run began, so its losses will be others. "
            "To get the same: mnist-trainer train --repeat RUN",
            file=sys.stderr,
        )


def _is_preset(name: str) -> bool:
    return any(name == recipe.name for recipe in PRESETS)
