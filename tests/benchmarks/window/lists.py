"""Long lists: processor time to read and show 100 runs, and to show and scroll 60,000 images.

The runs are copies of one tiny run; the images are random. Every figure is processor time, of the
library thread for reading runs and of the GUI thread for the rest. Of the 60,000 images only the
visible ones are painted; their cells are laid out in batches, and the longest of these events is
how long the window can be blocked.

Usage: python -m tests.benchmarks.window.lists [--rounds N]; QT_QPA_PLATFORM chooses between
offscreen (default) and a real screen, such as Xvfb's.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_list import DataSplits
from mnist_draw.dataset.window import DataWindow
from mnist_draw.runs.library import read_library
from mnist_draw.runs.table_model import RunsTableModel
from mnist_draw.shared import theme
from tests.benchmarks import common
from tests.mnist_draw.kept_runs import keep_run
from trainer.data.digits import Digits
from trainer.recipe.presets import FAST_CNN
from trainer.runs import run_reader

if TYPE_CHECKING:
    from collections.abc import Callable

_RUNS = 100
_IMAGES = 60_000
# Milliseconds. Longer delays are felt as a stutter.
_GOAL_MS = 100
_COMMAND = "python -m tests.benchmarks.window.lists"


def measure_runs(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Milliseconds to read `_RUNS` runs and to fill the table with them, of each round."""
    summary = (keep_run(folder) / run_reader.SUMMARY_FILE).read_bytes()
    for number in range(_RUNS - 1):
        copy = folder / f"copy-{number:03}"
        copy.mkdir()
        (copy / run_reader.SUMMARY_FILE).write_bytes(summary)
    samples: dict[str, list[float]] = {"Read 100 runs": [], "Show 100 runs": []}
    for _ in range(rounds):
        milliseconds, library = _timed(lambda: read_library(folder))
        samples["Read 100 runs"].append(milliseconds)
        table = RunsTableModel(FAST_CNN)
        milliseconds, _ = _timed(lambda: table.set_entries(library.entries))  # noqa: B023
        samples["Show 100 runs"].append(milliseconds)
    return samples


def measure_images(app: QApplication, rounds: int) -> dict[str, list[float]]:
    """Milliseconds to show `_IMAGES` images, to lay out a batch and to scroll, of each round."""
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (_IMAGES, 28, 28), np.uint8)
    many = Digits(images, generator.integers(0, 10, _IMAGES).astype(np.uint8))
    few = Digits(images[:100], many.labels[:100])
    samples: dict[str, list[float]] = {
        "Show 60,000 images": [],
        "Longest layout batch": [],
        "Scroll to the last image": [],
    }
    for _ in range(rounds):
        window = DataWindow()
        window.show()
        app.processEvents()

        def show(window: DataWindow = window) -> None:
            window.show_splits(DataSplits("Many", "random", many, few, few, None))
            app.processEvents()

        samples["Show 60,000 images"].append(_timed(show)[0])
        grid = cast("DigitGrid", window.findChild(DigitGrid, "imagesGrid"))
        last = grid.digits.index(_IMAGES - 1)
        batches = []
        while grid.visualRect(last).bottom() < 100_000:
            batches.append(_timed(app.processEvents)[0])
        samples["Longest layout batch"].append(max(batches, default=0.0))

        def scroll(grid: DigitGrid = grid) -> None:
            grid.scrollToBottom()
            app.processEvents()

        samples["Scroll to the last image"].append(_timed(scroll)[0])
        window.close()
        window.deleteLater()
    return samples


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds of processor time, and the result."""
    begin = time.process_time()
    result = work()
    return 1000 * (time.process_time() - begin), result


def _report(samples: dict[str, list[float]]) -> dict[str, Any]:
    return {
        "benchmark": "window.lists",
        "question": "Processor time of long lists",
        "platform": QApplication.platformName(),
        "results": {name: common.figures(values) for name, values in samples.items()},
        "rows": [
            common.row(
                f"{name}, processor time",
                common.span(values, "ms"),
                target=f"under {_GOAL_MS} ms",
                met=max(values) < _GOAL_MS,
                baseline="",
                command=_COMMAND,
            )
            for name, values in samples.items()
        ],
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    since = common.Moment.now()
    app = QApplication([])
    theme.apply(app, "light")
    folder = Path(tempfile.mkdtemp())
    try:
        samples = measure_runs(folder, options.rounds)
    finally:
        shutil.rmtree(folder)
    common.report(_report(samples | measure_images(app, options.rounds)), since=since)


if __name__ == "__main__":
    main()
