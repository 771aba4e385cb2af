"""Framing: convert a raster of ink to a 28x28 digit image as MNIST did.

The reference is the QMNIST authors' reconstruction of MNIST (Yadav and Bottou, "Cold Case: The
Lost MNIST Digits", 2019, arXiv:1905.10498): crop to the ink, scale with area weights so that the
longest side is 20, rescale so that the peak is 255, place by whole pixels so that the centre of
mass lies at index 14.

All sums are exact integers (overlaps of pixels and cells are scaled to whole numbers), so single
images and batches give identical results on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FRAME_SIZE = 28
BOX_SIZE = 20

# Limits the working memory of `frame_all`; larger blocks exceed the cache and are slower.
_PIXELS_PER_BLOCK = 1 << 20
# OpenBLAS computes products up to this size in the calling thread.
_MULTIPLICATIONS_PER_PIECE = 1 << 18

_Number = TypeVar("_Number", np.float32, np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Framing:
    """A digit image and the intermediate results of framing; the arrays are read-only.

    Attributes:
        box: Left, top, right, bottom of the ink in raster pixels; right and bottom are exclusive.
        scaled: uint8, shape (h, w): the ink of the box, longest side 20, peak 255.
        centre_of_mass: x, y in `scaled`, in index units (0 is the centre of the first pixel).
        offset: Column and row of `scaled` in the digit image.
        digit_image: uint8, shape (28, 28), ink 255 on 0.
    """

    box: tuple[int, int, int, int]
    scaled: NDArray[np.uint8]
    centre_of_mass: tuple[float, float]
    offset: tuple[int, int]
    digit_image: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Framed ink of N non-empty rasters.

    Attributes:
        scaled: uint8, shape (N, 20, 20); cells outside `sizes` are 0.
        sizes: int64, shape (2, N): height and width of the ink in `scaled`.
        mass: int64, shape (N,): sum of `scaled`.
        moments: int64, shape (2, N): sums of `scaled` times row and column.
        offsets: int64, shape (2, N): row and column of `scaled` in the digit image.
        digit_images: uint8, shape (N, 28, 28).
    """

    scaled: NDArray[np.uint8]
    sizes: NDArray[np.int64]
    mass: NDArray[np.int64]
    moments: NDArray[np.int64]
    offsets: NDArray[np.int64]
    digit_images: NDArray[np.uint8]


def frame(raster: NDArray[np.uint8]) -> Framing | None:
    """Frame one drawing.

    Every pixel above 0 counts as ink.

    Args:
        raster: uint8, shape (H, W), ink 255 on 0.

    Returns:
        None if there is no ink.

    Raises:
        ValueError: The raster has another dtype or number of axes.
    """
    _check_raster(raster)
    rows = np.flatnonzero(raster.max(axis=1, initial=0))
    if not len(rows):
        return None
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(raster[top:bottom].max(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    ink = raster[top:bottom, left:right]
    batch = _frame_ink(ink[None], np.zeros((2, 1), np.int64), np.array(ink.shape)[:, None])
    height, width = batch.sizes[:, 0]
    scaled = batch.scaled[0, :height, :width]
    scaled.flags.writeable = False
    digit_image = batch.digit_images[0]
    digit_image.flags.writeable = False
    y, x = (batch.moments[:, 0] / batch.mass[0]).tolist()
    row, column = batch.offsets[:, 0].tolist()
    return Framing((left, top, right, bottom), scaled, (x, y), (column, row), digit_image)


def frame_all(rasters: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Frame many drawings of one raster size; gives the same digit images as `frame`.

    Args:
        rasters: uint8, shape (N, H, W), ink 255 on 0.

    Returns:
        Digit images, uint8, shape (N, 28, 28); all 0 for a raster without ink.

    Raises:
        ValueError: The rasters have another dtype or number of axes.
    """
    if rasters.dtype != np.uint8 or rasters.ndim != 3:
        raise ValueError(
            f"rasters are uint8 of shape (N, H, W), not {rasters.dtype} of {rasters.shape}"
        )
    count, height, width = rasters.shape
    digit_images = np.zeros((count, FRAME_SIZE, FRAME_SIZE), np.uint8)
    block = max(1, _PIXELS_PER_BLOCK // max(1, height * width))
    for first in range(0, count, block):
        part = rasters[first : first + block]
        in_row = part.max(axis=2, initial=0) > 0
        in_column = part.max(axis=1, initial=0) > 0
        inked = np.flatnonzero(in_row.any(axis=1))
        spans = [_spans(in_row[inked]), _spans(in_column[inked])]
        starts = np.stack([start for start, _ in spans])
        lengths = np.stack([length for _, length in spans])
        framed = _frame_ink(part[inked], starts, lengths)
        digit_images[first + inked] = framed.digit_images
    return digit_images


def plain_resize(raster: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """Resize the whole raster without framing, as most digit demos do.

    Unlike in MNIST, position and size of the digit stay as drawn.

    Args:
        raster: uint8, shape (H, W), ink 255 on 0.

    Returns:
        The digit image, uint8, shape (28, 28), read-only: area means. None if there is no ink.

    Raises:
        ValueError: The raster has another dtype or number of axes.
    """
    _check_raster(raster)
    if not raster.any():
        return None
    rows, columns = (
        _overlaps(np.zeros(1, np.int64), np.array([side]), np.array([FRAME_SIZE]), side, FRAME_SIZE)
        for side in raster.shape
    )
    # Exact, see `_frame_ink`.
    bands = _product(rows, raster[None].astype(np.float32)).astype(np.float64)
    (cells,) = _product(bands, columns.transpose(0, 2, 1).astype(np.float64)).astype(np.int64)
    area = raster.size
    digit_image: NDArray[np.uint8] = ((2 * cells + area) // (2 * area)).astype(np.uint8)
    digit_image.flags.writeable = False
    return digit_image


def _check_raster(raster: NDArray[np.uint8]) -> None:
    if raster.dtype != np.uint8 or raster.ndim != 2:
        raise ValueError(f"a raster is uint8 of shape (H, W), not {raster.dtype} of {raster.shape}")


def _spans(inked: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Start and length of the span from the first to the last True in each row of (N, L)."""
    if not len(inked):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    first = inked.argmax(axis=1)
    last = inked.shape[1] - 1 - inked[:, ::-1].argmax(axis=1)
    return first, last - first + 1


def _frame_ink(
    rasters: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> _Batch:
    """Frame rasters with known ink boxes.

    Args:
        rasters: uint8, shape (N, H, W), non-empty.
        starts: Shape (2, N): top and left of each box.
        lengths: Shape (2, N): height and width of each box.
    """
    longest = lengths.max(axis=0, initial=1)
    # Rounds half up.
    sizes = np.maximum(1, (2 * BOX_SIZE * lengths + longest) // (2 * longest))
    rows = _overlaps(starts[0], lengths[0], sizes[0], rasters.shape[1])
    columns = _overlaps(starts[1], lengths[1], sizes[1], rasters.shape[2])
    # A sum over one axis is at most 255 * 65,536, exact in float32. Sums over both axes need
    # float64; that product is much smaller.
    bands = _product(rows, rasters.astype(np.float32)).astype(np.float64)
    cells = _product(bands, columns.transpose(0, 2, 1).astype(np.float64)).astype(np.int64)
    peak = cells.max(axis=(1, 2), initial=1)[:, None, None]
    scaled = ((510 * cells + peak) // (2 * peak)).astype(np.uint8)

    index = np.arange(BOX_SIZE)
    by_row = scaled.sum(axis=2, dtype=np.int64)
    by_column = scaled.sum(axis=1, dtype=np.int64)
    mass = by_row.sum(axis=1)
    moments = np.stack([by_row @ index, by_column @ index])
    # floor(14.5 - centre of mass), clipped to the frame.
    offsets = (29 * mass - 2 * moments) // (2 * mass)
    offsets = np.clip(offsets, 0, FRAME_SIZE - sizes)

    # The empty cells of a box may extend beyond the frame, into a margin.
    canvas = np.zeros((len(rasters), FRAME_SIZE + BOX_SIZE, FRAME_SIZE + BOX_SIZE), np.uint8)
    canvas[
        np.arange(len(rasters))[:, None, None],
        offsets[0][:, None, None] + index[:, None],
        offsets[1][:, None, None] + index,
    ] = scaled
    digit_images = canvas[:, :FRAME_SIZE, :FRAME_SIZE].copy()
    return _Batch(scaled, sizes, mass, moments, offsets, digit_images)


def _product(left: NDArray[_Number], right: NDArray[_Number]) -> NDArray[_Number]:
    """Matrix products, (N, A, B) by (N, B, C), in pieces small enough for one thread.

    OpenBLAS distributes larger products over threads, which is hardly faster and has to wait for
    busy processors: the p95 of framing was then above 60 ms.
    """
    count, inner, width = right.shape
    height = left.shape[1]
    piece = max(1, _MULTIPLICATIONS_PER_PIECE // max(1, height * inner))
    pieces = width // piece
    whole = pieces * piece
    products = np.empty((count, height, width), right.dtype)
    blocks = right[:, :, :whole].reshape(count, inner, pieces, piece).transpose(0, 2, 1, 3)
    shared = products[:, :, :whole].reshape(count, height, pieces, piece)
    np.matmul(left[:, None], blocks, out=shared.transpose(0, 2, 1, 3))
    np.matmul(left, right[:, :, whole:], out=products[:, :, whole:])
    return products


def _overlaps(
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    cells: NDArray[np.int64],
    size: int,
    most: int = BOX_SIZE,
) -> NDArray[np.float32]:
    """Overlap of each of a span's equal cells with each pixel of an axis.

    Args:
        starts: First pixel of each span, shape (N,).
        lengths: Pixels of each span, shape (N,).
        cells: Number of cells in each span, shape (N,).
        size: Number of pixels of the axis.
        most: Largest number of cells.

    Returns:
        Integers as float32, shape (N, most, size), in units of 1 / `cells` of a pixel.
    """
    # 32 bits suffice for sides up to 65,536 and need half of the memory.
    cell = np.arange(most, dtype=np.int32)
    pixel = np.arange(size, dtype=np.int32) - starts.astype(np.int32)[:, None]
    counts = cells.astype(np.int32)[:, None]
    pixel_from = (pixel * counts)[:, None, :]
    pixel_to = pixel_from + counts[:, None]
    cell_from = (cell * lengths.astype(np.int32)[:, None])[:, :, None]
    cell_to = cell_from + lengths.astype(np.int32)[:, None, None]
    overlap = np.minimum(pixel_to, cell_to) - np.maximum(pixel_from, cell_from)
    overlap *= (cell < counts)[:, :, None]
    weights: NDArray[np.float32] = np.maximum(overlap, 0).astype(np.float32)
    return weights
