"""List, rename, delete and restore the runs in a folder. Free of torch and Qt.

A deleted run moves to a hidden trash beside the others, from where it can be restored.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.errors import DataError, StorageError
from trainer.files.user_folder import user_data_folder
from trainer.files.values import FormatError
from trainer.files.writing import move, storage_errors, write_atomically
from trainer.runs import run_reader

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.runs.run_reader import RunSummary

PARTIAL_PREFIX = ".partial-"
"""How the name of a run folder begins until it is complete."""

_TRASH = ".trash"
_TRASH_SECONDS = 30 * 86_400.0
# Writing the largest run takes far less: an older partial folder has lost its writer.
_PARTIAL_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Shelf:
    """The runs in a folder.

    Attributes:
        runs: The complete runs, oldest first.
        damaged: Folders that look like runs and cannot be read.
    """

    runs: tuple[RunSummary, ...]
    damaged: tuple[Path, ...]


def default_folder() -> Path:
    """The folder of runs: ``runs`` in the user's data directory."""
    return user_data_folder() / "runs"


def runs(folder: Path) -> list[RunSummary]:
    """List the complete runs in a folder, oldest first; raises as `read_shelf`."""
    return list(read_shelf(folder).runs)


def read_shelf(folder: Path) -> Shelf:
    """Read the summaries of all runs in a folder, which need not exist.

    Raises:
        DataError: The folder cannot be listed.
    """
    found, damaged = [], []
    for path in _entries(folder):
        if path.name.startswith(PARTIAL_PREFIX) or not _holds_summary(path):
            continue
        try:
            found.append(run_reader.read_summary(path))
        except DataError:
            damaged.append(path)
    return Shelf(tuple(found), tuple(damaged))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DataError(
            folder, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error


def _holds_summary(path: Path) -> bool:
    try:
        return (path / run_reader.SUMMARY_FILE).exists()
    # It may not be searched, as lost+found: nothing says that it is a run.
    except OSError:
        return False


def rename(run: Path, title: str) -> None:
    """Change the title of a run; its folder keeps its name.

    Args:
        run: The run folder.
        title: The title, cut off after ``LONGEST_TITLE`` characters; empty for none.

    Raises:
        StorageError: It could not be written; the run is unchanged.
    """
    path = run / run_reader.SUMMARY_FILE
    with storage_errors(path):
        try:
            content = run_reader.load_summary(path)
        except FormatError as error:
            raise StorageError(path, "it is damaged", "damaged") from error
        content["title"] = title[: run_reader.LONGEST_TITLE]
        write_atomically(path, json.dumps(content, indent=2).encode())


def delete(run: Path) -> Path:
    """Move a run to the trash.

    Returns:
        Path of the run folder in the trash, for `restore`.

    Raises:
        StorageError: It could not be moved; the run is unchanged.
    """
    # One folder for each deletion: the trash may hold another run of the same name.
    deletion = run.parent / _TRASH / secrets.token_hex(4)
    with storage_errors(run):
        deletion.mkdir(parents=True)
        return move(run, deletion / run.name)


def restore(trashed: Path) -> Path:
    """Move a run from the trash back to its folder.

    Args:
        trashed: As `delete` returned it.

    Returns:
        The run folder.

    Raises:
        StorageError: The trash no longer holds it, or there is another run of its name.
    """
    run = trashed.parents[2] / trashed.name
    with storage_errors(run):
        move(trashed, run)
        with contextlib.suppress(OSError):
            trashed.parent.rmdir()
    return run


def empty_trash(folder: Path) -> None:
    """Remove runs that were deleted more than 30 days ago."""
    for path in _older(folder / _TRASH, "*", _TRASH_SECONDS):
        with contextlib.suppress(OSError):
            shutil.rmtree(path)


def remove_leftovers(folder: Path) -> None:
    """Remove what a crash left half-written, and give complete runs their names.

    Folders younger than a minute stay: another program may be writing them.
    """
    for path in _older(folder, PARTIAL_PREFIX + "*", _PARTIAL_SECONDS):
        with contextlib.suppress(OSError):
            if not _publish(path):
                shutil.rmtree(path)


def _publish(partial: Path) -> bool:
    """Give a complete run the name that it has in its summary; whether it is one without it."""
    try:
        kept = partial.with_name(run_reader.read_summary(partial).figures["run"])
    # ValueError: what stands there is no name of a file.
    except (DataError, KeyError, ValueError):
        return False
    if kept.name.startswith(PARTIAL_PREFIX):
        return False
    move(partial, _free(kept))
    return True


def _free(folder: Path) -> Path:
    """The folder, or a name like it under which nothing exists."""
    free, number = folder, 1
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def _older(folder: Path, pattern: str, seconds: float) -> list[Path]:
    """The entries of a folder that have not changed for so long."""
    found = []
    # Too long a path, or no permission: nothing has been left there either.
    with contextlib.suppress(OSError):
        for path in folder.glob(pattern):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > seconds:
                    found.append(path)
    return found
