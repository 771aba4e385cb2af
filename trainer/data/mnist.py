"""The MNIST files: names, checksums, mirrors, search and reading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from trainer.data.digits import MNIST, DataSet, Digits
from trainer.data.idx import idx_header, read_idx
from trainer.data.progress import Meter
from trainer.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.data.progress import ProgressCallback


@dataclass(frozen=True, slots=True)
class MnistFile:
    """A published file.

    Attributes:
        name: Its name without ``.gz``.
        content_bytes: Size of the decompressed content.
        sha256: SHA-256 of the decompressed content; the same content circulates in different gzip
            files.
        download_bytes: Size of the published ``.gz`` file; for progress only.
    """

    name: str
    content_bytes: int
    sha256: str
    download_bytes: int


# Training images, training labels, test images, test labels.
MnistFiles: TypeAlias = tuple[MnistFile, MnistFile, MnistFile, MnistFile]

FILES: MnistFiles = (
    MnistFile(
        "train-images-idx3-ubyte",
        47_040_016,
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        9_912_422,
    ),
    MnistFile(
        "train-labels-idx1-ubyte",
        60_008,
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        28_881,
    ),
    MnistFile(
        "t10k-images-idx3-ubyte",
        7_840_016,
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        1_648_877,
    ),
    MnistFile(
        "t10k-labels-idx1-ubyte",
        10_008,
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
        4_542,
    ),
)

MIRRORS = (
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
)

# Fashion-MNIST, for example, has the same file names.
NOT_MNIST = "its content is not that of MNIST"

SUBFOLDERS = ("", "MNIST/raw", "raw", "MNIST", "mnist")
"""Subfolders in which torchvision and common archives put the files."""


def find_mnist(folder: Path, *, files: MnistFiles = FILES) -> dict[MnistFile, list[Path]]:
    """Find the files, gzipped or raw, under their usual names.

    Args:
        folder: Contains the files, directly or in the subfolders of torchvision (``MNIST/raw``).
        files: Files to find.

    Returns:
        Paths of each file found, in the order in which to try them: ``.gz`` before raw.

    Raises:
        DataError: The folder cannot be read.
    """
    try:
        found = {
            file: [path for path in _candidates(folder, file) if path.is_file()] for file in files
        }
    except OSError as error:
        raise DataError(
            folder, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error
    return {file: paths for file, paths in found.items() if paths}


def _candidates(folder: Path, file: MnistFile) -> list[Path]:
    # Some archives have "train-images.idx3-ubyte".
    dotted = file.name.replace("-idx", ".idx")
    return [
        folder / below / f"{name}{suffix}"
        for below in SUBFOLDERS
        for name in (file.name, dotted)
        for suffix in (".gz", "")
    ]


def read_verified(path: Path, file: MnistFile, advance: Callable[[int], None]) -> NDArray[np.uint8]:
    """Read a file and verify its content by its checksum.

    Args:
        path: The file, gzipped or raw.
        file: The expected file.
        advance: Called with the number of bytes of each chunk read; its exceptions end the read.

    Returns:
        uint8, in the shape given by the file.

    Raises:
        DataError: The file is unreadable, damaged or has other content.
    """
    values = read_idx(path, most_bytes=file.content_bytes, advance=advance)
    if not is_content(values, file):
        raise DataError(path, NOT_MNIST, "foreign")
    return values


def is_content(values: NDArray[np.uint8], file: MnistFile) -> bool:
    """Whether an array has the SHA-256 of a file's content."""
    digest = hashlib.sha256(idx_header(values.shape))
    digest.update(values.data)
    return digest.hexdigest() == file.sha256


def read_mnist(
    folder: Path,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    *,
    files: MnistFiles = FILES,
) -> DataSet:
    """Read and verify MNIST from a folder.

    Args:
        folder: See `find_mnist`.
        report: Called with the progress, in bytes of content.
        cancelled: Polled for every 64 KiB.
        files: Files to read and the content they must have.

    Raises:
        DataError: A file is missing, unreadable, damaged or has other content; the text names it
            and what to do.
        CancelledError: `cancelled` returned True.
    """
    paths = find_mnist(folder, files=files)
    _require_all(paths, folder, files)
    meter = Meter("read", "MNIST", sum(file.content_bytes for file in files), report, cancelled)
    try:
        train_images, train_labels, test_images, test_labels = (
            _read_first_sound(paths[file], file, meter.advance) for file in files
        )
    except DataError as error:
        raise DataError(
            error.path,
            f"{error.reason}. Replace it by the published file or choose another folder.",
            error.problem,
        ) from error
    return DataSet(
        name=MNIST,
        origin=str(paths[files[0]][0].parent),
        train=Digits(train_images, train_labels),
        test=Digits(test_images, test_labels),
    )


def _read_first_sound(
    paths: list[Path], file: MnistFile, advance: Callable[[int], None]
) -> NDArray[np.uint8]:
    """Read the first path that holds the file: half a ``.gz`` may lie beside the sound raw file.

    Raises:
        DataError: None of them does; the error is that of the first.
    """
    first_error: DataError | None = None
    for path in paths:
        try:
            return read_verified(path, file, advance)
        except DataError as error:
            first_error = first_error or error
    assert first_error is not None
    raise first_error


def _require_all(paths: Mapping[MnistFile, list[Path]], folder: Path, files: MnistFiles) -> None:
    missing = tuple(file.name for file in files if file not in paths)
    if not missing:
        return
    if not folder.is_dir():
        raise DataError(
            folder, "there is no such folder. Choose one that holds the MNIST files.", "missing"
        )
    raise DataError(
        folder,
        f"MNIST is incomplete here: {', '.join(missing)} (.gz or unpacked) not found. "
        "Add what is missing or choose another folder.",
        "incomplete",
        lacking=missing,
    )
