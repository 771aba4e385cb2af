"""Requests to the worker of the store, and its answers."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.drawings.stored_drawing import ALL

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.own.commands import Command
    from mnist_draw.shared.failure import Failure
    from trainer.drawings.recovery import Recovery
    from trainer.drawings.stored_drawing import Counts, Entry, Filter, Order
    from trainer.drawings.transfer import Imported
    from trainer.errors import StorageError, StoreError

ExportKind: TypeAlias = Literal["strokes", "digit", "canvas"]
"""A stroke file, or pictures as the network sees them or as drawn."""


@dataclass(frozen=True, slots=True)
class StoreState:
    """Result of opening the store.

    Attributes:
        path: The store.
        obstacle: Why it can only be read; None if it can be changed.
        recovery: How a damaged store was replaced; None if it was sound.
        backup_problem: Why today's backup failed; None if it did not.
    """

    path: Path
    obstacle: StorageError | None
    recovery: Recovery | None
    backup_problem: StorageError | StoreError | None


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A command to carry out.

    Attributes:
        command: What to change.
        undoes: Whether it undoes another one.
    """

    command: Command
    undoes: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """A command that was carried out.

    Attributes:
        change: The change.
        undo: What undoes it; None if nothing has changed.
    """

    change: Change
    undo: Command | None


@dataclass(frozen=True, slots=True, eq=False)
class Refused:
    """A command that could not be carried out.

    Attributes:
        change: The change.
        failure: Why.
        waiting: Number of drawings that wait in memory to be kept.
    """

    change: Change
    failure: Failure
    waiting: int


@dataclass(frozen=True, slots=True, eq=False)
class Unkept:
    """Drawings that wait in memory.

    Attributes:
        count: Their number.
        failure: Why they could not be kept, or not be saved to a file; None if none waits.
    """

    count: int
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class Query:
    """Which drawings to list, and in which order."""

    chosen: Filter = ALL
    order: Order = "newest"


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Drawings in the store.

    Attributes:
        query: What was asked for.
        entries: The drawings that match.
        counts: Of all drawings.
    """

    query: Query
    entries: tuple[Entry, ...]
    counts: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """Import of a file, or export of drawings.

    Attributes:
        path: File to read or write, or folder for pictures.
        export: What to export; None to import.
        uids: Drawings to export, in their order.
        cancel: Set to cancel it.
    """

    path: Path
    export: ExportKind | None = None
    uids: tuple[str, ...] = ()
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True, eq=False)
class JobEnd:
    """Result of a job.

    Attributes:
        job: The job.
        result: What was imported, the number of exported drawings, why it failed, or None after a
            cancellation.
    """

    job: Job
    result: Imported | int | Failure | None
