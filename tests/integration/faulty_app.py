"""Starts the real application with a fault, and writes what its window shows to a file.

``python -m tests.integration.faulty_app STATE_FILE FAULTS [mnist-draw options]``, where FAULTS is a
JSON table of `Faults`.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer, Slot

from mnist_draw.__main__ import main
from tests.integration import faults
from tests.integration.observed_app import observe
from tests.trainer import child
from trainer.runs import process

if TYPE_CHECKING:
    from mnist_draw import app


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong, and when; a time is the name of one of the training worker's signals.

    Attributes:
        mirrors: Where a small MNIST is downloaded from, instead of the public mirrors.
        stall: Seconds of silence after which a mirror is given up.
        file_limit: Bytes that no file may exceed: a full disk; in the window's process once
            weights are in use.
        frozen_disk: Whether writing hangs for ever before a file is whole; in the window's process
            once weights are in use.
        train: Whether Train is pressed as soon as weights are in use.
        save_to: A file to which they are saved then.
        break_slot_at: When a slot of the window raises an error.
        close_at: When the window is closed; ``"start"`` for while torch is loaded.
    """

    mirrors: tuple[str, ...] = ()
    stall: float = 1
    file_limit: int = 0
    frozen_disk: bool = False
    train: bool = False
    save_to: str = ""
    break_slot_at: str = ""
    close_at: str = ""

    def attend(self, application: app.Application) -> None:
        """Prepares what a user would do."""
        user = _User(self, application)
        worker = application.training_worker
        application.prediction_worker.weights_changed.connect(user.begin)
        if self.break_slot_at:
            getattr(worker, self.break_slot_at).connect(user.fail)
        if self.close_at == "start":
            QTimer.singleShot(300, user.close)
        elif self.close_at:
            getattr(worker, self.close_at).connect(user.close)


class _User(QObject):
    def __init__(self, wanted: Faults, application: app.Application) -> None:
        super().__init__(application)
        self._wanted = wanted
        self._application = application
        self._failed = False
        self._closed = False

    @Slot(object)
    def begin(self, _snapshot: object) -> None:
        wanted = self._wanted
        if wanted.file_limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (wanted.file_limit, wanted.file_limit))
        if wanted.frozen_disk:
            os.fsync = _freeze  # type: ignore[assignment]
        if wanted.save_to:
            self._application.window.weights_to_save.emit(Path(wanted.save_to))
        if wanted.train:
            self._application.training_panel.train_action.trigger()

    @Slot()
    def fail(self) -> None:
        if not self._failed:
            self._failed = True
            raise faults.UnforeseenError(faults.WORDS)

    @Slot()
    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        print(f"closing {time.time()}", flush=True)
        self._application.window.close()


def _freeze(_descriptor: int) -> None:
    # The window's thread writes nothing but what the test reads.
    if threading.current_thread() is not threading.main_thread():
        threading.Event().wait()


def run(state_file: Path, wanted: Faults, arguments: list[str]) -> int:
    """Runs the application; returns its exit status."""
    with pytest.MonkeyPatch.context() as patch:
        spoil = partial(
            faults.spoil_trainings,
            wanted.mirrors,
            wanted.stall,
            wanted.file_limit,
            wanted.frozen_disk,
        )
        patch.setattr(process, "serve", partial(child.serve_with, spoil))
        observe(state_file, wanted.attend)
        return main(arguments)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), Faults(**json.loads(sys.argv[2])), sys.argv[3:]))
