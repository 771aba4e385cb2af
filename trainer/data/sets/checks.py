"""Checks of arrays from files of a data set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.data.sets.problems import DataSetError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SIDE = 28

_LIGHT = 200  # Paper is lighter, and what fills its picture on average darker.


def check_images(shape: tuple[int, ...], source: Path) -> None:
    """Check that a shape is (N, 28, 28), N > 0.

    Raises:
        DataSetError: It is not.
    """
    if len(shape) != 3:
        raise DataSetError(source, "not images", shape=_sizes(shape))
    if shape[1:] != (SIDE, SIDE):
        raise DataSetError(source, "image size", width=shape[2], height=shape[1])
    if not shape[0]:
        raise DataSetError(source, "no images")


def check_labels(shape: tuple[int, ...], images: int, source: Path) -> None:
    """Check that a shape is (N,), one label for each image.

    Raises:
        DataSetError: It is not.
    """
    if len(shape) != 1:
        raise DataSetError(source, "not labels", shape=_sizes(shape))
    if shape[0] != images:
        raise DataSetError(source, "counts", images=f"{images:,}", labels=f"{shape[0]:,}")


def _sizes(shape: tuple[int, ...]) -> str:
    return " × ".join(f"{size:,}" for size in shape) or "one number"


def as_bytes(values: np.ndarray, name: str, source: Path) -> np.ndarray:
    """Whole numbers as uint8.

    Raises:
        DataSetError: They are no whole numbers from 0 to 255.
    """
    whole = np.issubdtype(values.dtype, np.integer)
    if not whole or (values.size and not 0 <= values.min() <= values.max() <= 255):
        raise DataSetError(source, "number type", name=name, type=values.dtype)
    return np.ascontiguousarray(values, np.uint8)


def as_ink(
    train: NDArray[np.uint8], test: NDArray[np.uint8]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], str]:
    """Training and test images as MNIST stores them: ink up to 255, on 0.

    Images of 0 and 1 alone are stretched, and those with light borders inverted: a network would
    learn them, and then read no drawing.

    Args:
        train: uint8, shape (N, 28, 28), N > 0.
        test: Likewise.

    Returns:
        Both, and what was changed, for `DataSet.origin`; empty for nothing.
    """
    parts, changes = [train, test], ""
    if max(part.max() for part in parts) == 1:
        parts, changes = [part * np.uint8(255) for part in parts], ", 0 and 1 stretched to 255"
    rows, columns = parts[0][:, [0, -1], :], parts[0][:, :, [0, -1]]
    if np.median(np.concatenate((rows.ravel(), columns.ravel()))) > _LIGHT:
        parts, changes = [255 - part for part in parts], f"{changes}, dark on light inverted"
    return parts[0], parts[1], changes
