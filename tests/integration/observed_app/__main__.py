"""Run the real application, writing its window's state to a file.

Its training process, which imports no main module of a package, is what it is for a user.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from mnist_draw.__main__ import main
from tests.integration.faults import use_repeated_strokes
from tests.integration.observed_app.observer import observe
from tests.trainer.child import LASTING, serve_with
from trainer.runs import process

if __name__ == "__main__":
    observe(Path(sys.argv[1]))
    long_training = partial(use_repeated_strokes, 60_000, 500)
    LASTING.setattr(process, "serve", partial(serve_with, long_training))
    sys.exit(main(sys.argv[2:]))
