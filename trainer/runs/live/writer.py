"""Write the progress of a training into its run folder while it goes on."""

from __future__ import annotations

import contextlib
import logging
import math
import secrets
import shutil
import time
from typing import TYPE_CHECKING

from trainer.errors import StorageError
from trainer.events import DataReady, Evaluated, SnapshotTaken, Started, StepsDone
from trainer.files import move, wait_while_held
from trainer.network import weights
from trainer.runs.event_lines import event_as_json, json_line
from trainer.runs.live.files import (
    BROKEN_OFF,
    EVENTS_FILE,
    FORMAT,
    LIVE_WEIGHTS_FILE,
    LONGEST_REASON,
    MARK_PREFIX,
    PROGRESS_FOLDER,
)
from trainer.runs.run_shelf import PARTIAL_PREFIX

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
    """Appends events and replaces weights; a folder that fails costs the progress, not the run.

    Attributes:
        run: The run folder.
    """

    def __init__(self, run: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Writes nothing before the training has weights.

        Args:
            run: The run folder, which exists only once the training has begun.
            clock: Seconds.
        """
        self.run, self._clock = run, clock
        self._folder = run / PROGRESS_FOLDER
        self._mark: Path | None = None
        self._aside: Path | None = None
        self._waiting: list[NetworkEvent] = []
        self._begun = self._made_run = self._failed = self._warned = False
        self._weights_due = -math.inf
        # Bytes of the complete lines.
        self._size = 0

    def add(self, event: NetworkEvent) -> None:
        """Write what an event tells a reader of the folder."""
        if self._failed:
            return
        try:
            self._check_owned()
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
        except OSError as error:
            self._failed = True
            log.warning("This training cannot be watched: %s", error)

    def break_off(self, reason: str) -> None:
        """Write as the last event that the training has failed, and why."""
        if not self._begun:
            return
        line = json_line({"event": BROKEN_OFF, "reason": reason[:LONGEST_REASON]})
        try:
            if self._aside is not None:
                self.run.mkdir(exist_ok=True)
                move(self._aside, self._folder)
            if self._owned:
                self._remove_half_line()
                self._append(line)
        except OSError as error:
            log.warning("The reason cannot be written where this training is watched: %s", error)

    def set_aside(self) -> None:
        """Make room for the run, which takes the place of the progress; `break_off` undoes it.

        Raises:
            HeldError: Another program has a file of it open.
            OSError: It cannot be moved.
        """
        if self._owned:
            # A hidden name, so that it is removed later where it cannot be now.
            aside = self.run.with_name(f"{PARTIAL_PREFIX}{secrets.token_hex(4)}")
            self._aside = move(self._folder, aside)

    def remove(self) -> None:
        """Remove the progress that was set aside."""
        if self._aside is not None:
            shutil.rmtree(self._aside, ignore_errors=True)

    def discard(self) -> None:
        """Remove the progress of a training that has ended without a run."""
        with contextlib.suppress(OSError):
            if self._owned:
                shutil.rmtree(self._folder)
            if self._made_run:
                self.run.rmdir()
        self._begun = self._made_run = False

    @property
    def _owned(self) -> bool:
        """Whether the folder is there, and not that of another training."""
        # Shares may give the same file another number each time.
        return self._begun and (self._mark or self._folder).exists()

    def _check_owned(self) -> None:
        if self._begun and not self._owned:
            raise OSError("its folder has been removed or replaced")

    def _begin(self, snapshot: WeightSnapshot) -> None:
        if self._begun:
            return
        made_run = not self.run.exists()
        self._folder.mkdir(parents=True)
        self._begun, self._made_run = True, made_run
        mark = self._folder / f"{MARK_PREFIX}{secrets.token_hex(4)}"
        mark.touch()
        self._mark = mark
        self._append(json_line({"format": FORMAT, "recipe": snapshot.recipe.to_dict()}))
        for event in self._waiting:
            self._append(event_as_json(event) or "")
        self._waiting.clear()

    def _append(self, line: str) -> None:
        content = f"{line}\n".encode()
        # Opened each time: a file that stays open could not be removed on Windows.
        path = self._folder / EVENTS_FILE
        with wait_while_held(lambda: path.open("ab")) as file:
            file.write(content)
        self._size += len(content)

    def _remove_half_line(self) -> None:
        """Remove what a full disk took of the line that it did not take as a whole."""
        path = self._folder / EVENTS_FILE
        with wait_while_held(lambda: path.open("r+b")) as file:
            file.truncate(self._size)

    def _save(self, snapshot: WeightSnapshot) -> None:
        began = self._clock()
        if began < self._weights_due:
            return
        try:
            weights.save(snapshot, self._folder / LIVE_WEIGHTS_FILE)
        except StorageError as error:
            # Later ones replace them: the curves go on.
            if not self._warned:
                log.warning("Some weights of this training cannot be watched: %s", error)
            self._warned = True
        ended = self._clock()
        self._weights_due = ended + max(_WEIGHTS_SECONDS, (ended - began) / _WEIGHTS_SHARE)
