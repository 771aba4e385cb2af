"""Chart of robustness curves: accuracy of several networks against the amount of one change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.charts.axes import Axis, Plot, Tick, paint_axes
from mnist_draw.robustness.texts import amount_text, axis_title
from mnist_draw.shared import numbers, theme
from mnist_draw.shared.screen_readers import describe
from trainer.robustness.changes import AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent

    from trainer.robustness.changes import Change
    from trainer.robustness.curve import RobustnessCurve

_STALE_OPACITY: Final = 0.4
_NETWORKS: Final = 3
_STYLES: Final = (Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine)


class CurveChart(QWidget):
    """A line a network with standard errors, a legend, and a mark at the chosen amount.

    Attributes:
        amount_chosen: Emits an amount that was chosen with mouse or arrow keys.
    """

    amount_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("robustnessChart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._names: tuple[str, ...] = ()
        self._change: Change = "shift"
        self._curves: tuple[RobustnessCurve, ...] = ()
        self._marked = 0.0
        self._stale = False
        self._retranslate()

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(theme.font("body")).height()
        return QSize(round(line * 16), round(line * 8.5))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.4

    def set_names(self, names: Sequence[str]) -> None:
        """Name the networks in the order of their curves."""
        self._names = tuple(names)
        self._describe()

    def set_change(self, change: Change) -> None:
        """Empty the chart for another change."""
        if change != self._change:
            self._change, self._curves = change, ()
            self._describe()

    def set_marked(self, amount: float) -> None:
        """Mark an amount."""
        self._marked = amount
        self._describe()

    def set_stale(self, *, stale: bool) -> None:
        """Paint the last curve faintly: the network in use has other weights now."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def show_curves(self, curves: Sequence[RobustnessCurve]) -> None:
        """Show curves, which may be incomplete."""
        self._curves = tuple(curves)
        self._describe()

    def read_out(self) -> str:
        """The figures at the measured amount nearest to the mark; empty without curves."""
        if not self._curves or not self._curves[0].correct:
            return ""
        amounts = self._curves[0].amounts
        index = min(range(len(amounts)), key=lambda at: abs(amounts[at] - self._marked))
        figures = [
            f"{name} {numbers.percent(curve.accuracies[index])} ± "
            f"{numbers.decimal(100 * curve.standard_errors[index], 1)}"
            for name, curve in zip(self._names, self._curves, strict=False)
        ]
        return " · ".join([amount_text(self._change, amounts[index]), *figures])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Hovering reads out, as far as there is something to read.
        if self._curves or event.buttons() & Qt.MouseButton.LeftButton:
            self._choose_at(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        amounts = AMOUNTS[self._change]
        at = min(range(len(amounts)), key=lambda index: abs(amounts[index] - self._marked))
        index = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(amounts) - 1,
        }.get(Qt.Key(event.key()))
        if index is None:
            super().keyPressEvent(event)
        elif 0 <= index < len(amounts):
            self.amount_chosen.emit(amounts[index])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            plot = self._plot()
            self._paint_legend(painter)
            paint_axes(painter, plot)
            self._paint_mark(painter, plot)
            for index, curve in enumerate(self._curves):
                painter.setOpacity(_STALE_OPACITY if self._is_stale(index) else 1)
                _paint_curve(painter, plot, curve, index)
            painter.setOpacity(1)
            if not self._curves:
                painter.setFont(theme.font("body"))
                painter.setPen(theme.colours().muted)
                painter.drawText(
                    plot.area.adjusted(8, 8, -8, -8),
                    Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                    self.tr("The curves appear here: accuracy on test images"),
                )
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colours().accent, 1, Qt.PenStyle.DashLine))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _is_stale(self, index: int) -> bool:
        return self._stale and index == _NETWORKS - 1

    def _choose_at(self, x: float) -> None:
        value = self._plot().x_at(x)
        nearest = min(AMOUNTS[self._change], key=lambda amount: abs(amount - value))
        if nearest != self._marked:
            self.amount_chosen.emit(nearest)

    def _plot(self) -> Plot:
        amounts = AMOUNTS[self._change]
        whole = [amount for amount in amounts if amount == round(amount)]
        x = Axis(
            amounts[0],
            amounts[-1],
            axis_title(self._change),
            tuple(Tick(amount, numbers.short(amount)) for amount in whole),
        )
        y = Axis(
            0.0,
            1.0,
            self.tr("test accuracy"),
            tuple(Tick(part / 4, numbers.whole_percent(part / 4)) for part in range(5)),
        )
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        return Plot.within(box, x, y)

    def _paint_legend(self, painter: QPainter) -> None:
        """A sample of each line and its name, in the line above the plot, at its right."""
        font = theme.font("caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        sample, gap = metrics.height() * 1.6, metrics.height() * 0.4
        right = self.width() - 4.0
        for index in reversed(range(len(self._names))):
            name = self._names[index]
            width = metrics.horizontalAdvance(name)
            painter.setOpacity(_STALE_OPACITY if self._is_stale(index) else 1)
            painter.setPen(theme.colours().text)
            painter.drawText(QPointF(right - width, 2 + metrics.ascent()), name)
            middle = 2 + metrics.height() / 2
            painter.setPen(_pen(index))
            end = right - width - gap
            painter.drawLine(QPointF(end - sample, middle), QPointF(end, middle))
            _paint_marker(painter, QPointF(end - sample / 2, middle), index)
            right = end - sample - 2 * gap
        painter.setOpacity(1)

    def _paint_mark(self, painter: QPainter, plot: Plot) -> None:
        x = plot.point(self._marked, 0).x()
        painter.setPen(QPen(theme.colours().accent, 1.5))
        painter.drawLine(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Accuracy of the networks while the change grows"))
        self.setToolTip(
            self.tr(
                "Point at an amount, or press Left and Right: the figures stand above, your "
                "drawing follows. Bars are standard errors."
            )
        )
        self._describe()

    def _describe(self) -> None:
        describe(self, self.read_out())
        self.update()


def _colour(index: int) -> QColor:
    colours = theme.colours()
    return (colours.train, colours.validation, colours.published)[index % _NETWORKS]


def _pen(index: int) -> QPen:
    return QPen(_colour(index), 2, _STYLES[index % len(_STYLES)])


def _paint_curve(painter: QPainter, plot: Plot, curve: RobustnessCurve, index: int) -> None:
    values = zip(curve.amounts, curve.accuracies, curve.standard_errors, strict=True)
    points = []
    for amount, accuracy, error in values:
        points.append(plot.point(amount, accuracy))
        painter.setPen(QPen(_colour(index), 1))
        painter.drawLine(
            plot.point(amount, min(1, accuracy + error)),
            plot.point(amount, max(0, accuracy - error)),
        )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(index))
    painter.drawPolyline(QPolygonF(points))
    for point in points:
        _paint_marker(painter, point, index)


def _paint_marker(painter: QPainter, centre: QPointF, index: int) -> None:
    """A square, a disc or a diamond."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(index))
    x, y = centre.x(), centre.y()
    match index % 3:
        case 0:
            painter.drawRect(QRectF(x - 3, y - 3, 6, 6))
        case 1:
            painter.drawEllipse(centre, 3.6, 3.6)
        case _:
            corners = ((x, y - 4.6), (x + 4.6, y), (x, y + 4.6), (x - 4.6, y))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
