"""Editor of one setting while it trains: its name, a slider and a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from mnist_draw.plain_text import plain_tip
from mnist_draw.recipe.change_texts import setting_meaning, setting_name
from mnist_draw.recipe.field_editors import camel_case
from mnist_draw.recipe.spin_boxes import RealSpinBox, needed_width
from mnist_draw.shared import numbers
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from mnist_draw.train.live.scales import LogarithmicScale, scale_of
from trainer.recipe.live_changes import domain, highest_augmentation

if TYPE_CHECKING:
    from mnist_draw.train.live.settings import LiveSettings
    from trainer.recipe.live_changes import LiveField

# Heights of text.
_SHORTEST_SLIDER: Final = 3


class SettingEditor(QWidget):
    """Shows and changes one value of `LiveSettings`."""

    def __init__(self, field: LiveField, settings: LiveSettings) -> None:
        super().__init__()
        self.setObjectName(f"{camel_case(field)}Live")
        self._field, self._settings = field, settings
        assert settings.recipe is not None
        self._scale = scale_of(field, settings.recipe)
        self._label = ElidedLabel(f"{camel_case(field)}LiveLabel")
        self._label.setProperty("step", "caption")
        self._label.setProperty("tone", "muted")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName(f"{camel_case(field)}LiveSlider")
        self._slider.setRange(0, self._scale.last)
        self._slider.setPageStep(max(1, self._scale.last // 10))
        self._slider.valueChanged.connect(self._want_position)
        self._slider.sliderReleased.connect(settings.send)
        even = not isinstance(self._scale, LogarithmicScale)
        self._box = RealSpinBox("even" if even else "decades")
        self._box.setObjectName(f"{camel_case(field)}LiveBox")
        high = domain(field).high
        if field == "augmentation":
            high = highest_augmentation(settings.recipe)
        self._box.setRange(domain(field).low, high)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.valueChanged.connect(self._want)
        self._lay_out()
        settings.changed.connect(self._show)
        self._show(field)
        self._retranslate()

    def needed_width(self) -> int:
        """Pixels for the name, and for a number beside a slider that can be moved."""
        editors = self._number_width() + _SHORTEST_SLIDER * self.fontMetrics().height()
        return max(editors, self._label.needed_width)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._box.setFixedWidth(self._number_width())
        super().changeEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._slider, 1)
        row.addWidget(self._box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        layout.addLayout(row)
        self._box.setFixedWidth(self._number_width())

    def _number_width(self) -> int:
        """Pixels for numbers of five digits, so that a slider that is dragged moves nothing."""
        frame = needed_width(self._box) - self._box.fontMetrics().horizontalAdvance(
            f"{self._box.text()} "
        )
        return frame + self._box.fontMetrics().horizontalAdvance(f"{numbers.plain(0.00015)} ")

    def _retranslate(self) -> None:
        name = setting_name(self._field)
        self._label.set_text(name)
        tip = plain_tip(setting_meaning(self._field))
        for widget, text in (
            (self._slider, self.tr("{setting} while it trains, slider")),
            (self._box, self.tr("{setting} while it trains")),
        ):
            widget.setAccessibleName(text.format(setting=name))
            widget.setToolTip(tip)
        self._label.setToolTip(tip)

    @Slot(str)
    def _show(self, field: str) -> None:
        if field != self._field:
            return
        value = self._settings.values[self._field]
        # They show a value that is wanted already.
        with QSignalBlocker(self._slider), QSignalBlocker(self._box):
            self._slider.setValue(self._scale.position(value))
            self._box.setValue(value)
        # The numbers of a slider are steps of its scale.
        self._slider.setAccessibleDescription(self._box.text())

    @Slot(int)
    def _want_position(self, position: int) -> None:
        self._want(self._scale.value(position))

    @Slot(float)
    def _want(self, value: float) -> None:
        self._settings.want(self._field, value)
