"""Head of the training panel: its title, and a button that folds the settings into one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mnist_draw.recipe.draft import RecipeDraft

_SPACING: Final = 12


class SettingsHeader(QWidget):
    """Summarises the recipe while the settings are folded.

    Attributes:
        folded_changed: Emits whether the settings are folded.
    """

    folded_changed = Signal(bool)

    def __init__(self, draft: RecipeDraft, tool: QWidget, parent: QWidget | None = None) -> None:
        """Shows the settings.

        Args:
            draft: The recipe to summarise; a refused value unfolds the settings.
            tool: A tool beside the button that folds.
            parent: The parent widget.
        """
        super().__init__(parent)
        self.setObjectName("settingsHeader")
        self._draft = draft
        self._title = QLabel()
        self._title.setObjectName("trainingTitle")
        self._title.setProperty("step", "title")
        self._summary = ElidedLabel("settingsSummary")
        self._summary.setProperty("tone", "muted")
        self._button = QToolButton()
        self._button.setObjectName("foldSettingsButton")
        self._button.setProperty("flat", True)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._show_folded)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        layout.addWidget(self._title)
        layout.addWidget(self._summary, 1)
        layout.addWidget(tool)
        layout.addWidget(self._button)
        draft.changed.connect(self._summarise)
        draft.changed.connect(self._show_refusals)
        self._retranslate()

    @property
    def folded(self) -> bool:
        """Whether the settings are folded."""
        return self._button.isChecked()

    @folded.setter
    def folded(self, folded: bool) -> None:
        self._button.setChecked(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Training"))
        self._describe_button()
        self._summarise()

    def _describe_button(self) -> None:
        self._button.setIcon(theme.icon("chevron-down" if self.folded else "chevron-up"))
        text = self.tr("Show the settings") if self.folded else self.tr("Hide the settings")
        self._button.setAccessibleName(text)
        self._button.setToolTip(text)

    @Slot()
    def _summarise(self) -> None:
        recipe = self._draft.recipe
        title, epochs = run_title(recipe), field_texts.value_text("epochs", recipe.epochs)
        end = f" · {field_texts.field_name('epochs')} {epochs}"
        self._summary.set_text(*((title, end) if self.folded else ("",)))
        self._fit_title()

    def _fit_title(self) -> None:
        """Leave the title out where the summary needs its room, as on a small projector."""
        others = (self._title, self._button)
        needed = sum(other.sizeHint().width() for other in others) + 2 * _SPACING
        fits = self._summary.needed_width + needed <= self.width()
        self._title.setVisible(fits or not self.folded)

    @Slot()
    def _show_refusals(self) -> None:
        if self._draft.refusals:
            self.folded = False

    @Slot(bool)
    def _show_folded(self, folded: bool) -> None:
        self._describe_button()
        self._summarise()
        self.folded_changed.emit(folded)
