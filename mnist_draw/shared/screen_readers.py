"""Announcements to screen readers, and descriptions that change while one listens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

READS_DESCRIPTIONS: Final = sys.platform not in {"win32", "darwin"}
"""Whether a new description of the widget with the focus is read out, as Orca does.

Qt's bridges to Windows and macOS do not pass it on.
"""


def announce(widget: QWidget, text: str) -> None:
    """Announce a text at once; a controller that has many of them uses an `Announcer`.

    Qt's alerts would not do: its bridge to AT-SPI, which Orca listens to, drops them.

    Args:
        widget: What it belongs to.
        text: In the present language; empty for nothing.
    """
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def describe(widget: QWidget, text: str) -> None:
    """Change the description of a widget; heard once where it has the focus, on every platform."""
    if widget.accessibleDescription() == text:
        return
    widget.setAccessibleDescription(text)
    if widget.hasFocus() and not READS_DESCRIPTIONS:
        announce(widget, text)
