"""Help window: first steps, the words on the screen, keyboard shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from mnist_draw.help.first_steps_page import FirstStepsPage
from mnist_draw.help.shortcuts_page import ShortcutsPage
from mnist_draw.help.words_page import WordsPage
from mnist_draw.shared import theme
from mnist_draw.shared.side_window import SideWindow

if TYPE_CHECKING:
    from mnist_draw.help.glossary import Glossary

Page = Literal["first steps", "words", "shortcuts"]

_PAGES: Final[tuple[Page, ...]] = ("first steps", "words", "shortcuts")
_SIZE: Final = QSize(680, 480)
# Distance from the corner of the main window.
_CORNER: Final = QPoint(24, 24)


class HelpWindow(SideWindow):
    """A window of its own, so that it can stay open beside the main one.

    Attributes:
        first_steps, words, shortcuts: Its pages.
    """

    def __init__(self, glossary: Glossary, parent: QWidget | None = None) -> None:
        super().__init__("helpWindow", parent)
        self.first_steps = FirstStepsPage()
        self.words = WordsPage(glossary)
        self.shortcuts = ShortcutsPage()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("helpTabs")
        self._tabs.setDocumentMode(True)
        for page in (self.first_steps, self.words, self.shortcuts):
            self._tabs.addTab(page, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self._tabs)
        QShortcut(QKeySequence("Escape"), self, self.close)
        self._retranslate()
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE * theme.scale()

    @property
    def page(self) -> Page:
        """The page in front."""
        return _PAGES[self._tabs.currentIndex()]

    def place_over(self, window: QWidget) -> None:
        """Move to the lower right corner of a window, away from its canvas."""
        free = window.frameGeometry().intersected(window.screen().availableGeometry())
        corner = free.bottomRight() - QPoint(self.width(), self.height()) - _CORNER
        self.move(max(free.left(), corner.x()), max(free.top(), corner.y()))

    def open(self, page: Page) -> None:
        """Show a page, and bring the window to the front."""
        self._tabs.setCurrentIndex(_PAGES.index(page))
        self.show()
        self.raise_()
        self.activateWindow()
        self._tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Help"))
        for index, title in enumerate(
            (self.tr("First steps"), self.tr("Glossary"), self.tr("Keyboard shortcuts"))
        ):
            self._tabs.setTabText(index, title)
        self._tabs.setAccessibleName(self.tr("Help"))
