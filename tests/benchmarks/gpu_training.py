"""Training on a GPU: time to accuracy, and speed beside an eager loop over a preloaded tensor.

to-99      `fast-cnn` to 99.0 % and `accurate-cnn` to 99.4 % of MNIST's test images, several seeds:
           test accuracy and seconds. The first run of the process also loads the GPU's libraries
           and is reported separately.
speed      images per second of `fast-cnn` at several batch sizes, against the eager loop, in turns.

Seconds count training steps and their recording as CUDA graphs, not evaluations. Needs only torch,
numpy, safetensors and this checkout; without a CUDA GPU it reports so and ends.

Usage: python -m tests.benchmarks.gpu_training [--data-dir FOLDER] [--only to-99 speed]
       [--seeds N] [--batch-sizes B ...] [--epochs N] [--rounds N] [--device cuda]
"""

from __future__ import annotations

import logging
import statistics
import sys
import time
from typing import TYPE_CHECKING

import torch
from torch.nn import functional
from torch.optim.lr_scheduler import OneCycleLR

from tests.benchmarks import common
from trainer.data.digits import DataSet
from trainer.device import devices
from trainer.events import Finished
from trainer.network import models
from trainer.recipe.presets import ACCURATE_CNN, FAST_CNN
from trainer.training import loop

if TYPE_CHECKING:
    import argparse

    from trainer.recipe.recipes import Recipe

# Recipe, share of the test images, seconds: the goals are for an H100.
_GOALS = ((FAST_CNN, 0.990, 0.25), (ACCURATE_CNN, 0.994, 1.0))
_IMAGES_PER_SECOND, _TIMES_AS_FAST = 1_000_000, 8
_COMMAND = "python -m tests.benchmarks.gpu_training --data-dir FOLDER"
# Testing is not timed: a few test images suffice.
_TEST_IMAGES = 100


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parts = {"to-99": _to_99, "speed": _speed}
    parser.add_argument("--only", nargs="+", choices=list(parts), default=list(parts))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--batch-sizes", type=int, nargs="+", default=[128, 512, 2048])
    parser.add_argument("--epochs", type=int, default=3, help="of each run for the speed")
    parser.add_argument("--rounds", type=int, default=3, help="pairs of runs for the speed")
    parser.add_argument("--device", default="cuda", help="others only test the benchmark")
    options = parser.parse_args()
    if options.device.startswith("cuda") and not torch.cuda.is_available():
        reason = "there is no CUDA GPU here, or this torch was built without CUDA"
        print(f"Nothing was measured: {reason}.", file=sys.stderr)
        common.report({"benchmark": "gpu_training", "rows": [], "skipped": reason})
        return
    # Shows why a GPU cannot record its steps, which is slow.
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    device = devices.choose(options.device)
    dataset = common.mnist(options)
    found = {
        name: part(dataset, device, options) for name, part in parts.items() if name in options.only
    }
    common.report(
        {
            "benchmark": "gpu_training",
            "question": "Training time and speed on a GPU",
            "device": torch.cuda.get_device_name(device) if device.type == "cuda" else str(device),
            "rows": [line for rows, _ in found.values() for line in rows],
            "results": {name: figures for name, (_, figures) in found.items()},
        }
    )


def _to_99(
    dataset: DataSet, device: torch.device, options: argparse.Namespace
) -> tuple[list[common.Row], dict[str, object]]:
    first, _ = _timed(FAST_CNN, dataset, device)
    _log("first run of the process, seconds from call to end", first)
    rows: list[common.Row] = []
    figures: dict[str, object] = {"first_run_seconds": round(first, 3)}
    for recipe, goal, most_seconds in _GOALS:
        runs: list[Finished] = []
        whole: list[float] = []
        for seed in range(options.seeds):
            seconds, finished = _timed(recipe.with_changes(seed=seed), dataset, device)
            runs.append(finished)
            whole.append(seconds)
            _log(f"{recipe.name}, seed {seed}", finished.test_accuracy, finished.train_seconds)
        accuracies = [run.test_accuracy for run in runs]
        seconds_of_steps = [run.train_seconds for run in runs]
        mean = statistics.fmean(accuracies)
        rows.append(
            common.row(
                f"{common.percent(goal, digits=1)} of MNIST's test images on a GPU, "
                f"`{recipe.name}`",
                f"{common.percent(mean)} (mean of {len(runs)} seeds), "
                f"{common.span(seconds_of_steps, 's', digits=3)}",
                target=f"{common.percent(goal, digits=1)} in {most_seconds:g} s on an H100",
                met=mean >= goal and statistics.median(seconds_of_steps) <= most_seconds,
                baseline="",
                command=f"{_COMMAND} --only to-99",
            )
        )
        figures[recipe.name] = {
            "seconds": common.figures(seconds_of_steps),
            "seconds_from_call_to_end": common.figures(whole),
            "images_per_second": common.figures([r.images_per_second for r in runs], digits=0),
            "test_accuracies": [round(accuracy, 4) for accuracy in accuracies],
            "seeds_that_reach_it": sum(accuracy >= goal for accuracy in accuracies),
        }
    return rows, figures


def _speed(
    dataset: DataSet, device: torch.device, options: argparse.Namespace
) -> tuple[list[common.Row], dict[str, object]]:
    few_tests = DataSet(
        dataset.name, dataset.origin, dataset.train, dataset.test[slice(0, _TEST_IMAGES)]
    )
    figures: dict[str, object] = {}
    best, best_ratio, best_size = 0.0, 0.0, 0
    for size in options.batch_sizes:
        recipe = FAST_CNN.with_changes(
            batch_size=size,
            epochs=options.epochs,
            evaluations_per_epoch=1,
            validation_images=0,
            train_images=len(dataset.train),
        )
        ours: list[float] = []
        eager: list[float] = []
        eager_loop = EagerLoop(recipe, dataset, device)
        # The first runs prepare kernels for this size.
        eager_loop.run()
        _train(recipe, few_tests, device)
        for _ in range(options.rounds):
            ours.append(_train(recipe, few_tests, device).images_per_second)
            eager.append(len(dataset.train) * recipe.epochs / eager_loop.run())
        ratio = statistics.median(one / other for one, other in zip(ours, eager, strict=True))
        medians = statistics.median(ours), statistics.median(eager)
        _log(f"batches of {size}, ours / eager / ratio", *medians, ratio)
        figures[f"batch_size_{size}"] = {
            "images_per_second": common.figures(ours, digits=0),
            "eager_loop": common.figures(eager, digits=0),
            "ratio": round(ratio, 2),
        }
        if medians[0] > best:
            best, best_ratio, best_size = medians[0], ratio, size
    line = common.row(
        "Training speed of `fast-cnn` on a GPU in images per second, events included",
        f"{best:,.0f} (batches of {best_size})",
        target=f"{_IMAGES_PER_SECOND:,} on an H100, {_TIMES_AS_FAST} times the eager loop",
        met=best >= _IMAGES_PER_SECOND and best_ratio >= _TIMES_AS_FAST,
        baseline=f"an eager loop over a preloaded tensor: {best_ratio:.1f} times",
        command=f"{_COMMAND} --only speed",
    )
    return [line], figures


class EagerLoop:
    """Plain eager loop on a GPU: all images in one float32 tensor on the device.

    The recipe's network in channels_last, torch's own fused optimiser and schedule; no events,
    copies or evaluations.
    """

    def __init__(self, recipe: Recipe, dataset: DataSet, device: torch.device) -> None:
        self._recipe, self._device = recipe, device
        self._images_BCHW = torch.tensor(dataset.train.images, device=device)[:, None].float() / 255
        self._labels = torch.tensor(dataset.train.labels, dtype=torch.int64, device=device)

    def run(self) -> float:
        """Train a new network for all epochs; returns seconds."""
        recipe, count = self._recipe, len(self._labels)
        torch.manual_seed(recipe.seed)
        network = models.place(models.build(recipe), recipe, self._device).train()
        optimiser = torch.optim.Adam(
            network.parameters(), betas=(recipe.beta1, recipe.beta2), fused=True
        )
        schedule = OneCycleLR(
            optimiser,
            max_lr=recipe.learning_rate,
            total_steps=-(-count // recipe.batch_size) * recipe.epochs,
            cycle_momentum=False,
        )
        _synchronize(self._device)
        start = time.perf_counter()
        for _ in range(recipe.epochs):
            for indices in torch.split(
                torch.randperm(count, device=self._device), recipe.batch_size
            ):
                logits = network(self._images_BCHW.index_select(0, indices))
                loss = functional.cross_entropy(logits, self._labels.index_select(0, indices))
                optimiser.zero_grad()
                torch.autograd.backward(loss)
                optimiser.step()
                schedule.step()
        _synchronize(self._device)
        return time.perf_counter() - start


def _synchronize(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def _train(recipe: Recipe, dataset: DataSet, device: torch.device) -> Finished:
    """Train with the events and pace of the window; returns the last event."""
    *_, finished = loop.train(recipe, dataset, device=device)
    assert isinstance(finished, Finished)
    return finished


def _timed(recipe: Recipe, dataset: DataSet, device: torch.device) -> tuple[float, Finished]:
    start = time.perf_counter()
    finished = _train(recipe, dataset, device)
    return time.perf_counter() - start, finished


def _log(label: str, *values: float) -> None:
    print(f"{label}:", *(f"{value:,.4g}" for value in values), file=sys.stderr)


if __name__ == "__main__":
    main()
