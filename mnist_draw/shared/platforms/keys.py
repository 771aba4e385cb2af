"""Keyboard shortcuts that a platform has, and how it writes them in texts."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

# Keys in texts for the user, in Qt's portable form, such as "Ctrl+Shift+Z", "F5", "(Delete)"; and
# the modifier alone, as in "with Ctrl".
_KEYS: Final = re.compile(
    r"(?<![A-Za-z+])"
    r"(?:(?:Ctrl\+|Alt\+|Shift\+)+(?:F\d{1,2}|Return|Enter|Delete|Left|Right|[A-Z0-9,.])"
    r"|F\d{1,2}|(?<=[(（])Delete(?=[)）])|Ctrl)"
    r"(?![A-Za-z0-9+])"
)


def function_key(number: int) -> list[QKeySequence]:
    """The shortcuts that stand for a function key, the one to show first.

    On the keyboards of Macs the function keys set volume and brightness unless *fn* is held:
    Option, Command and the digit stand for them there, and the system's own for the full screen.
    """
    keys = [f"F{number}"]
    if sys.platform == "darwin":
        keys.insert(0, "Ctrl+Meta+F" if number == 11 else f"Ctrl+Alt+{number}")
    return [QKeySequence(key) for key in keys]


def delete_keys() -> list[QKeySequence]:
    """The shortcuts that delete, the one to show first.

    The delete key of Macs is the one that is called Backspace elsewhere.
    """
    delete = QKeySequence("Delete")
    return [QKeySequence("Backspace"), delete] if sys.platform == "darwin" else [delete]


def native(keys: QKeySequence) -> str:
    """A shortcut as the platform writes it: ``Ctrl+Z``, on macOS ``⌘Z``."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def in_text(text: str, write: Callable[[QKeySequence], str] = native) -> str:
    """A text whose shortcuts are written as on this platform.

    Args:
        text: Its shortcuts are in Qt's portable form.
        write: How a shortcut is written.
    """

    def replaced(match: re.Match[str]) -> str:
        keys = match[0]
        if keys == "Ctrl":
            # What remains of the shortcut without its letter.
            return write(QKeySequence("Ctrl+A")).removesuffix("A").removesuffix("+")
        if keys == "Delete":
            return write(delete_keys()[0])
        number = keys.removeprefix("F")
        return write(function_key(int(number))[0] if number.isdigit() else QKeySequence(keys))

    return _KEYS.sub(replaced, text)


class NativeKeysTranslator(QTranslator):
    """A translator whose texts have their shortcuts written as on this platform."""

    def isEmpty(self) -> bool:
        """False: English texts are translated without a file too."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The text in the language of the file, else the English one; None if it stays."""
        translated: str | None = super().translate(context, source, disambiguation, n) or None
        # The names of keys, which Qt translates to write a shortcut.
        if context == "QShortcut":
            return translated
        text = in_text(translated or source)
        return translated if text == source else text


def make_translator(parent: QObject) -> QTranslator:
    """A translator for this platform; it is empty where English texts stay as they are."""
    return NativeKeysTranslator(parent) if sys.platform == "darwin" else QTranslator(parent)
