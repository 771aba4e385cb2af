"""The command line ``mnist-trainer`` with the tests' data set, for processes of their own."""

from __future__ import annotations

import os
import sys

from tests.trainer.engine import make_data_set
from trainer.cli.main import main
from trainer.data import sources


def run() -> int:
    images = int(os.environ.get("TEST_IMAGES_TO_TRAIN", "400"))
    data = sources.LoadedData(make_data_set(images), None)
    sources.load = lambda *_, **__: data
    return main()


if __name__ == "__main__":
    sys.exit(run())
