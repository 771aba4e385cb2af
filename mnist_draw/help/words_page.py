"""Page with the words on the screen: a list with search, and the meaning of the chosen word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from mnist_draw.help.glossary import Glossary
    from mnist_draw.help.word import Word

_LIST_WIDTH_LETTERS = 26


class WordsPage(QWidget):
    """The glossary, one word at a time.

    Attributes:
        word_changed: Another word is shown.
        place_wanted: Emits the `Word` to point out on the screen.
    """

    word_changed = Signal()
    place_wanted = Signal(object)

    def __init__(self, glossary: Glossary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glossary = glossary
        self._known = False
        self._search = QLineEdit()
        self._search.setObjectName("wordSearch")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._list = QListWidget()
        self._list.setObjectName("wordsList")
        self._list.currentItemChanged.connect(self._show_current)
        self._title = QLabel()
        self._title.setObjectName("wordTitle")
        self._title.setProperty("step", "headline")
        self._meaning = QLabel()
        self._meaning.setObjectName("wordMeaning")
        self._meaning.setWordWrap(True)
        self._meaning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._place = QPushButton()
        self._place.setObjectName("showWordButton")
        self._place.clicked.connect(self._want_place)
        self._where = QLabel()
        self._where.setObjectName("wordWhere")
        self._where.setProperty("tone", "muted")
        self._where.setWordWrap(True)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._title)
        side.addWidget(self._meaning)
        side.addWidget(self._place, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self._where)
        side.addStretch()
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(20)
        grid.addWidget(self._search, 0, 0)
        grid.addWidget(self._list, 1, 0)
        grid.addLayout(side, 0, 1, 2, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self._search)
        self._retranslate()
        self.set_glossary(glossary)

    @property
    def word(self) -> Word | None:
        """The word that is shown."""
        item = self._list.currentItem()
        return None if item is None else self._glossary.find(item.data(Qt.ItemDataRole.UserRole))

    def set_glossary(self, glossary: Glossary) -> None:
        """Show the words of another language; the present word stays."""
        present = self.word
        self._glossary = glossary
        self._list.clear()
        for word in glossary.words:
            item = QListWidgetItem(word.title)
            item.setData(Qt.ItemDataRole.UserRole, word.key)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, word.meaning)
            self._list.addItem(item)
        self._filter(self._search.text())
        self.show_word(glossary.words[0].key if present is None else present.key)

    def show_word(self, key: str) -> None:
        """Show a word; one that the search hides ends the search."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == key:
                if item.isHidden():
                    self._search.clear()
                self._list.setCurrentItem(item)

    def set_place_known(self, *, known: bool, opens: bool = False) -> None:
        """Offer to point out the word, or say where it would be.

        Args:
            known: Whether it is on the screen now.
            opens: Whether the part of the application that shows it can be opened.
        """
        self._known = known
        self._place.setEnabled(known or opens)
        self._explain_place()

    def shown_words(self) -> list[str]:
        """The words that the search has left."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [item.text() for item in items if not item.isHidden()]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_width()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search the words"))
        self._search.setToolTip(self.tr("Words and meanings that contain what you type"))
        self._list.setAccessibleName(self.tr("Words on the screen"))
        self._list.setToolTip(self.tr("Choose a word to read what it means"))
        self._place.setText(self.tr("Show it on the screen"))
        self._place.setAccessibleName(self._place.text())
        self._explain_place()
        self._set_width()

    def _explain_place(self) -> None:
        word = self.word
        places = {
            "form": self.tr("Not on the screen now: unfold the settings beside “Training”"),
            "settings": self.tr("Not on the screen now: it is in All settings"),
            "inside": self.tr(
                "Not on the screen now: it is in the Inside view, with a drawing on the canvas"
            ),
            "mistakes": self.tr("Not on the screen now: it is in Training, Mistakes"),
            "runs": self.tr("Not on the screen now: it is in Training, Runs"),
            "curves": self.tr("Not on the screen now: the curves show it once a network trains"),
            "answer": self.tr(
                "Not on the screen now: it stands under the answer when you draw, for example, a "
                "letter"
            ),
        }
        where = "" if word is None or self._known else places.get(word.home, "")
        self._where.setText(where)
        self._where.setVisible(bool(where))
        # Nothing shows a word such as calibration, and nothing is to be offered.
        self._place.setVisible(self._known or bool(where))
        if self._known:
            self._place.setToolTip(self.tr("Point out where this word is in the window"))
        elif self._place.isEnabled():
            self._place.setToolTip(self.tr("Open the part of the application that shows this word"))
        else:
            self._place.setToolTip(where)

    def _set_width(self) -> None:
        width = _LIST_WIDTH_LETTERS * self.fontMetrics().averageCharWidth()
        self._list.setFixedWidth(width)
        self._search.setFixedWidth(width)

    @Slot(str)
    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            word = self._glossary.find(item.data(Qt.ItemDataRole.UserRole))
            text = "" if word is None else f"{word.title} {word.meaning}".casefold()
            item.setHidden(not all(part in text for part in wanted))
        current = self._list.currentItem()
        if current is not None and current.isHidden():
            left = (row for row in range(self._list.count()) if not self._list.item(row).isHidden())
            # -1: nothing is left.
            self._list.setCurrentRow(next(left, -1))

    @Slot()
    def _show_current(self) -> None:
        word = self.word
        self._title.setText("" if word is None else word.title)
        self._meaning.setText("" if word is None else word.meaning)
        self.word_changed.emit()

    @Slot()
    def _want_place(self) -> None:
        if self.word is not None:
            self.place_wanted.emit(self.word)
