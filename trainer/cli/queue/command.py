"""The command ``queue``: train recipes and seeds one after the other, and compare them."""

from __future__ import annotations

import argparse
import math
import sys
from typing import TYPE_CHECKING

from trainer.cli.command_inputs import loaded_data
from trainer.cli.kept_training import KeptTraining, problem_of
from trainer.cli.reports import percent
from trainer.cli.signals import stopped_by_signals
from trainer.control import TrainingControl
from trainer.distributed.ranks import check_alone
from trainer.errors import CancelledError, DivergedError, OutOfMemoryError
from trainer.queue.seeds import read_seeds
from trainer.queue.summary import RecipeSummary, Trained, summarise
from trainer.recipe.presets import preset
from trainer.runs.event_lines import json_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.recipe.recipes import Recipe

_HEAD = ("recipe", "seeds", "test accuracy", "range", "seconds")


def queue(options: argparse.Namespace) -> int:
    """Train all, report each, and print the comparison.

    Raises:
        TrainerError: A recipe, setting or seed is invalid, a run folder is not empty, the data
            cannot be loaded, or this is one of several processes.
    """
    check_alone("Run the queue")
    recipes = _recipes(options)
    # All of them are checked before the first one takes its time.
    prepared = [KeptTraining(_options_of(options, recipe), recipe) for recipe in recipes]
    control = TrainingControl()
    trained: list[Trained] = []
    unkept = 0
    with stopped_by_signals(control.stop) as received:
        try:
            loaded = loaded_data(options, lambda: control.stopped)
        except CancelledError:
            return 128 + received[0]
        tested = loaded.dataset.name, len(loaded.dataset.test)
        for number, (recipe, training) in enumerate(zip(recipes, prepared, strict=True), 1):
            if control.stopped:
                break
            if not options.json:
                print(f"\n{number} of {len(recipes)}: {recipe.name}, seed {recipe.seed}")
            try:
                finished = training.train(recipe, loaded, control)
            except (DivergedError, OutOfMemoryError) as error:
                print(f"{recipe.name}, seed {recipe.seed}: {error}", file=sys.stderr)
                trained.append(Trained(recipe, tested=tested))
            else:
                # Of a stopped training the figures do not compare with those of whole ones.
                accuracy = math.nan if finished.stopped else finished.test_accuracy
                trained.append(Trained(recipe, accuracy, finished.train_seconds, tested))
                problem = problem_of(finished)
                if problem is not None:
                    unkept += 1
                    print(f"{recipe.name}, seed {recipe.seed}: {problem}", file=sys.stderr)
    _print(summarise(trained), as_json=options.json)
    if control.stopped and received:
        return 128 + received[0]
    return int(unkept > 0 or any(math.isnan(each.test_accuracy) for each in trained))


def _recipes(options: argparse.Namespace) -> list[Recipe]:
    seeds = read_seeds(options.seeds)
    changes = dict(options.settings)
    chosen = [preset(name).with_settings(changes) for name in dict.fromkeys(options.recipes)]
    return [recipe.with_changes(seed=seed) for recipe in chosen for seed in seeds]


def _options_of(options: argparse.Namespace, recipe: Recipe) -> argparse.Namespace:
    """The options of one training, with a run folder of its own."""
    folder = options.out
    if folder is not None:
        folder = folder / f"{recipe.name}-seed-{recipe.seed}"
    return argparse.Namespace(**{**vars(options), "out": folder})


def _print(summaries: Sequence[RecipeSummary], *, as_json: bool) -> None:
    if as_json:
        for summary in summaries:
            print(json_line(_fields(summary)), flush=True)
        return
    if not summaries:
        return
    rows = [_HEAD, *map(_row, summaries)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    print()
    for row in rows:
        print("  ".join(map(str.ljust, row, widths)).rstrip(), flush=True)


def _fields(summary: RecipeSummary) -> dict[str, object]:
    data, test_images = summary.tested or (None, None)
    return {
        "event": "summary",
        "recipe": summary.recipe.name,
        "data": data,
        "test_images": test_images,
        "seeds": list(summary.seeds),
        "test_accuracies": list(summary.accuracies),
        "mean": summary.mean,
        "deviation": summary.deviation,
        "train_seconds": summary.seconds,
        "failed": summary.failed,
    }


def _row(summary: RecipeSummary) -> tuple[str, ...]:
    seeds = str(len(summary.seeds))
    if summary.failed:
        seeds += f" ({summary.failed} without a result)"
    if not summary.accuracies:
        return (summary.recipe.name, seeds, "–", "–", "–")
    measured = percent(summary.mean)
    spread = "–"
    if not math.isnan(summary.deviation):
        measured += f" ± {100 * summary.deviation:.2f}"
        low, high = min(summary.accuracies), max(summary.accuracies)
        spread = f"{percent(low)} to {percent(high)}"
    return (summary.recipe.name, seeds, measured, spread, f"{summary.seconds:.1f}")
