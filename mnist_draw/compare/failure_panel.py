"""Answer to "which fails first?": a sentence and a chart for one growing distortion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_draw.compare.chart import AnswerChart
from mnist_draw.compare.comparison import Strip, first_to_fail
from mnist_draw.compare.directions import DIRECTIONS, SCALES
from mnist_draw.compare.texts import amount_text, direction_text
from mnist_draw.plain_text import plain_tip
from mnist_draw.shared.widgets.combo_box import ComboBox
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.compare.directions import Direction
    from mnist_draw.shared.theme import Tone
    from trainer.ink.distortion import Distortion
    from trainer.recipe.classes import Classes


class FailurePanel(QWidget):
    """Shows how far each network keeps its answer.

    Attributes:
        direction_chosen: The user chose another direction.
        distortion_chosen: The user chose an amount in the chart: a `Distortion`.
    """

    direction_chosen = Signal()
    distortion_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("failurePanel")
        self._names: tuple[str, ...] = ()
        self._present: frozenset[int] = frozenset()
        self._image: NDArray[np.uint8] | None = None
        self._strips: dict[int, Strip] = {}
        self._question = QLabel()
        self._question.setObjectName("failureQuestion")
        self._question.setProperty("step", "title")
        self._box = ComboBox("directionBox")
        for direction in DIRECTIONS:
            self._box.addItem("", direction)
        self._box.currentIndexChanged.connect(self._choose_direction)
        self._sentence = SteadyLabel("firstFailure")
        self._chart = AnswerChart()
        self._chart.amount_chosen.connect(self._choose_amount)
        heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(self._question)
        heading.addWidget(self._box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(heading)
        layout.addWidget(self._sentence)
        layout.addWidget(self._chart, 1)
        self._retranslate()

    @property
    def direction(self) -> Direction:
        """The distortion that grows in the chart."""
        chosen: Direction = self._box.currentData()
        return chosen

    def set_direction(self, direction: Direction) -> None:
        """Choose a direction; emits `direction_chosen` if it is another one."""
        self._box.setCurrentIndex(DIRECTIONS.index(direction))

    def set_distortion(self, distortion: Distortion) -> None:
        """Mark the amount that the pad is set to, if it is one of the chart."""
        self._chart.set_marked(SCALES[self.direction].index(distortion))

    def set_names(self, names: Sequence[str], classes: Sequence[Classes]) -> None:
        """Name the networks, one a column, and the classes of each."""
        self._names = tuple(names)
        self._chart.set_names(names, classes)
        self._update()

    def set_image(self, image: NDArray[np.uint8] | None, present: frozenset[int]) -> None:
        """Show that strips of other images are old.

        Args:
            image: The framed drawing: uint8, shape (28, 28); None for a blank canvas.
            present: Columns with networks that count: those that tell the same things apart.
        """
        if image is None:
            self._strips.clear()
        if image is not self._image or present != self._present:
            self._image, self._present = image, present
            self._update()

    def show_strip(self, strip: Strip) -> None:
        """Show what one network reads; a strip of another direction is dropped."""
        if strip.direction == self.direction and strip.digit_image is self._image:
            before = self._strips.get(strip.column)
            self._strips[strip.column] = strip
            if before is None or _content(before) != _content(strip):
                self._update()

    @property
    def _fresh(self) -> dict[int, Strip]:
        return {
            column: strip
            for column, strip in self._strips.items()
            if strip.digit_image is self._image and strip.complete
        }

    def _update(self) -> None:
        fresh = self._fresh
        self._chart.show_strips(self._strips, self._strips.keys() - fresh.keys())
        if self._image is None:
            self._say(self.tr("Draw, and see which network fails first."), "muted")
        elif self._present and self._present <= fresh.keys():
            self._say(self._conclusion([fresh[column] for column in self._present]), "text")
        else:
            self._say(self._sentence.text(), "muted")

    def _say(self, text: str, tone: Tone) -> None:
        self._sentence.set_text(text, tone, strong=tone == "text")
        self._sentence.setAccessibleName(text)
        self._sentence.setToolTip(plain_tip(text))

    def _conclusion(self, strips: list[Strip]) -> str:
        first = first_to_fail(strips)
        if first is None:
            largest = len(SCALES[self.direction].amounts) - 1
            return self.tr("All keep their answer up to {amount}.").format(
                amount=amount_text(self.direction, largest)
            )
        index, columns = first
        names = [self._names[column] for column in columns]
        text = (
            self.tr("{names} fails first, at {amount}.")
            if len(names) == 1
            else self.tr("{names} fail first, at {amount}.")
        )
        return text.format(
            names=QLocale().createSeparatedList(names),
            amount=amount_text(self.direction, index),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._question.setText(self.tr("Which fails first?"))
        for index, direction in enumerate(DIRECTIONS):
            self._box.setItemText(index, direction_text(direction))
        self._box.setAccessibleName(self.tr("Change that grows"))
        self._box.setToolTip(
            self.tr("The change that grows from cell to cell; it follows what you do with the pad")
        )
        self._update()

    @Slot()
    def _choose_direction(self) -> None:
        self._strips.clear()
        self._chart.set_direction(self.direction)
        self._update()
        self.direction_chosen.emit()

    @Slot(int)
    def _choose_amount(self, index: int) -> None:
        self.distortion_chosen.emit(SCALES[self.direction].distortions()[index])


def _content(strip: Strip) -> tuple[object, ...]:
    return strip.digits, id(strip.digit_image)
