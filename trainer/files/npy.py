"""Read the header of a NumPy array file (``.npy``); its values are never unpickled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Any

import numpy as np

from trainer.files.values import FormatError

_LARGEST_SIDE = 2**40


@dataclass(frozen=True, slots=True)
class NpyHeader:
    """What a file says of its array.

    Attributes:
        shape: Sides from 0 to 2**40.
        by_columns: Whether the values are in Fortran's order.
        dtype: Type of the values; may be of Python objects, which must not be read.
    """

    shape: tuple[int, ...]
    by_columns: bool
    dtype: np.dtype[Any]


def read_npy_header(file: IO[bytes]) -> NpyHeader:
    """Read the header; the values follow it.

    Raises:
        FormatError: It is no array file, or its header is damaged.
        OSError: The file cannot be read.
    """
    read_header = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }
    try:
        shape, by_columns, dtype = read_header[np.lib.format.read_magic(file)](file)
    except OSError:
        raise
    # The header is a Python literal, whose parser raises errors of a dozen types.
    except Exception as error:
        raise FormatError("its header is damaged") from error
    # True is an int to numpy.
    if not all(type(side) is int and 0 <= side <= _LARGEST_SIDE for side in shape):
        raise FormatError("its sides are no array's")
    return NpyHeader(shape, bool(by_columns), dtype)
