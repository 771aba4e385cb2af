"""Glossary of a window: finds the word of a widget, and gives widgets their "What's this?"."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtWidgets import QLabel, QWidget

from mnist_draw.help.words import words
from mnist_draw.shared.descendants import descendants
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.help.word import Word

# A strip of the Inside view and its title: which words belong to it is in the title's text, as
# "Convolution 1: kernels".
_STRIP: Final = "strip-"
_STRIP_TITLE: Final = "stripTitle-"


class Glossary:
    """The words in the present language, by widget; make a new one for another language."""

    def __init__(self) -> None:
        self.words = words()
        self._by_name = {
            name: word for word in self.words for name in (*word.labels, *word.controls)
        }

    def find(self, key: str) -> Word | None:
        """The word with a key."""
        return next((word for word in self.words if word.key == key), None)

    def word_of(self, widget: QWidget) -> Word | None:
        """The word that belongs to a widget itself."""
        name = widget.objectName()
        if name in self._by_name:
            return self._by_name[name]
        if name.startswith(_STRIP_TITLE):
            return self._in_text(_text(widget))
        if name.startswith(_STRIP):
            title = widget.findChild(QWidget, _STRIP_TITLE + name.removeprefix(_STRIP))
            return None if title is None else self._in_text(_text(title))
        return None

    def word_at(self, widget: QWidget | None) -> Word | None:
        """The word of a widget, or of the nearest widget around it that has one."""
        while widget is not None:
            word = self.word_of(widget)
            if word is not None:
                return word
            widget = None if widget.isWindow() else widget.parentWidget()
        return None

    def attach(self, window: QWidget) -> Iterator[None]:
        """Give every widget of a window its text for "What's this?" and for screen readers.

        Each step looks at one widget; widgets may be destroyed between steps.
        """
        left = [window]
        while left:
            widget = left.pop()
            if not shiboken6.isValid(widget):
                continue
            left += [child for child in widget.children() if isinstance(child, QWidget)]
            word = self.word_of(widget)
            if word is not None and widget.whatsThis() != (text := rich_text(word)):
                widget.setWhatsThis(text)
            yield

    def widgets(self, word: Word, window: QWidget) -> list[QWidget]:
        """The widgets of a word in a window, labels first."""
        found = [window.findChild(QWidget, name) for name in (*word.labels, *word.controls)]
        named = [widget for widget in found if widget is not None]
        titles = [
            widget
            for widget in descendants(window, QWidget)
            if widget.objectName().startswith(_STRIP_TITLE) and self.word_of(widget) is word
        ]
        return named + titles

    def _in_text(self, text: str) -> Word | None:
        """The word that ends last in a text, as in "Convolution 1: kernels"; of two, the longer."""
        text = text.casefold()
        inside = [
            (text.rfind(title) + len(title), len(title), word)
            for word in self.words
            if (title := word.title.casefold()) in text
        ]
        return max(inside, key=lambda each: each[:2])[2] if inside else None


def rich_text(word: Word) -> str:
    """A word and its meaning, as rich text."""
    return f"<b>{html.escape(word.title)}</b><p>{html.escape(word.meaning)}</p>"


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | SteadyLabel) else ""
