"""Load a data set: from a folder, the cache, a download, or the built-in strokes."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from weakref import WeakValueDictionary

from trainer.data.mnist import FILES, MIRRORS, MnistFiles, read_mnist
from trainer.data.sets.any_set import read_any_set
from trainer.data.synthetic import builtin_strokes
from trainer.errors import CancelledError, DataError, TrainerError
from trainer.files import expand_user, remove_leftovers
from trainer.files.user_folder import user_folder
from trainer.kept_errors import without_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.data.digits import DataSet
    from trainer.data.progress import ProgressCallback
    from trainer.data.transfer import Timeouts

FOLDER_VARIABLE = "MNIST_DRAW_DATA"
"""Environment variable with the path of a data set's folder."""

# The built-in strokes that someone holds, by `DataRequest.builtin_images`: they take seconds.
_builtin: Final[WeakValueDictionary[int | None, DataSet]] = WeakValueDictionary()


@dataclass(frozen=True, slots=True)
class DataRequest:
    """Which data set to load, and where from.

    Attributes:
        source: ``"mnist"``, ``"strokes"`` (built in), ``"auto"``: MNIST if available, otherwise
            the built-in strokes; or ``"drawings"``: the labelled drawings of the store `folder`,
            which only `trainer.drawings.data_set` loads.
        folder: Folder or file chosen by the user; data are read from there only. ``"auto"`` takes
            any data set, ``"mnist"`` only MNIST.
        cache: Folder of downloads; None for the user's cache directory.
        download: Whether MNIST may be downloaded.
        builtin_images: Training images to generate where the built-in strokes are used, and no test
            images; None for the whole data set.
    """

    source: Literal["auto", "mnist", "strokes", "drawings"] = "auto"
    folder: Path | None = None
    cache: Path | None = None
    download: bool = True
    builtin_images: int | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class LoadedData:
    """A loaded data set and the reason for a fallback.

    Attributes:
        dataset: Images and labels.
        fallback: Why MNIST was replaced by the built-in strokes; None if nothing was replaced.
    """

    dataset: DataSet
    fallback: TrainerError | None


def folder_from_environment() -> Path | None:
    """Path in the environment variable `FOLDER_VARIABLE`; None if it is unset or empty."""
    text = os.environ.get(FOLDER_VARIABLE)
    return expand_user(Path(text)) if text else None


def load(
    request: DataRequest,
    *,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    mirrors: Sequence[str] = MIRRORS,
    files: MnistFiles = FILES,
    timeouts: Timeouts | None = None,
) -> LoadedData:
    """Load a data set into memory.

    A folder chosen by the user has no fallback: any problem with it is an error. Damaged files in
    the cache are downloaded again.

    Args:
        request: Which data set to load, and where from; not the drawings of a store.
        report: Called with the progress of downloading, reading and generating.
        cancelled: Polled at least ten times a second.
        mirrors: See `download_mnist`.
        files: See `download_mnist`.
        timeouts: See `download_mnist`.

    Raises:
        DataError: The data set in the user's folder is missing or damaged; or ``"mnist"`` was
            requested, is not in the cache and may not be downloaded, or a package needed for
            downloading is missing.
        DownloadError: ``"mnist"`` was requested and no mirror delivered it.
        StorageError: ``"mnist"`` was requested and the cache cannot be written.
        CancelledError: `cancelled` returned True.
    """
    assert request.source != "drawings"
    if request.source == "strokes":
        return LoadedData(_builtin_strokes(request, report, cancelled), fallback=None)
    if request.folder is not None:
        if request.source == "mnist":
            dataset = read_mnist(request.folder, report, cancelled, files=files)
        else:
            dataset = read_any_set(request.folder, report, cancelled, mnist=files)
        return LoadedData(dataset, fallback=None)
    try:
        dataset = _cached_or_downloaded(request, report, cancelled, mirrors, files, timeouts)
    except CancelledError:
        raise
    except TrainerError as error:
        if request.source == "mnist":
            raise
        fallback = without_frames(error)
        return LoadedData(_builtin_strokes(request, report, cancelled), fallback)
    return LoadedData(dataset, fallback=None)


def _cached_or_downloaded(
    request: DataRequest,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    mirrors: Sequence[str],
    files: MnistFiles,
    timeouts: Timeouts | None,
) -> DataSet:
    cache = request.cache or user_folder("cache") / "mnist"
    remove_leftovers(cache)
    with suppress(DataError):
        return read_mnist(cache, report, cancelled, files=files)
    if not request.download:
        raise DataError(
            cache,
            "MNIST has not been downloaded, and downloading is switched off.",
            "not downloaded",
        )
    try:
        # Imports requests, which a machine that only trains may lack.
        from trainer.data.download import download_mnist  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise DataError(
            cache,
            f"MNIST cannot be downloaded without the Python package {error.name}. "
            "Install it or name a folder that holds MNIST.",
            "no package",
        ) from error
    download_mnist(cache, report, cancelled, mirrors=mirrors, files=files, timeouts=timeouts)
    return read_mnist(cache, report, cancelled, files=files)


def _builtin_strokes(
    request: DataRequest, report: ProgressCallback, cancelled: Callable[[], bool]
) -> DataSet:
    kept = _builtin.get(request.builtin_images)
    if kept is not None:
        return kept
    sizes = () if request.builtin_images is None else (request.builtin_images, 0)
    dataset = builtin_strokes.generate(*sizes, report=report, cancelled=cancelled)
    return _builtin.setdefault(request.builtin_images, dataset)
