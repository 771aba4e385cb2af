"""Run folders of real, tiny trainings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from tests.mnist_draw.networks import TINY, dataset
from trainer.events import Finished
from trainer.runs import run_writer
from trainer.training import loop

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.recipe.recipes import Recipe


def keep_run(folder: Path, recipe: Recipe = TINY, *, name: str | None = None) -> Path:
    """Train a network and write its run; returns the run folder."""
    # A second thread slows tiny networks down many times on a busy machine.
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    events = list(run_writer.record(loop.train(recipe, dataset()), folder, name=name))
    torch.set_num_threads(threads)
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.folder is not None
    return finished.folder
