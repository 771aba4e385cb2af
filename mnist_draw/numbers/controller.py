"""Shows the digits of a number, and lets the user choose the one that bars and inside show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal, Slot

from mnist_draw.draw.ink_annotation import Outlines
from mnist_draw.numbers.digit_columns import DigitColumn, DigitColumns
from mnist_draw.predict import doubts
from mnist_draw.shared.numbers import percent

if TYPE_CHECKING:
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.predict.panel import PredictionPanel
    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.predict.presenter import PredictionPresenter
    from mnist_draw.predict.worker import PredictionWorker
    from trainer.reading.number import NumberReading


class NumberController(QObject):
    """Joins the digits in the panel, on the canvas and in the row of images; in the GUI thread.

    The first digit is chosen until the user chooses another one. The pointer over a digit shows
    its bars and its ink for the time being.
    """

    _digit_chosen = Signal(int)

    def __init__(
        self,
        panel: PredictionPanel,
        draw_area: DrawArea,
        presenter: PredictionPresenter,
        worker: PredictionWorker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._draw_area = panel, draw_area
        self._columns = DigitColumns()
        self._number: NumberReading | None = None
        self._side = 1
        self._chosen = 0
        self._pointed: int | None = None
        panel.add_above_bars(self._columns)
        self._columns.chosen.connect(self.choose)
        self._columns.pointed.connect(self._point)
        draw_area.digit_images.clicked.connect(self.choose)
        presenter.shown.connect(self._show)
        self._digit_chosen.connect(worker.observe_digit)

    @Slot(int)
    def choose(self, index: int) -> None:
        """Chooses the digit whose bars, ink and inside are shown; index from the left, from 0."""
        if index != self._chosen:
            self._chosen = index
            self._digit_chosen.emit(index)
            self._show_number()

    @Slot(object)
    def _show(self, prediction: Prediction) -> None:
        number = prediction.number
        if number is None:
            if self._number is not None:
                self._end()
            return
        self._number = number
        self._side = max(self._draw_area.drawing.raster.shape)
        if self._chosen >= len(number.parts):
            self.choose(len(number.parts) - 1)
        self._show_number()

    def _end(self) -> None:
        self._number = None
        self._columns.hide()
        self._draw_area.canvas.outline(None)
        self._draw_area.show_number(shown=False)
        # The next number is read from its first digit.
        self.choose(0)
        self._panel.show_bars_of(0)

    def _show_number(self) -> None:
        number = self._number
        if number is None:
            return
        found = doubts.number_doubts(number)
        columns = [
            DigitColumn(
                str(digit) if doubt is None else f"{digit}?",
                digit,
                tuple(round(share, 3) for share in probabilities.tolist()),
                doubt is None,
            )
            for digit, doubt, probabilities in zip(
                number.digits, found, number.probabilities, strict=True
            )
        ]
        self._columns.show_number(columns, self._chosen)
        self._draw_area.show_number(shown=True)
        self._draw_area.digit_images.show_digits(
            [part.framing.digit_image for part in number.parts],
            [f"{column.text} ({percent(column.shares[column.digit])})" for column in columns],
            self._chosen,
        )
        self._mark()

    @Slot(int)
    def _point(self, index: int) -> None:
        self._pointed = None if index < 0 else index
        self._mark()

    def _mark(self) -> None:
        """Shows bars and ink of the digit under the pointer, or those of the chosen one."""
        number = self._number
        if number is None:
            return
        boxes = []
        for part in number.parts:
            left, top, right, bottom = (edge / self._side for edge in part.framing.box)
            boxes.append(QRectF(left, top, right - left, bottom - top))
        pointed = self._pointed
        if pointed is not None and pointed >= len(boxes):
            pointed = None
        self._draw_area.canvas.outline(Outlines(tuple(boxes), self._chosen, pointed))
        self._panel.show_bars_of(self._chosen if pointed is None else pointed)
