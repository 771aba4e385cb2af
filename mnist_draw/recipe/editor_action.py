"""Action that opens the recipe editor, built on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from mnist_draw.recipe.draft import RecipeDraft
    from mnist_draw.recipe.editor import RecipeEditor

translate = QCoreApplication.translate


class EditorAction(QAction):
    """Shows the editor of a draft in a window of its own."""

    def __init__(self, draft: RecipeDraft, parent: QWidget) -> None:
        """Args: draft: The recipe to edit; parent: Widget in the main window."""
        super().__init__(parent)
        self._draft, self._parent = draft, parent
        self._editor: RecipeEditor | None = None
        self._editable = True
        self._others: Sequence[QAction] = ()
        self.setObjectName("settingsAction")
        self.setShortcut(QKeySequence("Ctrl+,"))
        self.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.triggered.connect(self.show)
        self.retranslate()

    def share(self, actions: Sequence[QAction]) -> None:
        """Actions whose keys work in the editor too."""
        self._others = actions

    def set_editable(self, editable: bool) -> None:
        """Whether the recipe can be changed now."""
        self._editable = editable
        if self._editor is not None:
            self._editor.set_editable(editable)

    @Slot()
    def show(self) -> None:
        """Open the recipe editor."""
        if self._editor is None:
            # The main window appears before it is imported.
            from mnist_draw.recipe.editor import RecipeEditor  # noqa: PLC0415

            self._editor = RecipeEditor(self._draft, self._parent.window())
            self._editor.addActions(list(self._others))
            self._editor.set_editable(self._editable)
        self._editor.show()
        self._editor.raise_()
        self._editor.activateWindow()

    def retranslate(self) -> None:
        """Sets the texts of the current language."""
        self.setText(translate("TrainingPanel", "&All settings…"))
        self.setToolTip(translate("TrainingPanel", "Change anything about the recipe (Ctrl+,)"))
