"""Undo keys of the drawing, wherever the focus is, except in a text that is being edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class UndoKeys(QObject):
    """Lets the undo keys reach the drawing from text fields and from other windows.

    A line edit takes them even when it has nothing to undo, and a window knows only the actions
    that were added to it. A window with an undo of its own, such as Runs, keeps it. This object
    follows the focus, which costs nothing while the user draws.
    """

    def __init__(self, undo: QAction, redo: QAction, parent: QObject) -> None:
        """Args: undo, redo: Actions of the drawing, already in the window that shows it."""
        super().__init__(parent)
        self._undo, self._redo = undo, redo
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        # In a new window, nothing may have the focus.
        application.focusWindowChanged.connect(self._follow_window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        line = line_edit(watched)
        keys = QKeySequence.StandardKey
        unused = line is not None and (
            (event.matches(keys.Undo) and not line.isUndoAvailable())
            or (event.matches(keys.Redo) and not line.isRedoAvailable())
        )
        if unused:
            event.ignore()
        return unused

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # The old one may be half destroyed.
        del old
        if new is None:
            return
        if line_edit(new) is not None:
            # Once, however often it is called.
            new.installEventFilter(self)
        self._serve(new.window())

    @Slot()
    def _follow_window(self) -> None:
        handle = QGuiApplication.focusWindow()
        for window in QApplication.topLevelWidgets():
            if handle is not None and window.windowHandle() is handle:
                self._serve(window)

    def _serve(self, window: QWidget) -> None:
        """Make the keys work in a window."""
        # In a menu they would be entries.
        if window.windowType() is Qt.WindowType.Popup:
            return
        if not window.isModal() and not _has_key(window, self._undo.shortcut()):
            window.addActions([self._undo, self._redo])


def line_edit(widget: QObject) -> QLineEdit | None:
    """The line edit of a widget that has the focus: itself, or that of a spin box."""
    if isinstance(widget, QAbstractSpinBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit) else None


def _has_key(window: QWidget, key: QKeySequence) -> bool:
    """Whether an action of the window itself has a key."""
    return any(key in action.shortcuts() for action in window.actions())
