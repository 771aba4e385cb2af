"""Entries of the queue: what waits, what trains, and what came of it; no widgets."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trainer.errors import DivergedError
from trainer.queue.summary import Trained, summarise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mnist_draw.shared.failure import Failure
    from mnist_draw.train.training_choice import TrainingChoice
    from trainer.events import Finished
    from trainer.queue.summary import RecipeSummary, Tested

State = Literal["waiting", "training", "done", "stopped", "diverged", "failed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One training of the queue.

    Attributes:
        choice: Recipe, data and device.
        state: How far it is.
        test_accuracy: [0, 1]; NaN before its end, and where it failed.
        train_seconds: Likewise.
        tested: Its data; None before they are known.
    """

    choice: TrainingChoice
    state: State = "waiting"
    test_accuracy: float = math.nan
    train_seconds: float = math.nan
    tested: Tested | None = None


class QueueEntries:
    """The entries in their order."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._running: list[int] = []

    @property
    def all(self) -> tuple[Entry, ...]:
        """All entries, the first one first."""
        return tuple(self._entries)

    @property
    def waiting(self) -> int:
        """Number of those that wait."""
        return sum(entry.state == "waiting" for entry in self._entries)

    @property
    def summaries(self) -> tuple[RecipeSummary, ...]:
        """Mean and spread of each recipe and data set over its seeds, of all that have ended."""
        return summarise(
            Trained(entry.choice.recipe, entry.test_accuracy, entry.train_seconds, entry.tested)
            for entry in self._entries
            if entry.state in {"done", "diverged", "failed"}
        )

    def add(self, choice: TrainingChoice, seeds: Iterable[int]) -> None:
        """Add a choice with each of these seeds, as new networks."""
        for seed in seeds:
            recipe = choice.recipe.with_changes(seed=seed)
            self._entries.append(
                Entry(dataclasses.replace(choice, recipe=recipe, continue_=False, changes=()))
            )

    def remove(self, indices: Iterable[int]) -> None:
        """Remove entries that do not train."""
        gone = {index for index in indices if self._entries[index].state != "training"}
        self._entries = [each for index, each in enumerate(self._entries) if index not in gone]

    def begin(self) -> tuple[TrainingChoice, ...]:
        """The choices that wait, in order; `note_started` and others count these from 0."""
        self._running = [
            index for index, entry in enumerate(self._entries) if entry.state == "waiting"
        ]
        return tuple(self._entries[index].choice for index in self._running)

    def index_of(self, job: int) -> int:
        """Index of the entry that a job of `begin` trains."""
        return self._running[job]

    def note_started(self, job: int, tested: Tested | None = None) -> None:
        """Note that a job trains, and its data."""
        self._change(job, state="training", tested=tested)

    def note_finished(self, job: int, finished: Finished) -> None:
        """Note the result of a job; of a stopped one the figures do not compare with others."""
        if finished.stopped:
            self._change(job, state="stopped")
            return
        self._change(
            job,
            state="done",
            test_accuracy=finished.test_accuracy,
            train_seconds=finished.train_seconds,
            tested=(finished.data, finished.test_images),
        )

    def note_failed(self, job: int, failure: Failure) -> None:
        """Note that a job ended early."""
        diverged = isinstance(failure.error, DivergedError)
        tested = self._entries[self._running[job]].tested
        self._change(job, state="diverged" if diverged else "failed", tested=tested)

    def note_ended(self) -> None:
        """Note the end of all jobs: one that was cancelled before its first step waits again."""
        for job in range(len(self._running)):
            if self._entries[self._running[job]].state == "training":
                self._change(job, state="waiting")
        self._running = []

    def _change(
        self,
        job: int,
        *,
        state: State,
        test_accuracy: float = math.nan,
        train_seconds: float = math.nan,
        tested: Tested | None = None,
    ) -> None:
        index = self._running[job]
        self._entries[index] = dataclasses.replace(
            self._entries[index],
            state=state,
            test_accuracy=test_accuracy,
            train_seconds=train_seconds,
            tested=tested,
        )
