"""Arguments of the command ``queue``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.arguments import add_data, add_device, add_json, add_settings
from trainer.terminal import path_argument

if TYPE_CHECKING:
    from trainer.cli.arguments import Commands


def add_queue(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser(
        "queue",
        help="train recipes or seeds one after the other, and compare them",
        description=(
            "Trains each recipe with each seed, keeps the runs, and prints mean and standard "
            "deviation of the test accuracy of each recipe. One that diverges is named, and the "
            "others are trained. Ctrl+C ends the queue and keeps the present run."
        ),
    )
    command.add_argument("recipes", nargs="+", metavar="RECIPE", help="names of recipes")
    command.add_argument(
        "--seeds",
        default="0",
        metavar="LIST",
        help="seeds of each recipe, as in 0-4 or 0,3,7 (default: %(default)s)",
    )
    add_settings(command)
    command.add_argument(
        "--out",
        type=path_argument,
        metavar="FOLDER",
        help="the folder of the runs (default: in your data folder)",
    )
    add_data(command)
    add_device(command)
    add_json(command)
    command.set_defaults(start=None)
