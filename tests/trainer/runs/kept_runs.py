"""Run folders for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.trainer.engine import QUICK, end, make_data_set, run
from trainer.runs import run_writer

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.events import TrainingEvent

DATA = make_data_set()


def folder_of(events: list[TrainingEvent]) -> Path:
    """The run folder that the last event names."""
    folder = end(events).folder
    assert folder is not None
    return folder


def keep(events: list[TrainingEvent], folder: Path, name: str | None = None) -> Path:
    """Writes a run folder."""
    return folder_of(list(run_writer.record(iter(events), folder, name=name)))


def keep_new(folder: Path, name: str | None = None) -> Path:
    """Trains for twenty steps and writes the run folder."""
    return keep(run(QUICK, DATA), folder, name)
