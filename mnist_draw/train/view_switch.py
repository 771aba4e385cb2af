"""Switch between the views of the network: its curves, and its inside."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

View: TypeAlias = Literal["curves", "inside"]
_VIEWS: Final[tuple[View, ...]] = ("curves", "inside")


class ViewSwitch(QWidget):
    """Two buttons and a page for each.

    Attributes:
        view_changed: Another view is visible.
        inside_action: Shows the inside, or the curves again; for menus.
        detach_action: Gives the inside a window of its own, or brings it back; for menus.
    """

    view_changed = Signal()

    def __init__(self, curves: QWidget, tools: QWidget, parent: QWidget | None = None) -> None:
        """Args: curves: The first page; tools: Its tools, beside the buttons."""
        super().__init__(parent)
        self.setObjectName("viewSwitch")
        self._pages = QStackedWidget()
        self._pages.addWidget(curves)
        self._inside = QWidget()
        self._pages.addWidget(self._inside)
        self._buttons: dict[View, QToolButton] = {}
        group = QButtonGroup(self)
        self._inside_tool: QWidget | None = None
        self._bar = bar = QHBoxLayout()
        bar.setSpacing(0)
        for view in _VIEWS:
            button = self._buttons[view] = QToolButton()
            button.setObjectName(f"{view}Button")
            button.setCheckable(True)
            button.setProperty("segment", view)
            group.addButton(button)
            bar.addWidget(button)
        bar.addSpacing(8)
        self._curves_tools = tools
        bar.addWidget(tools, 1)
        # Takes the room of the tools where they are hidden.
        bar.addStretch(0)
        self._buttons["curves"].setChecked(True)
        group.buttonToggled.connect(self._switch)
        self.inside_action = QAction(self)
        self.inside_action.setObjectName("insideAction")
        self.inside_action.setCheckable(True)
        self.inside_action.setShortcut(QKeySequence("Ctrl+I"))
        self.inside_action.toggled.connect(self._show_inside)
        self.detach_action = QAction(self)
        self.detach_action.setCheckable(True)
        self.detach_action.setShortcut(QKeySequence("Ctrl+Shift+I"))
        # There is nothing to detach yet.
        self.detach_action.setEnabled(False)
        self.addActions([self.inside_action, self.detach_action])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self._pages, 1)
        self._retranslate()

    @property
    def view(self) -> View:
        """The visible view."""
        return "inside" if self._buttons["inside"].isChecked() else "curves"

    def set_inside(self, page: QWidget, tool: QWidget) -> None:
        """Sets the page of the inside.

        Args:
            page: The page.
            tool: Its tool, beside the buttons.
        """
        self._inside_tool = tool
        self._bar.addWidget(tool)
        self._pages.removeWidget(self._inside)
        self._inside.deleteLater()
        self._inside = page
        self._pages.addWidget(page)
        self.detach_action.setEnabled(True)
        self._show_page()

    def show_view(self, view: View) -> None:
        """Shows a view."""
        self._buttons[view].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        curves, inside = self._buttons["curves"], self._buttons["inside"]
        curves.setText(self.tr("Curves"))
        inside.setText(self.tr("Inside"))
        for button in (curves, inside):
            button.setAccessibleName(button.text())
        curves.setToolTip(self.tr("What the network achieves: loss and accuracy (Ctrl+I)"))
        inside.setToolTip(self.tr("What every layer does with your drawing (Ctrl+I)"))
        self.inside_action.setText(self.tr("&Inside the network"))
        self.detach_action.setText(self.tr("I&nside in a window of its own"))
        self.detach_action.setToolTip(self.tr("For a second screen (Ctrl+Shift+I)"))
        self.detach_action.setStatusTip(self.detach_action.toolTip())
        self.inside_action.setToolTip(inside.toolTip())
        self.inside_action.setStatusTip(inside.toolTip())

    @Slot(QAbstractButton, bool)
    def _switch(self, button: QAbstractButton, checked: bool) -> None:
        del button
        # The other button is toggled too.
        if checked:
            self._show_page()
            self.view_changed.emit()

    def _show_page(self) -> None:
        view = self.view
        self._pages.setCurrentIndex(_VIEWS.index(view))
        self._curves_tools.setVisible(view == "curves")
        if self._inside_tool is not None:
            self._inside_tool.setVisible(view == "inside")
        self.inside_action.setChecked(view == "inside")

    @Slot(bool)
    def _show_inside(self, shown: bool) -> None:
        self.show_view("inside" if shown else "curves")
