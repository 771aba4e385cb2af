"""What a growing plot shows, kept as pictures: only what is new is painted onto them.

Three lie over each other, and each grows at a rate of its own: axes and every step of the present
run; finished runs and what is settled of the present run's smoothed curve; evaluations and
published figures. They belong to one chart: other axes need other pictures, which can be painted
part by part while the former are still shown.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from mnist_draw.curves import published_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.curves.chart import Chart
    from mnist_draw.curves.view import ShownRun


class PlotPictures:
    """The pictures of one chart.

    Attributes:
        chart: Axes and look.
        ratio: Pixels of the screen in one of the widget.
        first_epoch: Where the present run's steps begin; 0 without such a run.
        whole: Whether nothing is missing but what a run has got meanwhile.
    """

    def __init__(
        self,
        chart: Chart,
        runs: tuple[ShownRun, ...],
        size: QSize,
        ratio: float,
        *,
        with_numbers: bool,
    ) -> None:
        """Paints nothing yet.

        Args:
            chart: Axes and look.
            runs: The runs shown, the present one (without a style) last.
            size: Of the widget.
            ratio: Pixels of the screen in one of the widget.
            with_numbers: Whether the time axis has numbers.
        """
        self.chart = chart
        self.ratio = ratio
        self._runs = runs
        self._size = size
        self._with_numbers = with_numbers
        self._present = runs[-1] if runs and runs[-1].style is None else None
        self.first_epoch = self._present.history.first_epoch if self._present else 0.0
        self._steps, self._curves, self._marks = QPixmap(), QPixmap(), QPixmap()
        self._steps_painted = 0
        self._settled = 0
        self._marked: tuple[int, int] | None = None
        self._parts = self._paint_parts()
        self.whole = False

    def paint_part(self) -> bool:
        """Paints a part of what is missing, for a millisecond or so; whether more is missing."""
        self.whole = next(self._parts, True)
        return not self.whole

    def paint(self, painter: QPainter) -> None:
        """Paints all runs as they are now.

        Args:
            painter: On the widget.
        """
        while self.paint_part():
            pass
        self._add_steps()
        self._add_settled()
        self._renew_marks()
        painter.drawPixmap(0, 0, self._steps)
        painter.drawPixmap(0, 0, self._curves)
        if self._present is not None:
            self.chart.paint_end(painter, self._present)
        painter.drawPixmap(0, 0, self._marks)

    def outdated(self) -> QRect:
        """What of the widget is other than `paint` left it: most often a narrow stripe."""
        everything = QRect(0, 0, self._size.width(), self._size.height())
        if self._present is None or not self.whole or self._marked != self._measured():
            return everything
        history = self._present.history.metric(self.chart.metric)
        # A bin of steps that was begun may reach further now, as may its line to the one before.
        first = min(self._settled, self._steps_painted - 2 * history.bin_width)
        epochs = np.array([history.epoch_of(step - 1) for step in (max(0, first), len(history))])
        left, right = self.chart.across(
            self.chart.places(self._present.history, epochs.astype(np.float32))
        ).tolist()
        air = 4 * self.chart.look.scale
        left, right = math.floor(left - air), math.ceil(right + air)
        return QRect(left, 0, right - left, self._size.height()) & everything

    def _paint_parts(self) -> Iterator[bool]:
        chart = self.chart
        self._steps = self._picture(chart.look.colours.window)
        painter = QPainter(self._steps)
        chart.paint_axes(painter, numbers_below=self._with_numbers)
        painter.end()
        yield False
        self._add_steps()
        yield False
        self._curves = self._picture(Qt.GlobalColor.transparent)
        for run in self._runs:
            if run.style is not None:
                painter = QPainter(self._curves)
                chart.paint_finished(painter, [run])
                painter.end()
                yield False
        self._add_settled()
        yield False
        self._marks = self._picture(Qt.GlobalColor.transparent)
        self._renew_marks()

    def _add_steps(self) -> None:
        """Paints the steps that are not yet there."""
        steps = len(self._present.history.loss) if self._present else 0
        if self._present is not None and steps > self._steps_painted:
            painter = QPainter(self._steps)
            self.chart.paint_steps(painter, self._present, after=self._steps_painted)
            painter.end()
            self._steps_painted = steps

    def _add_settled(self) -> None:
        """Paints what of the smoothed curve has settled since the last time."""
        settled = self.chart.settled(self._present) if self._present else 0
        if self._present is not None and settled > self._settled:
            painter = QPainter(self._curves)
            self.chart.paint_smooth(painter, self._present, after=self._settled, before=settled)
            painter.end()
            self._settled = settled

    def _renew_marks(self) -> None:
        """Paints the present run's evaluations, if there are new ones, and published figures."""
        measured = self._measured()
        if not self._runs or measured == self._marked:
            return
        self._marks.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._marks)
        if self._present is not None:
            self.chart.paint_evaluations(painter, self._present)
        published_marks.paint(painter, self.chart, self._runs[-1].history)
        painter.end()
        self._marked = measured

    def _measured(self) -> tuple[int, int]:
        """How many evaluations there are of the present run."""
        if self._present is None:
            return 0, 0
        history = self._present.history.metric(self.chart.metric)
        return len(history.validation), len(history.train_epochs)

    def _picture(self, background: QColor | Qt.GlobalColor) -> QPixmap:
        picture = QPixmap(self._size * self.ratio)
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(background)
        return picture
