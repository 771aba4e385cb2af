"""Combo boxes: elided in the box but not in the list, and searched by any word that is typed."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent, QKeyEvent, QTextDocumentFragment
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# A longer pause between two letters begins another search.
_SEARCH_MS: Final = 1_200


class ComboBox(QComboBox):
    """A combo box that may be narrower than its texts.

    Typing finds an item by the beginning of any word of its text, else of its tooltip.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self._searched_list: QObject | None = None
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._elided()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        # What is not to be read in the box is read in its tip.
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.whole_tip(), self)
            return True
        return super().event(event)

    def whole_tip(self) -> str:
        """The tooltip, after the text of the present item if the box cuts it."""
        text, tip = self.currentText(), self.toolTip()
        if self._elided() == text:
            return tip
        if tip.startswith("<"):
            return f"<p>{html.escape(text)}</p>{tip}"
        return html.escape(text) + "".join(f"<br>{html.escape(line)}" for line in tip.splitlines())

    def _elided(self) -> str:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        return self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        # The list is as wide as its texts, even if the box is narrower.
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * self.height())
        rows = min(self.count(), self.maxVisibleItems())
        height = sum(view.sizeHintForRow(row) for row in range(rows)) + self.height()
        view.setMinimumHeight(min(height, round(0.8 * self.screen().availableSize().height())))
        if self._searched_list is not view:
            self._searched_list = view
            view.installEventFilter(self)
            # Letters of Japanese and Korean are composed.
            view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)
            return
        row = self._search(event.text(), self.currentIndex())
        if row is not None and row != self.currentIndex():
            self.setCurrentIndex(row)
            self.activated.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._searched_list:
            if isinstance(event, QInputMethodEvent) and event.commitString():
                self._search_list(event.commitString())
                return True
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and isinstance(event, QKeyEvent) and self._takes(event):
                self._search_list(event.text())
                return True
        return super().eventFilter(watched, event)

    def _search_list(self, letters: str) -> None:
        view = self.view()
        row = self._search(letters, view.currentIndex().row())
        if row is not None:
            view.setCurrentIndex(self.model().index(row, self.modelColumn()))

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to a search; a space alone opens the list or chooses."""
        command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        text = event.text()
        if event.modifiers() & command or not text.isprintable() or not text:
            return False
        return not text.isspace() or self._searching

    @property
    def _searching(self) -> bool:
        timer = self._since_typed
        return bool(self._typed) and timer.isValid() and timer.elapsed() < _SEARCH_MS

    def _search(self, letters: str, current: int) -> int | None:
        """Row that best matches what was typed, from the current one on; None for none."""
        self._typed = (self._typed if self._searching else "") + letters.casefold()
        self._since_typed.start()
        # One letter, typed again and again, steps through its items.
        repeated = len(set(self._typed)) == 1
        typed = self._typed[:1] if repeated else self._typed
        first = current + 1 if repeated else max(0, current)
        enabled = Qt.ItemFlag.ItemIsEnabled
        model, column = self.model(), self.modelColumn()
        best: tuple[int, int] | None = None
        for distance in range(self.count()):
            row = (first + distance) % self.count()
            if not model.flags(model.index(row, column)) & enabled:
                continue
            tip = str(self.itemData(row, Qt.ItemDataRole.ToolTipRole) or "")
            rank = _rank(typed, self.itemText(row), tip)
            if rank is not None and (best is None or rank < best[0]):
                best = rank, row
        return None if best is None else best[1]


class LabelledBox(QWidget):
    """A combo box with a title above it."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__()
        self._box = box
        self._label = QLabel()
        self._label.setObjectName(f"{box.objectName().removesuffix('Box')}Title")
        self._label.setProperty("step", "caption")
        self._label.setProperty("tone", "muted")
        self._label.setBuddy(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        layout.addWidget(box)

    def set_texts(self, title: str, tip: str) -> None:
        """Set title, accessible name and tooltip."""
        self._label.setText(title)
        self._label.setToolTip(tip)
        self._box.setAccessibleName(title)
        self._box.setToolTip(tip)


def _rank(typed: str, text: str, tip: str) -> int | None:
    """How well an item matches what was typed, 0 best; None if it does not match."""
    text = text.casefold()
    if text.startswith(typed):
        return 0
    parts = typed.split()
    if all(_begins_word(part, text) for part in parts):
        return 1
    about = QTextDocumentFragment.fromHtml(tip).toPlainText()
    everything = f"{text} {about.casefold()}"
    return 2 if all(_begins_word(part, everything) for part in parts) else None


def _begins_word(part: str, text: str) -> bool:
    # Words of Japanese and Korean have no visible beginning.
    return (
        part in text
        if not part.isascii()
        else re.search(rf"(?<!\w){re.escape(part)}", text, re.ASCII) is not None
    )
