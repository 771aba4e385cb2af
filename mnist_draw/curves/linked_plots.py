"""The loss plot over the accuracy plot: one time axis, one crosshair, drawn in turns.

Importing this module imports pyqtgraph, so import it late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from mnist_draw.curves import export
from mnist_draw.curves.plot import MetricPlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.legend import Entry
    from mnist_draw.curves.view import Mark, ShownRun, View
    from trainer.events import Evaluated

# 15 redraws a second of each plot look alive and leave the processor to the training. They take
# turns, so that nothing waits for both.
_TURN_MS: Final = 33


class LinkedPlots(QObject):
    """Both plots, redrawn only when something is new and visible.

    Attributes:
        loss: The upper plot.
        accuracy: The lower one, with the numbers of the time axis.
        redrawn: A plot shows what is new.
        zoom_changed: Whether the user chose a range.
        read_out: Emits the values at the crosshair as a sentence, when a key has moved it.
    """

    redrawn = Signal()
    zoom_changed = Signal(bool)
    read_out = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.loss = MetricPlot("loss", with_numbers=False)
        self.accuracy = MetricPlot("accuracy", with_numbers=True)
        self._plots = (self.loss, self.accuracy)
        # Those that lack something new, the one that has waited longest first.
        self._outdated: list[MetricPlot] = []
        self._validated: Evaluated | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._redraw_next)
        for plot in self._plots:
            plot.pointed.connect(self.set_crosshair)
            plot.zoomed.connect(self._follow_zoom)
            plot.all_wanted.connect(self.show_all)
            plot.read_out.connect(self.read_out)
        self.retranslate()

    def set_view(self, view: View) -> None:
        """Chooses what of the runs is to be seen."""
        if view.by_steps != self.loss.view.by_steps:
            self.set_crosshair(None)
        for plot in self._plots:
            plot.set_view(view)
        self._report_zoom()

    def set_runs(self, runs: Sequence[ShownRun]) -> None:
        """Chooses the runs shown, the present one last."""
        for plot in self._plots:
            plot.set_runs(runs)

    def set_mark(self, mark: Mark | None) -> None:
        """Marks a moment of a run in both plots, or none."""
        for plot in self._plots:
            plot.set_mark(mark)

    @Slot(object)
    def set_crosshair(self, time: float | None) -> None:
        """Shows values at an epoch or step in both plots, or none."""
        for plot in self._plots:
            plot.set_crosshair(time)

    @Slot()
    def show_all(self) -> None:
        """Ends zooming."""
        for plot in self._plots:
            plot.show_all()
        self._report_zoom()

    def mark_outdated(self) -> None:
        """Redraws both plots in turns, as long as they are visible."""
        self._outdated += [plot for plot in self._plots if plot not in self._outdated]
        if self._seen and not self._timer.isActive():
            self._timer.start()

    def redraw(self) -> None:
        """Redraws at once what is outdated."""
        while self._outdated:
            self._outdated.pop(0).grow()
        self.redrawn.emit()

    def picture(self, suffix: str, entries: Sequence[Entry]) -> bytes:
        """The plots with a legend as a PNG or SVG file."""
        self.redraw()
        return export.picture(suffix, self._plots, entries)

    def describe(self, validation: Evaluated) -> None:
        """Gives a screen reader the newest validation."""
        self._validated = validation
        after = QCoreApplication.translate("CurvesPanel", "Validation after epoch {epoch}: ")
        after = after.format(epoch=f"{validation.epoch:.2f}")
        values = f"{validation.loss:.4f}", f"{100 * validation.accuracy:.1f} %"
        for plot, value in zip(self._plots, values, strict=True):
            # With the focus it would be read out, many times a second.
            if not plot.hasFocus():
                plot.setAccessibleDescription(f"{after}{value}")

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.loss.setAccessibleName(translate("CurvesPanel", "Loss curves"))
        self.accuracy.setAccessibleName(translate("CurvesPanel", "Accuracy curves"))
        tip = "\n".join(
            (
                translate(
                    "CurvesPanel", "Move the mouse, or press the arrow keys, to read values off"
                ),
                translate("CurvesPanel", "Shift with arrow keys: the next validation"),
                translate(
                    "CurvesPanel",
                    "Wheel: zoom in time, with Ctrl or over the axis in value; drag: move",
                ),
                translate("CurvesPanel", "Double click, or A: show everything again"),
            )
        )
        for plot in self._plots:
            plot.setToolTip(tip)
        if self._validated is not None:
            self.describe(self._validated)

    @Slot()
    def _follow_zoom(self) -> None:
        moved = self.accuracy if self.sender() is self.accuracy else self.loss
        for plot in self._plots:
            if plot is not moved and moved.zoomed_time is not None:
                plot.show_range(x=moved.zoomed_time)
        self._report_zoom()

    @property
    def _seen(self) -> bool:
        return any(plot.isVisible() for plot in self._plots)

    def _report_zoom(self) -> None:
        self.zoom_changed.emit(any(plot.is_zoomed for plot in self._plots))

    @Slot()
    def _redraw_next(self) -> None:
        waiting = [plot for plot in self._outdated if plot.isVisible()]
        if not waiting:
            self._timer.stop()
            return
        self._outdated.remove(waiting[0])
        waiting[0].grow()
        self.redrawn.emit()
