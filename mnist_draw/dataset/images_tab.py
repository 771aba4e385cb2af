"""Images tab of the Data window: the images of a split with their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_preview import DigitPreview
from mnist_draw.recipe import field_texts
from mnist_draw.shared import theme
from trainer.recipe.classes import DIGITS, reads_digits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mnist_draw.dataset.digit_list import DataSplits
    from trainer.data.digits import Digits
    from trainer.recipe.classes import Classes

_PREVIEW_WIDTH: Final = 330  # pixels at scale 1


class ImagesTab(QWidget):
    """Shows the images of one split, of all digits or of one.

    Attributes:
        canvas_wanted: Emits the `Digit` to copy to the canvas.
        chosen: The user has chosen a split or a class.
    """

    canvas_wanted = Signal(object)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imagesTab")
        self._splits: DataSplits | None = None
        self._classes: Classes = DIGITS
        self._similar_to_drawing = False
        # A class that was asked for, and has no images here.
        self._missing = ""
        self._split_box = QComboBox()
        self._split_box.setObjectName("splitBox")
        self._label_box = QComboBox()
        self._label_box.setObjectName("labelBox")
        for box in (self._split_box, self._label_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._origin = QLabel()
        self._origin.setTextFormat(Qt.TextFormat.PlainText)
        self._origin.setObjectName("dataOrigin")
        self._origin.setProperty("tone", "muted")
        self._grid = DigitGrid("imagesGrid")
        self._preview = DigitPreview("image")
        self._fit_preview()
        self._grid.digit_chosen.connect(self._preview.show_digit)
        self._grid.digit_activated.connect(self.canvas_wanted)
        self._preview.canvas_wanted.connect(self.canvas_wanted)
        self._split_box.currentIndexChanged.connect(self._show_split)
        self._label_box.currentIndexChanged.connect(self._show_images)
        for box in (self._split_box, self._label_box):
            box.currentIndexChanged.connect(self.chosen)

        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self._split_box)
        choices.addWidget(self._label_box)
        choices.addSpacing(8)
        choices.addWidget(self._origin)
        choices.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._grid, 1)
        right = QVBoxLayout()
        right.addWidget(self._preview)
        right.addStretch()
        columns.addLayout(right)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(choices)
        layout.addLayout(columns, 1)
        self._retranslate()

    def show_splits(self, splits: DataSplits) -> None:
        """Show a data set."""
        self._splits = splits
        self._retranslate()
        self._show_images()

    def choose_training_images(self, name: str) -> None:
        """Choose the training images of one class; all of them if it is none of the data set.

        Args:
            name: Name of the class.
        """
        with QSignalBlocker(self._split_box):
            self._split_box.setCurrentIndex(0)
        self._update_label_box()
        known = name in self._classes
        with QSignalBlocker(self._label_box):
            self._label_box.setCurrentIndex(self._classes.index(name) + 1 if known else 0)
        self._show_images()
        self._missing = "" if known else name
        self._show_origin()

    def show_similar(self, order: NDArray[np.intp]) -> None:
        """Show the chosen images in an order of similarity to the drawing.

        Args:
            order: intp, shape (N,): indices of the training images, the most similar first.
        """
        if self._splits is not None:
            self._grid.digits.show_digits(self._splits.train, order)
            self._grid.scrollToTop()
            self._similar_to_drawing, self._missing = True, ""
            self._show_origin()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_preview()
        super().changeEvent(event)

    @property
    def _split(self) -> Digits | None:
        splits = self._splits
        if splits is None:
            return None
        return (splits.train, splits.validation, splits.test)[self._split_box.currentIndex()]

    def _retranslate(self) -> None:
        splits, locale = self._splits, QLocale()
        sizes = [0, 0, 0]
        if splits is not None:
            sizes = [len(splits.train), len(splits.validation), len(splits.test)]
        self._show_origin()
        titles = [
            self.tr("Training: {count} images"),
            self.tr("Validation: {count} images"),
            self.tr("Test: {count} images"),
        ]
        _fill(
            self._split_box,
            [
                title.format(count=locale.toString(size))
                for title, size in zip(titles, sizes, strict=True)
            ],
            max(0, self._split_box.currentIndex()),
        )
        self._split_box.setAccessibleName(self.tr("Split"))
        self._split_box.setToolTip(
            self.tr(
                "Training: the network learns from these. Validation: checked during "
                "training. Test: read once, at the end"
            )
        )
        self._label_box.setAccessibleName(self.tr("Digit"))
        self._label_box.setToolTip(self.tr("Show all images or those of one digit"))
        self._grid.setAccessibleName(self.tr("Images"))
        self._update_label_box()

    def _fit_preview(self) -> None:
        self._preview.setFixedWidth(round(_PREVIEW_WIDTH * theme.scale()))

    def _show_origin(self) -> None:
        splits = self._splits
        if splits is not None:
            text = f"{field_texts.data_name(splits.name)} · {splits.origin}"
            if self._similar_to_drawing:
                text = self.tr("Most similar to your drawing first") + f" · {text}"
            elif self._missing:
                missing = self.tr("No images of {name}: these are all").format(name=self._missing)
                text = f"{missing} · {text}"
            self._origin.setText(text)

    def _update_label_box(self) -> None:
        split, locale = self._split, QLocale()
        current = self._label_box.currentIndex() - 1
        chosen = self._classes[current] if current >= 0 else ""
        # Another data set may have others, or the same ones elsewhere.
        classes = self._classes = DIGITS if split is None else split.classes
        counts = np.zeros(len(classes), np.intp)
        if split is not None:
            counts = np.bincount(split.labels, minlength=len(classes))
        _fill(
            self._label_box,
            [
                self.tr("All digits") if reads_digits(classes) else self.tr("All classes"),
                *(
                    self.tr("{digit}: {count} images").format(
                        digit=name, count=locale.toString(int(count))
                    )
                    for name, count in zip(classes, counts, strict=True)
                ),
            ],
            classes.index(chosen) + 1 if chosen in classes else 0,
        )

    @Slot()
    def _show_split(self) -> None:
        self._update_label_box()
        self._show_images()

    @Slot()
    def _show_images(self) -> None:
        split = self._split
        if split is None:
            return
        self._similar_to_drawing, self._missing = False, ""
        self._show_origin()
        label = self._label_box.currentIndex() - 1
        order = np.arange(len(split)) if label < 0 else np.flatnonzero(split.labels == label)
        self._grid.digits.show_digits(split, order)


def _fill(box: QComboBox, texts: list[str], current: int) -> None:
    """Replace the texts of a combo box; emits nothing."""
    with QSignalBlocker(box):
        box.clear()
        box.addItems(texts)
        box.setCurrentIndex(current)
