"""Arguments of the command ``teach``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.arguments import (
    add_data,
    add_device,
    add_json,
    add_run_folder,
    add_seed,
    add_weights,
)
from trainer.terminal import path_argument

if TYPE_CHECKING:
    from trainer.cli.arguments import Commands


def add_teach(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser(
        "teach",
        help="teach weights the drawings of a person",
        description=(
            "Trains weights a little further, on labelled drawings mixed with the images that they "
            "know, and keeps the run. A fifth of the drawings is held out, and read before and "
            "after, as are images that were held back. Nothing is downloaded. Ctrl+C stops it "
            "early and keeps its weights; a second Ctrl+C aborts it."
        ),
    )
    add_weights(command)
    command.add_argument(
        "--drawings",
        nargs="+",
        type=path_argument,
        required=True,
        metavar="FILE",
        help="files of drawings: JSON Lines, UNIPEN, Quick, Draw!",
    )
    command.add_argument(
        "--writer",
        action="append",
        default=[],
        metavar="NAME",
        help="only the drawings of this writer (repeatable; default: all)",
    )
    add_seed(command, default=0)
    add_run_folder(command)
    add_data(command)
    add_device(command)
    add_json(command)
    command.set_defaults(start=None)
