"""The real application with probes: event loop lateness, pen-to-paint latency, paint times.

``python -m tests.benchmarks.window.measured_window JOB``, where JOB is a `Job` as JSON. Trains the
job's recipe if it names one, prints ``begin X Y SIDE`` (canvas square on the screen) when drawing
may start, ``measuring``, ``end``, and one JSON object of raw figures (`Probes.figures`).
"""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import os
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot

from mnist_draw import app
from mnist_draw.__main__ import main as run_application
from mnist_draw.curves.plot import MetricPlot
from mnist_draw.draw.canvas import Canvas
from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.predict.worker import PredictionWorker
from tests.benchmarks.window.inside_probes import InsideProbes
from trainer.events import Pace
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from mnist_draw.predict.prediction import Prediction, PredictionRequest
    from mnist_draw.train.view_switch import View
    from trainer.control import Request
    from trainer.events import StepsDone, TrainingEvent
    from trainer.runs.jobs import JobRunner, TrainingJob

PROBE_MS = 4
"""Interval of the timer that measures the event loop's lateness."""
WARM_UP = 2.0
"""Seconds of drawing and training before the measurement."""


@dataclass(frozen=True, slots=True)
class Job:
    """One measurement.

    Attributes:
        recipe: Name of the recipe trained meanwhile; empty for none.
        seconds: Duration.
        warm_up: Seconds of drawing and training before it.
        data_folder: Folder of MNIST; empty for the application's own search.
        swaps: Whether the training sends weight snapshots to the window.
        switch_interval: Python's thread switch interval in milliseconds; 0 for the application's.
        view: What is visible under the training controls.
    """

    recipe: str
    seconds: float
    warm_up: float = WARM_UP
    data_folder: str = ""
    swaps: bool = True
    switch_interval: float = 0.0
    view: View = "curves"


class Probes(QObject):
    """Measures from `begin` to `finish`; lives in the GUI thread."""

    def __init__(self, application: app.Application, job: Job) -> None:
        super().__init__(application)
        self._application, self._job = application, job
        self._measuring = False
        # Nanoseconds running on a processor, and ready but waiting for one.
        task = f"/proc/self/task/{threading.get_native_id()}/schedstat"
        self._schedule = os.open(task, os.O_RDONLY) if sys.platform == "linux" else None
        self.lateness: list[float] = []
        self.lateness_beside_processor: list[float] = []
        self.lateness_own: list[float] = []
        self.pen_to_paint: list[float] = []
        self.paints: dict[str, list[float]] = defaultdict(list)
        self._delivered = 0.0
        self._changed: list[float] = []
        self._requested: list[tuple[int, list[float]]] = []
        self._predicted: list[float] = []
        self._bars_dirty = False
        self._swaps: set[tuple[str, int]] = set()
        self._trained: list[tuple[float, int]] = []
        self._batch_size = 0
        self._probe = QTimer(self)
        self._probe.setTimerType(Qt.TimerType.PreciseTimer)
        self._probe.setSingleShot(True)
        self._probe.timeout.connect(self._measure_lateness)
        self._hook()
        self._inside = InsideProbes(application)
        application.draw_area.drawing.changed.connect(self._note_change)
        application.prediction_presenter.shown.connect(self._note_prediction)
        application.training_worker.prepared.connect(self._train)
        application.training_worker.steps_done.connect(self._note_steps)

    def _hook(self) -> None:
        self._time_paints(Canvas, "canvas")
        self._time_paints(MetricPlot, "curves")
        self._time_paints(ProbabilityBars, "bars", self._note_bars_painted)

        def stamp(call: Callable[..., None]) -> Callable[..., None]:
            @functools.wraps(call)
            def stamped(canvas: Canvas, event: object) -> None:
                self._delivered = time.perf_counter()
                call(canvas, event)
                self._delivered = 0.0

            return stamped

        for name in ("mousePressEvent", "mouseMoveEvent", "mouseReleaseEvent"):
            setattr(Canvas, name, stamp(getattr(Canvas, name)))

        request_prediction = PredictionWorker.request

        def request_and_note(worker: PredictionWorker, request: PredictionRequest) -> None:
            # The request is made within the event, before `changed` is emitted.
            self._note_change()
            self._requested.append((request.number, self._changed))
            self._changed = []
            request_prediction(worker, request)

        PredictionWorker.request = request_and_note  # type: ignore[method-assign,assignment]
        update = ProbabilityBars.update

        def update_and_note(bars: ProbabilityBars, *arguments: Any) -> None:
            self._bars_dirty = True
            update(bars, *arguments)

        ProbabilityBars.update = update_and_note  # type: ignore[method-assign,assignment]

    def _time_paints(
        self, kind: type[Any], name: str, then: Callable[[], None] = lambda: None
    ) -> None:
        paint = kind.paintEvent

        @functools.wraps(paint)
        def timed(widget: object, event: object) -> None:
            start = time.perf_counter()
            paint(widget, event)
            if self._measuring:
                self.paints[name].append(1000 * (time.perf_counter() - start))
            then()

        kind.paintEvent = timed

    @Slot()
    def _train(self) -> None:
        self._application.training_panel.views.show_view(self._job.view)
        if not self._job.recipe:
            self._announce()
            return
        panel = self._application.training_panel
        (preset,) = (one for one in PRESETS if one.name == self._job.recipe)
        # Longer than any measurement.
        recipe = preset.with_changes(epochs=1000)
        self._batch_size = recipe.batch_size
        panel.choices.use_recipe(recipe)
        panel.train_action.trigger()
        self._application.training_worker.started.connect(self._announce)

    @Slot()
    def _announce(self) -> None:
        """Print the canvas's position: drawing may start."""
        canvas = self._application.draw_area.canvas
        corner = canvas.mapToGlobal(QPoint(0, 0)) + canvas.square.topLeft()
        print(f"begin {corner.x()} {corner.y()} {canvas.square.width()}", flush=True)
        QTimer.singleShot(round(1000 * self._job.warm_up), self, self.begin)

    @Slot()
    def begin(self) -> None:
        """Start measuring."""
        print("measuring", flush=True)
        if self._job.switch_interval:
            sys.setswitchinterval(self._job.switch_interval / 1000)
        self._measuring = self._inside.measuring = True
        self._start = time.perf_counter()
        self._start_of_thread, self._start_of_process = time.thread_time(), time.process_time()
        self._swaps.clear()
        del self._trained[:-1]
        self._set_probe()
        QTimer.singleShot(round(1000 * self._job.seconds), self, self.finish)

    @Slot()
    def finish(self) -> None:
        """Print the figures and close."""
        self._measuring = self._inside.measuring = False
        print("end", flush=True)
        print(json.dumps(self.figures()), flush=True)
        self._application.session.shut_down()
        self._application.window.close()

    def figures(self) -> dict[str, Any]:
        """Milliseconds, counts per second, and shares of one processor."""
        seconds = time.perf_counter() - self._start
        trained: float | None = None
        if len(self._trained) > 1:
            (first, _), (last, _) = self._trained[0], self._trained[-1]
            images = sum(steps for _, steps in self._trained[1:]) * self._batch_size
            trained = images / (last - first)
        return {
            "seconds": seconds,
            "lateness_ms": self.lateness,
            "lateness_beside_processor_ms": self.lateness_beside_processor,
            "lateness_own_ms": self.lateness_own,
            "pen_to_paint_ms": self.pen_to_paint,
            "paints": dict(self.paints),
            "inside_behind_ms": self._inside.behind,
            "inside_cost_ms": self._inside.costs,
            "swaps_per_second": len(self._swaps) / seconds,
            "images_per_second": trained,
            "gui_thread": (time.thread_time() - self._start_of_thread) / seconds,
            "process": (time.process_time() - self._start_of_process) / seconds,
        }

    def _set_probe(self) -> None:
        self._waited = self._waiting_for_processor()
        self._worked = time.thread_time()
        self._due = time.perf_counter() + PROBE_MS / 1000
        self._probe.start(PROBE_MS)

    @Slot()
    def _measure_lateness(self) -> None:
        late = max(0.0, 1000 * (time.perf_counter() - self._due))
        if not self._measuring:
            return
        self.lateness.append(late)
        waited = self._waiting_for_processor() - self._waited
        self.lateness_beside_processor.append(max(0.0, late - waited))
        self.lateness_own.append(min(late, 1000 * (time.thread_time() - self._worked)))
        self._set_probe()

    def _waiting_for_processor(self) -> float:
        """Milliseconds in which this thread was ready to run but no processor was free."""
        if self._schedule is None:
            return 0.0
        return int(os.pread(self._schedule, 100, 0).split()[1]) / 1e6

    @Slot()
    def _note_change(self) -> None:
        if self._delivered and self._measuring:
            self._changed.append(self._delivered)
            self._delivered = 0.0

    @Slot(object)
    def _note_prediction(self, prediction: Prediction) -> None:
        """Called right after the prediction is shown; its pen events wait for the painted bars."""
        self._swaps.add((prediction.snapshot.run, prediction.snapshot.step))
        while self._requested and self._requested[0][0] <= prediction.request:
            self._predicted += self._requested.pop(0)[1]
        if not self._bars_dirty:
            self._note_bars_painted()

    def _note_bars_painted(self) -> None:
        self._bars_dirty = False
        now = time.perf_counter()
        self.pen_to_paint += [1000 * (now - delivered) for delivered in self._predicted]
        self._predicted.clear()
        self._inside.note_prediction_painted()

    @Slot(object)
    def _note_steps(self, steps: StepsDone) -> None:
        self._trained.append((steps.seconds, len(steps.losses)))


def _without_swaps(runner: JobRunner) -> None:
    """Suppress weight snapshots, except the first and those of each epoch."""
    run, send = runner.run, runner.request
    quiet: dict[TrainingJob, TrainingJob] = {}

    def run_quietly(job: TrainingJob, on_event: Callable[[TrainingEvent], None]) -> None:
        quiet[job] = dataclasses.replace(job, pace=Pace(snapshots=math.inf))
        run(quiet[job], on_event)

    def request_quiet(job: TrainingJob, request: Request) -> None:
        send(quiet.get(job, job), request)

    runner.run = run_quietly  # type: ignore[method-assign]
    runner.request = request_quiet  # type: ignore[method-assign]


def main() -> int:
    """Run the application with probes; returns its exit status."""
    job = Job(**json.loads(sys.argv[1]))
    start = app.Application.start

    def start_measured(self: app.Application) -> None:
        probes = Probes(self, job)
        if not job.swaps:
            _without_swaps(self.training_worker._runner)
        del probes
        start(self)

    app.Application.start = start_measured  # type: ignore[method-assign]
    arguments = ["--data-dir", job.data_folder] if job.data_folder else []
    return run_application(arguments)


if __name__ == "__main__":
    sys.exit(main())
