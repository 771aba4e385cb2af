"""Recipe editor: a window with all fields of a recipe and its network's layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
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
from mnist_draw.recipe.field_row import EDITOR_WIDTH, FieldRow
from mnist_draw.recipe.model_summary import ModelSummaryPanel
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mnist_draw.recipe.draft import RecipeDraft

# Shares of the screen; the drawing in the main window stays visible beside the editor.
_WIDTH_SHARE: Final = 0.84
_HEIGHT_SHARE: Final = 0.86
_MAX_SHARE: Final = 0.97
_MAX_WIDTH: Final = 1240  # pixels
_MAX_HEIGHT: Final = 900
# Width in pixels at scale 1 from which the fields and the layers have room beside each other.
_WIDE_ENOUGH: Final = 800


class RecipeEditor(QDialog):
    """Edits the fields of a draft that have an effect, in groups, with search and undo."""

    def __init__(self, draft: RecipeDraft, parent: QWidget | None = None) -> None:
        """Builds the editor.

        Args:
            draft: The recipe to edit; changes take effect immediately.
            parent: The parent widget.
        """
        super().__init__(parent)
        self.setObjectName("recipeEditor")
        self._draft = draft
        self._rows: dict[str, FieldRow] = {}
        self._headings: dict[str, QLabel] = {}
        self._editable = True

        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("step", "title")
        self._title.setObjectName("recipeEditorTitle")
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("tone", "muted")
        self._note.setProperty("step", "caption")
        self._note.setObjectName("recipeEditorNote")
        self._search = QLineEdit()
        self._search.setObjectName("settingSearch")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._refresh)
        self._groups = QButtonGroup(self)
        self._groups.idClicked.connect(self._scroll_to_group)
        self._no_match = QLabel()
        self._no_match.setTextFormat(Qt.TextFormat.PlainText)
        self._no_match.setObjectName("nothingFound")
        self._no_match.setProperty("tone", "muted")
        self._summary = ModelSummaryPanel(draft.trained_recipe)
        self._undo = self._action("undo", QKeySequence.StandardKey.Undo, self._undo_latest)
        self._redo = self._action("redo", QKeySequence.StandardKey.Redo, draft.redo)
        self._find = self._action("", QKeySequence.StandardKey.Find, self._search.setFocus)
        self._reset_all = QPushButton()
        self._reset_all.setObjectName("resetAllButton")
        self._reset_all.setIcon(theme.icon("reset"))
        self._reset_all.setAutoDefault(False)
        self._reset_all.clicked.connect(draft.reset_all)
        self._changes = QLabel()
        self._changes.setTextFormat(Qt.TextFormat.PlainText)
        self._changes.setObjectName("editorChanges")
        self._close = QPushButton()
        self._close.setObjectName("closeEditorButton")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.close)
        self._lay_out()
        self._retranslate()
        draft.changed.connect(self._refresh)
        self._resize_to_screen()

    def set_editable(self, editable: bool) -> None:
        """Enable or disable editing; fields and layers stay readable."""
        if editable != self._editable:
            self._editable = editable
            self._form.setEnabled(editable)
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    @Slot()
    def _refresh(self) -> None:
        draft = self._draft
        words = self._search.text().casefold().split()
        found = False
        for group, names in field_texts.groups().items():
            shown = [name for name in names if self._rows[name].refresh(words)]
            self._headings[group].setVisible(bool(shown))
            found = found or bool(shown)
        self._no_match.setVisible(not found)
        self._summary.show_recipe(draft.trained_recipe)
        for action, possible in ((self._undo, draft.can_undo), (self._redo, draft.can_redo)):
            action.setEnabled(possible and self._editable)
        count = len(draft.changed_fields)
        self._reset_all.setEnabled(self._editable and bool(count or draft.refusals))
        self._update_state_texts(count)

    def _update_state_texts(self, count: int) -> None:
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
        if self._editable:
            self._note.setText(self.tr("What you change is used by the next training."))
        else:
            self._note.setText(self.tr("Training: settings can be changed when it has ended."))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("All settings"))
        self._area.setAccessibleName(self.windowTitle())
        self._search.setPlaceholderText(self.tr("Find a setting"))
        self._search.setAccessibleName(self.tr("Find a setting"))
        self._search.setToolTip(self.tr("Show only settings that contain these words (Ctrl+F)"))
        for index, group in enumerate(field_texts.groups()):
            name = field_texts.group_name(group)
            button = self._groups.button(index)
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(self.tr("Go to the group {group}").format(group=name))
            self._headings[group].setText(name)
        for row in self._rows.values():
            row.retranslate()
        self._no_match.setText(self.tr("No setting of this recipe contains these words."))
        self._undo.setText(self.tr("Undo"))
        self._undo.setToolTip(self.tr("Undo the latest change (Ctrl+Z)"))
        self._redo.setText(self.tr("Redo"))
        self._redo.setToolTip(self.tr("Make the change again (Ctrl+Shift+Z)"))
        self._reset_all.setText(self.tr("Reset all"))
        self._reset_all.setAccessibleName(self.tr("Reset all settings"))
        self._reset_all.setToolTip(self.tr("Give all settings the recipe's own values"))
        self._close.setText(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close this window; your changes are kept (Esc)"))
        self._refresh()

    def _resize_to_screen(self) -> None:
        screen, scale = self.screen().availableSize(), theme.scale()
        width_share = min(_WIDTH_SHARE * scale, _MAX_SHARE)
        height_share = min(_HEIGHT_SHARE * scale, _MAX_SHARE)
        self.resize(
            round(min(_MAX_WIDTH * scale, screen.width() * width_share)),
            round(min(_MAX_HEIGHT * scale, screen.height() * height_share)),
        )
        self._fit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._note)
        head.addLayout(titles, 2)
        head.addWidget(self._search, 1)
        for name, action in (("undoSettingButton", self._undo), ("redoSettingButton", self._redo)):
            button = QToolButton()
            button.setObjectName(name)
            button.setProperty("flat", True)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            head.addWidget(button)
        head.addWidget(self._reset_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(12)
        # First, because Tab goes from one to the next as they come.
        layout.addLayout(head)

        sides = self._sides = QSplitter(self)
        sides.setObjectName("editorSides")
        left = QWidget(sides)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_groups())
        column.addWidget(self._build_form(left), 1)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(20)
        sides.addWidget(left)
        sides.addWidget(self._summary)
        sides.setStretchFactor(0, 52)
        sides.setStretchFactor(1, 48)

        foot = QHBoxLayout()
        foot.addWidget(self._changes, 1)
        foot.addWidget(self._close)
        layout.addWidget(sides, 1)
        layout.addLayout(foot)
        self._arrange(Qt.Orientation.Horizontal)

    def _fit(self) -> None:
        """Fit sizes to the font; show the layers below the fields where there is no room beside."""
        self._search.setMaximumWidth(EDITOR_WIDTH * self.fontMetrics().horizontalAdvance("x"))
        beside = self.width() >= _WIDE_ENOUGH * theme.scale()
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if orientation != self._sides.orientation():
            self._arrange(orientation)

    def _arrange(self, orientation: Qt.Orientation) -> None:
        self._sides.setOrientation(orientation)
        self._sides.setSizes([520, 480])

    def _build_groups(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for index, group in enumerate(field_texts.groups()):
            button = QToolButton()
            button.setObjectName(f"{group}GroupButton")
            button.setProperty("flat", True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._groups.addButton(button, index)
            row.addWidget(button)
        row.addStretch(1)
        self._groups.button(0).setChecked(True)
        return row

    def _build_form(self, parent: QWidget) -> QScrollArea:
        # Parents come first: Qt styles a widget, and what is in it, again wherever it moves to.
        self._area = QScrollArea(parent)
        self._area.setProperty("tabbed", True)
        self._form = QWidget(self._area.viewport())
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 12, 12)
        column.setSpacing(0)
        column.addWidget(self._no_match)
        for group, names in field_texts.groups().items():
            heading = QLabel(self._form)
            heading.setProperty("step", "title")
            heading.setContentsMargins(0, 14, 0, 4)
            self._headings[group] = heading
            column.addWidget(heading)
            for name in names:
                self._rows[name] = FieldRow(name, self._draft, self._form)
                column.addWidget(self._rows[name])
        column.addStretch(1)
        self._area.setObjectName("settingsArea")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._form)
        self._area.verticalScrollBar().valueChanged.connect(self._check_current_group)
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
    def _undo_latest(self) -> None:
        # Typed but unconfirmed text is undone before changes of the draft, as in any editor.
        if not any(row.editor.discard() for row in self._rows.values()):
            self._draft.undo()

    @Slot(int)
    def _scroll_to_group(self, index: int) -> None:
        heading = self._headings[list(field_texts.groups())[index]]
        self._search.clear()
        self._form.layout().activate()  # type: ignore[union-attr] # it has one
        self._area.verticalScrollBar().setValue(heading.mapTo(self._form, QPoint(0, 0)).y())
        self._groups.button(index).setChecked(True)

    @Slot(int)
    def _check_current_group(self, scrolled: int) -> None:
        current = 0
        for index, heading in enumerate(self._headings.values()):
            if not heading.isHidden() and heading.y() <= scrolled + heading.height():
                current = index
        self._groups.button(current).setChecked(True)
