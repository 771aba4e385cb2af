"""Occlusion: blank a small square of the digit image and read it again, everywhere.

Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014, arXiv:1311.2901.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import numpy as np

from mnist_draw.explain.explanation import OcclusionMap, Spot
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from mnist_draw.explain.drawing_reader import DrawingReader

PATCH_SIZE: Final = 5
"""Side of the patch in pixels of the digit image: twice as wide as a line of ink."""

_REACH: Final = PATCH_SIZE // 2
# Steps between patches, from coarse to fine: the whole image is covered early.
_STEPS: Final = (4, 2, 1)
# A drawing that arrives waits for one slice.
_SLICE_S: Final = 0.003
_MOST_IMAGES: Final = 32


def occlude(
    reader: DrawingReader, clock: Callable[[], float] = time.perf_counter
) -> Iterator[OcclusionMap]:
    """Measure patch by patch; each item is one slice of a few milliseconds, or one image.

    Patches without ink are not read: they change nothing.

    Args:
        reader: With an answer.
        clock: Seconds, to adapt the number of images in a slice.
    """
    image, answer = reader.digit_image, reader.answer
    assert image is not None
    assert answer is not None
    assert answer.digit is not None
    inked = _dilated(image > 0)
    changes = np.zeros((FRAME_SIZE, FRAME_SIZE), np.float32)
    shown = changes.copy()
    images_per_slice = 1
    for step, positions in _levels():
        waiting = [(row, column) for row, column in positions if inked[row, column]]
        while waiting:
            batch, waiting = waiting[:images_per_slice], waiting[images_per_slice:]
            began = clock()
            patched = np.stack([without_patch(image, row, column) for row, column in batch])
            found = reader.probabilities(patched)[:, answer.digit] - answer.probability
            spent = clock() - began
            for (row, column), change in zip(batch, np.nan_to_num(found), strict=True):
                changes[row, column] = change
                shown[row : row + step, column : column + step] = change
            images_per_slice = _next_count(len(batch), spent)
            yield OcclusionMap(_frozen(shown))
        for row, column in positions:
            if not inked[row, column]:
                shown[row : row + step, column : column + step] = 0
    yield OcclusionMap(_frozen(changes), _decisive(reader, image, changes))


def without_patch(image: NDArray[np.uint8], row: int, column: int) -> NDArray[np.uint8]:
    """Copy of an image with a blank patch around a pixel.

    Args:
        image: uint8, shape (28, 28), ink 255 on 0.
        row: Row of the pixel.
        column: Column of the pixel.
    """
    copy = image.copy()
    rows, columns = (slice(max(0, at - _REACH), at + _REACH + 1) for at in (row, column))
    copy[rows, columns] = 0
    return copy


def _next_count(count: int, spent: float) -> int:
    """Images of the next slice; a processor at work for others may have delayed this one."""
    fitting = int(count * _SLICE_S / max(spent, 1e-9))
    return min(max(fitting, 1), 2 * count, _MOST_IMAGES)


def _levels() -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Steps and the positions that they add to those of the coarser steps."""
    coarser = None
    for step in _STEPS:
        positions = [
            (row, column)
            for row in range(0, FRAME_SIZE, step)
            for column in range(0, FRAME_SIZE, step)
            if coarser is None or row % coarser or column % coarser
        ]
        yield step, positions
        coarser = step


def _dilated(inked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Pixels whose patch has ink: bool, shape (28, 28)."""
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(inked, _REACH), (PATCH_SIZE, PATCH_SIZE)
    )
    return np.asarray(windows.any(axis=(2, 3)))


def _decisive(
    reader: DrawingReader, image: NDArray[np.uint8], changes: NDArray[np.float32]
) -> Spot:
    row, column = (int(index) for index in np.unravel_index(changes.argmin(), changes.shape))
    where = (_third(image.max(axis=1), row), _third(image.max(axis=0), column))
    without = reader.read_image(without_patch(image, row, column))
    return Spot(row, column, where, float(changes[row, column]), without)


def _third(ink: NDArray[np.uint8], at: int) -> int:
    """Third of the inked span, from -1 to 1; 0 in spans hardly longer than a patch."""
    span = np.flatnonzero(ink)
    first, length = int(span[0]), int(span[-1] - span[0]) + 1
    if length <= 2 * PATCH_SIZE - 2:
        return 0
    return min(max((at - first) * 3 // length, 0), 2) - 1


def _frozen(changes: NDArray[np.float32]) -> NDArray[np.float32]:
    copy = changes.copy()
    copy.flags.writeable = False
    return copy
