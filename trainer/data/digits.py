"""Labelled digit images and data sets in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Digits:
    """Digit images with their labels; both arrays are made read-only.

    Attributes:
        images: uint8, shape (N, 28, 28), ink 255 on 0.
        labels: uint8, shape (N,), 0 to 9.

    Raises:
        ValueError: A shape, dtype or label is invalid.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]

    def __post_init__(self) -> None:
        count = len(self.labels)
        if self.images.dtype != np.uint8 or self.images.shape != (count, 28, 28):
            raise ValueError(
                f"images are uint8 of shape ({count}, 28, 28), "
                f"not {self.images.dtype} of {self.images.shape}"
            )
        if self.labels.dtype != np.uint8 or self.labels.shape != (count,):
            raise ValueError(
                f"labels are uint8 of shape (N,), not {self.labels.dtype} of {self.labels.shape}"
            )
        if count and self.labels.max() > 9:
            raise ValueError(f"labels are 0 to 9, not {self.labels.max()}")
        self.images.flags.writeable = False
        self.labels.flags.writeable = False

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, part: slice | NDArray[np.intp]) -> Digits:
        return Digits(self.images[part], self.labels[part])


@dataclass(frozen=True, slots=True, eq=False)
class DataSet:
    """Training and test images.

    Attributes:
        name: Display name: ``"MNIST"``, ``"Built-in strokes"``.
        origin: Folder, mirror, or ``"generated, seed 0"``.
        train: Training and validation images together; a recipe splits them.
        test: For the final test only.
    """

    name: str
    origin: str
    train: Digits
    test: Digits
