"""Read the data set that a user has chosen, whatever files it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.data.mnist import FILES, read_mnist
from trainer.data.sets.drawn import read_drawn_set
from trainer.data.sets.idx_folder import read_folder
from trainer.data.sets.npz import read_npz
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


def _archive(path: Path) -> Path | None:
    """The archive that a path is or, as the only one, holds; None without one."""
    if path.is_dir():
        try:
            archives = list_files(path, "*.npz")
        except OSError as error:
            raise DataError(
                path, f"it cannot be read: {error.strerror or error}", "unreadable"
            ) from error
        return archives[0] if len(archives) == 1 else None
    return path if path.suffix.lower() == ".npz" else None
