"""The Data window's second tab: what the weights in use make of the test images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.dataset.confusion_matrix import ConfusionMatrix
from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_preview import DigitPreview
from mnist_draw.recipe import field_texts
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from mnist_draw.dataset.digit_list import PredictedDigits

_RIGHT_WIDTH: Final = 370  # pixels at a desk


class PredictionsTab(QWidget):
    """Lists the test images as target / predicted, mistakes first, with a confusion matrix.

    Attributes:
        canvas_wanted: The `Digit` that is to be put on the canvas.
        reading_wanted: The weights in use are to read the test images.
    """

    canvas_wanted = Signal(object)
    reading_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("predictionsTab")
        self._reading: PredictedDigits | None = None
        self._cell: tuple[int, int] | None = None
        self._read_button = QPushButton()
        self._read_button.setObjectName("readTestButton")
        self._read_button.setProperty("primary", True)
        self._read_button.setIcon(theme.icon("train", "on_accent"))
        self._read_button.setEnabled(False)
        self._read_button.clicked.connect(self.reading_wanted)
        self._result = QLabel()
        self._result.setObjectName("mistakesCount")
        self._result.setProperty("step", "title")
        self._weights = QLabel()
        self._weights.setObjectName("readingWeights")
        self._weights.setProperty("tone", "muted")
        self._stale = QLabel()
        self._stale.setObjectName("staleReading")
        self._stale.setProperty("tone", "warning")
        self._stale.hide()
        self._mistakes_box = QCheckBox()
        self._mistakes_box.setObjectName("mistakesOnlyBox")
        self._mistakes_box.setChecked(True)
        self._mistakes_box.toggled.connect(self._show_images)
        self._all_button = QPushButton()
        self._all_button.setObjectName("allCellsButton")
        self._grid = DigitGrid("predictionsGrid")
        self._preview = DigitPreview("prediction")
        self._matrix = ConfusionMatrix()
        self._matrix.cell_chosen.connect(self._choose_cell)
        self._all_button.clicked.connect(self._matrix.clear_choice)
        self._grid.digit_chosen.connect(self._preview.show_digit)
        self._grid.digit_wanted.connect(self.canvas_wanted)
        self._preview.canvas_wanted.connect(self.canvas_wanted)
        self._nothing = QLabel()
        self._nothing.setObjectName("noReading")
        self._nothing.setProperty("step", "title")
        self._nothing.setProperty("tone", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._matrix_title = QLabel()
        self._matrix_title.setProperty("step", "caption")
        self._matrix_title.setProperty("tone", "muted")
        self._matrix_title.setWordWrap(True)
        self._lay_out()
        self._name()

    def set_ready(self, *, ready: bool) -> None:
        """Tells whether the test images can be read now."""
        self._read_button.setEnabled(ready)

    def show_reading(self, reading: PredictedDigits) -> None:
        """Shows what was read."""
        self._reading = reading
        self._cell = None
        self._stale.hide()
        self._matrix.show_counts(reading.reading.confusion)
        self._pages.setCurrentIndex(1)
        self._say_result()
        self._show_images()

    def mark_stale(self) -> None:
        """Tells that other weights are in use now than those that read the images."""
        self._stale.setVisible(self._reading is not None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._say_result()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._read_button)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._result)
        first.addWidget(self._stale)
        first.addStretch()
        texts.addLayout(first)
        texts.addWidget(self._weights)
        top.addLayout(texts, 1)
        left = QVBoxLayout()
        choices = QHBoxLayout()
        choices.addWidget(self._mistakes_box)
        choices.addStretch()
        choices.addWidget(self._all_button)
        left.addLayout(choices)
        left.addWidget(self._grid, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._preview)
        right.addStretch()
        right.addWidget(self._matrix_title)
        right.addWidget(self._matrix)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(round(_RIGHT_WIDTH * theme.scale()))
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addLayout(left, 1)
        columns.addWidget(side)
        shown = QWidget()
        shown.setLayout(columns)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(pages, 1)

    def _name(self) -> None:
        self._read_button.setText(self.tr("Read the test images"))
        self._read_button.setAccessibleName(self._read_button.text())
        self._read_button.setToolTip(
            self.tr("Let the weights that predict now read all test images (Ctrl+Return)")
        )
        self._read_button.setShortcut("Ctrl+Return")
        self._nothing.setText(
            self.tr("See which test images the network reads wrongly: read them first")
        )
        self._stale.setText(self.tr("The weights have changed since: read again"))
        self._mistakes_box.setText(self.tr("Mistakes only"))
        self._mistakes_box.setToolTip(self.tr("Leave out what was read correctly"))
        self._all_button.setText(self.tr("Show all"))
        self._all_button.setToolTip(self.tr("Show the images of all cells again"))
        self._grid.setAccessibleName(self.tr("Test images as target / predicted"))
        self._matrix.setAccessibleName(self.tr("Confusion matrix"))
        self._matrix_title.setText(
            self.tr("Rows: the digit · columns: what it is read as. Click a cell to see its images")
        )

    def _say_result(self) -> None:
        if self._reading is None:
            return
        locale, reading = QLocale(), self._reading
        count = len(reading.test)
        self._result.setText(
            self.tr("{mistakes} of {count} read wrongly ({percent} %)").format(
                mistakes=locale.toString(reading.mistakes),
                count=locale.toString(count),
                percent=locale.toString(100 * reading.mistakes / max(1, count), "f", 2),
            )
        )
        self._weights.setText(
            self.tr(
                "{recipe}, epoch {epoch} · target / predicted, the most surprising first"
            ).format(
                recipe=field_texts.title(reading.recipe),
                epoch=locale.toString(reading.epoch, "f", 2),
            )
        )

    @Slot(object)
    def _choose_cell(self, cell: tuple[int, int] | None) -> None:
        self._cell = cell
        self._show_images()

    @Slot()
    def _show_images(self) -> None:
        reading = self._reading
        self._all_button.setVisible(self._cell is not None)
        self._mistakes_box.setEnabled(self._cell is None)
        if reading is not None:
            order = reading.order(mistakes_only=self._mistakes_box.isChecked(), cell=self._cell)
            self._grid.digits.show_reading(reading, order)
