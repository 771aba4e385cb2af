"""Validation accuracy with batch statistics of half a batch (CPU) and of the whole batch (GPU).

`trainer.recipe.recipes.Recipe.batch_norm` describes the difference. Both are computed on the CPU.

Usage: python -m tests.benchmarks.accuracy.batch_statistics [--data-dir FOLDER] [--seeds 10]
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.benchmarks import common
from trainer.events import Finished, Pace
from trainer.recipe.presets import FAST_CNN
from trainer.training import loop
from trainer.training.steppers import eager_stepper

if TYPE_CHECKING:
    import argparse

    from trainer.data.digits import DataSet

_QUIET = Pace(metrics=float("inf"), snapshots=float("inf"))


def validation_accuracies(dataset: DataSet, seeds: int, *, halves: bool) -> list[float]:
    """Validation accuracy in percent of a run with each seed."""
    accuracies = []
    with patch.object(eager_stepper, "splits_batches", lambda _: halves):
        for seed in range(seeds):
            recipe = FAST_CNN.with_changes(seed=seed, evaluations_per_epoch=1)
            *_, finished = loop.train(recipe, dataset, pace=_QUIET)
            assert isinstance(finished, Finished)
            accuracies.append(100 * finished.validation_accuracy)
    return accuracies


def measure(options: argparse.Namespace) -> dict[str, object]:
    dataset = common.mnist(options)
    halves = validation_accuracies(dataset, options.seeds, halves=True)
    whole = validation_accuracies(dataset, options.seeds, halves=False)
    return {
        "benchmark": "accuracy.batch_statistics",
        "recipe": FAST_CNN.name,
        "halves": common.figures(halves),
        "whole batches": common.figures(whole),
        "rows": [
            common.row(
                "Batch statistics of half a batch: validation accuracy of `fast-cnn`",
                common.span(halves, "%", digits=2),
                target="",
                met=None,
                baseline=f"of the whole batch: {common.span(whole, '%', digits=2)}",
                command="python -m tests.benchmarks.accuracy.batch_statistics --data-dir FOLDER",
            )
        ],
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--seeds", type=int, default=10, help="number of seeds, from 0")
    since = common.Moment.now()
    common.report(measure(parser.parse_args()), since=since)


if __name__ == "__main__":
    main()
