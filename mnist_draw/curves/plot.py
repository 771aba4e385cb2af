"""Plot of one metric: a pyqtgraph PlotWidget with ranges that follow the runs until zoomed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QHelpEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from mnist_draw.curves import crosshair_keys
from mnist_draw.curves.axes import Axes, Axis
from mnist_draw.curves.crosshair import Crosshair
from mnist_draw.curves.curve_item import CurveItem
from mnist_draw.curves.marks import change_marks
from mnist_draw.curves.ranges import AutomaticRange
from mnist_draw.curves.view import Look, View
from mnist_draw.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QGraphicsSceneWheelEvent

    from mnist_draw.curves.history import Metric
    from mnist_draw.curves.view import Mark, ShownRun

    Range = tuple[float, float]

# The clean-up at exit is for views with names, and warns of signals that were never connected.
pg.setConfigOptions(exitCleanup=False)

translate: Final = QCoreApplication.translate

# How much longer keys make the time axis.
_ZOOMS: Final = {Qt.Key.Key_Plus: 0.7, Qt.Key.Key_Equal: 0.7, Qt.Key.Key_Minus: 1 / 0.7}
# The smallest part of the automatic range that can be zoomed to.
_SMALLEST: Final = 1e-5


class _ViewBox(pg.ViewBox):
    """The curves' area: wheel and drag move time; with Ctrl, or over the value axis, values."""

    def wheelEvent(self, ev: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        values = axis == 1 or ev.modifiers() & Qt.KeyboardModifier.ControlModifier
        super().wheelEvent(ev, 1 if values else 0)

    def mouseDragEvent(self, ev: pg.MouseDragEvent, axis: int | None = None) -> None:
        if ev.button() == Qt.MouseButton.RightButton:
            ev.ignore()
            return
        if axis is None and ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            axis = 1
        elif axis is None and self.autoRangeEnabled()[1]:
            # Values that fit stay so; zoomed ones follow the hand.
            axis = 0
        super().mouseDragEvent(ev, axis)


class MetricPlot(pg.PlotWidget):
    """Curves of one metric over time; its object name is ``lossPlot`` or ``accuracyPlot``.

    Attributes:
        pointed: The crosshair is wanted at an epoch or step, or nowhere (None).
        zoomed: The user zoomed or panned.
        all_wanted: The user wants to see everything.
        read_out: Emits the values at the crosshair as a sentence, when a key has moved it.
        shown_metric: What is plotted.
        runs: The runs shown, the present one (without a style) last.
        view: What of the runs is shown.
        crosshair: Values at a time.
    """

    pointed = Signal(object)
    zoomed = Signal()
    all_wanted = Signal()
    read_out = Signal(str)

    def __init__(self, metric: Metric, *, with_numbers: bool, look: Look | None = None) -> None:
        """Builds an empty plot.

        Args:
            metric: What is plotted.
            with_numbers: Whether the time axis has numbers; not needed above another plot.
            look: Colours and fonts of a picture; None for the application's.
        """
        self._box = _ViewBox(enableMenu=False)
        axes = {side: Axis(side) for side in ("left", "bottom")}
        super().__init__(viewBox=self._box, axisItems=axes, enableMenu=False)
        self.setObjectName(f"{metric}Plot")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.shown_metric: Metric = metric
        self.view = View()
        self.runs: tuple[ShownRun, ...] = ()
        self._with_numbers, self._fixed_look = with_numbers, look
        self._automatic = AutomaticRange(metric)
        self.getPlotItem().hideButtons()
        self.getPlotItem().showGrid(x=True, y=True, alpha=1.0)
        self._unit = pg.LabelItem(justify="right")
        self._show_unit()
        self._curves = CurveItem(self._box, self._axes_now())
        self.crosshair = Crosshair(self.getPlotItem())
        self._marked: Mark | None = None
        self._ranging = False
        self._mark = pg.InfiniteLine(angle=90)
        self._mark.hide()
        self.getPlotItem().addItem(self._mark, ignoreBounds=True)
        self._apply_look()
        self._box.sigRangeChanged.connect(self._redraw)
        self._box.sigResized.connect(self._redraw)
        for axis in axes.values():
            axis.geometryChanged.connect(self._forget_painted)
        self._box.sigRangeChangedManually.connect(self.zoomed)

    @property
    def is_zoomed(self) -> bool:
        """Whether the user chose a range."""
        return not all(self._box.autoRangeEnabled())

    @property
    def zoomed_time(self) -> Range | None:
        """Ends of the time axis if the user chose them."""
        return None if self._box.autoRangeEnabled()[0] else self.shown_range[0]

    @property
    def shown_range(self) -> tuple[Range, Range]:
        """Ends of the time axis and of the value axis, as `Axes` has them."""
        (left, right), (bottom, top) = self._box.viewRange()
        return (left, right), (bottom, top)

    @property
    def drawn_axes(self) -> Axes:
        """The axes that the curves are drawn on."""
        return self._curves.axes

    @property
    def curves_area(self) -> QRect:
        """Where the curves are, in pixels of the widget."""
        return QRectF(self._box.scenePos(), self._box.size()).toRect()

    def show_numbers(self, shown: bool) -> None:
        """Gives the time axis numbers, or none."""
        if shown != self._with_numbers:
            self._with_numbers = shown
            self._show_unit()
            self._apply_look()

    def set_view(self, view: View) -> None:
        """Chooses what of the runs is to be seen; another kind of axis ends its zoom."""
        if view.by_steps != self.view.by_steps:
            self._box.enableAutoRange(x=True)
        if view.logarithmic != self.view.logarithmic:
            self._box.enableAutoRange(y=True)
        self.view = view
        self._automatic.forget()
        self._redraw()

    def set_runs(self, runs: Sequence[ShownRun]) -> None:
        """Chooses the runs shown, the present one last."""
        self.runs = tuple(runs)
        self._automatic.forget()
        self._redraw()

    def grow(self) -> None:
        """Draws what has been added to the present run."""
        if self._automatic.fit(self.view, self.runs, self.zoomed_time):
            self._redraw()
        else:
            self._curves.grow()
            self.crosshair.show(self._curves.axes, self.runs)

    def show_range(self, x: Range | None = None, y: Range | None = None) -> None:
        """Shows a part and stays there while the run grows."""
        self._box.setRange(xRange=x, yRange=y, padding=0)

    @Slot()
    def show_all(self) -> None:
        """Follows the automatic ranges again."""
        self._box.enableAutoRange()
        self._redraw()

    def set_crosshair(self, time: float | None) -> None:
        """Shows values at an epoch or step, or none."""
        if time != self.crosshair.time:
            self.crosshair.time = time
            self.crosshair.show(self._curves.axes, self.runs)

    def set_mark(self, mark: Mark | None) -> None:
        """Marks an epoch of a run by a vertical line, as long as the run is shown; or none."""
        self._marked = mark
        self._show_mark()

    @property
    def marked_time(self) -> float | None:
        """Epoch or step of the mark; None while there is none to see."""
        return self._mark.value() if self._mark.isVisible() else None

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
        if event.type() in kinds and hasattr(self, "crosshair"):
            self._apply_look()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x = self._box.mapFromScene(self.mapToScene(event.pos())).x()
            tip = change_marks.tip_at(self._curves.axes, self.runs, x)
            # A hint how to read values would hide those that are being read.
            if tip or self.crosshair.time is not None:
                QToolTip.showText(event.globalPos(), plain_tip(tip), self)
                return True
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        time, (left, right) = self._box.mapSceneToView(event.position()).x(), self.shown_range[0]
        self.pointed.emit(time if self.runs and left <= time <= right else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.all_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, (left, right) = Qt.Key(event.key()), self.shown_range[0]
        time = (left + right) / 2 if self.crosshair.time is None else self.crosshair.time
        if key == Qt.Key.Key_A:
            self.all_wanted.emit()
        elif key in _ZOOMS:
            self._box.scaleBy(x=_ZOOMS[key], center=(time, 0))
            self.zoomed.emit()
        elif key in crosshair_keys.KEYS and self.runs:
            moved = crosshair_keys.moved(self.drawn_axes, self.runs, time, key, event.modifiers())
            self.pointed.emit(moved)
            self._read_out()
        elif key == Qt.Key.Key_Escape and self.crosshair.time is not None:
            self.pointed.emit(None)
        else:
            event.ignore()

    def _read_out(self) -> None:
        """Describes the values at the crosshair for screen readers."""
        axes = self._curves.axes
        x = (self.crosshair.time or 0.0) - axes.x[0]
        x *= axes.area.width() / (axes.x[1] - axes.x[0])
        changes = change_marks.tip_at(axes, self.runs, x)
        spoken = ". ".join([self.crosshair.spoken(axes), *changes.splitlines()])
        self.setAccessibleDescription(spoken)
        self.read_out.emit(spoken)

    @property
    def _look(self) -> Look:
        return self._fixed_look or Look.present()

    def _axes_now(self) -> Axes:
        # A hidden widget may have no room at all.
        area = QRectF(QPointF(), self._box.size().expandedTo(QSizeF(1, 1)))
        return Axes(self.shown_metric, self.view, self._look, area, *self.shown_range)

    def _show_unit(self) -> None:
        layout = self.getPlotItem().layout
        if self._with_numbers:
            layout.addItem(self._unit, 3, 0)
        elif self._unit.parentLayoutItem() is not None:
            layout.removeItem(self._unit)
        self._unit.setVisible(self._with_numbers)

    def _apply_look(self) -> None:
        """Applies colours and fonts."""
        look, plot = self._look, self.getPlotItem()
        em, air = look.em, round(0.45 * look.em)
        left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
        # On paper lines stay lines.
        modes = self._curves.CacheMode
        mode = modes.NoCache if self._fixed_look else modes.DeviceCoordinateCache
        self._curves.setCacheMode(mode)
        for axis, offset, density in ((left, 0.4 * em, 2), (bottom, 0.25 * em, 1)):
            axis.setCacheMode(mode)
            # The grid is below the curves.
            axis.setZValue(-1000)
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTickPen(look.colours.grid)
            axis.setTextPen(look.colours.muted)
            axis.setTickFont(look.font)
            axis.setTickDensity(density / look.scale)
            axis.setStyle(maxTickLevel=0, tickAlpha=255, tickTextOffset=round(offset))
            axis.setStyle(textFillLimits=[(0, 0.9)])
        bottom.setStyle(showValues=self._with_numbers)
        # Room for numbers such as 0.00055 and for the unit, the same in all plots.
        left.setWidth(round(4.2 * em))
        plot.layout.setColumnFixedWidth(0, round(4.2 * em))
        bottom.setHeight(round(1.5 * em) if self._with_numbers else 0)
        plot.layout.setContentsMargins(0, air, round(0.8 * em), 0 if self._with_numbers else air)
        self._unit.item.setFont(look.font)
        # pyqtgraph's pens are as wide as this in pixels, whatever the axes.
        pen = pg.mkPen(look.colours.accent, width=2 * look.scale)
        pen.setStyle(Qt.PenStyle.DashLine)
        self._mark.setPen(pen)
        self.setBackground(look.colours.window)
        self._redraw()

    @Slot()
    def _redraw(self) -> None:
        """Draws everything on the axes as they are now, fitting those that the user left alone."""
        if self._ranging:
            # The ranges change by what is being drawn.
            return
        (follows_x, follows_y), (shown_x, shown_y) = self._box.autoRangeEnabled(), self.shown_range
        fits = self._automatic
        fits.fit(self.view, self.runs, self.zoomed_time)
        (left, right), (low, high) = fits.limits
        self._ranging = True
        self._box.setLimits(xMin=left, xMax=right, minXRange=_SMALLEST * (right - left))
        if follows_y:
            self._box.setLimits(yMin=low, yMax=high, minYRange=_SMALLEST * (high - low))
        x, y = fits.x if follows_x else shown_x, fits.y if follows_y else shown_y
        self._box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=False)
        self._ranging = False
        axes = self._axes_now()
        unit = translate("Chart", "steps") if self.view.by_steps else translate("Chart", "epochs")
        self._unit.setText(unit, color=axes.look.colours.muted)
        logarithmic = self.view.logarithmic and self.shown_metric == "loss"
        self.getPlotItem().getAxis("left").setLogMode(logarithmic)
        self._curves.show_runs(axes, self.runs)
        self.crosshair.show(axes, self.runs)
        self._show_mark()

    @Slot()
    def _forget_painted(self) -> None:
        """Makes Qt paint the axes again: what it keeps of them has numbers where they were."""
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            mode = axis.cacheMode()
            axis.setCacheMode(axis.CacheMode.NoCache)
            axis.setCacheMode(mode)

    def _show_mark(self) -> None:
        mark = self._marked
        run = (
            None if mark is None else next((one for one in self.runs if one.key == mark.run), None)
        )
        self._mark.setVisible(run is not None)
        if mark is not None and run is not None:
            self._mark.setValue(float(self.view.times(run.history, mark.epoch)))
