"""Result of a lesson: what it changed, in a sentence, a table and pictures, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_draw.recipe import field_texts
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import decimal, whole
from mnist_draw.shared.screen_readers import announce
from mnist_draw.teach.changed_drawings import ChangedDrawings, changed_drawings
from mnist_draw.teach.result_table import ResultTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trainer.network.compared_readings import TeachingComparison


class ResultView(QWidget):
    """Shows a comparison.

    Attributes:
        back_wanted: Use the network before the lesson.
        taught_wanted: Use the taught network again.
        image_activated: Emits a digit image to put on the canvas.
    """

    back_wanted = Signal()
    taught_wanted = Signal()
    image_activated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._comparison: TeachingComparison | None = None
        self._taught_in_use = True
        self._title = QLabel()
        self._title.setObjectName("teachingResult")
        self._title.setProperty("step", "title")
        self._title.setWordWrap(True)
        self._forgetting = QLabel()
        self._forgetting.setTextFormat(Qt.TextFormat.PlainText)
        self._forgetting.setObjectName("teachingForgetting")
        self._forgetting.setWordWrap(True)
        self._switch = QPushButton()
        self._switch.setObjectName("backButton")
        self._switch.setIcon(theme.icon("undo"))
        self._switch.clicked.connect(self._emit_wanted)
        self._table = ResultTable()
        self._pictures_title = QLabel()
        self._pictures_title.setProperty("tone", "muted")
        self._pictures_title.setWordWrap(True)
        self._pictures = ChangedDrawings()
        self._pictures.image_activated.connect(self.image_activated)
        top = QHBoxLayout()
        top.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._forgetting)
        top.addLayout(texts, 1)
        top.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._pictures_title)
        right.addWidget(self._pictures, 1)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        left = QVBoxLayout()
        left.addWidget(self._table)
        left.addStretch()
        columns.addLayout(left, 5)
        columns.addLayout(right, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(columns, 1)
        self._retranslate()

    def show_comparison(self, comparison: TeachingComparison) -> None:
        """Show a result, whose pictures follow."""
        self._comparison = comparison
        self._table.show_comparison(comparison)
        self._pictures.show_changed([], {})
        self.set_taught_in_use(in_use=True)
        announce(self, f"{self._title.text()}. {self._forgetting.text()}")

    def show_pictures(self, images: dict[str, NDArray[np.uint8]]) -> None:
        """Show the pictures of the drawings that changed, by identity."""
        if self._comparison is not None:
            self._pictures.show_changed(changed_drawings(self._comparison), images)

    def set_taught_in_use(self, *, in_use: bool) -> None:
        """Offer the way back, or forth where the network before is in use."""
        self._taught_in_use = in_use
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self._taught_in_use:
            self._switch.setText(self.tr("Back to the network before"))
            self._switch.setToolTip(self.tr("Predict with the weights from before the lesson"))
        else:
            self._switch.setText(self.tr("Use the taught network"))
            self._switch.setToolTip(self.tr("Predict with the weights after the lesson again"))
        self._switch.setAccessibleName(self._switch.text())
        comparison = self._comparison
        if comparison is None:
            return
        mine = comparison.learnt.joined(comparison.held_out)
        self._title.setText(
            self.tr(
                "It reads {after} of these {count} drawings correctly (before: {before})"
            ).format(
                after=whole(mine.right_after),
                count=whole(len(mine)),
                before=whole(mine.right_before),
            )
        )
        known, tone = comparison.known, "muted"
        before, after = (
            decimal(100 * right / max(1, len(known)), 2)
            for right in (known.right_before, known.right_after)
        )
        if known.right_before == known.right_after:
            text = self.tr("It has forgotten nothing: {after} % of {data}, as before")
        elif known.right_after > known.right_before:
            text = self.tr("It has forgotten nothing: {after} % of {data} (before: {before} %)")
        else:
            text = self.tr("What it forgot: {after} % of {data} (before: {before} %)")
            if known.right_before - known.right_after > 0.005 * len(known):
                tone = "warning"
        if mine.right_before == len(mine):
            nothing = self.tr("All were read correctly before, so there was little to learn.")
            text = f"{nothing} {text}"
        self._forgetting.setProperty("tone", tone)
        self._forgetting.style().polish(self._forgetting)
        self._forgetting.setText(
            text.format(after=after, before=before, data=field_texts.data_name(comparison.data))
        )
        changed = len(mine.now_right), len(mine.now_wrong), len(mine.still_wrong)
        self._pictures_title.setText(
            self.tr("{right} now right, {wrong} now wrong, {still} still wrong").format(
                right=whole(changed[0]), wrong=whole(changed[1]), still=whole(changed[2])
            )
        )

    @Slot()
    def _emit_wanted(self) -> None:
        (self.back_wanted if self._taught_in_use else self.taught_wanted).emit()
