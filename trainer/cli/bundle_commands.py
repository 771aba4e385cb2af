"""The commands ``bundle``, ``detector`` and ``capitals``: train the files of the app."""

from __future__ import annotations

import dataclasses
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from trainer.bundled import bundle as bundling
from trainer.bundled import capitals as lettering
from trainer.bundled import detector as detecting
from trainer.bundled import label_check
from trainer.bundled.compared_recipes import RECIPES
from trainer.bundled.writer_collections import load_collections, parse_writers, split_by_kind
from trainer.cli.command_inputs import loaded_data
from trainer.cli.kept_training import KeptTraining
from trainer.cli.signals import stopped_by_signals
from trainer.control import TrainingControl
from trainer.data.sources import LoadedData
from trainer.data.splits import split
from trainer.errors import CancelledError, TrainerError
from trainer.runs.event_lines import json_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import torch

    from trainer.bundled.writer_collections import StrokeFile
    from trainer.data.digits import DataSet, Digits
    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.recipe.recipes import Recipe


def bundle(options: argparse.Namespace) -> int:
    """Train bundled weights; with ``--hold-out-writers`` test the recipe on new writers."""
    words = "" if options.network is None else f" --network {options.network}"
    words += "" if options.start is None else f" --continue {options.start.name}"

    def save(run: Path, given: str, validation: Digits, test: Digits) -> None:
        held_out = "".join(f" --hold-out-writers {text}" for text in options.hold_out_writers)
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


def capitals(options: argparse.Namespace) -> int:
    """Train the network for capital letters."""
    recipe = lettering.RECIPE.with_settings(dict(options.settings)).with_changes(seed=options.seed)
    prepared = KeptTraining(options, recipe)
    files, held_out = _writers(options)
    drawings = load_collections(files)
    control = TrainingControl()
    with stopped_by_signals(control.stop) as received:
        with _held_out_errors():
            dataset = lettering.data_set(
                drawings,
                seed=options.seed,
                held_out=held_out,
                validation_images=recipe.validation_images,
            )
        recipe = _of_all_images(recipe, dataset, options)
        finished = prepared.run(recipe, LoadedData(dataset, None), control)
    if finished.folder is not None:
        words = _words(options, files)
        words += "".join(f" --hold-out-writers {text}" for text in options.hold_out_writers)
        lettering.save(finished.folder, words, options.figures_of)
    return 128 + received[0] if finished.stopped and received else 0


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
    files, held_out = _writers(options)
    drawings = load_collections(files)
    control = TrainingControl()
    with stopped_by_signals(control.stop) as received:
        try:
            mnist = loaded_data(options, lambda: control.stopped, source="mnist")
        except CancelledError:
            return 128 + received[0]
        if options.leave_out_doubtful:
            drawings = _without_doubtful(drawings, held_out, options, prepared.device, control)
        with _held_out_errors():
            dataset = data_set(mnist.dataset, drawings, seed=options.seed, held_out=held_out)
        recipe = _of_all_images(recipe, dataset, options)
        finished = prepared.run(recipe, dataclasses.replace(mnist, dataset=dataset), control)
    if finished.folder is not None:
        words = _words(options, files, " --leave-out-doubtful" * options.leave_out_doubtful)
        save(finished.folder, words, split(dataset.train, recipe)[1], dataset.test)
    return 128 + received[0] if finished.stopped and received else 0


def _writers(options: argparse.Namespace) -> tuple[list[StrokeFile], frozenset[str]]:
    """The stroke files, and the writers to hold out."""
    with _held_out_errors():
        return options.strokes, parse_writers(options.hold_out_writers, options.strokes)


@contextmanager
def _held_out_errors() -> Iterator[None]:
    """Name the argument in errors about its writers."""
    try:
        yield
    except ValueError as error:
        raise TrainerError(f"--hold-out-writers: {error}.") from error


def _of_all_images(recipe: Recipe, dataset: DataSet, options: argparse.Namespace) -> Recipe:
    """A recipe that trains on all images: their number depends on the strokes."""
    if "train_images" in dict(options.settings):
        return recipe
    return recipe.with_changes(train_images=max(1, len(dataset.train) - recipe.validation_images))


def _words(options: argparse.Namespace, files: Sequence[StrokeFile], further: str = "") -> str:
    """The arguments of the command, without folders."""
    settings = "".join(f" --set {field}={value}" for field, value in options.settings)
    strokes = " ".join(f"--strokes {file}" for file in files)
    return f"{strokes}{further} --seed {options.seed}{settings}"


def _without_doubtful(
    drawings: list[RecordedDrawing],
    held_out: frozenset[str],
    options: argparse.Namespace,
    device: torch.device,
    control: TrainingControl,
) -> list[RecordedDrawing]:
    """Drawings without the digits of doubtful label, which are named on stderr."""
    digits, _ = split_by_kind(drawing for drawing in drawings if drawing.writer not in held_out)
    doubts = label_check.doubtful(digits, seed=options.seed, device=device, control=control)
    for doubt in doubts:
        print(f"left out: {doubt}", file=sys.stderr)
    print(f"left out: {len(doubts):,} of {len(digits):,} digits", file=sys.stderr, flush=True)
    left_out = {id(doubt.drawing) for doubt in doubts}
    return [drawing for drawing in drawings if id(drawing) not in left_out]
