"""What an application holds at a moment: a training must leave no more of it than there was."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from mnist_draw.app import Application


@dataclass(frozen=True, slots=True)
class Holdings:
    """Counts; those that the system does not tell are 0.

    The threads with which Qt scales pictures are left out, and the file that each has open: Qt
    starts them when it likes, and ends them when they had nothing to do for half a minute.

    Attributes:
        threads: Of the process, whoever started them; Python's alone outside of Linux.
        timers: `QTimer` objects.
        objects: `QObject` objects, the timers and widgets among them.
        files: Open files, pipes and sockets.
    """

    threads: int
    timers: int
    objects: int
    files: int

    @classmethod
    def of(cls, application: Application) -> Holdings:
        """What there is now."""
        roots: list[QObject] = [application]
        roots += [one for one in QApplication.topLevelWidgets() if one.parent() is None]
        pooled = _pooled_threads()
        return cls(
            threads=_entries("task") - pooled or threading.active_count(),
            timers=sum(len(root.findChildren(QTimer)) for root in roots),
            objects=sum(len(root.findChildren(QObject)) for root in roots),
            files=_entries("fd") - pooled,
        )


def _pooled_threads() -> int:
    """How many threads of Qt's own pools there are."""
    names = []
    for task in Path("/proc/self/task").glob("*/comm"):
        # One that has ended meanwhile is none.
        with contextlib.suppress(OSError):
            names.append(task.read_text(encoding="utf-8").strip())
    return names.count("Thread (pooled)")


def _entries(folder: str) -> int:
    """How many things the system lists of this process; 0 where it does not."""
    listed = Path("/proc/self") / folder
    if not listed.is_dir():
        return 0
    # What lists them is an open file itself.
    return sum(1 for _ in listed.iterdir()) - (folder == "fd")
