"""Table of an experiment's trainings: result, what each reads in the drawing, and a button."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from mnist_draw.curves.legend import paint_sample
from mnist_draw.curves.view import STYLES
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent, whole_percent
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from mnist_draw.curves.view import RunStyle
    from mnist_draw.experiments.live_readings import Readings

translate = QCoreApplication.translate

State: TypeAlias = Literal["waits", "trains", "diverged", "ended early"]
"""How far a training is that has no result."""

# Letters of a name that are shown where there is little room.
_LETTERS: Final = 20
_SAMPLE, _NAME, _STATE, _ANSWER, _SURE, _BUTTON = range(6)


class VariantsTable(QWidget):
    """One row for each training; its curve's style is its legend.

    Attributes:
        use_wanted: Emits the index of the training whose network is to predict.
    """

    use_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("variantsTable")
        self._rows: list[_Row] = []
        self._readings: Readings | None = None
        self._result_title, self._drawing_title = _head(), _head()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.addWidget(self._result_title, 0, _STATE)
        self._grid.addWidget(self._drawing_title, 0, _ANSWER, 1, 2)
        self._grid.setColumnStretch(_NAME, 3)
        self._grid.setColumnStretch(_STATE, 3)
        self._grid.setColumnStretch(_SURE, 2)
        self._retranslate()
        self.hide()

    def begin(self, labels: Sequence[str]) -> None:
        """Show a row for each training, without results."""
        for row in self._rows:
            for widget in row.widgets:
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._rows = [_Row(index, label) for index, label in enumerate(labels)]
        for index, row in enumerate(self._rows):
            for column, widget in enumerate(row.widgets):
                self._grid.addWidget(widget, index + 1, column)
            row.button.clicked.connect(partial(self.use_wanted.emit, index))
        self._fit()
        self._readings = None
        self._retranslate()
        self.show()

    def set_labels(self, labels: Sequence[str]) -> None:
        """Set the labels in the present language."""
        for row, label in zip(self._rows, labels, strict=False):
            row.set_label(label)
        self._fit()

    def set_styles(self, styles: Mapping[int, RunStyle | None]) -> None:
        """Set the looks of the curves; None for that of the main window's present run."""
        for index, style in styles.items():
            self._rows[index].sample.show_style(style)

    def show_state(self, index: int, state: State) -> None:
        """Show how far a training is."""
        self._rows[index].state_shown = state
        self._retranslate()

    def show_result(self, index: int, accuracy: float) -> None:
        """Show the test accuracy of a training, [0, 1]."""
        self._rows[index].state_shown = None
        self._rows[index].state.set_text("–" if math.isnan(accuracy) else percent(accuracy))

    def offer(self, index: int) -> None:
        """Offer the network of a training."""
        self._rows[index].button.setEnabled(True)

    def set_in_use(self, index: int | None) -> None:
        """Set which network predicts; None if it is none of these."""
        for each, row in enumerate(self._rows):
            row.set_in_use(in_use=each == index)

    def show_readings(self, readings: Readings) -> None:
        """Show what the networks read in the drawing."""
        self._readings = readings
        for row, reading in zip(self._rows, readings.each, strict=False):
            row.answer.set_text("" if reading is None else reading.answer)
            row.sure.set_text("" if reading is None else whole_percent(reading.probability))
        self._name_drawing()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        """Leave names and answers the room that they need in the present font."""
        # The labels would give all their room away.
        self._grid.setColumnMinimumWidth(_ANSWER, QFontMetrics(theme.font("headline")).height())
        for row in self._rows:
            row.fit()
        names = (row.name.minimumWidth() for row in self._rows)
        self._grid.setColumnMinimumWidth(_NAME, max(names, default=0))

    def _name_drawing(self) -> None:
        blank = self._readings is not None and self._readings.blank
        text = self.tr("Draw a digit to see") if blank else self.tr("Reads your drawing as")
        if text != self._drawing_title.text():
            self._drawing_title.setText(text)

    def _retranslate(self) -> None:
        self._result_title.setText(self.tr("Test digits read correctly"))
        self._name_drawing()
        states = {
            "waits": self.tr("waits"),
            "trains": self.tr("trains"),
            "diverged": self.tr("Diverged: its steps are too large"),
            "ended early": self.tr("Ended early"),
        }
        for row in self._rows:
            row.retranslate()
            if row.state_shown is not None:
                row.state.set_text(states[row.state_shown])


class _Row:
    """The widgets of one training."""

    def __init__(self, index: int, label: str) -> None:
        self._label, self._in_use = label, False
        self.state_shown: State | None = None
        self.name = SteadyLabel(f"variantName-{index}", shrinks=True)
        self.state = SteadyLabel(f"variantState-{index}")
        self.answer = SteadyLabel(f"variantAnswer-{index}", "headline", "accent")
        self.sure = SteadyLabel(f"variantSure-{index}", tone="muted")
        self.button = QPushButton()
        self.button.setObjectName(f"useVariantButton-{index}")
        self.button.setProperty("slim", True)
        self.button.setEnabled(False)
        self.sample = _Sample(index)
        self.widgets: tuple[QWidget, ...] = (
            self.sample,
            self.name,
            self.state,
            self.answer,
            self.sure,
            self.button,
        )
        self.set_label(label)

    def set_label(self, label: str) -> None:
        self._label = label
        self.name.set_text(label)
        self.retranslate()

    def fit(self) -> None:
        measure = self.name.fontMetrics()
        most = _LETTERS * measure.averageCharWidth()
        self.name.setMinimumWidth(min(measure.horizontalAdvance(self._label), most))

    def set_in_use(self, *, in_use: bool) -> None:
        self._in_use = in_use
        self.retranslate()

    def retranslate(self) -> None:
        used, unused = translate("VariantsTable", "In use"), translate("VariantsTable", "Use it")
        text = used if self._in_use else unused
        self.button.setText(text)
        self.button.setAccessibleName(f"{text}: {self._label}")
        self.button.setToolTip(
            translate("VariantsTable", "Let this network read your drawings from now on")
        )


class _Sample(QWidget):
    """A piece of the training's curve."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.setObjectName(f"variantSample-{index}")
        self._style: RunStyle | None = STYLES[index]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_style(self, style: RunStyle | None) -> None:
        if style is not self._style:
            self._style = style
            self.update()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(round(2.4 * height), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            paint_sample(painter, QRectF(self.rect()), self._style, theme.colours())


def _head() -> QLabel:
    label = QLabel()
    label.setProperty("step", "caption")
    label.setProperty("tone", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    label.setWordWrap(True)
    return label
