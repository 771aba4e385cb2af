"""Labelled digit images, and data sets in memory: of digits or of any other classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from trainer.printable import printable
from trainer.recipe.classes import CLASS_NAMES, DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        writers: Name of each image's writer, str of shape (N,), empty where it is unknown; None
            where no image has one.

    Raises:
        ValueError: A shape, dtype, label or name is invalid.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    classes: Classes = DIGITS
    writers: NDArray[np.str_] | None = None

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
        if self.writers is not None:
            if self.writers.dtype.kind != "U" or self.writers.shape != (count,):
                raise ValueError(
                    f"writers are str of shape ({count},), "
                    f"not {self.writers.dtype} of {self.writers.shape}"
                )
            self.writers.flags.writeable = False
        self.images.flags.writeable = False
        self.labels.flags.writeable = False

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, part: slice | NDArray[np.intp]) -> Digits:
        writers = None if self.writers is None else self.writers[part]
        return Digits(self.images[part], self.labels[part], self.classes, writers)

    def written_by(self, names: Sequence[str]) -> NDArray[np.bool_]:
        """Which images these writers wrote: bool, shape (N,)."""
        if self.writers is None or not names:
            return np.zeros(len(self), bool)
        return np.isin(self.writers, np.array(names))


def writer_names(names: Iterable[str | None]) -> NDArray[np.str_] | None:
    """`Digits.writers` of images, given the name of each one's writer; None if all are unknown."""
    # Blanks around a name could not be typed in a recipe.
    found = [(name or "").strip() for name in names]
    return np.array(found, np.str_) if any(found) else None


def joined(parts: Sequence[Digits]) -> Digits:
    """The images of some parts of equal classes, one part after the other."""
    writers = None
    if any(part.writers is not None for part in parts):
        writers = np.concatenate(
            [np.full(len(p), "") if p.writers is None else p.writers for p in parts]
        )
    return Digits(
        np.concatenate([part.images for part in parts]),
        np.concatenate([part.labels for part in parts]),
        parts[0].classes,
        writers,
    )


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class DataSet:
    """Training and test images.

    Attributes:
        name: Display name: ``"MNIST"``, ``"Computer-drawn digits"``; of files whose names are no
            text, escaped, so that runs and weights can name their data.
        origin: Folder, mirror, or ``"generated, seed 0"``; likewise. With what was changed in the
            images.
        train: Training and validation images together; a recipe splits them.
        test: For the final test only.
        drawings: Identities (`trainer.drawings.record.uid_of`) of the drawings that the training
            images show, in their order; empty if they show no strokes of a person.
        unread_lines: Number of lines of its file that could not be read, and the first; None
            if there are none.

    Raises:
        ValueError: Training and test images have different classes, or there are not as many
            identities as training images.
    """

    name: str
    origin: str
    train: Digits
    test: Digits
    drawings: tuple[str, ...] = field(default=(), kw_only=True)
    unread_lines: tuple[int, int] | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        for text in ("name", "origin"):
            object.__setattr__(self, text, printable(getattr(self, text)))
        if self.drawings and len(self.drawings) != len(self.train):
            raise ValueError("there are not as many drawings as training images")
        if self.train.classes != self.test.classes:
            raise ValueError("training and test images have different classes")

    @property
    def classes(self) -> Classes:
        """Names of the classes of all images."""
        return self.train.classes

    @property
    def writers(self) -> tuple[str, ...]:
        """Names of the writers of all images, sorted; empty if none is known."""
        parts = [part.writers for part in (self.train, self.test) if part.writers is not None]
        return tuple(sorted({str(name) for part in parts for name in np.unique(part)} - {""}))
