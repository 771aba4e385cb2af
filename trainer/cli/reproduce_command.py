"""The command ``reproduce``: run recipes and compare with published figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from trainer.cli.command_inputs import chosen_device, loaded_data
from trainer.cli.comparison_tables import as_fields, as_markdown, as_text
from trainer.cli.progress_bar import open_bar
from trainer.cli.signals import stopped_by_signals
from trainer.control import TrainingControl
from trainer.distributed.ranks import check_alone
from trainer.errors import CancelledError, TrainerError
from trainer.events import Started, StepsDone
from trainer.files import write_atomically
from trainer.recipe.presets import preset
from trainer.reproduction.comparison import compare, recipes_with_figures
from trainer.reproduction.reproduce import (
    expected_seconds,
    figures_of,
    kept_run,
    other_run,
    plan,
    run_and_keep,
)
from trainer.runs import run_shelf, run_writer
from trainer.runs.event_lines import json_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from trainer.data.digits import DataSet
    from trainer.recipe.recipes import Recipe
    from trainer.reproduction.comparison import Comparison


def reproduce(options: argparse.Namespace) -> int:
    """Run recipes with several seeds and compare with published figures."""
    check_alone("Reproduce")
    recipes = tuple(dict.fromkeys(map(preset, options.recipes))) or recipes_with_figures()
    device = chosen_device(options.device)
    folder = options.out or run_shelf.default_folder().with_name("reproduced")
    run_writer.check_writable(folder)
    control = TrainingControl()
    with stopped_by_signals(control.close, "the runs finished so far are kept.") as received:
        try:
            dataset = loaded_data(options, lambda: control.stopped, source="mnist").dataset
        except CancelledError:
            return 128 + received[0]
        wanted = plan(recipes, options.seeds)
        missing = [recipe for recipe in wanted if kept_run(folder, recipe, dataset.name) is None]
        other = other_run(folder, missing)
        if other is not None:
            raise TrainerError(
                f"{other} holds something else than this run, and is not replaced. Move it, or "
                "choose another folder with --out."
            )
        _run_all(missing, dataset, folder, device, control)
    comparisons: list[Comparison] = []
    for recipe in recipes:
        same = [seeded for seeded in wanted if seeded.name == recipe.name]
        kept = [kept_run(folder, seeded, dataset.name) for seeded in same]
        comparisons += compare(recipe, [figures_of(run) for run in kept if run is not None])
    if options.json:
        for comparison in comparisons:
            print(json_line(as_fields(comparison)))
    else:
        print(as_text(comparisons))
    if options.markdown is not None:
        seeds = "seed 0" if options.seeds == 1 else f"seeds 0 to {options.seeds - 1}"
        measured_with = f"{dataset.name}, {seeds}, PyTorch {torch.__version__} on {device.type}"
        text = as_markdown(comparisons, measured_with=measured_with)
        write_atomically(options.markdown, text.encode())
    return 128 + received[0] if received else 0


def _run_all(
    recipes: Sequence[Recipe],
    dataset: DataSet,
    folder: Path,
    device: torch.device,
    control: TrainingControl,
) -> None:
    """Run and keep recipes in turn, with one progress bar."""
    if not recipes:
        return
    total, done = sum(map(expected_seconds, recipes)), 0.0
    bar = open_bar("reproduce", 1000, "‰")
    try:
        for number, recipe in enumerate(recipes, 1):
            if control.stopped:
                return
            seconds, steps = expected_seconds(recipe), 1
            note = f"run {number} of {len(recipes)}: {recipe.name}, seed {recipe.seed}"
            for event in run_and_keep(recipe, dataset, folder, device=device, control=control):
                if isinstance(event, Started):
                    steps = event.steps
                if isinstance(event, StepsDone):
                    share = event.last_step / steps
                    bar.move_to(int(1000 * (done + seconds * share) / total), note)
            done += seconds
    finally:
        bar.close()
