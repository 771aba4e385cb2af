"""Arguments of the commands that make bundled files: ``bundle``, ``detector``, ``capitals``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from trainer.bundled.compared_recipes import RECIPES
from trainer.bundled.writer_collections import StrokeFile
from trainer.cli.arguments import (
    add_data_folder,
    add_device,
    add_json,
    add_run_folder,
    add_seed,
    add_settings,
    add_start,
)
from trainer.terminal import path_argument

if TYPE_CHECKING:
    from trainer.cli.arguments import Commands


def add_bundle_commands(commands: Commands) -> None:
    _add_bundle(commands)
    _add_detector(commands)
    _add_capitals(commands)


def _add_bundle(commands: Commands) -> None:
    command = commands.add_parser(
        "bundle",
        help="train the bundled weights",
        description=(
            "Trains the weights that come with the app, on MNIST, recorded pen strokes and "
            "built-in strokes; keeps the run, with bundled.safetensors in its folder."
        ),
    )
    command.add_argument(
        "--network",
        choices=tuple(RECIPES),
        help="train the small network of this kind, for the window 'Five networks', instead",
    )
    add_start(
        command,
        "continue from these weights, such as those of accurate-cnn, instead of fresh ones",
    )
    _add_writers(command)
    _add_mnist(command)


def _add_detector(commands: Commands) -> None:
    command = commands.add_parser(
        "detector",
        help="train the network that detects drawings that are no digit",
        description=(
            "Trains the network for 'not sure', on MNIST, recorded pen strokes and built-in "
            "strokes against letters, signs, scribbles, noise and several digits at once; keeps "
            "the run, with detector.safetensors in its folder."
        ),
    )
    command.set_defaults(start=None)
    command.add_argument(
        "--share",
        type=_share,
        default=1.0,
        metavar="PART",
        help="use only this share of the images, above 0 and up to 1 (default: %(default)g)",
    )
    _add_writers(command)
    _add_mnist(command)


def _add_capitals(commands: Commands) -> None:
    command = commands.add_parser(
        "capitals",
        help="train the network for capital letters",
        description=(
            "Trains the network for A to Z that comes with the app, on recorded pen strokes; "
            "keeps the run, with capitals.safetensors in its folder."
        ),
    )
    command.set_defaults(start=None)
    command.add_argument(
        "--figures-of",
        type=path_argument,
        metavar="RUN",
        help=(
            "write the test figures of this run, which held writers out, into the file: of a "
            "network that learnt from all writers there are none"
        ),
    )
    _add_writers(command)


def _add_writers(command: argparse.ArgumentParser) -> None:
    """Add the arguments of all commands that train on recorded strokes."""
    command.add_argument(
        "--strokes",
        type=StrokeFile.parse,
        required=True,
        action="append",
        metavar="[NAME=]FILE",
        help=(
            "stroke file or UNIPEN file of people's drawings, such as pendigits-orig.tra.unp.gz; "
            "repeat it for several. In files of the same NAME the same number is the same writer, "
            "as in unipen=digits.jsonl.gz and unipen=capitals.jsonl.gz; NAME defaults to the "
            "file's name up to its first dot"
        ),
    )
    command.add_argument(
        "--hold-out-writers",
        default=[],
        action="append",
        metavar="[NAME:]N,N,…",
        help=(
            "do not train on these writers, but test on their drawings. Repeat it, with NAME, for "
            "several collections"
        ),
    )
    add_seed(command, default=0)
    add_settings(command)
    add_run_folder(command)
    add_device(command)
    add_json(command)


def _add_mnist(command: argparse.ArgumentParser) -> None:
    """Add the arguments of commands that train on MNIST and on recorded digits."""
    add_data_folder(command)
    command.add_argument(
        "--leave-out-doubtful",
        action="store_true",
        help=(
            "do not train on digits whose label is probably wrong: networks that learnt from other "
            "drawings of these writers are sure of another digit; each is named on stderr"
        ),
    )


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not above 0 and up to 1")
    return share
