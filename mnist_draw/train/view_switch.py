"""Switch between the views of the network: its curves, its inside, and its last step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

View: TypeAlias = Literal["curves", "inside", "steps"]
_VIEWS: Final[tuple[View, ...]] = ("curves", "inside", "steps")


class _Segment(QToolButton):
    """A button that shows its icon where its text has no room, as on a small projector."""

    def __init__(self) -> None:
        super().__init__()
        self.setIcon(theme.icon("next"))
        # As high as the others in its row.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        text = self.fontMetrics().horizontalAdvance(f"{self.text()}  ")
        return QSize(max(hint.width(), text + hint.height() // 2), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().sizeHint().height(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        fits = self.width() >= self.sizeHint().width()
        self.setToolButtonStyle(styles.ToolButtonTextOnly if fits else styles.ToolButtonIconOnly)


class ViewSwitch(QWidget):
    """A button and a page for each view.

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
        # Their pages are built later.
        for _ in _VIEWS[1:]:
            self._pages.addWidget(QWidget())
        self._tools: dict[View, QWidget] = {"curves": tools}
        self._buttons: dict[View, QToolButton] = {}
        group = QButtonGroup(self)
        self._bar = bar = QHBoxLayout()
        bar.setSpacing(0)
        for view in _VIEWS:
            button = self._buttons[view] = _Segment() if view == "steps" else QToolButton()
            button.setObjectName(f"{view}Button")
            button.setCheckable(True)
            button.setProperty("segment", view)
            group.addButton(button)
            bar.addWidget(button)
        bar.addSpacing(8)
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
        for action in (self.inside_action, self.detach_action):
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            self.addAction(action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self._pages, 1)
        self._retranslate()

    @property
    def view(self) -> View:
        """The visible view."""
        return next(view for view in _VIEWS if self._buttons[view].isChecked())

    def set_inside(self, page: QWidget, tool: QWidget) -> None:
        """Sets the page of the inside.

        Args:
            page: The page.
            tool: Its tool, beside the buttons.
        """
        self._set_page("inside", page, tool)
        self.detach_action.setEnabled(True)

    def set_steps(self, page: QWidget, tool: QWidget) -> None:
        """Sets the page of the last step, likewise."""
        self._set_page("steps", page, tool)

    def show_view(self, view: View) -> None:
        """Shows a view."""
        self._buttons[view].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _set_page(self, view: View, page: QWidget, tool: QWidget) -> None:
        self._tools[view] = tool
        stretches = tool.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
        self._bar.addWidget(tool, 1 if stretches else 0)
        index = _VIEWS.index(view)
        before = self._pages.widget(index)
        assert before is not None
        self._pages.removeWidget(before)
        before.deleteLater()
        self._pages.insertWidget(index, page)
        self._show_page()

    def _retranslate(self) -> None:
        curves, inside = self._buttons["curves"], self._buttons["inside"]
        steps = self._buttons["steps"]
        curves.setText(self.tr("Curves"))
        inside.setText(self.tr("Inside"))
        steps.setText(self.tr("Steps"))
        for button in (curves, inside, steps):
            button.setAccessibleName(button.text())
        steps.setToolTip(self.tr("What a single step of the training sees and changes (F3)"))
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
        for each, tool in self._tools.items():
            tool.setVisible(each == view)
        self.inside_action.setChecked(view == "inside")

    @Slot(bool)
    def _show_inside(self, shown: bool) -> None:
        if shown != (self.view == "inside"):
            self.show_view("inside" if shown else "curves")
