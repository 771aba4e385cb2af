"""Counts of threads, timers, objects and files, to detect what a training leaves behind."""

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
class ResourceCounts:
    """Counts of one application; 0 where the system does not report them.

    Excludes the threads of Qt's pools, which scale pictures, and the file that each has open: Qt
    starts them on demand and ends them after half a minute without work.

    Attributes:
        threads: All threads of the process; outside of Linux only Python's.
        timers: `QTimer` objects.
        objects: `QObject` objects, the timers and widgets among them.
        files: Open files, pipes and sockets.
    """

    threads: int
    timers: int
    objects: int
    files: int

    @classmethod
    def of(cls, application: Application) -> ResourceCounts:
        """Present counts."""
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
    """Number of threads in Qt's pools."""
    names = []
    for task in Path("/proc/self/task").glob("*/comm"):
        # The thread may end meanwhile.
        with contextlib.suppress(OSError):
            names.append(task.read_text(encoding="utf-8").strip())
    return names.count("Thread (pooled)")


def _entries(folder: str) -> int:
    """Number of entries in a folder of /proc/self; 0 outside of Linux."""
    listed = Path("/proc/self") / folder
    if not listed.is_dir():
        return 0
    # Listing the folder opens a file itself.
    return sum(1 for _ in listed.iterdir()) - (folder == "fd")
