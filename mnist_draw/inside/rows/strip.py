"""Strip of a recurrent network: its rows as three pictures, a player and the decision in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mnist_draw.inside.rows.layout import BAR, ROWS
from mnist_draw.inside.rows.picture import RowsPicture
from mnist_draw.inside.rows.player import RowPlayer
from mnist_draw.inside.scene import Rows
from mnist_draw.inside.strips import strip_texts
from mnist_draw.inside.strips.buttons import InfoButton, SmallButton
from mnist_draw.inside.strips.colour_scale import ColourScale
from mnist_draw.inside.strips.legend import ValueLegend
from mnist_draw.inside.strips.strip_view import StripView
from mnist_draw.shared.numbers import percent, short
from mnist_draw.shared.throttle import Throttle
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from mnist_draw.inside.rows.layout import Spot
    from mnist_draw.inside.scene import Unit

_TEXT_INTERVAL_MS: Final = 100


class RowsStrip(StripView[Rows]):
    """Shows a `Rows` strip; what has been read stays while the drawing or the weights change."""

    def __init__(self, strip: Rows, parent: QWidget | None = None) -> None:
        """Args: strip: The first strip to show; its key never changes."""
        super().__init__(strip.key, parent)
        self._strip = strip
        self._first = strip.first
        self._sentence = SteadyLabel("rowsSentence", "body")
        self._about = SteadyLabel("rowsAbout", "caption", "muted")
        self._back = SmallButton("rowsUnitsBack", "previous")
        self._back.clicked.connect(self._turn_back)
        self._forward = SmallButton("rowsUnitsForward", "next")
        self._forward.clicked.connect(self._turn_forward)
        self._scale = ColourScale()
        self._info = InfoButton("rowsInfo")
        self._legend = ValueLegend()
        self._picture = RowsPicture(strip)
        self._picture.pointed.connect(self._point)
        self._picture.chosen.connect(self._choose)
        self._picture.page_wanted.connect(self._turn)
        self._picture.fitting_changed.connect(self._fit)
        self._player = RowPlayer(ROWS)
        self._player.moved.connect(self._picture.show_read)
        self._player.moved.connect(self._show_sentence)
        self._picture.moved.connect(self._player.move_to)
        self._text_throttle = Throttle(_TEXT_INTERVAL_MS, self)
        self._text_throttle.triggered.connect(self._show_texts)
        self._lay_out()
        self._retranslate()
        self.show_strip(strip)

    @property
    def first(self) -> int:
        return self._first

    @property
    def fitting(self) -> int:
        return self._picture.fitting

    def show_strip(self, strip: Rows) -> None:
        before, self._strip = self._strip, strip
        self._scale.follow(strip.low, strip.high)
        self._legend.set_scale(self._scale.limit, signed=self._scale.signed)
        self._picture.show_rows(strip, self._scale.limit)
        if strip.total != before.total:
            self._show_first(self._first)
            self.watch_changed.emit()
        self._text_throttle.request()

    def set_height(self, height: int) -> None:
        own = self.sizeHint().height() - self._picture.height()
        self._picture.set_room(height - own)

    def select(self, unit: tuple[str, Unit] | None) -> None:
        match unit:
            case self._strip.layer, (row, number):
                self._picture.select((row, number))
            case _:
                self._picture.select(None)

    def selected_area(self) -> QRect:
        # A row with its neighbours.
        area = self._picture.selected_row()
        return self.rect() if area is None else area.translated(self._picture.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._player.toggle()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._sentence, 1)
        head.addWidget(self._info)
        about = QHBoxLayout()
        about.setSpacing(4)
        about.addWidget(self._about, 1)
        about.addWidget(self._back)
        about.addWidget(self._forward)
        about.addWidget(self._legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addLayout(about)
        layout.addWidget(self._picture)
        layout.addWidget(self._player)

    def _retranslate(self) -> None:
        self._picture.set_titles(
            self.tr("Your drawing"),
            self.tr("Memory"),
            self.tr("If it ended here"),
        )
        explanation = self.tr(
            "The network reads your drawing row by row: press play.\n"
            "Beside each row stands what it remembers then, and the digit that it would say\n"
            "if your drawing ended there. Click a row to go there, a unit to see its sum."
        )
        self._picture.setAccessibleName(self.tr("Your drawing, read row by row"))
        self._picture.setAccessibleDescription(explanation)
        self._sentence.setToolTip(explanation)
        self._info.setToolTip(explanation)
        self._back.setAccessibleName(self.tr("Previous units"))
        self._back.setToolTip(self.tr("Previous units (Page Up)"))
        self._forward.setAccessibleName(self.tr("Next units"))
        self._forward.setToolTip(self.tr("Next units (Page Down)"))
        self._show_texts()

    # Pages of units

    @Slot()
    def _fit(self) -> None:
        self._show_first(self._first)
        self._show_texts()
        self.watch_changed.emit()

    def _show_first(self, first: int) -> None:
        self._first = min(max(0, first), max(0, self._strip.total - self.fitting))

    @Slot(int)
    def _turn(self, pages: int) -> None:
        before = self._first
        self._show_first(self._first + pages * self.fitting)
        if self._first != before:
            self._show_texts()
            self.watch_changed.emit()

    @Slot()
    def _turn_back(self) -> None:
        self._turn(-1)

    @Slot()
    def _turn_forward(self) -> None:
        self._turn(1)

    # Units

    @Slot(object)
    def _point(self, spot: Spot | None) -> None:
        self._describe(spot)
        is_unit = spot is not None and spot.picture == "states"
        self.unit_pointed.emit(self._unit(spot) if spot and is_unit else None)

    @Slot(object)
    def _choose(self, spot: Spot) -> None:
        self.unit_chosen.emit(self._unit(spot))

    def _unit(self, spot: Spot) -> tuple[str, Unit]:
        return self._strip.layer, (spot.row, self._strip.first + spot.column)

    # Texts

    @Slot()
    def _show_texts(self) -> None:
        strip, fitting = self._strip, self.fitting
        parts = (
            strip_texts.page(self._first, fitting, strip.total),
            strip_texts.value_range(strip),
            strip_texts.undefined(strip),
        )
        self._about.set_text(" · ".join(part for part in parts if part))
        paged = fitting < strip.total
        self._back.setVisible(paged)
        self._forward.setVisible(paged)
        self._back.setEnabled(self._first > 0)
        self._forward.setEnabled(self._first + fitting < strip.total)
        self._show_sentence()
        self._describe(self._picture.spot)

    @Slot()
    def _show_sentence(self) -> None:
        strip, read = self._strip, self._player.position
        if not strip.image.size:
            text = self.tr("Row by row")
        elif read == ROWS:
            text = self._decision()
        elif read == 0:
            text = self.tr("No row read yet: the memory is empty")
        else:
            text = self._prediction_after(read - 1)
        self._sentence.set_text(text, strong=True)

    def _decision(self) -> str:
        strip = self._strip
        if strip.decided is None:
            return self.tr("No prediction: the sums are infinite or not numbers")
        digit, row = int(strip.probabilities[-1].argmax()), strip.decided + 1
        if row == 1:
            text = self.tr("From the first row on it says {digit}")
        elif row == ROWS:
            text = self.tr("Only after the last row it says {digit}")
        else:
            text = self.tr("After row {row} it says {digit} and stays with it")
        return text.format(row=row, digit=strip.classes[digit])

    def _prediction_after(self, row: int, digit: int | None = None) -> str:
        """The most probable digit after a row, or the probability of a given one."""
        probabilities = self._strip.probabilities[row]
        if not np.isfinite(probabilities).all():
            return self.tr("After row {row}: no prediction").format(row=row + 1)
        digit = int(probabilities.argmax()) if digit is None else digit
        return self.tr("If it ended after row {row}: {digit} with {share}").format(
            row=row + 1,
            digit=self._strip.classes[digit],
            share=percent(float(probabilities[digit])),
        )

    def _describe(self, spot: Spot | None) -> None:
        strip, text = self._strip, ""
        if spot is None or not strip.image.size or spot.row >= self._player.position:
            pass
        elif spot.picture == "digits":
            digit = None if spot.column == BAR else spot.column
            text = self._prediction_after(spot.row, digit)
        elif spot.picture == "image":
            text = self.tr("Row {row}, column {column} of your drawing: {value}").format(
                row=spot.row + 1,
                column=spot.column + 1,
                value=short(float(strip.image[spot.row, spot.column])),
            )
        elif spot.column < strip.states.shape[1]:
            text = self.tr("Unit {unit} after row {row}: {value}").format(
                unit=strip.first + spot.column,
                row=spot.row + 1,
                value=short(float(strip.states[spot.row, spot.column])),
            )
        self.described.emit(text)
