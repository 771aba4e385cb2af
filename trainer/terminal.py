"""The command line: what can be asked for, and how it ends.

Exit status: 0 done, 1 it could not be done (one line on stderr says why), 2 not understood,
130 stopped by Ctrl+C, 143 by a polite kill.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.comparison import MOST_SEEDS, RULE
from trainer.errors import TrainerError
from trainer.presets import PRESETS, preset
from trainer.recipes import FIELDS
from trainer.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.fields import Domain
    from trainer.recipes import Recipe

PROGRAM = "mnist-trainer"
# Shells give a process that a signal ended 128 and the signal's number.
INTERRUPTED = 130
_NAMES = ", ".join(recipe.name for recipe in PRESETS)
_DATA_FOLDER_HELP = (
    "where the MNIST files lie (default: $MNIST_DRAW_DATA, else they are downloaded)"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status.

    Args:
        arguments: The words after the program's name; None for the process's own.

    Raises:
        SystemExit: The words were not understood (2), or help was asked for (0).
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A file name that the terminal cannot show is no reason to fail.
        sys.stdout.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        status = _run(options)
        sys.stdout.flush()
    except TrainerError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read the output has gone, as `head` does. Python would complain once more when it
        # flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """What the command line understands."""
    result = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Trains neural networks that read handwritten digits, and tries them out.",
    )
    commands = result.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_recipes(commands)
    _add_summary(commands)
    _add_train(commands)
    _add_evaluate(commands)
    _add_predict(commands)
    _add_reproduce(commands)
    _add_bundle(commands)
    _add_detector(commands)
    return result


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name


def _add_recipes(commands: _Commands) -> None:
    command = commands.add_parser(
        "recipes",
        help="list the recipes, or show one with all its fields",
        description="Lists the recipes; with a name, shows each field of that recipe.",
    )
    command.add_argument("recipe", nargs="?", metavar="RECIPE", help="the recipe to show")
    _add_json(command)


def _add_summary(commands: _Commands) -> None:
    command = commands.add_parser(
        "summary",
        help="show a network layer by layer",
        description="Shows the layers of a recipe's network and how many parameters each has.",
    )
    _add_recipe(command)
    _add_settings(command)
    _add_json(command)


def _add_train(commands: _Commands) -> None:
    command = commands.add_parser(
        "train",
        help="train a network",
        description=(
            "Trains a network by a recipe and keeps the run. "
            "Ctrl+C ends it early and keeps the weights reached; a second one aborts it."
        ),
    )
    _add_recipe(command)
    command.add_argument("--seed", type=int, metavar="N", help="repeats or varies a run")
    _add_settings(command)
    command.add_argument(
        "--repeat",
        type=Path,
        metavar="RUN_DIR",
        help="do again what that run did, by its recipe, settings and seed",
    )
    command.add_argument(
        "--continue",
        type=Path,
        dest="start",
        metavar="WEIGHTS",
        help="go on from these weights instead of fresh ones",
    )
    command.add_argument(
        "--out",
        type=Path,
        metavar="RUN_DIR",
        help="the run's folder, new or empty (default: a new one in your data folder)",
    )
    _add_data(command)
    _add_device(command)
    _add_json(command)


def _add_evaluate(commands: _Commands) -> None:
    command = commands.add_parser(
        "evaluate",
        help="measure how well weights read a data set",
        description="Measures loss and accuracy, and which digits are taken for which.",
    )
    _add_weights(command)
    command.add_argument(
        "--split",
        choices=("test", "validation"),
        default="test",
        help="the images to measure on (default: %(default)s)",
    )
    _add_data(command)
    _add_device(command)
    _add_json(command)


def _add_predict(commands: _Commands) -> None:
    command = commands.add_parser(
        "predict",
        help="read digits from image files or from a data set",
        description=(
            "Reads digits from image files: NumPy arrays (.npy, uint8) and PGM pictures. Images of "
            "28x28 pixels are taken as they are, light ink on dark as in MNIST; in others, photos "
            "of paper too, the ink is looked for and framed as MNIST was made."
        ),
    )
    command.add_argument("images", nargs="*", type=Path, metavar="IMAGE", help="image file")
    command.add_argument(
        "--index",
        action="append",
        default=[],
        type=int,
        metavar="N",
        help="image number N of the data set, counted from 0 (repeatable)",
    )
    command.add_argument(
        "--split",
        choices=("test", "validation", "train"),
        default="test",
        help="what --index counts in (default: %(default)s)",
    )
    _add_weights(command)
    _add_data(command)
    _add_json(command)


def _add_reproduce(commands: _Commands) -> None:
    command = commands.add_parser(
        "reproduce",
        help="run the texts' recipes and compare with what the texts report",
        description=f"Runs recipes of texts and compares with the texts' figures. {RULE}",
        epilog=(
            "Finished runs are kept in --out and not repeated: after Ctrl+C the same command goes "
            "on where it was."
        ),
    )
    command.add_argument(
        "recipes",
        nargs="*",
        metavar="RECIPE",
        help="which recipes (default: all of which a text reports figures)",
    )
    command.add_argument(
        "--seeds",
        type=int,
        default=3,
        choices=range(1, MOST_SEEDS + 1),
        metavar="N",
        help=f"run each with the seeds 0 to N - 1, N at most {MOST_SEEDS} (default: %(default)s)",
    )
    command.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        help="where the runs are kept (default: 'reproduced' in your data folder)",
    )
    command.add_argument(
        "--markdown", type=Path, metavar="FILE", help="write the table in Markdown too"
    )
    command.add_argument("--data-dir", type=Path, metavar="FOLDER", help=_DATA_FOLDER_HELP)
    _add_device(command)
    _add_json(command)


def _add_bundle(commands: _Commands) -> None:
    command = commands.add_parser(
        "bundle",
        help="train the weights that come with the app",
        description=(
            "Trains the weights that come with the app, on MNIST, people's pen strokes and "
            "built-in strokes; keeps the run, with bundled.safetensors in its folder."
        ),
    )
    command.add_argument(
        "--continue",
        type=Path,
        dest="start",
        metavar="WEIGHTS",
        help="go on from these weights, such as those of accurate-cnn, instead of fresh ones",
    )
    _add_writers(command)


def _add_detector(commands: _Commands) -> None:
    command = commands.add_parser(
        "detector",
        help="train the network that tells digits from other drawings",
        description=(
            "Trains the network by which the app says 'not sure', on MNIST, people's pen strokes "
            "and built-in strokes against letters, signs, scribbles, noise and several digits at "
            "once; keeps the run, with detector.safetensors in its folder."
        ),
    )
    command.set_defaults(start=None)
    command.add_argument(
        "--share",
        type=_share,
        default=1.0,
        metavar="PART",
        help="draw only this part of the images, above 0 and up to 1 (default: all of them)",
    )
    _add_writers(command)


def _add_writers(command: argparse.ArgumentParser) -> None:
    """What the commands share that learn from MNIST and from people's strokes."""
    command.add_argument(
        "--strokes",
        type=Path,
        required=True,
        metavar="FILE",
        help="UNIPEN file of digits, such as pendigits-orig.tra.unp.gz",
    )
    command.add_argument(
        "--hold-out-writers",
        default="",
        metavar="N,N,…",
        help="learn nothing from these writers and measure on them in place of MNIST's test images",
    )
    command.add_argument("--seed", type=int, default=0, metavar="N", help="repeats or varies a run")
    _add_settings(command)
    command.add_argument(
        "--out",
        type=Path,
        metavar="RUN_DIR",
        help="the run's folder, new or empty (default: a new one in your data folder)",
    )
    command.add_argument("--data-dir", type=Path, metavar="FOLDER", help=_DATA_FOLDER_HELP)
    _add_device(command)
    _add_json(command)


def _add_recipe(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "recipe",
        nargs="?",
        metavar="RECIPE",
        help=f"{_NAMES} (default: {PRESETS[0].name})",
    )


def _add_settings(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--set",
        action="append",
        default=[],
        type=_assignment,
        dest="settings",
        metavar="FIELD=VALUE",
        help=(
            "change a field of the recipe, as in --set epochs=3 (repeatable; "
            "'recipes RECIPE' lists the fields)"
        ),
    )


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data",
        choices=("auto", "mnist", "strokes"),
        default="auto",
        help=(
            "MNIST, the built-in strokes, or automatically MNIST where it can be had "
            "(default: %(default)s)"
        ),
    )
    command.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help=_DATA_FOLDER_HELP,
    )


def _add_device(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--device",
        default="auto",
        metavar="auto|cpu|cuda|mps",
        help="where to compute (default: the fastest that is here)",
    )


def _add_weights(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--weights",
        type=Path,
        metavar="FILE",
        help="a weights file or a run's folder (default: those of your newest run)",
    )


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json", action="store_true", help="print one JSON object per line on stdout"
    )


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form FIELD=VALUE")
    return name.strip(), value.strip()


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not above 0 and up to 1")
    return share


def _run(options: argparse.Namespace) -> int:
    if options.command == "recipes":
        return _recipes(options)
    if options.command == "summary":
        return _summary(options)
    if options.command == "predict" and not (options.images or options.index):
        parser().error("predict needs an IMAGE or --index")
    if options.command == "train" and options.repeat is not None:
        others = (options.recipe, options.seed, options.start)
        if options.settings or any(other is not None for other in others):
            parser().error("--repeat takes all from the run: no RECIPE, --seed, --set, --continue")
    # Imported here because it brings torch, for which nobody wants to wait to read the help.
    from trainer import commands  # noqa: PLC0415

    command = {
        "train": commands.train,
        "evaluate": commands.evaluate,
        "predict": commands.predict,
        "reproduce": commands.reproduce,
        "bundle": commands.bundle,
        "detector": commands.detector,
    }[options.command]
    return command(options)


def _recipes(options: argparse.Namespace) -> int:
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


def _summary(options: argparse.Namespace) -> int:
    recipe = chosen_recipe(options)
    summary = summarise(recipe)
    if options.json:
        for layer in summary.layers:
            print(json.dumps(dataclasses.asdict(layer)))
        print(json.dumps({"name": "total", "parameters": summary.parameters}))
        return 0
    rows = [("layer", "output", "parameters", "")]
    for layer in summary.layers:
        shape = " × ".join(map(str, layer.output_shape))
        arithmetic = f"= {layer.arithmetic}" if layer.arithmetic else ""
        rows.append((layer.name, shape, f"{layer.parameters:,}", arithmetic))
    rows.append(("total", "", f"{summary.parameters:,}", ""))
    names, shapes, counts, _ = (max(map(len, column)) for column in zip(*rows, strict=True))
    for name, shape, count, arithmetic in rows:
        print(f"{name:{names}}  {shape:{shapes}}  {count:>{counts}}  {arithmetic}".rstrip())
    return 0


def chosen_recipe(options: argparse.Namespace) -> Recipe:
    """The recipe that ``RECIPE`` and ``--set`` name.

    Raises:
        RecipeError: There is no such preset or field, or a value is impossible.
    """
    name = PRESETS[0].name if options.recipe is None else options.recipe
    return preset(name).with_settings(dict(options.settings))


def _print_fields(recipe: Recipe) -> None:
    for name, value in recipe.to_dict().items():
        # As --set takes it.
        text = ",".join(str(part) for part in value) if isinstance(value, list) else str(value)
        domain: Domain = FIELDS[name].metadata["domain"]
        print(f"{name} = {text}")
        print(f"    {FIELDS[name].metadata['meaning']}")
        print(f"    Takes {domain.describe()}.")
