"""Texts of files in the window: shown as they are, never taken for HTML.

Qt guesses whether the text of a label or a tip is HTML, and loads the pictures that it names. A
label with a text from outside gets ``Qt.TextFormat.PlainText``; tips have no such switch.
"""

from __future__ import annotations

import html
import os
from typing import TYPE_CHECKING

from PySide6 import QtGui

from trainer.printable import printable

if TYPE_CHECKING:
    from pathlib import Path


def plain_tip(text: str) -> str:
    """The text of a tip that Qt shows as it is."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'


def without_markup(text: str) -> str:
    """A rich text as screen readers get it: a line for each paragraph."""
    return QtGui.QTextDocumentFragment.fromHtml(text).toPlainText()


def path_text(path: Path) -> str:
    """A path in a message or a tip; bytes of its name that are no text are escaped."""
    return printable(str(path))


def short_path_text(path: Path, most: int = 40) -> str:
    """A path in a short message: its last parts, as many as `most` characters hold.

    Args:
        path: The path; its name is shown whole, however long.
        most: Most characters of the text.
    """
    if len(str(path)) <= most:
        return path_text(path)
    *folders, name = path.parts
    shown = name
    for folder in reversed(folders):
        longer = f"{folder}{os.sep}{shown}"
        if len(longer) + 2 > most:
            break
        shown = longer
    return printable(f"…{os.sep}{shown}")
