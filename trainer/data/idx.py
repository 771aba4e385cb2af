"""Reader for the IDX file format of MNIST, safe for untrusted files.

The format (Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database, file formats): two zero bytes,
a type (8: unsigned bytes), the number of dimensions, the size of each dimension as a big-endian
32-bit number, then the values in row-major order.
"""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from trainer.errors import DataError
from trainer.files.reading import open_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

# Five times MNIST's largest file: a malicious header must not allocate gigabytes.
MOST_BYTES = 2**28

_UNSIGNED_BYTES = 8
_OTHER_TYPES = {9: "int8", 11: "int16", 12: "int32", 13: "float32", 14: "float64"}
_MOST_DIMENSIONS = 4
_GZIP_MAGIC = b"\x1f\x8b"
# A read can be cancelled between chunks, even on a slow network drive.
_CHUNK_BYTES = 2**16
# A file is as large as its values, and headers; compression that adds more makes no sense.
_HEADER_ROOM = 2**20
_TOO_SHORT = "it ends too early"


class IdxError(Exception):
    """Invalid IDX content; the text says what is wrong."""


class IdxTypeError(IdxError):
    """IDX content of numbers other than unsigned bytes.

    Attributes:
        type: Their type, as numpy names it.
    """

    def __init__(self, type_: str) -> None:
        super().__init__(f"it is not an IDX file of unsigned bytes, but one of {type_}")
        self.type = type_


def idx_header(shape: tuple[int, ...]) -> bytes:
    """Header of an IDX file of unsigned bytes.

    Args:
        shape: One to four sizes, each below 2**32.
    """
    return struct.pack(f">HBB{len(shape)}I", 0, _UNSIGNED_BYTES, len(shape), *shape)


def read_idx(
    path: Path, *, most_bytes: int = MOST_BYTES, advance: Callable[[int], None] | None = None
) -> NDArray[np.uint8]:
    """Read an IDX file of unsigned bytes; gzip is detected from the content.

    Args:
        path: The file.
        most_bytes: Largest accepted number of values.
        advance: Called with the number of bytes of each chunk read, the header included; its
            exceptions end the read.

    Returns:
        uint8, one to four dimensions, in the shape given by the file.

    Raises:
        DataError: The file cannot be read, is no IDX file of unsigned bytes, is damaged or
            truncated, has trailing bytes or states more values than ``most_bytes``.
    """
    try:
        with open_file(path, most_bytes + _HEADER_ROOM) as file:
            return parse_idx(file, most_bytes=most_bytes, advance=advance)
    except IdxError as error:
        raise DataError(path, str(error), "damaged") from error
    except OSError as error:
        raise DataError(
            path, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error


def read_idx_shape(path: Path) -> tuple[int, ...]:
    """Read the shape that an IDX file of unsigned bytes states, without its values.

    Raises:
        DataError: As for `read_idx`, as far as the header shows it.
    """
    try:
        with open_file(path, MOST_BYTES + _HEADER_ROOM) as raw:
            packed = raw.peek(2).startswith(_GZIP_MAGIC)
            stream = gzip.GzipFile(fileobj=raw) if packed else raw
            return _parse_header(stream)
    except IdxError as error:
        raise DataError(path, str(error), "damaged") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise DataError(path, "the compressed data in it is damaged", "damaged") from error
    except EOFError as error:
        raise DataError(path, _TOO_SHORT, "damaged") from error
    except OSError as error:
        raise DataError(
            path, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error


def parse_idx(
    stream: BinaryIO, *, most_bytes: int = MOST_BYTES, advance: Callable[[int], None] | None = None
) -> NDArray[np.uint8]:
    """Read IDX content from an open file or memory; see `read_idx`.

    Args:
        stream: Seekable, at its beginning.
        most_bytes: See `read_idx`.
        advance: See `read_idx`.

    Raises:
        IdxError: The content is invalid.
        OSError: The stream cannot be read.
    """
    magic = stream.read(2)
    stream.seek(0)
    if magic != _GZIP_MAGIC:
        return _parse(stream, most_bytes, advance)
    try:
        with gzip.GzipFile(fileobj=stream) as content:
            return _parse(content, most_bytes, advance)
    except (gzip.BadGzipFile, zlib.error) as error:
        raise IdxError("the compressed data in it is damaged") from error
    except EOFError as error:
        raise IdxError(_TOO_SHORT) from error


def _parse(
    stream: BinaryIO | gzip.GzipFile, most_bytes: int, advance: Callable[[int], None] | None
) -> NDArray[np.uint8]:
    shape = _parse_header(stream)
    # A size of 0 counts as 1: numpy refuses shapes whose other sizes are too large.
    if math.prod(max(size, 1) for size in shape) > most_bytes:
        sizes = " × ".join(f"{size:,}" for size in shape)
        raise IdxError(f"it states sizes of {sizes}, more than the {most_bytes:,} bytes allowed")

    if advance is not None:
        advance(len(idx_header(shape)))
    values = np.empty(shape, np.uint8)
    rest = values.reshape(-1).data
    while rest:
        count = stream.readinto(rest[:_CHUNK_BYTES])  # type: ignore[union-attr]
        if not count:
            raise IdxError(_TOO_SHORT)
        rest = rest[count:]
        if advance is not None:
            advance(count)
    # Reading past the end also makes gzip verify its checksum.
    if stream.read(1):
        raise IdxError("it holds more bytes than it states")
    return values


def _parse_header(stream: BinaryIO | gzip.GzipFile) -> tuple[int, ...]:
    magic = _exactly(stream, 4)
    dimensions = magic[3]
    if magic[:2] == b"\x00\x00" and magic[2] in _OTHER_TYPES:
        raise IdxTypeError(_OTHER_TYPES[magic[2]])
    if magic[:3] != b"\x00\x00\x08" or not 1 <= dimensions <= _MOST_DIMENSIONS:
        raise IdxError("it is not an IDX file of unsigned bytes")
    return struct.unpack(f">{dimensions}I", _exactly(stream, 4 * dimensions))


def _exactly(stream: BinaryIO | gzip.GzipFile, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise IdxError(_TOO_SHORT)
    return data
