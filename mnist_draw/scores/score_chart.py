"""Chart of scores: test accuracy against the number of parameters, with the unbeaten ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.charts.axes import Axis, Plot, Tick, paint_axes
from mnist_draw.shared import numbers, theme
from mnist_draw.shared.screen_readers import describe
from trainer.scores.score import frontier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from trainer.scores.score import Score

# Parameters at the ends of the axis, which scores beyond them extend.
_FEWEST, _MOST = 100, 200_000
_REACH: Final = 14.0  # Pixels between the pointer and the point that it means.


class ScoreChart(QWidget):
    """A point a score, a line along the unbeaten ones, and a ring around the chosen one.

    Attributes:
        chosen: Emits the index of a score that was chosen with mouse or arrow keys.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scoreChart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._scores: tuple[Score, ...] = ()
        self._names: tuple[str, ...] = ()
        self._chosen: int | None = None
        self._retranslate()

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(theme.font("body")).height()
        return QSize(round(line * 16), round(line * 10))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.4

    def show_scores(self, scores: Sequence[Score], names: Sequence[str]) -> None:
        """Show scores, each with the name of its writer."""
        self._scores, self._names = tuple(scores), tuple(names)
        self._chosen = None
        self.update()

    def choose(self, index: int | None, description: str = "") -> None:
        """Mark a score; its description is for screen readers."""
        self._chosen = index
        describe(self, description)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose_at(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = sorted(
            range(len(self._scores)),
            key=lambda index: (self._scores[index].parameters, self._scores[index].accuracy),
        )
        at = order.index(self._chosen) if self._chosen in order else -1
        step = {
            Qt.Key.Key_Left: max(0, at - 1),
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(order) - 1,
        }.get(Qt.Key(event.key()))
        if step is None or not order:
            super().keyPressEvent(event)
        elif step < len(order):
            self.chosen.emit(order[step])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            plot = self._plot()
            paint_axes(painter, plot)
            unbeaten = frontier(self._scores)
            corners = [self._point(plot, index) for index in unbeaten]
            painter.setPen(QPen(colours.accent, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(corners))
            for index, score in enumerate(self._scores):
                self._paint_score(painter, self._point(plot, index), score, best=index in unbeaten)
            self._paint_names(painter, plot, unbeaten)
            if self._chosen is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colours.accent, 2))
                painter.drawEllipse(self._point(plot, self._chosen), 8, 8)
            if not self._scores:
                painter.setFont(theme.font("body"))
                painter.setPen(colours.muted)
                painter.drawText(
                    plot.area.adjusted(8, 8, -8, -8),
                    Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                    self.tr(
                        "Each attempt becomes a point here: the more to the left and the higher, "
                        "the better"
                    ),
                )
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DashLine))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_score(self, painter: QPainter, at: QPointF, score: Score, *, best: bool) -> None:
        """A disc for a CNN, a square for an MLP; a beaten one is pale."""
        colours = theme.colours()
        painter.setOpacity(1 if best else 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if score.network.startswith("CNN"):
            painter.setBrush(colours.validation)
            painter.drawEllipse(at, 5, 5)
        else:
            painter.setBrush(colours.train)
            painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))
        painter.setOpacity(1)

    def _paint_names(self, painter: QPainter, plot: Plot, unbeaten: Sequence[int]) -> None:
        """Names beside unbeaten scores, where they touch no other name."""
        font = theme.font("caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colours().text)
        taken: list[QRectF] = []
        for index in unbeaten:
            at = self._point(plot, index)
            text = metrics.elidedText(
                self._names[index], Qt.TextElideMode.ElideRight, 9 * metrics.height()
            )
            room = QRectF(
                at.x() + 8, at.y() + 2, metrics.horizontalAdvance(text) + 4, metrics.height()
            )
            if room.right() > plot.area.right():
                room.moveRight(at.x() - 8)
            if room.bottom() > plot.area.bottom():
                room.moveBottom(at.y() - 2)
            if not any(room.intersects(other) for other in taken):
                taken.append(room)
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _choose_at(self, position: QPointF) -> None:
        plot = self._plot()
        distances = [
            (math.hypot(point.x() - position.x(), point.y() - position.y()), index)
            for index in range(len(self._scores))
            for point in (self._point(plot, index),)
        ]
        if distances and min(distances)[0] <= _REACH and min(distances)[1] != self._chosen:
            self.chosen.emit(min(distances)[1])

    def _point(self, plot: Plot, index: int) -> QPointF:
        score = self._scores[index]
        return plot.point(score.parameters, score.accuracy)

    def _plot(self) -> Plot:
        sizes = [score.parameters for score in self._scores]
        low, high = min([_FEWEST, *sizes]), max([_MOST, *sizes])
        powers = range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)
        x = Axis(
            low,
            high,
            self.tr("parameters"),
            tuple(Tick(10**power, numbers.whole(10**power)) for power in powers),
            log=True,
        )
        worst = min([0.5, *(score.accuracy for score in self._scores)])
        lowest = math.floor(worst * 10) / 10
        count = round((1 - lowest) * 10)
        step = 1 if count <= 5 else 2
        y = Axis(
            lowest,
            1.0,
            self.tr("test accuracy"),
            tuple(
                Tick(1 - part / 10, numbers.whole_percent(1 - part / 10))
                for part in range(0, count + 1, step)
            ),
        )
        return Plot.within(QRectF(self.rect()).adjusted(2, 2, -2, -2), x, y)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Scores: accuracy against parameters"))
        self.setToolTip(
            self.tr(
                "Squares: MLPs; discs: CNNs. Along the dashed line, no smaller network reads "
                "better. Point at a score, or press Left and Right."
            )
        )
        self.update()
