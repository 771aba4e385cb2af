"""Plot of one metric: a pyqtgraph PlotWidget with ranges that follow the runs until zoomed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsSimpleTextItem, QWidget

from mnist_draw.curves import crosshair
from mnist_draw.curves.automatic_range import AutomaticRange
from mnist_draw.curves.axes import Axes, gutter, unit_text
from mnist_draw.curves.curve_item import CurveItem
from mnist_draw.curves.view import Look, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QGraphicsSceneWheelEvent

    from mnist_draw.curves.history import Metric, RunHistory
    from mnist_draw.curves.view import ShownRun

    Range = tuple[float, float]

# The clean-up at exit is for views with names, and warns of signals that were never connected.
pg.setConfigOptions(exitCleanup=False)

# How far a key moves the crosshair, and zooms, as a share of the axis.
_KEY_STEP: Final = 0.01
_KEY_LEAP: Final = 0.1
_KEY_ZOOM: Final = 0.7
# The smallest part of the automatic range that can be zoomed to.
_SMALLEST: Final = 1e-5


class _ViewBox(pg.ViewBox):
    """The curves' area: Shift keeps wheel and drag to the time axis, Ctrl to the values.

    Attributes:
        moved: The user zoomed or panned: whether in x, and whether in y.
        all_wanted: The user wants to see everything.
    """

    moved = Signal(bool, bool)
    all_wanted = Signal()

    def wheelEvent(self, ev: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        axis = _limited_axis(ev.modifiers(), axis)
        super().wheelEvent(ev, axis)
        self.moved.emit(axis != 1, axis != 0)

    def mouseDragEvent(self, ev: pg.MouseDragEvent, axis: int | None = None) -> None:
        if ev.button() == Qt.MouseButton.RightButton:
            ev.ignore()
            return
        axis = _limited_axis(ev.modifiers(), axis)
        super().mouseDragEvent(ev, axis)
        self.moved.emit(axis != 1, axis != 0)

    def mouseClickEvent(self, ev: pg.MouseClickEvent) -> None:
        if ev.double():
            ev.accept()
            self.all_wanted.emit()


class MetricPlot(pg.PlotWidget):
    """Curves of one metric over time; its object name is ``lossPlot`` or ``accuracyPlot``.

    Attributes:
        pointed: The crosshair is wanted at an epoch or step, or nowhere (None).
        zoomed: The user zoomed or panned: the time axis's new ends, or None where they stay.
        all_wanted: The user wants to see everything.
    """

    pointed = Signal(object)
    zoomed = Signal(object)
    all_wanted = Signal()

    def __init__(self, metric: Metric, *, with_numbers: bool, look: Look | None = None) -> None:
        """Builds an empty plot.

        Args:
            metric: What is plotted.
            with_numbers: Whether the time axis has numbers; not needed above another plot.
            look: Colours and fonts; None for the application's.
        """
        self._box = _ViewBox(enableMenu=False)
        super().__init__(viewBox=self._box, enableMenu=False)
        self.setObjectName(f"{metric}Plot")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._metric: Metric = metric
        self._with_numbers = with_numbers
        self._fixed_look = look
        self._view = View()
        self._runs: tuple[ShownRun, ...] = ()
        self._automatic = AutomaticRange(metric)
        # Whether x and y are the automatic range.
        self._follows = (True, True)
        self._time: float | None = None
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.disableAutoRange()
        self._unit = QGraphicsSimpleTextItem(plot)
        self._focus_frame = QGraphicsRectItem(plot)
        self._focus_frame.hide()
        self._curves = CurveItem(plot, self._axes_now())
        self._crosshair = crosshair.Crosshair(plot)
        self._apply_look()
        self._show_ranges()
        self._box.sigRangeChanged.connect(self._redraw)
        self._box.sigResized.connect(self._redraw)
        self._box.moved.connect(self._note_zoom)
        self._box.all_wanted.connect(self.all_wanted)

    @property
    def runs(self) -> tuple[ShownRun, ...]:
        """The runs shown, the present one last."""
        return self._runs

    @property
    def view(self) -> View:
        """What of the runs is shown."""
        return self._view

    @property
    def time(self) -> float | None:
        """Epoch or step of the crosshair; None without one."""
        return self._time

    @property
    def is_zoomed(self) -> bool:
        """Whether the user chose a range."""
        return not all(self._follows)

    @property
    def shown_range(self) -> tuple[Range, Range]:
        """Ends of the time axis and of the value axis, as `Axes` has them."""
        return self._curves.axes.x, self._curves.axes.y

    @property
    def area(self) -> QRectF:
        """Where the curves are, in the widget's pixels."""
        return self._curves.axes.area

    def position(self, run: RunHistory, epoch: float, value: float) -> QPointF:
        """The widget's pixel of a point of a run."""
        return self._curves.axes.point(run, epoch, value)

    def set_view(self, view: View) -> None:
        """Chooses what of the runs is to be seen; another kind of axis ends its zoom."""
        self._follows = (
            self._follows[0] or view.by_steps != self._view.by_steps,
            self._follows[1] or view.logarithmic != self._view.logarithmic,
        )
        self._view = view
        self._refit()

    def set_runs(self, runs: Sequence[ShownRun]) -> None:
        """Chooses the runs shown, the present one (without a style) last."""
        self._runs = tuple(runs)
        self._refit()

    def grow(self) -> None:
        """Draws what has been added to the present run."""
        if self._automatic.fit(self._view, self._runs):
            self._show_ranges()
        self._show_values()
        self.viewport().update(self._curves.grow().toAlignedRect())

    def show_range(self, x: Range | None = None, y: Range | None = None) -> None:
        """Shows a part and stays there while the run grows."""
        shown = self.shown_range
        self._follows = (self._follows[0] and x is None, self._follows[1] and y is None)
        self._box.setRange(xRange=x or shown[0], yRange=y or shown[1], padding=0)

    @Slot()
    def show_all(self) -> None:
        """Follows the automatic ranges again."""
        self._follows = (True, True)
        self._show_ranges()

    def set_crosshair(self, time: float | None) -> None:
        """Shows values at an epoch or step, or none."""
        if time != self._time:
            self._time = time
            self._show_values()

    def values(self) -> list[crosshair.CurveValues]:
        """Values of the curves at the crosshair, the present run's first."""
        if self._time is None:
            return []
        return crosshair.values_at(self._curves.axes, self._runs[::-1], self._time)

    def describe(self) -> None:
        """Gives a screen reader the values at the crosshair."""
        if self._time is not None:
            text = crosshair.spoken(self._curves.axes, self.values(), self._time)
            self.setAccessibleDescription(text)

    def copy(self, look: Look, size: QSize) -> MetricPlot:
        """A plot that shows the same in another look and size."""
        copy = MetricPlot(self._metric, with_numbers=True, look=look)
        copy.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        copy.resize(size)
        copy.show()
        copy._view, copy._automatic = self._view, self._automatic
        copy._runs = self._runs
        copy._show_ranges()
        copy.show_range(*self.shown_range)
        copy._redraw()
        return copy

    def close(self) -> bool:
        # pyqtgraph's own takes the scene apart under Qt's feet.
        return QWidget.close(self)

    def sizeHint(self) -> QSize:
        return QSize(30, 10) * round(self._look.em)

    def minimumSizeHint(self) -> QSize:
        return QSize(14, 5) * round(self._look.em)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange}
        if event.type() in kinds and hasattr(self, "_crosshair"):
            self._apply_look()
            self._redraw()

    def viewportEvent(self, event: QEvent) -> bool:
        # A hint how to read values would hide those that are being read.
        if event.type() == QEvent.Type.ToolTip and self._time is not None:
            return True
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        area, position = self.area, event.position()
        inside = bool(self._runs) and area.left() <= position.x() <= area.right()
        time, _ = self._curves.axes.data_at(position)
        self.pointed.emit(time if inside else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_frame.setRect(QRectF(self.rect()).adjusted(0, 0, -1, -1))
        self._focus_frame.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_frame.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        left, right = self.shown_range[0]
        leap = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        distance = (_KEY_LEAP if leap else _KEY_STEP) * (right - left)
        time = self._time if self._time is not None else (left + right) / 2
        match event.key():
            case Qt.Key.Key_Left:
                time -= distance
            case Qt.Key.Key_Right:
                time += distance
            case Qt.Key.Key_End:
                time = right
            case Qt.Key.Key_Home | Qt.Key.Key_A:
                self.all_wanted.emit()
                return
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal | Qt.Key.Key_Minus as key:
                share = 1 / _KEY_ZOOM if key == Qt.Key.Key_Minus else _KEY_ZOOM
                self._box.scaleBy(x=share, center=(time, 0))
                self._note_zoom(True, False)
                return
            case Qt.Key.Key_Escape if self._time is not None:
                self.pointed.emit(None)
                return
            case _:
                event.ignore()
                return
        if self._runs:
            self.pointed.emit(min(max(time, left), right))
            self.describe()

    @property
    def _look(self) -> Look:
        return self._fixed_look or Look.present()

    def _axes_now(self) -> Axes:
        (left, right), (bottom, top) = self._box.viewRange()
        # A hidden widget may have no room at all.
        area = QRectF(self._box.pos(), self._box.size().expandedTo(QSizeF(1, 1)))
        return Axes(self._metric, self._view, self._look, area, (left, right), (bottom, top))

    def _apply_look(self) -> None:
        """Applies colours and fonts."""
        look, plot = self._look, self.getPlotItem()
        em, air = look.em, round(0.45 * look.em)
        left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
        for axis in (left, bottom):
            axis.enableAutoSIPrefix(False)
            axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTextPen(look.colours.muted)
            axis.setTickFont(look.font)
        # Numbers may reach beyond the axis as far as the margins.
        left.setStyle(
            tickLength=0, tickAlpha=0, tickTextOffset=round(0.4 * em), hideOverlappingLabels=air
        )
        bottom.setStyle(
            tickLength=0,
            tickAlpha=0,
            tickTextOffset=round(0.25 * em),
            hideOverlappingLabels=round(0.8 * em),
            showValues=self._with_numbers,
        )
        left.setWidth(gutter(look))
        bottom.setHeight(round(1.5 * em) if self._with_numbers else 0)
        plot.layout.setContentsMargins(0, air, round(0.8 * em), 0 if self._with_numbers else air)
        self._unit.setFont(look.font)
        self._unit.setBrush(look.colours.muted)
        self._unit.setVisible(self._with_numbers)
        self._focus_frame.setPen(QPen(look.colours.accent, 1))
        self.setBackground(look.colours.window)

    @Slot()
    def _redraw(self) -> None:
        """Draws everything on the axes as they are now."""
        axes, plot = self._axes_now(), self.getPlotItem()
        plot.getAxis("bottom").setTicks([axes.x_ticks()])
        plot.getAxis("left").setTicks([axes.y_ticks()])
        self._curves.show_runs(axes, self._runs)
        self._show_values()
        self._unit.setText(unit_text(by_steps=self._view.by_steps))
        width = QFontMetricsF(axes.look.font).horizontalAdvance(self._unit.text())
        corner = self.area.bottomLeft() + QPointF(-0.7, 0.25) * axes.look.em
        self._unit.setPos(corner - QPointF(width, 0))

    def _show_values(self) -> None:
        if self._time is None:
            self._crosshair.hide()
        else:
            self._crosshair.show(self._curves.axes, self.values(), self._time)

    @Slot(bool, bool)
    def _note_zoom(self, in_x: bool, in_y: bool) -> None:
        self._follows = (self._follows[0] and not in_x, self._follows[1] and not in_y)
        (left, right), _ = self._box.viewRange()
        self.zoomed.emit((left, right) if in_x else None)

    def _refit(self) -> None:
        self._automatic.forget()
        self._automatic.fit(self._view, self._runs)
        self._show_ranges()
        self._redraw()

    def _show_ranges(self) -> None:
        """Moves the axes that follow the automatic range, and how far one can zoom."""
        automatic, shown = self._automatic, self._box.viewRange()
        (left, right), (low, high) = automatic.limits
        self._box.setLimits(xMin=left, xMax=right, minXRange=_SMALLEST * (right - left))
        self._box.setLimits(yMin=low, yMax=high, minYRange=_SMALLEST * (high - low))
        self._box.setRange(
            xRange=automatic.x if self._follows[0] else shown[0],
            yRange=automatic.y if self._follows[1] else shown[1],
            padding=0,
        )


def _limited_axis(modifiers: Qt.KeyboardModifier, axis: int | None) -> int | None:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 0
    return 1 if modifiers & Qt.KeyboardModifier.ControlModifier else axis
