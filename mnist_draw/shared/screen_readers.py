"""Announcements to screen readers: texts that nothing with the focus says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Announce a text at once; a controller that has many of them uses an `Announcer`.

    Qt's alerts would not do: its bridge to AT-SPI, which Orca listens to, drops them.

    Args:
        widget: What it belongs to.
        text: In the present language; empty for nothing.
    """
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
