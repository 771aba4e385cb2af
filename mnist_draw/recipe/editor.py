"""The window in which every field of a recipe can be changed, beside the network it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.field_editors import camel_case, editor_for
from mnist_draw.recipe.model_summary import ModelSummaryPanel
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from mnist_draw.recipe.draft import RecipeDraft

# Shares of the screen: what is drawn in the main window stays in sight beside it.
_WIDTH: Final = 0.84
_HEIGHT: Final = 0.86
_MOST: Final = 0.97
_WIDEST: Final = 1240
_TALLEST: Final = 900
# Widths of the letter x.
_EDITOR_WIDTH: Final = 26


class RecipeEditor(QDialog):
    """Shows all fields of a draft that matter, by group, with what each means.

    Args:
        draft: What is edited; changes are in effect at once.
        parent: The widget it belongs to.
    """

    def __init__(self, draft: RecipeDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recipeEditor")
        self._draft = draft
        self._rows: dict[str, FieldRow] = {}
        self._headings: dict[str, QLabel] = {}
        self._allowed = True

        self._title = QLabel()
        self._title.setProperty("step", "title")
        self._title.setObjectName("recipeEditorTitle")
        self._note = QLabel()
        self._note.setProperty("tone", "muted")
        self._note.setProperty("step", "caption")
        self._note.setObjectName("recipeEditorNote")
        self._search = QLineEdit()
        self._search.setObjectName("settingSearch")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._follow)
        self._groups = QButtonGroup(self)
        self._groups.idClicked.connect(self._go_to)
        self._nothing = QLabel()
        self._nothing.setObjectName("nothingFound")
        self._nothing.setProperty("tone", "muted")
        self._summary = ModelSummaryPanel(draft.recipe)
        self._undo = self._action("undo", QKeySequence.StandardKey.Undo, self._take_back)
        self._redo = self._action("redo", QKeySequence.StandardKey.Redo, draft.redo)
        self._find = self._action("", QKeySequence.StandardKey.Find, self._search.setFocus)
        self._reset_all = QPushButton()
        self._reset_all.setObjectName("resetAllButton")
        self._reset_all.setIcon(theme.icon("reset"))
        self._reset_all.setAutoDefault(False)
        self._reset_all.clicked.connect(draft.reset_all)
        self._changes = QLabel()
        self._changes.setObjectName("editorChanges")
        self._close = QPushButton()
        self._close.setObjectName("closeEditorButton")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.close)
        self._lay_out()
        self._retranslate()
        draft.changed.connect(self._follow)
        room, scale = self.screen().availableSize(), theme.scale()
        self.resize(
            round(min(_WIDEST * scale, room.width() * min(_WIDTH * scale, _MOST))),
            round(min(_TALLEST * scale, room.height() * min(_HEIGHT * scale, _MOST))),
        )

    def allow_choosing(self, allowed: bool) -> None:
        """Lets fields be changed or not; they and the network can be looked at in any case."""
        self._allowed = allowed
        self._form.setEnabled(allowed)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _follow(self) -> None:
        draft = self._draft
        words = self._search.text().casefold().split()
        found = False
        for group, names in field_texts.groups().items():
            shown = [name for name in names if self._rows[name].follow(words)]
            self._headings[group].setVisible(bool(shown))
            found = found or bool(shown)
        self._nothing.setVisible(not found)
        self._summary.show_recipe(draft.recipe)
        for action, possible in ((self._undo, draft.can_undo), (self._redo, draft.can_redo)):
            action.setEnabled(possible and self._allowed)
        count = len(draft.changed_fields)
        self._reset_all.setEnabled(self._allowed and bool(count or draft.refusals))
        self._name_state(count)

    def _name_state(self, count: int) -> None:
        base = field_texts.translate("Recipe", self._draft.base.title)
        self._title.setText(base)
        if count:
            text = self.tr("Different from the recipe: {count}").format(count=count)
        else:
            text = self.tr("All settings as in the recipe")
        refused = len(self._draft.refusals)
        if refused:
            impossible = self.tr("impossible: {count}").format(count=refused)
            text = f"{text} · {impossible}"
        self._changes.setText(text)
        if self._allowed:
            self._note.setText(self.tr("What you change is used by the next training."))
        else:
            self._note.setText(self.tr("It trains now: settings can be changed when it has ended."))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("All settings"))
        self._search.setPlaceholderText(self.tr("Find a setting"))
        self._search.setAccessibleName(self.tr("Find a setting"))
        self._search.setToolTip(self.tr("Show only settings that contain these words (Ctrl+F)"))
        for place, group in enumerate(field_texts.groups()):
            name = field_texts.group_name(group)
            button = self._groups.button(place)
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(self.tr("Go to the group {group}").format(group=name))
            self._headings[group].setText(name)
        for row in self._rows.values():
            row.retranslate()
        self._nothing.setText(self.tr("No setting of this recipe contains these words."))
        self._undo.setText(self.tr("Undo"))
        self._undo.setToolTip(self.tr("Take the latest change back (Ctrl+Z)"))
        self._redo.setText(self.tr("Redo"))
        self._redo.setToolTip(self.tr("Make the change again (Ctrl+Shift+Z)"))
        self._reset_all.setText(self.tr("Reset all"))
        self._reset_all.setAccessibleName(self.tr("Reset all settings"))
        self._reset_all.setToolTip(self.tr("Give all settings the recipe's own values"))
        self._close.setText(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close this window; what was changed stays changed (Esc)"))
        self._follow()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._note)
        head.addLayout(titles, 2)
        self._search.setMaximumWidth(_EDITOR_WIDTH * self.fontMetrics().horizontalAdvance("x"))
        head.addWidget(self._search, 1)
        for name, action in (("undoSettingButton", self._undo), ("redoSettingButton", self._redo)):
            button = QToolButton()
            button.setObjectName(name)
            button.setProperty("flat", True)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            head.addWidget(button)
        head.addWidget(self._reset_all)

        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_groups())
        column.addWidget(self._build_form(), 1)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setObjectName("editorSides")
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(20)
        sides.addWidget(left)
        sides.addWidget(self._summary)
        sides.setStretchFactor(0, 52)
        sides.setStretchFactor(1, 48)
        sides.setSizes([520, 480])

        foot = QHBoxLayout()
        foot.addWidget(self._changes, 1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(sides, 1)
        layout.addLayout(foot)

    def _build_groups(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for place, group in enumerate(field_texts.groups()):
            button = QToolButton()
            button.setObjectName(f"{group}GroupButton")
            button.setProperty("flat", True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._groups.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._groups.button(0).setChecked(True)
        return row

    def _build_form(self) -> QScrollArea:
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 12, 12)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        for group, names in field_texts.groups().items():
            heading = QLabel()
            heading.setProperty("step", "title")
            heading.setContentsMargins(0, 14, 0, 4)
            self._headings[group] = heading
            column.addWidget(heading)
            for name in names:
                self._rows[name] = FieldRow(name, self._draft)
                column.addWidget(self._rows[name])
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("settingsArea")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._form)
        self._area.verticalScrollBar().valueChanged.connect(self._mark_group)
        return self._area

    def _action(self, icon: str, key: QKeySequence.StandardKey, slot: object) -> QAction:
        action = QAction(self)
        if icon:
            action.setIcon(theme.icon(icon))
        action.setShortcuts(key)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    @Slot()
    def _take_back(self) -> None:
        # What is half typed goes first, as in any text.
        if not any(row.editor.discard() for row in self._rows.values()):
            self._draft.undo()

    @Slot(int)
    def _go_to(self, place: int) -> None:
        heading = self._headings[list(field_texts.groups())[place]]
        self._search.clear()
        self._form.layout().activate()  # type: ignore[union-attr] # it has one
        self._area.verticalScrollBar().setValue(heading.mapTo(self._form, QPoint(0, 0)).y())
        self._groups.button(place).setChecked(True)

    @Slot(int)
    def _mark_group(self, scrolled: int) -> None:
        present = 0
        for place, heading in enumerate(self._headings.values()):
            if not heading.isHidden() and heading.y() <= scrolled + heading.height():
                present = place
        self._groups.button(present).setChecked(True)


class FieldRow(QWidget):
    """One field: its name and meaning, its editor, the way back to the recipe's own value."""

    def __init__(self, name: str, draft: RecipeDraft) -> None:
        super().__init__()
        self._name = name
        self._draft = draft
        key = camel_case(name)
        self.setObjectName(f"{key}Row")
        self.editor = editor_for(name, draft)
        self._label = QLabel()
        self._label.setBuddy(self.editor)
        self._label.setObjectName(f"{key}Label")
        self._meaning = QLabel()
        self._meaning.setProperty("step", "caption")
        self._meaning.setProperty("tone", "muted")
        self._meaning.setWordWrap(True)
        self._unit = QLabel()
        self._unit.setProperty("tone", "muted")
        self._unit.setProperty("step", "caption")
        self._problem = QLabel()
        self._problem.setObjectName(f"{key}Problem")
        self._problem.setProperty("step", "caption")
        self._problem.setProperty("tone", "error")
        self._problem.setWordWrap(True)
        self._own = QLabel()
        self._own.setObjectName(f"{key}OwnValue")
        self._own.setProperty("step", "caption")
        self._own.setProperty("tone", "accent")
        self._own.setWordWrap(True)
        self._reset = QToolButton()
        self._reset.setObjectName(f"{key}ResetSettingButton")
        self._reset.setProperty("flat", True)
        self._reset.setProperty("small", True)
        self._reset.setIcon(theme.icon("reset", "accent"))
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._reset.clicked.connect(self._reset_value)
        self._lay_out()

    def follow(self, words: list[str]) -> bool:
        """Shows the draft as it is now.

        Args:
            words: What somebody looks for, in lower case.

        Returns:
            Whether the field is shown: it matters for the recipe and has all the words.
        """
        recipe, base = self._draft.recipe, self._draft.base
        hay = f"{self._name} {self._label.text()} {self._meaning.text()}".casefold()
        refusal = self._draft.refusals.get(self._name)
        matters = field_texts.matters(self._name, recipe) or refusal is not None
        shown = matters and all(word in hay for word in words)
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
        self._own.setText(self.tr("in the recipe: {value}").format(value=own))
        self._own.setVisible(differs)
        back = self.tr("Back to {value}, the recipe's own value").format(value=own)
        self._reset.setToolTip(back)
        self._problem.setVisible(refusal is not None)
        self._problem.setText(field_texts.refusal(refusal) if refusal else "")
        return shown

    def retranslate(self) -> None:
        """Takes its texts anew."""
        title, meaning = field_texts.field_name(self._name), field_texts.meaning(self._name)
        self._label.setText(title)
        self._label.setToolTip(meaning)
        self._meaning.setText(meaning)
        unit = field_texts.unit(self._name)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._reset.setAccessibleName(self.tr("Reset {field}").format(field=title))
        self.editor.retranslate()

    def _lay_out(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("x")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._label)
        texts.addWidget(self._meaning)
        texts.addStretch(1)
        cell = QHBoxLayout()
        cell.setSpacing(6)
        cell.addWidget(self.editor, 1)
        cell.addWidget(self._unit)
        value = QWidget()
        value.setFixedWidth(_EDITOR_WIDTH * letter)
        column = QVBoxLayout(value)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(cell)
        column.addWidget(self._own)
        column.addWidget(self._problem)
        column.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 7, 0, 7)
        grid.setHorizontalSpacing(12)
        grid.addLayout(texts, 0, 0)
        grid.addWidget(value, 0, 1)
        grid.addWidget(self._reset, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)

    @Slot()
    def _reset_value(self) -> None:
        self._draft.reset(self._name)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
