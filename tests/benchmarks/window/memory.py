"""Memory, threads, timers and open files after repeated trainings.

One application (offscreen) with its real workers and training process: train, draw meanwhile,
clear, train again. After each training: resident memory of both processes; threads, Qt timers and
objects, and open files of the window's process. Before memory is read, Python's garbage is
collected and, where available, ``malloc_trim`` returns free memory: otherwise the C library's
caches are measured, not the application.

The baseline is the same processes after the fifth training. Objects are compared with those after
the eighth: until then the legend gets a button for each run that the curves keep.

Usage: python -m tests.benchmarks.window.memory --data-dir FOLDER [--trainings N]
Without MNIST it trains on the built-in strokes.
"""

from __future__ import annotations

import ctypes
import gc
import math
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# As the application does before it imports numpy.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

from PySide6.QtCore import QEventLoop, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.app import Application, Options
from mnist_draw.settings import Settings
from mnist_draw.startup.plain_imports import plain_imports
from tests.benchmarks import common
from tests.integration.resource_counts import ResourceCounts
from tests.integration.teacher import zero
from trainer.data.sources import folder_from_environment
from trainer.recipe.presets import PRESETS
from trainer.runs.process import JobProcess

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.shared.failure import Failure

_COMMAND = "python -m tests.benchmarks.window.memory --data-dir FOLDER"
_TRAINING_TIMEOUT_S = 300.0
# Enough for a few weight swaps; fifty trainings take minutes.
_TRAIN_IMAGES, _VALIDATION_IMAGES = 2560, 1000
_FIFTH, _EIGHTH = 4, 7


class Lesson:
    """Trains and draws with the application in this process.

    The workers' signals are handled in their own threads: they go to no QObject.
    """

    def __init__(self, folder: Path, data_folder: Path | None) -> None:
        qapplication = QApplication.instance() or QApplication([])
        assert isinstance(qapplication, QApplication)
        self._qt = qapplication
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        runner = JobProcess()
        self.app = Application(
            self._qt, Options(data_folder), settings, folder / "runs", runner=runner
        )
        self._ended = 0
        self._prepared = False
        self._listed = 0
        self._has_digit = False
        self._failures: list[Failure] = []
        self.app.training_worker.finished.connect(self._note_end)
        self.app.training_worker.prepared.connect(self._note_prepared)
        self.app.training_worker.failed.connect(self._failures.append)
        self.app.prediction_worker.predicted.connect(self._note_prediction)
        self.app.runs_controller._worker.listed.connect(self._note_list)
        self.app.start()
        self._wait(lambda: self._prepared)
        recipe = PRESETS[0].with_changes(
            train_images=_TRAIN_IMAGES, validation_images=_VALIDATION_IMAGES
        )
        self.app.training_panel.choices.use_recipe(recipe)
        if data_folder is None:
            self.app.training_panel.choices.set_data("strokes", None)

    def train_and_draw(self) -> None:
        """Run one training; draw a digit meanwhile, wait for its prediction, clear it."""
        train = self.app.training_panel.train_action
        # The worker's `finished` reaches this object before the panel.
        self._wait(lambda: train.isEnabled() and not self.app.session.running)
        ended = self._ended
        train.trigger()
        self._draw()
        self._wait(lambda: self._has_digit)
        self._wait(lambda: self._ended > ended)
        self.app.draw_area.clear_action.trigger()
        self._wait(lambda: not self._has_digit)
        # The list of runs is read by a worker after each run, and once at the start.
        self._wait(lambda: self._listed > ended + 1)

    def close(self) -> None:
        self.app.window.close()
        self._wait(lambda: self.app.ended)

    def _draw(self) -> None:
        canvas = self.app.draw_area.canvas
        square, button = canvas.square, Qt.MouseButton.LeftButton
        positions = [
            QPoint(square.x() + round(x * square.width()), square.y() + round(y * square.height()))
            for x, y in zero()
        ]
        QTest.mousePress(canvas, button, pos=positions[0])
        for position in positions[1:]:
            QTest.mouseMove(canvas, position)
            self._qt.processEvents()
        QTest.mouseRelease(canvas, button, pos=positions[-1])

    def _wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _TRAINING_TIMEOUT_S
        while not condition():
            if self._failures:
                raise RuntimeError(f"the training failed: {self._failures[0]}")
            if time.monotonic() > deadline:
                raise RuntimeError("timed out")
            self._qt.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)

    def _note_end(self) -> None:
        self._ended += 1

    def _note_prepared(self) -> None:
        self._prepared = True

    def _note_list(self) -> None:
        self._listed += 1

    def _note_prediction(self, prediction: Prediction) -> None:
        self._has_digit = prediction.probabilities is not None


def resident_memory() -> float:
    """Resident megabytes after freeing caches; the peak where the system reports no other."""
    gc.collect()
    linux = Path("/proc/self/statm")
    if linux.exists():
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
        pages = int(linux.read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def resident_memory_of_training() -> float:
    """Resident megabytes of the child process that trains; NaN where unknown."""
    pids = [child.pid for child in multiprocessing.active_children() if child.name == "training"]
    pages = Path(f"/proc/{pids[0]}/statm") if pids else None
    if pages is None or not pages.exists():
        return math.nan
    return int(pages.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Figures after each training."""
    folder = options.data_dir or folder_from_environment()
    memory: list[float] = []
    training_memory: list[float] = []
    counts: list[ResourceCounts] = []
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        lesson = Lesson(Path(home), folder)
        for number in range(1, options.trainings + 1):
            start = time.perf_counter()
            lesson.train_and_draw()
            seconds.append(time.perf_counter() - start)
            memory.append(round(resident_memory(), 1))
            training_memory.append(round(resident_memory_of_training(), 1))
            counts.append(ResourceCounts.of(lesson.app))
            print(
                f"{number}: {memory[-1]} + {training_memory[-1]} MB, {seconds[-1]:.1f} s",
                file=sys.stderr,
            )
        lesson.close()
    ratio = memory[-1] / memory[_FIFTH]
    training_ratio = training_memory[-1] / training_memory[_FIFTH]
    same = [
        name
        for name in ("threads", "timers", "files")
        if len({getattr(one, name) for one in counts[_FIFTH:]}) == 1
    ]
    last, eighth = counts[-1], counts[_EIGHTH]
    grown = max(abs(ratio - 1), abs(training_ratio - 1))
    met = grown <= 0.1 and len(same) == 3 and last.objects <= eighth.objects
    return {
        "benchmark": "window.memory",
        "question": "Memory, threads, timers and files after repeated trainings",
        "baseline": "the same process after its fifth training",
        "train_images": _TRAIN_IMAGES,
        "data": "MNIST" if folder else "built-in strokes",
        "resident_megabytes": memory,
        "ratio_of_last_to_fifth": round(ratio, 4),
        "resident_megabytes_of_the_training_process": training_memory,
        "ratio_of_last_to_fifth_of_the_training_process": round(training_ratio, 4),
        "counts": [asdict(one) for one in counts],
        "same_after_each_from_the_fifth_on": same,
        "seconds_each": common.figures(seconds, digits=2),
        "rows": [
            common.row(
                f"Memory after {options.trainings} trainings with drawing",
                f"{memory[-1]:,.0f} MB, training process {training_memory[-1]:,.0f} MB; "
                f"{last.threads} threads, {last.timers} timers, {last.files} open files",
                target="within 10 % of after the fifth; no more threads, timers or files",
                met=met,
                baseline=f"after the fifth: {memory[_FIFTH]:,.0f} MB (ratio {ratio:.2f}), training "
                f"process {training_memory[_FIFTH]:,.0f} MB (ratio {training_ratio:.2f})",
                command=_COMMAND,
            )
        ],
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--trainings", type=int, default=50, help="at least 9")
    options = parser.parse_args()
    if options.trainings <= _EIGHTH + 1:
        parser.error("the comparison needs at least 9 trainings")
    since = common.Moment.now()
    common.report(measure(options), since=since)


if __name__ == "__main__":
    with plain_imports():
        main()
