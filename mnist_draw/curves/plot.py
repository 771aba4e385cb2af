"""The plot of one metric on the screen: moves its axes with the runs, and reads values off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from mnist_draw.curves import crosshair, published_marks, ranges
from mnist_draw.curves.chart import Chart, columns, gutter, scaled
from mnist_draw.curves.plot_pictures import PlotPictures
from mnist_draw.curves.view import Look, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from mnist_draw.curves.history import Metric
    from mnist_draw.curves.view import ShownRun

# How far a key moves the crosshair, as a share of the axis.
_KEY_STEP: Final = 0.01
_KEY_LEAP: Final = 0.1


class MetricPlot(QWidget):
    """Curves of one metric over time.

    Attributes:
        pointed: The crosshair is wanted at a place of the time axis, or nowhere (None).
    """

    pointed = Signal(object)

    def __init__(
        self, metric: Metric, *, with_numbers: bool, parent: QWidget | None = None
    ) -> None:
        """Builds an empty plot; its object name is ``lossPlot`` or ``accuracyPlot``.

        Args:
            metric: What is plotted.
            with_numbers: Whether the time axis has numbers; not needed above another plot.
            parent: The owner.
        """
        super().__init__(parent)
        self.setObjectName(f"{metric}Plot")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._metric: Metric = metric
        self._with_numbers = with_numbers
        self._view = View()
        self._runs: tuple[ShownRun, ...] = ()
        self._epochs = (0.0, 1.0)
        self._values = (0.0, 100.0 if metric == "accuracy" else 1.0)
        self._limit: float | None = None
        self._place: float | None = None
        self._shown: PlotPictures | None = None
        self._next: PlotPictures | None = None
        # Pictures with other axes take some milliseconds: no event waits for all of them.
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._prepare)

    @property
    def runs(self) -> tuple[ShownRun, ...]:
        """The runs shown, the present one last."""
        return self._runs

    @property
    def place(self) -> float | None:
        """Where on the time axis values are read; None while they are not."""
        return self._place

    @property
    def shown_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Ends of the time axis and of the value axis, as `Chart` has them."""
        chart = self.chart()
        return chart.epochs, chart.values

    def chart(self) -> Chart:
        """What is painted now."""
        return self._pictures().chart

    def set_view(self, view: View) -> None:
        """Chooses what of the runs is to be seen."""
        self._view = view
        self._limit = None
        self._fit_range()
        self._paint_anew()

    def set_runs(self, runs: Sequence[ShownRun]) -> None:
        """Chooses the runs shown, the present one (without a style) last."""
        self._runs = tuple(runs)
        self._limit = None
        self._fit_range()
        self._paint_anew()

    def grow(self, *, at_once: bool = False) -> None:
        """Paints what has been added to the present run.

        Args:
            at_once: Whether other axes, if need be, are there with the next painting; they come
                some milliseconds later else, during which others may do something.
        """
        if self._next is not None and not at_once:
            self._prepare()
            return
        moved = self._fit_range() or self._next is not None
        pictures = self._pictures()
        # Nobody has seen pictures that are not whole.
        at_once = at_once or not pictures.whole
        if (moved and at_once) or pictures.first_epoch != self._first_epoch():
            self._paint_anew()
        elif moved:
            self._next = self._new_pictures()
            self._timer.start()
        elif self._place is not None:
            self.update()
        else:
            self.update(pictures.outdated())

    def set_crosshair(self, place: float | None) -> None:
        """Reads values off at a place of the time axis, or nowhere."""
        if place != self._place:
            self._place = place
            self.update()

    def readings(self) -> list[crosshair.Reading]:
        """What the curves say at the crosshair."""
        if self._place is None:
            return []
        # The present run comes first here: it is what everybody looks at.
        return crosshair.readings(self.chart(), self._runs[::-1], self._place)

    def describe(self) -> None:
        """Tells a screen reader what the curves say at the crosshair."""
        if self._place is not None:
            text = crosshair.spoken(self.chart(), self.readings(), self._place)
            self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        em = round(Look.present().em)
        return QSize(30 * em, 10 * em)

    def minimumSizeHint(self) -> QSize:
        em = round(Look.present().em)
        return QSize(14 * em, 5 * em)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        pictures = self._pictures()
        chart = pictures.chart
        painter = QPainter(self)
        pictures.paint(painter)
        if self._place is not None:
            crosshair.paint(painter, chart, self.readings(), self._place)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(chart.look.colours.accent, 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint_anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
            QEvent.Type.LanguageChange,
        }:
            self._paint_anew()

    def event(self, event: QEvent) -> bool:
        # A hint how to read values would hide those that are being read.
        if event.type() == QEvent.Type.ToolTip and self._place is not None:
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        frame, x = self.chart().frame, event.position().x()
        inside = bool(self._runs) and frame.left() <= x <= frame.right()
        self.pointed.emit(self.chart().place_at(x) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        left, right = self.chart().epochs
        leap = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        distance = (_KEY_LEAP if leap else _KEY_STEP) * (right - left)
        place = self._place if self._place is not None else (left + right) / 2
        match event.key():
            case Qt.Key.Key_Left:
                place -= distance
            case Qt.Key.Key_Right:
                place += distance
            case Qt.Key.Key_Home:
                place = left
            case Qt.Key.Key_End:
                place = right
            case Qt.Key.Key_Escape if self._place is not None:
                self.pointed.emit(None)
                return
            case _:
                super().keyPressEvent(event)
                return
        if self._runs:
            self.pointed.emit(min(max(place, left), right))
            self.describe()

    def _paint_anew(self) -> None:
        self._shown = self._next = None
        self._timer.stop()
        self.update()

    @Slot()
    def _prepare(self) -> None:
        """Paints a part of the next pictures; whole ones take the place of those shown."""
        if self._next is None or self._next.paint_part():
            return
        self._shown, self._next = self._next, None
        self._timer.stop()
        self.update()

    def _pictures(self) -> PlotPictures:
        if self._shown is None or self._shown.ratio != self.devicePixelRatioF():
            self._shown = self._new_pictures()
        return self._shown

    def _new_pictures(self) -> PlotPictures:
        look = Look.present()
        below = round((1.5 if self._with_numbers else 0.3) * look.em)
        frame = QRectF(self.rect()).adjusted(gutter(look), 4, -6, -below)
        # A hidden widget may have no room at all.
        frame.setSize(frame.size().expandedTo(QSizeF(1, 1)))
        chart = Chart(self._metric, self._view, look, frame, self._epochs, self._values)
        return PlotPictures(
            chart,
            self._runs,
            self.size(),
            self.devicePixelRatioF(),
            with_numbers=self._with_numbers,
        )

    def _first_epoch(self) -> float:
        """Where the present run begins: an evaluation may tell that all its steps lie elsewhere."""
        last = self._runs[-1] if self._runs else None
        return last.history.first_epoch if last is not None and last.style is None else 0.0

    def _fit_range(self) -> bool:
        """Moves the ends of the axes in steps; whether any moved."""
        before = self._epochs, self._values
        if self._runs:
            self._epochs = self._fitting_epochs()
            self._values = self._fitting_values()
        return before != (self._epochs, self._values)

    def _fitting_epochs(self) -> tuple[float, float]:
        spans = []
        for run in self._runs:
            history = run.history
            span = (history.first_epoch, history.epoch)
            if run.style is None:
                span = ranges.epochs_shown(history.epoch, history.first_epoch, history.last_epoch)
            if self._view.by_steps:
                span = (history.steps_at(span[0]), history.steps_at(span[1]))
            spans.append(span)
        left = min(first for first, _ in spans)
        right = max(last for _, last in spans)
        # A little air, so that the newest marker is not cut.
        return left, max(right, left + 1e-6) + 0.015 * (right - left)

    def _fitting_values(self) -> tuple[float, float]:
        histories = [run.history.metric(self._metric) for run in self._runs]
        found = [
            np.concatenate([one.smooth_curve()[1], columns(one.validation)[1]]) for one in histories
        ]
        found = [values for values in found if len(values)]
        if not found:
            return self._values
        right = self._epochs[1]
        published = [
            figure.value
            for figure in published_marks.published_for(self._metric, self._view)
            # Where all runs begin, far from where they go, is no reason for a wider axis.
            if (place := published_marks.place_of(figure)) is None
            or (place > 0 and (self._view.by_steps or place <= right))
        ]
        if self._metric == "accuracy":
            bottom = min(ranges.accuracy_shown(values, self._limit)[0] for values in found)
            self._limit = bottom
            bottom = ranges.holding_accuracy(bottom, published)
            low, high = np.array([bottom, 1.0], np.float32)
        elif self._view.logarithmic:
            everything = np.concatenate([*found, np.array(published, np.float32)])
            low, high = np.array(ranges.log_loss_shown(everything), np.float32)
        else:
            top = max(ranges.loss_shown(values, self._limit)[1] for values in found)
            self._limit = top
            low, high = np.array([0.0, ranges.holding_loss(top, published)], np.float32)
        ends = scaled(
            self._metric, np.array([low, high]), logarithmic=self._view.logarithmic
        ).tolist()
        air = 0.04 * (ends[1] - ends[0])
        return ends[0], ends[1] + air
