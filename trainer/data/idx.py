"""The IDX file format in which MNIST is published: bytes in, array out, nothing taken on trust.

The format (Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database, file formats): two zero bytes,
a type (8: unsigned bytes), the number of dimensions, the size of each dimension as a big-endian
32-bit number, then the values with the last dimension running fastest.
"""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from trainer.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

# Five times MNIST's largest file; a hostile header must not make us reserve gigabytes.
MOST_BYTES = 2**28

_UNSIGNED_BYTES = 8
_MOST_DIMENSIONS = 4
_GZIP_MAGIC = b"\x1f\x8b"
# Between two pieces a reader can be stopped, even on a slow network drive.
_PIECE_BYTES = 2**16
_TOO_SHORT = "it ends too early"


class IdxError(Exception):
    """What is wrong with the bytes, in words."""


def idx_header(shape: tuple[int, ...]) -> bytes:
    """The bytes that stand before the values of an array of unsigned bytes.

    Args:
        shape: One to four sizes, each below 2**32.
    """
    return struct.pack(f">HBB{len(shape)}I", 0, _UNSIGNED_BYTES, len(shape), *shape)


def read_idx(
    path: Path, *, most_bytes: int = MOST_BYTES, advance: Callable[[int], None] | None = None
) -> NDArray[np.uint8]:
    """Reads an IDX file of unsigned bytes, raw or gzip, told apart by content and not by name.

    Args:
        path: The file.
        most_bytes: How many values it may hold.
        advance: Is called with the number of bytes of each piece read, the header included; what
            it raises ends the reading.

    Returns:
        uint8, in the shape that the file states: one to four dimensions.

    Raises:
        DataError: The file cannot be read, is no IDX file of unsigned bytes, is damaged or cut
            short, has bytes left over or states sizes beyond ``most_bytes``.
    """
    try:
        with path.open("rb") as file:
            return parse_idx(file, most_bytes=most_bytes, advance=advance)
    except IdxError as error:
        raise DataError(path, str(error), "damaged") from error
    except OSError as error:
        raise DataError(
            path, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error


def parse_idx(
    stream: BinaryIO, *, most_bytes: int = MOST_BYTES, advance: Callable[[int], None] | None = None
) -> NDArray[np.uint8]:
    """Does what `read_idx` does with an open file or bytes in memory.

    Args:
        stream: At its beginning, seekable.
        most_bytes: See `read_idx`.
        advance: See `read_idx`.

    Raises:
        IdxError: The bytes are not what `read_idx` asks for.
        OSError: They cannot be read.
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
    magic = _exactly(stream, 4)
    dimensions = magic[3]
    if magic[:3] != b"\x00\x00\x08" or not 1 <= dimensions <= _MOST_DIMENSIONS:
        raise IdxError("it is not an IDX file of unsigned bytes")
    shape = struct.unpack(f">{dimensions}I", _exactly(stream, 4 * dimensions))
    # A size of 0 must not hide the others: numpy refuses a shape by the product of the rest.
    if math.prod(max(size, 1) for size in shape) > most_bytes:
        sizes = " × ".join(f"{size:,}" for size in shape)
        raise IdxError(f"it states sizes of {sizes}, more than the {most_bytes:,} bytes allowed")

    if advance is not None:
        advance(len(magic) + 4 * dimensions)
    values = np.empty(shape, np.uint8)
    rest = values.reshape(-1).data
    while rest:
        count = stream.readinto(rest[:_PIECE_BYTES])  # type: ignore[union-attr]
        if not count:
            raise IdxError(_TOO_SHORT)
        rest = rest[count:]
        if advance is not None:
            advance(count)
    # Reading on also makes gzip compare its checksum.
    if stream.read(1):
        raise IdxError("it holds more bytes than it states")
    return values


def _exactly(stream: BinaryIO | gzip.GzipFile, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise IdxError(_TOO_SHORT)
    return data
