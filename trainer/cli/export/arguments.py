"""Arguments of the command ``export``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.arguments import add_seed, add_settings
from trainer.terminal import path_argument

if TYPE_CHECKING:
    from trainer.cli.arguments import Commands


def add_export(commands: Commands) -> None:
    """Add the command ``export``."""
    command = commands.add_parser(
        "export",
        help="write a recipe as PyTorch code or notebook, or weights as ONNX",
        description=(
            "Writes a recipe as a readable PyTorch file or as a notebook, which train on MNIST "
            "with torch and numpy alone and have the losses of `train`. Writes the weights of a "
            "run as ONNX, with golden pairs in FILE.golden.npz to test another program with."
        ),
    )
    command.add_argument(
        "source",
        metavar="RECIPE|RUN",
        help="name of a recipe, run folder or weights file; onnx needs one of the last two",
    )
    command.add_argument(
        "--format",
        choices=("pytorch", "notebook", "onnx"),
        default="pytorch",
        help="what to write (default: %(default)s)",
    )
    command.add_argument(
        "--out", type=path_argument, required=True, metavar="FILE", help="the file to write"
    )
    add_seed(command)
    add_settings(command)
