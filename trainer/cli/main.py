"""The command line: what can be asked for, and how it ends.

Exit status: 0 done, 1 it could not be done (one line on stderr says why), 2 not understood,
130 stopped by Ctrl+C, 143 by a polite kill.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING

from trainer.cli.arguments import add_commands
from trainer.cli.bundle_arguments import add_bundle_commands
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROGRAM = "mnist-trainer"
# Shells give a process that a signal ended 128 and the signal's number.
INTERRUPTED = 130


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
    options = _parsed(arguments)
    try:
        status = _command(options.command)(options)
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
    add_commands(commands)
    add_bundle_commands(commands)
    return result


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    understood = parser()
    options = understood.parse_args(arguments)
    if options.command == "predict" and not (options.images or options.index):
        understood.error("predict needs an IMAGE or --index")
    if options.command == "inspect":
        if len(options.images) + len(options.index) != 1:
            understood.error("inspect takes one IMAGE or one --index")
        if (options.layer is None) != (options.unit is None):
            understood.error("inspect takes --layer and --unit together")
    if options.command == "train" and options.repeat is not None:
        others = (options.recipe, options.seed, options.start)
        if options.settings or any(other is not None for other in others):
            understood.error(
                "--repeat takes all from the run: no RECIPE, --seed, --set, --continue"
            )
    return options


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """What does a command and returns the exit status."""
    # Imported here because nobody wants to wait for them to read the help: all but the first
    # bring torch.
    if name in {"recipes", "summary"}:
        from trainer.cli import recipe_commands  # noqa: PLC0415

        return {"recipes": recipe_commands.recipes, "summary": recipe_commands.summary}[name]
    from trainer.cli import (  # noqa: PLC0415
        bundle_commands,
        evaluate_command,
        inspect_command,
        predict_command,
        reproduce_command,
        train_command,
    )

    return {
        "train": train_command.train,
        "evaluate": evaluate_command.evaluate,
        "predict": predict_command.predict,
        "inspect": inspect_command.inspect,
        "reproduce": reproduce_command.reproduce,
        "bundle": bundle_commands.bundle,
        "detector": bundle_commands.detector,
    }[name]
