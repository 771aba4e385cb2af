"""Keys of canvas and curves that no action has, for the page of shortcuts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from mnist_draw.help.shortcuts import Shortcut, ShortcutGroup
from mnist_draw.shared.platforms import keys

translate: Final = QCoreApplication.translate


def widget_key_groups() -> list[ShortcutGroup]:
    """What keys do while the canvas or a plot has the focus, in the present language."""
    arrows = translate("WidgetKeys", "Arrow keys")
    sideways = translate("WidgetKeys", "Left, Right")
    shift = translate("WidgetKeys", "Shift+{keys}")
    canvas = (
        (translate("WidgetKeys", "Move the pen"), arrows),
        (translate("WidgetKeys", "Move the pen far"), shift.format(keys=arrows)),
        (
            translate("WidgetKeys", "Move the pen diagonally"),
            translate("WidgetKeys", "Home, Page Up, End, Page Down"),
        ),
        (translate("WidgetKeys", "Lower or lift the pen"), translate("WidgetKeys", "Space")),
        (translate("WidgetKeys", "Take the open stroke back"), translate("WidgetKeys", "Esc")),
    )
    curves = (
        (translate("WidgetKeys", "Read the values at the next moment"), sideways),
        (
            translate("WidgetKeys", "Read the values in larger steps"),
            f"{keys.in_text('Ctrl')}+{sideways}",
        ),
        (
            translate("WidgetKeys", "Read the values at the next validation"),
            shift.format(keys=sideways),
        ),
        (
            translate("WidgetKeys", "Read the first or the newest values"),
            translate("WidgetKeys", "Home, End"),
        ),
        (translate("WidgetKeys", "Zoom in time"), "+, -"),
        (translate("WidgetKeys", "Show everything again"), "A"),
    )
    return [
        ShortcutGroup(title, tuple(Shortcut(text, (pressed,), text) for text, pressed in rows))
        for title, rows in (
            (translate("WidgetKeys", "In the canvas"), canvas),
            (translate("WidgetKeys", "In the curves"), curves),
        )
    ]
