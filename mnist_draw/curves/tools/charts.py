"""Layout of the charts: both below each other, or one at a time with its legend over the plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from mnist_draw.curves.history import Metric
    from mnist_draw.curves.legend import Legend
    from mnist_draw.curves.plot import MetricPlot

_METRICS: Final[tuple[Metric, ...]] = ("loss", "accuracy")
# Largest share of a plot's width that the legend over it takes.
_LEGEND_SHARE: Final = 0.8


class Charts(QWidget):
    """Titles, legends and plots; in projector mode one plot at a time, as large as can be.

    Attributes:
        shown_changed: Another plot is visible.
    """

    shown_changed = Signal()

    def __init__(
        self,
        kinds: Legend,
        names: Legend,
        clear_button: QToolButton,
        note: QToolButton,
        comparison: QLabel,
    ) -> None:
        """Lays out what there is before the plots.

        Args:
            kinds: Legend of the kinds of curves.
            names: Legend of the runs.
            clear_button: Removes runs from it.
            note: Explains figures that look wrong; hidden while there are none.
            comparison: How the runs differ; hidden while they are not two.
        """
        super().__init__()
        self._kinds, self._names = kinds, names
        self._clear_button, self._note = clear_button, note
        self._plots: dict[Metric, MetricPlot] = {}
        self._titles = {metric: _title(f"{metric}Title") for metric in _METRICS}
        self._buttons: dict[Metric, QToolButton] = {}
        group = QButtonGroup(self)
        self._switch = QHBoxLayout()
        self._switch.setSpacing(0)
        for metric in _METRICS:
            button = self._buttons[metric] = QToolButton()
            button.setObjectName(f"{metric}ChartButton")
            button.setCheckable(True)
            group.addButton(button)
            self._switch.addWidget(button)
        self._buttons["accuracy"].setChecked(True)
        group.buttonToggled.connect(self._show_chosen)
        self._switch.addStretch(1)
        self._rows: dict[Metric, QHBoxLayout] = {}
        self._overlay = _Overlay(self)
        self._grid = layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        layout.addLayout(self._switch, 0, 0)
        for row, metric in enumerate(_METRICS):
            self._rows[metric] = QHBoxLayout()
            self._rows[metric].setSpacing(8)
            self._rows[metric].addWidget(self._titles[metric])
            head = QVBoxLayout()
            head.setSpacing(0)
            head.addLayout(self._rows[metric])
            if metric == "accuracy":
                head.addWidget(comparison)
            layout.addLayout(head, 2 * row + 1, 0)
            layout.setRowStretch(2 * row + 2, 1)
        self._one = False
        self._arrange()
        self.retranslate()

    @property
    def one_at_a_time(self) -> bool:
        """Whether one plot is shown at a time."""
        return self._one

    @one_at_a_time.setter
    def one_at_a_time(self, one: bool) -> None:
        if one != self._one:
            self._one = one
            self._arrange()

    def set_plots(self, loss: MetricPlot, accuracy: MetricPlot) -> None:
        """Places the plots, once they are built."""
        self._plots = {"loss": loss, "accuracy": accuracy}
        for row, plot in enumerate(self._plots.values()):
            self._grid.addWidget(plot, 2 * row + 2, 0)
            plot.installEventFilter(self)
        self._arrange()

    def retranslate(self) -> None:
        """Sets the texts of the current language."""
        texts: dict[Metric, tuple[str, str]] = {
            "loss": (
                self.tr("Loss"),
                self.tr("How wrong the network is on average: lower is better"),
            ),
            "accuracy": (
                self.tr("Accuracy in %"),
                self.tr("Share of digits read correctly: higher is better"),
            ),
        }
        for metric, (text, tip) in texts.items():
            for part in (self._titles[metric], self._buttons[metric]):
                part.setText(text)
                part.setToolTip(tip)
            self._buttons[metric].setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_overlay()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_overlay()
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show}:
            self._place_overlay()
        return super().eventFilter(watched, event)

    @property
    def _chosen(self) -> Metric:
        return "loss" if self._buttons["loss"].isChecked() else "accuracy"

    @Slot(QAbstractButton, bool)
    def _show_chosen(self, button: QAbstractButton, checked: bool) -> None:
        del button
        # The other button is toggled too.
        if checked:
            self._show_plots()
            self.shown_changed.emit()

    def _arrange(self) -> None:
        for metric in _METRICS:
            self._titles[metric].setVisible(not self._one)
            self._buttons[metric].setVisible(self._one)
        if self._one:
            self._overlay.hold(self._kinds, self._names)
            self._switch.addWidget(self._note)
            self._switch.addWidget(self._clear_button)
        else:
            self._rows["loss"].addWidget(self._note)
            self._rows["loss"].addWidget(self._kinds, 1)
            self._rows["accuracy"].addWidget(self._names, 1)
            self._rows["accuracy"].addWidget(self._clear_button)
        for legend in (self._kinds, self._names):
            legend.show()
        self._overlay.setVisible(self._one)
        self._show_plots()
        self.shown_changed.emit()

    def _show_plots(self) -> None:
        for metric, plot in self._plots.items():
            seen = not self._one or metric == self._chosen
            plot.setVisible(seen)
            self._grid.setRowStretch(2 * _METRICS.index(metric) + 2, int(seen))
            plot.show_numbers(self._one or metric == "accuracy")
        self._place_overlay()

    def _place_overlay(self) -> None:
        """Puts the legend into the corner that the curves leave free."""
        plot = self._plots.get(self._chosen)
        if not self._one or plot is None:
            return
        area = plot.curves_area.translated(plot.pos())
        size = self._overlay.fitted(round(_LEGEND_SHARE * area.width()))
        # Losses fall and accuracies rise.
        top = area.top() if self._chosen == "loss" else area.bottom() - size.height()
        self._overlay.setGeometry(QRect(QPoint(area.right() - size.width(), top), size.size()))
        self._overlay.raise_()


class _Overlay(QWidget):
    """The legends below each other on a pale background."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("legendOverlay")
        self._legends: tuple[Legend, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(4, 2, 4, 2)

    def hold(self, *legends: Legend) -> None:
        """Shows these legends."""
        self._legends = legends
        for legend in legends:
            self._column.addWidget(legend)

    def fitted(self, most: int) -> QRect:
        """The size it needs, as a rectangle no wider than `most` pixels."""
        margins = self._column.contentsMargins()
        sides = margins.left() + margins.right()
        widest = max((legend.sizeHint().width() for legend in self._legends), default=0)
        width = max(1, min(most, widest + sides))
        heights = [legend.heightForWidth(width - sides) for legend in self._legends]
        height = sum(max(0, each) for each in heights) + margins.top() + margins.bottom()
        return QRect(0, 0, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colour = QColor(theme.colours().window)
        colour.setAlphaF(0.85)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(self.rect(), 4, 4)


def _title(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("step", "caption")
    label.setProperty("tone", "muted")
    return label
