"""Actions of the window "My drawings", and its buttons."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.platforms import keys


class WindowActions(QObject):
    """All that can be done with the drawings.

    Attributes:
        put: Puts the drawing on the canvas.
        label: Asks for a label that no key stands for.
        assign: Gives the drawings to the writer who draws now.
        delete, undo: Deletes drawings; undoes the last change.
        import_file: Adds the drawings of a file.
        export_strokes, export_digits, export_canvas: Write the drawings into a file, or pictures
            into a folder.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.put = self._action("putDrawingAction", "use")
        self.label = self._action("labelDrawingsAction", None)
        self.label.setShortcuts([QKeySequence("Shift+Return"), QKeySequence("Shift+Enter")])
        self.assign = self._action("assignWriterAction", "pen")
        self.delete = self._action("deleteDrawingsAction", "clear")
        self.delete.setShortcuts(keys.delete_keys())
        self.undo = self._action("undoDrawingsAction", "undo", "Ctrl+Z")
        self.undo.setEnabled(False)
        self.import_file = self._action("importDrawingsAction", "open")
        self.export_strokes = self._action("exportStrokesAction", None)
        self.export_digits = self._action("exportDigitsAction", None)
        self.export_canvas = self._action("exportCanvasAction", None)
        self._export_menu = QMenu(window)
        self._export_menu.setObjectName("exportDrawingsMenu")
        self._export_menu.setToolTipsVisible(True)
        self._export_menu.addActions([self.export_strokes, self.export_digits, self.export_canvas])
        self.export_button = QToolButton()
        self.export_button.setObjectName("exportDrawingsButton")
        self.export_button.setIcon(theme.icon("save"))
        self.export_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export_button.setMenu(self._export_menu)
        actions = (self.put, self.label, self.assign, self.delete, self.undo, self.import_file)
        for action in actions:
            window.addAction(action)

    def button(self, action: QAction, name: str) -> QToolButton:
        """A button for an action."""
        button = QToolButton()
        button.setObjectName(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setDefaultAction(action)
        return button

    def menu(self, parent: QWidget) -> QMenu:
        """A context menu for the selected drawings."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.put, self.label, self.assign, self.delete])
        return menu

    def update(self, *, selected: int, listed: int, total: int, busy: bool) -> None:
        """Enable what can be done.

        Args:
            selected: Number of selected drawings.
            listed: Number of drawings in the list.
            total: Number of drawings in the store.
            busy: Whether an import or export runs.
        """
        self.put.setEnabled(selected == 1)
        self.label.setEnabled(selected > 0)
        self.assign.setEnabled(selected > 0)
        self.delete.setEnabled(selected > 0)
        self.import_file.setEnabled(not busy)
        self.export_button.setEnabled(total > 0 and not busy)
        count = selected if selected > 1 else listed
        self._export_menu.setTitle(self.tr("Export {count} drawings").format(count=whole(count)))

    def retranslate(self, writer: str) -> None:
        """Set all texts in the present language.

        Args:
            writer: Who draws now; empty for a guest.
        """
        name = writer or self.tr("a guest")
        for action, text, tip in (
            (
                self.put,
                self.tr("On the canvas"),
                self.tr("Put the drawing on the canvas, to see what the network makes of it"),
            ),
            (
                self.label,
                self.tr("Label…"),
                self.tr(
                    "Give the selected drawings a label of your own: a letter, a word (Shift+Enter)"
                ),
            ),
            (
                self.assign,
                self.tr("By {name}").format(name=name),
                self.tr("Give the selected drawings to {name}, who is chosen at the top").format(
                    name=name
                ),
            ),
            (self.delete, self.tr("Delete"), self.tr("Delete the selected drawings (Delete)")),
            (self.undo, self.tr("Undo"), self.tr("Undo the last change (Ctrl+Z)")),
            (
                self.import_file,
                self.tr("Import…"),
                self.tr("Add the drawings of a file: stroke file, UNIPEN or Quick, Draw!"),
            ),
            (
                self.export_strokes,
                self.tr("As a stroke file…"),
                self.tr("All strokes with their times, for this program and others"),
            ),
            (
                self.export_digits,
                self.tr("As pictures of 28 × 28 pixels…"),
                self.tr("What the network sees, as in MNIST: one folder for each label"),
            ),
            (
                self.export_canvas,
                self.tr("As pictures of the canvas…"),
                self.tr("280 × 280 pixels, black on white: one folder for each label"),
            ),
        ):
            action.setText(text.replace("&", "&&"))
            action.setToolTip(plain_tip(tip))
        self.export_button.setText(self.tr("Export"))
        self.export_button.setAccessibleName(self.tr("Export"))
        self.export_button.setToolTip(
            self.tr("Write the selected drawings, or all that are listed, into files")
        )

    def _action(self, name: str, icon: str | None, key: str | None = None) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        if icon is not None:
            action.setIcon(theme.icon(icon))
        if key is not None:
            action.setShortcut(QKeySequence(key))
        return action
