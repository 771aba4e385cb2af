"""Where a run's data set comes from: a named folder, the cache, a download, built-in strokes."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.data.download import download_mnist
from trainer.data.mnist import FILES, MIRRORS, MnistFiles, read_mnist
from trainer.data.transfer import Timeouts
from trainer.errors import CancelledError, DataError, TrainerError
from trainer.files import remove_leftovers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.data.digits import DataSet
    from trainer.data.progress import ProgressCallback

FOLDER_VARIABLE = "MNIST_DRAW_DATA"
"""Environment variable that names the folder where MNIST lies."""


@dataclass(frozen=True, slots=True)
class DataRequest:
    """Which data set is wanted, and where to look for it.

    Attributes:
        source: ``"mnist"``, ``"strokes"`` (built in), or ``"auto"``: MNIST where it can be had,
            else the strokes.
        folder: Where MNIST lies, named by the user. It is then read from there and nowhere else.
        cache: Where downloads are kept; None for the user's cache directory.
        download: Whether MNIST may be downloaded.
    """

    source: Literal["auto", "mnist", "strokes"] = "auto"
    folder: Path | None = None
    cache: Path | None = None
    download: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class LoadedData:
    """A data set and how it came to be this one.

    Attributes:
        dataset: Images and labels.
        fallback: Why these are the built-in strokes and not MNIST; None where they were asked for.
    """

    dataset: DataSet
    fallback: TrainerError | None


def folder_from_environment() -> Path | None:
    """The folder that the environment variable `FOLDER_VARIABLE` names, None where it is empty."""
    text = os.environ.get(FOLDER_VARIABLE)
    return Path(text).expanduser() if text else None


def load(
    request: DataRequest,
    *,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    mirrors: Sequence[str] = MIRRORS,
    files: MnistFiles = FILES,
    timeouts: Timeouts = Timeouts(),  # noqa: B008 - frozen
) -> LoadedData:
    """Brings a data set into memory.

    A folder that the user named is never replaced by something else in silence: it holds MNIST or
    the user hears what is wrong with it. Damaged files in the cache are downloaded again.

    Args:
        request: Which data set, and from where.
        report: Is told about downloading, reading and drawing.
        cancelled: Whether to stop; asked at least ten times a second.
        mirrors: See `download_mnist`.
        files: See `download_mnist`.
        timeouts: See `download_mnist`.

    Raises:
        DataError: The named folder does not hold MNIST or holds it damaged; or ``"mnist"`` was
            asked for, may not be downloaded, and is not in the cache.
        DownloadError: ``"mnist"`` was asked for and no mirror delivered it.
        StorageError: ``"mnist"`` was asked for and the cache cannot be written.
        TrainerError: ``"mnist"`` was asked for and a package that downloading needs is missing.
        CancelledError: Somebody asked to stop.
    """
    if request.source == "strokes":
        return LoadedData(_strokes(report, cancelled), fallback=None)
    if request.folder is not None:
        return LoadedData(read_mnist(request.folder, report, cancelled, files=files), fallback=None)
    try:
        dataset = _cached_or_downloaded(request, report, cancelled, mirrors, files, timeouts)
    except CancelledError:
        raise
    except TrainerError as error:
        if request.source == "mnist":
            raise
        return LoadedData(_strokes(report, cancelled), fallback=error)
    return LoadedData(dataset, fallback=None)


def _cached_or_downloaded(
    request: DataRequest,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    mirrors: Sequence[str],
    files: MnistFiles,
    timeouts: Timeouts,
) -> DataSet:
    # A machine that only trains may lack the packages for this.
    try:
        cache = request.cache or _user_cache()
        remove_leftovers(cache)
        with suppress(DataError):
            return read_mnist(cache, report, cancelled, files=files)
        if not request.download:
            raise DataError(
                cache, "MNIST has not been downloaded, and downloading is switched off."
            )
        download_mnist(cache, report, cancelled, mirrors=mirrors, files=files, timeouts=timeouts)
    except ModuleNotFoundError as error:
        raise TrainerError(
            f"MNIST cannot be downloaded without the Python package {error.name}. "
            "Install it or name a folder that holds MNIST."
        ) from error
    return read_mnist(cache, report, cancelled, files=files)


def _user_cache() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 - see _cached_or_downloaded

    return user_cache_path("mnist-draw", appauthor=False) / "mnist"


def _strokes(report: ProgressCallback, cancelled: Callable[[], bool]) -> DataSet:
    # Loaded here because most runs do without.
    from trainer.data.synthetic.builtin_strokes import generate  # noqa: PLC0415

    return generate(report=report, cancelled=cancelled)
