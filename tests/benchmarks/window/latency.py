"""Window latency while a network trains, and training speed while the window is used.

The real application trains on MNIST under Xvfb with a window manager, curves visible, while xdotool
draws digit after digit with the mouse (about 100 moves a second). Measured:

- lateness of the event loop: a precise 4 ms timer in the GUI thread;
- pen to paint: from the delivery of a pen event to the painting of bars whose prediction covers it;
- training images per second, beside the same recipe trained in turns by
  `trainer.training.loop.train` in a process without a window; for one recipe also without drawing;
- GUI thread time per weight swap: with and without snapshots, without drawing.

Each arm is a fresh process; arms take turns (A B A B). The lateness baseline is the same window,
drawn on while nothing trains. Xvfb, openbox and xdotool need processor time that a real screen and
hand would not: it is measured, and ``ratio_beside_screen`` excludes it.
``lateness_beside_processor_ms`` excludes the time in which the GUI thread was ready to run but no
processor was free (Linux only); ``lateness_own_ms`` is at most the GUI thread's own processor time.

Usage: python -m tests.benchmarks.window.latency --data-dir FOLDER [--recipes NAME ...]
       [--seconds N] [--rounds N]
Needs Linux with Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import dataclasses
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from tests.benchmarks import common
from tests.benchmarks.window.measured_window import Job
from tests.integration.real_window.desktop import Desktop, missing_programs
from trainer.data.sources import folder_from_environment

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

Raw: TypeAlias = "dict[str, Any]"

_COMMAND = "python -m tests.benchmarks.window.latency --data-dir FOLDER"
_RECIPES = ("mlp", "fast-cnn", "rnn-rows", "lstm-rows")
_WITHOUT_DRAWING = "fast-cnn"
_LATENCIES = (
    "lateness_ms",
    "lateness_beside_processor_ms",
    "lateness_own_ms",
    "pen_to_paint_ms",
)
_PROCESS_TIMEOUT_S = 180.0


def strokes(left: int, top: int, side: int, seconds: float) -> Iterator[str]:
    """xdotool commands that draw a 3, pause, clear the canvas, and repeat."""
    angles = [math.radians(angle) for angle in range(-150, 91, 6)]
    upper = [(0.5 + 0.18 * math.cos(angle), 0.33 + 0.15 * math.sin(angle)) for angle in angles]
    angles = [math.radians(angle) for angle in range(-90, 151, 6)]
    lower = [(0.5 + 0.2 * math.cos(angle), 0.66 + 0.18 * math.sin(angle)) for angle in angles]
    positions = [(round(left + x * side), round(top + y * side)) for x, y in upper + lower]
    for _ in range(math.ceil(seconds / (0.01 * len(positions) + 0.25)) + 20):
        for number, (x, y) in enumerate(positions):
            yield f"mousemove {x} {y}"
            if number == 0:
                yield "mousedown 1"
            yield "sleep 0.009"
        yield from ("mouseup 1", "sleep 0.2", "key Delete", "sleep 0.05")


class Hand:
    """Draws with real mouse events until `stop`."""

    def __init__(self, desktop: Desktop, square: tuple[int, int, int], seconds: float) -> None:
        with tempfile.NamedTemporaryFile("w", suffix=".xdotool", delete=False) as script:
            script.write("\n".join(strokes(*square, seconds)))
        self._script = Path(script.name)
        self._process = subprocess.Popen(
            ["xdotool", script.name], env=desktop.environment, stderr=subprocess.DEVNULL
        )
        self.pid = self._process.pid

    def stop(self) -> None:
        self._process.kill()
        self._process.wait(10)
        self._script.unlink()


def processor_seconds(pids: Sequence[int]) -> float:
    """Processor seconds that these processes have used so far."""
    ticks = 0
    for pid in pids:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        ticks += sum(map(int, after_name.split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def windowed(desktop: Desktop, job: Job, *, drawing: bool) -> Raw:
    """Run one measured window; returns its figures and the processors used by screen and hand."""
    hand: Hand | None = None
    start: tuple[float, float] | None = None
    screen = math.nan
    figures: Raw = {}
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile("w+") as errors:
        folders = {
            f"XDG_{kind}_HOME": str(Path(home) / kind.lower())
            for kind in ("CACHE", "CONFIG", "DATA", "STATE")
        }
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.benchmarks.window.measured_window",
                json.dumps(dataclasses.asdict(job)),
            ],
            # As the application does before it imports numpy.
            env=desktop.environment | folders | {"OPENBLAS_NUM_THREADS": "1"},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        watchdog = threading.Timer(_PROCESS_TIMEOUT_S + job.seconds + job.warm_up, process.kill)
        watchdog.start()
        assert process.stdout is not None
        try:
            for line in process.stdout:
                word, *numbers = line.split()
                pids = [*desktop.pids, *([hand.pid] if hand else [])]
                if word == "begin" and drawing:
                    x, y, side = map(int, numbers)
                    hand = Hand(desktop, (x, y, side), job.warm_up + job.seconds)
                elif word == "measuring":
                    start = time.perf_counter(), processor_seconds(pids)
                elif word == "end" and start is not None:
                    screen = processor_seconds(pids) - start[1]
                    screen /= time.perf_counter() - start[0]
                elif word.startswith("{"):
                    figures = json.loads(line)
            process.wait()
        finally:
            watchdog.cancel()
            if hand is not None:
                hand.stop()
            process.kill()
        errors.seek(0)
        if not figures:
            raise RuntimeError(f"the window reported nothing: {errors.read()[-3000:]}")
    return figures | {"screen": screen}


def train_headless(job: Job) -> float:
    """Training images per second of a fresh process without a window."""
    command = [sys.executable, "-m", "tests.benchmarks.window.headless"]
    command.append(json.dumps(dataclasses.asdict(job)))
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=_PROCESS_TIMEOUT_S
    )
    return float(done.stdout)


def latency_figures(values: Sequence[float]) -> dict[str, float]:
    """Median and upper quantiles of latencies."""
    array = np.array(values)
    if not array.size:
        return {"count": 0}
    return {
        "median": round(float(np.median(array)), 2),
        "p99": round(float(np.quantile(array, 0.99)), 2),
        "p99.9": round(float(np.quantile(array, 0.999)), 2),
        "max": round(float(array.max()), 2),
        "count": array.size,
    }


def summarise(arms: Sequence[Raw]) -> Raw:
    """Figures of all rounds of one arm."""
    merged: dict[str, list[float]] = defaultdict(list)
    for arm in arms:
        for name in _LATENCIES:
            merged[name] += arm[name]
    seconds = sum(arm["seconds"] for arm in arms)
    paints: Raw = {}
    for kind in sorted({kind for arm in arms for kind in arm["paints"]}):
        values = [value for arm in arms for value in arm["paints"].get(kind, [])]
        paints[kind] = {
            "per_second": round(len(values) / seconds, 1),
            "ms": latency_figures(values),
        }
    return {
        **{name: latency_figures(values) for name, values in merged.items()},
        "max_lateness_of_each_round_ms": [round(max(arm["lateness_ms"]), 2) for arm in arms],
        "paints": paints,
        "swaps_per_second": common.figures([arm["swaps_per_second"] for arm in arms], digits=2),
        "gui_thread_share_of_a_processor": common.figures([arm["gui_thread"] for arm in arms]),
        "window_processors": common.figures([arm["process"] for arm in arms]),
        "screen_and_hand_processors": common.figures([arm["screen"] for arm in arms]),
    }


def measure(options: argparse.Namespace) -> Raw:
    """Run all arms in turns; returns the report."""
    folder = options.data_dir or folder_from_environment()
    base = Job(
        "",
        options.seconds,
        data_folder=str(folder) if folder else "",
        switch_interval=options.switch_interval,
    )
    idle: list[Raw] = []
    window: dict[str, list[Raw]] = defaultdict(list)
    headless_speeds: dict[str, list[float]] = defaultdict(list)
    still: dict[bool, list[Raw]] = defaultdict(list)
    with Desktop(1366, 768) as desktop:
        for _ in range(options.rounds):
            idle.append(windowed(desktop, base, drawing=True))
            for recipe in options.recipes:
                job = dataclasses.replace(base, recipe=recipe)
                headless_speeds[recipe].append(train_headless(job))
                window[recipe].append(windowed(desktop, job, drawing=True))
            if options.swaps and _WITHOUT_DRAWING not in options.recipes:
                headless_speeds[_WITHOUT_DRAWING].append(
                    train_headless(dataclasses.replace(base, recipe=_WITHOUT_DRAWING))
                )
            for swaps in (True, False) if options.swaps else ():
                job = dataclasses.replace(base, recipe=_WITHOUT_DRAWING, swaps=swaps)
                still[swaps].append(windowed(desktop, job, drawing=False))
    cores = len(os.sched_getaffinity(0))
    results: dict[str, Raw] = {"idle": summarise(idle)}
    rows: list[common.Row] = []
    for recipe in options.recipes:
        arms, reference = window[recipe], headless_speeds[recipe]
        speeds = [arm["images_per_second"] for arm in arms]
        ratios = [speed / other for speed, other in zip(speeds, reference, strict=True)]
        free = [1 - arm["screen"] / cores for arm in arms]
        beside = [ratio / share for ratio, share in zip(ratios, free, strict=True)]
        result = results[recipe] = {
            "images_per_second": common.figures(speeds, digits=0),
            "headless_images_per_second": common.figures(reference, digits=0),
            "ratio": common.figures(ratios),
            "ratio_beside_screen": common.figures(beside),
            **summarise(arms),
        }
        rows += _rows(recipe, result, results["idle"])
    found: Raw = {
        "benchmark": "window.latency",
        "question": "Window latency while training; training speed with the window",
        "baseline": "the same window without training; the same training without a window",
        "seconds": options.seconds,
        "rounds": options.rounds,
        "results": results,
    }
    if options.swaps:
        found["cost_of_swaps"], row = _cost_of_swaps(still)
        rows += [_without_drawing(still[True], headless_speeds), row]
    return found | {"rows": rows}


def _rows(recipe: str, result: Raw, idle: Raw) -> Iterator[common.Row]:
    late, pen, ratio = result["lateness_ms"], result["pen_to_paint_ms"], result["ratio"]
    speed = result["images_per_second"]["median"]
    yield common.row(
        f"Event loop lateness while `{recipe}` trains and a digit is drawn: p99, max",
        f"{late['p99']:.1f} ms, {late['max']:.1f} ms",
        target="below 2 ms, never above 16 ms",
        met=late["p99"] < 2 and late["max"] <= 16,
        baseline="no training: {p99:.1f} ms, {max:.1f} ms".format_map(idle["lateness_ms"]),
        command=_COMMAND,
    )
    yield common.row(
        f"Pen event to painted prediction while `{recipe}` trains: median, p99",
        f"{pen['median']:.1f} ms, {pen['p99']:.1f} ms",
        target="p99 below 16 ms",
        met=pen["p99"] < 16,
        baseline="no training: {median:.1f} ms, {p99:.1f} ms".format_map(idle["pen_to_paint_ms"]),
        command=_COMMAND,
    )
    yield common.row(
        f"Training speed of `{recipe}` in the window, while drawing",
        f"{speed:,.0f} images/s, {100 * ratio['median']:.0f} % of headless "
        f"({100 * ratio['min']:.0f} to {100 * ratio['max']:.0f} %)",
        target="at least 95 %",
        met=ratio["median"] >= 0.95,
        baseline=f"headless: {result['headless_images_per_second']['median']:,.0f} images/s; "
        f"{100 * result['ratio_beside_screen']['median']:.0f} % when the "
        "processor time of Xvfb and xdotool is left out",
        command=_COMMAND,
    )


def _without_drawing(still: Sequence[Raw], headless_speeds: dict[str, list[float]]) -> common.Row:
    """Training speed with the window while no one draws: the cost of the window itself."""
    speeds = [arm["images_per_second"] for arm in still]
    reference = headless_speeds[_WITHOUT_DRAWING]
    ratio = statistics.median(speeds) / statistics.median(reference)
    return common.row(
        f"Training speed of `{_WITHOUT_DRAWING}` in the window, without drawing",
        f"{statistics.median(speeds):,.0f} images/s, {100 * ratio:.0f} % of headless",
        target="at least 95 %",
        met=ratio >= 0.95,
        baseline=f"headless: {statistics.median(reference):,.0f} images/s",
        command=_COMMAND,
    )


def _cost_of_swaps(still: dict[bool, list[Raw]]) -> tuple[Raw, common.Row]:
    """GUI thread time per weight swap: with swaps minus without, while no one draws."""
    with_swaps, without = (
        [1000 * arm["gui_thread"] for arm in still[swaps]] for swaps in (True, False)
    )
    swaps = float(np.median([arm["swaps_per_second"] for arm in still[True]]))
    cost = (np.median(with_swaps) - np.median(without)) / max(swaps, 1e-9)
    figures = {
        "gui_thread_ms_per_second": common.figures(with_swaps, digits=1),
        "gui_thread_ms_per_second_without_swaps": common.figures(without, digits=1),
        "swaps_per_second": round(swaps, 2),
        "gui_thread_ms_per_swap": round(float(cost), 2),
    }
    row = common.row(
        "GUI thread time for ten weight swaps per second",
        f"{10 * cost:.1f} ms per second",
        target="nothing measurable",
        met=None,
        baseline=f"without swaps: {common.span(without, 'ms per second')}",
        command=_COMMAND,
    )
    return figures, row


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--recipes", nargs="*", default=list(_RECIPES), metavar="NAME")
    parser.add_argument("--seconds", type=float, default=10.0, help="of each arm")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--no-swaps",
        dest="swaps",
        action="store_false",
        help="without the arms that measure weight swaps",
    )
    parser.add_argument(
        "--switch-interval",
        type=float,
        default=0.0,
        metavar="MS",
        help="another switch interval of Python's threads",
    )
    options = parser.parse_args()
    if sys.platform != "linux" or missing_programs():
        sys.exit(f"This needs Linux with {', '.join(missing_programs()) or 'an X screen'}.")
    since = common.Moment.now()
    common.report(measure(options), since=since)


if __name__ == "__main__":
    main()
