"""Write the progress of a training into its run folder while it goes on."""

from __future__ import annotations

import logging
import math
import shutil
import time
from typing import TYPE_CHECKING

from trainer.errors import StorageError
from trainer.events import DataReady, Evaluated, SnapshotTaken, Started, StepsDone
from trainer.network import weights
from trainer.runs.event_lines import event_as_json, json_line
from trainer.runs.live.files import (
    BROKEN_OFF,
    EVENTS_FILE,
    FORMAT,
    LIVE_WEIGHTS_FILE,
    PROGRESS_FOLDER,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.events import NetworkEvent
    from trainer.network.weights import WeightSnapshot

log = logging.getLogger(__name__)

_WEIGHTS_SECONDS = 2.0
# Writing weights takes at most this share of the time, also of large networks on slow shares.
_WEIGHTS_SHARE = 0.02


class ProgressWriter:
    """Appends events and replaces weights; a folder that fails costs the progress, not the run."""

    def __init__(self, run: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Writes nothing before the training has weights.

        Args:
            run: The run folder, which exists only once the training has begun.
            clock: Seconds.
        """
        self._folder, self._clock = run / PROGRESS_FOLDER, clock
        self._waiting: list[NetworkEvent] = []
        self._begun = self._failed = False
        self._weights_due = -math.inf

    def add(self, event: NetworkEvent) -> None:
        """Write what an event tells a reader of the folder."""
        if self._failed:
            return
        try:
            match event:
                case SnapshotTaken(snapshot):
                    self._begin(snapshot)
                    self._save(snapshot)
                case DataReady() | Started() | StepsDone() | Evaluated():
                    if self._begun:
                        self._append(event_as_json(event) or "")
                    else:
                        self._waiting.append(event)
                case _:
                    pass
        except (OSError, StorageError) as error:
            self._failed = True
            log.warning("This training cannot be watched: %s", error)

    def break_off(self, reason: str) -> None:
        """Write as the last event that the training has failed, and why."""
        if not self._begun or self._failed:
            return
        try:
            self._append(json_line({"event": BROKEN_OFF, "reason": reason}))
        except OSError as error:
            log.warning("The reason cannot be written where this training is watched: %s", error)

    def remove(self) -> None:
        """Remove the progress: the run takes its place."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _begin(self, snapshot: WeightSnapshot) -> None:
        if self._begun:
            return
        self._folder.mkdir(parents=True)
        self._begun = True
        self._append(json_line({"format": FORMAT, "recipe": snapshot.recipe.to_dict()}))
        for event in self._waiting:
            self._append(event_as_json(event) or "")
        self._waiting.clear()

    def _append(self, line: str) -> None:
        # Opened each time: a file that stays open could not be removed on Windows.
        with (self._folder / EVENTS_FILE).open("a", encoding="utf-8", newline="\n") as file:
            file.write(line + "\n")

    def _save(self, snapshot: WeightSnapshot) -> None:
        began = self._clock()
        if began < self._weights_due:
            return
        weights.save(snapshot, self._folder / LIVE_WEIGHTS_FILE)
        ended = self._clock()
        self._weights_due = ended + max(_WEIGHTS_SECONDS, (ended - began) / _WEIGHTS_SHARE)
