"""Hyper-parameters: spin boxes for the recipe fields that are changed most often."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.recipe import field_texts, refusal_texts
from mnist_draw.recipe.field_editors import SpinBoxBinding, camel_case, number_box
from mnist_draw.recipe.spin_boxes import needed_width
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from mnist_draw.shared.widgets.flow_layout import ColumnsLayout

if TYPE_CHECKING:
    from mnist_draw.recipe.draft import RecipeDraft
    from mnist_draw.recipe.spin_boxes import RealSpinBox, WholeSpinBox

_FIELDS: Final = ("epochs", "batch_size", "learning_rate", "seed")
# Shares of the width; the last one belongs to the button that opens the recipe editor.
_WIDTHS: Final = (4, 5, 6, 5, 6)
_HEAD_SPACING: Final = 2


@dataclass(frozen=True, slots=True)
class _Field:
    """One recipe field with its widgets."""

    name: str
    label: ElidedLabel
    editor: WholeSpinBox | RealSpinBox
    binding: SpinBoxBinding
    reset: QToolButton


class HyperParameters(QWidget):
    """Edits a few fields of a draft; changed fields are marked and have a reset button.

    Attributes:
        all_requested: The button "All settings" was clicked.
    """

    all_requested = Signal()

    def __init__(self, draft: RecipeDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hyperParameters")
        self._draft = draft
        self._columns = ColumnsLayout()
        self._fields = [self._build(name) for name in _FIELDS]
        self._all = QPushButton()
        self._all.setObjectName("allSettingsButton")
        self._all.setProperty("compact", True)
        self._all.clicked.connect(self.all_requested)
        self._changes = QLabel()
        self._changes.setTextFormat(Qt.TextFormat.PlainText)
        self._changes.setObjectName("changedSettings")
        self._changes.setProperty("step", "caption")
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setObjectName("hyperParameterProblem")
        self._problem.setProperty("step", "caption")
        self._problem.setProperty("tone", "error")
        self._problem.setWordWrap(True)
        self._lay_out()
        self.retranslate()
        draft.changed.connect(self.refresh)

    def set_editable(self, editable: bool) -> None:
        """Enable or disable the fields; the button "All settings" stays enabled."""
        for field in self._fields:
            for widget in (field.label, field.editor, field.reset):
                widget.setEnabled(editable)

    @Slot()
    def commit(self) -> None:
        """Apply typed text that was not confirmed with Return yet."""
        for field in self._fields:
            field.editor.interpretText()

    @Slot()
    def refresh(self) -> None:
        """Show the draft's present values."""
        differing = self._draft.recipe.differences(self._draft.base)
        for field in self._fields:
            field.binding.show_value()
            differs = field.name in differing
            field.reset.setVisible(differs)
            # Reserves the reset button's height while it is hidden; its width goes to the label.
            field.label.setMinimumHeight(field.reset.sizeHint().height())
            field.reset.setToolTip(
                self.tr("Back to {value}, the recipe's own value").format(
                    value=field_texts.value_text(field.name, getattr(self._draft.base, field.name))
                )
            )
            title = field_texts.field_name(field.name)
            font = QFont(field.label.font())
            font.setBold(differs)
            field.label.setFont(font)
            field.label.set_text(f"{title} •" if differs else title)
        # Another number may need another width.
        self._columns.invalidate()
        count = len(self._draft.changed_fields)
        self._changes.setText(self.tr("%n changed •", "settings", count) if count else "")
        self._changes.setToolTip(
            ", ".join(field_texts.field_name(name) for name in self._draft.changed_fields)
        )
        refusals = self._draft.refusals
        texts = [refusal_texts.refusal(refusals[name]) for name in _FIELDS if name in refusals]
        self._problem.setText(" ".join(texts))
        self._problem.setVisible(bool(texts))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        for field in self._fields:
            title, meaning = field_texts.field_name(field.name), field_texts.meaning(field.name)
            field.label.setToolTip(meaning)
            field.editor.setAccessibleName(title)
            field.editor.setToolTip(meaning)
            field.editor.setLocale(self.locale())
            field.reset.setAccessibleName(self.tr("Reset {field}").format(field=title))
        self._all.setText(self.tr("All settings…"))
        self._all.setAccessibleName(self.tr("All settings"))
        self._all.setToolTip(
            self.tr("Change anything about this recipe, and see the layers of its network (Ctrl+,)")
        )
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self.refresh()
        super().changeEvent(event)

    def _build(self, name: str) -> _Field:
        key = camel_case(name)
        editor = number_box(name)
        editor.setObjectName(f"{key}Box")
        editor.setMinimumWidth(1)
        label = ElidedLabel(f"{key}Title")
        label.setProperty("step", "caption")
        label.setProperty("tone", "muted")
        label.setBuddy(editor)
        reset = QToolButton()
        reset.setObjectName(f"{key}ResetButton")
        reset.setProperty("flat", True)
        reset.setProperty("small", True)
        reset.setIcon(theme.icon("reset", "accent"))
        reset.clicked.connect(self._reset)
        return _Field(name, label, editor, SpinBoxBinding(name, editor, self._draft), reset)

    def _lay_out(self) -> None:
        columns = self._columns
        for field, share in zip(self._fields, _WIDTHS, strict=False):
            columns.add_column(
                _stacked(_head(field.label, field.reset), field.editor),
                share,
                partial(_column_width, field),
            )
        columns.add_column(
            _stacked(_head(self._changes), self._all),
            _WIDTHS[-1],
            lambda: self._all.minimumSizeHint().width(),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(columns)
        layout.addWidget(self._problem)

    @Slot()
    def _reset(self) -> None:
        for field in self._fields:
            if field.reset is self.sender():
                self._draft.reset(field.name)
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _column_width(field: _Field) -> int:
    """Pixels for a field's value, its name, and its reset button where it is shown."""
    name = field.label.needed_width
    if not field.reset.isHidden():
        name += field.reset.sizeHint().width() + _HEAD_SPACING
    return max(needed_width(field.editor), name)


def _head(label: QLabel, reset: QToolButton | None = None) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(_HEAD_SPACING)
    head.addWidget(label, 1)
    if reset is not None:
        head.addWidget(reset)
    return head


def _stacked(head: QHBoxLayout, editor: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addLayout(head)
    layout.addWidget(editor)
    return column
