"""Pictures of the drawings that a lesson changed: now right, now wrong, still wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from mnist_draw.draw.pasted_pictures import colour_ramp, image_view
from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.shared.theme import Tone
    from trainer.network.compared_readings import TeachingComparison

_SIDE = 56  # pixels at scale 1: twice the image's 28


@dataclass(frozen=True, slots=True)
class Changed:
    """A drawing that is read otherwise than before, or wrongly as before.

    Attributes:
        uid: Its identity.
        label: What it is.
        before: What it was read as.
        after: What it is read as now.
    """

    uid: str
    label: str
    before: str
    after: str

    @property
    def kind(self) -> Literal["now right", "now wrong", "still wrong"]:
        if self.after == self.label:
            return "now right"
        return "now wrong" if self.before == self.label else "still wrong"


def changed_drawings(comparison: TeachingComparison) -> list[Changed]:
    """The drawings to show: now wrong, then now right, then still wrong."""
    mine = comparison.learnt.joined(comparison.held_out)
    names = comparison.classes
    return [
        Changed(
            comparison.uids[index],
            names[mine.labels[index]],
            names[mine.before[index]],
            names[mine.after[index]],
        )
        for indices in (mine.now_wrong, mine.now_right, mine.still_wrong)
        for index in indices
    ]


class ChangedDrawings(QListWidget):
    """Pictures with what they were and are read as.

    Attributes:
        image_activated: Emits the digit image that was double-clicked or confirmed with Return.
    """

    image_activated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("changedDrawings")
        self._changed: list[Changed] = []
        self._images: dict[str, NDArray[np.uint8]] = {}
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._emit_activated)
        self._retranslate()

    def show_changed(self, changed: list[Changed], images: dict[str, NDArray[np.uint8]]) -> None:
        """Show drawings; those without an image are left out."""
        self._changed, self._images = changed, images
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        match event.type():
            case QEvent.Type.LanguageChange:
                self._retranslate()
                self._fill()
            case QEvent.Type.PaletteChange | QEvent.Type.FontChange:
                self._fill()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Drawings that are read otherwise now, or still wrongly"))
        self.setToolTip(self.tr("Double-click a drawing to put it on the canvas"))

    def _fill(self) -> None:
        self.clear()
        side = round(_SIDE * theme.scale())
        self.setIconSize(QSize(side, side))
        metrics = self.fontMetrics()
        width = max(side, metrics.horizontalAdvance("8: 8 → 8")) + 16
        self.setGridSize(QSize(width, side + metrics.height() + 16))
        for each in self._changed:
            image = self._images.get(each.uid)
            if image is not None:
                self.addItem(self._item(each, image, side))

    def _item(self, each: Changed, image: NDArray[np.uint8], side: int) -> QListWidgetItem:
        colours = theme.colours()
        picture = image_view(colour_ramp(colours.paper, colours.ink)[image])
        pixmap = QPixmap.fromImage(picture).scaled(side, side)
        item = QListWidgetItem(QIcon(pixmap), f"{each.label}: {each.before} → {each.after}")
        tones: dict[str, Tone] = {
            "now right": "accent",
            "now wrong": "error",
            "still wrong": "warning",
        }
        item.setForeground(theme.colour(tones[each.kind]))
        texts = {
            "now right": self.tr("A {label}: read as {before} before, correctly now"),
            "now wrong": self.tr("A {label}: read correctly before, as {after} now"),
            "still wrong": self.tr(
                "A {label}: read as {before} before and as {after} now. Is its label right?"
            ),
        }
        text = texts[each.kind].format(label=each.label, before=each.before, after=each.after)
        item.setToolTip(plain_tip(text))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        item.setData(Qt.ItemDataRole.UserRole, each.uid)
        return item

    @Slot(QListWidgetItem)
    def _emit_activated(self, item: QListWidgetItem) -> None:
        self.image_activated.emit(self._images[item.data(Qt.ItemDataRole.UserRole)])
