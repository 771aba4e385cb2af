"""One row of the recipe editor: a field's name and meaning, its editor and its reset button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from mnist_draw.recipe import field_texts, refusal_texts
from mnist_draw.recipe.field_editors import camel_case, editor_for
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from mnist_draw.recipe.draft import RecipeDraft

EDITOR_WIDTH: Final = 26
"""Width of a field's editor, in widths of the letter x."""


class FieldRow(QWidget):
    """Name, meaning, editor and reset button of one field of a draft.

    Attributes:
        editor: The field's editor.
    """

    def __init__(self, name: str, draft: RecipeDraft, parent: QWidget) -> None:
        # Parents come first: Qt styles a widget again wherever it moves to.
        super().__init__(parent)
        self._name = name
        self._draft = draft
        key = camel_case(name)
        self.setObjectName(f"{key}Row")
        value = self._value = QWidget(self)
        self.editor = editor_for(name, draft, value)
        self._label = QLabel(self)
        self._label.setBuddy(self.editor)
        self._label.setObjectName(f"{key}Label")
        self._meaning = QLabel(self)
        self._meaning.setProperty("step", "caption")
        self._meaning.setProperty("tone", "muted")
        self._meaning.setWordWrap(True)
        self._unit = QLabel(value)
        self._unit.setProperty("tone", "muted")
        self._unit.setProperty("step", "caption")
        self._problem = QLabel(value)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setObjectName(f"{key}Problem")
        self._problem.setProperty("step", "caption")
        self._problem.setProperty("tone", "error")
        self._problem.setWordWrap(True)
        self._recipe_value = QLabel(value)
        self._recipe_value.setTextFormat(Qt.TextFormat.PlainText)
        self._recipe_value.setObjectName(f"{key}OwnValue")
        self._recipe_value.setProperty("step", "caption")
        self._recipe_value.setProperty("tone", "accent")
        self._recipe_value.setWordWrap(True)
        self._reset = QToolButton(self)
        self._reset.setObjectName(f"{key}ResetSettingButton")
        self._reset.setProperty("flat", True)
        self._reset.setProperty("small", True)
        self._reset.setIcon(theme.icon("reset", "accent"))
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._reset.clicked.connect(self._reset_value)
        self._lay_out(value)

    def refresh(self, words: list[str]) -> bool:
        """Show the draft's present value, or hide the row.

        Args:
            words: Words of the search, in lower case.

        Returns:
            Whether the row is shown: the field has an effect and its texts contain all words.
        """
        recipe, base = self._draft.recipe, self._draft.base
        searched = f"{self._name} {self._label.text()} {self._meaning.text()}".casefold()
        refusal = self._draft.refusals.get(self._name)
        matters = field_texts.matters(self._name, recipe) or refusal is not None
        shown = matters and all(word in searched for word in words)
        self.setVisible(shown)
        self.editor.show_value()
        differs = getattr(recipe, self._name) != getattr(base, self._name)
        title = field_texts.field_name(self._name)
        self._label.setText(f"{title} •" if differs else title)
        font = QFont(self._label.font())
        font.setBold(differs)
        self._label.setFont(font)
        self._reset.setVisible(differs or refusal is not None)
        own = field_texts.value_text(self._name, getattr(base, self._name))
        self._recipe_value.setText(self.tr("in the recipe: {value}").format(value=own))
        self._recipe_value.setVisible(differs)
        back = self.tr("Back to {value}, the recipe's own value").format(value=own)
        self._reset.setToolTip(back)
        self._problem.setVisible(refusal is not None)
        self._problem.setText(refusal_texts.refusal(refusal) if refusal else "")
        return shown

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        title, meaning = field_texts.field_name(self._name), field_texts.meaning(self._name)
        self._label.setText(title)
        self._label.setToolTip(meaning)
        self._meaning.setText(meaning)
        unit = field_texts.unit(self._name)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._reset.setAccessibleName(self.tr("Reset {field}").format(field=title))
        self.editor.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _lay_out(self, value: QWidget) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._label)
        texts.addWidget(self._meaning)
        texts.addStretch(1)
        cell = QHBoxLayout()
        cell.setSpacing(6)
        cell.addWidget(self.editor, 1)
        cell.addWidget(self._unit)
        column = QVBoxLayout(value)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(cell)
        column.addWidget(self._recipe_value)
        column.addWidget(self._problem)
        column.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 7, 0, 7)
        grid.setHorizontalSpacing(12)
        grid.addLayout(texts, 0, 0)
        grid.addWidget(value, 0, 1)
        grid.addWidget(self._reset, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        self._fit()

    def _fit(self) -> None:
        self._value.setFixedWidth(EDITOR_WIDTH * self.fontMetrics().horizontalAdvance("x"))

    @Slot()
    def _reset_value(self) -> None:
        self._draft.reset(self._name)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
