"""Data sets in an ``.npz`` archive of NumPy arrays, as Keras's ``mnist.npz``; never unpickled."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.digits import MNIST, DataSet, Digits
from trainer.data.idx import MOST_BYTES
from trainer.data.mnist import FILES, is_content
from trainer.data.progress import Meter
from trainer.data.sets.checks import as_bytes, as_ink, check_images, check_labels
from trainer.data.sets.class_names import known_name, named
from trainer.data.sets.problems import DataSetError
from trainer.errors import DataError
from trainer.files.npy import read_npy_header
from trainer.files.reading import open_file
from trainer.files.values import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO

    from numpy.typing import NDArray

    from trainer.data.mnist import MnistFiles
    from trainer.data.progress import ProgressCallback

NAMES = ("x_train", "y_train", "x_test", "y_test")
_CHUNK_BYTES = 2**20
# Four arrays of the largest size, not compressed.
_MOST_FILE_BYTES = 4 * MOST_BYTES + 2**20
# What zipfile and the decompressors raise where an archive is damaged.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def read_npz(
    path: Path,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    *,
    mnist: MnistFiles = FILES,
) -> DataSet:
    """Read the images ``x_train``, ``x_test`` and the labels ``y_train``, ``y_test``.

    Args:
        path: The archive.
        report: Called with the progress, in bytes of content.
        cancelled: Polled for every MiB.
        mnist: The content of MNIST's files, by which MNIST is recognised.

    Raises:
        DataError: The archive cannot be read, lacks an array, or holds other things than images of
            28 × 28 pixels with their labels.
        CancelledError: `cancelled` returned True.
    """
    try:
        with open_file(path, _MOST_FILE_BYTES) as file, zipfile.ZipFile(file) as archive:
            members = {member.filename.removesuffix(".npy"): member for member in archive.filelist}
            lacking = [name for name in NAMES if name not in members]
            if lacking:
                raise DataSetError(path, "missing arrays", names=", ".join(lacking))
            total = sum(members[name].file_size for name in NAMES)
            meter = Meter("read", path.name, total, report, cancelled)
            arrays = [_read(archive.open(members[name]), name, path, meter) for name in NAMES]
    except _DAMAGED as error:
        raise DataSetError(path, "no archive") from error
    except OSError as error:
        raise DataError(
            path, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error
    for images, labels in ((arrays[0], arrays[1]), (arrays[2], arrays[3])):
        check_images(images.shape, path)
        check_labels(labels.shape, len(images), path)
    x_train, y_train, x_test, y_test = (
        as_bytes(values, name, path) for name, values in zip(NAMES, arrays, strict=True)
    )
    if all(
        is_content(values, file)
        for values, file in zip((x_train, y_train, x_test, y_test), mnist, strict=True)
    ):
        return DataSet(MNIST, str(path), Digits(x_train, y_train), Digits(x_test, y_test))
    hint = f"{path.parent.name}/{path.stem}"
    (y_train, y_test), classes = named((y_train, y_test), path, hint, None)
    x_train, x_test, changes = as_ink(x_train, x_test)
    return DataSet(
        known_name(hint) or path.stem,
        f"{path}{changes}",
        Digits(x_train, y_train, classes),
        Digits(x_test, y_test, classes),
    )


def _read(member: IO[bytes], name: str, path: Path, meter: Meter) -> NDArray[np.generic]:
    """Read one ``.npy`` file.

    Its header is read by numpy; it is never evaluated, and objects are not unpickled.
    """
    with member:
        try:
            header = read_npy_header(member)
        except FormatError as error:
            raise DataSetError(path, "no archive") from error
        shape, dtype = header.shape, header.dtype
        if dtype.hasobject:
            raise DataSetError(path, "pickled", name=name)
        if not np.issubdtype(dtype, np.integer):
            raise DataSetError(path, "number type", name=name, type=dtype)
        # Sizes of 0 count as 1: others beside them may be too large.
        size = int(np.prod([max(side, 1) for side in shape], dtype=object)) * dtype.itemsize
        if size > MOST_BYTES:
            raise DataSetError(path, "too large", name=name, most=MOST_BYTES // 2**20)
        values = np.empty(int(np.prod(shape)), dtype)
        rest = values.view(np.uint8).data
        while rest:
            part = member.read(min(len(rest), _CHUNK_BYTES))
            if not part:
                raise DataSetError(path, "no archive")
            rest[: len(part)] = part
            rest = rest[len(part) :]
            meter.advance(len(part))
        return values.reshape(shape, order="F" if header.by_columns else "C")
