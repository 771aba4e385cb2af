"""Run the real application with injected faults, writing its window's state to a file."""

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

from PySide6.QtCore import QObject, QTimer, Slot

from mnist_draw.__main__ import main
from tests.integration import faults
from tests.integration.observed_app.observer import observe
from tests.trainer.child import LASTING, serve_with
from trainer.runs import process

if TYPE_CHECKING:
    from mnist_draw import app


@dataclass(frozen=True, slots=True)
class Faults:
    """Faults and user actions; a time is the name of one of the training worker's signals.

    Attributes:
        mirrors: Mirrors of a small MNIST, instead of the public ones.
        stall: Seconds of silence after which a download gives up a mirror.
        file_limit: Largest file size in bytes, as on a full disk; in the window's process from the
            first weights on.
        frozen_disk: Whether writing hangs before a file is complete; in the window's process from
            the first weights on.
        train: Whether Train is pressed when the first weights are in use.
        save_to: File to which the first weights are saved.
        break_slot_at: Time at which a slot of the window raises an error.
        close_at: Time at which the window is closed; ``"start"`` for while the weights are loaded.
    """

    mirrors: tuple[str, ...] = ()
    stall: float = 1
    file_limit: int = 0
    frozen_disk: bool = False
    train: bool = False
    save_to: str = ""
    break_slot_at: str = ""
    close_at: str = ""

    def apply(self, application: app.Application) -> None:
        """Schedule the faults and actions for an application."""
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
    def __init__(self, plan: Faults, application: app.Application) -> None:
        super().__init__(application)
        self._plan = plan
        self._application = application
        self._failed = False
        self._closed = False

    @Slot(object)
    def begin(self, _snapshot: object) -> None:
        # Once: the last weights of a training may come after its end.
        self._application.prediction_worker.weights_changed.disconnect(self.begin)
        plan = self._plan
        if plan.file_limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (plan.file_limit, plan.file_limit))
        if plan.frozen_disk:
            LASTING.setattr(os, "fsync", lambda _descriptor: threading.Event().wait())
        if plan.save_to:
            self._application.window.weights_to_save.emit(Path(plan.save_to))
        if plan.train:
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


def run(state_file: Path, plan: Faults, arguments: list[str]) -> int:
    """Run the application; returns its exit status."""
    inject = partial(
        faults.inject_into_training, plan.mirrors, plan.stall, plan.file_limit, plan.frozen_disk
    )
    LASTING.setattr(process, "serve", partial(serve_with, inject))
    observe(state_file, plan.apply)
    return main(arguments)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), Faults(**json.loads(sys.argv[2])), sys.argv[3:]))
