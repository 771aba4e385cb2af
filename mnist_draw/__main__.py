"""Entry point of ``mnist-draw`` and ``python -m mnist_draw``: the window, or ``replay``."""

from __future__ import annotations

import argparse
import math
import multiprocessing
import sys
from typing import TYPE_CHECKING

from mnist_draw.startup import override_errors, preflight, problem_report
from mnist_draw.startup.plain_imports import plain_imports
from trainer.runs import process_settings
from trainer.terminal import ArgumentParser, path_argument, safe_streams

if TYPE_CHECKING:
    from collections.abc import Sequence

# Widths of the brush in the window, in canvas units; importing them would need Qt.
NARROWEST_BRUSH, WIDEST_BRUSH = 4.0, 40.0
_MOST_PROCESSES = 256


def parser() -> argparse.ArgumentParser:
    """Parser of the command line."""
    result = ArgumentParser(
        prog="mnist-draw", description="Draw a digit and watch a neural network learn to read it."
    )
    result.add_argument(
        "--data-dir",
        type=path_argument,
        metavar="PATH",
        help=(
            "folder or file of a data set: MNIST or others in IDX files, mnist.npz, drawings with "
            "labels (also: MNIST_DRAW_DATA)"
        ),
    )
    result.add_argument(
        "--weights", type=path_argument, metavar="FILE", help="weights to start with"
    )
    result.add_argument(
        "--language",
        choices=("en", "ja", "ko"),
        help="language of the window (default: as chosen in the window last)",
    )
    result.add_argument(
        "--theme",
        choices=("system", "light", "dark"),
        help="colours (default: as chosen in the window last)",
    )
    result.add_argument(
        "--projector", action="store_true", help="enlarge everything, for a class to read"
    )
    _add_replay(result)
    return result


def _add_replay(result: argparse.ArgumentParser) -> None:
    commands = result.add_subparsers(dest="command", metavar="COMMAND")
    replay = commands.add_parser(
        "replay",
        help="predict the drawings in a file as the window would, without a window",
        description="Draw recorded strokes on the canvas, predict each drawing as the window does, "
        "and print the results. Needs no display.",
    )
    replay.add_argument(
        "file",
        type=path_argument,
        metavar="FILE",
        help="JSON Lines, Quick, Draw! or UNIPEN text, gzipped or not",
    )
    replay.add_argument(
        "--weights",
        type=path_argument,
        metavar="FILE",
        # Another default would overwrite a `--weights` before the command.
        default=argparse.SUPPRESS,
        help="weights to predict with (default: those that the window starts with)",
    )
    replay.add_argument(
        "--json",
        action="store_true",
        help="one JSON object a drawing: label, predicted (the most probable digit in quotes, or "
        "null where there is no ink), probabilities of 0 to 9 (or null), not_sure (null, or why "
        "the window says 'not sure': 'too little ink', 'several digits' or 'not a digit')",
    )
    replay.add_argument(
        "--report",
        action="store_true",
        help="accuracy per digit and per writer, and which digits are confused "
        "(with --json on stderr)",
    )
    replay.add_argument(
        "--brush",
        type=_width,
        metavar="WIDTH",
        help="width of every stroke in canvas units: the canvas is 280 wide",
    )
    replay.add_argument(
        "--processes",
        type=_count,
        metavar="N",
        help="number of processes that draw (default: one a processor)",
    )


def _width(text: str) -> float:
    try:
        width = float(text)
    except ValueError:
        width = math.nan
    if not NARROWEST_BRUSH <= width <= WIDEST_BRUSH:
        raise argparse.ArgumentTypeError(
            f"a width is a number from {NARROWEST_BRUSH:g} to {WIDEST_BRUSH:g}"
        )
    return width


def _count(text: str) -> int:
    try:
        count = int(text)
    except ValueError:
        count = 0
    if not 1 <= count <= _MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {_MOST_PROCESSES}")
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the application; returns its exit status."""
    # The processes of a one-folder build start here too.
    multiprocessing.freeze_support()
    with safe_streams():
        options = parser().parse_args(arguments)
    process_settings.use_one_thread()
    if options.command == "replay":
        return _replay(options)
    with plain_imports():
        problem = preflight.problem()
        if not problem:
            import PySide6.QtCore  # noqa: F401, PLC0415 - Qt can be imported only after the check
    if problem:
        problem_report.show(problem)
        return 1
    override_errors.guard_overrides()
    from mnist_draw import launch  # noqa: PLC0415 - imports Qt
    from mnist_draw.app import Options  # noqa: PLC0415 - imports Qt

    return launch.run(
        Options(
            data_folder=options.data_dir,
            weights=options.weights,
            language=options.language,
            scheme=options.theme,
            projector=options.projector,
        )
    )


def _replay(options: argparse.Namespace) -> int:
    try:
        with plain_imports():
            import PySide6.QtCore  # noqa: F401, PLC0415 - the import is the check
        from mnist_draw.replay import command  # noqa: PLC0415 - needs Qt
    except ImportError as error:
        problem_report.show(preflight.explain_import(error))
        return 1
    return command.run(options)


if __name__ == "__main__":
    sys.exit(main())
