"""Editors for the recipe fields that a class plays with most, built from the fields' domains."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFont, QValidator
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw import plot_ranges, theme
from trainer.fields import Real, Whole
from trainer.recipes import FIELDS

if TYPE_CHECKING:
    from trainer.recipes import Recipe

# Learning rates below the smallest that any recipe allows vanish when rounded to this.
_DECIMALS: Final = 8


class DoublingSpinBox(QSpinBox):
    """A whole number that steps from one power of two to the next."""

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        exponent = math.log2(max(1, self.value()))
        whole = math.floor(exponent) if steps > 0 else math.ceil(exponent)
        self.setValue(2 ** max(0, whole + steps))


class LogarithmicSpinBox(QDoubleSpinBox):
    """A positive number that steps through 1, 2 and 5 of every decade; ``1e-3`` is understood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(_DECIMALS)
        # Decimal points everywhere: recipes, terminals and lesson texts write them so.
        self.setLocale(QLocale.c())

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        value = self.value()
        for _ in range(abs(steps)):
            # A nudge gets off the step that the value stands on.
            if steps > 0:
                value = plot_ranges.step_above(value * 1.001)
            else:
                value = plot_ranges.step_below(value / 1.001)
        self.setValue(min(self.maximum(), max(self.minimum(), value)))

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        return f"{value:.8f}".rstrip("0").rstrip(".")

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        return float(text)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        try:
            value = float(text)
        except ValueError:
            partial = not set(text.lower()) - set("0123456789.e-+")
            state = QValidator.State.Intermediate if partial else QValidator.State.Invalid
            return state, text, place
        inside = self.minimum() <= value <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return state, text, place


@dataclass(frozen=True, slots=True)
class _Field:
    """One recipe field with its widgets."""

    name: str
    title: str
    label: QLabel
    editor: QSpinBox | QDoubleSpinBox
    reset: QToolButton


class HyperParameters(QWidget):
    """A few fields of a recipe to change; what was changed is marked and easily undone.

    Attributes:
        changed: A value is another one than before.
    """

    changed = Signal()

    def __init__(self, recipe: Recipe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hyperParameters")
        self._base = recipe
        self._own_values: dict[str, float] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        self._fields: list[_Field] = []
        for name, title, key, editor in (
            ("epochs", self.tr("Epochs"), "epochs", QSpinBox()),
            ("batch_size", self.tr("Batch size"), "batchSize", DoublingSpinBox()),
            ("learning_rate", self.tr("Learning rate"), "learningRate", LogarithmicSpinBox()),
            ("seed", self.tr("Seed"), "seed", QSpinBox()),
        ):
            field = self._build(name, title, key, editor)
            layout.addLayout(_stacked(field), 0, len(self._fields))
            layout.setColumnStretch(len(self._fields), 1)
            self._fields.append(field)
        self.set_recipe(recipe)

    @property
    def recipe(self) -> Recipe:
        """The recipe with the values as edited; one that is half typed counts as it was."""
        for field in self._fields:
            field.editor.interpretText()
        return self._base.with_changes(
            **{f.name: f.editor.value() for f in self._fields if self._differs(f)}
        )

    def set_recipe(self, recipe: Recipe) -> None:
        """Starts over from a recipe."""
        self._base = recipe
        for field in self._fields:
            with QSignalBlocker(field.editor):
                field.editor.setValue(getattr(recipe, field.name))
            # As rounded by the editor: a value that nobody touched counts as unchanged.
            self._own_values[field.name] = field.editor.value()
            field.reset.setToolTip(
                self.tr("Back to {value}, the recipe's own value").format(value=field.editor.text())
            )
        self._mark()

    def _build(self, name: str, title: str, key: str, editor: QSpinBox | QDoubleSpinBox) -> _Field:
        meaning = QCoreApplication.translate("Recipe", FIELDS[name].metadata["meaning"])
        domain: Any = FIELDS[name].metadata["domain"]
        assert isinstance(domain, Whole | Real)
        editor.setRange(domain.low, domain.high)  # type: ignore[arg-type] # int where it is an int
        editor.setObjectName(f"{key}Box")
        editor.setAccessibleName(title)
        editor.setToolTip(meaning)
        editor.setMinimumWidth(1)
        # On the way to 1e-3 somebody types 1, which is not meant.
        editor.setKeyboardTracking(False)
        editor.lineEdit().setTextMargins(4, 0, 0, 0)
        editor.valueChanged.connect(self._notice)
        label = QLabel(title)
        label.setProperty("step", "caption")
        label.setProperty("tone", "muted")
        label.setToolTip(meaning)
        label.setBuddy(editor)
        reset = QToolButton()
        reset.setObjectName(f"{key}ResetButton")
        reset.setProperty("flat", True)
        reset.setProperty("small", True)
        reset.setIcon(theme.icon("reset", "accent"))
        reset.setAccessibleName(self.tr("Reset {field}").format(field=title))
        reset.clicked.connect(self._reset)
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        return _Field(name, title, label, editor, reset)

    @Slot()
    def _notice(self) -> None:
        self._mark()
        self.changed.emit()

    @Slot()
    def _reset(self) -> None:
        for field in self._fields:
            if field.reset is self.sender():
                field.editor.setProperty("value", self._own_values[field.name])
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _differs(self, field: _Field) -> bool:
        return field.editor.value() != self._own_values[field.name]

    def _mark(self) -> None:
        for field in self._fields:
            differs = self._differs(field)
            field.reset.setVisible(differs)
            field.label.setText(f"{field.title} •" if differs else field.title)
            font = QFont(field.label.font())
            font.setBold(differs)
            field.label.setFont(font)


def _stacked(field: _Field) -> QVBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(2)
    head.addWidget(field.label)
    head.addStretch()
    head.addWidget(field.reset)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addLayout(head)
    column.addWidget(field.editor)
    return column
