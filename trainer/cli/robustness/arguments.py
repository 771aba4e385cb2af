"""Arguments of the command ``robustness``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.arguments import add_data, add_json, add_seed
from trainer.robustness.changes import CHANGES
from trainer.robustness.curve import DEFAULT_IMAGES
from trainer.terminal import path_argument

if TYPE_CHECKING:
    from trainer.cli.arguments import Commands


def add_robustness(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser(
        "robustness",
        help="accuracy of weights while images are shifted, turned, thickened",
        description=(
            "Measures the accuracy of weights on test images that are shifted by 0 to 8 pixels "
            "(to the right, left, down and up in turns), turned by 0 to 60 degrees (either way), "
            "and made thinner or thicker by up to 1 and 2 pixels on each side of a stroke. All "
            "weights read the same changed images. Needs no torch."
        ),
    )
    command.add_argument(
        "weights",
        nargs="+",
        type=path_argument,
        metavar="WEIGHTS",
        help="a weights file or a run's folder; several are compared",
    )
    command.add_argument(
        "--change",
        action="append",
        choices=CHANGES,
        dest="changes",
        help="only this change (repeatable; default: all)",
    )
    command.add_argument(
        "--images",
        type=int,
        default=DEFAULT_IMAGES,
        metavar="N",
        help="test images, drawn at random; 0 for all (default: %(default)s)",
    )
    add_seed(command, default=0)
    add_data(command)
    add_json(command)
