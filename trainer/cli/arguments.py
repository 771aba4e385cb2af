"""Arguments of the commands, and functions that add arguments shared by several of them.

For the commands that make bundled files, see `trainer.cli.bundle_arguments`.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from trainer.recipe.live_changes import LIVE_FIELDS
from trainer.recipe.presets import PRESETS, preset
from trainer.reproduction.comparison import MOST_SEEDS, RULE
from trainer.terminal import path_argument

if TYPE_CHECKING:
    from typing import TypeAlias

    from trainer.recipe.recipes import Recipe

    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name

_NAMES = ", ".join(recipe.name for recipe in PRESETS)


def chosen_recipe(options: argparse.Namespace) -> Recipe:
    """The recipe of ``RECIPE`` and ``--set``.

    Raises:
        RecipeError: There is no such preset or field, or a value is out of range.
    """
    name = PRESETS[0].name if options.recipe is None else options.recipe
    return preset(name).with_settings(dict(options.settings))


def add_commands(commands: Commands) -> None:
    """Add all commands except those of `trainer.cli.bundle_arguments`."""
    _add_recipes(commands)
    _add_summary(commands)
    _add_train(commands)
    _add_evaluate(commands)
    _add_predict(commands)
    _add_inspect(commands)
    _add_reproduce(commands)


def _add_recipes(commands: Commands) -> None:
    command = commands.add_parser(
        "recipes",
        help="list the recipes, or show one with all its fields",
        description="Lists the recipes; with a name, shows all fields of that recipe.",
    )
    command.add_argument("recipe", nargs="?", metavar="RECIPE", help="the recipe to show")
    add_json(command)


def _add_summary(commands: Commands) -> None:
    command = commands.add_parser(
        "summary",
        help="show a network layer by layer",
        description="Shows the layers of a recipe's network and their numbers of parameters.",
    )
    _add_recipe(command)
    add_settings(command)
    add_json(command)


def _add_train(commands: Commands) -> None:
    command = commands.add_parser(
        "train",
        help="train a network",
        description=(
            "Trains a network by a recipe and keeps the run. "
            "Ctrl+C stops it early and keeps its weights; a second Ctrl+C aborts it."
        ),
    )
    _add_recipe(command)
    add_seed(command)
    add_settings(command)
    command.add_argument(
        "--repeat",
        type=path_argument,
        metavar="RUN_DIR",
        help="repeat that run, with its recipe, settings, seed and changes while it trained",
    )
    command.add_argument(
        "--changes",
        type=path_argument,
        metavar="FILE",
        help="change settings while it trains: a table with the columns step, field, value, as the "
        f"changes.csv of a run; fields: {', '.join(LIVE_FIELDS)} (a factor of the distortions)",
    )
    add_start(command, "continue from these weights instead of fresh ones")
    command.add_argument(
        "--learning-rates",
        type=_numbers,
        metavar="A,B,…",
        help="train a network with each of these learning rates, all together; --out is then the "
        "folder of the runs",
    )
    add_run_folder(command)
    add_data(command)
    add_device(command)
    add_json(command)


def _add_evaluate(commands: Commands) -> None:
    command = commands.add_parser(
        "evaluate",
        help="evaluate weights on a data set",
        description="Measures loss, accuracy and confusion matrix.",
    )
    add_weights(command)
    command.add_argument(
        "--split",
        choices=("test", "validation"),
        default="test",
        help="the images to evaluate (default: %(default)s)",
    )
    add_data(command)
    add_device(command)
    add_json(command)


def _add_predict(commands: Commands) -> None:
    command = commands.add_parser(
        "predict",
        help="predict images in files or of a data set",
        description=(
            "Predicts images in files: pictures (PNG, JPEG, GIF, BMP, WebP, PGM) and NumPy "
            "arrays (.npy, uint8). Images framed as MNIST's are (28x28 pixels, light ink on dark) "
            "are taken as they are; in others, such as photos of paper, the ink is found and "
            "framed as the window does it."
        ),
    )
    _add_images(command)
    add_weights(command)
    command.add_argument(
        "--detector",
        type=path_argument,
        metavar="FILE",
        help="weights of a digit detector (`mnist-trainer detector`): says whether the window "
        "would be 'not sure' of a file, and reads several digits as a number",
    )
    add_data(command)
    add_json(command)


def _add_inspect(commands: Commands) -> None:
    command = commands.add_parser(
        "inspect",
        help="show what every layer makes of an image, or how one unit adds up",
        description=(
            "Shows the output of every layer for one image; with --layer and --unit, the inputs, "
            "weights and bias of that unit, their sum, and the sum behind the activation function."
        ),
    )
    _add_images(command)
    command.add_argument("--layer", metavar="L", help="name of a layer, as shown without it")
    command.add_argument(
        "--unit",
        type=_unit,
        metavar="N",
        help="unit of the layer: 5, or channel,row,column as 2,10,7 (recurrent: row,unit)",
    )
    add_weights(command)
    add_data(command)
    add_json(command)


def _add_images(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "images", nargs="*", type=path_argument, metavar="IMAGE", help="image file"
    )
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
        help="the images that --index counts (default: %(default)s)",
    )


def _add_reproduce(commands: Commands) -> None:
    command = commands.add_parser(
        "reproduce",
        help="run recipes and compare with published figures",
        description=f"Runs recipes and compares them with the figures of their texts. {RULE}",
        epilog=(
            "Finished runs are kept in --out and not repeated: after Ctrl+C the same command "
            "continues with the next run."
        ),
    )
    command.add_argument(
        "recipes",
        nargs="*",
        metavar="RECIPE",
        help="the recipes (default: all with published figures)",
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
        type=path_argument,
        metavar="FOLDER",
        help="the folder of the runs (default: 'reproduced' in your data folder)",
    )
    command.add_argument(
        "--markdown", type=path_argument, metavar="FILE", help="also write the table in Markdown"
    )
    add_data_folder(command)
    add_device(command)
    add_json(command)


def _add_recipe(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "recipe",
        nargs="?",
        metavar="RECIPE",
        help=f"{_NAMES} (default: {PRESETS[0].name})",
    )


def add_data(command: argparse.ArgumentParser) -> None:
    """Add ``--data`` and ``--data-dir``."""
    command.add_argument(
        "--data",
        choices=("auto", "mnist", "strokes"),
        default="auto",
        help=(
            "MNIST, computer-drawn digits, or automatically MNIST where it is available "
            "(default: %(default)s)"
        ),
    )
    add_data_folder(command)


def add_weights(command: argparse.ArgumentParser) -> None:
    """Add ``--weights`` and ``--step``."""
    command.add_argument(
        "--weights",
        type=path_argument,
        metavar="FILE",
        help="a weights file or a run's folder (default: those of your newest run)",
    )
    command.add_argument(
        "--step",
        type=int,
        metavar="N",
        help="the last weights that the run has kept up to this step (default: those at its end)",
    )


def add_seed(command: argparse.ArgumentParser, default: int | None = None) -> None:
    """Add ``--seed``; a default of None means the recipe's seed."""
    command.add_argument(
        "--seed", type=int, default=default, metavar="N", help="seed of the random numbers"
    )


def add_settings(command: argparse.ArgumentParser) -> None:
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


def _unit(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(number) for number in text.split(","))


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form FIELD=VALUE")
    return name.strip(), value.strip()


def add_start(command: argparse.ArgumentParser, help_text: str) -> None:
    """Add ``--continue``, as ``start``."""
    command.add_argument(
        "--continue", type=path_argument, dest="start", metavar="WEIGHTS", help=help_text
    )


def add_run_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--out",
        type=path_argument,
        metavar="RUN_DIR",
        help="the run folder, new or empty (default: a new one in your data folder)",
    )


def add_data_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data-dir",
        type=path_argument,
        metavar="PATH",
        help=(
            "folder or file of a data set: MNIST or others in IDX files, mnist.npz, drawings with "
            "labels (default: $MNIST_DRAW_DATA, else MNIST is downloaded)"
        ),
    )


def add_device(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--device",
        default="auto",
        metavar="auto|cpu|cuda|mps",
        help="the device (default: the fastest of this machine)",
    )


def add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json", action="store_true", help="print one JSON object per line on stdout"
    )
