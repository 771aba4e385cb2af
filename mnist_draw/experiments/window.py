"""Experiments window: all cards to choose from, or the page of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.experiments.card_button import CardButton, CardGrid
from mnist_draw.shared import theme
from mnist_draw.shared.side_window import SideWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from mnist_draw.experiments.card_page import CardPage
    from mnist_draw.experiments.card_texts import CardTexts

_SIZE: Final = QSize(900, 680)


class ExperimentsWindow(SideWindow):
    """A grid of cards; the chosen one's page replaces it.

    Attributes:
        chosen: Emits the key of a card, or an empty text for all cards.
        asking_changed: Emits whether the class is asked before each run.
        visibility_changed: The window is shown or hidden.
    """

    chosen = Signal(str)
    asking_changed = Signal(bool)
    visibility_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("experimentsView", parent)
        self._buttons: dict[str, CardButton] = {}
        self._pages: dict[str, QWidget] = {}
        self._texts: dict[str, CardTexts] = {}
        self._about = QLabel()
        self._about.setObjectName("experimentsAbout")
        self._about.setProperty("tone", "muted")
        self._about.setWordWrap(True)
        self._grid = CardGrid()
        self._back = QPushButton()
        self._back.setObjectName("allExperimentsButton")
        self._back.setProperty("slim", True)
        self._back.clicked.connect(self._show_all)
        self._ask = QCheckBox()
        self._ask.setObjectName("askFirstBox")
        self._ask.toggled.connect(self.asking_changed)
        self._stack = QStackedWidget()
        self._lay_out()
        QShortcut(QKeySequence("Escape"), self, self.close)
        self._retranslate()
        self._show_all()
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE * theme.scale()

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 300)

    def set_asking(self, *, asking: bool) -> None:
        """Set whether the class is asked before each run."""
        self._ask.setChecked(asking)

    def add_card(self, key: str, texts: CardTexts) -> None:
        """Add a card at the end of the grid."""
        button = self._buttons[key] = CardButton(key)
        button.clicked.connect(partial(self.chosen.emit, key))
        self._grid.add(button)
        self.set_card_texts(key, texts)

    def set_card_texts(self, key: str, texts: CardTexts) -> None:
        """Set the texts of a card in the grid."""
        self._texts[key] = texts
        self._buttons[key].set_texts(texts.title, texts.question or texts.about)
        self._name_page(key)

    def show_page(self, key: str, page: CardPage) -> None:
        """Show a card's page instead of the grid."""
        if key not in self._pages:
            self._pages[key] = _scrolled(page)
            self._name_page(key)
            self._stack.addWidget(self._pages[key])
        self._stack.setCurrentWidget(self._pages[key])
        self._back.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.visibility_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.visibility_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.addWidget(self._back)
        head.addStretch()
        head.addWidget(self._ask)
        gallery = QWidget()
        layout = QVBoxLayout(gallery)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._about)
        layout.addWidget(self._grid)
        layout.addStretch()
        self._gallery = _scrolled(gallery)
        self._stack.addWidget(self._gallery)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Experiments"))
        self._gallery.setAccessibleName(self.windowTitle())
        self._about.setText(
            self.tr(
                "Change one thing, guess what it does, and see. Draw a digit first: all networks "
                "of an experiment read it while they learn."
            )
        )
        self._back.setText(self.tr("‹ All experiments"))
        self._back.setAccessibleName(self.tr("All experiments"))
        self._back.setToolTip(self.tr("Back to all experiments (Alt+Left)"))
        self._back.setShortcut("Alt+Left")
        self._ask.setText(self.tr("&Ask before each run"))
        self._ask.setToolTip(
            self.tr("Let the class choose what it expects before an experiment runs")
        )

    def _name_page(self, key: str) -> None:
        """Name a page by its card: it has the focus when it opens."""
        if key in self._pages:
            self._pages[key].setAccessibleName(self._texts[key].title)
            self._pages[key].setAccessibleDescription(self._texts[key].about)

    @Slot()
    def _show_all(self) -> None:
        self._stack.setCurrentWidget(self._gallery)
        self._back.hide()
        self.chosen.emit("")


def _scrolled(page: QWidget) -> QScrollArea:
    """A page that may need more height than a small projector has."""
    page.setContentsMargins(12, 8, 12, 12)
    area = QScrollArea()
    area.setProperty("tabbed", True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
