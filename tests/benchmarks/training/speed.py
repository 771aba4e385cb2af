"""Training on a CPU: time to 99 %, beside PyTorch's example, and speed, beside a plain loop.

to-99      `fast-cnn`, several seeds: test accuracy and seconds of training, against the equivalent
           of PyTorch's MNIST example until its test accuracy is 99.0 %. Both take turns: a
           seed, an epoch of the example, a seed … The recipe was chosen on validation images; the
           test images are evaluated at the end of each run, and by the example after each epoch.
accurate   `accurate-cnn`: test accuracy and seconds of training.
speed      every preset: images per second of `trainer.training.loop.train`, including all
           events that the window gets, against a plain loop over a preloaded tensor, in turns.

Seconds count training steps and the loading of their images, not evaluations, on all sides. The
baselines run in a process of their own; one process is idle while the other trains.

Usage: python -m tests.benchmarks.training.speed [--data-dir FOLDER] [--only to-99 accurate speed]
       [--seeds N] [--accurate-seeds N] [--recipes NAME ...] [--rounds N] [--seconds S]
"""

from __future__ import annotations

import statistics
import sys
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks import common
from tests.benchmarks.training.baseline_process import BaselineProcess
from trainer.data.digits import DataSet
from trainer.events import Finished
from trainer.recipe.presets import ACCURATE_CNN, FAST_CNN, PRESETS, preset
from trainer.training import loop

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tests.benchmarks.training.baselines import Epoch
    from trainer.recipe.recipes import Recipe

_GOAL = 0.990
_TIMES_AS_FAST = 40
_ACCURATE_GOAL, _ACCURATE_SECONDS = 0.995, 45
# The example's own default.
_MOST_EPOCHS = 14
_PRELOADED_STEPS = 100
# Testing is not timed: a few test images suffice.
_TEST_IMAGES = 100
_COMMAND = "python -m tests.benchmarks.training.speed --data-dir FOLDER"


@dataclass(frozen=True, slots=True)
class Part:
    """Result of one part: its table rows and all its figures."""

    rows: list[common.Row]
    figures: dict[str, object]


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parts = {"to-99": _to_99, "accurate": _accurate, "speed": _speed}
    parser.add_argument("--only", nargs="+", choices=list(parts), default=list(parts))
    parser.add_argument("--seeds", type=int, default=5, help="of fast-cnn")
    parser.add_argument("--accurate-seeds", type=int, default=3, help="of accurate-cnn")
    parser.add_argument("--most-epochs", type=int, default=_MOST_EPOCHS, help="of the example")
    parser.add_argument(
        "--recipes", nargs="+", default=[recipe.name for recipe in PRESETS], help="for the speed"
    )
    parser.add_argument("--rounds", type=int, default=3, help="pairs of runs for the speed")
    parser.add_argument("--seconds", type=float, default=3.0, help="of each run for the speed")
    options = parser.parse_args()
    dataset = common.mnist(options)
    since = common.Moment.now()
    found = {name: part(dataset, options) for name, part in parts.items() if name in options.only}
    common.report(
        {
            "benchmark": "training.speed",
            "question": "Training time and speed on a CPU",
            "rows": [line for part in found.values() for line in part.rows],
            "results": {name: part.figures for name, part in found.items()},
        },
        since=since,
    )


def _to_99(dataset: DataSet, options: argparse.Namespace) -> Part:
    ours: list[Finished] = []
    epochs: list[Epoch] = []
    preloaded_speeds: list[float] = []
    with BaselineProcess(dataset) as baselines:
        while len(ours) < options.seeds or not _ended(epochs, options.most_epochs):
            if len(ours) < options.seeds:
                run = _train(FAST_CNN.with_changes(seed=len(ours)), dataset)
                _log(f"fast-cnn, seed {len(ours)}", run.test_accuracy, run.train_seconds)
                ours.append(run)
            if not _ended(epochs, options.most_epochs):
                epoch = baselines.epoch("image by image")
                _log(f"example, epoch {epoch.number}", epoch.test_accuracy, epoch.seconds)
                epochs.append(epoch)
                part = baselines.epoch("preloaded", steps=_PRELOADED_STEPS)
                preloaded_speeds.append(part.images / part.seconds)
    example_seconds = sum(epoch.seconds for epoch in epochs)
    reached = epochs[-1].test_accuracy >= _GOAL
    seconds = [run.train_seconds for run in ours]
    ratio = example_seconds / statistics.median(seconds)
    accuracy = statistics.fmean(run.test_accuracy for run in ours)
    baseline = (
        f"PyTorch's example: {common.percent(epochs[-1].test_accuracy)} after {len(epochs)} "
        f"epochs, {example_seconds:.0f} s: {'' if reached else 'over '}{ratio:.1f} times"
    )
    line = common.row(
        "99.0 % of MNIST's test images, `fast-cnn`",
        f"{common.percent(accuracy)} (mean of {len(ours)} seeds), "
        f"{common.span(seconds, 's', digits=2)}",
        target=f"99.0 %, {_TIMES_AS_FAST} times as fast as PyTorch's example",
        met=accuracy >= _GOAL and ratio >= _TIMES_AS_FAST,
        baseline=baseline,
        command=f"{_COMMAND} --only to-99",
    )
    example_speed = sum(epoch.images for epoch in epochs) / example_seconds
    return Part(
        [line],
        {
            "fast-cnn": _run_figures(ours),
            "example": {
                "reached": reached,
                "seconds": round(example_seconds, 2),
                "seconds_per_epoch": common.figures([epoch.seconds for epoch in epochs]),
                "images_per_second": round(example_speed),
                "test_accuracies": [round(epoch.test_accuracy, 4) for epoch in epochs],
            },
            # It computes the same from the same images: only its speed is measured.
            "example_preloaded": {
                "images_per_second": common.figures(preloaded_speeds, digits=0),
                "seconds_for_as_many_epochs": round(
                    sum(epoch.images for epoch in epochs) / statistics.median(preloaded_speeds), 1
                ),
            },
            "ratio": round(ratio, 2),
        },
    )


def _ended(epochs: Sequence[Epoch], most: int) -> bool:
    return bool(epochs) and (len(epochs) >= most or epochs[-1].test_accuracy >= _GOAL)


def _accurate(dataset: DataSet, options: argparse.Namespace) -> Part:
    runs = []
    for seed in range(options.accurate_seeds):
        runs.append(_train(ACCURATE_CNN.with_changes(seed=seed), dataset))
        _log(f"accurate-cnn, seed {seed}", runs[-1].test_accuracy, runs[-1].train_seconds)
    accuracies = [run.test_accuracy for run in runs]
    seconds = [run.train_seconds for run in runs]
    line = common.row(
        "99.5 % of MNIST's test images, `accurate-cnn`",
        f"{common.percent(statistics.fmean(accuracies))} (mean of {len(runs)} seeds), "
        f"{common.span(seconds, 's')}",
        target=f"99.5 % in {_ACCURATE_SECONDS} s of two cores",
        met=statistics.fmean(accuracies) >= _ACCURATE_GOAL
        and statistics.median(seconds) < _ACCURATE_SECONDS,
        baseline="",
        command=f"{_COMMAND} --only accurate",
    )
    return Part([line], _run_figures(runs))


def _speed(dataset: DataSet, options: argparse.Namespace) -> Part:
    recipes = [preset(name) for name in options.recipes]
    dataset = _few_tests(dataset)
    with BaselineProcess(dataset) as baselines:
        found = {
            recipe.name: _compare(recipe, dataset, baselines, options.seconds, options.rounds)
            for recipe in recipes
        }
    ratios = {name: statistics.median(figures["ratios"]) for name, figures in found.items()}
    rows = [
        common.row(
            f"Training speed of `{name}`, events included",
            f"{ratio:.2f} times a plain loop",
            target="at least 1.00",
            met=round(ratio, 2) >= 1,
            baseline="plain loop over a preloaded tensor, torch's default threads",
            command=f"{_COMMAND} --only speed",
        )
        for name, ratio in ratios.items()
    ]
    details: dict[str, object] = {
        name: {
            "train": common.figures(figures["train"], digits=0),
            "plain_loop": common.figures(figures["plain"], digits=0),
            "ratio": common.figures(figures["ratios"]),
        }
        for name, figures in found.items()
    }
    return Part(rows, details)


def _compare(
    recipe: Recipe, dataset: DataSet, baselines: BaselineProcess, seconds: float, rounds: int
) -> dict[str, list[float]]:
    """Images per second of both in turns, and the ratio of each pair."""
    short = _shortened(recipe, len(dataset.train), baselines, seconds)
    speeds: dict[str, list[float]] = {"train": [], "plain": [], "ratios": []}
    for _ in range(rounds):
        speeds["train"].append(_train(short, dataset).images_per_second)
        images, plain_seconds = baselines.plain_loop(short)
        speeds["plain"].append(images / plain_seconds)
        speeds["ratios"].append(speeds["train"][-1] / speeds["plain"][-1])
    _log(f"{recipe.name}, train / plain", *(statistics.median(times) for times in speeds.values()))
    return speeds


def _shortened(
    recipe: Recipe, available: int, baselines: BaselineProcess, seconds: float
) -> Recipe:
    """The recipe with images and epochs for about `seconds` in a plain loop."""
    most = min(recipe.train_images, available) // recipe.batch_size * recipe.batch_size
    trial = recipe.with_changes(
        train_images=min(most, 30 * recipe.batch_size),
        validation_images=0,
        epochs=1,
        evaluations_per_epoch=1,
    )
    baselines.plain_loop(trial)  # warms up torch's kernels
    images, trial_seconds = baselines.plain_loop(trial)
    wanted = images / trial_seconds * seconds
    batches = max(1, round(min(wanted, most) / recipe.batch_size))
    return trial.with_changes(
        train_images=batches * recipe.batch_size, epochs=max(1, round(wanted / most))
    )


def _train(recipe: Recipe, dataset: DataSet) -> Finished:
    # Exhausted, so that the engine restores its process-wide settings.
    (finished,) = deque(loop.train(recipe, dataset), maxlen=1)
    assert isinstance(finished, Finished)
    return finished


def _few_tests(dataset: DataSet) -> DataSet:
    return DataSet(
        dataset.name, dataset.origin, dataset.train, dataset.test[slice(0, _TEST_IMAGES)]
    )


def _run_figures(runs: Sequence[Finished]) -> dict[str, object]:
    return {
        "seconds": common.figures([run.train_seconds for run in runs]),
        "images_per_second": common.figures([run.images_per_second for run in runs], digits=0),
        "test_accuracy": common.figures([run.test_accuracy for run in runs], digits=5),
        "test_accuracies": [round(run.test_accuracy, 4) for run in runs],
        "validation_accuracies": [round(run.validation_accuracy, 4) for run in runs],
    }


def _log(label: str, *values: float) -> None:
    print(f"{label}:", *(f"{value:,.4g}" for value in values), file=sys.stderr)


if __name__ == "__main__":
    main()
