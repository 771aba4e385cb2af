"""What a step changes in the answer to the drawing on the canvas: each class before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent, whole_percent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent

    from mnist_draw.predict.prediction import Prediction
    from trainer.recipe.classes import Classes

# More columns than this have no numbers.
_MOST_NUMBERS: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class AnswerChange:
    """The same drawing, read by two snapshots of a run.

    Attributes:
        first_step: Step of the earlier snapshot.
        last_step: Step of the later one.
        classes: Names of the K classes.
        before: float32, shape (K,): probabilities by the earlier one.
        after: float32, shape (K,): by the later one.
    """

    first_step: int
    last_step: int
    classes: Classes
    before: NDArray[np.float32]
    after: NDArray[np.float32]


class AnswerWatch:
    """Pairs of predictions of one drawing, before and after the weights moved."""

    def __init__(self) -> None:
        self._latest: Prediction | None = None
        self._before: Prediction | None = None

    def see(self, prediction: Prediction) -> AnswerChange | None:
        """The newest change of the drawing's answer; None where there is none to show."""
        latest, self._latest = self._latest, prediction
        if latest is None or not _same_drawing(latest, prediction):
            self._before = None
        elif latest.snapshot.step < prediction.snapshot.step:
            self._before = latest
        before = self._before
        if before is None or before.probabilities is None or prediction.probabilities is None:
            return None
        return AnswerChange(
            before.snapshot.step,
            prediction.snapshot.step,
            prediction.snapshot.recipe.classes,
            before.probabilities,
            prediction.probabilities,
        )


def _same_drawing(one: Prediction, other: Prediction) -> bool:
    same_run = one.snapshot.run == other.snapshot.run
    return same_run and one.request == other.request and other.probabilities is not None


class DrawingChange(QWidget):
    """A column for each class: a pale bar before the step, a full one after it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawingChange")
        self._change: AnswerChange | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def show_change(self, change: AnswerChange | None) -> None:
        """Show a change, or none."""
        self._change = change
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(16 * self._em), round(6 * self._em))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(10 * self._em), round(4.2 * self._em))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        change = self._change
        if change is None:
            return
        colours, font, em = theme.colours(), theme.tabular(theme.font("caption")), self._em
        count = len(change.classes)
        width, low = self.width() / count, self.height() - 1.2 * em
        top = 1.2 * em if count <= _MOST_NUMBERS else 0.0
        best = int(change.after.argmax())
        with QPainter(self) as painter:
            painter.setFont(font)
            for index, name in enumerate(change.classes):
                left = index * width
                bar = QRectF(left + 0.12 * width, top, 0.34 * width, low - top)
                for value, colour in (
                    (float(change.before[index]), colours.outline),
                    (float(change.after[index]), colours.accent),
                ):
                    painter.fillRect(bar, colours.grid)
                    height = value * (low - top)
                    painter.fillRect(QRectF(bar.left(), low - height, bar.width(), height), colour)
                    bar.moveLeft(left + 0.54 * width)
                font.setBold(index == best)
                painter.setFont(font)
                painter.setPen(colours.text)
                box = QRectF(left, low, width, 1.2 * em)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
                figure = whole_percent(float(change.after[index])).replace("\u00a0", "")
                if top and QFontMetricsF(font).horizontalAdvance(figure) + 6 <= width:
                    box.moveTop(0)
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure)

    @property
    def _em(self) -> float:
        return QFontMetricsF(theme.font("caption")).height()

    def _retranslate(self) -> None:
        name = self.tr("Probabilities of your drawing before and after the step")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._describe()

    def _describe(self) -> None:
        change = self._change
        if change is None:
            self.setAccessibleDescription("")
            return
        pattern = self.tr("{name}: {before} → {after}")
        lines = [
            pattern.format(name=name, before=percent(float(before)), after=percent(float(after)))
            for name, before, after in zip(change.classes, change.before, change.after, strict=True)
        ]
        self.setAccessibleDescription(". ".join(lines))
