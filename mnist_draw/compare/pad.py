"""The pad: shifts, turns and thickens the picture that all networks read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from mnist_draw.compare.directions import MAX_THICKER, MAX_THINNER, MAX_TURN
from mnist_draw.compare.shift_pad import ShiftPad
from mnist_draw.shared import numbers, theme
from trainer.ink.distortion import Distortion

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

_STEPS_PER_PIXEL: Final = 8


class DistortionPad(QWidget):
    """Shift pad, two sliders, and a button that takes everything back.

    Attributes:
        changed: The user chose another `Distortion`.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("distortionPad")
        self._shift_pad = ShiftPad()
        self._shift_text = _caption("shiftValue")
        self._turn = _slider("turnSlider", -MAX_TURN, MAX_TURN, page=15)
        self._turn_text = _caption("turnValue")
        self._thicker = _slider(
            "thicknessSlider",
            round(-MAX_THINNER * _STEPS_PER_PIXEL),
            round(MAX_THICKER * _STEPS_PER_PIXEL),
            page=_STEPS_PER_PIXEL // 2,
        )
        self._thicker_text = _caption("thicknessValue")
        self._reset = QPushButton()
        self._reset.setObjectName("resetPadButton")
        self._reset.setIcon(theme.icon("reset"))
        self._shift_pad.moved.connect(self._report)
        self._turn.valueChanged.connect(self._report)
        self._thicker.valueChanged.connect(self._report)
        self._reset.clicked.connect(self.reset)
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._shift_text)
        left.addWidget(self._shift_pad)
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(2)
        for text, slider in (
            (self._turn_text, self._turn),
            (self._thicker_text, self._thicker),
        ):
            right.addWidget(text)
            right.addWidget(slider)
            right.addSpacing(6)
        right.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(left)
        layout.addLayout(right, 1)

    @property
    def distortion(self) -> Distortion:
        """What the pad does to the picture."""
        right, down = self._shift_pad.shift
        return Distortion(right, down, self._turn.value(), self._thicker.value() / _STEPS_PER_PIXEL)

    def set_distortion(self, distortion: Distortion) -> None:
        """Place handle and sliders; emits `changed` once if that changes something."""
        if distortion == self.distortion:
            return
        for slider in (self._turn, self._thicker):
            slider.blockSignals(True)
        self._shift_pad.set_shift(round(distortion.right), round(distortion.down))
        self._turn.setValue(round(distortion.turn))
        self._thicker.setValue(round(distortion.thicker * _STEPS_PER_PIXEL))
        for slider in (self._turn, self._thicker):
            slider.blockSignals(False)
        self._report()

    def set_height(self, height: int) -> None:
        """Make the shift pad a square that, with its text above, is this high."""
        side = height - self._shift_text.sizeHint().height()
        self._shift_pad.setFixedSize(side, side)

    @Slot()
    def reset(self) -> None:
        """Take everything back: the networks read the framed drawing."""
        self.set_distortion(Distortion())

    @Slot()
    def _report(self) -> None:
        self._show_values()
        self.changed.emit(self.distortion)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._turn.setAccessibleName(self.tr("Rotation"))
        self._turn.setToolTip(self.tr("Rotate the picture. Double click: reset"))
        self._thicker.setAccessibleName(self.tr("Stroke width"))
        self._thicker.setToolTip(self.tr("Make strokes thinner or thicker. Double click: reset"))
        self._reset.setText(self.tr("Reset"))
        self._reset.setAccessibleName(self._reset.text())
        self._reset.setToolTip(self.tr("Undo all changes"))
        self._show_values()

    def _show_values(self) -> None:
        distortion = self.distortion
        right, down = (_signed(value, 0) for value in (distortion.right, distortion.down))
        self._shift_text.setText(self.tr("Shift → {right} ↓ {down}").format(right=right, down=down))
        self._turn_text.setText(
            self.tr("Rotation {degrees}°").format(degrees=_signed(distortion.turn, 0))
        )
        self._thicker_text.setText(
            self.tr("Stroke width {pixels} px").format(pixels=_signed(distortion.thicker, 2))
        )
        # The numbers of sliders are steps, without a unit.
        for slider, caption in ((self._turn, self._turn_text), (self._thicker, self._thicker_text)):
            slider.setAccessibleDescription(caption.text())
        self._reset.setEnabled(distortion != Distortion())


class _Slider(QSlider):
    """A slider that a double click returns to 0."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self.setValue(0)


def _slider(name: str, low: int, high: int, *, page: int) -> QSlider:
    slider = _Slider(Qt.Orientation.Horizontal)
    slider.setObjectName(name)
    slider.setRange(low, high)
    slider.setPageStep(page)
    # One tick is at 0.
    slider.setTickPosition(QSlider.TickPosition.TicksBelow)
    slider.setTickInterval(high if low == -high else -low)
    slider.setMinimumWidth(96)
    return slider


def _caption(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setProperty("step", "caption")
    return label


def _signed(number: float, places: int) -> str:
    text = numbers.decimal(abs(number), places)
    if number == 0:
        return text
    return f"+{text}" if number > 0 else f"−{text}"
