"""The command line ``mnist-trainer``: parse arguments and run a command.

Exit status: 0 success, 1 error (one line on stderr says why), 2 wrong arguments, 130 stopped by
Ctrl+C, 143 by SIGTERM, 129 by a closed terminal (SIGHUP).
"""

from __future__ import annotations

import importlib
import multiprocessing
from typing import TYPE_CHECKING

from trainer.cli.arguments import add_commands
from trainer.cli.bundle_arguments import add_bundle_commands
from trainer.cli.export.arguments import add_export
from trainer.cli.queue.arguments import add_queue
from trainer.cli.robustness.arguments import add_robustness
from trainer.cli.teaching.arguments import add_teach
from trainer.device.load_problems import library_errors
from trainer.runs import process_settings
from trainer.terminal import ArgumentParser, run_command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

PROGRAM = "mnist-trainer"

# The module of each command; its function has the name of the command.
_MODULES = {
    "recipes": "recipe_commands",
    "summary": "recipe_commands",
    "train": "train_command",
    "evaluate": "evaluate_command",
    "predict": "predict_command",
    "inspect": "inspect_command",
    "reproduce": "reproduce_command",
    "bundle": "bundle_commands",
    "detector": "bundle_commands",
    "capitals": "bundle_commands",
    "export": "export.command",
    "queue": "queue.command",
    "robustness": "robustness.command",
    "teach": "teaching.command",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status.

    Args:
        arguments: The arguments after the program's name; None for those of the process.

    Raises:
        SystemExit: The arguments are wrong (2), or help was requested (0).
    """
    # The processes of a one-folder build start here too.
    multiprocessing.freeze_support()
    return run_command(PROGRAM, lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    options = _parsed(arguments)
    return _command(options.command)(options)


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    result: argparse.ArgumentParser = ArgumentParser(
        prog=PROGRAM,
        description="Trains and evaluates neural networks that recognise handwritten digits.",
    )
    commands = result.add_subparsers(dest="command", metavar="COMMAND", required=True)
    add_commands(commands)
    add_robustness(commands)
    add_queue(commands)
    add_teach(commands)
    add_bundle_commands(commands)
    add_export(commands)
    return result


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    command_line = parser()
    options = command_line.parse_args(arguments)
    if options.command == "predict" and not (options.images or options.index):
        command_line.error("predict needs an IMAGE or --index")
    if options.command == "inspect":
        if len(options.images) + len(options.index) != 1:
            command_line.error("inspect takes one IMAGE or one --index")
        if (options.layer is None) != (options.unit is None):
            command_line.error("inspect takes --layer and --unit together")
    if options.command == "train" and options.repeat is not None:
        others = (options.recipe, options.seed, options.start, options.changes)
        if options.settings or any(other is not None for other in others):
            command_line.error(
                "--repeat uses the settings of the run: no RECIPE, --seed, --set, --changes, "
                "--continue"
            )
    if options.command == "train" and options.learning_rates is not None:
        earlier = (options.repeat, options.start)
        if any(other is not None for other in earlier):
            command_line.error("--learning-rates trains fresh networks: no --repeat, --continue")
    return options


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    # Imported late: most command modules import torch, which takes a second that the help and
    # error messages do not need.
    with library_errors("PyTorch"):
        process_settings.load_cpp_runtime()
        module = importlib.import_module(f"trainer.cli.{_MODULES[name]}")
    function: Callable[[argparse.Namespace], int] = getattr(module, name)
    return function
