"""The Steps view: the images of the last step, its layers, and the drawing on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short, whole
from mnist_draw.shared.screen_readers import announce, describe
from mnist_draw.shared.throttle import Throttle
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from mnist_draw.steps.batch_grid import BatchGrid
from mnist_draw.steps.drawing_change import DrawingChange
from mnist_draw.steps.layer_bars import LayerBars

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mnist_draw.steps.drawing_change import AnswerChange
    from trainer.events import StepInspected
    from trainer.recipe.classes import Classes

# Heights of text: below this width the images are above the layers.
_LEAST_BESIDE: Final = 26
# Least time between two steps that are read out; some are taken many times a second.
_ANNOUNCE_MS: Final = 2000


class StepsView(QWidget):
    """Shows what a single step saw and changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepsView")
        self._step: StepInspected | None = None
        self._classes: Classes = ()
        self._change: AnswerChange | None = None
        self._pointed = -1
        self._invitation = QLabel()
        self._invitation.setTextFormat(Qt.TextFormat.PlainText)
        self._invitation.setObjectName("stepsInvitation")
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setWordWrap(True)
        self._invitation.setProperty("tone", "muted")
        self._head = _heading("stepHead")
        self._worst_first = QCheckBox()
        self._worst_first.setObjectName("worstFirst")
        self._worst_first.setChecked(True)
        self._grid = BatchGrid()
        self._grid.pointed.connect(self._point)
        self._worst_first.toggled.connect(self._sort)
        self._detail = _heading("stepDetail")
        self._detail.setProperty("tone", "muted")
        self._layers = LayerBars()
        self._key = QLabel()
        self._key.setObjectName("stepKey")
        self._key.setProperty("step", "caption")
        self._drawing_head = _heading("drawingHead")
        self._drawing = DrawingChange()
        self._announcing = Throttle(_ANNOUNCE_MS, self)
        self._announcing.triggered.connect(self._announce)
        self._lay_out()
        self._retranslate()

    def show_step(self, step: StepInspected, classes: Classes) -> None:
        """Show a step of a run that tells these classes apart."""
        self._step, self._classes = step, classes
        # The grid points at no image then, which shows the texts of the step.
        self._grid.show_step(step)
        self._layers.show_layers(step.layers)
        self._pages.setCurrentIndex(1)
        if self.isVisible():
            self._announcing.request()

    def show_change(self, change: AnswerChange | None) -> None:
        """Show what changed for the drawing on the canvas."""
        self._change = change
        self._drawing.show_change(change)
        self._show_drawing_head()

    def minimumSizeHint(self) -> QSize:
        return QSize(12, 9) * self.fontMetrics().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_key()
        elif event.type() == QEvent.Type.FontChange:
            self._arrange()
        super().changeEvent(event)

    def _arrange(self) -> None:
        """Show the images above the layers where there is no room beside them."""
        beside = self.width() >= _LEAST_BESIDE * self.fontMetrics().height()
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _lay_out(self) -> None:
        # Networks of many layers are higher than the view.
        area = self._area = QScrollArea()
        area.setObjectName("stepsScroll")
        area.setProperty("tabbed", True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        content = QWidget()
        area.setWidget(content)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._invitation)
        self._pages.addWidget(area)
        images = QVBoxLayout()
        images.addWidget(self._grid, 1)
        images.addWidget(self._detail)
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(self._worst_first)
        effects = QVBoxLayout()
        effects.addWidget(self._drawing_head)
        effects.addWidget(self._drawing, 1)
        effects.addWidget(self._key)
        effects.addWidget(self._layers)
        for column in (images, effects):
            column.setSpacing(4)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addLayout(images, 11)
        self._columns.addLayout(effects, 10)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(self._columns, 1)

    def _retranslate(self) -> None:
        self._invitation.setText(
            self.tr(
                "Press One step (F3): the training takes a single step, and shows what it saw and "
                "changed"
            )
        )
        self._area.setAccessibleName(self.tr("What a single step saw and changed"))
        self._worst_first.setText(self.tr("Worst first"))
        self._worst_first.setToolTip(
            self.tr("Sort the images by their loss; otherwise they are in the order of the batch")
        )
        self._grid.setAccessibleName(self.tr("Images of the batch"))
        self._grid.setToolTip(
            self.tr("As the network saw them. Bar: loss; red frame: read wrongly")
        )
        self._show_key()
        self._show_drawing_head()
        self._show_step_texts()

    def _show_key(self) -> None:
        colours = theme.colours()
        # lupdate finds no texts within formatted strings.
        gradient, update = self.tr("gradient"), self.tr("update")
        self._key.setText(
            f"<span style='color: {colours.train.name()}'>■</span> {gradient} &nbsp; "
            f"<span style='color: {colours.validation.name()}'>■</span> {update}"
        )

    def _show_drawing_head(self) -> None:
        change = self._change
        self._drawing_head.set_text(
            self.tr("Draw a digit to see what a step changes in its answer")
            if change is None
            else self.tr("Your drawing: step {before} → {after}").format(
                before=whole(change.first_step), after=whole(change.last_step)
            )
        )

    def _show_step_texts(self) -> None:
        step = self._step
        if step is None:
            return
        shown = len(step.losses)
        pattern = self.tr("Step {step}: {images} images, mean loss {loss}")
        if shown < step.batch_size:
            pattern = self.tr("Step {step}: the {shown} worst of {images} images, mean loss {loss}")
        self._head.set_text(
            pattern.format(
                step=whole(step.step),
                shown=whole(shown),
                images=whole(step.batch_size),
                loss=short(step.loss),
            )
        )
        self._detail.set_text(self._detail_text(step))
        # What it shows may be cut.
        describe(self._grid, self._detail.accessibleName())

    def _detail_text(self, step: StepInspected) -> str:
        if self._pointed < 0:
            wrong = int(np.count_nonzero(step.predicted != step.labels))
            return self.tr("{count} of {images} read wrongly").format(
                count=whole(wrong), images=whole(len(step.losses))
            )
        label, answer = (int(each[self._pointed]) for each in (step.labels, step.predicted))
        pattern = self.tr("{label} read as {answer} · loss {loss}")
        if label == answer:
            pattern = self.tr("{label} read correctly · loss {loss}")
        return pattern.format(
            label=self._classes[label],
            answer=self._classes[answer],
            loss=short(float(step.losses[self._pointed])),
        )

    @Slot()
    def _announce(self) -> None:
        announce(self, f"{self._head.accessibleName()}. {self._detail.accessibleName()}")

    @Slot(int)
    def _point(self, index: int) -> None:
        self._pointed = index
        self._show_step_texts()

    @Slot(bool)
    def _sort(self, worst_first: bool) -> None:
        self._grid.sort(worst_first=worst_first)


def _heading(name: str) -> ElidedLabel:
    label = ElidedLabel(name)
    label.setProperty("step", "caption")
    return label
