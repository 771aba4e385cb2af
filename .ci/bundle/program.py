"""Entry point of both programs of the one-folder build; the program's name tells which."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path


def main() -> int:
    """Run the terminal command or the window; returns the exit status."""
    # The child process of a training is this program once more; it goes no further than here.
    multiprocessing.freeze_support()
    if Path(sys.executable).stem == "mnist-trainer":
        from trainer.__main__ import main as run  # noqa: PLC0415 - the window needs none of it
    else:
        from mnist_draw.__main__ import main as run  # noqa: PLC0415 - the terminal needs none of it
    return run()


if __name__ == "__main__":
    sys.exit(main())
