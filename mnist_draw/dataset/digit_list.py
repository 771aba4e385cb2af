"""Labelled digit images as a list that a grid shows, and how one gets onto the canvas; no widgets.

The list holds the images as they lie in memory and a selection of their numbers: 60,000 images cost
no more than ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mnist_draw.draw.ink import RASTER_SIZE
from trainer.data.splits import split

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.data.digits import DataSet, Digits
    from trainer.errors import TrainerError
    from trainer.network.batch_prediction import BatchPrediction
    from trainer.recipe.recipes import Recipe

_Index: TypeAlias = QModelIndex | QPersistentModelIndex

DIGIT_ROLE: Final = Qt.ItemDataRole.UserRole
"""The `Digit` of a cell."""


@dataclass(frozen=True, slots=True, eq=False)
class DataSplits:
    """A data set as a recipe divides it.

    Attributes:
        name: Name of the data set.
        origin: Where it came from.
        train: What is learnt from.
        validation: What is held back.
        test: What the final figure is measured on.
        fallback: Why it is not the data set that was asked for; None when it is.
    """

    name: str
    origin: str
    train: Digits
    validation: Digits
    test: Digits
    fallback: TrainerError | None


def divide(dataset: DataSet, recipe: Recipe, fallback: TrainerError | None) -> DataSplits:
    """Divides a data set as the recipe says; copies most of it, so not in the GUI thread."""
    train, validation = split(dataset.train, recipe)
    return DataSplits(dataset.name, dataset.origin, train, validation, dataset.test, fallback)


@dataclass(frozen=True, slots=True, eq=False)
class PredictedDigits:
    """What some weights make of the test images.

    Attributes:
        test: The images.
        reading: What was read.
        recipe: Title of the recipe whose weights read them.
        epoch: Epochs that these weights had been trained for.
    """

    test: Digits
    reading: BatchPrediction
    recipe: str
    epoch: float

    @property
    def mistakes(self) -> int:
        """Images taken for another digit than their label says."""
        return int((self.reading.predicted != self.test.labels).sum())

    def order(
        self, *, mistakes_only: bool, cell: tuple[int, int] | None = None
    ) -> NDArray[np.intp]:
        """Numbers of the images to be shown: mistakes first, the most surprising one first.

        Args:
            mistakes_only: Leaves out what was read correctly.
            cell: Only images of this label that were read as this digit.
        """
        wrong = self.reading.predicted != self.test.labels
        shown = np.ones_like(wrong)
        if cell is not None:
            label, predicted = cell
            shown = (self.test.labels == label) & (self.reading.predicted == predicted)
        elif mistakes_only:
            shown = wrong
        order = np.lexsort((-self.reading.losses, ~wrong))
        chosen: NDArray[np.intp] = order[shown[order]]
        return chosen


@dataclass(frozen=True, slots=True, eq=False)
class Digit:
    """One image of a list.

    Attributes:
        number: Its place in its split, from 0.
        image: uint8, shape (28, 28), ink = 255 on 0.
        label: What it shows.
        predicted: What the network takes it for; None where it was not asked.
        confidence: Probability of that digit.
        target_probability: Probability of the label.
    """

    number: int
    image: NDArray[np.uint8]
    label: int
    predicted: int | None = None
    confidence: float = 0.0
    target_probability: float = 0.0


class DigitList(QAbstractListModel):
    """The images to be shown, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._digits: Digits | None = None
        self._reading: BatchPrediction | None = None
        self._order: NDArray[np.intp] = np.empty(0, np.intp)

    def show_digits(self, digits: Digits, order: NDArray[np.intp]) -> None:
        """Shows images with their labels.

        Args:
            digits: Where they lie.
            order: intp, shape (N,): numbers of those to be shown.
        """
        self._replace(digits, None, order)

    def show_reading(self, reading: PredictedDigits, order: NDArray[np.intp]) -> None:
        """Shows images with what they were taken for; see `show_digits`."""
        self._replace(reading.test, reading.reading, order)

    def digit(self, row: int) -> Digit:
        """The image in a row."""
        assert self._digits is not None
        number = int(self._order[row])
        image, label = self._digits.images[number], int(self._digits.labels[number])
        if self._reading is None:
            return Digit(number, image, label)
        return Digit(
            number,
            image,
            label,
            int(self._reading.predicted[number]),
            float(self._reading.confidences[number]),
            float(self._reading.target_probabilities[number]),
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == DIGIT_ROLE:
            return self.digit(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            digit = self.digit(index.row())
            if digit.predicted is None:
                return str(digit.label)
            return f"{digit.label} / {digit.predicted}"
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._hint(self.digit(index.row()))
        return None

    def _hint(self, digit: Digit) -> str:
        number = QLocale().toString(digit.number + 1)
        if digit.predicted is None:
            return self.tr("Image {number}: a {label}").format(number=number, label=digit.label)
        return self.tr("Image {number}: a {label}, read as {predicted} with {percent} %").format(
            number=number,
            label=digit.label,
            predicted=digit.predicted,
            percent=QLocale().toString(100 * digit.confidence, "f", 1),
        )

    def _replace(
        self, digits: Digits, reading: BatchPrediction | None, order: NDArray[np.intp]
    ) -> None:
        self.beginResetModel()
        self._digits, self._reading, self._order = digits, reading, order
        self.endResetModel()


def enlarged(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A digit image as ink on the whole canvas.

    Each pixel becomes a sharp square: so the framing gives the very image back (257 of 300 of
    MNIST's test images byte for byte; smooth enlarging changes each pixel by 8 of 255 on average).

    Args:
        image: uint8, shape (28, 28).

    Returns:
        uint8, shape (840, 840).
    """
    scale = RASTER_SIZE // len(image)
    return np.kron(image, np.ones((scale, scale), np.uint8))
