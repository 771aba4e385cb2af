"""The commands ``bundle`` and ``detector``: train the files that come with the app."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from trainer.bundled import bundle as bundling
from trainer.bundled import detector as detecting
from trainer.bundled.compared_recipes import RECIPES
from trainer.cli.command_inputs import loaded_data
from trainer.cli.kept_training import KeptTraining
from trainer.cli.reports import json_line
from trainer.cli.signals import stopped_by_signals
from trainer.control import TrainingControl
from trainer.data.splits import split
from trainer.errors import CancelledError, TrainerError
from trainer.files import expand_user

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from trainer.data.digits import DataSet, Digits
    from trainer.recipe.recipes import Recipe


def bundle(options: argparse.Namespace) -> int:
    """Train bundled weights; with ``--hold-out-writers`` test the recipe on new writers."""
    words = "" if options.network is None else f" --network {options.network}"
    words += "" if options.start is None else f" --continue {options.start.name}"

    def save(run: Path, given: str, validation: Digits, test: Digits) -> None:
        held_out = f" --hold-out-writers {options.hold_out_writers}" * bool(
            options.hold_out_writers
        )
        calibration = bundling.save(
            run, given + words + held_out, validation, complete=not options.hold_out_writers
        )
        error = calibration.error(test)
        if options.json:
            figures = {"temperature": calibration.temperature, "calibration_error": error}
            print(json_line({"event": "calibrated", **figures}), flush=True)
        else:
            print(f"temperature {calibration.temperature:.3f}, calibration error {error:.2%}")

    # Copies of validation images must not be among the training images.
    recipe = bundling.RECIPE if options.network is None else RECIPES[options.network]
    recipe = recipe.with_settings(dict(options.settings))
    data_set = partial(bundling.data_set, validation_images=recipe.validation_images)
    return _train(options, recipe, data_set, save)


def detector(options: argparse.Namespace) -> int:
    """Train the network that detects drawings that are no digit."""
    data_set = partial(detecting.data_set, share=options.share)
    words = "" if options.share == 1 else f" --share {options.share:g}"

    def save(run: Path, given: str, *_: Digits) -> None:
        if not options.hold_out_writers:
            detecting.save(run, given + words)

    return _train(options, detecting.RECIPE, data_set, save)


def _train(
    options: argparse.Namespace,
    recipe: Recipe,
    data_set: Callable[..., DataSet],
    save: Callable[[Path, str, Digits, Digits], object],
) -> int:
    """Train on MNIST and recorded strokes; keep the run.

    Args:
        options: The arguments of the command.
        recipe: The recipe, before ``--set``.
        data_set: Makes the data set: (MNIST, drawings, seed=, held_out=).
        save: Writes the bundled file into the run folder: (folder, the command's arguments, the
            validation and the test images).
    """
    recipe = recipe.with_settings(dict(options.settings)).with_changes(seed=options.seed)
    prepared = KeptTraining(options, recipe)
    held_out = frozenset(options.hold_out_writers.replace(",", " ").split())
    drawings = bundling.load_drawings(expand_user(options.strokes))
    control = TrainingControl()
    with stopped_by_signals(control.stop) as received:
        try:
            mnist = loaded_data(options, lambda: control.stopped, source="mnist")
        except CancelledError:
            return 128 + received[0]
        try:
            dataset = data_set(mnist.dataset, drawings, seed=options.seed, held_out=held_out)
        except ValueError as error:
            raise TrainerError(f"--hold-out-writers: {error}.") from error
        # The number of training images depends on the strokes.
        rest = max(1, len(dataset.train) - recipe.validation_images)
        if "train_images" not in dict(options.settings):
            recipe = recipe.with_changes(train_images=rest)
        finished = prepared.run(recipe, dataclasses.replace(mnist, dataset=dataset), control)
    if finished.folder is not None:
        settings = "".join(f" --set {field}={value}" for field, value in options.settings)
        words = f"--strokes {options.strokes.name} --seed {options.seed}{settings}"
        save(finished.folder, words, split(dataset.train, recipe)[1], dataset.test)
    return 128 + received[0] if finished.stopped and received else 0
