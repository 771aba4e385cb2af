"""Settings of the next run, folded or not; while a run trains, those that can change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_draw.recipe.editor_action import EditorAction
from mnist_draw.train.live.button import LiveButton
from mnist_draw.train.live.row import LiveRow
from mnist_draw.train.live.settings import LiveSettings
from mnist_draw.train.run_choices import RunChoices
from mnist_draw.train.settings_header import SettingsHeader

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


class SettingsArea(QWidget):
    """Head, choices and live settings; the last two share their room.

    Attributes:
        folded_changed: Emits whether the settings are folded.
        choices: The form for the next run.
        header: Title, and the button that folds.
        live: The settings that can change while it trains.
        editor_action: Opens the recipe editor.
    """

    folded_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsArea")
        self._live_shown = False
        self.choices = RunChoices()
        self.editor_action = EditorAction(self.choices.draft, self)
        self.choices.all_settings_requested.connect(self.editor_action.trigger)
        self.addAction(self.editor_action)
        self.live = LiveSettings(self)
        self._row = LiveRow(self.live)
        self._button = LiveButton(self.live)
        self.header = SettingsHeader(self.choices.draft, self._button)
        self.header.folded_changed.connect(self._fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addWidget(self.choices)
        layout.addWidget(self._row)
        self._show_parts()

    @property
    def folded(self) -> bool:
        """Whether the settings are folded into one line."""
        return self.header.folded

    def set_editable(self, *, editable: bool) -> None:
        """Whether the settings of the next run can be changed now."""
        self.choices.set_editable(editable)
        self.editor_action.set_editable(editable)
        if editable:
            self._live_shown = False
            self._show_parts()

    def begin_run(self, recipe: Recipe) -> None:
        """Show what can change while a recipe trains, in place of what cannot."""
        self._live_shown = True
        self.live.begin(recipe)
        self._show_parts()

    def _show_parts(self) -> None:
        folded = self.header.folded
        self.choices.setHidden(folded)
        self.choices.show_details(shown=not self._live_shown)
        self._row.setHidden(folded or not self._live_shown)
        self._button.setVisible(folded and self._live_shown)

    @Slot(bool)
    def _fold(self, folded: bool) -> None:
        self._show_parts()
        self.folded_changed.emit(folded)
