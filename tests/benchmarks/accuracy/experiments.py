"""What the experiments of the window claim, over seeds: the margins of their tests.

Usage: python -m tests.benchmarks.accuracy.experiments [--data-dir FOLDER] [--seeds 10]

Without --data-dir it measures on computer-drawn digits.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.benchmarks import common
from tests.trainer.experiments.outcomes import outcomes
from trainer.data.sources import DataRequest, load
from trainer.experiments import EXPERIMENTS

if TYPE_CHECKING:
    import argparse

    from trainer.data.digits import DataSet


def claims(dataset: DataSet, seeds: int) -> dict[str, object]:
    """By experiment: smallest and largest value of each figure, and what came true how often."""
    measured: dict[str, object] = {}
    for experiment in EXPERIMENTS:
        came_true: Counter[str] = Counter()
        figures: dict[str, list[float]] = {}
        for seed in range(seeds):
            value = experiment.default
            verdict = experiment.conclude(value, outcomes(experiment, value, dataset, seed))
            came_true[verdict.expectation] += 1
            for name, figure in verdict.figures.items():
                figures.setdefault(name, []).append(figure)
        spans = {name: [min(each), max(each)] for name, each in figures.items()}
        measured[experiment.key] = {"came true": dict(came_true), **spans}
    return measured


def measure(options: argparse.Namespace) -> dict[str, object]:
    if options.data_dir is None:
        request = DataRequest("strokes")
        dataset = load(request, report=lambda _: None, cancelled=lambda: False).dataset
    else:
        dataset = common.mnist(options)
    return {
        "benchmark": "accuracy.experiments",
        "data": dataset.name,
        "seeds": options.seeds,
        **claims(dataset, options.seeds),
        "rows": [],
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--seeds", type=int, default=10, help="number of seeds, from 0")
    since = common.Moment.now()
    common.report(measure(parser.parse_args()), since=since)


if __name__ == "__main__":
    main()
