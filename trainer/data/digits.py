"""Labelled digit images, and data sets in memory: of digits or of any other classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from trainer.recipe.classes import CLASS_NAMES, DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.recipe.classes import Classes


MNIST = "MNIST"
"""Name of MNIST as a data set."""


@dataclass(frozen=True, slots=True, eq=False)
class Digits:
    """Digit images with their labels; both arrays are made read-only.

    Attributes:
        images: uint8, shape (N, 28, 28), ink 255 on 0.
        labels: uint8, shape (N,): indices of the classes.
        classes: Names of the classes, 2 to 64.

    Raises:
        ValueError: A shape, dtype, label or name is invalid.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    classes: Classes = DIGITS

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
        if not CLASS_NAMES.allows(self.classes):
            raise ValueError(f"classes are {CLASS_NAMES.describe()}, not {self.classes!r}")
        if count and self.labels.max() >= len(self.classes):
            raise ValueError(f"labels are 0 to {len(self.classes) - 1}, not {self.labels.max()}")
        self.images.flags.writeable = False
        self.labels.flags.writeable = False

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, part: slice | NDArray[np.intp]) -> Digits:
        return Digits(self.images[part], self.labels[part], self.classes)


@dataclass(frozen=True, slots=True, eq=False)
class DataSet:
    """Training and test images.

    Attributes:
        name: Display name: ``"MNIST"``, ``"Computer-drawn digits"``.
        origin: Folder, mirror, or ``"generated, seed 0"``.
        train: Training and validation images together; a recipe splits them.
        test: For the final test only.
        drawings: Identities (`trainer.drawings.record.uid_of`) of the drawings that the training
            images show, in their order; empty if they show no strokes of a person.

    Raises:
        ValueError: Training and test images have different classes, or there are not as many
            identities as training images.
    """

    name: str
    origin: str
    train: Digits
    test: Digits
    drawings: tuple[str, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        if self.drawings and len(self.drawings) != len(self.train):
            raise ValueError("there are not as many drawings as training images")
        if self.train.classes != self.test.classes:
            raise ValueError("training and test images have different classes")

    @property
    def classes(self) -> Classes:
        """Names of the classes of all images."""
        return self.train.classes
