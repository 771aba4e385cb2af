"""Who draws: a button at the top, with a menu of the names known on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QMenuBar, QToolButton, QWidget

from mnist_draw.shared import theme
from trainer.drawings.stored_drawing import GUEST, LONGEST_WRITER

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_SHOWN = 24


class WriterButton(QToolButton):
    """Shows who draws and lets another one be chosen, added or renamed.

    Attributes:
        writer_chosen: Emits the name; empty for a guest.
        rename_wanted: Emits the old and the new name of the chosen writer.
    """

    writer_chosen = Signal(str)
    rename_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("writerButton")
        # No higher than the menu bar.
        self.setProperty("corner", True)
        self.setIcon(theme.icon("pen"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._writer = GUEST
        self._names: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self._menu.setObjectName("writerMenu")
        self._group = QActionGroup(self._menu)
        self.setMenu(self._menu)
        self._add = QAction(self)
        self._add.setObjectName("addWriterAction")
        self._add.triggered.connect(self._ask_new)
        self._rename = QAction(self)
        self._rename.setObjectName("renameWriterAction")
        self._rename.triggered.connect(self._ask_rename)
        self._retranslate()

    @property
    def writer(self) -> str:
        """Who draws; empty for a guest."""
        return self._writer

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are offered, in alphabetical order."""
        return self._names

    def show_writer(self, writer: str, names: Iterable[str]) -> None:
        """Show who draws, and offer names."""
        self._writer = writer
        self._names = tuple(sorted({*names, writer} - {GUEST}, key=str.casefold))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def _lay_out(self) -> None:
        """Let the menu bar measure its corner: it does so only now."""
        bar = self.parentWidget()
        if isinstance(bar, QMenuBar):
            bar.setCornerWidget(self)

    def _retranslate(self) -> None:
        self._add.setText(self.tr("&Add a name…"))
        self.setToolTip(self.tr("Who draws: My drawings are kept under this name"))
        self._fill()

    def _fill(self) -> None:
        name = self._writer or self.tr("Guest")
        shown = name if len(name) <= _LONGEST_SHOWN else name[: _LONGEST_SHOWN - 1] + "…"
        # A single ampersand would underline the letter behind it.
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(self.tr("Who draws: {name}").format(name=name))
        self._lay_out()
        self._menu.clear()
        # With the actions, which are its children.
        self._group.deleteLater()
        self._group = group = QActionGroup(self._menu)
        group.triggered.connect(self._choose)
        for writer in (GUEST, *self._names):
            action = group.addAction((writer or self.tr("Guest")).replace("&", "&&"))
            action.setData(writer)
            action.setCheckable(True)
            action.setChecked(writer == self._writer)
        self._menu.addActions(group.actions())
        self._menu.addSeparator()
        self._menu.addAction(self._add)
        if self._writer:
            text = self.tr("&Rename “{name}”…").format(name=shown.replace("&", "&&"))
            self._rename.setText(text)
            self._menu.addAction(self._rename)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.writer_chosen.emit(action.data())

    @Slot()
    def _ask_new(self) -> None:
        dialog = self._dialog("addWriterDialog", self.tr("Add a name"), "")
        dialog.textValueSelected.connect(self._add_name)
        dialog.open()

    @Slot()
    def _ask_rename(self) -> None:
        dialog = self._dialog("renameWriterDialog", self.tr("Rename"), self._writer)
        dialog.textValueSelected.connect(self._rename_chosen)
        dialog.open()

    def _dialog(self, name: str, title: str, text: str) -> QInputDialog:
        dialog = QInputDialog(self.window())
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("First name or nickname"))
        dialog.setTextValue(text)
        # Desktops cut the title of a narrow window, whose width its field decides.
        field = dialog.findChild(QLineEdit)
        if field is not None:
            field.setMinimumWidth(20 * dialog.fontMetrics().height())
        return dialog

    @Slot(str)
    def _add_name(self, text: str) -> None:
        name = cleaned(text)
        if name:
            self.writer_chosen.emit(name)

    @Slot(str)
    def _rename_chosen(self, text: str) -> None:
        name = cleaned(text)
        if name and name != self._writer:
            self.rename_wanted.emit(self._writer, name)


def cleaned(text: str) -> str:
    """A typed name as the store takes it; empty if nothing is left."""
    words = " ".join(text.split())
    printable = "".join(character for character in words if character.isprintable())
    return printable[:LONGEST_WRITER].strip()
