"""Read safetensors files: first the header, then the arrays, and only those of a welcome file.

The format (Hugging Face, safetensors): the length of the header as a little-endian 64-bit number,
the header in JSON, then the arrays. The header names each array's dtype, shape and bytes, and under
``__metadata__`` texts by name. Nothing of such a file is ever executed or mapped into memory, where
another program could change it.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import safetensors
import safetensors.numpy

from trainer.files.reading import open_file, read_rest
from trainer.files.values import FormatError, items, parse_json, table, text, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from io import BufferedReader
    from pathlib import Path

    from numpy.typing import NDArray

# The identities of 200,000 drawings are 7.4 MB; safetensors itself reads up to 100 MB.
_MOST_HEADER_BYTES = 10_000_000
_MOST_ARRAYS = 1_000
_MOST_DIMENSIONS = 8
_LARGEST_SIZE = 2**40
_LONGEST_TEXT = 100_000
_NO_LONG_TEXTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TensorHeader:
    """What a file says of itself, before any array is read.

    Attributes:
        metadata: Texts by name; can be encoded as UTF-8.
        shapes: Shape of each array by name.
        dtypes: Dtype of each array by name, such as ``"F32"``.
    """

    metadata: Mapping[str, str]
    shapes: Mapping[str, tuple[int, ...]]
    dtypes: Mapping[str, str]


def read_header(
    path: Path, most_bytes: int, *, long_texts: Mapping[str, int] = _NO_LONG_TEXTS
) -> TensorHeader:
    """Read the header of a file, and no array.

    Args:
        path: The file.
        most_bytes: Size of the largest file that is opened.
        long_texts: See `read_tensors`.

    Raises:
        FormatError: It is no safetensors file, or its header is damaged.
        OSError: It cannot be read, is no regular file, or too large.
    """
    with open_file(path, most_bytes) as file:
        return _header(file, long_texts)


def read_tensors(
    path: Path,
    most_bytes: int,
    check: Callable[[TensorHeader], object],
    *,
    long_texts: Mapping[str, int] = _NO_LONG_TEXTS,
) -> tuple[dict[str, NDArray[Any]], TensorHeader]:
    """Read the arrays of a file whose header is welcome.

    Args:
        path: The file.
        most_bytes: Size of the largest file that is opened.
        check: Called with the header before arrays are read; its exceptions end the read.
        long_texts: Characters of the longest text of each name among the metadata that may have
            more than 100,000.

    Raises:
        FormatError: It is no safetensors file, damaged, or has a dtype that numpy lacks.
        OSError: It cannot be read, is no regular file, or too large.
    """
    with open_file(path, most_bytes) as file:
        header = _header(file, long_texts)
        check(header)
        file.seek(0)
        content = read_rest(file, most_bytes)
    try:
        return safetensors.numpy.load(content), header
    except safetensors.SafetensorError as error:
        raise FormatError(f"no safetensors file ({error})") from error
    # The dtype is looked up in a table: bfloat16 and others are not in it.
    except (KeyError, TypeError) as error:
        raise FormatError(f"an array in it has another dtype ({error})") from error


def _header(file: BufferedReader, long_texts: Mapping[str, int]) -> TensorHeader:
    file_size = os.fstat(file.fileno()).st_size
    start = file.read(8)
    size = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
    if not 2 <= size <= min(_MOST_HEADER_BYTES, file_size - 8):
        raise FormatError("no safetensors file")
    entries = table("the header", parse_json(file.read(size)))
    metadata = table("__metadata__", entries.pop("__metadata__", {}))
    if len(entries) > _MOST_ARRAYS:
        raise FormatError(f"more than {_MOST_ARRAYS:,} arrays")
    arrays = {name: table(name, entry) for name, entry in entries.items()}
    ends = [
        whole("an offset", offset, 0, file_size)
        for entry in arrays.values()
        for offset in items("data_offsets", entry.get("data_offsets"), 2)
    ]
    if max(ends, default=0) != file_size - 8 - size:
        raise FormatError("it ends too early or too late")
    return TensorHeader(
        {
            name: text(name, value, long_texts.get(name, _LONGEST_TEXT))
            for name, value in metadata.items()
        },
        {
            name: tuple(
                whole("a size", size, 0, _LARGEST_SIZE)
                for size in items("a shape", entry.get("shape"), _MOST_DIMENSIONS)
            )
            for name, entry in arrays.items()
        },
        {name: text("a dtype", entry.get("dtype"), 10) for name, entry in arrays.items()},
    )
