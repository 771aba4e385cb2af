"""``mnist-draw`` and ``python -m mnist_draw``: the window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_draw import preflight

if TYPE_CHECKING:
    from collections.abc import Sequence


def parser() -> argparse.ArgumentParser:
    """The command line, for people and for ``--help``."""
    result = argparse.ArgumentParser(
        prog="mnist-draw", description="Draw a digit and watch a neural network learn to read it."
    )
    result.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="folder that holds the MNIST files, gzip or raw (also: MNIST_DRAW_DATA)",
    )
    result.add_argument("--weights", type=Path, metavar="FILE", help="weights to start with")
    result.add_argument(
        "--language", choices=("en", "ja", "ko"), help="language of the window (default: yours)"
    )
    result.add_argument(
        "--theme",
        choices=("system", "light", "dark"),
        help="colours (default: as chosen in the window last)",
    )
    result.add_argument(
        "--projector", action="store_true", help="enlarge everything, for a class to read"
    )
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the application; returns its exit status."""
    options = parser().parse_args(arguments)
    problem = preflight.problem()
    if problem:
        print(f"mnist-draw: {problem}", file=sys.stderr)
        return 1
    from mnist_draw import app  # noqa: PLC0415 - Qt can be imported only after the check

    return app.run(
        app.Options(
            data_folder=options.data_dir,
            weights=options.weights,
            language=options.language,
            scheme=options.theme,
            projector=options.projector,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
