"""The command ``evaluate``: evaluate weights on a data set."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import torch

from trainer.cli.command_inputs import (
    chosen_device,
    chosen_weights,
    described,
    loaded_data,
    origin_of,
    split_named,
)
from trainer.cli.reports import evaluation_as_text
from trainer.errors import TrainerError
from trainer.network import models
from trainer.network.evaluation import evaluate as measure
from trainer.recipe.classes import DIGITS, check_classes
from trainer.runs.event_lines import json_line

if TYPE_CHECKING:
    import argparse


def evaluate(options: argparse.Namespace) -> int:
    """Evaluate weights on a split of a data set."""
    snapshot = chosen_weights(options)
    device = chosen_device(options.device)
    dataset = loaded_data(options).dataset
    check_classes(snapshot.recipe.classes, dataset.name, dataset.classes)
    digits = split_named(dataset, options.split, snapshot.recipe)
    if not len(digits):
        raise TrainerError(f"The {options.split} split of {dataset.name} has no images.")
    network = models.place(
        models.build_with(snapshot.recipe, snapshot.arrays), snapshot.recipe, device
    )
    figures = measure(
        network,
        snapshot.recipe,
        torch.tensor(digits.images, device=device),
        torch.tensor(digits.labels, dtype=torch.int64, device=device),
    )
    assert figures is not None  # Only a cancelled evaluation has none.
    if options.json:
        print(
            json_line(
                {
                    "event": "evaluated",
                    **origin_of(snapshot),
                    "device": device.type,
                    "data": dataset.name,
                    "split": options.split,
                    **dataclasses.asdict(figures),
                    **({} if dataset.classes == DIGITS else {"classes": dataset.classes}),
                }
            )
        )
    else:
        print(
            f"{described(snapshot)}; {options.split} split of {dataset.name} from {dataset.origin}"
        )
        print(evaluation_as_text(figures, dataset.classes))
    return 0
