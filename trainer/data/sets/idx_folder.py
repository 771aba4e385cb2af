"""Data sets in IDX files: MNIST, Fashion-MNIST, KMNIST, EMNIST, or a user's own."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from trainer.data.digits import MNIST, DataSet, Digits
from trainer.data.idx import IdxTypeError, idx_header, read_idx, read_idx_shape
from trainer.data.mnist import FILES, NOT_MNIST, SUBFOLDERS, is_content
from trainer.data.progress import Meter
from trainer.data.sets.checks import as_ink, check_images, check_labels
from trainer.data.sets.class_names import known_name, named
from trainer.data.sets.problems import DataSetError
from trainer.errors import DataError
from trainer.files.reading import list_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.data.mnist import MnistFiles
    from trainer.data.progress import ProgressCallback

Result = TypeVar("Result")

_FILE = re.compile(
    r"(?P<set>.*?)(?P<split>train|test|t10k)-(?P<kind>images|labels)[-.]idx[13][-.]ubyte(\.gz)?",
    re.IGNORECASE,
)
FOLDERS = (*SUBFOLDERS, "FashionMNIST/raw", "KMNIST/raw", "EMNIST/raw", "gzip")
"""Where files are looked for: torchvision's folders and that of EMNIST's archive."""
_PARTS = ("train-images", "train-labels", "test-images", "test-labels")
# Files of one data set are told apart by these names; EMNIST's images are stored by columns.
_BY_COLUMNS = "emnist-"


@dataclass(slots=True)
class _Files:
    """Files of one data set, by part; several where a file lies there packed and unpacked."""

    folder: Path
    prefix: str
    parts: dict[str, list[Path]] = field(default_factory=dict)

    @property
    def hint(self) -> str:
        """Names of the files and the folders, which may be those of a published data set."""
        return "/".join((*self.folder.parts[-3:], self.prefix))

    @property
    def name(self) -> str:
        """Name of the data set."""
        return known_name(self.hint) or self.prefix.rstrip("-_. ") or self.folder.name


def read_folder(
    path: Path,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    *,
    mnist: MnistFiles = FILES,
) -> DataSet | None:
    """Read the data set of a folder, of MNIST or any other; None if there is no IDX file.

    Files of MNIST are recognised by their content.

    Args:
        path: The folder, or one of the files.
        report: Called with the progress, in bytes of content.
        cancelled: Polled for every 64 KiB.
        mnist: The content of MNIST's files.

    Raises:
        DataError: A file is missing, damaged or holds something else; or several data sets lie
            there.
        CancelledError: `cancelled` returned True.
    """
    files = _find(path)
    if files is None:
        return None
    for part in _PARTS:
        if part not in files.parts:
            raise DataSetError(files.folder, "missing part", name=files.name, part=part)
    shapes = {part: _first_sound(paths, read_idx_shape) for part, paths in files.parts.items()}
    # The header of half a file is not that of the sound one beside it.
    if all(len(paths) == 1 for paths in files.parts.values()):
        _check_shapes(shapes)
    total = sum(math.prod(shape) + len(idx_header(shape)) for _, shape in shapes.values())
    meter = Meter("read", files.name, total, report, cancelled)
    found = [
        _first_sound(files.parts[part], partial(read_idx, advance=meter.advance)) for part in _PARTS
    ]
    _check_shapes(
        {part: (source, values.shape) for part, (source, values) in zip(_PARTS, found, strict=True)}
    )
    origin = str(files.folder)
    x_train, y_train, x_test, y_test = (values for _, values in found)
    if _is_mnist(found, mnist):
        return DataSet(MNIST, origin, Digits(x_train, y_train), Digits(x_test, y_test))
    mapping = _mapping(files.folder, files.prefix)
    (y_train, y_test), classes = named((y_train, y_test), found[1][0], files.hint, mapping)
    x_train, x_test, changes = as_ink(x_train, x_test)
    if _BY_COLUMNS in files.prefix.lower():
        x_train, x_test = (part.transpose(0, 2, 1).copy() for part in (x_train, x_test))
    return DataSet(
        files.name,
        origin + changes,
        Digits(x_train, y_train, classes),
        Digits(x_test, y_test, classes),
    )


def is_part(name: str) -> bool:
    """Whether a file of this name may hold images, labels or class names of an IDX data set."""
    return _FILE.fullmatch(name) is not None or name.endswith("mapping.txt")


def _find(path: Path) -> _Files | None:
    """The files of the one data set of a folder, or of that which a file belongs to."""
    chosen = _FILE.fullmatch(path.name)
    try:
        if path.is_file():
            if chosen is None:
                return None
            return _sets(path.parent)[chosen["set"].lower()]
        for below in FOLDERS:
            found = _sets(path / below) if (path / below).is_dir() else {}
            if len(found) > 1:
                names = ", ".join(each.name for each in found.values())
                raise DataSetError(path / below, "several sets", names=names)
            if found:
                return next(iter(found.values()))
    except OSError as error:
        raise DataError(path, f"it cannot be read: {error.strerror or error}", "unreadable") from (
            error
        )
    return None


def _sets(folder: Path) -> dict[str, _Files]:
    """The data sets of a folder by the beginning of their files' names."""
    found: dict[str, _Files] = {}
    # Packed files first: an unpacked one may be half written.
    for path in sorted(folder.iterdir(), key=lambda each: (each.suffix != ".gz", each.name)):
        match = _FILE.fullmatch(path.name)
        if match is None or not path.is_file():
            continue
        files = found.setdefault(match["set"].lower(), _Files(folder, match["set"]))
        split = "train" if match["split"].lower() == "train" else "test"
        files.parts.setdefault(f"{split}-{match['kind'].lower()}", []).append(path)
    return found


def _first_sound(paths: list[Path], read: Callable[[Path], Result]) -> tuple[Path, Result]:
    """The first path that can be read, with its content; else the error of the first."""
    first_error: DataError | None = None
    for path in paths:
        try:
            return path, read(path)
        except DataError as error:
            first_error = first_error or error
    assert first_error is not None
    cause = first_error.__cause__
    if isinstance(cause, IdxTypeError):
        path = first_error.path
        raise DataSetError(path, "number type", name=path.name, type=cause.type) from first_error
    raise DataError(
        first_error.path,
        f"{first_error.reason}. Replace it by a sound file or choose another folder.",
        first_error.problem,
    ) from first_error


def _check_shapes(shapes: Mapping[str, tuple[Path, tuple[int, ...]]]) -> None:
    """Check that each split has images of 28 × 28 pixels, and one label for each.

    Args:
        shapes: File and shape of each part.

    Raises:
        DataSetError: One has not.
    """
    for split in ("train", "test"):
        source, shape = shapes[f"{split}-images"]
        check_images(shape, source)
        labels, label_shape = shapes[f"{split}-labels"]
        check_labels(label_shape, shape[0], labels)


def _is_mnist(found: list[tuple[Path, NDArray[np.uint8]]], mnist: MnistFiles) -> bool:
    """Whether the content of the files is MNIST's.

    Raises:
        DataError: Some are: the others are damaged, or of another data set.
    """
    same = [is_content(values, file) for (_, values), file in zip(found, mnist, strict=True)]
    if any(same) and not all(same):
        raise DataError(found[same.index(False)][0], NOT_MNIST, "foreign")
    return all(same)


def _mapping(folder: Path, prefix: str) -> Path | None:
    """The file with the names of the classes: that of the data set, or the only one."""
    named_for_it = folder / f"{prefix}mapping.txt"
    if prefix and named_for_it.is_file():
        return named_for_it
    try:
        found = list_files(folder, "*mapping.txt")
    except OSError as error:
        raise DataError(
            folder, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error
    return found[0] if len(found) == 1 else None
