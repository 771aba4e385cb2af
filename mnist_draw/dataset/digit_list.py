"""Qt list model of labelled digit images, optionally with predictions; no widgets.

The model refers to the arrays of a data set and holds the indices of the images that it lists:
60,000 images take no more time than ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mnist_draw.dataset.captioned_picture import PICTURE_ROLE, CaptionedPicture
from mnist_draw.draw.ink import RASTER_SIZE
from mnist_draw.plain_text import plain_tip
from trainer.data.splits import split

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mnist_draw.dataset.own_drawings import OwnFigures
    from trainer.data.digits import DataSet, Digits
    from trainer.errors import TrainerError
    from trainer.network.batch_prediction import BatchPrediction
    from trainer.recipe.recipes import Recipe

_Index: TypeAlias = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, eq=False)
class DataSplits:
    """A data set with the splits of a recipe.

    Attributes:
        name: Name of the data set.
        origin: Where it came from.
        train: Training images.
        validation: Validation images.
        test: Test images.
        fallback: Why this is not the requested data set; None if it is.
        unread_lines: As `trainer.data.digits.DataSet` names them.
    """

    name: str
    origin: str
    train: Digits
    validation: Digits
    test: Digits
    fallback: TrainerError | None
    unread_lines: tuple[int, int] | None = None


def split_data_set(dataset: DataSet, recipe: Recipe, fallback: TrainerError | None) -> DataSplits:
    """Split a data set for a recipe; a random split copies images: not for the GUI thread."""
    train, validation = split(dataset.train, recipe)
    return DataSplits(
        dataset.name,
        dataset.origin,
        train,
        validation,
        dataset.test,
        fallback,
        dataset.unread_lines,
    )


@dataclass(frozen=True, slots=True, eq=False)
class PredictedDigits:
    """The test images with the predictions of one weight snapshot.

    Attributes:
        test: The images.
        predictions: Their predictions.
        recipe: Title of the recipe of the weights.
        epoch: Epochs that the weights were trained for.
        data: Name of the data set of the images.
        own: More figures where these are the class's own drawings; None for a data set.
    """

    test: Digits
    predictions: BatchPrediction
    recipe: str
    epoch: float
    data: str
    own: OwnFigures | None = None

    @property
    def mistakes(self) -> int:
        """Number of images whose prediction differs from their label."""
        return int((self.predictions.predicted != self.test.labels).sum())

    def order(
        self, *, mistakes_only: bool, cell: tuple[int, int] | None = None
    ) -> NDArray[np.intp]:
        """Indices of the images to list: mistakes first, by descending loss.

        Args:
            mistakes_only: Leave out correct predictions; ignored with `cell`.
            cell: Only images with this label and this prediction, indices of classes.
        """
        wrong = self.predictions.predicted != self.test.labels
        included = np.ones_like(wrong)
        if cell is not None:
            label, predicted = cell
            included = (self.test.labels == label) & (self.predictions.predicted == predicted)
        elif mistakes_only:
            included = wrong
        order = np.lexsort((-self.predictions.losses, ~wrong))
        chosen: NDArray[np.intp] = order[included[order]]
        return chosen


@dataclass(frozen=True, slots=True, eq=False)
class Digit:
    """One image of the list.

    Attributes:
        index: Index in its split, from 0.
        image: uint8, shape (28, 28), ink = 255 on 0.
        label: Name of the class that it shows.
        predicted: Name of the predicted class; None without a prediction.
        confidence: Probability of the predicted class, [0, 1].
        target_probability: Probability of the label, [0, 1].
    """

    index: int
    image: NDArray[np.uint8]
    label: str
    predicted: str | None = None
    confidence: float = 0.0
    target_probability: float = 0.0


class DigitList(QAbstractListModel):
    """List model of digit images."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._digits: Digits | None = None
        self._predictions: BatchPrediction | None = None
        self._order: NDArray[np.intp] = np.empty(0, np.intp)

    def show_digits(self, digits: Digits, order: NDArray[np.intp]) -> None:
        """List images with their labels.

        Args:
            digits: A split.
            order: intp, shape (N,): indices of the images to list.
        """
        self._replace(digits, None, order)

    def show_predictions(self, predicted: PredictedDigits, order: NDArray[np.intp]) -> None:
        """List images with their predictions; see `show_digits`."""
        self._replace(predicted.test, predicted.predictions, order)

    @property
    def longest_caption(self) -> str:
        """The longest caption that an image may have."""
        name = "" if self._digits is None else max(self._digits.classes, key=len)
        return name if self._predictions is None else f"{name} / {name}"

    def digit(self, row: int) -> Digit:
        """The image of a row."""
        assert self._digits is not None
        index = int(self._order[row])
        names = self._digits.classes
        image, label = self._digits.images[index], names[self._digits.labels[index]]
        if self._predictions is None:
            return Digit(index, image, label)
        return Digit(
            index,
            image,
            label,
            names[self._predictions.predicted[index]],
            float(self._predictions.confidences[index]),
            float(self._predictions.target_probabilities[index]),
        )

    def next_of_class(self, beginning: str, row: int) -> int | None:
        """The next row with an image of a class, or the first one after the end; None without.

        Args:
            beginning: What the name of the class begins with, in either case.
            row: Where to begin, or -1; it is found only if it is the last one of its class.
        """
        if self._digits is None:
            return None
        names = self._digits.classes
        wanted = [at for at, each in enumerate(names) if _begins(each, beginning)]
        rows = np.flatnonzero(np.isin(self._digits.labels[self._order], wanted))
        if not len(rows):
            return None
        return int(rows[np.searchsorted(rows, row, side="right") % len(rows)])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == PICTURE_ROLE:
            digit = self.digit(index.row())
            wrong = digit.predicted is not None and digit.predicted != digit.label
            return CaptionedPicture(digit.image, _caption(digit), "error" if wrong else "muted")
        if role == Qt.ItemDataRole.DisplayRole:
            return _caption(self.digit(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._description(self.digit(index.row())))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._description(self.digit(index.row()))
        return None

    def _description(self, digit: Digit) -> str:
        number = QLocale().toString(digit.index + 1)
        if digit.predicted is None:
            return self.tr("Image {number}: a {label}").format(number=number, label=digit.label)
        return self.tr("Image {number}: a {label}, read as {predicted} with {percent} %").format(
            number=number,
            label=digit.label,
            predicted=digit.predicted,
            percent=QLocale().toString(100 * digit.confidence, "f", 1),
        )

    def _replace(
        self, digits: Digits, predictions: BatchPrediction | None, order: NDArray[np.intp]
    ) -> None:
        self.beginResetModel()
        self._digits, self._predictions, self._order = digits, predictions, order
        self.endResetModel()


def _begins(name: str, beginning: str) -> bool:
    return name.casefold().startswith(beginning.casefold())


def _caption(digit: Digit) -> str:
    if digit.predicted is None:
        return digit.label
    return f"{digit.label} / {digit.predicted}"


def enlarge(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Enlarge a digit image to the canvas, as ink.

    Each pixel becomes a square, so that framing restores the image: byte for byte for 257 of 300 of
    MNIST's test images; smooth scaling would change each pixel by 8 of 255 on average.

    Args:
        image: uint8, shape (28, 28).

    Returns:
        uint8, shape (840, 840).
    """
    scale = RASTER_SIZE // len(image)
    return np.kron(image, np.ones((scale, scale), np.uint8))
