"""Read the data set that a user has chosen, whatever files it comes in."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from trainer.data.mnist import FILES, read_mnist
from trainer.data.sets.drawn import read_drawn_set
from trainer.data.sets.idx_folder import FOLDERS, is_part, read_folder
from trainer.data.sets.npz import read_npz
from trainer.data.sets.problems import DataSetError
from trainer.errors import DataError
from trainer.files.reading import list_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.data.digits import DataSet
    from trainer.data.mnist import MnistFiles
    from trainer.data.progress import ProgressCallback

_ARCHIVE = b"PK\x03\x04"


def read_any_set(
    path: Path,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    *,
    mnist: MnistFiles = FILES,
) -> DataSet:
    """Read a data set.

    Args:
        path: A folder with IDX files or with one ``.npz`` archive; one of these files; or a file
            of labelled drawings.
        report: Called with the progress.
        cancelled: Polled for every MiB or more often.
        mnist: The content of MNIST's files, by which MNIST is recognised.

    Raises:
        DataError: There is no data set, or its files are damaged or hold something else.
        CancelledError: `cancelled` returned True.
    """
    found = read_folder(path, report, cancelled, mnist=mnist)
    if found is not None:
        return found
    archive = _archive(path)
    if archive is not None:
        return read_npz(archive, report, cancelled, mnist=mnist)
    if path.is_file():
        return read_drawn_set(path, report, cancelled)
    # It says which files are missing, or that there is no such folder.
    return read_mnist(path, report, cancelled, files=mnist)


def files_state(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Sizes and times of the files that a data set is read from: a change of one changes them.

    Args:
        path: As for `read_any_set`.

    Returns:
        Path, bytes and nanoseconds of each file that is there, sorted.
    """
    if path.is_dir():
        found = [each for below in FOLDERS for each in _entries(path / below)]
    else:
        found = [path, *(_entries(path.parent) if is_part(path.name) else ())]
    states = set()
    for each in found:
        if each == path or is_part(each.name) or each.suffix == ".npz":
            # It may be removed meanwhile, or have a name that no file can have.
            with contextlib.suppress(OSError, ValueError):
                status = each.stat()
                states.add((str(each), status.st_size, status.st_mtime_ns))
    return tuple(sorted(states))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except (OSError, ValueError):
        return []


def _archive(path: Path) -> Path | None:
    """The archive that a path is or holds; None without one.

    Raises:
        DataError: It holds several, or cannot be listed.
    """
    if path.is_dir():
        try:
            archives = list_files(path, "*.npz")
        except OSError as error:
            raise DataError(
                path, f"it cannot be read: {error.strerror or error}", "unreadable"
            ) from error
        if len(archives) > 1:
            names = ", ".join(each.name for each in archives)
            raise DataSetError(path, "several sets", names=names)
        return archives[0] if archives else None
    return path if path.suffix.lower() == ".npz" else None
