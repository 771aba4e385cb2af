"""Predictions tab of the Data window: test images with the predictions of the weights in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.dataset import own_texts
from mnist_draw.dataset.confusion_matrix import ConfusionMatrix
from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_preview import DigitPreview
from mnist_draw.plain_text import plain_tip
from mnist_draw.recipe import field_texts
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from mnist_draw.dataset.digit_list import PredictedDigits

_OWN: Final = 1  # Index of the class's own drawings.
_SIDE_WIDTH: Final = 370  # pixels at scale 1


class PredictionsTab(QWidget):
    """Lists the test images as target / predicted, mistakes first, with a confusion matrix.

    Attributes:
        canvas_wanted: Emits the `Digit` to copy to the canvas.
        predictions_wanted: The button that predicts the test images was clicked.
        test_set_changed: The other test set was chosen, see `tests_own`.
    """

    canvas_wanted = Signal(object)
    predictions_wanted = Signal()
    test_set_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("predictionsTab")
        self._predicted: PredictedDigits | None = None
        self._cell: tuple[int, int] | None = None
        self._predict_button = QPushButton()
        self._predict_button.setObjectName("readTestButton")
        self._predict_button.setProperty("primary", True)
        self._predict_button.setIcon(theme.icon("train", "on_accent"))
        self._predict_button.setEnabled(False)
        self._predict_button.clicked.connect(self.predictions_wanted)
        self._set_box = QComboBox()
        self._set_box.setObjectName("testSetBox")
        self._set_box.addItems(["", ""])
        self._set_box.currentIndexChanged.connect(self._change_set)
        self._figures = _text("ownFigures")
        self._figures.setWordWrap(True)
        self._figures.hide()
        self._result = _text("mistakesCount", step="title")
        self._result.setWordWrap(True)
        self._weights = ElidedLabel("readingWeights")
        self._weights.setProperty("tone", "muted")
        self._stale = _text("staleReading", tone="warning")
        self._stale.setWordWrap(True)
        self._stale.hide()
        self._drawings_changed = False
        self._mistakes_box = QCheckBox()
        self._mistakes_box.setObjectName("mistakesOnlyBox")
        self._mistakes_box.setChecked(True)
        self._mistakes_box.toggled.connect(self._show_images)
        self._all_button = QPushButton()
        self._all_button.setObjectName("allCellsButton")
        self._grid = DigitGrid("predictionsGrid")
        self._preview = DigitPreview("prediction")
        self._matrix = ConfusionMatrix()
        self._matrix.cell_chosen.connect(self._filter_by_cell)
        self._all_button.clicked.connect(self._matrix.clear_choice)
        self._grid.digit_chosen.connect(self._preview.show_digit)
        self._grid.digit_activated.connect(self.canvas_wanted)
        self._preview.canvas_wanted.connect(self.canvas_wanted)
        self._empty = _text("noReading", step="title", tone="muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._matrix_title = _text("matrixTitle", step="caption", tone="muted")
        self._matrix_title.setWordWrap(True)
        self._lay_out()
        self._retranslate()

    @property
    def tests_own(self) -> bool:
        """Whether the class's own drawings are the test set."""
        return self._set_box.currentIndex() == _OWN

    @property
    def has_predictions(self) -> bool:
        """Whether there are predictions to show."""
        return self._predicted is not None

    def set_ready(self, *, ready: bool) -> None:
        """Enable or disable the button that predicts the test images."""
        self._predict_button.setEnabled(ready)

    def show_predictions(self, predicted: PredictedDigits) -> None:
        """Show the predictions of the test images."""
        self._predicted = predicted
        self._cell = None
        self._stale.hide()
        self._matrix.show_counts(predicted.predictions.confusion, predicted.test.classes)
        self._pages.setCurrentIndex(1)
        self._update_result()
        self._show_images()

    def mark_drawings_changed(self) -> None:
        """Mark predictions of the class's own drawings as those of earlier drawings."""
        if self._predicted is not None and self._predicted.own is not None:
            self._drawings_changed = True
            self._name_stale()
            self._stale.show()

    def mark_stale(self) -> None:
        """Mark the predictions as those of earlier weights."""
        self._drawings_changed = False
        self._name_stale()
        self._stale.setVisible(self._predicted is not None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._update_result()
        elif event.type() == QEvent.Type.FontChange:
            self._arrange()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._set_box)
        top.addWidget(self._predict_button)
        top.addWidget(self._stale, 1)
        top.addStretch()
        # The matrix beside it needs the height more than the grid.
        left = QVBoxLayout()
        left.addWidget(self._result)
        left.addWidget(self._weights)
        choices = QHBoxLayout()
        choices.addWidget(self._mistakes_box)
        choices.addStretch()
        choices.addWidget(self._all_button)
        left.addLayout(choices)
        left.addWidget(self._grid, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addStretch()
        right.addWidget(self._matrix_title)
        right.addWidget(self._matrix)
        column = QWidget()
        column.setLayout(right)
        # Preview and matrix need more height than a small projector has.
        side = self._side = QScrollArea()
        side.setObjectName("predictionsSide")
        side.setProperty("slim", True)
        side.setFrameShape(QScrollArea.Shape.NoFrame)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidgetResizable(True)
        side.setWidget(column)
        right.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = left, right
        self._arrange()
        self._matrix.resized.connect(self._arrange)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addLayout(left, 1)
        columns.addWidget(side)
        shown = QWidget()
        shown.setLayout(columns)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._figures)
        layout.addWidget(pages, 1)

    @Slot()
    def _arrange(self) -> None:
        """Place the preview above the matrix, or below the grid where the matrix is large."""
        large = self._matrix.large
        self._preview.set_flat(flat=large)
        if large:
            self._left.addWidget(self._preview)
        else:
            self._right.insertWidget(0, self._preview)
        width = self._matrix.sizeHint().width()
        width = width if large else max(width, round(_SIDE_WIDTH * theme.scale()))
        self._side.setFixedWidth(width + self._side.verticalScrollBar().sizeHint().width())

    def _retranslate(self) -> None:
        self._set_box.setItemText(0, self.tr("Test images"))
        self._set_box.setItemText(_OWN, self.tr("My drawings"))
        self._set_box.setAccessibleName(self.tr("Test set"))
        self._set_box.setToolTip(
            self.tr("Test with the images of the data set, or with the class's own drawings")
        )
        self._predict_button.setText(
            self.tr("Read my drawings") if self.tests_own else self.tr("Read the test images")
        )
        self._predict_button.setAccessibleName(self._predict_button.text())
        self._predict_button.setToolTip(
            self.tr("Let the network in use read all of them (Ctrl+Return)")
        )
        self._predict_button.setShortcut("Ctrl+Return")
        self._empty.setText(
            self.tr("Which test images does the network read wrongly? Let it read them first")
        )
        self._name_stale()
        self._mistakes_box.setText(self.tr("Mistakes only"))
        self._mistakes_box.setToolTip(self.tr("Hide the images that were read correctly"))
        self._all_button.setText(self.tr("Show all"))
        self._all_button.setToolTip(self.tr("Show the images of all cells again"))
        self._grid.setAccessibleName(self.tr("Test images: really / read as"))
        self._matrix.setAccessibleName(self.tr("Confusion matrix"))
        self._name_matrix()

    @property
    def summary(self) -> str:
        """How many images are read wrongly, and the most frequent confusion."""
        return " ".join(filter(None, (f"{self._result.text()}.", self._most_confused())))

    def _name_matrix(self) -> None:
        """Says how to read the matrix, and its largest cell off the diagonal."""
        text = self.tr(
            "Rows: really (target) · columns: read as (predicted). Click a cell to see its images"
        )
        text = " ".join(filter(None, (self._most_confused(), text)))
        self._matrix_title.setText(text)
        self._matrix.setAccessibleDescription(text)

    def _most_confused(self) -> str:
        """The largest cell off the diagonal; empty without a mistake."""
        predicted = self._predicted
        if predicted is None or not predicted.mistakes:
            return ""
        wrong = predicted.predictions.confusion.copy()
        np.fill_diagonal(wrong, 0)
        really, read = np.unravel_index(wrong.argmax(), wrong.shape)
        classes = predicted.test.classes
        return self.tr("Most confused: {really} read as {read} ({count}).").format(
            really=classes[int(really)], read=classes[int(read)], count=int(wrong.max())
        )

    def _name_stale(self) -> None:
        if self._drawings_changed:
            self._stale.setText(self.tr("My drawings have changed since: read again"))
        else:
            self._stale.setText(self.tr("The network has changed since: read again"))

    def _update_result(self) -> None:
        if self._predicted is None:
            return
        self._name_matrix()
        locale, predicted = QLocale(), self._predicted
        count = len(predicted.test)
        self._result.setText(
            self.tr("{mistakes} of {count} read wrongly ({percent} %)").format(
                mistakes=locale.toString(predicted.mistakes),
                count=locale.toString(count),
                percent=locale.toString(100 * predicted.mistakes / max(1, count), "f", 2),
            )
        )
        own = predicted.own
        self._figures.setText("" if own is None else own_texts.figures(own))
        self._figures.setVisible(own is not None)
        if own is not None and not count:
            self._result.setText(self.tr("There are no labelled drawings yet"))
        weights = self.tr(
            "{recipe}, epoch {epoch} · {data} · really / read as, the most surprising first"
        ).format(
            recipe=field_texts.title(predicted.recipe),
            data=self.tr("My drawings")
            if own is not None
            else field_texts.data_name(predicted.data),
            epoch=locale.toString(predicted.epoch, "f", 2),
        )
        self._weights.set_text(weights)
        self._weights.setToolTip(plain_tip(weights))

    @Slot()
    def _change_set(self) -> None:
        self._retranslate()
        self.mark_stale()
        self.test_set_changed.emit()

    @Slot(object)
    def _filter_by_cell(self, cell: tuple[int, int] | None) -> None:
        self._cell = cell
        self._show_images()

    @Slot()
    def _show_images(self) -> None:
        predicted = self._predicted
        self._all_button.setVisible(self._cell is not None)
        self._mistakes_box.setEnabled(self._cell is None)
        if predicted is not None:
            order = predicted.order(mistakes_only=self._mistakes_box.isChecked(), cell=self._cell)
            self._grid.digits.show_predictions(predicted, order)


def _text(name: str, *, step: str = "body", tone: str = "text") -> QLabel:
    """A label for plain text, in a step of the type scale and a tone."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("step", step)
    label.setProperty("tone", tone)
    return label
