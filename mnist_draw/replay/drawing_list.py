"""Thumbnails of replayed drawings with their predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from mnist_draw.draw.pasted_pictures import image_from_ink
from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent
from trainer.ink.framing import FRAME_SIZE
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from mnist_draw.replay.engine import ReplayedDrawing
    from trainer.network.rejection import Reason
    from trainer.recipe.classes import Classes

_THUMBNAIL = 56


class DrawingList(QListWidget):
    """A grid of digit images; click or Enter chooses a drawing.

    Signals:
        drawing_chosen: The `RecordedDrawing`.
    """

    drawing_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportDrawings")
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(4)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setIconSize(QSize(_THUMBNAIL, _THUMBNAIL))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self._classes: Classes = DIGITS
        self.retranslate()

    def set_classes(self, classes: Classes) -> None:
        """Name the classes of the network for drawings added from now on."""
        self._classes = classes

    def retranslate(self) -> None:
        """Use the texts of the current language, for drawings added from now on too."""
        self.setAccessibleName(self.tr("Drawings of the chosen cell"))
        self.setToolTip(self.tr("Click a drawing to put it on the canvas"))

    def add(self, replayed: ReplayedDrawing) -> None:
        """Append a drawing."""
        colours = theme.colours()
        ink = replayed.digit_image
        if ink is None:
            ink = np.zeros((FRAME_SIZE, FRAME_SIZE), np.uint8)
        picture = QPixmap.fromImage(image_from_ink(ink, colours.paper, colours.ink)).scaled(
            _THUMBNAIL, _THUMBNAIL
        )
        item = QListWidgetItem(QIcon(picture), "–")
        item.setData(Qt.ItemDataRole.UserRole, replayed)
        tip = self.tr("Nothing to read")
        if replayed.probabilities is not None:
            probability = percent(float(replayed.probabilities.max()))
            item.setText(probability)
            tip = self.tr("Read as {digit} ({percent})").format(
                digit=self._classes[replayed.probabilities.argmax()], percent=probability
            )
        if replayed.not_sure is not None:
            tip += " · " + self._reasons()[replayed.not_sure]
        if replayed.drawing.writer is not None:
            tip += " · " + self.tr("writer {name}").format(name=replayed.drawing.writer)
        item.setToolTip(plain_tip(tip))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tip)
        self.addItem(item)

    def _reasons(self) -> dict[Reason, str]:
        return {
            "too little ink": self.tr("not sure: too little ink"),
            "several digits": self.tr("not sure: more than one digit"),
            "not a digit": self.tr("not sure: nothing like a digit"),
        }

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.drawing_chosen.emit(item.data(Qt.ItemDataRole.UserRole).drawing)
