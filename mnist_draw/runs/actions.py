"""Actions of the Runs window: texts, shortcuts, and which of them are enabled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from mnist_draw.shared import theme
from mnist_draw.shared.platforms import keys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RunActions(QObject):
    """What can be done with the selected runs.

    Attributes:
        use: Predict with the weights of the run.
        curves: Show or hide the curves of the runs.
        repeat: Train again with the run's recipe.
        rename: Edit the title of the run.
        copy: Copy the rows as text.
        open_folder: Open the run folder in the file manager.
        delete: Move the runs to the trash.
        undo: Restore what was deleted last.
    """

    def __init__(self, window: QWidget, table: QWidget) -> None:
        """Creates the actions.

        Args:
            window: Where their shortcuts work.
            table: Where Return, Delete and Copy work, which an editor in the table needs too.
        """
        super().__init__(window)
        standard = QKeySequence.StandardKey
        self.use = self._create("useRun", "use", "Return")
        # Enter of the number block is another key.
        self.use.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        # Ctrl+L, Ctrl+T and Ctrl+O work in all windows: Qt would trigger neither of two actions.
        self.curves = self._create("runCurves", "curves", "Ctrl+G")
        self.repeat = self._create("repeatRun", "train", "Ctrl+Shift+R")
        self.rename = self._create("renameRun", "pen", *keys.function_key(2))
        self.copy = self._create("copyRuns", "copy", standard.Copy)
        self.open_folder = self._create("openRunFolder", "folder", "Ctrl+Shift+F")
        self.delete = self._create("deleteRun", "clear", *keys.delete_keys())
        self.undo = self._create("undoDelete", "undo", standard.Undo)
        self.undo.setEnabled(False)
        window.addActions([self.curves, self.repeat, self.rename, self.open_folder, self.undo])
        for action in (self.use, self.delete, self.copy):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            table.addAction(action)

    @property
    def buttons(self) -> tuple[tuple[QAction, str], ...]:
        """The actions of the window's buttons, with the buttons' object names."""
        return (
            (self.use, "useRunButton"),
            (self.curves, "runCurvesButton"),
            (self.repeat, "repeatRunButton"),
            (self.rename, "renameRunButton"),
            (self.copy, "copyRunsButton"),
            (self.open_folder, "openRunFolderButton"),
            (self.delete, "deleteRunButton"),
        )

    def menu(self, parent: QWidget) -> QMenu:
        """Create a context menu of all actions."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("runMenu")
        menu.addActions([self.use, self.curves, self.repeat])
        menu.addSeparator()
        menu.addActions([self.rename, self.copy, self.open_folder])
        menu.addSeparator()
        menu.addActions([self.delete, self.undo])
        return menu

    def update(
        self, *, selected: int, all_shown: bool, training: bool, taught: bool = False
    ) -> None:
        """Enable what the selection allows.

        Args:
            selected: Number of selected runs.
            all_shown: Whether the curves of all of them are shown.
            training: Whether a training runs; nothing can be repeated then.
            taught: Whether the run taught drawings to an earlier network, which no recipe repeats.
        """
        for action in (self.use, self.rename, self.open_folder):
            action.setEnabled(selected == 1)
        self.repeat.setEnabled(selected == 1 and not training and not taught)
        if taught:
            tooltip = self.tr(
                "This run taught drawings to a network. To repeat it, use Training, Teach it mine"
            )
        elif training:
            tooltip = self.tr("Possible when the present training has ended")
        else:
            tooltip = self.tr("Train again with this run's recipe, settings and seed")
        _set_texts(self.repeat, self.tr("Repeat"), tooltip)
        if taught or training:
            # The reason alone: the keys do nothing now.
            self.repeat.setToolTip(tooltip)
        for action in (self.curves, self.copy, self.delete):
            action.setEnabled(selected > 0)
        if all_shown:
            tooltip = self.tr("Remove these runs' curves from the plots")
            _set_texts(self.curves, self.tr("Hide curves"), tooltip)
        else:
            tooltip = self.tr("Show these runs' curves beside the present ones")
            _set_texts(self.curves, self.tr("Show curves"), tooltip)

    def retranslate(self) -> None:
        """Set all texts but those that `update` sets."""
        for action, text, tooltip in (
            (self.use, self.tr("Use weights"), self.tr("Predict with this run's weights")),
            (self.rename, self.tr("Rename"), self.tr("Give this run a name")),
            (self.copy, self.tr("Copy"), self.tr("Copy the rows as text for a table")),
            (
                self.open_folder,
                self.tr("Open folder"),
                self.tr("Show this run's files in the file manager"),
            ),
            (self.delete, self.tr("Delete"), self.tr("Delete; can be undone")),
            (self.undo, self.tr("Undo"), self.tr("Undo the last deletion")),
        ):
            _set_texts(action, text, tooltip)

    def _create(
        self, name: str, icon: str, *shortcuts: str | QKeySequence | QKeySequence.StandardKey
    ) -> QAction:
        action = QAction(theme.icon(icon), "", self)
        action.setObjectName(f"{name}Action")
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        return action


def _set_texts(action: QAction, text: str, tooltip: str) -> None:
    action.setText(text)
    action.setToolTip(f"{tooltip} ({keys.native(action.shortcut())})")
