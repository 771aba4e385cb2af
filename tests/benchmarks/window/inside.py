"""The Inside view while a network trains and a digit is drawn, beside the same with curves.

The real application trains on MNIST under Xvfb with a window manager while xdotool draws digit
after digit (see `tests.benchmarks.window.latency`), once with the curves visible, once with the
inside of the network; arms take turns (A B A B), each in a fresh process. Measured:

- pen to paint: from the delivery of a pen event to the painting of bars whose prediction covers it;
- inside behind prediction: from the painting of a prediction to that of the inside that belongs to
  it or to a later one;
- GUI thread time of each scene: widgets and their painting;
- training images per second with the inside, as a share of those with the curves.

Usage: python -m tests.benchmarks.window.inside --data-dir FOLDER [--recipe NAME] [--seconds N]
       [--rounds N]
Needs Linux with Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

from tests.benchmarks import common
from tests.benchmarks.window.latency import Raw, latency_figures, windowed
from tests.benchmarks.window.measured_window import Job
from tests.integration.real_window.desktop import Desktop, missing_programs
from trainer.data.sources import folder_from_environment

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from mnist_draw.train.view_switch import View

_COMMAND = "python -m tests.benchmarks.window.inside --data-dir FOLDER"
_VIEWS: tuple[View, ...] = ("curves", "inside")
_PEN_TARGET_MS, _BEHIND_TARGET_MS, _SPEED_TARGET = 16.0, 33.0, 0.9


def measure(options: argparse.Namespace) -> Raw:
    """Run all arms in turns; returns the report."""
    folder = options.data_dir or folder_from_environment()
    base = Job(options.recipe, options.seconds, data_folder=str(folder) if folder else "")
    arms: dict[View, list[Raw]] = {view: [] for view in _VIEWS}
    with Desktop(1366, 768) as desktop:
        for _ in range(options.rounds):
            for view in _VIEWS:
                job = dataclasses.replace(base, view=view)
                arms[view].append(windowed(desktop, job, drawing=True))
    results: dict[str, Raw] = {view: _summary(arms[view]) for view in _VIEWS}
    ratios = [
        inside["images_per_second"] / curves["images_per_second"]
        for curves, inside in zip(arms["curves"], arms["inside"], strict=True)
    ]
    return {
        "benchmark": "window.inside",
        "question": f"The Inside view while `{options.recipe}` trains and a digit is drawn",
        "baseline": "the same with the curves visible, in turns",
        "seconds": options.seconds,
        "rounds": options.rounds,
        "results": results,
        "training_speed_ratio": common.figures(ratios),
        "rows": list(_rows(options.recipe, results, ratios)),
    }


def _summary(arms: Sequence[Raw]) -> Raw:
    """Figures of all rounds of one arm."""
    seconds = sum(arm["seconds"] for arm in arms)
    costs = [cost for arm in arms for cost in arm["inside_cost_ms"]]
    return {
        "pen_to_paint_ms": latency_figures(
            [each for arm in arms for each in arm["pen_to_paint_ms"]]
        ),
        "inside_behind_ms": latency_figures(
            [each for arm in arms for each in arm["inside_behind_ms"]]
        ),
        "inside_gui_thread_ms": latency_figures(costs),
        "inside_scenes_per_second": round(len(costs) / seconds, 1),
        "images_per_second": common.figures([arm["images_per_second"] for arm in arms], digits=0),
        "swaps_per_second": common.figures([arm["swaps_per_second"] for arm in arms], digits=2),
        "gui_thread_share_of_a_processor": common.figures([arm["gui_thread"] for arm in arms]),
    }


def _rows(recipe: str, results: dict[str, Raw], ratios: Sequence[float]) -> Iterator[common.Row]:
    curves, inside = results["curves"], results["inside"]
    pen, behind = inside["pen_to_paint_ms"], inside["inside_behind_ms"]
    cost = inside["inside_gui_thread_ms"]
    yield common.row(
        f"Pen event to painted prediction with Inside open while `{recipe}` trains: median, p99",
        f"{pen['median']:.1f} ms, {pen['p99']:.1f} ms",
        target=f"p99 at most {_PEN_TARGET_MS:.0f} ms",
        met=pen["p99"] <= _PEN_TARGET_MS,
        baseline="with curves: {median:.1f} ms, {p99:.1f} ms".format_map(curves["pen_to_paint_ms"]),
        command=_COMMAND,
    )
    yield common.row(
        f"Inside behind the painted prediction while `{recipe}` trains: median, p99",
        f"{behind['median']:.1f} ms, {behind['p99']:.1f} ms",
        target=f"at most {_BEHIND_TARGET_MS:.0f} ms",
        met=behind["p99"] <= _BEHIND_TARGET_MS,
        baseline="",
        command=_COMMAND,
    )
    yield common.row(
        f"Training speed of `{recipe}` with Inside open, while drawing",
        f"{100 * sorted(ratios)[len(ratios) // 2]:.0f} % of that with curves "
        f"({100 * min(ratios):.0f} to {100 * max(ratios):.0f} %)",
        target=f"at least {100 * _SPEED_TARGET:.0f} %",
        met=sorted(ratios)[len(ratios) // 2] >= _SPEED_TARGET,
        baseline=f"with curves: {curves['images_per_second']['median']:,.0f} images/s",
        command=_COMMAND,
    )
    yield common.row(
        "GUI thread time of one update of Inside: median, p99",
        f"{cost['median']:.1f} ms, {cost['p99']:.1f} ms",
        target="median at most 2 ms",
        met=cost["median"] <= 2,
        baseline=f"{inside['inside_scenes_per_second']:.0f} updates per second",
        command=_COMMAND,
    )


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--recipe", default="fast-cnn", metavar="NAME")
    parser.add_argument("--seconds", type=float, default=8.0, help="of each arm")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if sys.platform != "linux" or missing_programs():
        sys.exit(f"This needs Linux with {', '.join(missing_programs()) or 'an X screen'}.")
    since = common.Moment.now()
    common.report(measure(options), since=since)


if __name__ == "__main__":
    main()
